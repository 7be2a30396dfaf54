"""Damaged files: refused in words or saved whole, never a traceback.

5,000 of them with ``manage.py uji beban impor``.
"""

from pathlib import Path

import pytest
from django.db import transaction

from tests.organisasi.berkas_rusak import berkas_rusak
from tests.organisasi.impor_rusak import impor_rusak

BANYAK = 300


@pytest.mark.django_db
def test_300_damaged_files_are_refused_or_saved_whole(tmp_path: Path) -> None:
    ditolak = 0
    for benih in range(BANYAK):
        with transaction.atomic():
            ditolak += impor_rusak(tmp_path, *berkas_rusak(benih))
            transaction.set_rollback(True)
    assert 0 < ditolak < BANYAK / 2


@pytest.mark.django_db
@pytest.mark.parametrize("benih", [11718])
def test_files_that_were_trouble_once(tmp_path: Path, benih: int) -> None:
    assert impor_rusak(tmp_path, *berkas_rusak(benih))
