"""Handing files out: always a download, never a page."""

import io
from pathlib import Path

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.responses import serve_berkas
from kinerja.berkas.rules.jenis import Jenis
from kinerja.berkas.services import store_berkas
from tests.berkas import korpus


@pytest.fixture
def berkas(sari: Pengguna, gudang: Path) -> Berkas:
    return store_berkas(
        isi=io.BytesIO(korpus.PDF),
        nama="SK “Mutasi”.pdf",
        actor=sari,
        jenis_boleh=[Jenis.PDF],
    )


@pytest.mark.urls("tests.berkas.urls")
def test_file_is_a_sandboxed_download_under_its_own_name(
    berkas: Berkas, client: Client
) -> None:
    jawaban = client.get(f"/unduh/{berkas.kode}")

    assert jawaban.getvalue() == korpus.PDF
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"] == (
        "attachment; filename*=utf-8''SK%20%E2%80%9CMutasi%E2%80%9D.pdf"
    )
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Security-Policy"] == "default-src 'none'; sandbox"
    jawaban.close()


def test_discarded_file_is_not_found(berkas: Berkas) -> None:
    berkas.dihapus_pada = timezone.now()
    with pytest.raises(Http404):
        serve_berkas(berkas)


def test_lost_content_is_not_found_and_noted(
    berkas: Berkas, caplog: pytest.LogCaptureFixture
) -> None:
    berkas.path.unlink()
    with pytest.raises(Http404):
        serve_berkas(berkas)
    assert str(berkas.kode) in caplog.text
