"""Fixtures of evaluasi."""

import pytest

from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu


@pytest.fixture
def bahan(kabupaten: Kabupaten) -> BahanKartu:
    """Return the builder of SKP and evaluations of the cast."""
    return BahanKartu(kabupaten)
