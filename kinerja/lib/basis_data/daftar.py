"""``…__in=[values]`` as one array parameter, however many values there are.

Django writes one placeholder per value: each number of rows on a page would be another
statement to PostgreSQL, planned and kept anew, and 65,535 values the most it takes.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In

#: Values whose array PostgreSQL compares with their column without a cast.
_BIASA = (int, str, date, UUID)


class _SatuDaftar(In):
    def process_rhs(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return the right side; anything but plain values as Django writes it."""
        sql, nilai = super().process_rhs(compiler, connection)
        polos = f"({', '.join(['%s'] * len(nilai))})"
        if sql == polos and all(isinstance(satu, _BIASA) for satu in nilai):
            return "ANY(%s)", [list(nilai)]
        return sql, nilai

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """Return the operator with its right side."""
        if rhs == "ANY(%s)":
            return f"= {rhs}"
        return str(super().get_rhs_op(connection, rhs))


class _RujukDaftar(_SatuDaftar, RelatedIn):
    pass


def register() -> None:
    """Let all fields use it."""
    Field.register_lookup(_SatuDaftar)
    ForeignKey.register_lookup(_RujukDaftar)
