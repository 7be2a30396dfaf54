"""Capaian of rows as published tables print them."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from indikator.rules.capaian import Arah, Capaian, StatusCapaian
from indikator.rules.capaian_tercetak import Baris, baca_arah, capaian_tercetak

DATA = Path(__file__).parents[2] / "data"
DIHITUNG, TANPA_SKOR = StatusCapaian.DIHITUNG, StatusCapaian.TANPA_SKOR
TANYA, KELIRU = StatusCapaian.TANYA, StatusCapaian.KELIRU
MAKS, MIN, STABIL = Arah.MAKSIMUM, Arah.MINIMUM, Arah.STABIL


def _hitung(arah: Arah, target: str, realisasi: str, satuan: str = "") -> Capaian:
    return capaian_tercetak(arah, Baris(target, realisasi, satuan))


def _terbitan() -> list[dict[str, str]]:
    with (DATA / "iku_published.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


@pytest.mark.parametrize("baris", _terbitan(), ids=lambda baris: baris["id"])
def test_every_published_row_gives_its_right_value(baris: dict[str, str]) -> None:
    arah = baca_arah(baris["arah"])
    assert arah is not None
    hasil = _hitung(
        arah, baris["target_as_printed"], baris["realisasi_as_printed"], baris["satuan"]
    )
    if not baris["right"]:
        assert (hasil.status, hasil.nilai) == (TANPA_SKOR, None)
        return
    assert hasil.nilai is not None
    assert abs(hasil.nilai - Decimal(baris["right"])) <= Decimal("0.01")


def _kasus(kode: str) -> dict[str, str]:
    isi = json.loads((DATA / "iku_extra.json").read_text("utf-8"), parse_float=str)
    return next(satu for satu in isi if satu["id"] == kode)


@pytest.mark.parametrize(
    ("kode", "arah"),
    [
        ("IKX-01", MAKS),
        ("IKX-02", MAKS),
        ("IKX-04", MIN),
        ("IKX-13", MAKS),
        ("IKX-19", MAKS),
        ("IKX-20", MAKS),
    ],
)
def test_single_published_cases_give_the_computed_value(kode: str, arah: Arah) -> None:
    kasus = _kasus(kode)
    hasil = _hitung(arah, kasus["target"], kasus["realisasi"])
    assert hasil.nilai is not None
    assert abs(hasil.nilai - Decimal(kasus["computed"])) <= Decimal("0.01")


@pytest.mark.parametrize("kode", ["IKX-10", "IKX-14"])
def test_absent_or_untargeted_cases_have_no_score(kode: str) -> None:
    kasus = _kasus(kode)
    hasil = _hitung(MAKS, kasus["target"], kasus["realisasi"])
    assert (hasil.status, hasil.nilai) == (TANPA_SKOR, None)


BERANGKA = [
    (MAKS, "1.250 orang", "1.300", "104"),
    (MAKS, "Rp 1.250", "Rp. 1.300,00", "104"),
    (MAKS, "1.250.000", "950.000", "76"),
    (MAKS, "76.15", "87.125", "114.41"),
    (MAKS, "950-1.250", "1.100", "100"),
    (MAKS, "Rp 4,5 miliar", "Rp 4.050.000.000", "90"),
    (MAKS, "0,833", "0.859", "103.12"),
    (MAKS, "3,5 skala 5", "4", "114.29"),
    (MAKS, "≥ 90", "95", "105.56"),
    (MAKS, "100 %", "98,04", "98.04"),
    (MAKS, "5,00", "(53,88)", "0"),
    (MAKS, "45 orang", "625 orang/bulan", "1388.89"),
    (MIN, "<= 5", "3", "140"),
    (MIN, "≤ 5 %", "3 %", "140"),
    (MIN, "Maksimal 3 hari", "2 hari", "133.33"),
    (MIN, "2-3 hari", "1 hari", "150"),
    (MIN, "7 – 8 bulan", "9 bulan", "87.5"),
    (MIN, "7-8 bulan", "7-8 bulan", "100"),
    (MIN, "20,10%", "17,60 %", "112.44"),
    (MIN, "93 per 100.000 KH", "160,1", "27.85"),
    (MIN, "0", "0", "100"),
    (MIN, "0", "1.250.000,00", "0"),
    (STABIL, "36-38", "39", "97.37"),
]


@pytest.mark.parametrize(("arah", "target", "realisasi", "nilai"), BERANGKA)
def test_a_clear_row_is_computed(
    arah: Arah, target: str, realisasi: str, nilai: str
) -> None:
    hasil = _hitung(arah, target, realisasi)
    assert hasil.status is DIHITUNG
    assert hasil.nilai is not None
    assert abs(hasil.nilai - Decimal(nilai)) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [
        ("100", "87.125"),
        ("1.000", "950"),
        ("87.125 %", "80 %"),
        ("1.250.000", "1.250"),
        ("1.250", "99.999"),
        ("1,234.56", "1300"),
    ],
)
def test_a_number_with_two_readings_is_asked_with_both(
    target: str, realisasi: str
) -> None:
    hasil = _hitung(MAKS, target, realisasi)
    assert (hasil.status, hasil.nilai, hasil.mentah) == (TANYA, None, None)
    assert "dapat berarti" in hasil.alasan


def test_a_reading_that_does_not_change_the_result_is_not_asked() -> None:
    hasil = _hitung(MAKS, "1.250", "1.300")
    assert (hasil.status, hasil.nilai) == (DIHITUNG, Decimal(104))
    assert "sama bagi kedua bacaan" in hasil.alasan


def test_the_printed_capaian_settles_a_reading_when_only_one_fits() -> None:
    baris = Baris("100", "87.125")
    hasil = capaian_tercetak(MAKS, baris, cocok=lambda mentah: mentah < 100)
    assert hasil.nilai == Decimal("87.125")
    dua = capaian_tercetak(MAKS, baris, cocok=lambda _mentah: True)
    assert dua.status is TANYA


def test_the_unit_column_settles_a_reading() -> None:
    assert _hitung(MAKS, "1.000", "950", "desa").nilai == 95
    assert _hitung(MAKS, "1.000", "950", "indeks").status is TANYA


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [
        ("90", "> 80"),
        ("2 tahun", "18 bulan"),
        ("90 %", "85 orang"),
        ("100%", "12/15"),
        ("12 dari 15", "10"),
        ("100", "80-90"),
    ],
)
def test_numbers_that_cannot_be_compared_are_asked(target: str, realisasi: str) -> None:
    assert _hitung(MAKS, target, realisasi).status is TANYA


@pytest.mark.parametrize(
    ("target", "realisasi"),
    [
        ("N/A", "0,92%"),
        ("", "73.66"),
        ("-", "-"),
        ("80.08", "N/A"),
        ("55%", "n/a"),
        ("100 %", "NIHIL"),
        ("100", "#DIV/0!"),
        ("Tinggi", "Tidak-diadakan(Covid19)"),
        ("80", "Tidak diadakan karena Covid-19"),
        ("WTP", "WTP"),
        ("BB (70)", "BB (72)"),
        ("0 (of 1)", "0"),
        ("30 Maret 2025", "28 Maret 2025"),
        ("0", "55.6"),
    ],
)
def test_what_has_no_number_has_no_score(target: str, realisasi: str) -> None:
    hasil = _hitung(MAKS, target, realisasi)
    assert (hasil.status, hasil.nilai) == (TANPA_SKOR, None)
    assert hasil.alasan


@pytest.mark.parametrize("teks", ["1e2", "12,5,6", "1.2.3", "٨٧", "８７"])
def test_a_broken_number_is_an_error(teks: str) -> None:
    assert _hitung(MAKS, "100", teks).status is KELIRU
    assert _hitung(MAKS, teks, "100").status is KELIRU


def test_a_high_ratio_and_different_units_are_pointed_out() -> None:
    alasan = _hitung(MAKS, "45 orang", "625 orang/bulan").alasan
    assert "periksa satuan" in alasan
    assert "Satuan berbeda: target orang, realisasi orang/bulan" in alasan


def test_a_sign_against_the_direction_is_pointed_out() -> None:
    assert "periksa arah" in _hitung(MAKS, "<= 5", "4").alasan
    assert "periksa arah" not in _hitung(MIN, "<= 5", "4").alasan


@pytest.mark.parametrize(
    ("target", "realisasi", "sebab"),
    [
        ("WTP", "WTP", "sama dengan target"),
        ("WTP", " wtp ", "sama dengan target"),
        ("BB (70)", "BB (72)", "sama dengan target"),
        ("WTP", "WDP", "tidak sama dengan target"),
        ("BB", "B", "tidak sama dengan target"),
        ("WTP", "-", "kosong bukan 0"),
    ],
)
def test_a_category_is_compared_and_never_scored(
    target: str, realisasi: str, sebab: str
) -> None:
    hasil = _hitung(Arah.KATEGORI, target, realisasi)
    assert (hasil.status, hasil.mentah) == (TANPA_SKOR, None)
    assert sebab in hasil.alasan


@pytest.mark.parametrize(
    ("target", "realisasi", "status", "sebab"),
    [
        ("30 Maret 2025", "28 Maret 2025", TANPA_SKOR, "2 hari lebih awal"),
        ("30 Maret 2025", "30/03/2025", TANPA_SKOR, "Tepat waktu"),
        ("30 Maret 2025", "2 April 2025", TANPA_SKOR, "Terlambat 3 hari"),
        ("paling lambat 30 Maret 2025", "1-4-2025", TANPA_SKOR, "Terlambat 2 hari"),
        ("30 Maret 2025", "tepat waktu", TANPA_SKOR, "bukan tanggal"),
        ("30 Maret 2025", "", TANPA_SKOR, "kosong bukan 0"),
        ("Maret 2025", "30 Maret 2025", TANYA, "tidak lengkap"),
        ("30 Maret", "30 Maret 2025", TANYA, "tidak lengkap"),
        ("11/25/2026", "25/11/2026", KELIRU, "25 November 2026"),
        ("30 Februari 2025", "1 Maret 2025", KELIRU, "sampai tanggal 28"),
    ],
)
def test_a_date_is_on_time_or_late_and_never_scored(
    target: str, realisasi: str, status: StatusCapaian, sebab: str
) -> None:
    hasil = _hitung(Arah.TANGGAL, target, realisasi)
    assert (hasil.status, hasil.mentah) == (status, None)
    assert sebab in hasil.alasan


@pytest.mark.parametrize(
    ("teks", "arah"),
    [
        ("maximize", MAKS),
        (" MAKSIMUM ", MAKS),
        ("Minimize", MIN),
        ("stabilize", STABIL),
        ("category", Arah.KATEGORI),
        ("date", Arah.TANGGAL),
        ("naik", None),
        ("", None),
    ],
)
def test_a_direction_is_a_known_word_or_nothing(teks: str, arah: Arah | None) -> None:
    assert baca_arah(teks) is arah
