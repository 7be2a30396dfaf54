"""A tree of posts (analisis jabatan): each names the post above it, by name.

The register hangs posts on units, so the post above tells in which unit a new one
stands. A name that several posts bear is asked, never guessed.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from organisasi.rules.golongan import baca_eselon, jenis_eselon
from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.jenis import LABEL, JenisJabatan, JenisUnit
from organisasi.rules.kata_siasn import (
    jenis_tersirat,
    jenis_tertulis,
    memimpin_unit,
)
from organisasi.rules.linimasa import JabatanImpor, UnitImpor, kunci
from organisasi.rules.papan_impor import Letak, Papan
from organisasi.rules.pohon_impor import BarisBerkas, PosRencana
from organisasi.rules.register_impor import BarisRencana, Pertanyaan, Register, Rencana
from organisasi.rules.sebutan_jabatan import baku
from organisasi.rules.sel import Sel
from organisasi.rules.tempat_impor import tanya_unit

NAMA, UNIT, KELAS = "Jabatan", "Unit", "Kelas jabatan"
_KATA = {"kelas": KELAS, "jenis": "Jenis jabatan", "eselon": "Eselon", "kuota": "Kuota"}
_KELAS = range(1, 18)
_PILIHAN = 50
_SEKITAR_BILANGAN = re.compile(
    r"^(?:KELAS|GRADE)\b[\s.:]*|(?:\.0+)?\s*(?:ORANG|PEGAWAI|FORMASI)?$", re.IGNORECASE
)


@dataclass(slots=True)
class _Baris:
    """A row that can be planned."""

    nomor: int
    nama: str
    induk: str
    unit: str
    kode_unor: str
    kelas: int | None
    eselon: str
    jenis: JenisJabatan | None
    kuota: int | None
    atas: "_Baris | JabatanImpor | None" = None
    jabatan: JabatanImpor | None = None


def susun_jabatan(
    baris: Sequence[BarisBerkas],
    register: Register,
    *,
    kuota: Mapping[int, int],
    kolom: Mapping[str, str],
    jawaban: Mapping[Letak, str],
) -> Rencana:
    """Plan a tree of posts; ``kuota`` holds the quota of each post of the register."""
    mula = [
        BarisRencana(satu.lembar, satu.nomor, KeputusanBaris.DILEWATI) for satu in baris
    ]
    papan = Papan(mula, kolom, jawaban)
    return _Penyusun(papan, register, kuota, kolom).susun(baris)


class _Penyusun:
    def __init__(
        self,
        papan: Papan,
        register: Register,
        kuota: Mapping[int, int],
        kolom: Mapping[str, str],
    ) -> None:
        self.papan = papan
        self.register = register
        self.kuota = kuota
        self.kolom = kolom
        self.unit: dict[str, list[UnitImpor]] = defaultdict(list)
        self.bawah: dict[UnitImpor, list[UnitImpor]] = defaultdict(list)
        self.berkode: dict[str, UnitImpor] = {}
        for satu in register.unit:
            self.unit[kunci(satu.nama)].append(satu)
            if satu.induk is not None:
                self.bawah[satu.induk].append(satu)
            if satu.kode:
                self.berkode[satu.kode] = satu
        self.pos: dict[tuple[UnitImpor, str], JabatanImpor] = {}
        self.bernama: dict[str, list[JabatanImpor]] = defaultdict(list)
        self.pemimpin: set[UnitImpor] = set()
        for post in register.jabatan:
            self.pos[post.unit, kunci(post.nama)] = post
            self.bernama[kunci(post.nama)].append(post)
            if post.memimpin:
                self.pemimpin.add(post.unit)
        self.per_pos: dict[JabatanImpor, _Baris] = {}
        self.rencana: list[PosRencana] = []

    def susun(self, baris: Sequence[BarisBerkas]) -> Rencana:
        semua: list[_Baris] = []
        for nomor, satu in enumerate(baris):
            if satu.lewati:
                self.papan.lewati(nomor, satu.lewati)
            elif isi := self._baca(nomor, satu):
                semua.append(isi)
        bernama: dict[str, list[_Baris]] = defaultdict(list)
        for isi in semua:
            bernama[kunci(isi.nama)].append(isi)
        antre = [isi for isi in semua if self._atasi(isi, bernama)]
        while antre:  # from the top down: a post's unit follows from the one above
            siap = [
                s for s in antre if not isinstance(s.atas, _Baris) or s.atas.jabatan
            ]
            if not siap:
                self._gantung(antre)
                break
            for isi in siap:
                self._satu(isi)
            sudah = {isi.nomor for isi in siap}
            antre = [isi for isi in antre if isi.nomor not in sudah]
        return Rencana(self.papan.selesai(), [], [], 0, "", pos=self.rencana)

    def _baca(self, nomor: int, baris: BarisBerkas) -> _Baris | None:
        sel = Sel(baris.isi, self.kolom)
        nama = sel.teks("jabatan")
        eselon = baca_eselon(sel.kode("eselon"))
        if not nama:
            sel.tolak_karena("jabatan", "Nama jabatan kosong. Isi nama jabatannya.")
        if len(nama) > 200:
            sel.tolak_karena("jabatan", "Isinya lebih dari 200 huruf.")
        hasil = _Baris(
            nomor,
            nama,
            sel.teks("induk"),
            sel.teks("unit"),
            sel.kode("kode_unor"),
            _bulat(sel, "kelas", _KELAS),
            eselon,
            _jenis(sel.teks("jenis_jabatan"), baris.lembar, eselon),
            _bulat(sel, "kuota", range(1, 1000)),
        )
        self.papan.baris[nomor].sesudah = {NAMA: nama[:200]}
        self.papan.salin(nomor, sel)
        return None if sel.tolak else hasil

    # The post above ------------------------------------------------------------------

    def _atasi(self, baris: _Baris, bernama: Mapping[str, Sequence[_Baris]]) -> bool:
        if not baris.induk or kunci(baris.induk) == kunci(baris.nama):
            return True
        nama = kunci(baris.induk)
        calon: list[_Baris | JabatanImpor] = [
            satu for satu in bernama.get(nama, ()) if satu is not baris
        ]
        calon = calon or list(self._tercatat(baris, nama))
        jawab = self.papan.jawab(baris.nomor, "induk")
        pilih = [s for s in calon if jawab and self._tanda(s) == jawab] or calon
        if len(pilih) == 1:
            baris.atas = pilih[0]
            return True
        if not pilih:
            self.papan.tolak(
                baris.nomor,
                "induk",
                f"Jabatan atasan “{baris.induk[:80]}” tidak ada dalam berkas maupun di "
                "sini. Betulkan namanya, atau tambahkan barisnya.",
            )
            return False
        self.papan.tanya(
            baris.nomor,
            Pertanyaan(
                "induk",
                f"Ada {len(pilih)} jabatan bernama “{baris.induk[:80]}”. Pilih yang "
                "menjadi atasan jabatan ini.",
                tuple(
                    (f"induk:{self._tanda(s)}", self._sebut(s))
                    for s in pilih[:_PILIHAN]
                ),
            ),
        )
        return False

    def _tercatat(self, baris: _Baris, nama: str) -> Sequence[JabatanImpor]:
        """Return posts of the register of that name, those of the row's unit first."""
        semua = self.bernama.get(nama, [])
        unit = self._calon_unit(baris)
        return [satu for satu in semua if satu.unit in unit] or semua

    def _tanda(self, satu: "_Baris | JabatanImpor") -> str:
        if isinstance(satu, JabatanImpor):
            return str(satu.pk)
        return self.papan.tanda(satu.nomor)

    def _sebut(self, satu: "_Baris | JabatanImpor") -> str:
        if isinstance(satu, JabatanImpor):
            return satu.uraian
        baris = self.papan.baris[satu.nomor]
        lembar = f" lembar {baris.lembar}" if baris.lembar else ""
        atas = f", di bawah {satu.induk}" if satu.induk else ""
        return f"{satu.nama}{atas} (baris {baris.nomor}{lembar})"

    def _gantung(self, antre: Sequence[_Baris]) -> None:
        for satu in antre:
            self.papan.tolak(satu.nomor, "induk", self._sebab_gantung(satu))

    def _sebab_gantung(self, baris: _Baris) -> str:
        """Say at which row above the chain of a post ends, or that it is a ring."""
        sudah, kini = set[int](), baris
        while isinstance(kini.atas, _Baris) and kini.nomor not in sudah:
            sudah.add(kini.nomor)
            kini = kini.atas
        if kini.nomor in sudah:
            return (
                "Jabatan ini akan berada di bawah dirinya sendiri. Betulkan atasannya."
            )
        siapa = f"“{kini.nama[:80]}” di {self.papan.letak(baris.nomor, kini.nomor)}"
        if self.papan.baris[kini.nomor].keputusan is KeputusanBaris.TANYA:
            return f"Jabatan di atasnya, {siapa}, masih perlu jawaban. Jawab dulu."
        return f"Jabatan di atasnya, {siapa}, tidak dapat dipakai. Betulkan dulu."

    # The unit and the decision -------------------------------------------------------

    def _calon_unit(self, baris: _Baris) -> list[UnitImpor]:
        if baris.kode_unor:
            ada = self.berkode.get(baris.kode_unor)
            return [ada] if ada else []
        return self.unit.get(kunci(baris.unit), []) if baris.unit else []

    def _letak(self, baris: _Baris) -> UnitImpor | None:
        """Return the unit of a row, None when it must be asked or is refused."""
        calon = self._calon_unit(baris)
        if not calon and (baris.unit or baris.kode_unor):
            self.papan.tolak(
                baris.nomor,
                "unit" if baris.unit else "kode_unor",
                f"Unit “{(baris.unit or baris.kode_unor)[:80]}” belum ada. Impor dulu "
                "pohon unitnya, atau betulkan namanya.",
            )
            return None
        if not calon:
            calon = self._unit_atas(baris)
        jawab = self.papan.jawab(baris.nomor, "unit")
        pilih = [s for s in calon if jawab and str(s.pk) == jawab] or calon
        if len(pilih) == 1:
            return pilih[0]
        tanya = tanya_unit(baris.unit or baris.nama, pilih)
        if not baris.unit:
            alasan = (
                f"Unit jabatan “{baris.nama[:80]}” tidak tertulis. Pilih unitnya, atau "
                "isi kolom unit kerja dalam berkas."
            )
            tanya = replace(tanya, alasan=alasan)
        self.papan.tanya(baris.nomor, tanya)
        return None

    def _unit_atas(self, baris: _Baris) -> list[UnitImpor]:
        """Guess the unit from the post above, or from the words of a topmost post."""
        atas = baris.atas.jabatan if isinstance(baris.atas, _Baris) else baris.atas
        if atas is not None:
            bawah = self.bawah.get(atas.unit, [])
            sendiri = [s for s in bawah if _seunit(baris.nama, s.nama)]
            return sendiri if len(sendiri) == 1 else [atas.unit]
        tercatat = [s.unit for s in self.bernama.get(kunci(baris.nama), ())]
        if tercatat:
            return list(dict.fromkeys(tercatat))
        cocok = [s for s in self.register.unit if _seunit(baris.nama, s.nama)]
        puncak = [s for s in self.register.unit if s.induk is None]
        if jenis_tersirat(baris.nama) is JenisJabatan.KEPALA_DAERAH and puncak:
            return puncak
        lain = [s for s in self.register.unit if s.induk is None or _di_atas(s)]
        return cocok or lain[:_PILIHAN]

    def _satu(self, baris: _Baris) -> None:
        unit = self._letak(baris)
        if unit is None:
            return
        row = self.papan.baris[baris.nomor]
        ada = self.pos.get((unit, kunci(baris.nama)))
        if ada is not None and ada in self.per_pos:
            lain = self.papan.letak(baris.nomor, self.per_pos[ada].nomor)
            row.keputusan = KeputusanBaris.DUPLIKAT
            self.papan.ingatkan(
                baris.nomor,
                "jabatan",
                f"Jabatan ini sudah ada di {lain} pada unit yang sama, jadi "
                "dicatat sekali. Bila memang dua jabatan, bedakan namanya.",
            )
            baris.jabatan = ada
            return
        baris.jabatan = self._baru(baris, unit) if ada is None else ada
        self.per_pos[baris.jabatan] = baris
        if ada is not None:
            self._ubah(baris, ada)

    def _baru(self, baris: _Baris, unit: UnitImpor) -> JabatanImpor:
        jenis = baris.jenis or jenis_tersirat(baris.nama)
        memimpin = unit not in self.pemimpin and (
            memimpin_unit(jenis, baris.nama, unit.nama)
            or _seunit(baris.nama, unit.nama)
        )
        baru = JabatanImpor(
            None,
            unit,
            baris.nama,
            jenis,
            memimpin,
            eselon=baris.eselon,
            kelas=baris.kelas,
        )
        self.pos[unit, kunci(baris.nama)] = baru
        if memimpin:
            self.pemimpin.add(unit)
        self.rencana.append(PosRencana(baris.nomor, baru, kuota=baris.kuota))
        row = self.papan.baris[baris.nomor]
        row.keputusan = KeputusanBaris.BARU
        row.sesudah[UNIT] = unit.nama
        isi = {"kelas": baris.kelas, "jenis": jenis, "eselon": baris.eselon}
        row.sesudah |= {_KATA[k]: _kata(v) for k, v in isi.items() if v}
        return baru

    def _ubah(self, baris: _Baris, ada: JabatanImpor) -> None:
        row = self.papan.baris[baris.nomor]
        lama: dict[str, Any] = {
            "kelas": ada.kelas,
            "eselon": ada.eselon,
            "jenis": ada.jenis,
            "kuota": self.kuota.get(ada.pk or 0),
        }
        baru: dict[str, Any] = {
            "kelas": baris.kelas,
            "eselon": baris.eselon,
            "jenis": baris.jenis,
            "kuota": baris.kuota,
        }
        ganti = {k: v for k, v in baru.items() if v and v != lama[k]}
        row.keputusan = KeputusanBaris.BERUBAH if ganti else KeputusanBaris.SAMA
        row.sebelum = {_KATA[k]: _kata(lama[k]) for k in ganti}
        row.sesudah |= {_KATA[k]: _kata(v) for k, v in ganti.items()}
        if ganti:
            self.rencana.append(PosRencana(baris.nomor, ada, ganti))


