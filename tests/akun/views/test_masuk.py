"""Signing in and out: who gets in, what a stranger can learn."""

from http import HTTPStatus
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from kinerja.akun.models import Pengguna
from kinerja.lokal.uji.perlengkapan import PenghitungKueri
from tests.akun.pintu import (
    SANDI_LAIN,
    TAK_DIKENAL,
    PenghitungHash,
    is_signed_in,
    masuk,
    tanpa_acak,
)


@pytest.mark.parametrize(
    "ketikan", ["198503172010122001", "19850317 201012 2 001", "'19850317.201012.2.001"]
)
def test_a_nip_signs_in_however_it_is_spaced(
    client: Client, sari: Pengguna, ketikan: str
) -> None:
    response = masuk(client, ketikan)

    assert response.status_code == HTTPStatus.FOUND
    assert is_signed_in(client)


@pytest.mark.django_db
def test_a_short_name_signs_in_in_any_case(client: Client) -> None:
    Pengguna.objects.create_user("bupati", "Bupati", SANDI_LAIN)

    masuk(client, "Bupati", SANDI_LAIN)

    assert is_signed_in(client)


def test_known_and_unknown_names_get_the_same_answer(sari: Pengguna) -> None:
    dikenal = masuk(Client(), sari.nama_masuk, "salah-sama-sekali")
    asing = masuk(Client(), TAK_DIKENAL, "salah-sama-sekali")

    assert "tidak cocok" in dikenal.content.decode()
    assert tanpa_acak(dikenal, sari.nama_masuk) == tanpa_acak(asing, TAK_DIKENAL)


@pytest.mark.parametrize("siapa", ["sari", "budi", None])
def test_a_wrong_login_costs_one_hash_whoever_is_named(
    request: pytest.FixtureRequest, settings: Settings, client: Client, siapa: str
) -> None:
    """Budi has no password yet; that must not make his answer faster either."""
    request.getfixturevalue("db")
    nama = request.getfixturevalue(siapa).nama_masuk if siapa else TAK_DIKENAL
    settings.PASSWORD_HASHERS = ["tests.akun.pintu.PenghitungHash"]
    sebelum = PenghitungHash.kerja

    masuk(client, nama, "salah-sama-sekali")

    assert PenghitungHash.kerja - sebelum == 1


@pytest.mark.parametrize(
    "tutup", [{"aktif": False}, {"terkunci_sejak": timezone.now()}]
)
def test_a_closed_account_is_told_so_only_with_its_password(
    client: Client, sari: Pengguna, tutup: dict[str, Any]
) -> None:
    Pengguna.objects.update(**tutup)

    salah = masuk(client, sari.nama_masuk, "salah-sama-sekali")
    benar = masuk(client, sari.nama_masuk)

    assert "ditutup" not in salah.content.decode()
    assert benar.headers["Location"] == "/akun-nonaktif/"
    assert client.get("/akun-nonaktif/").status_code == HTTPStatus.OK
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "tutup", [{"aktif": False}, {"terkunci_sejak": timezone.now()}]
)
def test_an_open_session_dies_with_the_account(
    sari_client: Client, tutup: dict[str, Any]
) -> None:
    assert is_signed_in(sari_client)

    Pengguna.objects.update(**tutup)

    assert not is_signed_in(sari_client)


def test_signing_in_starts_a_new_session(client: Client, sari: Pengguna) -> None:
    session = client.session
    session["dari"] = "penyerang"
    session.save()
    lama = session.session_key

    masuk(client, sari.nama_masuk)

    assert client.session.session_key != lama


def test_signing_in_leads_nowhere_outside(client: Client, sari: Pengguna) -> None:
    isian = {"next": "https://jahat.example/", "login": sari.nama_masuk}

    response = client.post("/masuk/", {**isian, "password": "Kuda-laut-biru-42"})

    assert response.headers["Location"] == "/"


def test_signing_out_takes_a_post(sari_client: Client) -> None:
    sari_client.get("/keluar/")
    assert is_signed_in(sari_client)

    response = sari_client.post("/keluar/")

    assert response.headers["Location"] == "/masuk/"
    assert not is_signed_in(sari_client)


@pytest.mark.django_db
def test_the_login_page_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get("/masuk/")


def test_signing_in_asks_as_often_as_recorded(
    client: Client, sari: Pengguna, jumlah_kueri: PenghitungKueri
) -> None:
    with jumlah_kueri("akun:masuk"):
        masuk(client, sari.nama_masuk)


@pytest.mark.parametrize(
    "nama",
    [
        "account_signup",
        "account_email",
        "account_set_password",
        "account_confirm_login_code",
        "mfa_index",
        "usersessions_list",
        "socialaccount_connections",
    ],
)
def test_other_pages_of_the_account_library_have_no_address(nama: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(nama)


@pytest.mark.parametrize(
    ("alamat", "kalimat"),
    [
        ("/masuk/", ["Isi NIP atau nama masuk Anda.", "Isi kata sandi Anda."]),
        ("/aktivasi/", ["Isi kode dari lembar Anda.", "Isi kata sandi baru."]),
        ("/lupa-sandi/", ["Isi alamat surel yang terdaftar pada akun Anda."]),
    ],
)
@pytest.mark.django_db
def test_an_empty_field_says_what_to_fill_in(
    client: Client, alamat: str, kalimat: list[str]
) -> None:
    isi = client.post(alamat, {"next": ""}).content.decode()
    for satu in kalimat:
        assert satu in isi
    assert str(forms.Field.default_error_messages["required"]) not in isi


@pytest.mark.django_db
def test_half_an_address_says_how_to_write_one(client: Client) -> None:
    isi = client.post("/lupa-sandi/", {"email": "salah"}).content.decode()
    assert "Surel belum lengkap." in isi
