"""Working days: the clocks of PermenPANRB 6/2022 with a fixed set of days off."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.lib.hari_kerja import (
    Kalender,
    hari_kerja_antara,
    masih_dalam_tenggat,
    tambah_hari_kerja,
    tenggat,
)

DATA = Path(__file__).parent.parent / "data" / "libur_fx1.csv"


def _libur() -> frozenset[date]:
    with DATA.open(encoding="utf-8") as berkas:
        return frozenset(
            date.fromisoformat(baris["tanggal"]) for baris in csv.DictReader(berkas)
        )


FX1 = Kalender(libur=_libur())
FX1_6 = Kalender(libur=_libur(), hari_seminggu=6)
KALENDER = Kalender(hari_kalender=True)

JAM = [
    ("DL-01", date(2026, 2, 6), 14, date(2026, 3, 2)),
    ("DL-02", date(2026, 2, 2), 14, date(2026, 2, 24)),
    ("DL-03", date(2026, 1, 31), 30, date(2026, 3, 17)),
    ("DL-04 lapor", date(2026, 7, 10), 30, date(2026, 8, 24)),
    ("DL-04 ttd", date(2026, 7, 10), 14, date(2026, 7, 30)),
    ("DL-05 ttd", date(2026, 1, 31), 14, date(2026, 2, 23)),
    ("DL-05 sampai", date(2026, 2, 23), 7, date(2026, 3, 4)),
    ("DL-05 kembali", date(2026, 3, 4), 7, date(2026, 3, 13)),
    ("DL-06 sampai", date(2026, 1, 30), 14, date(2026, 2, 23)),
    ("DL-06 keberatan", date(2026, 2, 23), 14, date(2026, 3, 13)),
    ("DL-06 putusan", date(2026, 3, 13), 7, date(2026, 3, 31)),
    ("DL-06 semua", date(2026, 1, 31), 35, date(2026, 3, 31)),
    ("KB-01", date(2026, 2, 6), 14, date(2026, 3, 2)),
    ("KB-03", date(2026, 2, 7), 14, date(2026, 3, 2)),
    ("KB-05", date(2026, 3, 2), 14, date(2026, 3, 27)),
    ("KB-06", date(2026, 3, 10), 14, date(2026, 4, 7)),
    ("KB-07", date(2026, 8, 10), 14, date(2026, 9, 1)),
    ("KB-10", date(2026, 2, 27), 7, date(2026, 3, 10)),
    ("KB-11", date(2026, 3, 12), 7, date(2026, 3, 30)),
]


@pytest.mark.parametrize(
    ("mulai", "jumlah", "akhir"),
    [baris[1:] for baris in JAM],
    ids=[baris[0] for baris in JAM],
)
def test_clocks_of_the_regulation_end_on_the_stated_day(
    mulai: date, jumlah: int, akhir: date
) -> None:
    assert tambah_hari_kerja(mulai, jumlah, FX1) == akhir


def test_a_six_day_week_counts_saturday() -> None:
    assert tambah_hari_kerja(date(2026, 2, 6), 14, FX1_6) == date(2026, 2, 25)


def test_calendar_days_count_every_day() -> None:
    assert tambah_hari_kerja(date(2026, 2, 6), 14, KALENDER) == date(2026, 2, 20)


def test_day_zero_is_the_event_itself_even_on_a_day_off() -> None:
    assert tambah_hari_kerja(date(2026, 1, 1), 0, FX1) == date(2026, 1, 1)


def test_a_deadline_is_the_last_second_of_the_day_in_wib() -> None:
    batas = tenggat(date(2026, 2, 6), 14, FX1)
    assert batas.isoformat() == "2026-03-02T23:59:59+07:00"


def test_the_last_second_is_in_time_and_midnight_is_not() -> None:
    batas = tenggat(date(2026, 2, 6), 14, FX1)
    masih = datetime(2026, 3, 2, 16, 59, 59, 999999, tzinfo=UTC)
    assert masih_dalam_tenggat(masih, batas)
    assert not masih_dalam_tenggat(masih + timedelta(microseconds=1), batas)


def test_holidays_on_a_weekend_change_nothing() -> None:
    sabtu = frozenset({date(2026, 2, 7)})
    tanpa, dengan = Kalender(), Kalender(libur=sabtu)
    hari = date(2026, 2, 6)
    assert tambah_hari_kerja(hari, 3, tanpa) == tambah_hari_kerja(hari, 3, dengan)


def test_nothing_is_counted_backwards() -> None:
    assert hari_kerja_antara(date(2026, 3, 2), date(2026, 2, 6), FX1) == 0
    with pytest.raises(ValueError, match="negative"):
        tambah_hari_kerja(date(2026, 3, 2), -1, FX1)


def test_a_week_of_seven_working_days_is_refused() -> None:
    with pytest.raises(ValueError, match="5 or 6"):
        Kalender(hari_seminggu=7)


@given(
    st.dates(date(2025, 12, 1), date(2026, 12, 31)),
    st.integers(1, 60),
    st.sampled_from([FX1, FX1_6, KALENDER]),
)
def test_counting_up_to_a_deadline_gives_its_number(
    mulai: date, jumlah: int, kalender: Kalender
) -> None:
    akhir = tambah_hari_kerja(mulai, jumlah, kalender)
    assert kalender.is_hari_kerja(akhir)
    assert hari_kerja_antara(mulai, akhir, kalender) == jumlah
    sebelum = akhir - timedelta(days=1)
    assert hari_kerja_antara(mulai, sebelum, kalender) == jumlah - 1
