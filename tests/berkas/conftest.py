"""An uploader, a store of its own, and genuine files made on the spot."""

import io
from pathlib import Path

import openpyxl
import pytest
from pytest_django import Settings

from kinerja.akun.models import Pengguna


@pytest.fixture
def sari(db: None) -> Pengguna:
    return Pengguna.objects.create_user("sari", "Sari", None)


@pytest.fixture
def gudang(settings: Settings, tmp_path: Path) -> Path:
    """The folder of stored content, empty."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return tmp_path / "berkas"


@pytest.fixture(scope="session")
def xlsx() -> bytes:
    """A small genuine workbook."""
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(["NIP", "Nama"])
    lembar.append(["198503172010122001", "Sari"])
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()
