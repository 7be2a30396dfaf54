"""From the rows below a header to rows of fields: people are kept, the rest is told.

A person may stand in two rows (the name above the NIP); a unit may be named by a row of
its own; what follows a place and date at the end is a signature.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from organisasi.rules.baris_tabel import (
    awal_tanda_tangan,
    isi_berbeda,
    kosong,
    sebab_lewat,
    unit_di_judul,
    unit_judul,
)
from organisasi.rules.impor import JenisImpor
from organisasi.rules.pecah import baris_lahir
from organisasi.rules.tabel import Tabel, judul_lagi, judul_unik

#: Prints the cells of a row, or some of them.
Teks = Callable[[Sequence[Any]], list[str]]
#: Fields without which a row of a kind is nothing.
_POKOK: Mapping[JenisImpor, tuple[str, ...]] = {
    JenisImpor.UNIT: ("unit", "kode_unor"),
    JenisImpor.JABATAN: ("jabatan",),
}
_POKOK_ORANG = ("nama_nip", "nip", "nama")
_ULANG = ("tanggal", "uang")
_ANGKA_NIP = re.compile(
    r"(?:[0-9][\s.'’-]*){8}|[0-9][.,]?[0-9]*E\+?[0-9]", re.IGNORECASE
)
_KATA = re.compile(r"[^\W\d_]{2,}")
_LABEL_NIP = re.compile(
    r"(?:NIP|NI\s*P(?:PP|3)K|NIP\s*P?(?:PPPK|3K))(?![A-Z])[\s.:]*", re.IGNORECASE
)
_LOWONG = re.compile(
    r"[-–—]+|\W*(?:KOSONG|LOWONG|VACANT|BELUM (?:TER|DI)ISI|BELUM ADA PEJABAT)\W*",
    re.IGNORECASE,
)
_PENDEK = 30
_TANDA_TANGAN = "Baris tanda tangan."
#: People of the regions who are no ASN, as lists call them.
NON_ASN = re.compile(
    r"\b(?:NON[\s-]*(?:ASN|PNS)|HONOR(?:ER)?|THL|PHL|TKK|GTT|PTT|KONTRAK"
    r"|OUTSOURCING|SUKARELA|BAKTI)\b",
    re.IGNORECASE,
)
BUKAN_ASN = "Bukan ASN dan tanpa NIP, jadi tidak dicatat dari berkas ini."


@dataclass(slots=True)
class BarisMentah:
    """One row as text by field; ``nomor`` counts from 1 as a spreadsheet shows it.

    ``sel`` is how many cells were written and ``lebih`` the words beyond the last
    named column. ``unit`` is the unit that a row above names, ``unit_turun`` says that
    the cell goes on from the one above. ``lewati`` says why a row is nobody. Columns
    that are only checked have keys like "tanggal:TMT CPNS".
    """

    lembar: str
    nomor: int
    isi: dict[str, str]
    sel: int = 0
    lebih: tuple[str, ...] = ()
    unit: str = ""
    unit_turun: bool = False
    lewati: str = ""
    sejak_1904: bool = False


class Penyaring:
    """Goes through the rows of one sheet."""

    def __init__(
        self,
        jenis: JenisImpor,
        tabel: Tabel,
        pemetaan: Mapping[str, str],
        lembar: str,
        kepala: Sequence[Sequence[str]],
    ) -> None:
        self.tabel = tabel
        self.lembar = lembar
        self.pokok = _POKOK.get(jenis, _POKOK_ORANG)
        self.orang = jenis not in _POKOK
        self.cetak = jenis in {JenisImpor.NOMINATIF, JenisImpor.DUK}
        self.pemetaan = pemetaan
        self.kolom = self._kolom(tabel.judul)
        self.unit = self._unit_atas(kepala, jenis)
        self.tanda_tangan = False
        self.dua_baris = False
        self.non_asn = False  # below a heading "TENAGA KONTRAK"
        self.terbuka: BarisMentah | None = None  # may go on in the next row

    def _kolom(self, judul: Sequence[str]) -> list[tuple[int, str]]:
        """Return place and field of each column that is read."""
        return [
            (letak, f"{kunci}:{satu}" if kunci in _ULANG else kunci)
            for letak, satu in enumerate(judul)
            if satu and (kunci := self.pemetaan.get(satu, ""))
        ]

    def _unit_atas(self, kepala: Sequence[Sequence[str]], jenis: JenisImpor) -> str:
        """Take the unit from titles; a letterhead alone counts in a nominatif only."""
        judul = kepala[: self.tabel.letak]
        if unit := unit_di_judul(judul):
            return unit
        kop = [unit_judul(s) for s in judul] if jenis is JenisImpor.NOMINATIF else []
        return [unit_judul([self.lembar]), *filter(None, kop)][-1]

    def saring(
        self,
        baris: Iterable[tuple[int, Sequence[Any]]],
        teks: Teks,
        *,
        sejak_1904: bool,
    ) -> list[BarisMentah]:
        """Return the rows with something in them, in the order of the sheet."""
        hasil: list[BarisMentah] = []
        lebar = self.tabel.lebar
        for nomor, sel in baris:
            panjang = len(sel)
            kolom = self.kolom if panjang >= lebar else self._ada(panjang)
            sel_kolom = teks([sel[i] for i, _ in kolom])
            isi = {k: s for (_, k), s in zip(kolom, sel_kolom, strict=True)}
            satu = BarisMentah(self.lembar, nomor, isi, panjang, unit=self.unit)
            satu.sejak_1904 = sejak_1904
            if panjang > lebar:
                satu.lebih = tuple(filter(None, teks(sel[lebar:])))
            if not self._utuh(isi):
                semua = teks(sel)
                if not any(semua):
                    self.terbuka = None
                    continue
                satu.lewati = self._bukan_isi(semua)
                if not satu.lewati:
                    if self._lanjutan(satu):
                        continue
                    satu.lewati = self._sebab(satu, semua)
            hasil.append(satu)
            self.terbuka = None if satu.lewati else satu
        if self.cetak and any(kunci == "unit" for _, kunci in self.kolom):
            _turunkan_unit([satu for satu in hasil if not satu.lewati])
        return hasil

    def _ada(self, panjang: int) -> list[tuple[int, str]]:
        """Return the columns that a row of so many cells has."""
        return [satu for satu in self.kolom if satu[0] < panjang]

    def _utuh(self, isi: Mapping[str, str]) -> bool:
        """Say at a glance whether this is a row like all others."""
        if self.tanda_tangan and sum(1 for s in isi.values() if s) < min(
            3, len(self.kolom)
        ):
            return False
        utuh = self._bertanda(isi)
        if utuh:
            self.tanda_tangan = False
        return utuh

    def _bertanda(self, isi: Mapping[str, str]) -> bool:
        if not self.orang:
            return False
        if gabung := isi.get("nama_nip", ""):
            nip = _ANGKA_NIP.search(gabung) and not baris_lahir(gabung)
            return bool(nip) and _ada_nama(gabung)
        return bool(isi.get("nama")) and bool(_ANGKA_NIP.search(isi.get("nip", "")))

    def _lanjutan(self, baris: BarisMentah) -> bool:
        """Add a row to the one above when both are one person."""
        gabung = baris.isi.get("nama_nip", "")
        atas = self.terbuka
        if atas is None or "nama_nip" not in baris.isi:
            return False
        atas_utuh = bool(_ANGKA_NIP.search(atas.isi.get("nama_nip", "")))
        if gabung and atas_utuh and self.dua_baris and baris_lahir(gabung):
            baris.isi["lahir"], baris.isi["nama_nip"] = baris_lahir(gabung), ""
        elif gabung and not atas_utuh and not _ada_nama(gabung):
            self.dua_baris = self.dua_baris or bool(_ANGKA_NIP.search(gabung))
        elif gabung or not self.dua_baris or not any(baris.isi.values()):
            return False
        for kunci, teks in baris.isi.items():
            lama = atas.isi.get(kunci, "")
            if teks and teks != lama:
                atas.isi[kunci] = f"{lama}\n{teks}" if lama else teks
        return True

    def _bukan_isi(self, semua: Sequence[str]) -> str:
        """Say what a row is that belongs to the form, not to its content."""
        if judul_lagi(semua, self.tabel.judul):
            self.tanda_tangan = False
            lagi = self._kolom(judul_unik(semua))  # a second table, perhaps in
            if {k for _, k in lagi} >= {k for _, k in self.kolom}:  # another order
                self.kolom = lagi
            return "Judul kolom yang diulang."
        return sebab_lewat(semua)

    def _sebab(self, baris: BarisMentah, semua: Sequence[str]) -> str:
        """Say why this row is nobody, "" when it is somebody all the same."""
        isi = baris.isi
        if not self.orang:
            ada = any(isi.get(kunci) for kunci in self.pokok)
            return "" if ada else self._tanpa_pokok(isi, semua)
        if not isi.get("nip") and (unit := unit_judul(semua)):
            self.unit, self.tanda_tangan = unit, False
            return f"Judul unit “{unit}”, berlaku untuk baris di bawahnya."
        terisi = sum(1 for satu in isi.values() if satu)
        bernomor = _ANGKA_NIP.search(isi.get("nip", "") + isi.get("nama_nip", ""))
        if terisi < 3 and not bernomor and awal_tanda_tangan(semua):
            self.tanda_tangan = True
        if self.tanda_tangan and terisi < 3:
            return _TANDA_TANGAN
        return self._tanpa_pokok(isi, semua)

    def _tanpa_pokok(self, isi: Mapping[str, str], semua: Sequence[str]) -> str:
        berbeda = isi_berbeda(semua)
        nama = isi.get("nama", "") or isi.get("nama_nip", "").partition("\n")[0]
        if _LOWONG.fullmatch(nama) and kosong(isi.get("nip", "")):
            return "Jabatan kosong, tanpa orang."
        if isi.get("nama") and kosong(isi.get("nip", "")):
            pendek = (satu for satu in berbeda if len(satu) <= _PENDEK)
            if self.non_asn or any(NON_ASN.match(satu) for satu in pendek):
                return BUKAN_ASN
        if all(_LABEL_NIP.match(satu) for satu in berbeda):
            return _TANDA_TANGAN
        if len(berbeda) == 1 and len(self.kolom) > 2:
            self.non_asn = NON_ASN.search(berbeda[0]) is not None
            return "Baris ini hanya berisi satu sel, jadi bukan data."
        terisi = sum(1 for satu in isi.values() if satu)
        if terisi < 3 and not any(isi.get(kunci) for kunci in self.pokok):
            return "Baris tanpa NIP dan nama." if self.orang else "Baris tanpa nama."
        return ""


def _ada_nama(gabung: str) -> bool:
    return bool(_KATA.search(_LABEL_NIP.sub("", gabung)))


def _turunkan_unit(baris: Sequence[BarisMentah]) -> None:
    """Carry a unit down over empty cells where a printed list names each one once.

    A merged cell comes out of a CSV like that; a gap in a column that is mostly filled
    stays a gap.
    """
    ada = sum(1 for satu in baris if satu.isi.get("unit"))
    if not ada or ada * 2 > len(baris) or any(satu.unit for satu in baris):
        return
    unit = ""
    for satu in baris:
        if not satu.isi.get("unit") and unit:
            satu.isi["unit"], satu.unit_turun = unit, True
        unit = satu.isi.get("unit", "")
