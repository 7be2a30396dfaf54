"""Dates and hours as people type them, and the conversion of ranges."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.lib.tanggal import (
    DateRange,
    TanggalDitolak,
    baca_jam,
    baca_tanggal,
    format_jam,
    format_tanggal,
    hari_akhir,
    hari_awal,
    rentang,
)

DITERIMA = [
    ("25 Agustus 2026", date(2026, 8, 25)),
    ("25 agustus 2026", date(2026, 8, 25)),
    ("25  Agustus  2026 ", date(2026, 8, 25)),
    ("25 Agt 2026", date(2026, 8, 25)),
    ("25 Agu. 2026", date(2026, 8, 25)),
    ("25 Agust 2026", date(2026, 8, 25)),
    ("25-Agu-2026", date(2026, 8, 25)),
    ("25-Aug-26", date(2026, 8, 25)),
    ("25 Nopember 2026", date(2026, 11, 25)),
    ("25 Nov 2026", date(2026, 11, 25)),
    ("1 Pebruari 2026", date(2026, 2, 1)),
    ("29 Pebruari 1980", date(1980, 2, 29)),
    ("1 Desember 2026", date(2026, 12, 1)),
    ("1 Djanuari 1955", date(1955, 1, 1)),
    ("1 Sept 2026", date(2026, 9, 1)),
    ("5 Mei 1990", date(1990, 5, 5)),
    ("Rabu, 25 November 2026", date(2026, 11, 25)),
    ("Jum'at 27 November 2026", date(2026, 11, 27)),
    ("25/11/2026", date(2026, 11, 25)),
    ("25-11-2026", date(2026, 11, 25)),
    ("25.11.2026", date(2026, 11, 25)),
    ("25-11-26", date(2026, 11, 25)),
    ("17-8-88", date(1988, 8, 17)),
    ("2026-11-25", date(2026, 11, 25)),
    ("2026/11/25", date(2026, 11, 25)),
    ("06/05/2026", date(2026, 5, 6)),
    ("12-02-2024", date(2024, 2, 12)),
    ("11/12/1985", date(1985, 12, 11)),
    ("29/02/2028", date(2028, 2, 29)),
]

DITOLAK = [
    "",
    "  ",
    "11/25/2026",
    "30 Februari 2026",
    "29/02/2026",
    "29 Februari 2023",
    "31/04/2026",
    "0/1/2026",
    "1/13/2026",
    "13/13/2026",
    "25/11-2026",
    "25 November",
    "November 25, 2026",
    "25 Novembre 2026",
    "Senin, 25 November 2026",
    "45000",
    "20261125",
    "0-45-23-2001",
    "03-041998",
    "25/11/0026",
    "25/11/9999",
    "２５/11/2026",
    "besok",
    "2026-13-01",
]


@pytest.mark.parametrize(("teks", "hari"), DITERIMA)
def test_a_date_is_read_day_first(teks: str, hari: date) -> None:
    assert baca_tanggal(teks) == hari


@pytest.mark.parametrize("teks", DITOLAK)
def test_what_is_not_a_real_day_is_refused(teks: str) -> None:
    with pytest.raises(TanggalDitolak) as tolak:
        baca_tanggal(teks)
    assert tolak.value.message.endswith(".")


def test_the_american_order_is_refused_saying_how_to_write_it() -> None:
    with pytest.raises(TanggalDitolak) as tolak:
        baca_tanggal("11/25/2026")
    assert "25/11/2026" in tolak.value.message
    assert "25 November 2026" in tolak.value.message


def test_a_day_that_does_not_exist_names_the_last_day_of_the_month() -> None:
    with pytest.raises(TanggalDitolak, match="Februari 2026 sampai tanggal 28"):
        baca_tanggal("30 Februari 2026")


def test_a_wrong_day_name_is_refused_with_the_right_one() -> None:
    with pytest.raises(TanggalDitolak, match="Rabu, 25 November 2026"):
        baca_tanggal("Senin, 25 November 2026")


@given(st.dates(date(1950, 1, 1), date(2199, 12, 31)))
def test_a_printed_date_reads_back(hari: date) -> None:
    assert baca_tanggal(format_tanggal(hari)) == hari
    assert baca_tanggal(format_tanggal(hari, hari=True)) == hari
    assert baca_tanggal(f"{hari:%d/%m/%Y}") == hari


@pytest.mark.parametrize(
    ("teks", "jam"),
    [
        ("13.05", time(13, 5)),
        ("13:05", time(13, 5)),
        ("9.05", time(9, 5)),
        ("00.00", time(0, 0)),
        ("14.05 WIB", time(14, 5)),
    ],
)
def test_an_hour_is_read_with_dot_or_colon(teks: str, jam: time) -> None:
    assert baca_jam(teks) == jam


@pytest.mark.parametrize("teks", ["24.00", "12.60", "1.5", "13", "", "13,05", "1305"])
def test_what_is_not_an_hour_is_refused(teks: str) -> None:
    with pytest.raises(TanggalDitolak, match="misalnya 13"):
        baca_jam(teks)


def test_an_hour_prints_with_dot_and_zone() -> None:
    assert format_jam(time(14, 5)) == "14.05 WIB"
    assert format_jam(datetime(2026, 11, 25, 9, 0, tzinfo=UTC)) == "09.00 WIB"


def test_a_range_is_stored_half_open_and_shown_inclusive() -> None:
    berlaku = rentang(date(2026, 1, 1), date(2026, 12, 31))
    assert berlaku == DateRange(date(2026, 1, 1), date(2027, 1, 1))
    assert hari_akhir(berlaku) == date(2026, 12, 31)


def test_an_open_range_has_no_last_day() -> None:
    assert hari_akhir(rentang(date(2026, 1, 1))) is None


def test_a_range_of_one_day_is_not_empty() -> None:
    hari = date(2026, 2, 28)
    berlaku = rentang(hari, hari)
    assert (hari_awal(berlaku), hari_akhir(berlaku)) == (hari, hari)
    assert berlaku.upper == hari + timedelta(days=1)


def test_a_range_without_a_first_day_is_none_of_ours() -> None:
    with pytest.raises(ValueError, match="no first day"):
        hari_awal(DateRange(None, date(2026, 1, 1)))


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(TanggalDitolak, match="mendahului"):
        rentang(date(2026, 2, 2), date(2026, 2, 1))
