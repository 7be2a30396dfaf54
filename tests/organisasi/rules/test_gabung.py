"""What the one who stays takes over, and where a stay may be cut."""

from datetime import date

import pytest

from organisasi.rules.gabung import IDENTITAS, Masa, diambil, pemotongan

KOSONG: dict[str, object] = dict.fromkeys(IDENTITAS, "")


def hari(tahun: int) -> date:
    return date(tahun, 1, 1)


def test_only_what_is_missing_is_taken() -> None:
    tetap = KOSONG | {"surel": "sari@contoh.id", "golongan": "III/c"}
    pergi = KOSONG | {
        "surel": "lama@contoh.id",
        "telepon": "0812",
        "golongan": "III/b",
        "tmt_golongan": hari(2020),
    }
    assert diambil(tetap, pergi) == ["telepon"]


def test_a_tmt_comes_with_its_golongan() -> None:
    pergi = KOSONG | {"golongan": "III/c", "tmt_golongan": hari(2020)}
    assert diambil(KOSONG, pergi) == ["golongan", "tmt_golongan"]
    assert diambil(KOSONG | {"golongan": "III/c"}, pergi) == ["tmt_golongan"]


def test_the_kind_comes_with_the_number() -> None:
    assert diambil(KOSONG, KOSONG | {"nip": "1"}) == ["nip", "jenis"]


@pytest.mark.parametrize(
    ("satu", "lain", "potong"),
    [
        (Masa(hari(2020), None), Masa(hari(2022), None), hari(2022)),
        (Masa(hari(2020), hari(2024)), Masa(hari(2022), None), hari(2022)),
        (Masa(hari(2020), hari(2024)), Masa(hari(2022), hari(2024)), hari(2022)),
        (Masa(hari(2022), None), Masa(hari(2020), None), None),
        (Masa(hari(2020), None), Masa(hari(2020), None), None),
        (Masa(hari(2020), None), Masa(hari(2022), hari(2023)), None),
        (Masa(hari(2020), hari(2022)), Masa(hari(2022), None), None),
    ],
    ids=[
        "open",
        "ends later",
        "ends together",
        "begins later",
        "same day",
        "would lose days",
        "one after the other",
    ],
)
def test_the_earlier_stay_ends_where_the_later_begins(
    satu: Masa, lain: Masa, potong: date | None
) -> None:
    assert pemotongan(satu, lain) == potong


def test_two_that_meet_become_the_days_of_both() -> None:
    satu, lain = Masa(hari(2020), hari(2023)), Masa(hari(2021), None)
    assert satu.bersama(lain) == Masa(hari(2020), None)
    assert satu.bersama(Masa(hari(2019), hari(2022))) == Masa(hari(2019), hari(2023))
