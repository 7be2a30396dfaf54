"""Periods of a year, their windows, and who rates after a move (PV-01..03)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.rules.periode import (
    AturanJendela,
    Frekuensi,
    Periode,
    penilai_lama_menilai,
    periode_setahun,
)

ATURAN = AturanJendela()
TRIWULAN = periode_setahun(2026, Frekuensi.TRIWULANAN, ATURAN)
BULAN = periode_setahun(2026, Frekuensi.BULANAN, ATURAN)
TW_III = TRIWULAN[2]


def test_a_quarterly_year_has_four_periods_and_the_annual_one() -> None:
    assert [p.nama for p in TRIWULAN] == [
        "Triwulan I 2026",
        "Triwulan II 2026",
        "Triwulan III 2026",
        "Triwulan IV 2026",
        "Tahun 2026",
    ]


def test_a_monthly_year_has_twelve_periods_and_the_annual_one() -> None:
    assert len(BULAN) == 13
    assert BULAN[1].nama == "Februari 2026"
    assert BULAN[1].akhir == date(2026, 2, 28)
    assert BULAN[-1].jenis is JenisTahap.EVALUASI_TAHUNAN


@pytest.mark.parametrize("semua", [TRIWULAN, BULAN])
def test_periodic_evaluations_cover_the_year_without_gap_or_overlap(
    semua: tuple[Periode, ...],
) -> None:
    periodik = semua[:-1]
    assert periodik[0].mulai == date(2026, 1, 1)
    assert periodik[-1].akhir == date(2026, 12, 31)
    for satu, berikut in pairwise(periodik):
        assert berikut.mulai == satu.akhir + timedelta(days=1)


@pytest.mark.parametrize(
    ("periode", "buka", "tutup"),
    [
        (TRIWULAN[1], date(2026, 6, 20), date(2026, 7, 10)),
        (TRIWULAN[2], date(2026, 9, 20), date(2026, 10, 10)),
        (TRIWULAN[3], date(2026, 12, 20), date(2027, 1, 10)),
        (TRIWULAN[4], date(2026, 12, 20), date(2027, 1, 31)),
        (BULAN[0], date(2026, 1, 20), date(2026, 2, 10)),
        (BULAN[11], date(2026, 12, 20), date(2027, 1, 10)),
    ],
)
def test_windows_open_and_close_on_the_default_days(
    periode: Periode, buka: date, tutup: date
) -> None:
    assert (periode.buka, periode.tutup) == (buka, tutup)
    assert periode.jendela_memuat(buka)
    assert periode.jendela_memuat(tutup)
    assert not periode.jendela_memuat(buka - timedelta(days=1))
    assert not periode.jendela_memuat(tutup + timedelta(days=1))


def test_a_day_past_the_end_of_the_month_means_its_last_day() -> None:
    aturan = AturanJendela(hari_buka=31, hari_tutup=31)
    februari = periode_setahun(2028, Frekuensi.BULANAN, aturan)[1]
    assert februari.buka == date(2028, 2, 29)
    assert februari.tutup == date(2028, 3, 31)


@pytest.mark.parametrize(
    ("pindah", "menilai"),
    [
        (date(2026, 8, 25), False),
        (date(2026, 9, 25), True),
        (date(2026, 9, 20), True),
        (date(2026, 9, 19), False),
        (date(2026, 10, 11), True),
    ],
    ids=["PV-01", "PV-02", "PV-03a", "PV-03b", "sesudah jendela"],
)
def test_a_penilai_who_moves_rates_only_when_the_window_has_opened(
    pindah: date, *, menilai: bool
) -> None:
    assert penilai_lama_menilai(TW_III, pindah) is menilai
