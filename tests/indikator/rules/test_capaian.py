"""Capaian of numbers (vectors CP), means and bands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.rules.capaian import (
    PITA_PERMENDAGRI_86_2017,
    Arah,
    StatusCapaian,
    hitung_capaian,
    rerata_capaian,
    sebutan_capaian,
)
from indikator.rules.nilai_iki import nilai_iki_lama
from kinerja.lib.angka import bulatkan
from kinerja.lib.tercetak import Rentang

MAKS, MIN, STABIL = Arah.MAKSIMUM, Arah.MINIMUM, Arah.STABIL


def _target(bawah: str, atas: str = "") -> Rentang:
    return Rentang(Decimal(bawah), Decimal(atas or bawah))


VEKTOR = [
    ("CP-01", MAKS, _target("60"), "45", "75.00", "75.00"),
    ("CP-02", MAKS, _target("60"), "72", "120.00", "120.00"),
    ("CP-03", MIN, _target("10"), "8", "120.00", "120.00"),
    ("CP-04", MIN, _target("8"), "9", "87.50", "87.50"),
    ("CP-05", MIN, _target("10"), "25", "-50.00", "0.00"),
    ("CP-06a", MIN, _target("10"), "20", "0.00", "0.00"),
    ("CP-06b", MIN, _target("10"), "0", "200.00", "200.00"),
    ("CP-07", MAKS, _target("80", "90"), "92", "102.22", "102.22"),
    ("CP-08", MAKS, _target("80", "90"), "70", "87.50", "87.50"),
    ("CP-09a", MAKS, _target("80", "90"), "80", "100.00", "100.00"),
    ("CP-09b", MAKS, _target("80", "90"), "85", "100.00", "100.00"),
    ("CP-09c", MAKS, _target("80", "90"), "90", "100.00", "100.00"),
    ("CP-10", MIN, _target("7", "8"), "6.5", "107.14", "107.14"),
    ("CP-11", MIN, _target("7", "8"), "9", "87.50", "87.50"),
    ("CP-12a", STABIL, _target("7.0"), "7.0", "100.00", "100.00"),
    ("CP-12b", STABIL, _target("7.0"), "7.35", "95.00", "95.00"),
    ("CP-12c", STABIL, _target("7.0"), "6.65", "95.00", "95.00"),
    ("CP-12d", STABIL, _target("7.0"), "14.5", "-7.14", "0.00"),
    ("CP-13a", STABIL, _target("36", "38"), "35", "97.22", "97.22"),
    ("CP-13b", STABIL, _target("36", "38"), "36", "100.00", "100.00"),
    ("CP-13c", STABIL, _target("36", "38"), "38", "100.00", "100.00"),
    ("CP-13d", STABIL, _target("36", "38"), "39", "97.37", "97.37"),
    ("CP-15a", MIN, _target("0"), "0", "100.00", "100.00"),
    ("CP-15b", MIN, _target("0"), "2", "0.00", "0.00"),
    ("CP-18", MAKS, _target("51084232721"), "48371464800", "94.69", "94.69"),
    ("CP-19", MAKS, _target("95"), "93", "97.89", "97.89"),
    ("TR-01", MAKS, _target("15"), "15", "100.00", "100.00"),
    ("TR-02", MAKS, _target("15"), "12", "80.00", "80.00"),
    ("TR-03", MAKS, _target("55"), "52", "94.55", "94.55"),
    ("0 dari 100", MAKS, _target("100"), "0", "0.00", "0.00"),
    ("0 pada 0-5", MIN, _target("0", "5"), "0", "100.00", "100.00"),
]


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "mentah", "nilai"),
    [baris[1:] for baris in VEKTOR],
    ids=[baris[0] for baris in VEKTOR],
)
def test_capaian_follows_the_formula_of_its_direction(
    arah: Arah, target: Rentang, realisasi: str, mentah: str, nilai: str
) -> None:
    hasil = hitung_capaian(arah, target, Decimal(realisasi))
    assert hasil.mentah is not None
    assert hasil.nilai is not None
    assert str(bulatkan(hasil.mentah)) == mentah
    assert str(bulatkan(hasil.nilai)) == nilai


@pytest.mark.parametrize(("batas", "nilai"), [(100, 100), (110, 110), (120, 120)])
def test_a_cap_limits_the_shown_value_and_keeps_the_raw_one(
    batas: int, nilai: int
) -> None:
    hasil = hitung_capaian(MAKS, _target("60"), Decimal(90), batas=Decimal(batas))
    assert hasil.mentah == 150
    assert hasil.nilai == nilai


@pytest.mark.parametrize("realisasi", ["0", "50"])
def test_a_zero_target_is_not_targeted_and_has_no_score(realisasi: str) -> None:
    hasil = hitung_capaian(MAKS, _target("0"), Decimal(realisasi))
    assert hasil.status is StatusCapaian.TANPA_SKOR
    assert hasil.mentah is None
    assert "tidak ditargetkan" in hasil.alasan


def test_a_negative_target_has_no_score() -> None:
    hasil = hitung_capaian(MAKS, _target("-5"), Decimal(-3))
    assert hasil.status is StatusCapaian.TANPA_SKOR


@pytest.mark.parametrize("arah", [Arah.KATEGORI, Arah.TANGGAL])
def test_categories_and_dates_never_become_a_number(arah: Arah) -> None:
    assert hitung_capaian(arah, _target("5"), Decimal(5)).mentah is None


@pytest.mark.parametrize(
    ("realisasi", "curiga"), [("199", False), ("200", False), ("200.1", True)]
)
def test_more_than_twice_the_target_asks_to_check_the_unit(
    realisasi: str, *, curiga: bool
) -> None:
    hasil = hitung_capaian(MAKS, _target("100"), Decimal(realisasi))
    assert hasil.periksa_satuan is curiga
    assert ("periksa satuan" in hasil.alasan) is curiga


def test_the_mean_leaves_out_what_is_absent() -> None:
    assert rerata_capaian([Decimal(100), None, Decimal(80)]) == 90
    assert rerata_capaian([Decimal(100), Decimal(0), Decimal(80)]) == 60
    assert rerata_capaian([None, None]) is None
    assert rerata_capaian([]) is None


@pytest.mark.parametrize(
    ("nilai", "sebutan"),
    [
        ("90.4", "Tinggi"),
        ("90.5", "Sangat Tinggi"),
        ("65.6", "Sedang"),
        ("65.49", "Rendah"),
        ("50", "Sangat Rendah"),
        ("50.5", "Rendah"),
        ("0", "Sangat Rendah"),
        ("-50", "Sangat Rendah"),
        ("657", "Sangat Tinggi"),
    ],
)
def test_a_band_is_looked_up_on_the_whole_percent(nilai: str, sebutan: str) -> None:
    assert sebutan_capaian(Decimal(nilai), PITA_PERMENDAGRI_86_2017) == sebutan


@pytest.mark.parametrize(
    ("capaian", "nilai"),
    [
        ("0", "0"),
        ("30", "24.92"),
        ("59", "49"),
        ("60", "50"),
        ("70", "60"),
        ("79", "69"),
        ("80", "70"),
        ("85", "75"),
        ("98", "88"),
        ("97.89", "88"),
        ("99", "89"),
        ("100", "109"),
        ("101", "110"),
        ("105", "114.44"),
        ("110", "120"),
        ("112", "120"),
        ("-7", "0"),
    ],
)
def test_the_legacy_value_of_an_iki(capaian: str, nilai: str) -> None:
    assert bulatkan(nilai_iki_lama(Decimal(capaian))) == bulatkan(Decimal(nilai))


def test_the_legacy_value_of_the_highest_attainable_result_is_120() -> None:
    assert nilai_iki_lama(Decimal(100), maksimal_tercapai=True) == 120


angka_positif = st.decimals(min_value="0.01", max_value=10**9, places=2)


@given(angka_positif, angka_positif, angka_positif)
def test_more_is_never_worse_when_maximising(
    target: Decimal, a: Decimal, b: Decimal
) -> None:
    kecil, besar = sorted([a, b])
    sasaran = Rentang(target, target)
    satu, dua = (hitung_capaian(MAKS, sasaran, r).mentah for r in (kecil, besar))
    assert satu is not None
    assert dua is not None
    assert satu <= dua


@given(angka_positif, angka_positif, angka_positif)
def test_more_is_never_better_when_minimising(
    target: Decimal, a: Decimal, b: Decimal
) -> None:
    kecil, besar = sorted([a, b])
    sasaran = Rentang(target, target)
    satu, dua = (hitung_capaian(MIN, sasaran, r).mentah for r in (kecil, besar))
    assert satu is not None
    assert dua is not None
    assert satu >= dua


@given(angka_positif, angka_positif, angka_positif)
def test_stable_is_never_above_one_hundred_and_never_shown_below_zero(
    a: Decimal, b: Decimal, realisasi: Decimal
) -> None:
    hasil = hitung_capaian(STABIL, Rentang(*sorted([a, b])), realisasi)
    assert hasil.nilai is not None
    assert 0 <= hasil.nilai <= 100
