"""A list of opening balances as rows: what each asks for, and what becomes of it.

One row may bring several balances of a person (predikat, JP, angka kredit) or one of a
unit. Headings are those of the SIASN export where it has them (kuadran kinerja).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaluasi.rules.predikat import baca_predikat, baca_predikat_organisasi
from evaluasi.rules.saldo import IsiSaldo, JenisSaldo, periksa_saldo
from kinerja.lib.angka import baca_angka
from kinerja.lib.errors import InvalidInput
from organisasi.rules.baris_tabel import baris_nomor
from organisasi.rules.ditolak import sebut_letak
from organisasi.rules.kolom_impor import kolom_berpola
from organisasi.rules.nip import bersihkan_nip
from organisasi.rules.sel import Sel
from organisasi.rules.tabel import Tabel, judul_lagi

KOLOM: Mapping[str, re.Pattern[str]] = {
    "nip": re.compile(r"(?:NO(?:MOR)? )?(?:NIP|NIP BARU|NI PPPK|NIP NI PPPK)"),
    "nama": re.compile(r"NAMA(?: (?:PEGAWAI|LENGKAP|ASN|PNS))?"),
    "kode_unor": re.compile(r"UNOR ID|ID UNOR|KODE UNOR|KODE UNIT|ID UNIT"),
    "unit": re.compile(r"UNIT(?: KERJA)?|UNOR(?: NAMA)?|NAMA UNIT|SKPK|SKPD|OPD"),
    "tahun": re.compile(r"TAHUN(?: (?:KINERJA|PENILAIAN|SKP))?"),
    "predikat": re.compile(
        r"PREDIKAT(?: (?:KINERJA|TAHUNAN|PEGAWAI|KINERJA TAHUNAN|TERAKHIR))?"
        r"|KUADRAN(?: KINERJA)?"
    ),
    "jp": re.compile(r"JP(?: DIAKUI| TAHUN INI)?|JAM PELAJARAN|JUMLAH JP"),
    "angka_kredit": re.compile(
        r"(?:JUMLAH |TOTAL )?(?:ANGKA KREDIT|AK)(?: KUMULATIF| TOTAL| TERAKHIR)?"
        r"|KREDIT BARU TOTAL"
    ),
    "capaian": re.compile(
        r"(?:PREDIKAT )?CAPAIAN(?: KINERJA)? ORGANISASI|CAPAIAN|PREDIKAT ORGANISASI"
    ),
}
_NILAI_PEGAWAI = frozenset({"predikat", "jp", "angka_kredit"})
_UNIT = frozenset({"unit", "kode_unor"})


@dataclass(frozen=True, slots=True)
class BarisSaldo:
    """One row: whose (NIP, or unit by code or name), its balances or why refused.

    ``nama`` is what the file calls the owner, to be compared and shown.
    """

    letak: str
    nip: str
    kode_unor: str
    nama: str
    isi: tuple[IsiSaldo, ...] = ()
    tolak: str = ""


@dataclass(frozen=True, slots=True)
class Bawaan:
    """What the form says for all rows: year, document, its day; and today."""

    tahun: int
    dasar: str
    tanggal: date
    hari: date


def nilai_daftar(sel: Sequence[str]) -> int:
    """Return how much a row looks like the header of such a list: 100 for enough."""
    ada = set(kolom_berpola(sel, KOLOM).values())
    orang = "nip" in ada and bool(ada & _NILAI_PEGAWAI)
    unit = "capaian" in ada and bool(ada & _UNIT)
    return len(ada) + 100 * (orang or unit)


def baca_saldo(
    tabel: Tabel, baris: Sequence[Sequence[str]], lembar: str, bawaan: Bawaan
) -> Iterator[BarisSaldo]:
    """Yield the rows of one sheet that name a person or unit."""
    kolom = kolom_berpola(tabel.judul, KOLOM)
    sebutan = {kunci: tabel.judul[letak] for letak, kunci in kolom.items()}
    for letak in range(tabel.awal, len(baris)):
        sel = baris[letak]
        if not any(sel) or judul_lagi(sel, tabel.judul) or baris_nomor(sel):
            continue
        isi = Sel({k: sel[i] for i, k in kolom.items() if i < len(sel)}, sebutan)
        if not any(isi.teks(k) for k in ("nip", *_UNIT)):
            continue  # a signature, a total, a note
        yield _baris(isi, sebut_letak(lembar, letak + 1), bawaan)


def _baris(sel: Sel, letak: str, bawaan: Bawaan) -> BarisSaldo:
    nip = sel.kode("nip")
    milik = (letak, bersihkan_nip(nip) if nip else "", sel.kode("kode_unor"))
    nama = sel.teks("nama") if nip else sel.teks("unit")
    try:
        semua = _semua(sel, bawaan, nip)
    except InvalidInput as tolak:
        return BarisSaldo(*milik, nama, tolak=tolak.message)
    return BarisSaldo(*milik, nama, semua)


def _semua(sel: Sel, bawaan: Bawaan, nip: str) -> tuple[IsiSaldo, ...]:
    if re.search(r"E\+?[0-9]", nip):
        raise InvalidInput(
            "NIP ini menjadi angka di lembar kerja, jadi angka akhirnya hilang. Tulis "
            "NIP sebagai teks."
        )
    semua = tuple(_isi(sel, bawaan, orang=bool(nip)))
    if not semua:
        raise InvalidInput("Tidak ada nilai di baris ini. Isi salah satu kolomnya.")
    for satu in semua:
        periksa_saldo(satu, bawaan.hari)
    return semua


def _isi(sel: Sel, bawaan: Bawaan, *, orang: bool) -> Iterator[IsiSaldo]:
    tahun = _tahun(sel.kode("tahun"), bawaan.tahun)
    sumber = (tahun, bawaan.dasar, bawaan.tanggal)
    if not orang:
        if teks := sel.teks("capaian"):
            predikat = baca_predikat_organisasi(teks).value
            yield IsiSaldo(JenisSaldo.CAPAIAN_ORGANISASI, *sumber, predikat)
        return
    if teks := sel.teks("predikat"):
        yield IsiSaldo(JenisSaldo.PREDIKAT, *sumber, baca_predikat(teks).value)
    for kunci, jenis in (
        ("jp", JenisSaldo.JP),
        ("angka_kredit", JenisSaldo.ANGKA_KREDIT),
    ):
        if teks := sel.kode(kunci):
            yield IsiSaldo(jenis, *sumber, nilai=baca_angka(teks))


def _tahun(teks: str, bawaan: int) -> int:
    if not teks:
        return bawaan
    if not re.fullmatch(r"[0-9]{4}", teks):
        raise InvalidInput(f"“{teks[:20]}” bukan tahun. Tulis misalnya 2025.")
    return int(teks)


# Against the table ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SaldoTercatat:
    """A balance of the table."""

    pk: int
    predikat: str
    nilai: Decimal | None
    dasar: str
    tanggal: date
    dicabut: bool


@dataclass(frozen=True, slots=True)
class Pemilik:
    """Whose a row is: key and name of a person or unit; ``hasil``: years with results
    that the product computed itself.
    """

    pk: int
    nama: str
    hasil: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PutusanSaldo:
    """What saving does with one balance: BARU, BERUBAH, SAMA or DITOLAK."""

    keputusan: str
    letak: str
    nama: str
    isi: IsiSaldo | None = None
    kalimat: str = ""
    pemilik: int = 0
    pk: int | None = None


Kunci = tuple[int, JenisSaldo, int]


class Pembanding:
    """Holds rows against the table; a balance written twice counts the first time."""

    def __init__(self, tercatat: Mapping[Kunci, SaldoTercatat]) -> None:
        """Know what is recorded: {(owner, kind, year): balance}, people or units."""
        self.tercatat = tercatat
        self.dilihat: dict[Kunci, str] = {}

    def banding(self, baris: BarisSaldo, pemilik: Pemilik) -> Iterator[PutusanSaldo]:
        """Yield what becomes of each balance of a row whose owner is known."""
        for isi in baris.isi:
            kunci = (pemilik.pk, isi.jenis, isi.tahun)
            keputusan, kalimat = self._putuskan(kunci, isi, pemilik)
            self.dilihat.setdefault(kunci, baris.letak)
            lama = self.tercatat.get(kunci)
            yield PutusanSaldo(
                keputusan,
                baris.letak,
                pemilik.nama,
                isi,
                kalimat,
                pemilik.pk,
                lama.pk if lama else None,
            )

    def _putuskan(
        self, kunci: Kunci, isi: IsiSaldo, pemilik: Pemilik
    ) -> tuple[str, str]:
        if kunci in self.dilihat:
            return (
                "DITOLAK",
                f"Sudah ada di {self.dilihat[kunci]}. Hapus salah satunya.",
            )
        dihitung = isi.jenis in {JenisSaldo.PREDIKAT, JenisSaldo.CAPAIAN_ORGANISASI}
        if dihitung and isi.tahun in pemilik.hasil:
            kalimat = f"Tahun {isi.tahun} sudah punya hasil yang dihitung di sini."
            return "DITOLAK", kalimat
        lama = self.tercatat.get(kunci)
        if lama is None:
            return "BARU", ""
        if lama.dicabut:
            return "BERUBAH", "Pernah dicabut; dihitung lagi."
        if (lama.predikat, lama.nilai) == (isi.predikat, isi.nilai):
            return "SAMA", ""
        semula = IsiSaldo(
            isi.jenis, isi.tahun, lama.dasar, lama.tanggal, lama.predikat, lama.nilai
        )
        return "BERUBAH", f"Semula {semula.sebutan} ({lama.dasar})."
