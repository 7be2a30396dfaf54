"""What `manage.py` does inside `.venv`: `jalan`, `uji` or a Django command."""

import importlib.util
import os
import sys
from collections.abc import Sequence

from kinerja.lokal.proses import GalatLokal

# Commands that never touch the database; for all others the services are started.
TANPA_BASIS = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "hitung",
    "makemessages",
    "version",
}


def jalankan(argv: Sequence[str]) -> int:
    """Exit status of one call; a refusal is one sentence, never a traceback."""
    perintah, argumen = (argv[1] if argv[1:] else "help"), argv[2:]
    if importlib.util.find_spec("django") is None:
        print("Gagal: pustaka belum terpasang di Python ini.", file=sys.stderr)
        return 1
    try:
        if perintah == "jalan":
            from kinerja.lokal.jalan import jalan

            return jalan(argumen)
        if perintah == "uji":
            from kinerja.lokal.uji.perintah import uji

            return uji(argumen)
        return _perintah_django(argv, perintah)
    except GalatLokal as galat:
        print(f"Gagal: {galat}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _perintah_django(argv: Sequence[str], perintah: str) -> int:
    """Run a Django command; without a configuration, on the demo's own data."""
    from django.core.management import execute_from_command_line

    if os.environ.get("KINERJA_TANPA_VENV") or os.environ.get("KINERJA_SECRET_KEY"):
        execute_from_command_line(list(argv))
        return 0
    from kinerja.lokal.jalan import layanan_berjalan
    from kinerja.lokal.lingkungan import pasang_lokal

    data = pasang_lokal()
    if perintah in TANPA_BASIS or perintah.startswith("-") or "--help" in argv:
        execute_from_command_line(list(argv))
        return 0
    with layanan_berjalan(data) as url:
        os.environ.update(url)
        execute_from_command_line(list(argv))
    return 0
