"""The page /pemberitahuan/ through its addresses."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from kinerja.akun.models import Pengguna
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.services import queue_banyak
from tests.pemberitahuan.conftest import RuangAtas, orang

pytestmark = pytest.mark.django_db
ALAMAT = "/pemberitahuan/"


@pytest.fixture
def klien(client: Client, sari: Pengguna) -> Client:
    client.force_login(sari)
    return client


def antre(pengguna: Pengguna, jumlah: int = 1) -> None:
    tujuan = [(pengguna.pk, f"n{nomor}") for nomor in range(jumlah)]
    queue_banyak(jenis="uji", objek_jenis="skp", tujuan=tujuan)


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(ALAMAT).status_code == 302


def test_an_empty_list_says_what_belongs_there(klien: Client) -> None:
    assertContains(klien.get(ALAMAT), "Belum ada pemberitahuan")


def test_the_list_shows_the_words_and_the_link(klien: Client, sari: Pengguna) -> None:
    antre(sari)
    response = klien.get(ALAMAT)
    assertContains(response, "SKP n0 ditetapkan")
    assertContains(response, 'href="/skp/n0/"')
    assertContains(response, "1 belum dibaca")


def test_a_full_page_asks_the_database_as_often_as_recorded(
    klien: Client,
    sari: Pengguna,
    jumlah_kueri: Callable[[str], AbstractContextManager[None]],
) -> None:
    antre(sari, 21)
    with jumlah_kueri("pemberitahuan:pesan_list"):
        klien.get(ALAMAT)


def test_a_long_list_has_pages(klien: Client, sari: Pengguna) -> None:
    antre(sari, 21)
    assertNotContains(klien.get(ALAMAT), "SKP n0 ditetapkan")
    assertContains(klien.get(ALAMAT, {"halaman": 2}), "SKP n0 ditetapkan")


def test_a_message_without_words_does_not_break_the_page(
    klien: Client, sari: Pengguna, ruang_atas: RuangAtas
) -> None:
    antre(sari)
    ruang_atas.tanpa_kata = {"n0"}
    assertContains(klien.get(ALAMAT), "tidak berlaku lagi")


def test_one_message_is_marked_read(klien: Client, sari: Pengguna) -> None:
    antre(sari, 2)
    kode = Pesan.objects.values_list("kode", flat=True)[0]
    response = klien.post(f"{ALAMAT}{kode}/dibaca/")
    assertRedirects(response, ALAMAT)
    assert Pesan.objects.filter(dibaca_pada=None).count() == 1


def test_all_are_marked_read_at_once(klien: Client, sari: Pengguna) -> None:
    antre(sari, 3)
    response = klien.post(f"{ALAMAT}dibaca/", follow=True)
    assertContains(response, "3 pemberitahuan ditandai sudah dibaca")
    assertContains(response, "Semua sudah dibaca")


def test_reading_a_strangers_message_changes_nothing(klien: Client) -> None:
    antre(orang("budi"))
    kode = Pesan.objects.get().kode
    klien.post(f"{ALAMAT}{kode}/dibaca/")
    assert Pesan.objects.get().dibaca_pada is None


def test_opening_an_address_with_get_marks_nothing(klien: Client) -> None:
    assert klien.get(f"{ALAMAT}dibaca/").status_code == 405
