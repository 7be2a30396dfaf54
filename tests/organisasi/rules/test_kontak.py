"""Addresses and numbers as people type them into lists."""

import pytest

from kinerja.lib.errors import InvalidInput
from organisasi.rules.kontak import surel_berkas, telepon_berkas


@pytest.mark.parametrize(
    ("sel", "surel"),
    [
        ("ani@abdya.example", "ani@abdya.example"),
        ("ani@abdya.example / budi@abdya.example", "ani@abdya.example"),
        ("Ani <ani@abdya.example>", "ani@abdya.example"),
        ("E-mail : ani@abdya.example", "ani@abdya.example"),
        ("ani@abdya.example (pribadi)", "ani@abdya.example"),
        ("- ; ani@abdya.example", "ani@abdya.example"),
        ("ani@abdya.example'", "ani@abdya.example"),
        ("email@email.example", "email@email.example"),
    ],
)
def test_the_address_of_a_cell(sel: str, surel: str) -> None:
    assert surel_berkas(sel) == surel


@pytest.mark.parametrize(
    "sel",
    [
        "ani uji@abdya.example",
        "ani, uji@abdya.example",
        "ani@abdya,example",
        "ani@@abdya.example",
        "ani@abdya",
        "ani@abdya.e",
        "ani@ab dya.example",
    ],
)
def test_half_an_address_is_none_and_never_another_persons(sel: str) -> None:
    assert not surel_berkas(sel)


@pytest.mark.parametrize(
    ("sel", "telepon"),
    [
        ("62812345678 92", "+6281234567892"),
        ("+62 0812 3456 7890", "+6281234567890"),
        ("0812-3456-7896 (WA)", "081234567896"),
        ("81234567893", "081234567893"),
        ("(0659) 91234", "065991234"),
        ("0812.3456.7894 / 0852 1111 2222", "081234567894"),
    ],
)
def test_the_number_of_a_cell(sel: str, telepon: str) -> None:
    assert telepon_berkas(sel) == telepon


def test_a_letter_in_a_number_is_refused() -> None:
    with pytest.raises(InvalidInput):
        telepon_berkas("081234567897x")
