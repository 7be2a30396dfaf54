"""With DEBUG off, an unsafe value stops the start with one sentence."""

import os
import re
import secrets
import subprocess
import sys

import pytest
from django.conf import settings

BAIK = {
    "KINERJA_DEBUG": "0",
    "KINERJA_SECRET_KEY": secrets.token_urlsafe(60),
    "KINERJA_HOSTS": "kinerja.contoh.go.id",
    "KINERJA_SITUS": "https://kinerja.contoh.go.id",
    "KINERJA_SUREL_DARI": "kinerja@contoh.go.id",
    "KINERJA_EMAIL_URL": "smtp://surel.contoh.go.id:25",
    "DATABASE_URL": "postgres://kinerja:sandi@basis/kinerja",
    "REDIS_URL": "redis://redis:6379/0",
}
LOKAL = {"KINERJA_HOSTS": "localhost"}


def mulai(**lain: str) -> str:
    """Import the settings in a process of its own; returns "jalan" or the sentence."""
    bersih = {n: v for n, v in os.environ.items() if not n.startswith("KINERJA_")}
    env = {**bersih, **BAIK, **lain}
    hasil = subprocess.run(
        [sys.executable, "-c", "import kinerja.settings; print('jalan')"],
        capture_output=True,
        text=True,
        check=False,
        cwd=settings.BASE_DIR,
        env={nama: nilai for nama, nilai in env.items() if nilai != "-"},
    )
    if hasil.returncode == 0:
        return hasil.stdout.strip()
    assert "ImproperlyConfigured" in hasil.stderr
    return hasil.stderr.strip().splitlines()[-1]


def test_a_site_that_says_everything_starts() -> None:
    assert mulai() == "jalan"


def test_a_workbench_starts_without_a_certificate() -> None:
    assert mulai(**LOKAL, KINERJA_HTTPS="0", KINERJA_SITUS="-") == "jalan"


@pytest.mark.parametrize(
    ("nama", "nilai", "kalimat"),
    [
        ("KINERJA_SECRET_KEY", "-", "50 huruf acak"),
        ("KINERJA_SECRET_KEY", "pendek", "50 huruf acak"),
        ("KINERJA_SECRET_KEY", "a" * 60, "50 huruf acak"),
        ("KINERJA_HOSTS", "*", "tanpa \\*"),
        ("KINERJA_HTTPS", "0", "hanya boleh untuk localhost"),
        ("KINERJA_UJI", "1", "hanya untuk tes"),
        ("KINERJA_SITUS", "-", "Isi dulu: KINERJA_SITUS"),
        ("KINERJA_SITUS", "http://kinerja.contoh.go.id", "diawali https"),
        ("KINERJA_SUREL_DARI", "-", "Isi dulu: KINERJA_SUREL_DARI"),
        ("KINERJA_EMAIL_URL", "-", "Isi dulu: KINERJA_EMAIL_URL"),
        ("DATABASE_URL", "-", "Isi dulu: DATABASE_URL"),
        ("REDIS_URL", "-", "Isi dulu: REDIS_URL"),
    ],
)
def test_an_unsafe_value_stops_the_start(nama: str, nilai: str, kalimat: str) -> None:

    assert re.search(kalimat, mulai(**{nama: nilai}))
