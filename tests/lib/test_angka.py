"""Numbers as typed: the corpus of Indonesian input, rounding, printing."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.lib.angka import (
    AngkaDitolak,
    baca_angka,
    bulatkan,
    format_angka,
    koma_desimal,
    teks_isian,
)

DITERIMA = [
    ("87,5", "87.5"),
    ("87.5", "87.5"),
    (" 87,5 ", "87.5"),
    ("\u00a087,5\u00a0", "87.5"),
    ("0", "0"),
    ("-0", "0"),
    ("0,00", "0.00"),
    ("0.0", "0.0"),
    ("00", "0"),
    ("007", "7"),
    ("5", "5"),
    ("+5", "5"),
    ("-5", "-5"),
    ("- 5", "-5"),
    ("−5,25", "-5.25"),
    ("–5", "-5"),
    ("100", "100"),
    ("1250", "1250"),
    ("1234.567", "1234.567"),
    ("12345.678", "12345.678"),
    ("0.833", "0.833"),
    ("0.8332", "0.8332"),
    ("0,833", "0.833"),
    ("0.125", "0.125"),
    ("3.53", "3.53"),
    ("76.15", "76.15"),
    ("97.5", "97.5"),
    ("87,125", "87.125"),
    ("104,319", "104.319"),
    ("99,564", "99.564"),
    ("1,250", "1.250"),
    ("1.234,56", "1234.56"),
    ("1.234,5", "1234.5"),
    ("12.345,678", "12345.678"),
    ("1.234.567", "1234567"),
    ("1.234.567,89", "1234567.89"),
    ("51.084.232.721", "51084232721"),
    ("4.044.451.742", "4044451742"),
    ("(53,88)", "-53.88"),
    ("( 53,88 )", "-53.88"),
    ("(1.234,56)", "-1234.56"),
    ("(0)", "0"),
]

DITOLAK = [
    ("", "kosong"),
    ("  ", "kosong"),
    ("\u00a0", "kosong"),
    ("87.125", "ganda"),
    ("9.999", "ganda"),
    ("95.000", "ganda"),
    ("1.250", "ganda"),
    ("33.333", "ganda"),
    ("250.125", "ganda"),
    ("-1.250", "ganda"),
    ("(1.250)", "ganda"),
    ("1,234.56", "ganda"),
    ("12,345.6", "ganda"),
    ("1e2", "ganda"),
    ("1E2", "ganda"),
    ("1.98503E+17", "ganda"),
    ("1,234,567", "rusak"),
    ("1,234,567.89", "rusak"),
    ("NaN", "rusak"),
    ("nan", "rusak"),
    ("inf", "rusak"),
    ("Infinity", "rusak"),
    ("1_000", "rusak"),
    ("0x1F", "rusak"),
    ("８７", "rusak"),
    ("٨٧", "rusak"),
    ("87٫5", "rusak"),
    ("½", "rusak"),
    ("²", "rusak"),
    ("87,5%", "rusak"),
    ("Rp 5", "rusak"),
    ("12.34.56", "rusak"),
    ("1.23.456", "rusak"),
    ("1.2345,6", "rusak"),
    ("0.123.456", "rusak"),
    ("1..5", "rusak"),
    ("1,,5", "rusak"),
    (",5", "rusak"),
    ("5,", "rusak"),
    ("5.", "rusak"),
    ("--5", "rusak"),
    ("-", "rusak"),
    ("()", "rusak"),
    ("(5", "rusak"),
    ("5)", "rusak"),
    ("(-5)", "rusak"),
    ("1 250", "rusak"),
    ("25/11/2026", "rusak"),
    ("25.11.2026", "rusak"),
    ("lima", "rusak"),
    ("9" * 60, "rusak"),
]

BULAT = [
    ("1.250", "1250"),
    ("1250", "1250"),
    ("0", "0"),
    ("-0", "0"),
    ("51.084.232.721", "51084232721"),
    ("95.000", "95000"),
    ("Rp 1.250.000", "1250000"),
    ("Rp1.250.000,00", "1250000"),
    ("Rp. 1.250.000,-", "1250000"),
    ("rp 500", "500"),
    ("1250,00", "1250"),
    ("(1.250)", "-1250"),
    ("-1.250", "-1250"),
]

BUKAN_BULAT = [
    ("87,5", "rusak"),
    ("87.5", "rusak"),
    ("1.250,5", "rusak"),
    ("1,250", "ganda"),
    ("1,234.56", "ganda"),
    ("12.50", "rusak"),
    ("1.25", "rusak"),
    ("1e3", "ganda"),
    ("Rp", "rusak"),
    ("", "kosong"),
    ("1.250,000", "rusak"),
    ("0.125", "rusak"),
]


@pytest.mark.parametrize(("teks", "nilai"), DITERIMA)
def test_a_clear_number_is_read_as_written(teks: str, nilai: str) -> None:
    hasil = baca_angka(teks)
    assert hasil == Decimal(nilai)
    assert not hasil.is_signed() or hasil < 0


@pytest.mark.parametrize(("teks", "kode"), DITOLAK)
def test_what_is_not_one_clear_number_is_refused(teks: str, kode: str) -> None:
    with pytest.raises(AngkaDitolak) as tolak:
        baca_angka(teks)
    assert tolak.value.kode == kode
    assert tolak.value.message.endswith(".")


@pytest.mark.parametrize(("teks", "nilai"), BULAT)
def test_a_whole_number_field_reads_dots_as_thousands(teks: str, nilai: str) -> None:
    assert baca_angka(teks, bulat=True) == Decimal(nilai)


@pytest.mark.parametrize(("teks", "kode"), BUKAN_BULAT)
def test_a_whole_number_field_refuses_the_rest(teks: str, kode: str) -> None:
    with pytest.raises(AngkaDitolak) as tolak:
        baca_angka(teks, bulat=True)
    assert tolak.value.kode == kode


@pytest.mark.parametrize(
    ("teks", "satu", "dua"),
    [
        ("87.125", "87,125", "87125"),
        ("-1.250", "-1,250", "-1250"),
        ("1,234.56", "1,23456", "1234,56"),
        ("1e2", "100", "12"),
    ],
)
def test_an_ambiguous_number_is_refused_with_both_readings(
    teks: str, satu: str, dua: str
) -> None:
    with pytest.raises(AngkaDitolak) as tolak:
        baca_angka(teks)
    assert satu in tolak.value.message
    assert dua in tolak.value.message
    assert len(tolak.value.bacaan) == 2


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [
        ("2.345", 2, "2.35"),
        ("2.675", 2, "2.68"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("69.995", 2, "70.00"),
        ("90.004", 2, "90.00"),
        ("-0.001", 2, "0.00"),
        ("100.31616387", 2, "100.32"),
        ("123456789012345678901234567890.125", 2, "123456789012345678901234567890.13"),
    ],
)
def test_rounding_is_half_up(nilai: str, desimal: int, hasil: str) -> None:
    assert str(bulatkan(Decimal(nilai), desimal)) == hasil


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        ("1234.56", 2, "1.234,56"),
        ("0", 2, "0,00"),
        ("-53.88", 2, "-53,88"),
        ("51084232721", 0, "51.084.232.721"),
        ("999.995", 2, "1.000,00"),
        ("2.345", 2, "2,35"),
        ("87.5", None, "87,5"),
        ("1E+3", None, "1.000"),
    ],
)
def test_numbers_print_the_indonesian_way(
    nilai: str, desimal: int | None, teks: str
) -> None:
    assert format_angka(Decimal(nilai), desimal) == teks


desimal_wajar = st.decimals(
    min_value=-(10**15), max_value=10**15, places=3, allow_nan=False
)


@given(desimal_wajar)
def test_what_an_input_box_shows_reads_back_unchanged(nilai: Decimal) -> None:
    assert baca_angka(teks_isian(nilai)) == nilai


@given(st.integers(-(10**15), 10**15))
def test_a_printed_whole_number_reads_back_unchanged(nilai: int) -> None:
    assert baca_angka(format_angka(nilai, 0), bulat=True) == nilai


@given(desimal_wajar)
def test_a_printed_number_with_two_decimals_reads_back_unchanged(
    nilai: Decimal,
) -> None:
    assert baca_angka(format_angka(nilai, 2)) == bulatkan(nilai, 2)


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_refusal(teks: str) -> None:
    with contextlib.suppress(AngkaDitolak):
        assert baca_angka(teks).is_finite()


@pytest.mark.parametrize(
    ("teks", "bacaan"),
    [
        ("-1e2", ("-100", "-12")),
        ("(1e2)", ("-100", "-12")),
        ("-87.125", ("-87.125", "-87125")),
        ("-1,234.56", ("-1.23456", "-1234.56")),
    ],
)
def test_both_readings_keep_the_sign(teks: str, bacaan: tuple[str, str]) -> None:
    with pytest.raises(AngkaDitolak) as tolak:
        baca_angka(teks)
    assert tolak.value.bacaan == tuple(map(Decimal, bacaan))


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("1,234", "Tulis 1234 tanpa koma"),
        ("-1,234", "Tulis -1234 tanpa koma"),
        ("1,234.56", "Tulis bilangan bulat terdekat"),
    ],
)
def test_a_whole_number_field_never_advises_what_it_refuses(
    teks: str, saran: str
) -> None:
    with pytest.raises(AngkaDitolak, match=saran):
        baca_angka(teks, bulat=True)


@pytest.mark.parametrize(
    ("teks", "nilai", "cetak"),
    [
        ("95.5 %", "95.5", "95,5 %"),
        ("95.50", "95.5", "95,50"),
        ("95,5", "95.5", "95,5"),
        ("1.500", "1500", "1.500"),
        ("80.5-90.5", "80.5", "80.5-90.5"),
    ],
)
def test_a_point_read_as_decimal_is_printed_as_a_comma(
    teks: str, nilai: str, cetak: str
) -> None:
    assert koma_desimal(teks, Decimal(nilai)) == cetak
    assert koma_desimal(teks, None) == teks
