"""No name, address, code or password in the logs."""

import logging

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.akun.services import issue_kode
from tests.akun.pintu import SANDI, SANDI_LAIN, masuk


def test_nothing_personal_is_logged_at_the_doors(
    sari: Pengguna, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    kode = issue_kode(pengguna=sari, actor=None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    caplog.set_level(logging.INFO)
    client = Client()
    for _ in range(11):
        masuk(client, sari.nama_masuk, "salah-sama-sekali")
    for _ in range(6):
        client.post("/lupa-sandi/", {"email": sari.surel})
    isian = {"sandi": SANDI_LAIN, "sandi_ulang": SANDI_LAIN, "kode": kode}
    client.post("/aktivasi/", {**isian, "nama_masuk": "siapa"})
    client.post("/aktivasi/", {**isian, "nama_masuk": sari.nama_masuk})

    assert "mail account/email/password_reset_key not sent" in caplog.text
    assert mail.outbox == []
    for rahasia in (
        sari.nama_masuk,
        sari.nama,
        sari.surel,
        kode,
        SANDI,
        SANDI_LAIN,
        "salah-sama-sekali",
    ):
        assert rahasia not in caplog.text
