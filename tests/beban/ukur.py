"""Measuring a page from outside: processor time, latency, bytes, memory.

Processor time is what the kernel accounted to the workers and to the database
processes that served them (utime + stime of /proc), never a wall clock.
"""

import http.client
import os
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psycopg
from environ import Env

TIK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Sasaran:
    """One page of one running site, as one signed-in person asks for it."""

    port: int
    jalur: str
    kuki: str
    master: int
    basis: str

    def minta(self) -> tuple[int, int]:
        """Fetch once over a new connection; returns (status, bytes of the body)."""
        sambungan = http.client.HTTPConnection("localhost", self.port, timeout=60)
        try:
            sambungan.request(
                "GET",
                self.jalur,
                headers={"Cookie": self.kuki, "Accept-Encoding": "gzip"},
            )
            jawaban = sambungan.getresponse()
            return jawaban.status, len(jawaban.read())
        finally:
            sambungan.close()

    def proses(self) -> list[int]:
        """Return the workers and the database processes that serve them."""
        return [*self.pekerja(), *_pelayan_basis(self.basis)]

    def pekerja(self) -> list[int]:
        """Return the process ids of the web workers."""
        anak = Path(f"/proc/{self.master}/task/{self.master}/children").read_text()
        return [int(pid) for pid in anak.split()]


def _pelayan_basis(basis: str) -> list[int]:
    letak = Env.db_url_config(basis)
    sambungan = psycopg.connect(
        host=letak["HOST"],
        port=letak["PORT"] or None,
        user=letak["USER"],
        password=letak["PASSWORD"] or None,
        dbname=letak["NAME"],
    )
    with sambungan.cursor() as kursor:
        kursor.execute(
            "SELECT pid FROM pg_stat_activity "
            "WHERE datname = current_database() AND backend_type = 'client backend' "
            "AND pid <> pg_backend_pid()"
        )
        semua = [int(pid) for (pid,) in kursor.fetchall()]
    sambungan.close()
    return [pid for pid in semua if Path(f"/proc/{pid}").exists()]


def _cpu(proses: Iterable[int]) -> float:
    """Return seconds of processor time used so far."""
    tik = 0
    for pid in proses:
        isi = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        tik += int(isi[11]) + int(isi[12])
    return tik / TIK


def cpu_per_permintaan(sasaran: Sasaran, kali: int) -> float:
    """Return seconds of processor time per request, over ``kali`` requests."""
    proses = sasaran.proses()
    awal = _cpu(proses)
    for _ in range(kali):
        status, _ukuran = sasaran.minta()
        assert status == http.HTTPStatus.OK, (sasaran.jalur, status)
    return (_cpu(proses) - awal) / kali


def rasio_cpu(kita: Sasaran, polos: Sasaran, kali: int, putaran: int) -> float:
    """Return ours ÷ bare, both in turn so that a slow minute hits both alike."""
    for sasaran in (kita, polos):
        for _ in range(max(6, kali // 10)):
            sasaran.minta()
    pasangan = [
        (cpu_per_permintaan(kita, kali), cpu_per_permintaan(polos, kali))
        for _ in range(putaran)
    ]
    jumlah_kita, jumlah_polos = map(sum, zip(*pasangan, strict=True))
    return jumlah_kita / jumlah_polos if jumlah_polos else float("nan")


def latensi(sasaran: Sasaran, sambungan: int, kali: int) -> tuple[float, float]:
    """Return (median, p95) in milliseconds with that many clients at once."""

    def satu(_nomor: int) -> float:
        mulai = time.perf_counter()
        sasaran.minta()
        return (time.perf_counter() - mulai) * 1000

    with ThreadPoolExecutor(sambungan) as kolam:
        return _persentil(sorted(kolam.map(satu, range(kali))))


def _persentil(terurut: Sequence[float]) -> tuple[float, float]:
    tengah = terurut[len(terurut) // 2]
    return tengah, terurut[min(len(terurut) - 1, int(len(terurut) * 0.95))]


def memori_mb(sasaran: Sasaran) -> float:
    """Return the resident memory of the largest worker in MB."""
    besar = 0
    for pid in sasaran.pekerja():
        for baris in Path(f"/proc/{pid}/status").read_text().splitlines():
            if baris.startswith("VmRSS:"):
                besar = max(besar, int(baris.split()[1]))
    return besar / 1024
