"""A year's list of days off, as the SKB prints it or an office types it.

"18 Maret", "20, 23 dan 24 Maret", "31 Maret - 1 April 2026", serial numbers; the kind
from a column, else from the heading above a part ("Cuti Bersama"), else from the words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.jadwal.rules.jenis import JenisLibur
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import (
    NAMA_HARI,
    TanggalDitolak,
    baca_tanggal,
    format_tanggal,
)
from organisasi.rules.baris_tabel import baris_nomor, isi_berbeda
from organisasi.rules.ditolak import sebut_letak
from organisasi.rules.kolom_impor import kolom_berpola
from organisasi.rules.sel import tanggal_berkas
from organisasi.rules.tabel import Tabel, judul_lagi

KOLOM: Mapping[str, re.Pattern[str]] = {
    "sampai": re.compile(
        r"(?:(?:TANGGAL|TGL) )?(?:SELESAI|AKHIR|BERAKHIR|(?:SAMPAI|HINGGA)(?: .*)?|S D)"
    ),
    "tanggal": re.compile(r"(?:TANGGAL|TGL|TANGGAL TANGGAL|HARI TANGGAL)(?: .*)?"),
    "nama": re.compile(
        r"KETERANGAN|KET|URAIAN|PERINGATAN|PERAYAAN|NAMA|(?:NAMA )?(?:HARI )?LIBUR"
        r"(?: NASIONAL)?(?: DAN CUTI BERSAMA)?|HARI LIBUR|CUTI BERSAMA|PERISTIWA"
    ),
    "hari": re.compile(r"HARI"),
    "jenis": re.compile(r"JENIS(?: .*)?|KATEGORI|STATUS|TIPE"),
    "wilayah": re.compile(r"WILAYAH|DAERAH|BERLAKU DI|PROVINSI"),
}
_WAJIB = frozenset({"tanggal", "nama"})
_CUTI = re.compile(r"CUTI\s*BERSAMA", re.IGNORECASE)
_NASIONAL = re.compile(r"(?:HARI\s*)?LIBUR\s*NASIONAL", re.IGNORECASE)
_DAERAH = re.compile(r"(?:LIBUR\s*)?(?:DAERAH|LOKAL|FAKULTATIF)", re.IGNORECASE)
_PISAH = re.compile(r"\s*(?:,|;|&|\bdan\b)\s*", re.IGNORECASE)
_SAMPAI = r"\s*(?:-|–|—|/|s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_SATU = r"([0-9]{1,2})(?:\s+([A-Za-z]+)\.?)?(?:\s+([0-9]{4}))?"
_BAGIAN = re.compile(rf"{_SATU}(?:{_SAMPAI}{_SATU})?", re.IGNORECASE)
_BERANGKA = re.compile(r"[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}")
_TERPANJANG = 31  # days of one row
_HARI = {nama.casefold(): letak for letak, nama in enumerate(NAMA_HARI)} | {
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
}


@dataclass(frozen=True, slots=True)
class Hari:
    """One day off; the first three are its key in the table."""

    tanggal: date
    jenis: JenisLibur
    wilayah: str
    nama: str

    @property
    def kunci(self) -> tuple[date, JenisLibur, str]:
        """Return what may stand in the table once."""
        return self.tanggal, self.jenis, self.wilayah


@dataclass(frozen=True, slots=True)
class BarisDaftar:
    """One row of the list: its days, or why it is refused or ("") passed over."""

    lembar: str
    nomor: int
    teks: str
    hari: tuple[Hari, ...] = ()
    tolak: str = ""


def nilai_daftar(sel: Sequence[str]) -> int:
    """Return how much a row looks like the header of such a list: 100 for enough."""
    ada = set(kolom_berpola(sel, KOLOM).values())
    return len(ada) + 100 * (ada >= _WAJIB)


class PembacaDaftar:
    """Reads the rows of one sheet for one year."""

    def __init__(
        self, tabel: Tabel, tahun: int, lembar: str, *, sejak_1904: bool
    ) -> None:
        """Know the columns; a sheet named "Cuti Bersama" tells the kind."""
        self.tabel = tabel
        self.tahun = tahun
        self.lembar = lembar
        self.sejak_1904 = sejak_1904
        self.kolom = kolom_berpola(tabel.judul, KOLOM)
        self.jenis = _jenis_judul(lembar)

    def baca(self, baris: Sequence[Sequence[str]]) -> Iterator[BarisDaftar]:
        """Yield the rows that have a day, and those that say something unreadable."""
        for letak in range(self.tabel.awal, len(baris)):
            sel = list(baris[letak])
            isi = {k: sel[i] for i, k in self.kolom.items() if i < len(sel)}
            if not any(sel) or judul_lagi(sel, self.tabel.judul) or baris_nomor(sel):
                continue
            berbeda = isi_berbeda(sel)
            bertanggal = any(s.isdigit() for s in isi.get("tanggal", ""))
            if not bertanggal and len(berbeda) <= 2:
                self.jenis = _jenis_judul(berbeda[-1]) or self.jenis
                if _jenis_judul(berbeda[-1]):
                    continue
            if not isi.get("tanggal"):
                continue  # a signature, a note, a total
            yield self._satu(letak + 1, isi, " · ".join(berbeda)[:200])

    def _satu(self, nomor: int, isi: Mapping[str, str], teks: str) -> BarisDaftar:
        try:
            hari = tuple(self._hari(isi))
        except InvalidInput as tolak:
            return BarisDaftar(self.lembar, nomor, teks, tolak=tolak.message)
        return BarisDaftar(self.lembar, nomor, teks, hari)

    def _hari(self, isi: Mapping[str, str]) -> Iterator[Hari]:
        nama = " ".join(isi.get("nama", "").split())
        if not 0 < len(nama) <= 200:
            raise InvalidInput(
                "Nama hari liburnya kosong atau lebih dari 200 huruf. Isi kolomnya."
            )
        jenis = self._jenis(isi.get("jenis", ""), nama)
        wilayah = isi.get("wilayah", "").strip()
        if jenis is JenisLibur.LIBUR_DAERAH and not 0 < len(wilayah) <= 80:
            raise InvalidInput(
                "Libur daerah memerlukan wilayahnya. Isi kolom Wilayah, misalnya Aceh."
            )
        semua = self._semua(isi["tanggal"], isi.get("sampai", ""))
        _check_hari(isi["tanggal"], semua)
        _check_hari(isi.get("hari", ""), semua)
        for satu in semua:
            daerah = wilayah if jenis is JenisLibur.LIBUR_DAERAH else ""
            yield Hari(satu, jenis, daerah, nama)

    def _semua(self, awal: str, akhir: str) -> list[date]:
        """Return the days of a row; a last day may have a column of its own."""
        semua = baca_hari(awal, self.tahun, sejak_1904=self.sejak_1904)
        if not any(s.isdigit() for s in akhir):
            return semua
        terakhir = baca_hari(akhir, self.tahun, sejak_1904=self.sejak_1904)[-1]
        banyak = (terakhir - semua[0]).days + 1
        if not len(semua) <= banyak <= _TERPANJANG:
            raise _tolak(f"{awal} sampai {akhir}")
        return [semua[0] + timedelta(days=n) for n in range(banyak)]

    def _jenis(self, tertulis: str, nama: str) -> JenisLibur:
        if tertulis:
            if jenis := _jenis_judul(tertulis.replace("_", " ")):
                return jenis
            raise InvalidInput(
                f"Jenis “{tertulis[:40]}” tidak dikenal. Tulis Libur nasional, Cuti "
                "bersama, atau Libur daerah."
            )
        if _CUTI.search(nama):
            return JenisLibur.CUTI_BERSAMA
        return self.jenis or JenisLibur.LIBUR_NASIONAL


def _jenis_judul(teks: str) -> JenisLibur | None:
    """Return the kind that a heading names; one that names two names none."""
    pola = (
        (_CUTI, JenisLibur.CUTI_BERSAMA),
        (_NASIONAL, JenisLibur.LIBUR_NASIONAL),
        (_DAERAH, JenisLibur.LIBUR_DAERAH),
    )
    ada = [jenis for satu, jenis in pola if satu.search(teks)]
    return ada[0] if len(ada) == 1 else None


def baca_hari(teks: str, tahun: int, *, sejak_1904: bool = False) -> list[date]:
    """Read the days of one cell; a day without a year is of ``tahun``.

    Raises ``InvalidInput`` with a sentence for what is none, too many, or of another
    year.
    """
    isi = " ".join(teks.split()).lstrip("'’")
    semua = _satu_hari(isi, sejak_1904=sejak_1904)
    if not semua and _BERANGKA.fullmatch(isi):
        baca_tanggal(isi)  # its sentence tells which part cannot be
    semua = semua or list(_uraikan(isi, tahun))
    lain = next((satu for satu in semua if satu.year != tahun), None)
    if lain is not None:
        raise InvalidInput(
            f"{format_tanggal(lain)} bukan tanggal dalam tahun {tahun}. Periksa "
            "tahunnya, atau unggah berkas ini untuk tahun itu."
        )
    return semua


def _satu_hari(isi: str, *, sejak_1904: bool) -> list[date]:
    try:
        return [tanggal_berkas(isi, sejak_1904=sejak_1904)]
    except TanggalDitolak:
        return []


def _uraikan(isi: str, tahun: int) -> Iterator[date]:
    """Read from the right: month and year stand behind the last day they belong to."""
    tanpa_hari = re.sub(
        r"^(?:(?:" + "|".join(_HARI) + r")\s*(?:,|-|dan|/)?\s*)+",
        "",
        isi,
        flags=re.IGNORECASE,
    )
    bulan, tahun_teks, hasil = "", str(tahun), list[date]()
    for bagian in reversed([s for s in _PISAH.split(tanpa_hari) if s]):
        cocok = _BAGIAN.fullmatch(bagian)
        if cocok is None:
            raise _tolak(isi)
        awal, bulan_1, tahun_1, akhir, bulan_2, tahun_2 = cocok.groups()
        bulan = bulan_2 or (bulan if akhir else bulan_1) or bulan_1 or bulan
        tahun_teks = tahun_2 or tahun_1 or tahun_teks
        if not bulan:
            raise _tolak(isi)
        terakhir = baca_tanggal(f"{akhir or awal} {bulan} {tahun_teks}")
        bulan = bulan_1 or bulan
        pertama = baca_tanggal(f"{awal} {bulan} {tahun_1 or tahun_teks}")
        banyak = (terakhir - pertama).days + 1
        if not 1 <= banyak <= _TERPANJANG:
            raise _tolak(isi)
        hasil += [terakhir - timedelta(days=n) for n in range(banyak)]
    yield from sorted(set(hasil))


def _tolak(isi: str) -> InvalidInput:
    return InvalidInput(
        f"“{isi[:60]}” tidak terbaca sebagai tanggal. Tulis misalnya 18 Maret 2026, "
        "atau 20, 23 dan 24 Maret 2026."
    )


def _check_hari(tertulis: str, semua: Sequence[date]) -> None:
    """Hold the written days of the week against the days: a wrong year shows there."""
    kata = re.findall(r"[a-z'’]+", tertulis.casefold())
    nomor = [_HARI[satu] for satu in kata if satu in _HARI]
    if len(nomor) != len(semua):
        return
    for satu, hari in zip(semua, nomor, strict=True):
        if satu.weekday() != hari:
            raise InvalidInput(
                f"Harinya tidak cocok: {format_tanggal(satu)} adalah hari "
                f"{NAMA_HARI[satu.weekday()]}, di berkas tertulis “{tertulis[:40]}”. "
                "Periksa tanggal dan tahunnya."
            )


# Against the table ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HariTercatat:
    """A day of the table; ``dicabut`` when it is no day off any more."""

    pk: int
    hari: Hari
    dicabut: bool


@dataclass(frozen=True, slots=True)
class PutusanLibur:
    """What saving does with one day: BARU, BERUBAH, SAMA, DITOLAK or HILANG.

    ``pk`` is the row that changes; HILANG stands in the table and not in the list.
    """

    keputusan: str
    teks: str
    kalimat: str = ""
    letak: str = ""
    hari: Hari | None = None
    pk: int | None = None


def banding_libur(
    baris: Sequence[BarisDaftar], tercatat: Sequence[HariTercatat]
) -> list[PutusanLibur]:
    """Return what becomes of each day of the list, then what the list lacks."""
    ada = {satu.hari.kunci: satu for satu in tercatat}
    dilihat: dict[tuple[date, JenisLibur, str], str] = {}
    hasil: list[PutusanLibur] = []
    for satu in baris:
        letak = sebut_letak(satu.lembar, satu.nomor)
        if satu.tolak:
            hasil.append(PutusanLibur("DITOLAK", satu.teks, satu.tolak, letak))
        for hari in satu.hari:
            if hari.kunci in dilihat:
                kalimat = f"Tanggal ini sudah ada di {dilihat[hari.kunci]}."
                teks = format_tanggal(hari.tanggal, hari=True)
                hasil.append(PutusanLibur("DITOLAK", teks, kalimat, letak))
                continue
            dilihat[hari.kunci] = letak
            hasil.append(_putuskan(hari, ada.get(hari.kunci), letak))
    jenis = {kunci[1] for kunci in dilihat}
    hasil += [
        PutusanLibur(
            "HILANG",
            format_tanggal(satu.hari.tanggal, hari=True),
            f"Tercatat sebagai {satu.hari.nama}, tetapi tidak ada di daftar ini.",
            hari=satu.hari,
            pk=satu.pk,
        )
        for satu in tercatat
        if satu.hari.jenis in jenis
        and satu.hari.kunci not in dilihat
        and not satu.dicabut
    ]
    return hasil


def _putuskan(hari: Hari, lama: HariTercatat | None, letak: str) -> PutusanLibur:
    teks = format_tanggal(hari.tanggal, hari=True)
    if lama is None:
        return PutusanLibur("BARU", teks, "", letak, hari)
    if lama.dicabut:
        kalimat = "Pernah dicabut; dipulihkan."
        return PutusanLibur("BERUBAH", teks, kalimat, letak, hari, lama.pk)
    if lama.hari.nama != hari.nama:
        kalimat = f"Semula “{lama.hari.nama}”."
        return PutusanLibur("BERUBAH", teks, kalimat, letak, hari, lama.pk)
    return PutusanLibur("SAMA", teks, "", letak, hari, lama.pk)
