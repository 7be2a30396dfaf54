"""Many people who post at one moment to the real gunicorn.

Everything is sent except the last byte of each; then the last bytes follow within a
millisecond or two, so that all requests are in the server when the first one acts.
"""

import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client

from tests.situs import django, gunicorn, tunggu

ORANG = 50
CSRF = "a" * 32


@dataclass(frozen=True)
class Pos:
    """One form on its way; ``kuki`` belongs to the sender."""

    jalur: str
    isi: Mapping[str, str]
    kuki: Mapping[str, str] = field(default_factory=dict)
    dari: str = "10.0.0.1"

    def byte(self) -> bytes:
        """Return the request as it goes over the wire."""
        badan = urlencode({**self.isi, "csrfmiddlewaretoken": CSRF}).encode()
        kuki = "; ".join(f"{nama}={isi}" for nama, isi in self.kuki.items())
        kepala = (
            f"POST {self.jalur} HTTP/1.1",
            "Host: localhost",
            f"X-Forwarded-For: {self.dari}",
            f"Cookie: {kuki}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(badan)}",
            "Connection: close",
        )
        return "\r\n".join((*kepala, "", "")).encode() + badan


@dataclass(frozen=True)
class Jawaban:
    """What came back."""

    status: int
    teks: str


def kuki(klien: Client) -> dict[str, str]:
    """Return the cookies of a signed-in client, with one that passes the CSRF check."""
    sesi = klien.cookies[settings.SESSION_COOKIE_NAME].value
    return {settings.SESSION_COOKIE_NAME: sesi, "csrftoken": CSRF}


def lepas(port: int, kiriman: Sequence[Pos]) -> list[Jawaban]:
    """Send all at one moment; answers come back in the order of ``kiriman``."""
    sambungan = []
    for pos in kiriman:
        soket = socket.create_connection(("127.0.0.1", port), timeout=120)
        soket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        isi = pos.byte()
        soket.sendall(isi[:-1])
        sambungan.append((soket, isi[-1:]))
    for soket, sisa in sambungan:
        soket.sendall(sisa)
    return [_baca(soket) for soket, _ in sambungan]


def _baca(soket: socket.socket) -> Jawaban:
    with soket, HTTPResponse(soket) as jawaban:
        jawaban.begin()
        return Jawaban(jawaban.status, jawaban.read().decode())


@contextmanager
def layani(data: Path) -> Iterator[int]:
    """Serve the test's own database with room for all at once; yields the port."""
    alamat = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    env = os.environ | {
        "DATABASE_URL": f"{alamat}/{connection.settings_dict['NAME']}",
        "KINERJA_UJI": "0",
        "KINERJA_DATA_DIR": str(data),
        "KINERJA_JUMLAH_PROKSI": "1",  # people come from many networks
    }
    django("collectstatic", "--verbosity", "0", "--no-input", env=env)
    with (
        socket.create_server(("127.0.0.1", 0), backlog=4 * ORANG) as soket,
        gunicorn(soket, data / "web.log", env, benang=ORANG // 2),
    ):
        port = soket.getsockname()[1]
        tunggu(f"http://localhost:{port}")
        yield port
