"""A `jalan` of one's own, on data in a folder of the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.penyiapan.proses_nyata import Jalan, Mulai, lingkungan


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the demo's data; the first `jalan` of the session fills it."""
    return tmp_path_factory.mktemp("jalan") / "data"


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
