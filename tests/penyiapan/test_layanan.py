"""PostgreSQL and Valkey from their wheels, with what can go wrong on a machine."""

import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from kinerja.lokal.folder import folder_sementara, kunci_rahasia
from kinerja.lokal.layanan import postgres, valkey
from kinerja.lokal.proses import GalatLokal


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short folder: the path of a socket has only 107 bytes."""
    with folder_sementara() as satu:
        yield satu


def _versi_server(folder: Path) -> int:
    with psycopg.connect(
        host=str(folder / "s"), user="kinerja", dbname="kinerja"
    ) as satu:
        return satu.info.server_version


def test_data_of_another_major_version_is_refused_with_a_way_out(folder: Path) -> None:
    gugus = folder / "pg"
    with postgres(gugus, folder / "s", sekali_pakai=True):
        pass
    (gugus / "PG_VERSION").write_text("15\n")
    with (
        pytest.raises(GalatLokal, match=r"oleh PostgreSQL 15,.*Pindahkan folder"),
        postgres(gugus, folder / "s", sekali_pakai=True),
    ):
        pass


@pytest.mark.parametrize("nomor", [1, 4_000_000], ids=["a-strangers", "nobodys"])
def test_the_note_of_a_killed_server_is_no_obstacle(folder: Path, nomor: int) -> None:
    gugus = folder / "pg"
    with postgres(gugus, folder / "s", sekali_pakai=True):
        catatan = (gugus / "postmaster.pid").read_text().split("\n")
    basi = "\n".join([str(nomor), *catatan[1:]])
    (gugus / "postmaster.pid").write_text(basi)
    with postgres(gugus, folder / "s", sekali_pakai=True):
        assert _versi_server(folder) >= 140000


def test_a_half_made_cluster_is_made_anew(folder: Path) -> None:
    (folder / "pg" / "base").mkdir(parents=True)
    with postgres(folder / "pg", folder / "s", sekali_pakai=True):
        assert _versi_server(folder)


def test_nobody_else_may_enter_the_folder_of_the_socket(folder: Path) -> None:
    with postgres(folder / "pg", folder / "s", sekali_pakai=True):
        assert stat.S_IMODE((folder / "s").stat().st_mode) & 0o077 == 0


def test_data_outlives_the_server(folder: Path) -> None:
    for perintah in ("CREATE TABLE awet (n int)", "INSERT INTO awet VALUES (1)"):
        with (
            postgres(folder / "pg", folder / "s", sekali_pakai=True),
            psycopg.connect(
                host=str(folder / "s"), user="kinerja", dbname="kinerja"
            ) as basis,
            basis.cursor() as kursor,
        ):
            kursor.execute(perintah)


def test_valkey_wants_a_password_that_no_process_list_shows(folder: Path) -> None:
    with valkey(folder) as url:
        sandi = url.split("@")[0].rpartition(":")[2]
        assert redis.Redis.from_url(url).ping()
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(url.replace(f":{sandi}@", "")).ping()
        for perintah in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                assert sandi.encode() not in perintah.read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue


def test_the_secret_key_is_made_once_and_only_for_its_owner(tmp_path: Path) -> None:
    pertama = kunci_rahasia(tmp_path)
    assert kunci_rahasia(tmp_path) == pertama
    assert len(pertama) >= 50
    berkas = tmp_path / "kunci-rahasia"
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert berkas.stat().st_uid == os.geteuid()


def test_the_folder_of_a_killed_run_is_swept_by_the_next() -> None:
    with folder_sementara() as tempat:
        nomor = os.fork()
        if nomor == 0:  # a run that dies without cleaning up
            with folder_sementara() as milik:
                (tempat / "milik").write_text(str(milik))
                os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(nomor, 0)
        tinggalan = Path((tempat / "milik").read_text())
        assert tinggalan.exists()
        os.utime(tinggalan, (0, 0))
        with folder_sementara():
            assert not tinggalan.exists()
        assert tempat.exists()  # a living run keeps its own
