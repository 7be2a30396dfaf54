"""Which runs of a scheduled job are due, counted on the clock of Aceh (WIB).

A period is named by its key ("2026-11-25", "2026-11-25T07"), never by the moment a
beat woke up: two beats, a late beat and an outage all arrive at the same keys.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from kinerja.lib.tanggal import WIB

PEMISAH = "#"
"""Between the key of a period and the name of a piece of its work."""
KEJAR = timedelta(days=31)
"""How far back a missed period is still caught up."""
ULANG_SETELAH = timedelta(minutes=10)
"""How long a failed run rests before it is tried again."""
TERLAMBAT_SETELAH = timedelta(minutes=5)
"""From when on a run is marked late."""


class Setiap(Enum):
    """How often a job is due. DETAK: with every tick, without a run row."""

    DETAK = timedelta(0)
    JAM = timedelta(hours=1)
    HARI = timedelta(days=1)


@dataclass(frozen=True)
class Giliran:
    """One due run: its key, the moment it fell due, the local day it belongs to."""

    kunci: str
    jatuh_tempo: datetime

    @property
    def hari(self) -> date:
        """Return the calendar day in WIB."""
        return self.jatuh_tempo.astimezone(WIB).date()


def menit_terlambat(jatuh_tempo: datetime, kini: datetime) -> int:
    """Return by how many whole minutes a run is late; 0 within the tolerance."""
    selisih = kini - jatuh_tempo
    return selisih // timedelta(minutes=1) if selisih > TERLAMBAT_SETELAH else 0


def giliran_terakhir(setiap: Setiap, kini: datetime, *, jam: int = 0) -> Giliran:
    """Return the newest turn that is due at ``kini`` (aware, any zone).

    ``jam`` is the WIB hour from which a daily job is due. DETAK has no turns:
    ValueError.
    """
    if setiap is Setiap.DETAK:
        raise ValueError("a job of every tick has no turns")
    lokal = kini.astimezone(WIB)
    if setiap is Setiap.JAM:
        return _giliran(setiap, lokal.replace(minute=0, second=0, microsecond=0))
    awal = datetime.combine(lokal, time(jam), WIB)
    return _giliran(setiap, awal if awal <= lokal else awal - setiap.value)


def due_periode(
    setiap: Setiap, sejak: datetime, sampai: datetime, *, jam: int = 0
) -> list[Giliran]:
    """Return every turn that fell due in ``[sejak, sampai]``, oldest first.

    Nothing older than ``KEJAR`` before ``sampai`` is returned.
    """
    terakhir = giliran_terakhir(setiap, sampai, jam=jam).jatuh_tempo
    jumlah = (terakhir - max(sejak, sampai - KEJAR)) // setiap.value + 1
    # WIB has no summer time: a step of the wall clock is a step of time.
    return [
        _giliran(setiap, terakhir - nomor * setiap.value)
        for nomor in reversed(range(jumlah))
    ]


def _giliran(setiap: Setiap, jatuh_tempo: datetime) -> Giliran:
    """Name a turn by its day, an hourly one by day and hour ("2026-11-25T07")."""
    kunci = f"{jatuh_tempo:%Y-%m-%dT%H}"
    return Giliran(kunci if setiap is Setiap.JAM else kunci[:10], jatuh_tempo)
