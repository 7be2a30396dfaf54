"""Every scheduled job is declared, registered and safe to run twice."""

import ast
from pathlib import Path

import pytest
from django.db import connection

from kinerja.celery import app
from kinerja.jadwal.pekerjaan import DAFTAR
from kinerja.jadwal.services import run_job

AKAR = Path(__file__).parents[2]
RUANG = ("kinerja", "organisasi", "indikator", "evaluasi", "pelatihan")


def _dinyatakan() -> set[str]:
    """Read the names in ``@terjadwal("…")`` from the source, wherever it stands."""
    nama = set()
    for ruang in RUANG:
        for berkas in (AKAR / ruang).rglob("*.py"):
            for simpul in ast.walk(ast.parse(berkas.read_text())):
                if (
                    isinstance(simpul, ast.Call)
                    and isinstance(simpul.func, ast.Name)
                    and simpul.func.id == "terjadwal"
                ):
                    nama.add(ast.literal_eval(simpul.args[0]))
    return nama


def test_every_declared_job_is_registered() -> None:
    assert _dinyatakan() == set(DAFTAR) >= {"isi_libur", "kirim_pesan"}


def test_beat_knows_the_tick_only_and_the_tick_exists() -> None:
    app.loader.import_default_modules()
    (detak,) = app.conf.beat_schedule.values()
    assert detak["task"] in app.tasks
    assert detak["options"]["expires"] < detak["schedule"]


def _isi_basis() -> dict[str, int]:
    with connection.cursor() as cursor:
        tabel = connection.introspection.table_names(cursor)
        jumlah = {}
        for satu in tabel:
            cursor.execute(f'SELECT count(*) FROM "{satu}"')
            (jumlah[satu],) = cursor.fetchone()
    return jumlah


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("nama", sorted(DAFTAR))
def test_a_job_run_twice_leaves_what_it_left_the_first_time(nama: str) -> None:
    run_job(nama)
    sekali = _isi_basis()
    run_job(nama)
    assert _isi_basis() == sekali
