"""A place to declare jobs that last one test."""

from collections.abc import Iterator

import pytest

from kinerja.jadwal.pekerjaan import DAFTAR


@pytest.fixture
def daftar_kosong() -> Iterator[None]:
    """Hide the jobs of the product; what the test declares is gone afterwards."""
    asli = dict(DAFTAR)
    DAFTAR.clear()
    yield
    DAFTAR.clear()
    DAFTAR.update(asli)
