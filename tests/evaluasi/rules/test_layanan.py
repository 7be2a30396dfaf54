"""Index and grade of a service, and the quarters it is shown for."""

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from evaluasi.rules.layanan import (
    MUTU_2017,
    PERTANYAAN,
    index,
    last_quarters,
    mean,
    mutu,
    quarter,
)
from kinerja.lib.angka import bulatkan


def cacah(*nilai: int) -> Counter[int]:
    return Counter(nilai)


@pytest.mark.parametrize(
    ("nilai", "indeks", "huruf"),
    [
        # domain 27.11 SM-03: all 4, all 3, all 1
        ((4, 4, 4, 4, 4), "100.00", "A"),
        ((3, 3, 3, 3, 3), "75.00", "C"),
        ((1, 1, 1, 1, 1), "25.00", "D"),
    ],
)
def test_the_index_is_the_mean_times_25(
    nilai: tuple[int, ...], indeks: str, huruf: str
) -> None:
    hasil = index([cacah(*nilai)] * 3)
    assert bulatkan(hasil) == Decimal(indeks)
    assert mutu(hasil).huruf == huruf


def test_questions_weigh_the_same_and_nothing_is_rounded_on_the_way() -> None:
    # means 11/3, 10/3, 3: their sum is 10 exactly, which rounded means would miss
    hasil = index([cacah(4, 4, 3), cacah(4, 3, 3), cacah(3, 3, 3)])
    assert hasil == Decimal(250) / 3


@pytest.mark.parametrize(
    ("indeks", "huruf"),
    [
        # domain 27.11 SM-05 and SM-06: half up to two decimals comes first
        ("64.99", "D"),
        ("65.00", "C"),
        ("76.60", "C"),
        ("76.61", "B"),
        ("88.30", "B"),
        ("88.31", "A"),
        ("88.305", "A"),
        ("76.605", "B"),
        ("64.995", "C"),
    ],
)
def test_the_grade_follows_the_rounded_index(indeks: str, huruf: str) -> None:
    assert mutu(Decimal(indeks)).huruf == huruf


def test_no_answers_have_no_mean_instead_of_a_zero() -> None:
    with pytest.raises(ValueError, match="needs an answer"):
        mean(Counter())


def test_every_possible_index_has_a_grade() -> None:
    acak = Random(20)  # noqa: S311 - repeatable, guards nothing
    for _ in range(200):
        satu = [cacah(*(acak.randint(1, 4) for _ in range(7))) for _ in PERTANYAAN]
        assert mutu(index(satu)) in MUTU_2017.tingkat
    with pytest.raises(ValueError, match="below every grade"):
        mutu(Decimal("24.99"))


@pytest.mark.parametrize(
    ("hari", "hasil"),
    [
        (date(2026, 11, 25), [(2026, 4), (2026, 3), (2026, 2), (2026, 1)]),
        (date(2026, 12, 31), [(2026, 4), (2026, 3), (2026, 2), (2026, 1)]),
        (date(2027, 1, 1), [(2027, 1), (2026, 4), (2026, 3), (2026, 2)]),
        (date(2026, 6, 30), [(2026, 2), (2026, 1), (2025, 4), (2025, 3)]),
    ],
)
def test_the_last_quarters_include_the_running_one(
    hari: date, hasil: list[tuple[int, int]]
) -> None:
    assert last_quarters(hari) == hasil


def test_the_four_quarters_cover_a_year_without_gap() -> None:
    batas = [quarter(2026, n) for n in (1, 2, 3, 4)]
    assert batas[0].lower == date(2026, 1, 1)
    assert batas[3].upper == date(2027, 1, 1)
    assert all(a.upper == b.lower for a, b in pairwise(batas))
