"""`manage.py uji` itself: what it refuses, and that a lost guard is noticed."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja.lokal.folder import AKAR
from kinerja.lokal.uji.gerbang import Gerbang, jalankan_gerbang, semua_gerbang
from kinerja.lokal.uji.pagar import daftar_pagar
from kinerja.lokal.uji.perlengkapan import PenghitungKueri
from tests.penyiapan.proses_nyata import lingkungan


def _uji(*argumen: str) -> subprocess.CompletedProcess[str]:
    """`manage.py uji` with services of its own, apart from those of this run."""
    return subprocess.run(
        [sys.executable, "manage.py", "uji", *argumen],
        cwd=AKAR,
        env=lingkungan(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_every_guard_that_can_be_removed_has_a_test_that_claims_it() -> None:
    kode = "\n".join(b.read_text() for b in (AKAR / "tests").rglob("test_*.py"))
    diklaim = set(re.findall(r"mark\.pagar\(\s*\"(\w+)\"", kode)) - {"NAMA"}
    assert diklaim == set(daftar_pagar())


def test_an_unknown_guard_is_refused_with_the_names_there_are() -> None:
    hasil = _uji("--tanpa-pagar", "tidak_ada")
    assert hasil.returncode == 2
    assert all(nama in hasil.stderr for nama in daftar_pagar())


@pytest.mark.lambat
def test_tests_go_red_without_their_guard() -> None:
    hasil = _uji("--tanpa-pagar", "jalan_satu")
    assert hasil.returncode == 1
    assert re.search(r"\d+ failed", hasil.stdout)


def test_an_unknown_subcommand_prints_what_there_is() -> None:
    hasil = _uji("semua")
    assert hasil.returncode == 2
    assert "manage.py uji cepat" in hasil.stdout


CACAT = {
    "ruff check": ("organisasi/apps.py", "import os\n"),
    "ruff format": ("organisasi/apps.py", "SATU   = 1\n"),
    "lint-imports": ("organisasi/models/__init__.py", "import pelatihan\n"),
    "djlint --lint": ("templates/400.html", '<img src="a.svg">\n'),
    "djlint --check": ("templates/400.html", "<div>\n<p>a</p>\n</div>\n"),
    "makemigrations --check": (
        "kinerja/akun/models.py",
        "Pengguna.add_to_class('cacat', models.TextField())\n",
    ),
    "check --deploy": ("kinerja/settings.py", "SECURE_SSL_REDIRECT = False\n"),
}


@pytest.fixture(scope="module")
def salinan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that may be spoilt."""
    folder = tmp_path_factory.mktemp("salinan") / "proyek"
    buang = shutil.ignore_patterns(".*", "gambar", "tests", "docs", "__pycache__")
    shutil.copytree(AKAR, folder, ignore=buang)
    return folder


@pytest.mark.lambat
@pytest.mark.parametrize("nama", CACAT)
def test_a_gate_goes_red_on_a_planted_fault(salinan: Path, nama: str) -> None:
    gerbang = [satu for satu in semua_gerbang() if satu.nama == nama]
    alamat, cacat = CACAT[nama]
    asli = (salinan / alamat).read_text()
    assert jalankan_gerbang(gerbang, salinan) == []
    (salinan / alamat).write_text(asli + cacat)
    try:
        assert jalankan_gerbang(gerbang, salinan) == [nama]
    finally:
        (salinan / alamat).write_text(asli)


def test_a_failing_gate_shows_its_output_and_stops_no_other(
    capfd: pytest.CaptureFixture[str],
) -> None:
    python = [sys.executable, "-c"]
    gagal = jalankan_gerbang(
        [
            Gerbang("rusak", [*python, "print('sebabnya'); raise SystemExit(3)"]),
            Gerbang("baik", [*python, "print('tak perlu dilihat')"]),
        ]
    )
    keluaran = capfd.readouterr().out
    assert gagal == ["rusak"]
    assert "GAGAL rusak" in keluaran
    assert "sebabnya" in keluaran
    assert "ok    baik" in keluaran
    assert "tak perlu dilihat" not in keluaran


@pytest.mark.django_db
def test_more_queries_than_recorded_fail_with_the_queries(
    jumlah_kueri: PenghitungKueri,
) -> None:
    from django.db import connection

    patokan = json.loads((AKAR / "tests" / "query_counts.json").read_text())
    nama = next(iter(patokan))
    gagal = pytest.raises(
        pytest.fail.Exception, match=r"queries, baseline(?s:.)*SELECT 7"
    )
    with gagal, jumlah_kueri(nama), connection.cursor() as kursor:
        for _ in range(patokan[nama] + 1):
            kursor.execute("SELECT 7")
