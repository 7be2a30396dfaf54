"""Evaluation periods of a year and the windows in which they are judged.

PermenPANRB 6/2022 art. 24 (monthly or quarterly), p.90 no.8b (annual: end of
December to end of January), p.91-92 no.14 (a penilai who moves). The length of a
periodic window is not in the text: it is a setting (O-1, O-38).
"""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.lib.tanggal import NAMA_BULAN

_ROMAWI = ("I", "II", "III", "IV")


class Frekuensi(StrEnum):
    """How often a periodic evaluation happens (setting O-2)."""

    BULANAN = "BULANAN"
    TRIWULANAN = "TRIWULANAN"


@dataclass(frozen=True, slots=True)
class AturanJendela:
    """When a window opens and closes; a day past the month's end means its last day."""

    hari_buka: int = 20  # of the last month of the period
    hari_tutup: int = 10  # of the month after the period
    tahunan_hari_buka: int = 20  # of December
    tahunan_hari_tutup: int = 31  # of January of the next year


@dataclass(frozen=True, slots=True)
class Periode:
    """One evaluation: the work it covers and its window, all days inclusive."""

    jenis: JenisTahap
    urutan: int
    nama: str
    mulai: date
    akhir: date
    buka: date
    tutup: date

    def jendela_memuat(self, hari: date) -> bool:
        """Tell whether the window is open on this day."""
        return self.buka <= hari <= self.tutup


def periode_setahun(
    tahun: int, frekuensi: Frekuensi, aturan: AturanJendela
) -> tuple[Periode, ...]:
    """Return the periodic evaluations of the year in order, then the annual one."""
    lama = 1 if frekuensi is Frekuensi.BULANAN else 3
    periodik = [
        _periodik(tahun, urutan, lama, aturan) for urutan in range(1, 12 // lama + 1)
    ]
    return (*periodik, _tahunan(tahun, aturan))


def _periodik(tahun: int, urutan: int, lama: int, aturan: AturanJendela) -> Periode:
    terakhir = urutan * lama
    sesudah = (tahun + terakhir // 12, terakhir % 12 + 1)
    nama = (
        f"{NAMA_BULAN[terakhir - 1]} {tahun}"
        if lama == 1
        else f"Triwulan {_ROMAWI[urutan - 1]} {tahun}"
    )
    return Periode(
        jenis=JenisTahap.EVALUASI_PERIODIK,
        urutan=urutan,
        nama=nama,
        mulai=date(tahun, terakhir - lama + 1, 1),
        akhir=_hari(tahun, terakhir, 31),
        buka=_hari(tahun, terakhir, aturan.hari_buka),
        tutup=_hari(*sesudah, aturan.hari_tutup),
    )


def _tahunan(tahun: int, aturan: AturanJendela) -> Periode:
    return Periode(
        jenis=JenisTahap.EVALUASI_TAHUNAN,
        urutan=1,
        nama=f"Tahun {tahun}",
        mulai=date(tahun, 1, 1),
        akhir=date(tahun, 12, 31),
        buka=_hari(tahun, 12, aturan.tahunan_hari_buka),
        tutup=_hari(tahun + 1, 1, aturan.tahunan_hari_tutup),
    )


def _hari(tahun: int, bulan: int, hari: int) -> date:
    return date(tahun, bulan, min(hari, calendar.monthrange(tahun, bulan)[1]))


def penilai_lama_menilai(periode: Periode, pindah: date) -> bool:
    """Tell whether a penilai who moves with effect from ``pindah`` still rates.

    He rates the period of his old unit when the window has opened by that day
    (p.91-92: 25 August no, 25 September yes for Triwulan III).
    """
    return pindah >= periode.buka
