#!/usr/bin/env python3
"""The one door: makes `.venv` from the hashed lock, then goes on inside it.

Everything above `main` uses the standard library only and nothing newer than
Python 3.6 evaluates, so that an old interpreter gets a sentence, not a traceback.
In a container image KINERJA_TANPA_VENV=1 says the packages are already there.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn, Sequence

AKAR = Path(__file__).resolve().parent
VENV = AKAR / ".venv"
ALAT = AKAR / ".alat"
KUNCI = AKAR / "requirements.txt"
UV = "uv==0.13.9"
PYTHON_TERENDAH = (3, 11)


def _berhenti(kalimat: str) -> NoReturn:
    raise SystemExit("Gagal: " + kalimat)


def _jalankan(perintah: "Sequence[str | Path]", kalimat: str) -> None:
    """Run one step of the set-up; its own output only shows when it fails."""
    # Managed interpreters are downloads of their own; the machine's Python is enough.
    env = dict(os.environ, UV_PYTHON_DOWNLOADS="never")
    if not os.access(os.path.expanduser("~"), os.W_OK):
        env.setdefault("UV_CACHE_DIR", str(ALAT / "cache"))
    hasil = subprocess.run(
        [str(kata) for kata in perintah],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if hasil.returncode:
        sys.stderr.write(hasil.stdout.decode(errors="replace"))
        _berhenti(kalimat)


def _uv() -> "str | Path":
    """Path of uv; fetched by pip into `.alat` (`--target` is allowed by PEP 668)."""
    milik_mesin = shutil.which("uv")
    if milik_mesin:
        return milik_mesin
    uv = ALAT / "bin" / "uv"
    if not uv.exists():
        if subprocess.run(
            [sys.executable, "-m", "pip", "--version"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode:
            _berhenti(
                "Python ini tidak punya pip. Pasang dulu, misalnya dengan "
                "`apt-get install python3-pip`, lalu ulangi."
            )
        print("Mengambil uv ...", flush=True)
        _jalankan(
            [sys.executable, "-m", "pip", "install", "--quiet"]
            + ["--disable-pip-version-check", "--root-user-action=ignore"]
            + ["--no-warn-script-location", "--target", ALAT, UV],
            "uv tidak dapat diambil (pesan di atas). Periksa sambungan internet "
            "atau setelan pip, lalu ulangi.",
        )
    return uv


def _pasang_venv(uv: "str | Path", cap: Path, sidik: str) -> None:
    print("Memasang pustaka ke .venv ...", flush=True)
    python = VENV / "bin" / "python"
    _jalankan(
        [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, VENV],
        "folder .venv tidak dapat dibuat (pesan di atas).",
    )
    _jalankan(
        [uv, "pip", "sync", "--quiet", "--require-hashes", "--only-binary", ":all:"]
        + ["--python", python, KUNCI],
        "pustaka tidak dapat dipasang (pesan di atas). Periksa sambungan internet, "
        "lalu ulangi.",
    )
    cap.write_text(sidik)


def siapkan_venv() -> None:
    """Continue inside `.venv`; returns only where that is already so or not wanted."""
    if sys.version_info < PYTHON_TERENDAH:
        _berhenti(
            "perlu Python 3.11 atau lebih baru, ini Python %d.%d. Jalankan dengan "
            "Python yang lebih baru, misalnya `python3.12 manage.py`."
            % sys.version_info[:2]
        )
    di_venv = sys.prefix != sys.base_prefix and importlib.util.find_spec("django")
    if os.environ.get("KINERJA_TANPA_VENV") or di_venv:
        return
    cap = VENV / ".sidik-kunci"
    python = VENV / "bin" / "python"
    sidik = hashlib.sha256(KUNCI.read_bytes() + sys.version.encode()).hexdigest()
    if not (python.exists() and cap.exists() and cap.read_text() == sidik):
        if not os.access(str(AKAR), os.W_OK):
            _berhenti(
                "folder %s tidak dapat ditulisi akun ini. Salin proyek ke folder "
                "milik Anda, lalu ulangi di sana." % AKAR
            )
        _pasang_venv(_uv(), cap, sidik)
    os.execv(str(python), [str(python)] + sys.argv)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
    from kinerja.lokal.perintah import jalankan

    return jalankan(sys.argv)


if __name__ == "__main__":
    try:
        siapkan_venv()
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(main())
