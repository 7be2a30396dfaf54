"""Name the actor and the act for the history; note who looked at whose data."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction

from kinerja.jejak.models import Akses

SETELAN = "kinerja.tindakan"


def _pasang(nilai: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETELAN, nilai])


def _terpasang() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [SETELAN])
        return str(cursor.fetchone()[0])


@contextmanager
def tindakan(
    *,
    pelaku: models.Model | None,
    nama: str,
    alasan: str = "",
    atas_nama: models.Model | None = None,
) -> Iterator[None]:
    """Run a block as one transaction whose changes carry this actor and act.

    ``nama`` names the act as "ruang:perbuatan" ("skp:ajukan"); ``pelaku=None`` is for
    the system itself ("tugas:relay") and for the public. A nested block has its own
    names and gives the outer ones back. Raises ``ValueError`` without a name or for
    an account that is not saved.
    """
    if not nama:
        raise ValueError("tindakan needs a name")
    if any(akun is not None and akun.pk is None for akun in (pelaku, atas_nama)):
        raise ValueError("tindakan needs a saved account")
    isi = {
        "pelaku": pelaku.pk if pelaku else None,
        "atas_nama": atas_nama.pk if atas_nama else None,
        "nama": nama,
        "alasan": alasan,
    }
    bersarang = connection.in_atomic_block
    with transaction.atomic():
        luar = _terpasang() if bersarang else ""
        _pasang(json.dumps(isi))
        yield
        # After an error the rollback itself gives the outer value back.
        if bersarang:
            _pasang(luar)


def record_akses(*, pelaku: models.Model, halaman: str, subjek_id: int | None) -> None:
    """Note that ``pelaku`` opened ``halaman``; call it after the policy said yes."""
    Akses.objects.create(pelaku_id=pelaku.pk, halaman=halaman, subjek_id=subjek_id)
