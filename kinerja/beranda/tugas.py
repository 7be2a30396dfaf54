"""The list "Yang perlu Anda kerjakan": what every room asks of one person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja.lib.kait import Tugas, tugas_saya
from kinerja.lib.tanggal import NAMA_BULAN, NAMA_HARI, WIB


@dataclass(frozen=True)
class Baris:
    """One task with its day in words, as the list prints it."""

    tugas: Tugas
    tanggal: int | None
    sebutan: str
    dekat: bool


def daftar_tugas(pengguna: Any, pada: date) -> list[Baris]:
    """Return the tasks of ``pengguna``, nearest deadline first, undated ones last."""
    semua = [tugas for jawaban in tugas_saya(pengguna) for tugas in jawaban]
    berurutan = sorted(semua, key=lambda t: (t.tenggat is None, t.tenggat, t.judul))
    return [_baris(tugas, pada) for tugas in berurutan]


def _baris(tugas: Tugas, pada: date) -> Baris:
    if tugas.tenggat is None:
        return Baris(tugas, None, "Tanpa tenggat", dekat=False)
    tenggat = tugas.tenggat.astimezone(WIB).date()
    bulan = NAMA_BULAN[tenggat.month - 1][:3]
    sebutan = f"{bulan} · {_sebut_hari(tenggat, pada)}"
    return Baris(tugas, tenggat.day, sebutan, dekat=(tenggat - pada).days <= 1)


def _sebut_hari(tenggat: date, pada: date) -> str:
    selisih = (tenggat - pada).days
    if selisih < 0:
        return "Lewat"
    return {0: "Hari ini", 1: "Besok"}.get(selisih, NAMA_HARI[tenggat.weekday()])
