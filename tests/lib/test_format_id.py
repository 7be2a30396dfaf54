"""Output: Indonesian dates and numbers, ids and years never grouped."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.formats import date_format, get_format, localize, number_format


def _cetak(templat: str, **isi: Any) -> str:
    return Template("{% load format_id %}" + templat).render(Context(isi))


SAAT = datetime(2026, 11, 25, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("templat", "nilai", "teks"),
    [
        ("{{ n|tanggal }}", date(2026, 11, 25), "25 November 2026"),
        ('{{ n|tanggal:"hari" }}', date(2026, 11, 25), "Rabu, 25 November 2026"),
        ("{{ n|tanggal }}", SAAT, "25 November 2026"),
        (
            "{{ n|tanggal }}",
            datetime(2026, 1, 31, 17, 30, tzinfo=UTC),
            "1 Februari 2026",
        ),
        ("{{ n|waktu }}", SAAT, "25 November 2026, 14.05 WIB"),
        ('{{ n|waktu:"hari" }}', SAAT, "Rabu, 25 November 2026, 14.05 WIB"),
        ("{{ n|jam }}", SAAT, "14.05 WIB"),
        ("{{ n|jam }}", time(0, 0), "00.00 WIB"),
        ("{{ n|angka }}", Decimal("1234.565"), "1.234,57"),
        ("{{ n|angka:2 }}", Decimal("2.345"), "2,35"),
        ("{{ n|angka:0 }}", 1250, "1.250"),
        ("{{ n|angka }}", 0, "0,00"),
        ("{{ n|nip }}", "198503172010122001", "19850317 201012 2 001"),
        ("{{ n|nip }}", "bupati", "bupati"),
        ("{{ n|tanggal }}", None, ""),
        ("{{ n|waktu }}", None, ""),
        ("{{ n|jam }}", None, ""),
        ("{{ n|angka }}", None, ""),
        ("{{ n|angka }}", "", ""),
        ("{{ n|nip }}", None, ""),
    ],
)
def test_filters_print_the_indonesian_way(templat: str, nilai: Any, teks: str) -> None:
    assert _cetak(templat, n=nilai) == teks


def test_django_itself_prints_dates_without_the_stray_dot() -> None:
    assert localize(date(2026, 11, 25)) == "25 November 2026"
    assert date_format(date(2026, 8, 1), "SHORT_DATE_FORMAT") == "01/08/2026"
    assert date_format(date(2026, 8, 1), "YEAR_MONTH_FORMAT") == "Agustus 2026"
    assert _cetak("{{ n }}", n=date(2026, 11, 25)) == "25 November 2026"


def test_ids_and_years_are_never_grouped() -> None:
    assert _cetak("{{ n }}", n=1234) == "1234"
    assert _cetak("{{ n }}", n=2026) == "2026"
    assert number_format(198503) == "198503"


def test_no_date_format_of_django_accepts_the_american_order() -> None:
    for nama in ("DATE_INPUT_FORMATS", "DATETIME_INPUT_FORMATS"):
        assert not [pola for pola in get_format(nama) if pola.startswith("%m")]
