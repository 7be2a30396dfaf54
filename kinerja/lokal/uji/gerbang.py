"""The gates: programs that judge the code without running a test."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO

from kinerja.lokal.folder import AKAR
from kinerja.lokal.proses import hentikan, mulai

SEREMPAK = 2
PYTHON = [sys.executable, "-m"]
MANAGE = [sys.executable, "manage.py"]
# `python -m importlinter.cli` would end with 0 and check nothing; the installed script
# names the folder in which it was installed, which breaks when the project moves.
LINT_IMPORTS = (
    "from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"
)


def _seperti_produksi() -> dict[str, str]:
    """What a production machine would set; `check --deploy` judges that."""
    return {
        "KINERJA_UJI": "0",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "",
        "KINERJA_DEBUG": "0",
        "KINERJA_HTTPS": "1",
        "KINERJA_HOSTS": "kinerja.acehbaratdayakab.go.id",
        "KINERJA_SECRET_KEY": secrets.token_urlsafe(60),
        "KINERJA_EMAIL_URL": "smtp://surel.acehbaratdayakab.go.id:25",
        "KINERJA_SUREL_DARI": "kinerja@acehbaratdayakab.go.id",
        "KINERJA_SITUS": "https://kinerja.acehbaratdayakab.go.id",
    }


@dataclass(frozen=True)
class Gerbang:
    """One gate: passed when its command ends with 0."""

    nama: str
    perintah: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)


RUFF = [
    Gerbang("ruff check", [*PYTHON, "ruff", "check", "."]),
    Gerbang("ruff format", [*PYTHON, "ruff", "format", "--check", "."]),
]


def semua_gerbang() -> list[Gerbang]:
    """Every gate, the slowest first so that two at a time end together."""
    return [
        Gerbang("mypy --strict", [*PYTHON, "mypy"]),
        Gerbang(
            "check --deploy",
            [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
            _seperti_produksi(),
        ),
        Gerbang(
            "makemigrations --check",
            [*MANAGE, "makemigrations", "--check", "--dry-run"],
        ),
        Gerbang("lint-imports", [sys.executable, "-c", LINT_IMPORTS]),
        Gerbang("djlint --lint", [*PYTHON, "djlint", "templates", "--lint"]),
        Gerbang("djlint --check", [*PYTHON, "djlint", "templates", "--check"]),
        *RUFF,
    ]


def jalankan_gerbang(
    daftar: Sequence[Gerbang],
    folder: Path = AKAR,
    env: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """Run all gates, two at a time; prints a line for each, returns those that failed.

    ``env`` is added to the environment of all.

    Children are started and awaited by the main thread: the kernel ties their life to
    the thread that forked them.
    """
    antrean, berjalan, gagal = list(daftar), list[_Berjalan](), list[str]()
    try:
        while antrean or berjalan:
            while antrean and len(berjalan) < SEREMPAK:
                berjalan.append(_Berjalan(antrean.pop(0), folder, env))
            time.sleep(0.05)
            for satu in [b for b in berjalan if b.proses.poll() is not None]:
                berjalan.remove(satu)
                if not satu.laporkan():
                    gagal.append(satu.gerbang.nama)
    finally:
        hentikan(*(satu.proses for satu in berjalan), sinyal=signal.SIGTERM)
    return gagal


class _Berjalan:
    """A gate at work; its output is kept for the case that it fails."""

    def __init__(self, gerbang: Gerbang, folder: Path, env: Mapping[str, str]) -> None:
        self.gerbang = gerbang
        self.mulai = time.monotonic()
        self.keluaran: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self.proses: subprocess.Popen[bytes] = mulai(
            gerbang.perintah,
            saat_induk_mati=signal.SIGKILL,
            cwd=folder,
            env={**os.environ, **env, **gerbang.env},
            stdout=self.keluaran,
            stderr=subprocess.STDOUT,
        )

    def laporkan(self) -> bool:
        """Print the result; True when the gate is passed."""
        lama = time.monotonic() - self.mulai
        lulus = self.proses.returncode == 0
        hasil = "ok   " if lulus else "GAGAL"
        print(f"{hasil} {self.gerbang.nama} ({lama:.1f} dtk)", flush=True)
        with self.keluaran:
            if not lulus:
                self.keluaran.seek(0)
                print(self.keluaran.read().decode(errors="replace"), flush=True)
        return lulus
