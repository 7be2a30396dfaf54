"""A `jalan` of one's own, on data in a folder of the test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.penyiapan.proses_nyata import Jalan, Mulai, lingkungan


def _buang(data: Path) -> None:
    """Remove a cluster; as root in a chroot it lies elsewhere and `pg` is a link."""
    shutil.rmtree((data / "pg").resolve(), ignore_errors=True)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder of the demo's data; the first `jalan` of the session fills it."""
    folder = tmp_path_factory.mktemp("jalan") / "data"
    yield folder
    _buang(folder)


@pytest.fixture
def data_baru(tmp_path: Path) -> Iterator[Path]:
    """A data folder of which there is nothing yet."""
    folder = tmp_path / "baru"
    yield folder
    _buang(folder)


@pytest.fixture
def mulai_jalan(tmp_path: Path, data: Path) -> Iterator[Mulai]:
    """Start `jalan` with arguments; every one still alive is ended afterwards."""
    semua: list[Jalan] = []

    def mulai(*argumen: str, **env: str) -> Jalan:
        semua.append(Jalan(tmp_path, *argumen, env={**lingkungan(data), **env}))
        return semua[-1]

    yield mulai
    for satu in semua:
        if satu.proses.poll() is None:
            satu.akhiri()
