"""Folders of the local set-up: the lasting `.data/` and short throw-away ones."""

import contextlib
import fcntl
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kinerja.lokal.proses import GalatLokal

AKAR = Path(__file__).resolve().parent.parent.parent
AWALAN = "kinerja-"
# A unix socket path may have 107 bytes; a project can lie deeper than that.
TEMPAT_PENDEK = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - mkdtemp inside, 0700
UMUR_SAPU = 60.0


def folder_data() -> Path:
    """The git-ignored folder that keeps the demo's data between runs (0700)."""
    folder = Path(os.environ.get("KINERJA_DATA_DIR", AKAR / ".data")).absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as galat:
        raise GalatLokal(
            f"folder {folder} tidak dapat ditulisi akun ini ({galat.strerror}). Salin "
            "proyek ke folder milik Anda, atau isi KINERJA_DATA_DIR dengan folder lain."
        ) from galat
    return folder


def kunci_rahasia(data: Path) -> str:
    """The SECRET_KEY of this machine, made once and never part of the repository."""
    berkas = data / "kunci-rahasia"
    with contextlib.suppress(FileExistsError):
        penulis = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(penulis, "w") as keluaran:
            keluaran.write(secrets.token_urlsafe(60))
    return berkas.read_text()


def catatan_jalan(data: Path) -> Path:
    """Where a running `jalan` notes its addresses; locked as long as it lives."""
    return data / "sedang-jalan"


@contextlib.contextmanager
def _kunci(berkas: Path) -> Iterator[bool]:
    """Try to lock a file (0600); the kernel lets go of it when the process ends."""
    berkas.touch(mode=0o600)
    with berkas.open("r+") as pegangan:
        try:
            fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def sedang_dipakai(data: Path) -> bool:
    with _kunci(catatan_jalan(data)) as dapat:
        return not dapat


@contextlib.contextmanager
def kunci_tunggal(data: Path) -> Iterator[Path]:
    """Hold `data` for this process; yields the file in which it may note its state."""
    berkas = catatan_jalan(data)
    with _kunci(berkas) as dapat:
        if not dapat:
            raise GalatLokal(
                f"folder {data} sedang dipakai `manage.py` yang lain. Hentikan "
                "dulu yang itu (Ctrl-C di jendelanya), atau pakai salinan proyek lain."
            )
        try:
            yield berkas
        finally:
            berkas.write_text("")


def _sapu(tempat: Path) -> None:
    """Remove what killed runs of this account left behind."""
    for folder in tempat.glob(f"{AWALAN}????????"):
        with contextlib.suppress(OSError):
            stat = folder.lstat()
            tua = time.time() - stat.st_mtime > UMUR_SAPU
            if stat.st_uid != os.geteuid() or not tua:
                continue
            with _kunci(folder / "kunci") as dapat:
                if dapat:
                    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def folder_sementara() -> Iterator[Path]:
    """A short private folder that vanishes; one left by a killed run is swept later."""
    for tempat in TEMPAT_PENDEK:
        if os.access(tempat, os.W_OK | os.X_OK):
            break
    else:
        raise GalatLokal(
            "folder /tmp dan /var/tmp tidak dapat ditulisi, sedangkan PostgreSQL "
            "memerlukan salah satunya. Betulkan izinnya (chmod 1777 /tmp), lalu ulangi."
        )
    _sapu(tempat)
    folder = Path(tempfile.mkdtemp(prefix=AWALAN, dir=tempat))
    with _kunci(folder / "kunci"):
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
