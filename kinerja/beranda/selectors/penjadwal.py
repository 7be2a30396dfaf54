"""What the scheduler did last and will do next, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kinerja.jadwal.models import Jalan
from kinerja.jadwal.rules.jenis import StatusJalan
from kinerja.jadwal.selectors import (
    detak_terakhir,
    giliran_berikutnya,
    jalan_terakhir,
)
from kinerja.jadwal.services import DETAK
from kinerja.lib.waktu import sekarang

#: From when on a silent scheduler counts as standing still.
DIAM = timedelta(minutes=3)


@dataclass(frozen=True)
class Langkah:
    """One run, done or to come."""

    nama: str
    waktu: datetime
    keterangan: str


@dataclass(frozen=True)
class Penjadwal:
    """Heartbeat, the newest runs (newest first), the next ones (soonest first)."""

    detak: datetime | None
    hidup: bool
    lalu: list[Langkah]
    berikut: list[Langkah]


def penjadwal() -> Penjadwal:
    """Return the state of the scheduler; two queries."""
    kini = sekarang()
    detak = detak_terakhir(DETAK)
    return Penjadwal(
        detak=detak,
        hidup=detak is not None and kini - detak <= DIAM,
        lalu=[_lalu(satu) for satu in jalan_terakhir(2)],
        berikut=[
            Langkah(_sebut(nama), giliran.jatuh_tempo, "")
            for nama, giliran in giliran_berikutnya(kini)[:2]
        ],
    )


def _sebut(tugas: str) -> str:
    """Turn the name of a job into words; jobs are named in Indonesian."""
    return tugas.replace("_", " ").capitalize()


def _lalu(jalan: Jalan) -> Langkah:
    gagal = jalan.status == StatusJalan.GAGAL
    terlambat = jalan.hasil.get("terlambat_menit")
    keterangan = "Gagal, akan dicoba lagi." if gagal else "Selesai."
    if terlambat:
        keterangan += f" Terlambat {terlambat} menit."
    assert jalan.selesai is not None  # noqa: S101 - only finished runs are asked for
    return Langkah(_sebut(jalan.tugas), jalan.selesai, keterangan)
