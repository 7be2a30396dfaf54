"""Working days and deadlines (hari kerja).

Day 0 is the day of the event, day 1 the next working day; a deadline is the end of
day n, 23.59.59 WIB (setting O-3). Holidays and cuti bersama come in as a set of
dates. Pure: no Django, no clock.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kinerja.lib.tanggal import WIB

_AKHIR_HARI = time(23, 59, 59)
_SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kalender:
    """How days are counted: working days per week (5 or 6) and the days off.

    ``hari_kalender`` counts every day instead (setting O-5, PP 30/2019 "14 hari").
    """

    libur: AbstractSet[date] = frozenset()
    hari_seminggu: int = 5
    hari_kalender: bool = False

    def __post_init__(self) -> None:
        """Refuse a week that is neither five nor six days."""
        if self.hari_seminggu not in (5, 6):
            raise ValueError(f"hari_seminggu must be 5 or 6, not {self.hari_seminggu}")

    def is_hari_kerja(self, hari: date) -> bool:
        """Tell whether the day counts."""
        if self.hari_kalender:
            return True
        return hari.weekday() < self.hari_seminggu and hari not in self.libur


def tambah_hari_kerja(mulai: date, jumlah: int, kalender: Kalender) -> date:
    """Return day ``jumlah`` after the event on ``mulai`` (0 gives the day itself)."""
    if jumlah < 0:
        raise ValueError("jumlah must not be negative")
    hari = mulai
    for _ in range(jumlah):
        hari = _hari_kerja_berikut(hari, kalender)
    return hari


def _hari_kerja_berikut(hari: date, kalender: Kalender) -> date:
    hari += _SEHARI
    while not kalender.is_hari_kerja(hari):
        hari += _SEHARI
    return hari


def tenggat(mulai: date, jumlah: int, kalender: Kalender) -> datetime:
    """Return the last moment of day ``jumlah``: 23.59.59 WIB, aware."""
    hari = tambah_hari_kerja(mulai, jumlah, kalender)
    return datetime.combine(hari, _AKHIR_HARI, WIB)


def hari_kerja_antara(mulai: date, akhir: date, kalender: Kalender) -> int:
    """Count the working days after ``mulai`` up to and including ``akhir``.

    The inverse of ``tambah_hari_kerja``; 0 when ``akhir`` is not after ``mulai``.
    """
    selisih = (akhir - mulai).days
    hari = (mulai + timedelta(days=n) for n in range(1, selisih + 1))
    return sum(kalender.is_hari_kerja(satu) for satu in hari)


def masih_dalam_tenggat(saat: datetime, batas: datetime) -> bool:
    """Tell whether an aware moment is in time; the whole last second counts."""
    return saat < batas + timedelta(seconds=1)
