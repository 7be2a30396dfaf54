"""Golongan in the spellings that files use."""

import pytest

from organisasi.rules.golongan import (
    baca_golongan,
    baca_golongan_pppk,
    golongan_pppk,
)


@pytest.mark.parametrize(
    ("teks", "golongan"),
    [
        ("43", "IV/c"),
        ("45", "IV/e"),
        ("11", "I/a"),
        ("IV/c", "IV/c"),
        ("IV.c", "IV/c"),
        ("IVc", "IV/c"),
        ("iv  C", "IV/c"),
        ("Pembina Utama Muda (IV/c)", "IV/c"),
        ("Juru - I c", "I/c"),
        ("VII", "VII"),
        ("xvii", "XVII"),
        ("IV", "IV"),
        ("Pembina", "IV/a"),
        ("Penata Tk. I", "III/d"),
        ("Pengatur Muda Tingkat I, II/b", "II/b"),
        ("III/d (Penata Tingkat I)", "III/d"),
        ("III - d", "III/d"),
        ("3/d", "III/d"),
        ("Gol. IX", "IX"),
        ("IX (Sembilan)", "IX"),
        ("lll/a", "III/a"),
        ("Penata Muda, III/a", "III/a"),
        ("Penata Muda Tk.I/IIIb", "III/b"),
    ],
)
def test_every_spelling_is_one_golongan(teks: str, golongan: str) -> None:
    assert baca_golongan(teks) == golongan


@pytest.mark.parametrize(
    "teks", ["", "46", "35", "III/e", "XVIII", "Pembina Muda", "5", "Va"]
)
def test_what_does_not_exist_is_not_guessed(teks: str) -> None:
    assert baca_golongan(teks) == ""


@pytest.mark.parametrize(
    ("teks", "golongan"),
    [
        ("9", "IX"),
        ("09", "IX"),
        ("9.0", "IX"),
        ("11", "XI"),
        ("lX", "IX"),
        ("Ahli Pertama / IX", "IX"),
        ("IX - Ahli Pertama", "IX"),
        ("V/Pelaksana", "V"),
        ("X/a", ""),
        ("18", ""),
        ("0", ""),
        ("III/a", "III/a"),
    ],
)
def test_a_step_of_a_pppk_in_all_spellings(teks: str, golongan: str) -> None:
    assert baca_golongan_pppk(teks) == golongan


def test_the_scale_of_pppk_is_kept_apart() -> None:
    assert golongan_pppk("IV")
    assert not golongan_pppk("IV/a")
