"""Opening a period while being killed, and by many at once: one row each (A3, A5)."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from django.db import connection

from evaluasi.models import Evaluasi
from evaluasi.services.periode import open_tahap
from kinerja.jadwal.models import Jalan
from kinerja.jadwal.selectors import sebut_kode
from kinerja.jadwal.services import run_job
from kinerja.pemberitahuan.models import Pesan
from tests.beban.pos import ORANG
from tests.evaluasi.masa import Masa
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
AKAR = Path(__file__).parents[2]
SKP = 5
BUKA = """
import django
django.setup()
from evaluasi import tasks
from kinerja.jadwal.services import run_job
print("siap", flush=True)
run_job("buka_evaluasi")
"""


def isi(masa: Masa, jumlah: int) -> None:
    for orang in masa.staf(jumlah):
        masa.skp(orang.nama.lower())


def anak() -> subprocess.Popen[bytes]:
    alamat = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    env = os.environ | {
        "DATABASE_URL": f"{alamat}/{connection.settings_dict['NAME']}",
        "DJANGO_SETTINGS_MODULE": "kinerja.settings",
    }
    return subprocess.Popen(
        [sys.executable, "-c", BUKA], cwd=AKAR, env=env, stdout=subprocess.PIPE
    )


def sekali(tunda: float | None) -> int:
    """Open in a process of its own, killed ``tunda`` seconds after its start."""
    with anak() as proses:
        assert proses.stdout is not None
        proses.stdout.readline()
        if tunda is not None:
            time.sleep(tunda)
            proses.send_signal(signal.SIGKILL)
        return proses.wait(120)


def test_killed_while_opening_nobody_is_lost_or_doubled(
    masa: Masa, ukuran: str
) -> None:
    orang, kali, sampai = (400, 20, 0.3) if ukuran == "penuh" else (40, 4, 0.12)
    isi(masa, orang)
    masa.tahap()
    acak = Random(20261125)  # noqa: S311 - moments of death, no secret
    kematian = [sekali(acak.uniform(0, sampai)) for _ in range(kali)]
    assert -signal.SIGKILL in kematian
    assert sekali(None) == 0
    assert Evaluasi.objects.count() == orang
    assert Evaluasi.objects.values("skp").distinct().count() == orang
    pesan = Pesan.objects.filter(jenis="evaluasi:dibuka")
    assert pesan.values("penerima").distinct().count() == pesan.count() == orang
    assert Jalan.objects.get(tugas="buka_evaluasi").status == "SELESAI"


def test_fifty_wake_ups_at_once_open_once(
    masa: Masa, ukuran: str, angka_beban: Callable[[str, float, str], None]
) -> None:
    """As if fifty workers got the same message: one run row, one row per SKP."""
    putaran = 200 if ukuran == "penuh" else 3
    isi(masa, SKP)
    tahap = masa.tahap()
    lama = 0.0
    for _ in range(putaran):
        kosongkan()
        mulai = time.monotonic()
        dijalankan = serentak(ORANG, lambda: run_job("buka_evaluasi"))
        lama += time.monotonic() - mulai
        assert sorted(dijalankan) == [0] * (ORANG - 1) + [1]
        jalan = Jalan.objects.get(tugas="buka_evaluasi")
        assert jalan.status == "SELESAI"
        assert jalan.hasil[sebut_kode(tahap)]["baru"] == SKP
        periksa_satu_per_skp()
    angka_beban("pembukaan serentak: panggilan", putaran * ORANG, "kali")
    angka_beban("pembukaan serentak: lama", lama, "detik")


def test_fifty_openings_at_once_make_one_row_and_one_message_each(
    masa: Masa, ukuran: str
) -> None:
    """Below the run row too: the rows themselves cannot double."""
    putaran = 200 if ukuran == "penuh" else 3
    isi(masa, SKP)
    tahap = masa.tahap()
    for _ in range(putaran):
        kosongkan()
        hasil = serentak(ORANG, lambda: open_tahap(tahap))
        assert sum(satu["baru"] for satu in hasil) == SKP
        periksa_satu_per_skp()


def kosongkan() -> None:
    """Take back what an opening wrote."""
    for model in (Pesan, Evaluasi, Jalan):
        model.objects.all().delete()


def periksa_satu_per_skp() -> None:
    """Check that each SKP has its evaluation and its owner one message."""
    assert Evaluasi.objects.values("skp").distinct().count() == SKP
    assert Evaluasi.objects.count() == Pesan.objects.count() == SKP
