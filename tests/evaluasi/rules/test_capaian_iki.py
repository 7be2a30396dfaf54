"""Capaian of one IKI: numbers, dates and words."""

from decimal import Decimal

import pytest

from evaluasi.rules.capaian_iki import SasaranAngka, bersatuan, capaian_iki, uraikan
from indikator.rules.capaian import Arah, StatusCapaian

TUJUH_LIMA = SasaranAngka("75", Decimal(75), Decimal(75), "%")
TIGA_PULUH = SasaranAngka("30", Decimal("30.000000"), Decimal("30.000000"), "menit")
RENTANG = SasaranAngka("80-90", Decimal(80), Decimal(90), "%")


@pytest.mark.parametrize(
    ("arah", "target", "nilai", "uraian"),
    [
        (Arah.MAKSIMUM, TUJUH_LIMA, "78.400000", "78,4 ÷ 75 × 100 = 104,53"),
        (Arah.MINIMUM, TIGA_PULUH, "26", "(2 × 30 − 26) ÷ 30 × 100 = 113,33"),
        (Arah.MAKSIMUM, RENTANG, "92", "92 ÷ 90 × 100 = 102,22"),
        (Arah.MAKSIMUM, RENTANG, "70", "70 ÷ 80 × 100 = 87,50"),
        (Arah.MAKSIMUM, RENTANG, "85", "Realisasi di dalam rentang target: 100."),
    ],
)
def test_the_arithmetic_is_shown_with_its_figures(
    arah: Arah, target: SasaranAngka, nilai: str, uraian: str
) -> None:
    hasil = capaian_iki(arah, target, Decimal(nilai), nilai)
    assert uraikan(hasil, target, Decimal(nilai)) == uraian


def test_a_date_is_late_by_days_and_has_no_percent() -> None:
    target = SasaranAngka("paling lambat 30 September 2026", None, None)
    hasil = capaian_iki(Arah.TANGGAL, target, None, "2 Oktober 2026")
    assert (hasil.status, hasil.nilai) == (StatusCapaian.TANPA_SKOR, None)
    assert hasil.alasan == "Terlambat 2 hari dari tanggal target."


def test_words_are_not_turned_into_a_figure() -> None:
    target = SasaranAngka("BB", None, None)
    hasil = capaian_iki(Arah.KATEGORI, target, None, "A")
    assert hasil.nilai is None
    assert uraikan(hasil, target, None) == hasil.alasan


def test_a_unit_is_printed_once() -> None:
    assert bersatuan("75 %", "%") == "75 %"
    assert bersatuan("9", "laporan") == "9 laporan"
