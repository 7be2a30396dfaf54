"""Printed cells: numbers with units, ranges, words, blanks, doubtful numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.lib.angka import format_angka
from kinerja.lib.tercetak import Bentuk, Rentang, baca_tercetak

ANGKA = [
    ("75,91", "75.91", ""),
    ("76.15", "76.15", ""),
    ("104,319", "104.319", ""),
    ("0.8332", "0.8332", ""),
    ("0.833", "0.833", ""),
    ("17,60 %", "17.60", "%"),
    ("100%", "100", "%"),
    ("95 persen", "95", "%"),
    ("9 bulan", "9", "bulan"),
    ("9 bln", "9", "bulan"),
    ("12 orang/bulan", "12", "orang/bulan"),
    ("12 orang / bulan", "12", "orang/bulan"),
    ("Rp 1.250", "1250", "rp"),
    ("Rp. 1.250.000,-", "1250000", "rp"),
    ("Rp1.250.000,00", "1250000", "rp"),
    ("1.250 orang", "1250", "orang"),
    ("4.044.451.742", "4044451742", ""),
    ("51 084 232 721", "51084232721", ""),
    ("1,250,000", "1250000", ""),
    ("Rp 4,5 miliar", "4500000000", "rp"),
    ("Rp 4,5 M", "4500000000", "rp"),
    ("3,2 jt", "3200000", ""),
    ("4,5 triliun rupiah", "4500000000000", "rp"),
    ("(53,88)", "-53.88", ""),
    ("(53,88) %", "-53.88", "%"),
    ("-53,88", "-53.88", ""),
    ("−53,88", "-53.88", ""),
    ("0", "0", ""),
    ("0,00%", "0", "%"),
    ("0 (of 1)", "0", ""),
    ("3 dokumen (100%)", "3", "dokumen"),
    ("580 + 45", "625", ""),
    ("3,5 skala 5", "3.5", "skala 5"),
    ("93 per 100.000 KH", "93", "per 100.000 kh"),
    ("100%*", "100", "%"),
    ("'90", "90", ""),
]


@pytest.mark.parametrize(("teks", "nilai", "satuan"), ANGKA)
def test_a_printed_number_is_read_with_its_unit(
    teks: str, nilai: str, satuan: str
) -> None:
    sel = baca_tercetak(teks)
    assert sel.bentuk is Bentuk.ANGKA
    assert sel.bacaan == (Rentang(Decimal(nilai), Decimal(nilai)),)
    assert sel.satuan == satuan


@pytest.mark.parametrize(
    ("teks", "bawah", "atas"),
    [
        ("80-90%", "80", "90"),
        ("80 – 90%", "80", "90"),
        ("80 — 90 %", "80", "90"),
        ("80% - 90%", "80", "90"),
        ("7-8 bulan", "7", "8"),
        ("7 s/d 8 bulan", "7", "8"),
        ("7 s.d. 8", "7", "8"),
        ("36-38", "36", "38"),
        ("36 sampai dengan 38", "36", "38"),
        ("70,00 - 79,99", "70.00", "79.99"),
        ("0,35–0,40", "0.35", "0.40"),
        ("950-1.250", "950", "1250"),
    ],
)
def test_a_printed_range_has_two_bounds(teks: str, bawah: str, atas: str) -> None:
    sel = baca_tercetak(teks)
    assert sel.bentuk is Bentuk.ANGKA
    assert sel.bacaan == (Rentang(Decimal(bawah), Decimal(atas)),)


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "  ",
        "-",
        "–",
        "—",
        "--",
        "N/A",
        "n/a",
        "NA",
        "n.a.",
        "NIHIL",
        "nihil",
        "null",
        "#DIV/0!",
        "#N/A",
        "#REF!",
        "nan",
        "tidak ada",
        "belum ada data",
        "...",
        "*",
    ],
)
def test_an_absent_value_is_absent_and_not_zero(teks: str) -> None:
    sel = baca_tercetak(teks)
    assert sel.bentuk is Bentuk.KOSONG
    assert sel.bacaan == ()


@pytest.mark.parametrize(
    "teks",
    [
        "Tinggi",
        "WTP",
        "BB (70)",
        "Tidak-diadakan(Covid19)",
        "Sangat Baik",
        "A",
        "IV/a",
        "Tidak diadakan karena Covid-19",
        "30 Maret 2025",
        "25/11/2026",
        "2026-11-25",
    ],
)
def test_words_and_dates_stay_words(teks: str) -> None:
    assert baca_tercetak(teks).bentuk is Bentuk.KATA


@pytest.mark.parametrize(
    "teks", ["12 dari 15", "12/15", "1:5", "2 tahun 6 bulan", "12 500", "1 2"]
)
def test_several_numbers_in_a_cell_are_not_one_number(teks: str) -> None:
    assert baca_tercetak(teks).bentuk is Bentuk.MAJEMUK


@pytest.mark.parametrize(
    "teks",
    ["1e2", "1.98503E+17", "12,5,6", "1.2.3", "٨٧", "８７", "8 - 7", "=90", "??"],
)
def test_broken_numbers_are_broken(teks: str) -> None:
    assert baca_tercetak(teks).bentuk is Bentuk.RUSAK


@pytest.mark.parametrize(
    ("teks", "satu", "dua"),
    [
        ("1.250", "1.250", "1250"),
        ("87.125 %", "87.125", "87125"),
        ("(1.250)", "-1.250", "-1250"),
        ("1,234.56", "1.23456", "1234.56"),
        ("1.250 kg", "1.250", "1250"),
    ],
)
def test_a_number_that_may_mean_two_values_keeps_both(
    teks: str, satu: str, dua: str
) -> None:
    sel = baca_tercetak(teks)
    assert sel.bentuk is Bentuk.GANDA
    assert [batas.atas for batas in sel.bacaan] == [Decimal(satu), Decimal(dua)]


def test_the_unit_of_the_column_tells_what_a_dot_means() -> None:
    assert baca_tercetak("1.250", satuan="Rupiah").bacaan[0].atas == 1250
    assert baca_tercetak("1.250", satuan="desa").bacaan[0].atas == 1250
    assert baca_tercetak("1.250", satuan="indeks").bentuk is Bentuk.GANDA


@pytest.mark.parametrize(
    ("teks", "tanda", "nilai"),
    [
        ("<= 5", "<", "5"),
        ("≤5%", "<", "5"),
        ("< 24 jam", "<", "24"),
        ("maksimal 3 hari", "<", "3"),
        ("kurang dari 5", "<", "5"),
        ("≥ 90", ">", "90"),
        (">= Rp 1.250", ">", "1250"),
        ("Minimal 90 %", ">", "90"),
        ("min. 90", ">", "90"),
        ("± 90", "≈", "90"),
    ],
)
def test_a_comparison_in_front_is_kept_apart(teks: str, tanda: str, nilai: str) -> None:
    sel = baca_tercetak(teks)
    assert sel.pembanding == tanda
    assert sel.bacaan[0].atas == Decimal(nilai)


@pytest.mark.parametrize(
    ("teks", "ribuan"),
    [
        ("1.250.000", True),
        ("1.250,5", True),
        ("1.250 orang", True),
        ("950-1.250", True),
        ("76.15", False),
        ("0.833", False),
        ("100", None),
        ("76,15", None),
        ("1.250", None),
    ],
)
def test_a_cell_tells_how_it_uses_the_dot(teks: str, *, ribuan: bool | None) -> None:
    assert baca_tercetak(teks).titik_ribuan is ribuan


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_every_number_the_product_prints_is_read_back(nilai: Decimal) -> None:
    sel = baca_tercetak(format_angka(nilai, 2))
    assert sel.bacaan == (Rentang(nilai, nilai),)


@given(st.text(max_size=20))
def test_any_text_has_a_form(teks: str) -> None:
    sel = baca_tercetak(teks)
    harapan = {Bentuk.ANGKA: 1, Bentuk.GANDA: 2}
    assert len(sel.bacaan) == harapan.get(sel.bentuk, 0)


@pytest.mark.parametrize("teks", ["1" * 10**5, "1." * 10**5, "a" * 10**5, "1-" * 10**5])
def test_a_very_long_text_is_no_number_and_takes_no_time(teks: str) -> None:
    assert baca_tercetak(teks).bacaan == ()
