"""The lock files: complete, hashed and free of addresses."""

import re
import tomllib
from pathlib import Path

import pytest

from kinerja.lokal.folder import AKAR

PENGEMBANGAN = AKAR / "requirements.txt"
PRODUKSI = AKAR / "requirements-produksi.txt"


def _pin(berkas: Path) -> dict[str, str]:
    """Blocks of a lock: normalized name → everything up to the next pin."""
    blok = re.split(r"^(?=\S)", berkas.read_text(), flags=re.MULTILINE)
    return {_normal(satu): satu for satu in blok if satu.strip()}


def _normal(syarat: str) -> str:
    nama = re.match(r"[A-Za-z0-9._-]+", syarat)
    assert nama, syarat
    return re.sub(r"[-_.]+", "-", nama[0]).lower()


def _proyek(*grup: str) -> set[str]:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text())
    syarat = list(proyek["project"]["dependencies"])
    for nama in grup:
        syarat += proyek["dependency-groups"][nama]
    return {_normal(satu) for satu in syarat}


@pytest.mark.parametrize("berkas", [PENGEMBANGAN, PRODUKSI], ids=lambda b: b.name)
def test_lock_holds_no_address(berkas: Path) -> None:
    assert not re.search(r"://|file:|index-url|find-links", berkas.read_text())


@pytest.mark.parametrize("berkas", [PENGEMBANGAN, PRODUKSI], ids=lambda b: b.name)
def test_every_pin_of_the_lock_is_exact_and_hashed(berkas: Path) -> None:
    pin = _pin(berkas)
    assert pin
    for nama, blok in pin.items():
        assert re.match(r"[\w.\[\],-]+==\S+", blok), nama
        assert "--hash=sha256:" in blok, nama


def test_lock_covers_every_dependency_of_the_project() -> None:
    assert _proyek("lokal", "uji") <= set(_pin(PENGEMBANGAN))
    assert _proyek() <= set(_pin(PRODUKSI))


def test_both_locks_pin_the_same_versions() -> None:
    pengembangan = _pin(PENGEMBANGAN)
    for nama, blok in _pin(PRODUKSI).items():
        assert blok.split()[0] == pengembangan[nama].split()[0]


def test_production_gets_no_tool_of_development() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text())["dependency-groups"]
    khusus = {_normal(satu) for satu in proyek["lokal"] + proyek["uji"]}
    assert not khusus & set(_pin(PRODUKSI))


def test_every_dependency_has_its_reason_in_the_documents() -> None:
    baris = (AKAR / "docs" / "dependensi.md").read_text().splitlines()
    beralasan = {
        _normal(kolom[1].strip(" `"))
        for kolom in (satu.split("|") for satu in baris)
        if len(kolom) == 4 and kolom[1].strip().startswith("`") and kolom[2].strip()
    }
    assert beralasan == _proyek("lokal", "uji")
