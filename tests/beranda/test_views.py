"""Beranda, its frame and the two health addresses, through the test client."""

from collections.abc import Callable
from threading import Event

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kinerja.akun.models import Pengguna
from kinerja.beranda import views
from organisasi.rules.jenis import JenisPenempatan
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]


@pytest.mark.django_db
def test_beranda_sends_a_stranger_to_the_login_page(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/masuk/?next=/"


def test_beranda_says_where_somebody_stands_and_who_rates(masuk: Masuk) -> None:
    isi = masuk("sari").get("/").content.decode()
    for teks in ("Bidan Penyelia", "Puskesmas Susoh", "Budi", "Eko"):
        assert teks in isi
    assert "Pimpinan unit kerja tempat bertugas." in isi


def test_beranda_names_the_post_somebody_keeps_for_another(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.pimpin("sari", "Dinas PUPR", JenisPenempatan.PLT)
    isi = " ".join(masuk("sari").get("/").content.decode().split())
    assert "Bidan Penyelia" in isi
    assert "Plt. Kepala Dinas PUPR" in isi


def test_an_account_without_a_person_gets_a_sentence_and_no_dead_link(
    kabupaten: Kabupaten, client: Client
) -> None:
    client.force_login(Pengguna.objects.create_user("tamu", "Tamu Kabupaten", None))
    isi = client.get("/").content.decode()
    assert "belum terhubung dengan data pegawai" in isi
    assert "/saya/kontak/" not in isi


@pytest.mark.parametrize(("nama", "ada"), [("sari", False), ("dewi", True)])
def test_the_menu_shows_the_directory_only_to_those_who_may_open_it(
    masuk: Masuk, nama: str, *, ada: bool
) -> None:
    isi = masuk(nama).get("/").content.decode()
    assert ('href="/pegawai/"' in isi) is ada


def test_the_menu_marks_the_page_below_a_line(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kode = kabupaten.orang["sari"].kode
    isi = masuk("dewi").get(f"/pegawai/{kode}/").content.decode()
    assert '<a href="/pegawai/" aria-current="true">' in " ".join(isi.split())


@pytest.mark.parametrize("alamat", ["/bantuan/", "/gaya/"])
def test_help_and_patterns_open_for_everybody_signed_in(
    masuk: Masuk, alamat: str
) -> None:
    assert masuk("sari").get(alamat).status_code == 200


def test_the_process_is_alive_without_a_database(client: Client) -> None:
    response = client.get("/sehat")  # no database fixture: a query would raise
    assert (response.status_code, response.content) == (200, b"sehat")


@pytest.fixture
def baru_mulai(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process not have seen the migrations yet."""
    monkeypatch.setattr(views, "_migrated", Event())


@pytest.mark.django_db
@pytest.mark.usefixtures("baru_mulai")
def test_the_site_is_ready_when_the_database_is_migrated(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    response = client.get("/siap")
    assert (response.status_code, response.content) == (200, b"siap")
    with django_assert_num_queries(1):  # later only whether the database answers
        assert client.get("/siap").status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("baru_mulai")
def test_a_missing_migration_makes_the_site_not_ready_and_is_not_named(
    client: Client, django_db_blocker: object
) -> None:
    MigrationRecorder.Migration.objects.filter(app="organisasi").delete()
    response = client.get("/siap")
    assert (response.status_code, response.content) == (503, b"belum siap")


@pytest.mark.parametrize(
    ("alamat", "baris"),
    [
        ("/umpan-balik/", "/evaluasi/"),
        ("/keberatan/", "/evaluasi/"),
        ("/usulan-pelatihan/", "/pelatihan/"),
    ],
)
def test_a_page_of_a_room_at_another_address_marks_its_line(
    masuk: Masuk, alamat: str, baris: str
) -> None:
    isi = masuk("sari").get(alamat).content.decode()
    assert f'<a href="{baris}" aria-current="true">' in " ".join(isi.split())
