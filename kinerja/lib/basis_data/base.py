"""Django's PostgreSQL engine with three choices it has no option for."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg.adapt import Dumper, PyFormat
from psycopg.types.numeric import IntDumper

from kinerja.lib.basis_data import daftar

#: Statements kept per connection (the driver's own is 100). One costs PostgreSQL some
#: 60 KB, so a connection that has met them all holds some 20 MB.
PERINTAH_DISIMPAN = 300


daftar.register()


class BulatDumper(IntDumper):
    """Sends a small whole number as ``integer`` too, not as ``smallint``.

    A statement is known by its text and the types of its values: with the driver's
    choice by size, the 25 keys of a page on both sides of 32,767 would make it another
    statement in each mixture, planned anew.
    """

    def upgrade(self, obj: int, format: PyFormat) -> Dumper:  # noqa: A002
        """Return what writes this number."""
        if -(2**15) <= obj < 2**15:
            return self._int4_dumper
        return super().upgrade(obj, format)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that remembers what it prepared."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a connection."""
        sambungan = super().get_new_connection(conn_params)
        sambungan.prepared_max = PERINTAH_DISIMPAN
        sambungan.adapters.register_dumper(int, BulatDumper)
        return sambungan
