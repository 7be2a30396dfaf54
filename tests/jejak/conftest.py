"""Two accounts that act."""

import pytest

from kinerja.akun.models import Pengguna


@pytest.fixture
def sari(db: None) -> Pengguna:
    return Pengguna.objects.create_user("sari", "Sari", None)


@pytest.fixture
def budi(db: None) -> Pengguna:
    return Pengguna.objects.create_user("budi", "Budi", None)
