"""Child processes that never outlive their parent, not even after `kill -9`."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType
from typing import IO, Any

from kinerja.lib.errors import KinerjaError

PR_SET_PDEATHSIG = 1
SINYAL_HENTI = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class GalatLokal(KinerjaError):
    """The set-up cannot go on; the message tells the person how to repair it."""


def _mati_bersama_induk(sinyal: int) -> Callable[[], None]:
    """Hook for the child: the kernel sends it `sinyal` when its parent dies.

    The kernel means the *thread* that forked, so children are started by the main
    thread or by a thread that waits for them.
    """
    prctl = ctypes.CDLL(None).prctl
    induk = os.getpid()

    def di_anak() -> None:
        prctl(PR_SET_PDEATHSIG, sinyal)
        if os.getppid() != induk:  # the parent died before prctl was in force
            os.kill(os.getpid(), signal.SIGKILL)

    return di_anak


@dataclass(frozen=True)
class Pelaku:
    """As whom a command runs: a prefix for the command and arguments for Popen."""

    awalan: tuple[str, ...] = ()
    popen: Mapping[str, Any] = field(default_factory=dict)

    @property
    def uid(self) -> int:
        """Owner, seen from outside, of the files such a command writes."""
        return int(self.popen.get("user", os.geteuid()))

    def jalankan(
        self, perintah: Sequence[str | Path]
    ) -> subprocess.CompletedProcess[str]:
        """Run to the end; output and errors come back together in `stdout`."""
        return subprocess.run(
            [*self.awalan, *map(str, perintah)],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.popen,
        )

    def mulai(
        self, perintah: Sequence[str | Path], *, saat_induk_mati: int, log: IO[bytes]
    ) -> subprocess.Popen[bytes]:
        return mulai(
            [*self.awalan, *perintah],
            saat_induk_mati=saat_induk_mati,
            cwd="/",
            stdout=log,
            stderr=log,
            **self.popen,
        )


def mulai(
    perintah: Sequence[str | Path], *, saat_induk_mati: int, **popen: Any
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so Ctrl-C reaches only the parent."""
    return subprocess.Popen(
        [str(kata) for kata in perintah],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_mati_bersama_induk(saat_induk_mati),  # noqa: PLW1509
        **popen,
    )


def tertib_saat_sinyal() -> None:
    """Turn the first Ctrl-C, TERM or HUP into KeyboardInterrupt, ignore later ones.

    The orderly end then runs in `finally` blocks and cannot be broken off half-way.
    """

    def saat_sinyal(_nomor: int, _bingkai: FrameType | None) -> None:
        for sinyal in SINYAL_HENTI:
            signal.signal(sinyal, signal.SIG_IGN)
        raise KeyboardInterrupt

    for sinyal in SINYAL_HENTI:
        signal.signal(sinyal, saat_sinyal)


def hentikan(*anak: subprocess.Popen[bytes], sinyal: int, batas: float = 20) -> None:
    """End children and their sessions, all at once; they get `batas` seconds to go."""
    for satu in anak:
        if satu.poll() is None:
            satu.send_signal(sinyal)
    sampai = time.monotonic() + batas
    for satu in anak:
        with contextlib.suppress(subprocess.TimeoutExpired):
            satu.wait(max(0.1, sampai - time.monotonic()))
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(satu.pid, signal.SIGKILL)
        satu.wait()


@cache
def pelaku_postgres() -> Pelaku:
    """As whom PostgreSQL runs: it refuses root and an account without a name.

    A user namespace shows it another account while files stay those of the caller,
    so nothing must be opened for a stranger. Inside a chroot the kernel refuses that
    (EPERM); then root falls back to `nobody`.
    """
    tanpa_nama = os.geteuid() not in {akun.pw_uid for akun in pwd.getpwall()}
    if os.geteuid() and not tanpa_nama:
        return Pelaku()
    nobody = pwd.getpwnam("nobody")
    if unshare := shutil.which("unshare"):
        samaran = Pelaku(
            (
                unshare,
                "-U",
                f"--map-user={nobody.pw_uid}",
                f"--map-group={nobody.pw_gid}",
            )
        )
        if samaran.jalankan(["true"]).returncode == 0:
            return samaran
    if tanpa_nama:
        raise GalatLokal(
            f"akun nomor {os.geteuid()} tidak punya nama di /etc/passwd, sedangkan "
            "PostgreSQL memerlukannya. Pakai akun lain, atau isi DATABASE_URL dengan "
            "alamat PostgreSQL yang sudah berjalan."
        )
    return Pelaku(
        popen={"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    )
