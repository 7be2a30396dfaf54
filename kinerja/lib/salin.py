"""Many new rows of one table in one statement: PostgreSQL's COPY.

``bulk_create`` makes an object of each row and adapts each value, which costs several
times as much processor time. Triggers (the history too) and constraints see the rows of
a COPY as they see those of an INSERT.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import NOT_PROVIDED, Field, GeneratedField, Model
from psycopg.types.range import Range

_LOLOS = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
Isian = Mapping[str, Any]


def copy_new(model: type[Model], baris: Sequence[Isian]) -> list[int]:
    """Add rows, each {attribute: value}, and return their keys in the same order.

    All rows name the same attributes (``pegawai_id``, not ``pegawai``) or leave some
    out that have a default. Raises ``IntegrityError`` as an INSERT does.
    """
    if not baris:
        return []
    ada = {nama for satu in baris for nama in satu}
    medan = [m for m in model._meta.concrete_fields if _ditulis(m, ada)]
    asing = ada - {m.attname for m in medan}
    if asing:
        raise ValueError(f"{model.__name__} has no field {min(asing)}")
    bawaan = [(m.attname, _bawaan(m)) for m in medan]
    kunci = _kunci(model, len(baris))
    naskah = io.StringIO()
    for pk, satu in zip(kunci, baris, strict=True):
        sel = [_sel(satu[n] if n in satu else awal()) for n, awal in bawaan]
        naskah.write("\t".join([str(pk), *sel]) + "\n")
    kolom = ["id", *(m.column or "" for m in medan)]
    nama = ", ".join(map(connection.ops.quote_name, kolom))
    tabel = connection.ops.quote_name(model._meta.db_table)
    perintah = f"COPY {tabel} ({nama}) FROM STDIN"
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(perintah) as salin,
    ):
        salin.write(naskah.getvalue())
    return kunci


def _ditulis(medan: "Field[Any, Any]", ada: set[str]) -> bool:
    """Say whether COPY gives this column; the database fills in the others."""
    if medan.primary_key or isinstance(medan, GeneratedField):
        return False
    return medan.attname in ada or medan.db_default is NOT_PROVIDED


def _bawaan(medan: "Field[Any, Any]") -> Callable[[], Any]:
    """Return what makes the default of a row; some differ from row to row."""
    if callable(medan.default):
        return medan.get_default
    nilai = medan.get_default()
    return lambda: nilai


def _kunci(model: type[Model], banyak: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) "
            "FROM generate_series(1, %s)",
            [model._meta.db_table, banyak],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _sel(nilai: Any) -> str:
    if nilai is None:
        return r"\N"
    if isinstance(nilai, str):
        return nilai.translate(_LOLOS)
    if isinstance(nilai, Range):
        return _rentang(nilai)
    if isinstance(nilai, dict | list):
        return json.dumps(nilai, ensure_ascii=False).translate(_LOLOS)
    return str(nilai)


def _rentang(nilai: "Range[Any]") -> str:
    """Print a range of numbers or days as PostgreSQL reads it."""
    bawah, atas = ("" if n is None else str(n) for n in (nilai.lower, nilai.upper))
    buka, tutup = "[" if nilai.lower_inc else "(", "]" if nilai.upper_inc else ")"
    return "empty" if nilai.isempty else f"{buka}{bawah},{atas}{tutup}"
