"""The distribution of a desk: counts, bars, and the guide that never refuses."""

from collections import Counter

import pytest

from evaluasi.rules.predikat import Predikat, PredikatOrganisasi
from evaluasi.rules.sebaran import KIRI, PENUH, POLA, susun_sebaran

BAIK = PredikatOrganisasi.BAIK


def test_counts_stand_from_the_best_to_the_worst() -> None:
    hasil = susun_sebaran(Counter(["BAIK", "BAIK", "SANGAT_KURANG", ""]), [BAIK])
    assert [(b.kata, b.jumlah) for b in hasil.batang] == [
        ("Sangat Baik", 0),
        ("Baik", 2),
        ("Butuh Perbaikan", 0),
        ("Kurang/Misconduct", 0),
        ("Sangat Kurang", 1),
    ]
    assert (hasil.dinilai, hasil.jumlah) == (3, 4)
    assert hasil.kalimat.startswith("Sebaran 3 dari 4 pegawai: Sangat Baik 0, Baik 2,")
    assert sum(float(b.lebar) for b in hasil.batang) == PENUH


def test_before_the_first_rating_all_bars_are_empty() -> None:
    hasil = susun_sebaran({"": 5}, [BAIK])
    assert {b.lebar for b in hasil.batang} == {"0.0"}
    assert hasil.dinilai == 0


@pytest.mark.parametrize(
    ("organisasi", "terbanyak"),
    [  # p.94-97: an Istimewa organisation ideally has most at Sangat Baik
        (PredikatOrganisasi.ISTIMEWA, Predikat.SANGAT_BAIK),
        (PredikatOrganisasi.BAIK, Predikat.BAIK),
        (PredikatOrganisasi.BUTUH_PERBAIKAN, Predikat.BUTUH_PERBAIKAN),
        (PredikatOrganisasi.KURANG, Predikat.KURANG),
        (PredikatOrganisasi.SANGAT_KURANG, Predikat.SANGAT_KURANG),
    ],
)
def test_the_guide_has_its_top_where_the_regulation_names_most(
    organisasi: PredikatOrganisasi, terbanyak: Predikat
) -> None:
    hasil = susun_sebaran({}, [organisasi, organisasi])
    assert hasil.terbanyak == terbanyak.label
    titik = hasil.kurva.removeprefix("M").split("C")
    x = [float(satu.split()[-2]) for satu in titik]
    assert list(Predikat)[x.index(max(x))] is terbanyak
    assert all(KIRI < satu < KIRI + PENUH for satu in x)


def test_there_is_a_guide_for_every_predikat_of_an_organisation() -> None:
    assert set(POLA) == set(PredikatOrganisasi)


@pytest.mark.parametrize(
    "organisasi", [[], [PredikatOrganisasi.ISTIMEWA, PredikatOrganisasi.KURANG]]
)
def test_without_exactly_one_predikat_no_guide_is_drawn(
    organisasi: list[PredikatOrganisasi],
) -> None:
    hasil = susun_sebaran({"BAIK": 1}, organisasi)
    assert (hasil.kurva, hasil.terbanyak) == ("", "")
    assert len(hasil.organisasi) == len(organisasi)
