"""The machine's own Chromium for the browser tests."""

import os
import shutil
from pathlib import Path

CARA_PASANG = "apt-get install --yes chromium libatomic1 fonts-noto-core"
NAMA_PROGRAM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
ARGUMEN = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def cari_chromium() -> Path | None:
    """KINERJA_CHROMIUM, else the first Chromium or Chrome on the machine."""
    if diminta := os.environ.get("KINERJA_CHROMIUM"):
        return Path(diminta) if os.access(diminta, os.X_OK) else None
    for nama in NAMA_PROGRAM:
        if program := shutil.which(nama):
            return Path(program)
    return None


def argumen_chromium() -> list[str]:
    """Quiet and offline; Chromium refuses its sandbox to root."""
    return ARGUMEN if os.geteuid() else [*ARGUMEN, "--no-sandbox"]


def wajib() -> bool:
    """On the CI a missing browser is a failure, not something to skip."""
    return os.environ.get("CI", "").lower() == "true"
