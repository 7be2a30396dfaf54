"""The register of scheduled jobs: declare one with ``@terjadwal`` in ``tasks.py``.

    @terjadwal("ingatkan_tahap", setiap=Setiap.HARI, jam=7)
    def ingatkan_tahap(giliran: Giliran) -> Mapping[str, object] | None: ...

Beat knows only the tick; the tick asks this register what is due. Two forms:

- plain: the function runs inside one transaction together with the mark "done", so
  a kill takes both back and the job is claimed again; never doubled, never lost.
- ``bertahap=True``, for work too long for one transaction: the function is called
  bare and must do its writing through ``services.run_in_pieces``.

A job of ``Setiap.DETAK`` has no run row: it finds its own work and claims it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kinerja.jadwal.rules.jatuh_tempo import Giliran, Setiap

__all__ = ["DAFTAR", "Giliran", "Hasil", "Setiap", "Tugas", "terjadwal"]

Hasil: TypeAlias = Mapping[str, object] | None
Fungsi: TypeAlias = Callable[[Giliran], Hasil]


@dataclass(frozen=True)
class Tugas:
    """One declared job; ``jam`` is the WIB hour from which a daily job is due."""

    nama: str
    setiap: Setiap
    fungsi: Fungsi
    jam: int = 0
    bertahap: bool = False


DAFTAR: dict[str, Tugas] = {}


def terjadwal(
    nama: str, *, setiap: Setiap, jam: int = 0, bertahap: bool = False
) -> Callable[[Fungsi], Fungsi]:
    """Register a job under a name that never changes (it is part of the run key).

    Raises ValueError for a name that is taken by another function.
    """

    def daftarkan(fungsi: Fungsi) -> Fungsi:
        if nama in DAFTAR:
            raise ValueError(f"two jobs are called {nama}")
        DAFTAR[nama] = Tugas(nama, setiap, fungsi, jam, bertahap)
        return fungsi

    return daftarkan
