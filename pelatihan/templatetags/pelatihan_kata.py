"""Small helps of the pages of pelatihan."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

register = template.Library()


@register.filter
def milik(semua: Mapping[int, Sequence[Any]], kunci: int) -> Sequence[Any]:
    """Return what stands under this key; nothing where there is nothing."""
    return semua.get(kunci, ())
