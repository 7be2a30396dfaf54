"""Environment of a developer's machine; what is set already always wins."""

import os
from pathlib import Path

from kinerja.lokal.folder import folder_data, kunci_rahasia

SANDI_UJI = "hanya-untuk-uji-" + "x" * 50


def pasang_lokal() -> Path:
    """Fill in what a machine without a configuration needs; returns the data folder.

    Everything stays as strict as in production, except that plain http is allowed,
    which the settings in turn accept for localhost only.
    """
    data = folder_data()
    surat = data / "surat"
    surat.mkdir(exist_ok=True)
    bawaan = {
        "KINERJA_DATA_DIR": str(data),
        "KINERJA_SECRET_KEY": kunci_rahasia(data),
        "KINERJA_HTTPS": "0",
        "KINERJA_EMAIL_URL": f"filemail:///{surat}",
    }
    for nama, nilai in bawaan.items():
        os.environ.setdefault(nama, nilai)
    return data


def pasang_uji(data: Path) -> None:
    """Environment of a test run: strict settings, mail in memory, files in `data`."""
    os.environ.update(
        KINERJA_UJI="1",
        KINERJA_DEBUG="0",
        KINERJA_HTTPS="0",
        KINERJA_HOSTS="localhost,127.0.0.1,testserver",
        KINERJA_SECRET_KEY=SANDI_UJI,
        KINERJA_EMAIL_URL="memorymail://",
        KINERJA_DATA_DIR=str(data),
        # Playwright keeps an event loop on the test's thread; the ORM is not in it.
        DJANGO_ALLOW_ASYNC_UNSAFE="true",
    )
