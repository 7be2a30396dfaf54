"""Reset by mail: one use, one hour, one host, and nothing to learn for strangers."""

import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.celery import app
from kinerja.lib.waktu import sekarang
from tests.akun.pintu import SANDI_LAIN, is_signed_in, masuk, tanpa_acak

ASING = "asing@abdya.example"


def minta(surel: str, **extra: Any) -> Any:
    """Ask for a reset link."""
    return Client().post("/lupa-sandi/", {"email": surel}, **extra)


def tautan() -> str:
    """Return the path of the link in the first mail."""
    cocok = re.search(
        r"http://localhost:8000(/lupa-sandi/\S+)", str(mail.outbox[0].body)
    )
    assert cocok
    return cocok[1]


def ganti(alamat: str, sandi: str = SANDI_LAIN) -> Any:
    """Open a link, follow it, choose a password."""
    client = Client()
    isian = {"password1": sandi, "password2": sandi}
    formulir = client.get(alamat)
    if formulir.status_code != HTTPStatus.FOUND:
        return formulir
    return client.post(formulir.headers["Location"], isian)


def test_known_and_unknown_addresses_get_the_same_answer(sari: Pengguna) -> None:
    dikenal, asing = minta(sari.surel), minta(ASING)

    assert dikenal.headers["Location"] == "/lupa-sandi/terkirim/"
    assert tanpa_acak(dikenal) == tanpa_acak(asing)
    assert [surat.to for surat in mail.outbox] == [["sari@abdya.example"]]


def test_the_mail_goes_to_the_stored_address_in_indonesian(sari: Pengguna) -> None:
    minta("SARI@ABDYA.EXAMPLE")

    surat = mail.outbox[0]
    assert surat.to == ["sari@abdya.example"]
    assert surat.subject == "[Kinerja] Membuat kata sandi baru"
    assert "Tautan berlaku satu jam" in surat.body


def test_the_new_password_works_and_the_old_does_not(sari: Pengguna) -> None:
    minta(sari.surel)

    response = ganti(tautan())

    assert response.headers["Location"] == "/lupa-sandi/selesai/"
    lama, baru = Client(), Client()
    masuk(lama, sari.nama_masuk)
    masuk(baru, sari.nama_masuk, SANDI_LAIN)
    assert (is_signed_in(lama), is_signed_in(baru)) == (False, True)


def test_fifty_scanners_do_not_use_the_link_up(sari: Pengguna) -> None:
    minta(sari.surel)
    for nomor in range(50):
        pemindai = Client(REMOTE_ADDR=f"203.0.113.{nomor}")
        pemindai.head(tautan(), follow=True)
        pemindai.get(tautan(), follow=True)

    assert ganti(tautan()).headers["Location"] == "/lupa-sandi/selesai/"


def test_a_link_works_once(sari: Pengguna) -> None:
    minta(sari.surel)
    ganti(tautan())

    kedua = ganti(tautan(), "Lain-lagi-sama-sekali-9")

    assert "tidak berlaku lagi" in kedua.content.decode()


@pytest.mark.parametrize(
    "perubahan",
    [{"surel": "sari.baru@abdya.example"}, {"aktif": False}, {"password": "x"}],
)
def test_a_link_dies_with_what_it_was_made_for(
    sari: Pengguna, perubahan: dict[str, Any]
) -> None:
    minta(sari.surel)

    Pengguna.objects.update(**perubahan)

    assert "tidak berlaku lagi" in ganti(tautan()).content.decode()


def test_a_link_lives_one_hour(sari: Pengguna) -> None:
    minta(sari.surel)

    with time_machine.travel(sekarang() + timedelta(hours=1, seconds=2)):
        assert "tidak berlaku lagi" in ganti(tautan()).content.decode()


def test_after_a_changed_address_the_old_one_gets_no_mail(sari: Pengguna) -> None:
    minta(sari.surel)
    Pengguna.objects.update(surel="sari.baru@abdya.example")
    mail.outbox.clear()

    minta("sari@abdya.example")

    assert mail.outbox == []


@pytest.mark.parametrize("tutup", [{"aktif": False}, {"surel": ""}])
def test_closed_accounts_and_accounts_without_mail_get_no_link(
    sari: Pengguna, tutup: dict[str, Any]
) -> None:
    Pengguna.objects.update(**tutup)

    minta(sari.surel)

    assert mail.outbox == []


@pytest.mark.parametrize(
    "kepala",
    [
        {"HTTP_HOST": "jahat.example"},
        {"HTTP_HOST": "127.0.0.1:666"},
        {"HTTP_HOST": "localhost@jahat.example"},
        {"HTTP_X_FORWARDED_HOST": "jahat.example"},
        {"HTTP_FORWARDED": "host=jahat.example"},
        {"HTTP_X_HOST": "jahat.example", "HTTP_ORIGIN": "null"},
        {"SERVER_NAME": "localhost", "SERVER_PORT": "666"},
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_no_header_of_the_request_reaches_the_link(
    sari: Pengguna, settings: Settings, kepala: dict[str, str]
) -> None:
    settings.SITUS = "https://kinerja.abdya.example/"

    minta(sari.surel, **kepala)

    for surat in mail.outbox:
        assert set(re.findall(r"https?://[^/\s]+", str(surat.body))) == {
            "https://kinerja.abdya.example"
        }


def test_a_reset_ends_every_session(sari_client: Client, sari: Pengguna) -> None:
    minta(sari.surel)

    ganti(tautan())

    assert not is_signed_in(sari_client)


def test_who_reset_the_password_need_not_wait_for_the_throttle(sari: Pengguna) -> None:
    client = Client()
    for _ in range(10):
        masuk(client, sari.nama_masuk, "salah-sama-sekali")
    minta(sari.surel)
    ganti(tautan())

    masuk(client, sari.nama_masuk, SANDI_LAIN)

    assert is_signed_in(client)


def test_a_dead_mail_server_tells_nobody_which_addresses_are_known(
    sari: Pengguna, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert tanpa_acak(minta(sari.surel)) == tanpa_acak(minta(ASING))


def test_the_sixth_request_for_one_address_is_refused_known_or_not(
    sari: Pengguna,
) -> None:
    for _ in range(5):
        minta(sari.surel)
        minta(ASING)

    dikenal, asing = minta(sari.surel), minta(ASING)

    assert dikenal.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Tunggu 15 menit" in dikenal.content.decode()
    assert tanpa_acak(dikenal) == tanpa_acak(asing)
    assert len(mail.outbox) == 5


def test_the_mail_goes_out_while_redis_is_down(
    sari: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.conf, "task_always_eager", value=False)
    monkeypatch.setitem(app.conf, "broker_url", "redis://127.0.0.1:1/0")
    monkeypatch.delattr(app, "amqp")  # it holds connections to the broker that lives

    minta(sari.surel)

    assert tautan()


def test_the_queue_holds_no_address_and_no_token(
    sari: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.conf, "task_always_eager", value=False)

    minta(sari.surel)

    with app.connection_for_read() as sambungan:
        pesan = sambungan.SimpleQueue("celery").get(timeout=5)
        pesan.ack()
    assert pesan.payload[0] == [sari.pk]
    assert mail.outbox == []
