"""Large files are the worker's: whole or not at all, whatever happens to it."""

import os
import signal
import time
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, connections
from pytest_django import Settings

from kinerja.jejak.services import tindakan
from organisasi.models import BarisImpor, Impor, Pegawai
from organisasi.services.impor import BASI, make_preview, write_impor
from organisasi.services.impor_kerja import (
    BATAS_PERCOBAAN,
    MENYERAH,
    kemajuan,
    work_off,
    work_off_imports,
)
from organisasi.services.impor_urung import undo_impor
from tests.conftest import Kabupaten
from tests.organisasi.berkas_siasn import SIASN_01, baris, sebagai_csv
from tests.organisasi.services.test_impor import Pengimpor
from tests.organisasi.services.test_impor_urung import isi_register
from tests.serentak import serentak


@pytest.fixture
def hr(kabupaten: Kabupaten, settings: Settings, tmp_path: Path) -> Pengimpor:
    settings.MEDIA_ROOT = tmp_path / "berkas"
    settings.IMPOR_LATAR_BARIS = 1
    return Pengimpor(kabupaten.akun("dewi"))


def test_a_large_file_waits_for_the_worker_and_becomes_a_preview(
    hr: Pengimpor, settings: Settings
) -> None:
    settings.IMPOR_LATAR_BYTE = 100
    impor = hr.baca(SIASN_01.read_bytes())
    assert (impor.status, impor.baris.count()) == ("MEMBACA", 0)
    assert work_off_imports() == 1
    impor.refresh_from_db()
    assert (impor.status, impor.jenis, impor.baris.count()) == ("PRATINJAU", "SIASN", 6)


def test_a_large_file_that_cannot_be_read_says_why(
    hr: Pengimpor, settings: Settings
) -> None:
    settings.IMPOR_LATAR_BYTE = 5
    impor = hr.baca(b"bukan siasn\n12\n")
    work_off_imports()
    impor.refresh_from_db()
    assert impor.status == "GAGAL"
    assert "Judul kolom NIP dan NAMA" in impor.keterangan


def test_many_rows_are_saved_by_the_worker_in_the_name_of_who_asked(
    hr: Pengimpor,
) -> None:
    sebelum = isi_register()
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    assert impor.status == "MENYIMPAN"
    assert isi_register() == sebelum
    assert work_off_imports() == 1
    impor.refresh_from_db()
    assert impor.status == "TERSIMPAN"
    assert Pegawai.objects.filter(nip="198512112010012018").exists()
    undo_impor(impor=impor, actor=hr.dewi, versi=impor.versi)
    assert isi_register() == sebelum


def test_a_stale_preview_comes_back_with_a_sentence(
    hr: Pengimpor, settings: Settings
) -> None:
    lama, baru = hr.baca(SIASN_01.read_bytes()), hr.baca(SIASN_01.read_bytes())
    hr.simpan(lama)
    hr.simpan(baru)
    assert work_off_imports() == 2
    baru.refresh_from_db()
    assert (baru.status, baru.keterangan) == ("PRATINJAU", BASI)
    assert not baru.baris.filter(keputusan="BARU").exists()


def test_what_brings_the_worker_down_is_given_up_after_some_tries(
    hr: Pengimpor,
) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    Impor.objects.filter(pk=impor.pk).update(percobaan=BATAS_PERCOBAAN)
    assert not work_off(impor.pk)
    impor.refresh_from_db()
    assert (impor.status, impor.keterangan) == ("PRATINJAU", MENYERAH)
    assert not Pegawai.objects.filter(nip="198512112010012018").exists()


def test_progress_is_told_while_a_file_is_read_and_saved(hr: Pengimpor) -> None:
    impor = hr.baca(SIASN_01.read_bytes())
    laporan: list[tuple[str, int, int]] = []
    with tindakan(pelaku=hr.dewi, nama="uji"):
        make_preview(impor, lambda *isi: laporan.append(isi))
        assert laporan == [
            ("Membuka berkas", 0, 0),
            ("Membaca", 0, 6),
            ("Menulis pratinjau", 0, 6),
        ]
        laporan.clear()
        assert write_impor(impor, impor.versi, lapor=lambda *isi: laporan.append(isi))
    assert laporan == [("Membuka berkas", 0, 0), ("Membaca", 0, 6), ("Menyimpan", 0, 5)]


