from decimal import Decimal

import pytest

from indikator.rules.capaian import Arah
from indikator.rules.target import baca_target, selisih_tahun
from kinerja.lib.errors import InvalidInput


@pytest.mark.parametrize(
    ("teks", "bawah", "atas", "satuan", "terbaca"),
    [
        ("95", "95", "95", "", "95"),
        ("95%", "95", "95", "%", "95 persen"),
        (" 95   persen ", "95", "95", "%", "95 persen"),
        ("87,5 %", "87.5", "87.5", "%", "87,5 persen"),
        ("80-90 %", "80", "90", "%", "80 sampai 90 persen"),
        ("80 s/d 90", "80", "90", "", "80 sampai 90"),
        ("1.250 orang", "1250", "1250", "orang", "1.250 orang"),
        ("Rp 2,5 miliar", "2500000000", "2500000000", "rp", "2.500.000.000 rupiah"),
        ("≥ 90", "90", "90", "", "90"),
        ("0", "0", "0", "", "0"),
    ],
)
def test_a_number_or_range_is_read(
    teks: str, bawah: str, atas: str, satuan: str, terbaca: str
) -> None:
    hasil = baca_target(teks, Arah.MAKSIMUM)
    assert (hasil.nilai_min, hasil.nilai_maks) == (Decimal(bawah), Decimal(atas))
    assert (hasil.satuan, hasil.terbaca) == (satuan, terbaca)


def test_the_text_stays_as_typed() -> None:
    assert baca_target("80-90 %", Arah.STABIL).teks == "80-90 %"


def test_two_readings_are_both_named() -> None:
    with pytest.raises(InvalidInput, match=r"dapat berarti 1,25\d* atau 1250"):
        baca_target("1.250", Arah.MAKSIMUM)


def test_the_declared_unit_settles_a_counted_number() -> None:
    hasil = baca_target("1.250", Arah.MAKSIMUM, satuan="orang")
    assert hasil.nilai_maks == 1250
    assert hasil.terbaca == "1.250 orang"


def test_the_declared_unit_is_said_in_words() -> None:
    assert baca_target("95", Arah.MAKSIMUM, satuan="%").terbaca == "95 persen"


@pytest.mark.parametrize(
    ("teks", "arah", "kata"),
    [
        ("", Arah.MAKSIMUM, "kosong"),
        ("-", Arah.MAKSIMUM, "tidak ada"),
        ("tinggi", Arah.MAKSIMUM, "bukan angka"),
        ("12 dari 15", Arah.MAKSIMUM, "lebih dari satu angka"),
        ("1.2.3,4,5", Arah.MAKSIMUM, "tidak terbaca"),
        ("sekitar 90", Arah.MAKSIMUM, "perkiraan"),
        ("< 5", Arah.MAKSIMUM, "berlawanan"),
        ("minimal 5", Arah.MINIMUM, "berlawanan"),
        ("9" * 19, Arah.MAKSIMUM, "terlalu besar"),
        ("0,1234567", Arah.MAKSIMUM, "6 angka"),
        ("90", Arah.KATEGORI, "bukan kategori"),
        ("31 Februari 2027", Arah.TANGGAL, "bukan tanggal yang ada"),
        ("segera", Arah.TANGGAL, "tanggal"),
        ("a" * 121, Arah.KATEGORI, "paling banyak 120"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(
    teks: str, arah: Arah, kata: str
) -> None:
    with pytest.raises(InvalidInput, match=kata):
        baca_target(teks, arah)


def test_another_unit_of_time_is_refused() -> None:
    with pytest.raises(InvalidInput, match="Samakan"):
        baca_target("6 bulan", Arah.MINIMUM, satuan="hari")


def test_a_category_stays_a_word() -> None:
    hasil = baca_target("BB (70)", Arah.KATEGORI)
    assert (hasil.teks, hasil.nilai_min, hasil.nilai_maks) == ("BB (70)", None, None)


def test_a_date_is_read_and_said_in_words() -> None:
    hasil = baca_target("paling lambat 30/6/2027", Arah.TANGGAL)
    assert (hasil.nilai_maks, hasil.terbaca) == (None, "30 Juni 2027")


# domain 27.2, TR-04 (PermenPANRB 6/2022 p.93)
@pytest.mark.parametrize(
    ("triwulan", "hasil"),
    [
        ("15 40 40 5", None),
        ("15 40 40 10", (Decimal(105), Decimal(100))),
        ("", None),
        ("90 95 100 100", None),  # a level to reach, not shares of the year
    ],
)
def test_quarters_that_do_not_add_up_to_the_year_are_told(
    triwulan: str, hasil: tuple[Decimal, Decimal] | None
) -> None:
    bagian = [baca_target(satu, Arah.MAKSIMUM) for satu in triwulan.split()]
    assert selisih_tahun(baca_target("100", Arah.MAKSIMUM), bagian) == hasil


def test_words_are_not_added_up() -> None:
    baik = baca_target("Baik", Arah.KATEGORI)
    assert selisih_tahun(baik, [baik, baik]) is None


def test_a_decimal_point_is_kept_as_the_comma_of_the_forms() -> None:
    terbaca = baca_target("95.5 %", Arah.MAKSIMUM)
    assert (terbaca.teks, terbaca.nilai_min) == ("95,5 %", Decimal("95.5"))
