"""Migrations: named for what they do, reversible, independent of today's code."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

AKAR = Path(settings.BASE_DIR)
RUANG = ("kinerja", "organisasi", "indikator", "evaluasi", "pelatihan")
KITA = [a.label for a in apps.get_app_configs() if a.name.split(".")[0] in RUANG]
BERKAS = sorted(
    berkas for ruang in RUANG for berkas in (AKAR / ruang).rglob("migrations/0*.py")
)


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: f"{b.parts[-3]}/{b.stem}")
def test_a_migration_is_named_for_what_it_does(berkas: Path) -> None:
    assert "_auto_" not in berkas.name
    assert not berkas.stem.endswith("_initial")


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: f"{b.parts[-3]}/{b.stem}")
def test_a_migration_imports_no_live_code(berkas: Path) -> None:
    """The code of today may not change what a migration of yesterday does."""
    pohon = ast.parse(berkas.read_text())
    modul = {
        nama.name
        for n in ast.walk(pohon)
        if isinstance(n, ast.Import)
        for nama in n.names
    } | {n.module or "" for n in ast.walk(pohon) if isinstance(n, ast.ImportFrom)}
    hidup = {m for m in modul if m.split(".")[0] in RUANG}
    assert hidup == set()


def test_every_step_can_be_undone() -> None:
    muatan = MigrationLoader(None)
    satu_arah = [
        f"{label}.{nama}"
        for (label, nama), migrasi in muatan.disk_migrations.items()
        if label in KITA
        for langkah in migrasi.operations
        if isinstance(langkah, RunPython | RunSQL) and not langkah.reversible
    ]
    assert satu_arah == []
