"""Accounts for the tests of the doors, and throttle counters of their own."""

import secrets

import pytest
from django.test import Client
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.celery import app
from tests.akun.pintu import SANDI, masuk


@pytest.fixture(autouse=True)
def own_counters(settings: Settings) -> None:
    """Let no test feel the throttles of another, without emptying Redis."""
    cache = {**settings.CACHES["default"], "KEY_PREFIX": secrets.token_hex(8)}
    settings.CACHES = {"default": cache}


@pytest.fixture(autouse=True)
def worker_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run tasks in the test itself."""
    monkeypatch.setitem(app.conf, "task_always_eager", value=True)
    monkeypatch.setitem(app.conf, "task_eager_propagates", value=True)


@pytest.fixture
def sari(db: None) -> Pengguna:
    """An ASN with e-mail."""
    sari = Pengguna.objects.create_user("198503172010122001", "Sari Wahyuni", SANDI)
    sari.surel = "sari@abdya.example"
    sari.save()
    return sari


@pytest.fixture
def budi(db: None) -> Pengguna:
    """Somebody without e-mail who has no password yet."""
    return Pengguna.objects.create_user("197901022005011003", "Budi Santoso", None)


@pytest.fixture
def sari_client(sari: Pengguna) -> Client:
    """A browser in which Sari has signed in through the page."""
    client = Client()
    masuk(client, sari.nama_masuk)
    return client
