"""The citizen's survey: three questions, the index and its mutu.

PermenPANRB 14/2017 asks nine questions (unsur); this first form asks three of them:
waktu penyelesaian (3), perilaku pelaksana (7), produk layanan (5). Scale 1 to 4,
index = mean × 25, every question weighs the same, nothing is rounded before the mutu.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from kinerja.lib.angka import bulatkan
from kinerja.lib.tanggal import DateRange

SKALA = (1, 2, 3, 4)
UMUR_FORMULIR = timedelta(hours=25)  # one that stood open for a day is still taken
SARAN_TERPANJANG = 500
JATAH_TAUTAN = 1000  # answers a day through one link
JATAH_JARINGAN = 250  # of these from one network; a whole hall may share an address


@dataclass(frozen=True)
class Pertanyaan:
    """One question; ``kode`` is the column, ``pilihan`` the words for 1 to 4."""

    kode: str
    nama: str
    kalimat: str
    pilihan: tuple[str, str, str, str]


PERTANYAAN = (
    Pertanyaan(
        "waktu",
        "Waktu pelayanan",
        "Seberapa cepat Anda dilayani?",
        ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    Pertanyaan(
        "petugas",
        "Sikap petugas",
        "Bagaimana kesopanan dan keramahan petugas?",
        ("Tidak sopan", "Kurang sopan", "Sopan", "Sangat sopan"),
    ),
    Pertanyaan(
        "hasil",
        "Hasil pelayanan",
        "Apakah hasil layanan sesuai dengan yang dijanjikan?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
)


@dataclass(frozen=True)
class Mutu:
    """A grade of a service: letter, words, and the lowest index that earns it."""

    huruf: str
    kata: str
    mulai: Decimal


@dataclass(frozen=True)
class TabelMutu:
    """One version of the grades, best first; ``berlaku`` ends exclusively."""

    versi: str
    sumber: str
    berlaku: tuple[date, date | None]
    tingkat: Sequence[Mutu]


MUTU_2017 = TabelMutu(
    versi="permenpanrb-14-2017",
    sumber="PermenPANRB 14/2017, lampiran, tabel nilai persepsi dan mutu pelayanan",
    berlaku=(date(2017, 5, 24), None),
    tingkat=(
        Mutu("A", "Sangat Baik", Decimal("88.31")),
        Mutu("B", "Baik", Decimal("76.61")),
        Mutu("C", "Kurang Baik", Decimal("65.00")),
        Mutu("D", "Tidak Baik", Decimal("25.00")),
    ),
)

Cacah = Mapping[int, int]
"""How often each value of the scale was given to one question."""


def mean(cacah: Cacah) -> Decimal:
    """Return the unrounded mean of one question. Raises ValueError without answers."""
    jumlah = sum(cacah.values())
    if not jumlah:
        raise ValueError("a mean needs an answer")
    return Decimal(_jumlah_nilai(cacah)) / jumlah


def _jumlah_nilai(cacah: Cacah) -> int:
    return sum(nilai * n for nilai, n in cacah.items())


def index(cacah: Sequence[Cacah]) -> Decimal:
    """Return the unrounded index, 25 to 100: the mean of the questions × 25."""
    rata = [Fraction(_jumlah_nilai(satu), sum(satu.values())) for satu in cacah]
    tepat = sum(rata, Fraction(0)) * 25 / len(cacah)
    return Decimal(tepat.numerator) / tepat.denominator


def mutu(indeks: Decimal, tabel: TabelMutu = MUTU_2017) -> Mutu:
    """Return the grade of an index, rounded half up to two decimals first.

    Raises ValueError below the lowest grade (25,00), which no answers can reach.
    """
    bulat = bulatkan(indeks, 2)
    for tingkat in tabel.tingkat:
        if bulat >= tingkat.mulai:
            return tingkat
    raise ValueError(f"{bulat} is below every grade")


def last_quarters(pada: date, jumlah: int = 4) -> list[tuple[int, int]]:
    """Return (year, quarter) of the quarter of ``pada`` and those before, newest first.

    Figures are shown for whole quarters only; any two of them differ by whole months.
    """
    terakhir = pada.year * 4 + (pada.month - 1) // 3
    return [((terakhir - i) // 4, (terakhir - i) % 4 + 1) for i in range(jumlah)]


def quarter(tahun: int, nomor: int) -> DateRange:
    """Return the days of one quarter (1 to 4), half-open."""
    mulai = date(tahun, nomor * 3 - 2, 1)
    sesudah = date(tahun + nomor // 4, nomor % 4 * 3 + 1, 1)
    return DateRange(mulai, sesudah)
