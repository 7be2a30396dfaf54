"""A site as in production, for a real browser: own database, gunicorn, hashed files.

The pytest process never touches its database, so nothing has to be flushed between
tests; a test that changes something uses a person no other test changes.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page

from kinerja.beranda.kabupaten.tokoh import SANDI
from kinerja.lokal.folder import AKAR
from kinerja.lokal.proses import hentikan, mulai

BASIS = "kinerja_peramban"
PEGAWAI = "260"  # with fewer only heads of units have a seat
TENGGAT = 10_000  # milliseconds; a page that needs more is broken
BARIS_LOGIN = re.compile(r"^  (.+?)\s{2,}(\S+)\s+(.+)$", re.MULTILINE)


@dataclass
class Situs:
    """Where the site answers, and who can sign in (role of the example → name)."""

    alamat: str
    akun: dict[str, str]
    env: dict[str, str] = field(default_factory=dict)
    sesi: dict[str, Any] = field(default_factory=dict)

    def konteks(
        self, browser: Browser, sebagai: str | None = None, **pilihan: Any
    ) -> BrowserContext:
        """Open a browser context, signed in as somebody of the example or nobody."""
        if sebagai and sebagai not in self.sesi:
            with browser.new_context(base_url=self.alamat) as pertama:
                self.masuk(pertama.new_page(), sebagai)
                self.sesi[sebagai] = pertama.storage_state()
        konteks = browser.new_context(
            base_url=self.alamat,
            locale="id-ID",
            storage_state=self.sesi.get(sebagai or ""),
            **pilihan,
        )
        konteks.set_default_timeout(TENGGAT)
        return konteks

    def django(self, *perintah: str) -> str:
        """Run one of Django's commands on this site; returns what it prints."""
        return django(*perintah, env=self.env)

    def masuk(self, page: Page, sebagai: str) -> None:
        """Sign in through the page."""
        page.set_default_timeout(TENGGAT)
        page.goto("/masuk/")
        page.get_by_label("NIP atau nama masuk").fill(self.akun[sebagai])
        page.get_by_label("Kata sandi").fill(SANDI)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url("/")


@contextmanager
def basis_data(nama: str = BASIS) -> Iterator[str]:
    """Create an empty database beside the tests' own; yields its URL."""
    asal = settings.DATABASES["default"]
    sambungan = psycopg.connect(
        host=asal["HOST"],
        port=asal["PORT"] or None,
        user=asal["USER"],
        password=asal["PASSWORD"] or None,
        dbname="postgres",
    )
    sambungan.autocommit = True
    with sambungan.cursor() as kursor:
        kursor.execute(f"DROP DATABASE IF EXISTS {nama} WITH (FORCE)")
        kursor.execute(f"CREATE DATABASE {nama}")
        yield f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{nama}"
        kursor.execute(f"DROP DATABASE {nama} WITH (FORCE)")
    sambungan.close()


def django(*perintah: str, env: dict[str, str]) -> str:
    """Run one of Django's commands in a process of its own; returns what it prints."""
    hasil = subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=AKAR,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    return hasil.stdout


def tunggu(alamat: str) -> None:
    """Wait until the site says that it is ready."""
    batas = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(f"{alamat}/siap"):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < batas, "the site does not become ready"
            time.sleep(0.1)


@pytest.fixture(scope="session")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situs]:
    """Run the site for the whole session."""
    data = tmp_path_factory.mktemp("situs")
    with basis_data() as basis, socket.create_server(("127.0.0.1", 0)) as soket:
        alamat = f"http://localhost:{soket.getsockname()[1]}"
        env = {
            **os.environ,
            "DATABASE_URL": basis,
            "KINERJA_UJI": "0",
            "KINERJA_DATA_DIR": str(data),
            "KINERJA_SITUS": alamat,
        }
        django("migrate", "--verbosity", "0", env=env)
        django("collectstatic", "--verbosity", "0", "--no-input", env=env)
        cetakan = django("isi_contoh", "--pegawai", PEGAWAI, env=env)
        akun = {sebutan: nama for sebutan, nama, _ in BARIS_LOGIN.findall(cetakan)}
        with gunicorn(soket, data / "web.log", env):
            tunggu(alamat)
            yield Situs(alamat, akun, env)


@contextmanager
def gunicorn(
    soket: socket.socket,
    log: Path,
    env: dict[str, str],
    aplikasi: str = "kinerja.wsgi",
    *,
    benang: int = 1,
) -> Iterator[int]:
    """Serve with two workers on an open socket; yields the master's process id.

    ``benang`` threads each: only so can more than two requests really meet.
    """
    perintah = [sys.executable, "-m", "gunicorn", aplikasi, "--workers", "2"]
    perintah += ["--threads", str(benang)]
    with log.open("wb") as catatan:
        web = mulai(
            [*perintah, "--no-control-socket", "--bind", f"fd://{soket.fileno()}"],
            saat_induk_mati=signal.SIGQUIT,
            cwd=AKAR,
            env=env,
            stdout=catatan,
            stderr=catatan,
            pass_fds=[soket.fileno()],
        )
        try:
            yield web.pid
        finally:
            hentikan(web, sinyal=signal.SIGTERM)
