"""Titles inside the cell of a name."""

import pytest

from organisasi.rules.gelar_impor import gabung_gelar, pisahkan_gelar


@pytest.mark.parametrize(
    ("sel", "hasil"),
    [
        ("Dr. H. ZULFIKRI, S.E., M.Si.", ("Dr. H.", "ZULFIKRI", "S.E., M.Si.")),
        ("Nurul Aini S.Pd.", ("", "Nurul Aini", "S.Pd.")),
        ("Nurul Aini S. Pd M.Pd", ("", "Nurul Aini", "S. Pd M.Pd")),
        ("Ahmad SE, MM", ("", "Ahmad", "SE, MM")),
        ("Rina Marlina A.Md.Keb", ("", "Rina Marlina", "A.Md.Keb")),
        ("drg Cut Intan", ("drg", "Cut Intan", "")),
        ("Ir H ALI MM", ("Ir H", "ALI", "MM")),
        ("Irwan Prof", ("", "Irwan Prof", "")),
        ("H ALI", ("", "H ALI", "")),
        ("Siti Aminah,", ("", "Siti Aminah", "")),
        ("M. Ali AR", ("", "M. Ali AR", "")),
        ("Yusuf A.R.", ("", "Yusuf A.R.", "")),
        ("Ibrahim M.Yusuf", ("", "Ibrahim M.Yusuf", "")),
        ("Ibrahim M. Yusuf", ("", "Ibrahim M. Yusuf", "")),
        ("S. Maulana", ("", "S. Maulana", "")),
    ],
)
def test_only_what_is_surely_a_title_is_taken_off(
    sel: str, hasil: tuple[str, str, str]
) -> None:
    assert pisahkan_gelar(sel) == hasil


def test_a_title_told_twice_stands_once() -> None:
    assert gabung_gelar("S.STP., M.Si.", "S.STP", ", ") == "S.STP., M.Si."
    assert gabung_gelar("Dr.", "H.", " ") == "Dr. H."
    assert gabung_gelar("", "S.H.", ", ") == "S.H."
