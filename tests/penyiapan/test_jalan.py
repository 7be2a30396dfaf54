"""`manage.py jalan` as a person meets it: start, trouble and end."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinerja.lokal.folder import AKAR, folder_sementara
from kinerja.lokal.layanan import postgres, valkey
from kinerja.lokal.proses import pelaku_postgres
from tests.penyiapan.proses_nyata import (
    Mulai,
    hidup,
    keturunan,
    lingkungan,
    porta_bebas,
    tunggu,
)

pytestmark = pytest.mark.lambat
BAGIAN = ("gunicorn", "kinerja worker", "kinerja beat", "postgres", "valkey")


@pytest.fixture
def porta_terpakai() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        yield soket.getsockname()[1]


def _sehat(porta: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{porta}/sehat") as jawaban:
        isi: bytes = jawaban.read()
    return isi.decode()


def _kata(nomor: int) -> str:
    try:
        kata = Path(f"/proc/{nomor}/cmdline").read_bytes()
    except OSError:
        return ""
    return kata.replace(b"\0", b" ").decode()


def _nama(nomor: set[int]) -> set[str]:
    """Which parts of the product are among these processes."""
    return {b for b in BAGIAN if any(b in _kata(satu) for satu in nomor)}


def _manage(data: Path, *argumen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *argumen],
        cwd=AKAR,
        env=lingkungan(data),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_killing_jalan_leaves_no_process_and_the_next_run_just_works(
    mulai_jalan: Mulai,
) -> None:
    pertama = mulai_jalan(str(porta_bebas()))
    assert _sehat(pertama.siap())
    anak = keturunan(pertama.proses.pid)
    assert _nama(anak) == set(BAGIAN)
    assert {"gunicorn", "postgres"} == _nama({satu for satu in anak if keturunan(satu)})
    pertama.akhiri(signal.SIGKILL)
    assert tunggu(lambda: not any(map(hidup, anak)), 15), [*filter(hidup, anak)]

    kedua = mulai_jalan(str(porta_bebas()))
    assert _sehat(kedua.siap())
    assert "Mengisi" not in kedua.keluaran  # the data stayed
    assert kedua.akhiri(signal.SIGTERM) == 0


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything_in_order(
    mulai_jalan: Mulai, sinyal: signal.Signals
) -> None:
    jalan = mulai_jalan(str(porta_bebas()))
    jalan.siap()
    anak = keturunan(jalan.proses.pid)
    assert jalan.akhiri(sinyal) == 0
    assert not any(map(hidup, anak))
    assert "Traceback" not in jalan.keluaran


def test_a_running_jalan_tells_people_and_other_commands_where_things_are(
    mulai_jalan: Mulai, data: Path
) -> None:
    jalan = mulai_jalan(str(porta_bebas()))
    jalan.siap()
    assert str(data / "surat") in jalan.keluaran
    assert "Sari" in jalan.keluaran  # one of the example logins

    kedua = mulai_jalan(str(porta_bebas()))
    assert kedua.proses.wait(60) == 1
    assert f"folder {data} sedang dipakai" in kedua.keluaran
    assert "Traceback" not in kedua.keluaran

    lain = _manage(data, "migrate", "--check")
    assert lain.returncode == 0, lain.stderr


def test_other_commands_start_what_they_need_for_themselves(data_baru: Path) -> None:
    hasil = _manage(data_baru, "migrate", "--check")
    assert hasil.returncode == 1  # reached an empty database: migrations are missing
    assert not hasil.stderr, hasil.stderr


def test_a_busy_port_that_was_asked_for_is_refused_with_a_way_out(
    mulai_jalan: Mulai, porta_terpakai: int
) -> None:
    jalan = mulai_jalan(str(porta_terpakai))
    assert jalan.proses.wait(60) == 1
    assert f"porta {porta_terpakai} sedang dipakai" in jalan.keluaran
    assert "manage.py jalan " in jalan.keluaran


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    awalan = pelaku_postgres().awalan
    if os.geteuid() == 0 and not awalan:
        pytest.skip("root may write everywhere, and user namespaces are refused here")
    terkunci = tmp_path / "terkunci"
    terkunci.mkdir(mode=0o500)
    hasil = subprocess.run(
        [*awalan, sys.executable, "manage.py", "jalan"],
        cwd=AKAR,
        env=lingkungan(terkunci / "data"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert hasil.returncode == 1
    assert f"folder {terkunci / 'data'} tidak dapat ditulisi" in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_urls_win_over_the_wheels(mulai_jalan: Mulai) -> None:
    with (
        folder_sementara() as folder,
        postgres(folder / "pg", folder / "s", sekali_pakai=True) as basis,
        valkey(folder) as redis,
    ):
        jalan = mulai_jalan(str(porta_bebas()), DATABASE_URL=basis, REDIS_URL=redis)
        jalan.siap()
        bagian = _nama(keturunan(jalan.proses.pid))
        assert jalan.akhiri() == 0
    assert "gunicorn" in bagian
    assert not {"postgres", "valkey"} & bagian


def test_an_address_that_nobody_answers_is_a_sentence(mulai_jalan: Mulai) -> None:
    jalan = mulai_jalan(
        str(porta_bebas()), DATABASE_URL=f"postgres://x@127.0.0.1:{porta_bebas()}/x"
    )
    assert jalan.proses.wait(60) == 1
    assert "basis data di DATABASE_URL" in jalan.keluaran
    assert "Traceback" not in jalan.keluaran