def _kata(nilai: Any) -> str:
    return LABEL.get(nilai, str(nilai or ""))


def _bulat(sel: Sel, kunci_sel: str, batas: range) -> int | None:
    tertulis = sel.kode(kunci_sel)
    teks = _SEKITAR_BILANGAN.sub("", tertulis)
    if not tertulis:
        return None
    if teks.isascii() and teks.isdigit() and len(teks) < 5 and int(teks) in batas:
        return int(teks)
    sel.ingatkan(
        kunci_sel,
        f"“{tertulis[:40]}” bukan bilangan {batas.start} sampai {batas.stop - 1}, jadi "
        "dikosongkan.",
    )
    return None


def _jenis(teks: str, lembar: str, eselon: str) -> JenisJabatan | None:
    """Return the kind by eselon, else by its column, else by the sheet's name."""
    if eselon:
        return jenis_eselon(eselon)
    return jenis_tertulis(teks) or jenis_tertulis(lembar)


def _seunit(jabatan: str, unit: str) -> bool:
    """Say whether a post leads a unit of such a name: "Camat Susoh", "Kepala …"."""
    kata, tempat = baku(jabatan), baku(unit)
    if kata[:1] == ("KEPALA",):
        return kata[1:] == tempat and bool(tempat)
    if kata[:1] == ("CAMAT",):
        return ("KECAMATAN", *kata[1:]) == tempat
    if kata[:1] == ("SEKRETARIS",) and len(kata) > 1:  # Daerah, DPRK
        return ("SEKRETARIAT", *kata[1:]) == tempat
    return kata[:1] == ("INSPEKTUR",) and tempat[:1] == ("INSPEKTORAT",)


def _di_atas(unit: UnitImpor) -> bool:
    """Say whether a unit is an office of the kabupaten."""
    return unit.jenis in {JenisUnit.SKPK, JenisUnit.KECAMATAN, JenisUnit.RSUD}
