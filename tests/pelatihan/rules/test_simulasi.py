"""Simulations: what keeps one from being played, and the way through it."""

import pytest

from kinerja.lib.errors import InvalidInput
from pelatihan.rules.simulasi import (
    Adegan,
    Akibat,
    Pilihan,
    periksa,
    telusuri,
)


def adegan(nomor: int, *menuju: int, isi: str = "Isi.") -> Adegan:
    pilihan = tuple(
        Pilihan(urutan, f"ke {ke}", ke, Akibat(urutan, -urutan, 0))
        for urutan, ke in enumerate(menuju, start=1)
    )
    return Adegan(nomor, isi, pilihan)


UTUH = [adegan(1, 2, 3), adegan(2, 3, 4), adegan(3), adegan(4)]


def test_a_whole_story_has_nothing_to_repair() -> None:
    assert periksa(UTUH) == []


def test_a_story_may_go_in_circles_while_an_ending_can_be_reached() -> None:
    assert periksa([adegan(1, 2, 3), adegan(2, 1, 3), adegan(3)]) == []


@pytest.mark.parametrize(
    ("cerita", "kalimat"),
    [
        ([], "Adegan 1 belum ada"),
        ([adegan(2)], "Adegan 1 belum ada"),
        ([adegan(1, 2, 9), adegan(2)], "Adegan 1, pilihan 2: adegan 9 tidak ada"),
        ([adegan(1, 2, 2), adegan(2), adegan(5)], "Adegan 5 tidak pernah dicapai"),
        (
            [adegan(1, 2, 3), adegan(2, 2, 2), adegan(3)],
            "Dari adegan 2 tidak ada jalan",
        ),
        ([adegan(1, 2, 2), adegan(2, isi="  ")], "Adegan 2 belum ditulis"),
        ([adegan(1, 2), adegan(2)], "Adegan 1 hanya punya satu pilihan"),
        ([adegan(1, 2, 2), adegan(2), adegan(2)], "Nomor adegan 2 dipakai 2 kali"),
    ],
)
def test_each_gap_is_said(cerita: list[Adegan], kalimat: str) -> None:
    assert any(satu.startswith(kalimat) for satu in periksa(cerita))


def test_a_way_adds_its_consequences_and_ends() -> None:
    jalan = telusuri(UTUH, [1, 2])
    assert jalan.tamat
    assert jalan.kini.nomor == 4
    assert jalan.total == Akibat(3, -3, 0)


def test_a_way_knows_what_another_choice_would_have_given() -> None:
    (langkah,) = telusuri(UTUH, [1]).langkah
    assert [(p.menuju, p.akibat.waktu) for p in langkah.lain] == [(3, 2)]


def test_no_choice_yet_stands_at_the_first_scene() -> None:
    jalan = telusuri(UTUH, [])
    assert (jalan.kini.nomor, jalan.tamat) == (1, False)


@pytest.mark.parametrize("pilihan", [[3], [1, 2, 1], [1] * 61])
def test_a_way_that_does_not_exist_is_refused(pilihan: list[int]) -> None:
    with pytest.raises(InvalidInput):
        telusuri([*UTUH], pilihan)


def test_consequences_are_said_in_words_and_numbers() -> None:
    baris = [(b.nama, b.teks, b.kata) for b in Akibat(3, -2, 0).baris]
    assert baris == [
        ("Waktu", "+3", "lebih cepat"),
        ("Mutu", "−2", "mutu turun"),
        ("Kepuasan masyarakat", "0", "tetap"),
    ]
