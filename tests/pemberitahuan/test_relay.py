"""The relay against a real SMTP server: who gets what, and what a failure leaves."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import sekarang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import pesan_terlama_menunggu, pesan_untuk
from kinerja.pemberitahuan.services import queue_pesan, relay_pesan
from tests.kotak_surat import KotakSurat
from tests.pemberitahuan.conftest import RuangAtas, orang
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def antre(penerima: Pengguna, objek: str = "a") -> Pesan:
    queue_pesan(
        jenis="skp_ditetapkan", penerima=penerima, objek_jenis="skp", objek_kode=objek
    )
    return Pesan.objects.get(penerima=penerima, objek_kode=objek)


BIASA = ("ani", "ben", "cut")


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-25T08:00:00Z", tick=False) as jam:
        yield jam


def test_a_message_arrives_with_words_link_and_stable_identity(
    sari: Pengguna, kotak_surat: KotakSurat
) -> None:
    pesan = antre(sari)
    assert relay_pesan() == {"TERKIRIM": 1}
    (surat,) = kotak_surat.surat
    assert surat["Message-ID"] == f"<{pesan.kode}@kinerja.contoh.go.id>"
    assert (surat["To"], surat["Subject"]) == (sari.surel, "SKP a ditetapkan")
    isi = surat.get_payload(decode=True)
    assert isinstance(isi, bytes)
    assert "Yth. Sari,\n\nIsi a & lain.\n" in isi.decode().replace("\r", "")
    assert b"https://kinerja.contoh.go.id/skp/a/" in isi


def test_a_second_run_sends_nothing(sari: Pengguna, kotak_surat: KotakSurat) -> None:
    antre(sari)
    relay_pesan()
    assert relay_pesan() == {}
    assert len(kotak_surat.surat) == 1


def test_relays_side_by_side_send_each_message_once(kotak_surat: KotakSurat) -> None:
    pesan = [antre(orang(f"orang{n}")) for n in range(40)]
    hasil = serentak(4, relay_pesan)
    assert sum(satu.total() for satu in hasil) == 40
    surat = [satu["Message-ID"] for satu in kotak_surat.surat]
    assert sorted(surat) == sorted(
        f"<{satu.kode}@kinerja.contoh.go.id>" for satu in pesan
    )


def test_one_bad_address_never_stops_the_rest(kotak_surat: KotakSurat) -> None:
    for nama in ("tolak", "tunda", "gantung", *BIASA):
        antre(orang(nama))
    kotak_surat.tolak = {
        "tolak@contoh.go.id": "550 No such user",
        "tunda@contoh.go.id": "451 Greylisted",
    }
    kotak_surat.gantung = {"gantung@contoh.go.id"}
    relay_pesan()
    assert kotak_surat.penerima == [f"{nama}@contoh.go.id" for nama in BIASA]
    keadaan = Pesan.objects.values_list("penerima__nama_masuk", "status", "galat")
    assert set(keadaan) == {
        ("tolak", "GAGAL", "SMTP 550"),
        ("tunda", "MENUNGGU", "SMTP 451"),
        ("gantung", "MENUNGGU", "SMTPServerDisconnected"),
        *((nama, "TERKIRIM", "") for nama in BIASA),
    }


def test_a_temporary_failure_is_tried_again_later_and_later_then_given_up(
    sari: Pengguna, kotak_surat: KotakSurat, jam: time_machine.Traveller
) -> None:
    kotak_surat.tolak = {sari.surel: "451 Greylisted"}
    pesan = antre(sari)
    jeda = []
    for _ in range(10):
        kini = sekarang()
        relay_pesan()
        assert relay_pesan() == {}
        pesan.refresh_from_db()
        jeda.append(pesan.kirim_setelah - kini)
        jam.move_to(max(pesan.kirim_setelah, kini))
    menit = [satu // timedelta(minutes=1) for satu in jeda]
    assert menit == [2, 4, 8, 16, 32, 64, 128, 240, 240, 0]
    assert (pesan.status, pesan.galat, pesan.percobaan) == ("GAGAL", "SMTP 451", 10)
    assert pesan_untuk(sari).count() == 1


def test_a_retry_that_succeeds_has_the_same_identity(
    sari: Pengguna, kotak_surat: KotakSurat, jam: time_machine.Traveller
) -> None:
    kotak_surat.gantung = {sari.surel}
    pesan = antre(sari)
    relay_pesan()
    kotak_surat.gantung = set()
    jam.shift(120)
    relay_pesan()
    assert kotak_surat.surat[-1]["Message-ID"] == (
        f"<{pesan.kode}@kinerja.contoh.go.id>"
    )


def test_a_server_that_is_away_costs_no_message_a_try(
    sari: Pengguna, kotak_surat: KotakSurat, settings: Settings
) -> None:
    pesan = antre(sari)
    benar, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert relay_pesan() == {}
    pesan.refresh_from_db()
    assert (pesan.status, pesan.percobaan) == ("MENUNGGU", 0)
    assert pesan_terlama_menunggu(sekarang()) == pesan.kirim_setelah
    settings.EMAIL_PORT = benar
    assert relay_pesan() == {"TERKIRIM": 1}


def test_a_refused_sender_ends_the_run_and_blocks_nobody(
    kotak_surat: KotakSurat, jam: time_machine.Traveller
) -> None:
    for nama in BIASA:
        antre(orang(nama))
    kotak_surat.tolak_pengirim = "550 sender unknown"
    assert relay_pesan() == {"MENUNGGU": 1}
    kotak_surat.tolak_pengirim = ""
    assert relay_pesan() == {"TERKIRIM": 2}
    jam.shift(120)
    assert relay_pesan() == {"TERKIRIM": 1}


def test_a_message_that_lost_its_reason_is_cancelled_at_the_door(
    sari: Pengguna, kotak_surat: KotakSurat, ruang_atas: RuangAtas
) -> None:
    antre(sari, "usang")
    antre(sari, "segar")
    ruang_atas.batal = {"usang"}
    assert relay_pesan() == {"BATAL": 1, "TERKIRIM": 1}
    assert [satu.objek_kode for satu in pesan_untuk(sari)] == ["segar"]


def test_who_left_gets_no_mail(sari: Pengguna, kotak_surat: KotakSurat) -> None:
    antre(sari)
    Pengguna.objects.update(aktif=False)
    assert relay_pesan() == {"BATAL": 1}
    assert kotak_surat.surat == []


def test_who_has_no_address_still_reads_it_in_the_app(kotak_surat: KotakSurat) -> None:
    tanpa = orang("tanpa", surel="")
    antre(tanpa)
    assert relay_pesan() == {"TANPA_ALAMAT": 1}
    assert pesan_untuk(tanpa).count() == 1


def test_a_room_above_that_breaks_breaks_its_own_message_only(
    sari: Pengguna, kotak_surat: KotakSurat, ruang_atas: RuangAtas
) -> None:
    antre(sari, "rusak")
    antre(sari, "sehat")
    antre(sari, "asing")
    ruang_atas.rusak, ruang_atas.tanpa_kata = {"rusak"}, {"asing"}
    relay_pesan()
    assert dict(Pesan.objects.values_list("objek_kode", "galat")) == {
        "rusak": "isi: LookupError",
        "sehat": "",
        "asing": "tidak ada isi untuk jenis ini",
    }


def test_a_line_break_in_the_subject_stays_a_failure_of_that_message(
    sari: Pengguna, kotak_surat: KotakSurat
) -> None:
    antre(sari, "jahat\nBcc: lain@contoh.go.id")
    antre(sari, "biasa")
    assert relay_pesan() == {"MENUNGGU": 1, "TERKIRIM": 1}
    assert kotak_surat.penerima == [sari.surel]


def test_a_message_for_later_waits(
    sari: Pengguna, kotak_surat: KotakSurat, jam: time_machine.Traveller
) -> None:
    antre(sari)
    Pesan.objects.update(kirim_setelah=sekarang() + timedelta(hours=1))
    assert relay_pesan() == {}
    jam.shift(3600)
    assert relay_pesan() == {"TERKIRIM": 1}


def test_the_log_holds_no_address_and_no_words(
    kotak_surat: KotakSurat, ruang_atas: RuangAtas, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for nama in ("tolak", "baik"):
        antre(orang(nama))
    antre(orang("rusak"), "rusak")
    ruang_atas.rusak = {"rusak"}
    kotak_surat.tolak = {"tolak@contoh.go.id": "550 tolak@contoh.go.id unknown"}
    relay_pesan()
    kinerja = [r.getMessage() for r in caplog.records if r.name.startswith("kinerja")]
    assert kinerja
    assert not [s for s in kinerja if "@" in s or "SKP" in s or "Tolak" in s]
