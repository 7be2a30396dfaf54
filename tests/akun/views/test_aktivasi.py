"""The activation page: a password of one's own, and nothing to learn for others."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kinerja.akun.models import Pengguna
from kinerja.akun.services import issue_kode
from tests.akun.pintu import SANDI_LAIN, TAK_DIKENAL, is_signed_in, masuk, tanpa_acak

KODE_SALAH = "2345-6789-ABCD-EFGH"


def aktivasi(client: Client, nama_masuk: str, kode: str, **lain: str) -> Any:
    """Post the form."""
    isian = {"sandi": SANDI_LAIN, "sandi_ulang": SANDI_LAIN, **lain}
    return client.post("/aktivasi/", {"nama_masuk": nama_masuk, "kode": kode, **isian})


def test_the_right_code_signs_its_owner_in(client: Client, budi: Pengguna) -> None:
    kode = issue_kode(pengguna=budi, actor=None)

    response = aktivasi(client, "19790102 200501 1 003", kode.lower())

    assert response.headers["Location"] == "/"
    assert is_signed_in(client)


def test_the_chosen_password_works_afterwards(client: Client, budi: Pengguna) -> None:
    aktivasi(Client(), budi.nama_masuk, issue_kode(pengguna=budi, actor=None))

    masuk(client, budi.nama_masuk, SANDI_LAIN)

    assert is_signed_in(client)


def test_a_code_ends_the_sessions_opened_with_the_old_password(
    sari_client: Client, sari: Pengguna
) -> None:
    aktivasi(Client(), sari.nama_masuk, issue_kode(pengguna=sari, actor=None))

    assert not is_signed_in(sari_client)


def test_wrong_name_wrong_code_and_used_code_get_the_same_answer(
    sari: Pengguna, budi: Pengguna
) -> None:
    kode = issue_kode(pengguna=budi, actor=None)
    terpakai = issue_kode(pengguna=sari, actor=None)
    aktivasi(Client(), sari.nama_masuk, terpakai)
    percobaan = [
        (TAK_DIKENAL, kode),
        (budi.nama_masuk, KODE_SALAH),
        (sari.nama_masuk, kode),
        (sari.nama_masuk, terpakai),
    ]

    jawaban = [
        tanpa_acak(aktivasi(Client(), nama, teks), nama, teks)
        for nama, teks in percobaan
    ]

    assert "minta kode baru kepada admin SKPK" in jawaban[0][1]
    assert jawaban == [jawaban[0]] * 4


def test_right_and_wrong_names_cost_the_same_queries(
    budi: Pengguna, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nama in (budi.nama_masuk, TAK_DIKENAL):
        with django_assert_num_queries(1):
            aktivasi(Client(), nama, KODE_SALAH)


def test_a_weak_password_tells_nothing_about_the_account(budi: Pengguna) -> None:
    """Only the owner of a right code is compared with the own name."""
    nama = {"sandi": "Budi Santoso", "sandi_ulang": "Budi Santoso"}

    dikenal = aktivasi(Client(), budi.nama_masuk, KODE_SALAH, **nama)
    asing = aktivasi(Client(), TAK_DIKENAL, KODE_SALAH, **nama)

    assert tanpa_acak(dikenal, budi.nama_masuk) == tanpa_acak(asing, TAK_DIKENAL)


def test_the_owner_of_a_right_code_may_not_take_the_own_name(
    client: Client, budi: Pengguna
) -> None:
    kode = issue_kode(pengguna=budi, actor=None)
    nama = {"sandi": "Budi Santoso", "sandi_ulang": "Budi Santoso"}

    aktivasi(client, budi.nama_masuk, kode, **nama)
    assert not is_signed_in(client)

    aktivasi(client, budi.nama_masuk, kode)
    assert is_signed_in(client)


def test_two_different_passwords_are_refused(client: Client, budi: Pengguna) -> None:
    kode = issue_kode(pengguna=budi, actor=None)

    response = aktivasi(client, budi.nama_masuk, kode, sandi_ulang="Lain-sekali-88")

    assert "tidak sama" in response.content.decode()


def test_the_page_never_sends_a_typed_password_back(
    client: Client, budi: Pengguna
) -> None:
    response = aktivasi(client, budi.nama_masuk, KODE_SALAH)

    assert SANDI_LAIN not in response.content.decode()


@pytest.mark.parametrize("siapa", ["budi", None])
def test_after_ten_tries_even_the_right_code_waits(
    request: pytest.FixtureRequest, siapa: str | None
) -> None:
    request.getfixturevalue("db")
    pengguna: Pengguna | None = request.getfixturevalue(siapa) if siapa else None
    nama = pengguna.nama_masuk if pengguna else TAK_DIKENAL
    kode = issue_kode(pengguna=pengguna, actor=None) if pengguna else KODE_SALAH
    client = Client()
    for _ in range(10):
        aktivasi(client, nama, KODE_SALAH)

    response = aktivasi(client, nama, kode)

    assert re.search("Tunggu 15 menit", response.content.decode())
    assert not is_signed_in(client)


@pytest.mark.django_db
def test_the_activation_page_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get("/aktivasi/")
