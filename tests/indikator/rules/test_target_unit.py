"""When a yearly target of an SKP asks less than the unit promised for a period."""

from decimal import Decimal

import pytest

from indikator.rules.capaian import Arah
from indikator.rules.target_unit import TargetAngka, TargetUnit


def angka(bawah: str, atas: str = "", nama: str = "") -> TargetAngka:
    return TargetAngka(f"{bawah} persen", Decimal(bawah), Decimal(atas or bawah), nama)


def unit(
    arah: Arah,
    milik: TargetAngka,
    masa: list[str],
    tahunan: str = "",
    *,
    kumulatif: bool = False,
) -> TargetUnit:
    return TargetUnit(
        arah,
        milik,
        [angka(satu, nama=f"Triwulan {n}") for n, satu in enumerate(masa, start=1)],
        Decimal(tahunan) if tahunan else None,
        kumulatif,
    )


NAIK, TURUN = ["80", "85", "88", "90"], ["30", "28", "26", "24"]


@pytest.mark.parametrize(
    ("milik", "masa"),
    [("88", "Triwulan 4"), ("79", "Triwulan 4"), ("90", None), ("95", None)],
)
def test_where_large_is_good_less_than_the_largest_period_is_told(
    milik: str, masa: str | None
) -> None:
    berat = unit(Arah.MAKSIMUM, angka(milik), NAIK).lebih_berat()
    assert (berat and berat.nama) == masa


@pytest.mark.parametrize(("milik", "masa"), [("25", "Triwulan 4"), ("24", None)])
def test_where_small_is_good_more_than_the_smallest_level_is_told(
    milik: str, masa: str | None
) -> None:
    berat = unit(Arah.MINIMUM, angka(milik), TURUN, "24").lebih_berat()
    assert (berat and berat.nama) == masa


def test_shares_of_a_year_are_no_level_where_small_is_good() -> None:
    """Two accidents a quarter, eight a year: eight for a person is the same."""
    assert unit(Arah.MINIMUM, angka("8"), ["2"] * 4, "8").lebih_berat() is None


def test_counted_from_january_only_the_last_period_speaks_of_the_year() -> None:
    masa = ["2", "4", "6", "8"]
    for milik, kata in (("8", ""), ("9", "Triwulan 4")):
        hasil = unit(Arah.MINIMUM, angka(milik), masa, "8", kumulatif=True)
        assert kata in hasil.kalimat
        assert bool(hasil.kalimat) == bool(kata)


def test_a_range_is_less_only_where_all_of_it_is() -> None:
    assert unit(Arah.MAKSIMUM, angka("80", "90"), NAIK).lebih_berat() is None
    assert unit(Arah.MAKSIMUM, angka("70", "89"), NAIK).lebih_berat()
    assert unit(Arah.MINIMUM, angka("24", "30"), TURUN).lebih_berat() is None


@pytest.mark.parametrize("arah", [Arah.STABIL, Arah.KATEGORI, Arah.TANGGAL])
def test_in_other_directions_nothing_is_less(arah: Arah) -> None:
    assert unit(arah, angka("1"), NAIK).lebih_berat() is None


def test_without_a_target_of_a_period_nothing_is_compared() -> None:
    assert unit(Arah.MAKSIMUM, angka("1"), [], "90").lebih_berat() is None


def test_the_sentence_names_both_numbers_and_the_period() -> None:
    assert unit(Arah.MAKSIMUM, angka("88"), NAIK).kalimat == (
        "target setahun 88 persen lebih rendah daripada target unit untuk "
        "Triwulan 4, 90 persen. Periksa lagi, kecuali target unit memang dibagi "
        "kepada beberapa pegawai."
    )
    assert "lebih longgar" in unit(Arah.MINIMUM, angka("25"), TURUN).kalimat
