"""kill -9 in the middle of sending: nothing lost, never a second identity (A5)."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Timer

import pytest
import redis
from django.db import connection

from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Jalan
from kinerja.jadwal.selectors import detak_terakhir
from kinerja.jadwal.services import DETAK
from kinerja.lib.waktu import sekarang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.services import queue_banyak
from tests.kotak_surat import KotakSurat, buka_kotak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
AKAR = Path(__file__).parents[2]
CELERY = (sys.executable, "-m", "celery", "--quiet", "--app", "tests.beban.pekerja")
WORKER = (*CELERY, "worker", "--concurrency", "2", "--loglevel", "ERROR")
BEAT = (*CELERY, "beat", "--loglevel", "ERROR")
SEKALI = """
import tests.beban.pekerja
from kinerja.pemberitahuan.services import relay_pesan
relay_pesan()
"""
RELAY = (sys.executable, "-c", SEKALI)
CatatAngka = Callable[[str, float, str], None]


@dataclass
class Peladen:
    """What the child processes talk to."""

    kotak: KotakSurat
    env: dict[str, str]

    @contextmanager
    def jalan(self, *perintah: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run a program in a process group of its own, killed at the end."""
        anak = subprocess.Popen(
            perintah, cwd=AKAR, env=self.env, start_new_session=True
        )
        try:
            yield anak
        finally:
            bunuh(anak)

    def kosongkan_redis(self) -> None:
        """Forget whatever Celery keeps there, as FLUSHALL would."""
        with redis.from_url(self.env["REDIS_URL"]) as klien:
            for kunci in klien.scan_iter("beban:*"):
                klien.delete(kunci)


@pytest.fixture
def peladen() -> Iterator[Peladen]:
    alamat = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    with buka_kotak() as (kotak, port):
        env = os.environ | {
            "DATABASE_URL": f"{alamat}/{connection.settings_dict['NAME']}",
            "KINERJA_EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "KINERJA_SITUS": "https://kinerja.contoh.go.id",
        }
        yield Peladen(kotak, env)


def bunuh(anak: subprocess.Popen[bytes]) -> None:
    """Kill a program and all its children the hard way."""
    with suppress(ProcessLookupError):
        os.killpg(anak.pid, signal.SIGKILL)
    anak.wait()


