"""`manage.py` on a machine where `.venv` does not exist yet."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from kinerja.lokal.folder import AKAR
from kinerja.lokal.proses import pelaku_postgres


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    """The two files the bootstrap needs, alone in a folder."""
    folder = tmp_path / "proyek"
    folder.mkdir()
    for nama in ("manage.py", "requirements.txt"):
        shutil.copy(AKAR / nama, folder)
    return folder


@pytest.fixture
def python_polos(tmp_path: Path) -> Path:
    """A Python with nothing installed, not even pip."""
    venv.create(tmp_path / "polos", with_pip=False)
    return tmp_path / "polos" / "bin" / "python"


def _manage(
    python: Path, proyek: Path, *awalan: str
) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": "/nonexistent"}  # a uv of the machine would be used
    env.pop("KINERJA_TANPA_VENV", None)
    return subprocess.run(
        [*awalan, python, "manage.py", "version"],
        cwd=proyek,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_python_without_pip_gets_a_sentence(proyek: Path, python_polos: Path) -> None:
    hasil = _manage(python_polos, proyek)
    assert hasil.returncode == 1
    assert "tidak punya pip" in hasil.stderr
    assert "apt-get install python3-pip" in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_a_project_in_a_locked_folder_gets_a_sentence(
    proyek: Path, python_polos: Path
) -> None:
    awalan = pelaku_postgres().awalan
    if os.geteuid() == 0 and not awalan:
        pytest.skip("root may write everywhere, and user namespaces are refused here")
    proyek.chmod(0o500)
    hasil = _manage(python_polos, proyek, *awalan)
    assert hasil.returncode == 1
    assert f"folder {proyek} tidak dapat ditulisi" in hasil.stderr


def test_the_bootstrap_is_parsed_by_old_interpreters() -> None:
    # Python 3.8 must reach the sentence about its version, not a SyntaxError.
    kode = (AKAR / "manage.py").read_text()
    periksa = "import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 6))"
    subprocess.run([sys.executable, "-c", periksa], input=kode, text=True, check=True)


def test_a_container_needs_no_environment_of_its_own() -> None:
    pustaka = sysconfig.get_path("purelib")
    hasil = subprocess.run(
        [Path(sys.base_prefix) / "bin" / "python3", "manage.py", "version"],
        cwd=AKAR,
        env={**os.environ, "KINERJA_TANPA_VENV": "1", "PYTHONPATH": pustaka},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert hasil.stdout.startswith("5.2"), hasil.stderr
    assert "Memasang" not in hasil.stdout
