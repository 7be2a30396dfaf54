"""Form fields: read as typed, refuse with both readings, show again what was typed."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from kinerja.lib.isian import IsianAngka, IsianBilangan, IsianJam, IsianTanggal
from kinerja.lib.tanggal import WIB


class Formulir(forms.Form):
    nilai = IsianAngka(nilai_min=0, nilai_maks=Decimal("120.5"), desimal=2, satuan="%")
    biaya = IsianBilangan(nilai_maks=10**12)
    tanggal = IsianTanggal()
    jam = IsianJam(required=False)


def _isi(**ganti: str) -> dict[str, str]:
    return {
        "nilai": "87,5",
        "biaya": "1.250.000",
        "tanggal": "25 Agustus 2026",
        "jam": "13:05",
    } | ganti


def _galat(kolom: str, teks: str) -> str:
    formulir = Formulir(_isi(**{kolom: teks}))
    assert not formulir.is_valid()
    assert set(formulir.errors) == {kolom}
    return str(formulir.errors[kolom][0])


def test_values_arrive_as_decimal_whole_number_date_and_time() -> None:
    formulir = Formulir(_isi())
    assert formulir.is_valid(), formulir.errors
    assert formulir.cleaned_data == {
        "nilai": Decimal("87.5"),
        "biaya": Decimal(1250000),
        "tanggal": date(2026, 8, 25),
        "jam": time(13, 5),
    }


@pytest.mark.parametrize("teks", ["87,5 %", "87.5%", "0", "-0", "0,00", "120,5"])
def test_a_number_with_its_unit_and_at_the_bounds_is_accepted(teks: str) -> None:
    assert Formulir(_isi(nilai=teks)).is_valid()


@pytest.mark.parametrize(
    ("teks", "bagian"),
    [
        ("87.125", ("87,125", "87125")),
        ("1,234.56", ("1,23456", "1234,56")),
        ("1e2", ("100", "12")),
    ],
)
def test_an_ambiguous_number_is_refused_with_both_readings(
    teks: str, bagian: tuple[str, str]
) -> None:
    pesan = _galat("nilai", teks)
    assert all(satu in pesan for satu in bagian)


@pytest.mark.parametrize(
    ("kolom", "teks", "bagian"),
    [
        ("nilai", "120,51", "Paling banyak 120,5."),
        ("nilai", "-0,01", "Paling sedikit 0."),
        ("nilai", "1,234", "Paling banyak 2 angka di belakang koma."),
        ("nilai", "NaN", "tidak terbaca"),
        ("nilai", "٨٧", "0-9"),
        ("nilai", "", "Isi dengan angka"),
        ("nilai", "  ", "Isi dengan angka"),
        ("nilai", "%", "Isi dengan angka"),
        ("biaya", "1.250,5", "bilangan bulat"),
        ("biaya", "1.000.000.000.001", "Paling banyak 1.000.000.000.000."),
        ("tanggal", "11/25/2026", "25 November 2026"),
        ("tanggal", "30 Februari 2026", "sampai tanggal 28"),
        ("jam", "24.00", "bukan jam"),
    ],
)
def test_a_refusal_says_what_to_do(kolom: str, teks: str, bagian: str) -> None:
    assert bagian in _galat(kolom, teks)


@pytest.mark.parametrize(
    ("kolom", "teks"),
    [("nilai", "87.125"), ("biaya", "1,5"), ("tanggal", "11/25/2026"), ("jam", "25")],
)
def test_refused_input_is_shown_again_as_typed(kolom: str, teks: str) -> None:
    assert f'value="{teks}"' in str(Formulir(_isi(**{kolom: teks}))[kolom])


def test_an_empty_optional_field_is_none_not_zero() -> None:
    class Boleh(forms.Form):
        nilai = IsianAngka(required=False)
        tanggal = IsianTanggal(required=False)
        jam = IsianJam(required=False)

    formulir = Boleh({"nilai": " ", "tanggal": "", "jam": ""})
    assert formulir.is_valid()
    assert formulir.cleaned_data == {"nilai": None, "tanggal": None, "jam": None}


@pytest.mark.parametrize(
    ("kolom", "awal", "teks"),
    [
        ("nilai", Decimal("87.50"), "87,50"),
        ("nilai", Decimal("0.00"), "0,00"),
        ("nilai", 0, "0"),
        ("nilai", Decimal("99.125"), "99,125"),
        ("biaya", Decimal(1250000), "1.250.000"),
        ("biaya", 0, "0"),
        ("tanggal", date(2026, 11, 25), "25 November 2026"),
        ("jam", time(0, 0), "00.00"),
        ("nilai", None, None),
    ],
)
def test_a_stored_value_is_shown_the_indonesian_way(
    kolom: str, awal: Any, teks: str | None
) -> None:
    kotak = str(Formulir(initial={kolom: awal})[kolom])
    assert (f'value="{teks}"' in kotak) if teks else ("value=" not in kotak)


def test_phones_get_the_right_keyboard() -> None:
    formulir = Formulir()
    assert 'inputmode="decimal"' in str(formulir["nilai"])
    assert 'inputmode="numeric"' in str(formulir["biaya"])
    assert 'type="text"' in str(formulir["tanggal"])


def test_a_moment_keeps_its_day() -> None:
    saat = datetime(2026, 11, 25, 14, 5, tzinfo=WIB)
    assert IsianTanggal().clean(saat) == date(2026, 11, 25)


def test_an_unchanged_form_has_not_changed() -> None:
    awal = {
        "nilai": Decimal("87.50"),
        "biaya": Decimal(1250),
        "tanggal": date(2026, 8, 25),
        "jam": time(13, 5),
    }
    isi = _isi(nilai="87,50", biaya="1.250", tanggal="25/8/2026", jam="13.05")
    assert not Formulir(isi, initial=awal).has_changed()


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_opening_and_saving_five_times_changes_nothing(nilai: Decimal) -> None:
    isian = IsianAngka()
    tersimpan = nilai
    for _ in range(5):
        baru = isian.clean(isian.prepare_value(tersimpan))
        assert baru == nilai
        tersimpan = baru


@given(st.integers(0, 10**12))
def test_opening_and_saving_an_amount_changes_nothing(nilai: int) -> None:
    isian = IsianBilangan()
    assert isian.clean(isian.prepare_value(Decimal(nilai))) == nilai
