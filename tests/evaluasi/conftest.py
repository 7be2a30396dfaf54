"""Fixtures of evaluasi."""

import pytest

from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu
from tests.evaluasi.masa import Masa


@pytest.fixture
def bahan(kabupaten: Kabupaten) -> BahanKartu:
    """Return the builder of SKP and evaluations of the cast."""
    return BahanKartu(kabupaten)


@pytest.fixture
def masa(kabupaten: Kabupaten, bahan: BahanKartu) -> Masa:
    """Return the builder of an open evaluation period."""
    return Masa(kabupaten, bahan)
