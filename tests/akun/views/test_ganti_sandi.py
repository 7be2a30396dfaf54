"""Changing the own password, and proving it again."""

from http import HTTPStatus

from django.core import mail
from django.test import Client

from kinerja.akun.models import Pengguna
from tests.akun.pintu import SANDI, SANDI_LAIN, is_signed_in, masuk


def ganti(client: Client, lama: str, baru: str) -> str:
    """Post the form; return what the page says."""
    isian = {"oldpassword": lama, "password1": baru, "password2": baru}
    return client.post("/ganti-sandi/", isian).content.decode()


def test_a_change_ends_all_other_sessions(sari_client: Client, sari: Pengguna) -> None:
    lain = Client()
    masuk(lain, sari.nama_masuk)

    ganti(sari_client, SANDI, SANDI_LAIN)

    assert is_signed_in(sari_client)
    assert not is_signed_in(lain)


def test_the_owner_is_told_by_mail(sari_client: Client) -> None:
    ganti(sari_client, SANDI, SANDI_LAIN)

    assert mail.outbox[0].to == ["sari@abdya.example"]
    assert mail.outbox[0].subject == "[Kinerja] Kata sandi Anda sudah diganti"
    assert "http://localhost:8000/lupa-sandi/" in mail.outbox[0].body


def test_a_change_needs_the_present_password(
    sari_client: Client, sari: Pengguna
) -> None:
    halaman = ganti(sari_client, "salah-sama-sekali", SANDI_LAIN)

    assert "Kata sandi sekarang tidak cocok." in halaman
    sari.refresh_from_db()
    assert sari.check_password(SANDI)


def test_the_own_login_name_is_no_password(sari_client: Client, sari: Pengguna) -> None:
    ganti(sari_client, SANDI, sari.nama_masuk)

    sari.refresh_from_db()
    assert sari.check_password(SANDI)


def test_strangers_are_sent_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/ganti-sandi/")

    assert response.status_code == HTTPStatus.FOUND
    assert response.headers["Location"] == "/masuk/?next=/ganti-sandi/"


def test_an_account_without_password_is_sent_to_its_printed_code(
    client: Client, budi: Pengguna
) -> None:
    client.force_login(budi)

    assert client.get("/ganti-sandi/").headers["Location"] == "/aktivasi/"


def test_proving_the_password_leads_on(sari_client: Client) -> None:
    response = sari_client.post(
        "/konfirmasi-sandi/?next=/ganti-sandi/", {"password": SANDI}
    )

    assert response.headers["Location"] == "/ganti-sandi/"


def test_a_wrong_proof_leads_nowhere(sari_client: Client) -> None:
    response = sari_client.post("/konfirmasi-sandi/", {"password": "salah"})

    assert "Kata sandi tidak cocok." in response.content.decode()
