"""`manage.py jalan [PORTA]`: the whole product on this machine, until Ctrl-C.

One process supervises: it owns the services, web, worker and beat as children and
ends them in order. If it is killed itself, the kernel tells each child (`proses`).
"""

import argparse
import contextlib
import errno
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kinerja.lokal.folder import AKAR, catatan_jalan, kunci_tunggal, sedang_dipakai
from kinerja.lokal.layanan import layanan
from kinerja.lokal.lingkungan import pasang_lokal
from kinerja.lokal.proses import GalatLokal, hentikan, mulai, tertib_saat_sinyal

PORTA = 8000
PORTA_CADANGAN = range(PORTA + 1, PORTA + 20)
BATAS_SEHAT = 90.0
JEDA_COBA_LAGI = 2.0
PYTHON = (sys.executable, "-m")


def _kabar(kalimat: str) -> None:
    with contextlib.suppress(OSError):  # the terminal may be closed already
        print(kalimat, flush=True)


def _nomor_porta(kata: str) -> int:
    if not kata.isdecimal() or not 0 < int(kata) < 65536:
        raise argparse.ArgumentTypeError(
            f"{kata} bukan nomor porta (1 sampai 65535), misalnya {PORTA}"
        )
    return int(kata)


def _baca(argumen: Sequence[str]) -> argparse.Namespace:
    pengurai = argparse.ArgumentParser(
        prog="manage.py jalan",
        description="Menjalankan Kinerja di mesin ini sampai dihentikan (Ctrl-C).",
    )
    pengurai.add_argument(
        "porta",
        nargs="?",
        type=_nomor_porta,
        help=f"porta web (bawaan: {PORTA} atau sesudahnya)",
    )
    pengurai.add_argument(
        "--debug", action="store_true", help="halaman galat rinci untuk pengembang"
    )
    pengurai.add_argument(
        "--pegawai",
        type=int,
        default=400,
        metavar="N",
        help="besar kabupaten contoh, hanya bila basis data masih kosong",
    )
    return pengurai.parse_args(argumen)


def buka_porta(diminta: int | None) -> socket.socket:
    """Bind the web's port; without a wish the first free one from 8000 on.

    Gunicorn takes over the bound socket, so nobody can slip in between.
    """
    calon = [PORTA, *PORTA_CADANGAN] if diminta is None else [diminta]
    for porta in calon:
        soket = socket.socket()
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", porta))
            soket.listen()
        except OSError as galat:
            soket.close()
            if galat.errno == errno.EACCES:
                raise GalatLokal(
                    f"porta {porta} hanya boleh dipakai root. Pakai porta di atas "
                    f"1023, misalnya `python3 manage.py jalan {PORTA}`."
                ) from galat
        else:
            return soket
    raise GalatLokal(
        f"porta {calon[0]} sedang dipakai program lain. Pilih porta lain, misalnya "
        f"`python3 manage.py jalan {calon[-1] % 65535 + 1}`."
    )


def layanan_berjalan(data: Path) -> contextlib.AbstractContextManager[dict[str, str]]:
    """The services of a running `jalan` if there is one, else some started for now."""
    with contextlib.suppress(OSError, ValueError):
        if sedang_dipakai(data):
            return contextlib.nullcontext(json.loads(catatan_jalan(data).read_text()))
    return _layanan_terkunci(data)


@contextlib.contextmanager
def _layanan_terkunci(data: Path) -> Iterator[dict[str, str]]:
    with kunci_tunggal(data), layanan(data) as url:
        yield url


def jalan(argumen: Sequence[str]) -> int:
    """Run until a signal; 0 after an orderly end, 1 after a refusal or a crash."""
    pilihan = _baca(argumen)
    tertib_saat_sinyal()
    try:
        with contextlib.ExitStack() as tumpukan:
            _jalankan(pilihan, tumpukan)
    except KeyboardInterrupt:
        _kabar("Berhenti. Data tetap tersimpan.")
    return 0


def _jalankan(pilihan: argparse.Namespace, tumpukan: contextlib.ExitStack) -> None:
    data = pasang_lokal()
    catatan = tumpukan.enter_context(kunci_tunggal(data))
    soket = tumpukan.enter_context(buka_porta(pilihan.porta))
    porta = soket.getsockname()[1]
    if pilihan.porta is None and porta != PORTA:
        _kabar(f"Porta {PORTA} sedang dipakai, jadi memakai {porta}.")
    os.environ["KINERJA_DEBUG"] = "1" if pilihan.debug else "0"
    os.environ.setdefault("KINERJA_SITUS", f"http://localhost:{porta}")
    _kabar("Menyalakan PostgreSQL dan Valkey ...")
    url = tumpukan.enter_context(layanan(data))
    os.environ.update(url)
    catatan.write_text(json.dumps(url))  # for the other commands of `manage.py`
    _siapkan_isi(debug=pilihan.debug, pegawai=pilihan.pegawai)
    anak: dict[str, subprocess.Popen[bytes]] = {}
    tumpukan.callback(lambda: hentikan(*anak.values(), sinyal=signal.SIGTERM))
    anak["web"] = _mulai_web(soket, debug=pilihan.debug)
    _tunggu_sehat(anak, porta)  # the page first: worker and beat compete for the cores
    anak |= _mulai_latar()
    _sambut(porta, data)
    while True:
        if pilihan.debug and anak["web"].poll() is not None:
            # Reloading a half-saved file ends gunicorn; people go on typing.
            time.sleep(JEDA_COBA_LAGI)
            anak["web"] = _mulai_web(soket, debug=True)
        _periksa(anak)
        time.sleep(0.3)


