"""Every table of ours is in the history, or stands here with its reason."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger

from kinerja.jejak.pemicu import Catat

TIDAK_DICATAT = {
    "jejak.Perubahan": "the history itself",
    "jejak.Akses": "append-only, nothing to compare",
    "jejak.Segel": "append-only, nothing to compare",
    "jejak.KunciIsi": "a copy of the key would undo its destruction",
    "jadwal.Jalan": "a log of runs, written by the scheduler only",
    "jadwal.Denyut": "overwritten every minute",
    "pemberitahuan.Pesan": "an outbox: every state has its own column",
    "evaluasi.JawabanLayanan": "anonymous: no hour and no actor beside an answer",
}
KAMI = ("kinerja", "organisasi", "indikator", "evaluasi", "pelatihan")


def our_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if apps.get_app_config(model._meta.app_label).name.split(".")[0] in KAMI
        and not model._meta.proxy
    ]


def is_recorded(model: type[models.Model]) -> bool:
    pemicu = getattr(model._meta, "triggers", [])
    return any(isinstance(satu, Catat) for satu in pemicu)


def test_every_model_is_in_the_history_or_on_the_closed_list() -> None:
    tanpa = {m._meta.label for m in our_models() if not is_recorded(m)}
    assert tanpa == TIDAK_DICATAT.keys()


@pytest.mark.django_db
def test_recorded_tables_have_their_three_triggers_switched_on() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, array_agg(CASE
                WHEN t.tgtype & 4 > 0 THEN 'INSERT'
                WHEN t.tgtype & 8 > 0 THEN 'DELETE'
                WHEN t.tgtype & 16 > 0 THEN 'UPDATE' END ORDER BY t.tgtype & 28)
            FROM pg_trigger t
            JOIN pg_class c ON c.oid = t.tgrelid
            JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE p.proname = 'jejak_catat' AND t.tgenabled = 'O'
                AND t.tgtype & 1 = 0
            GROUP BY c.relname
            """
        )
        ada = dict(cursor.fetchall())
    tabel = [m._meta.db_table for m in our_models() if is_recorded(m)]
    assert ada == {satu: ["INSERT", "DELETE", "UPDATE"] for satu in tabel}


def attaches_history(operasi: Operation) -> bool:
    if not isinstance(operasi, AddTrigger):
        return False
    assert isinstance(operasi.trigger, Trigger)
    return operasi.trigger.sql.kwargs.get("execute", "").startswith("jejak_")


def test_migrations_that_attach_the_history_depend_on_it() -> None:
    graf = MigrationLoader(None).graph
    memasang = [
        simpul
        for simpul, migrasi in graf.nodes.items()
        if any(map(attaches_history, migrasi.operations))
    ]
    assert ("berkas", "0001_berkas") in memasang
    lupa = [
        s for s in memasang if ("jejak", "0001_riwayat") not in graf.forwards_plan(s)
    ]
    assert lupa == []
