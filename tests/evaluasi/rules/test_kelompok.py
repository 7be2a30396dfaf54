"""Nothing published, and no difference of two published figures, covers too few."""

from itertools import chain, combinations
from random import Random

import pytest

from evaluasi.rules.kelompok import MINIMUM, hidden_groups


@pytest.mark.parametrize(
    ("ukuran", "sembunyi"),
    [
        ({"a": 9, "b": 5}, ""),
        ({"a": 3, "b": 9, "c": 20}, "ab"),  # one alone would be the difference
        ({"a": 1, "b": 2, "c": 9}, "abc"),  # three people would be the difference
        ({"a": 3, "b": 4, "c": 9}, "ab"),
        ({"a": 4, "b": 5}, "ab"),
        ({"a": 0, "b": 9}, ""),  # an empty group hides nobody
        ({}, ""),
    ],
)
def test_small_groups_take_the_next_smallest_with_them(
    ukuran: dict[str, int], sembunyi: str
) -> None:
    assert hidden_groups(ukuran) == set(sembunyi)


def test_no_difference_of_visible_totals_covers_fewer_than_the_minimum() -> None:
    """Every sum of visible rows, taken from the total, leaves nobody or enough."""
    acak = Random(6)  # noqa: S311 - repeatable, guards nothing
    for _ in range(500):
        ukuran = dict(enumerate(acak.choices(range(12), k=acak.randint(1, 7))))
        sembunyi = hidden_groups(ukuran)
        total = sum(ukuran.values())
        if total < MINIMUM:
            continue
        tampak = [n for k, n in ukuran.items() if k not in sembunyi and n]
        bagian = chain.from_iterable(
            combinations(tampak, k) for k in range(len(tampak) + 1)
        )
        sisa = {total - sum(satu) for satu in bagian}
        assert all(n >= MINIMUM for n in tampak)
        assert all(n == 0 or n >= MINIMUM for n in sisa), ukuran
