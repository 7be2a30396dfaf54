"""Real processes of the set-up, started and looked at by its tests."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from kinerja.lokal.folder import AKAR

BATAS = 180.0
BERSIH = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "CI")


def lingkungan(data: Path | None = None) -> dict[str, str]:
    """The environment of a machine where nothing of Kinerja is set but its data."""
    bersih = {
        nama: nilai
        for nama, nilai in os.environ.items()
        if nama not in BERSIH and not nama.startswith(("KINERJA_", "PYTEST_"))
    }
    return bersih if data is None else {**bersih, "KINERJA_DATA_DIR": str(data)}


def hidup(nomor: int) -> bool:
    """Whether a process runs; one that only waits to be reaped does not."""
    try:
        stat = Path(f"/proc/{nomor}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def keturunan(nomor: int) -> set[int]:
    """All processes below one, at any depth."""
    induk: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            kolom = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        induk[int(stat.parent.name)] = int(kolom[1])
    hasil, lapis = set[int](), {nomor}
    while lapis:
        lapis = {anak for anak, ibu in induk.items() if ibu in lapis}
        hasil |= lapis
    return hasil


def tunggu(syarat: Callable[[], object], batas: float = BATAS) -> bool:
    """Wait until the condition holds; False when the time is over."""
    sampai = time.monotonic() + batas
    while time.monotonic() < sampai:
        if syarat():
            return True
        time.sleep(0.1)
    return False


def porta_bebas() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


class Jalan:
    """One `manage.py jalan` in the background, its output in a file."""

    def __init__(self, folder: Path, *argumen: str, env: Mapping[str, str]) -> None:
        self.log = folder / f"jalan-{time.monotonic_ns()}.log"
        with self.log.open("wb") as keluaran:
            self.proses = subprocess.Popen(
                [sys.executable, "manage.py", "jalan", *argumen],
                cwd=AKAR,
                env=env,
                stdout=keluaran,
                stderr=subprocess.STDOUT,
            )

    @property
    def keluaran(self) -> str:
        """Everything printed so far."""
        return self.log.read_text(errors="replace")

    def siap(self) -> int:
        """Wait until it says where to look; returns the port."""
        tunggu(lambda: "Buka http" in self.keluaran or self.proses.poll() is not None)
        alamat = re.search(r"Buka http://localhost:(\d+)/", self.keluaran)
        assert alamat, self.keluaran
        return int(alamat[1])

    def akhiri(self, sinyal: int = signal.SIGTERM) -> int:
        """Send a signal and wait; returns the exit status."""
        self.proses.send_signal(sinyal)
        return self.proses.wait(60)


Mulai = Callable[..., Jalan]
