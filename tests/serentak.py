"""Real simultaneity: threads with their own database connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def serentak(jumlah: int, fungsi: Callable[[], T]) -> list[T]:
    """Call ``fungsi`` in that many threads, released at one moment."""
    palang = Barrier(jumlah)

    def satu(_nomor: int) -> T:
        connection.ensure_connection()
        palang.wait(30)
        try:
            return fungsi()
        finally:
            connection.close()

    with ThreadPoolExecutor(jumlah) as kolam:
        return list(kolam.map(satu, range(jumlah)))
