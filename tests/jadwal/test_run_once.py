"""The run-once mechanism: one run per (job, period), whatever happens."""

import subprocess
import sys
import time
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from kinerja.jadwal.models import Jalan, Siklus
from kinerja.jadwal.pekerjaan import Hasil
from kinerja.jadwal.services import run_in_pieces, run_once
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def _tulis(tahun: int = 2030) -> Hasil:
    Siklus.objects.bulk_create([Siklus(tahun=tahun, frekuensi="BULANAN")])
    return {"tahun": tahun}


@pytest.mark.pagar("jalan_satu")
def test_fifty_at_once_run_the_work_once() -> None:
    kali: list[int] = []

    def kerja() -> Hasil:
        kali.append(1)
        time.sleep(0.05)
        return None

    hasil = serentak(
        50, lambda: run_once(tugas="uji", kunci_periode="2026-11-25", kerja=kerja)
    )
    assert (len(kali), hasil.count(True), hasil.count(False)) == (1, 1, 49)
    assert Jalan.objects.get().status == "SELESAI"


def test_a_second_call_does_nothing() -> None:
    assert run_once(tugas="uji", kunci_periode="a", kerja=_tulis) is True
    assert run_once(tugas="uji", kunci_periode="a", kerja=_tulis) is False
    assert Jalan.objects.get().hasil == {"tahun": 2030}


def test_who_finds_the_work_in_progress_does_not_wait() -> None:
    sedang, boleh = Event(), Event()

    def kerja() -> Hasil:
        sedang.set()
        boleh.wait(10)
        return None

    def lain() -> None:
        run_once(tugas="uji", kunci_periode="a", kerja=kerja)
        connection.close()

    utas = Thread(target=lain)
    utas.start()
    sedang.wait(10)
    assert run_once(tugas="uji", kunci_periode="a", kerja=_tulis) is False
    assert not boleh.is_set()
    boleh.set()
    utas.join()
    assert not Siklus.objects.exists()


def test_work_that_raises_leaves_no_trace_but_the_name_of_the_error() -> None:
    def kerja() -> Hasil:
        _tulis()
        raise LookupError("Sari, NIP 198503172010122001")

    with pytest.raises(LookupError):
        run_once(tugas="uji", kunci_periode="a", kerja=kerja)
    assert not Siklus.objects.exists()
    jalan = Jalan.objects.get()
    assert (jalan.status, jalan.hasil) == ("GAGAL", {"galat": "LookupError"})
    assert run_once(tugas="uji", kunci_periode="a", kerja=_tulis) is True


def test_it_refuses_to_run_inside_another_transaction() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        run_once(tugas="uji", kunci_periode="a", kerja=_tulis)


BUNUH_DIRI = """
import os, signal, sys
import django
from django.conf import settings
basis = settings.DATABASES["default"]
basis.update(NAME=sys.argv[1])
django.setup()
from kinerja.jadwal.models import Siklus
from kinerja.jadwal.services import run_once
def kerja():
    Siklus.objects.create(tahun=2030, frekuensi="BULANAN")
    os.kill(os.getpid(), signal.SIGKILL)
run_once(tugas="uji", kunci_periode="a", kerja=kerja)
"""


def test_a_process_killed_in_the_middle_leaves_the_work_due() -> None:
    nama = connection.settings_dict["NAME"]
    mati = subprocess.run([sys.executable, "-c", BUNUH_DIRI, nama], check=False)
    assert mati.returncode == -9
    assert not Siklus.objects.exists()
    assert Jalan.objects.get().status == "MENUNGGU"
    assert run_once(tugas="uji", kunci_periode="a", kerja=_tulis) is True
    assert Siklus.objects.count() == 1


def test_pieces_that_were_done_are_not_done_again() -> None:
    selesai: list[str] = []

    def kerja(nama: str) -> Hasil:
        if nama == "3" and len(selesai) < 3:
            raise ConnectionError
        selesai.append(nama)
        return None

    def lari() -> bool:
        return run_in_pieces(
            tugas="uji", kunci_periode="a", potongan=list("1234"), kerja=kerja
        )

    with pytest.raises(ConnectionError):
        lari()
    selesai.append("jeda")
    assert lari() is True
    assert selesai == ["1", "2", "jeda", "3", "4"]
    assert Jalan.objects.get(kunci_periode="a").hasil == {"potongan": 4}
    assert lari() is False


def test_a_period_is_not_done_while_another_holds_a_piece() -> None:
    sedang, boleh = Event(), Event()

    def lama(nama: str) -> Hasil:
        if nama == "1":
            sedang.set()
            boleh.wait(10)
        return None

    def lari() -> bool:
        return run_in_pieces(
            tugas="uji", kunci_periode="a", potongan=["1", "2"], kerja=lama
        )

    hasil: list[bool] = []

    def lain() -> None:
        hasil.append(lari())
        connection.close()

    utas = Thread(target=lain)
    utas.start()
    sedang.wait(10)
    assert lari() is False
    assert Jalan.objects.get(kunci_periode="a").status == "MENUNGGU"
    boleh.set()
    utas.join()
    assert hasil == [True]
