"""Throttles: guessing is slow, and nobody can shut an owner out."""

from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import sekarang
from tests.akun.pintu import (
    SANDI_LAIN,
    TAK_DIKENAL,
    PenghitungHash,
    is_signed_in,
    masuk,
    tanpa_acak,
)


@pytest.fixture(autouse=True)
def cheap_hasher(settings: Settings) -> None:
    """Hash with MD5: these tests count, they do not protect."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def gagal(client: Client, nama_masuk: str, kali: int) -> None:
    """Give wrong passwords."""
    for _ in range(kali):
        masuk(client, nama_masuk, "salah-sama-sekali")


def test_after_ten_wrong_passwords_even_the_right_one_waits(sari: Pengguna) -> None:
    client = Client()
    gagal(client, sari.nama_masuk, 10)

    response = masuk(client, sari.nama_masuk)

    assert response.status_code == HTTPStatus.OK
    assert "Tunggu 15 menit" in response.content.decode()
    assert not is_signed_in(client)


def test_nine_wrong_passwords_are_forgiven(client: Client, sari: Pengguna) -> None:
    gagal(client, sari.nama_masuk, 9)

    masuk(client, sari.nama_masuk)

    assert is_signed_in(client)


def test_the_delay_ends_after_fifteen_minutes(client: Client, sari: Pengguna) -> None:
    gagal(client, sari.nama_masuk, 12)

    with time_machine.travel(sekarang() + timedelta(minutes=15, seconds=1)):
        masuk(client, sari.nama_masuk)
        assert is_signed_in(client)


def test_known_and_unknown_names_are_delayed_alike(sari: Pengguna) -> None:
    dikenal, asing = Client(), Client(REMOTE_ADDR="10.0.0.2")
    gagal(dikenal, sari.nama_masuk, 10)
    gagal(asing, TAK_DIKENAL, 10)

    satu = masuk(dikenal, sari.nama_masuk)
    dua = masuk(asing, TAK_DIKENAL)

    assert "Tunggu 15 menit" in satu.content.decode()
    assert tanpa_acak(satu, sari.nama_masuk) == tanpa_acak(dua, TAK_DIKENAL)


def test_another_network_does_not_delay_the_owner(sari: Pengguna) -> None:
    gagal(Client(REMOTE_ADDR="203.0.113.9"), sari.nama_masuk, 10)
    client = Client(REMOTE_ADDR="10.0.0.1")

    masuk(client, sari.nama_masuk)

    assert is_signed_in(client)


def test_a_colleague_on_the_same_network_does_not_delay_a_known_browser(
    sari_client: Client, sari: Pengguna
) -> None:
    sari_client.post("/keluar/")
    gagal(Client(), sari.nama_masuk, 10)

    masuk(sari_client, sari.nama_masuk)

    assert is_signed_in(sari_client)


def test_a_crowd_of_networks_is_stopped_for_all_but_the_known_browser(
    sari_client: Client, sari: Pengguna
) -> None:
    sari_client.post("/keluar/")
    for nomor in range(20):
        gagal(Client(REMOTE_ADDR=f"203.0.113.{nomor}"), sari.nama_masuk, 5)

    asing = Client(REMOTE_ADDR="198.51.100.1")
    masuk(asing, sari.nama_masuk)
    masuk(sari_client, sari.nama_masuk)

    assert not is_signed_in(asing)
    assert is_signed_in(sari_client)


def test_the_cookie_of_one_account_opens_no_counter_of_another(
    sari_client: Client, budi: Pengguna
) -> None:
    sari_client.post("/keluar/")
    budi.set_password(SANDI_LAIN)
    budi.save()
    gagal(sari_client, budi.nama_masuk, 10)

    masuk(Client(), budi.nama_masuk, SANDI_LAIN)
    sama_jaringan = masuk(Client(), budi.nama_masuk, SANDI_LAIN)

    assert "Tunggu 15 menit" in sama_jaringan.content.decode()


def test_a_network_that_guesses_many_names_is_stopped_before_hashing(
    client: Client, sari: Pengguna, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {
        **settings.ACCOUNT_RATE_LIMITS,
        "masuk_orang_asing": "5/5m/ip,100/15m/key",
    }
    for nomor in range(5):
        gagal(client, f"nama{nomor}", 1)
    settings.PASSWORD_HASHERS = ["tests.akun.pintu.PenghitungHash"]
    sebelum = PenghitungHash.kerja

    masuk(client, "nama9", "salah-sama-sekali")

    assert PenghitungHash.kerja == sebelum


@pytest.mark.parametrize(("proksi", "tertahan"), [(0, True), (1, False)])
def test_only_as_many_forwarded_addresses_count_as_proxies_are_ours(
    sari: Pengguna, settings: Settings, proksi: int, *, tertahan: bool
) -> None:
    """The last proxy's word counts; without a proxy of ours the header is noise."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proksi
    penyerang = Client(HTTP_X_FORWARDED_FOR="10.9.9.9, 203.0.113.9")
    gagal(penyerang, sari.nama_masuk, 10)
    client = Client(HTTP_X_FORWARDED_FOR="10.9.9.9, 203.0.113.10")

    masuk(client, sari.nama_masuk)

    assert is_signed_in(client) is not tertahan


def test_a_forged_first_forwarded_address_does_not_escape_the_delay(
    sari: Pengguna, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client()
    for nomor in range(10):
        palsu = f"10.1.1.{nomor}, 203.0.113.9"
        masuk(client, sari.nama_masuk, "salah", HTTP_X_FORWARDED_FOR=palsu)

    akhir = "10.1.1.99, 203.0.113.9"
    masuk(client, sari.nama_masuk, HTTP_X_FORWARDED_FOR=akhir)

    assert not is_signed_in(client)


def test_signing_in_and_its_throttle_work_while_redis_is_down(
    sari: Pengguna, settings: Settings
) -> None:
    mati = {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": mati}
    client, penebak = Client(), Client(REMOTE_ADDR="203.0.113.9")

    masuk(client, sari.nama_masuk)
    gagal(penebak, sari.nama_masuk, 10)
    masuk(penebak, sari.nama_masuk)

    assert is_signed_in(client)
    assert not is_signed_in(penebak)