def putuskan_sambungan() -> None:
    """Cut every other connection to the database, as its restart would."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def jalan_selesai(tugas: str) -> int:
    return Jalan.objects.filter(tugas=tugas, status="SELESAI").count()


def berdetak_sesudah(saat: datetime) -> bool:
    """Tell whether a tick sent after that moment has gone all the way round."""
    terakhir = detak_terakhir(DETAK)
    return terakhir is not None and terakhir > saat


def antre(jumlah: int) -> None:
    orang = Pengguna.objects.bulk_create(
        Pengguna(nama_masuk=f"orang{n}", nama=f"Orang {n}", surel=f"o{n}@contoh.go.id")
        for n in range(jumlah)
    )
    tujuan = [(satu.pk, "tahap-1") for satu in orang]
    assert queue_banyak(jenis="buka", objek_jenis="tahap", tujuan=tujuan) == jumlah


def tunggu(keadaan: Callable[[], bool], detik: float = 60) -> None:
    batas = time.monotonic() + detik
    while not keadaan():
        assert time.monotonic() < batas, "took too long"
        time.sleep(0.05)


def semua_terkirim() -> bool:
    return not Pesan.objects.exclude(status="TERKIRIM").exists()


def periksa(kotak: KotakSurat, *, mati: int) -> int:
    """Check the promise; return how many deliveries were repeated."""
    pesan = dict(Pesan.objects.values_list("penerima__surel", "message_id"))
    assert {str(satu["To"]): satu["Message-ID"] for satu in kotak.surat} == pesan
    kali = Counter(satu["Message-ID"] for satu in kotak.surat)
    assert set(kali) == set(pesan.values())
    ulang = kali.total() - len(pesan)
    assert ulang <= mati
    return ulang


def test_a_relay_killed_again_and_again_loses_nothing(
    peladen: Peladen, ukuran: str, angka_beban: CatatAngka
) -> None:
    pesan, mati = (1000, 200) if ukuran == "penuh" else (40, 4)
    antre(pesan)
    acak = random.Random(20261125)  # noqa: S311 - moments of death, no secret
    # Enough is left after the last one that no relay finishes before its death.
    ambang = sorted(acak.sample(range(1, pesan * 9 // 10), mati))
    mulai = time.monotonic()
    for nomor, batas in enumerate(ambang):
        with peladen.jalan(*RELAY) as anak:

            def saat_tiba(
                anak: subprocess.Popen[bytes] = anak,
                batas: int = batas,
                nomor: int = nomor,
            ) -> None:
                if len(peladen.kotak.identitas) < batas:
                    return
                if nomor % 2:  # the sender never hears "250"
                    os.killpg(anak.pid, signal.SIGKILL)
                else:
                    Timer(acak.uniform(0, 0.02), bunuh, [anak]).start()

            peladen.kotak.saat_tiba = saat_tiba
            assert anak.wait(60) == -signal.SIGKILL, f"death {nomor} at {batas}"
    peladen.kotak.saat_tiba = lambda: None
    with peladen.jalan(*RELAY) as anak:
        assert anak.wait(120) == 0
    lama = time.monotonic() - mulai
    ulang = periksa(peladen.kotak, mati=mati)
    angka_beban("relay: kill -9", mati, "kali")
    angka_beban(
        "relay: pesan hilang", pesan - len(set(peladen.kotak.penerima)), "pesan"
    )
    angka_beban("relay: kiriman berulang, Message-ID sama", ulang, "kiriman")
    angka_beban("relay: lama", lama, "detik")


def test_a_worker_loses_nothing_when_redis_postgresql_and_itself_are_struck(
    peladen: Peladen, ukuran: str, angka_beban: CatatAngka
) -> None:
    pesan, kali = (400, 20) if ukuran == "penuh" else (40, 1)
    antre(pesan)
    pulih = 0.0
    with peladen.jalan(*BEAT), peladen.jalan(*BEAT):
        for nomor in range(1, kali + 1):
            with peladen.jalan(*WORKER):
                tunggu(partial(peladen.kotak.sudah, nomor * pesan // (kali + 2)))
                peladen.kosongkan_redis()
                putuskan_sambungan()
                mulai = time.monotonic()
                tunggu(partial(berdetak_sesudah, sekarang() + timedelta(seconds=2)))
                pulih = max(pulih, time.monotonic() - mulai - 2)
        with peladen.jalan(*WORKER):
            tunggu(semua_terkirim)
            tunggu(lambda: jalan_selesai("beban_harian") == 1)
            tunggu(lambda: jalan_selesai("beban_bertahap") >= 6)
    # Two processes, each struck twice: by the cut connection and by kill -9.
    ulang = periksa(peladen.kotak, mati=kali * 4)
    assert jalan_selesai("beban_harian") == 1
    angka_beban("worker: Redis kosong, sambungan putus, kill -9", kali, "kali")
    angka_beban("worker: bekerja lagi, paling lama", pulih, "detik")
    angka_beban("worker: kiriman berulang, Message-ID sama", ulang, "kiriman")


def test_fifteen_bad_addresses_among_a_thousand_stop_nobody(
    peladen: Peladen, ukuran: str, angka_beban: CatatAngka
) -> None:
    jumlah, buruk = (1000, 5) if ukuran == "penuh" else (100, 1)
    antre(jumlah)
    alamat = [f"o{nomor}@contoh.go.id" for nomor in range(3 * buruk)]
    peladen.kotak.gantung = set(alamat[:buruk])
    peladen.kotak.tolak = dict.fromkeys(alamat[buruk : 2 * buruk], "550 unknown") | (
        dict.fromkeys(alamat[2 * buruk :], "451 later")
    )
    mulai = time.monotonic()
    while Pesan.objects.due(sekarang()).filter(percobaan=0).exists():
        with peladen.jalan(*RELAY) as anak:
            assert anak.wait(120) == 0
    angka_beban(f"kirim {jumlah} pesan", time.monotonic() - mulai, "detik")
    keadaan = Counter(Pesan.objects.values_list("status", flat=True))
    baik = jumlah - 3 * buruk
    assert keadaan == {"TERKIRIM": baik, "GAGAL": buruk, "MENUNGGU": 2 * buruk}
    assert len(peladen.kotak.surat) == len(set(peladen.kotak.penerima)) == baik
