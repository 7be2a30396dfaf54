"""How many people a published figure must cover (domain section 24).

A figure about fewer is hidden and looks like one about nobody.
"""

from collections.abc import Mapping
from typing import TypeVar

MINIMUM = 5
"""Smallest group of a public figure, of a service's result and of free texts."""

K = TypeVar("K")


def hidden_groups(ukuran: Mapping[K, int]) -> frozenset[K]:
    """Return which groups stay hidden when their total is published as well.

    ``ukuran`` maps a group to its size; empty groups hide nobody and are left out.
    Groups below the minimum are hidden. What is hidden is also the total minus what
    is shown, so the next smallest groups join them until the hidden part is two
    groups and the minimum of people, or nothing is left to show.
    """
    urut = sorted((n, nomor, k) for nomor, (k, n) in enumerate(ukuran.items()) if n)
    sembunyi: list[K] = []
    jumlah = 0
    for besar, _, kelompok in urut:
        cukup = not sembunyi or (len(sembunyi) > 1 and jumlah >= MINIMUM)
        if besar >= MINIMUM and cukup:
            break
        sembunyi.append(kelompok)
        jumlah += besar
    return frozenset(sembunyi)
