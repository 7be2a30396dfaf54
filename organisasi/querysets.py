"""Query sets that speak of days and of the dated tree."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Self, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func
from django.db.models.expressions import RawSQL

M = TypeVar("M", bound=models.Model)

TURUN = """
WITH RECURSIVE turun(unit_id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT s.unit_id FROM organisasi_susunanunit s
    JOIN turun ON s.induk_id = turun.unit_id AND s.berlaku @> %s::date
)
SELECT unit_id FROM turun
"""

TURUN_BERNAMA = TURUN.replace(
    "SELECT unnest(%s::bigint[])",
    "SELECT id FROM organisasi_unitkerja WHERE upper(nama) LIKE ALL(%s::text[])",
)
_TANPA_POLA = re.compile(r"[%_\\]")

NAIK = """
WITH RECURSIVE naik(unit_id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT s.induk_id FROM organisasi_susunanunit s
    JOIN naik ON s.unit_id = naik.unit_id AND s.berlaku @> %s::date
    WHERE s.induk_id IS NOT NULL
)
SELECT unit_id FROM naik
"""


def subtree(units: Iterable[int], tanggal: date) -> RawSQL:
    """Return a subquery for ``__in``: these units and all below them on this day."""
    return RawSQL(TURUN, (list(units), tanggal))  # noqa: S611 - constant text


def subtree_bernama(kata: Sequence[str], tanggal: date) -> RawSQL:
    """Return a subquery for ``__in``: the units with all these words in their name,
    and everything below them on this day.
    """
    tertulis = (_TANPA_POLA.sub(r"\\\g<0>", satu.upper()) for satu in kata)
    pola = [f"%{satu}%" for satu in tertulis]
    return RawSQL(TURUN_BERNAMA, (pola, tanggal))  # noqa: S611 - constant text


def ancestors(units: Iterable[int], tanggal: date) -> RawSQL:
    """Return a subquery for ``__in``: these units and all above them on this day."""
    return RawSQL(NAIK, (list(units), tanggal))  # noqa: S611 - constant text


def di_antara(kolom: str, baris: models.QuerySet[Any, Any]) -> Func:
    """Return the condition that a column is among the one column of these rows.

    As an array, so that few rows are looked up by index: joined, a guess of some
    hundred would let the planner read the whole table.
    """
    return Func(
        F(kolom),
        ArraySubquery(baris),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )


class BerlakuQuerySet(models.QuerySet[M]):
    """Rows that last, asked for one day."""

    def pada(self, tanggal: date) -> Self:
        """Keep the rows in force on this day."""
        return self.filter(berlaku__contains=tanggal)