def test_progress_stands_where_the_page_reads_it(hr: Pengimpor) -> None:
    impor = hr.baca(SIASN_01.read_bytes())
    assert kemajuan(impor) is None
    cache.set(f"impor:{impor.pk}", ("Menyimpan", 1250, 5000))
    assert kemajuan(impor) == ("Menyimpan", 1250, 5000)
    cache.delete(f"impor:{impor.pk}")


@pytest.mark.django_db(transaction=True)
def test_two_workers_save_once(hr: Pengimpor) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    hasil = serentak(2, work_off_imports)
    assert sum(hasil) >= 1
    impor.refresh_from_db()
    assert impor.status == "TERSIMPAN"
    assert Pegawai.objects.filter(nip="198512112010012018").count() == 1


def _worker(pk: int) -> None:
    """Another process with a connection of its own."""
    connections.close_all()
    work_off(pk)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_of_saving_leaves_nothing_and_is_picked_up(
    hr: Pengimpor,
) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    sebelum = isi_register()
    with connection.cursor() as cursor:  # holds the worker after its first writes
        cursor.execute(
            "CREATE FUNCTION tahan() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN PERFORM pg_sleep(60); RETURN NULL; END$$"
        )
        cursor.execute(
            "CREATE TRIGGER tahan AFTER INSERT ON organisasi_penempatan "
            "EXECUTE FUNCTION tahan()"
        )
    try:
        connections.close_all()
        anak = get_context("fork").Process(target=_worker, args=(impor.pk,))
        anak.start()
        _wait_until_held()
        assert anak.pid is not None
        os.kill(anak.pid, signal.SIGKILL)
        anak.join(20)
        assert anak.exitcode == -signal.SIGKILL
        with connection.cursor() as cursor:  # the server notices a dead client late
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE wait_event = 'PgSleep' AND datname = current_database()"
            )
        _wait_until_free(impor)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER tahan ON organisasi_penempatan")
            cursor.execute("DROP FUNCTION tahan()")
    assert isi_register() == sebelum
    impor.refresh_from_db()
    assert (impor.status, impor.percobaan) == ("MENYIMPAN", 1)
    assert work_off_imports() == 1
    impor.refresh_from_db()
    assert impor.status == "TERSIMPAN"
    assert Pegawai.objects.filter(nip="198512112010012018").count() == 1


def _wait_until_held() -> None:
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' "
                "AND datname = current_database()"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.1)
    raise AssertionError("the worker never came to the middle")


def _wait_until_free(impor: Impor) -> None:
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' "
                "AND datname = current_database()"
            )
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.1)
    raise AssertionError(f"import {impor.pk} is still held")


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_with_one_preview_the_second_is_told(
    hr: Pengimpor, settings: Settings
) -> None:
    settings.IMPOR_LATAR_BARIS = 1000
    impor = hr.baca(SIASN_01.read_bytes())

    def coba() -> str:
        try:
            hr.simpan(Impor.objects.get(pk=impor.pk))
        except Exception as galat:  # noqa: BLE001 - the name is what is asked for
            return type(galat).__name__
        return "jadi"

    assert sorted(serentak(2, coba)) == ["Conflict", "jadi"]
    assert Pegawai.objects.filter(nip="198512112010012018").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_previews_of_one_file_the_second_is_made_anew(
    hr: Pengimpor, settings: Settings
) -> None:
    settings.IMPOR_LATAR_BARIS = 1000
    pasangan = [hr.baca(sebagai_csv([baris(1)])) for _ in range(2)]
    giliran = iter(pasangan)

    def coba() -> str:
        try:
            hr.simpan(next(giliran))
        except Exception as galat:  # noqa: BLE001 - the name is what is asked for
            return type(galat).__name__
        return "jadi"

    assert sorted(serentak(2, coba)) == ["Conflict", "jadi"]
    assert Pegawai.objects.filter(nip="198512112010012018").count() == 1
    assert set(BarisImpor.objects.values_list("keputusan", flat=True)) == {
        "BARU",
        "SAMA",
    }