def _siapkan_isi(*, debug: bool, pegawai: int) -> None:
    """Tables, static files and, in an empty database, the example kabupaten."""
    import django
    from django.contrib.auth import get_user_model
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError, call_command
    from django.db import OperationalError, connection

    try:
        django.setup()
        connection.ensure_connection()
    except ImproperlyConfigured as galat:
        raise GalatLokal(str(galat)) from galat
    except OperationalError as galat:
        raise GalatLokal(f"basis data di DATABASE_URL menolak: {galat}") from galat
    _kabar("Menyiapkan tabel ...")
    call_command("migrate", verbosity=0, interactive=False)
    if not debug:
        call_command("collectstatic", verbosity=0, interactive=False)
    kosong = not get_user_model().objects.exists()
    if kosong:
        _kabar("Mengisi kabupaten contoh (sekali saja) ...")
    try:
        call_command("isi_contoh", logins=not kosong, pegawai=pegawai)
    except CommandError as galat:
        raise GalatLokal(str(galat)) from galat
    connection.close()


def _perintah_web(soket: socket.socket, *, debug: bool) -> list[str]:
    web = [*PYTHON, "gunicorn", "kinerja.wsgi", "--bind", f"fd://{soket.fileno()}"]
    web += ["--workers", "2", "--log-level", "warning", "--no-control-socket"]
    return [*web, "--reload" if debug else "--preload"]


def _perintah_celery(*argumen: str) -> list[str]:
    # Celery warns of root; here whoever starts the demo owns everything in it anyway.
    tenang = "-Wignore:You're running the worker with superuser privileges"
    celery = [PYTHON[0], tenang, "-m", "celery", "--quiet", "--app", "kinerja"]
    return [*celery, *argumen, "--loglevel", "WARNING"]


def _mulai_web(soket: socket.socket, *, debug: bool) -> subprocess.Popen[bytes]:
    return mulai(
        _perintah_web(soket, debug=debug),
        # With the services gone, finishing the current request is no use.
        saat_induk_mati=signal.SIGQUIT,
        cwd=AKAR,
        pass_fds=[soket.fileno()],
    )


def _mulai_latar() -> dict[str, subprocess.Popen[bytes]]:
    """Worker and beat, one process each: what has no children can be killed for sure.

    (A worker that was told politely, while its broker went away, was seen to hang.)
    """
    perintah = {
        "worker": _perintah_celery("worker", "--pool", "solo"),
        "beat": _perintah_celery("beat"),
    }
    return {
        nama: mulai(
            kata,
            saat_induk_mati=signal.SIGKILL,
            cwd=AKAR,
            stdout=subprocess.DEVNULL,  # banners; the log goes to stderr
        )
        for nama, kata in perintah.items()
    }


def _periksa(anak: dict[str, subprocess.Popen[bytes]]) -> None:
    for nama, proses in anak.items():
        if proses.poll() is not None:
            raise GalatLokal(
                f"bagian {nama} berhenti sendiri (kode {proses.returncode}); sebabnya "
                "tertulis di atas. Betulkan, lalu jalankan lagi."
            )


def _sehat(porta: int) -> bool:
    sambungan = http.client.HTTPConnection("127.0.0.1", porta, timeout=5)
    with contextlib.suppress(OSError, http.client.HTTPException):
        sambungan.request("GET", "/sehat")
        return sambungan.getresponse().status == http.HTTPStatus.OK
    return False


def _tunggu_sehat(anak: dict[str, subprocess.Popen[bytes]], porta: int) -> None:
    sampai = time.monotonic() + BATAS_SEHAT
    while time.monotonic() < sampai:
        _periksa(anak)
        if _sehat(porta):
            return
        time.sleep(0.2)
    raise GalatLokal(
        f"halaman /sehat tidak menjawab dalam {BATAS_SEHAT:.0f} detik; sebabnya "
        "tertulis di atas."
    )


def _sambut(porta: int, data: Path) -> None:
    if os.environ["KINERJA_EMAIL_URL"].startswith("filemail:"):
        _kabar(f"Surat yang dikirim dapat dibaca di {data / 'surat'}")
    _kabar(f"Buka http://localhost:{porta}/   (Ctrl-C untuk berhenti)")
