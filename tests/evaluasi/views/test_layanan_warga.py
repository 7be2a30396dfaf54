"""The citizens' form, as any phone meets it."""

import gzip
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from evaluasi.models import JawabanLayanan
from kinerja.lib.tanggal import WIB
from tests.conftest import Kabupaten
from tests.evaluasi.warga import ISI, NOMOR, buat_titik, buka

PAGI = datetime(2026, 11, 25, 8, 0, tzinfo=WIB)


def kirim(alamat: str, **isian: str) -> str:
    response = Client(enforce_csrf_checks=True).post(alamat, {**ISI, **isian})
    assert response.status_code == 200
    return response.content.decode()


def test_scan_to_thanks_is_two_screens_without_a_single_cookie(
    kabupaten: Kabupaten,
) -> None:
    _, alamat = buat_titik(kabupaten)
    klien = Client(enforce_csrf_checks=True)
    formulir = klien.get(alamat)
    nomor = NOMOR.search(formulir.content.decode())
    assert nomor
    akhir = klien.post(alamat, {**ISI, "formulir": nomor[1], "saran": "Baik"})
    assert "Terima kasih" in akhir.content.decode()
    assert not klien.cookies
    assert "no-store" in formulir["Cache-Control"]
    satu = JawabanLayanan.objects.get()
    assert (satu.waktu, satu.petugas, satu.hasil, satu.saran) == (4, 3, 2, "Baik")


def test_the_form_says_what_is_kept_and_who_reads_it(kabupaten: Kabupaten) -> None:
    _, alamat = buat_titik(kabupaten)
    isi = Client().get(alamat).content.decode()
    assert "Yang disimpan:" in isi
    assert "Saran hanya dibaca kepala Puskesmas Susoh" in isi
    assert "<script" not in isi
    assert "bootstrap" not in isi
    assert len(gzip.compress(isi.encode())) < 14 * 1024


def test_the_page_is_the_same_for_somebody_signed_in(kabupaten: Kabupaten) -> None:
    _, alamat = buat_titik(kabupaten)
    klien = Client()
    klien.force_login(kabupaten.akun("budi"))
    isi = klien.get(alamat).content.decode()
    assert "Budi" not in isi
    assert 'id="menu"' not in isi


def test_a_form_sent_twice_is_thanked_twice_and_kept_once(kabupaten: Kabupaten) -> None:
    _, alamat = buat_titik(kabupaten)
    nomor = buka(alamat)
    assert kirim(alamat, formulir=nomor) == kirim(alamat, formulir=nomor, waktu="1")
    assert JawabanLayanan.objects.get().waktu == 4


def test_a_form_open_for_a_day_is_still_taken(kabupaten: Kabupaten) -> None:
    _, alamat = buat_titik(kabupaten)
    with time_machine.travel(PAGI, tick=False) as jam:
        nomor = buka(alamat)
        jam.shift(timedelta(hours=24))
        assert "Terima kasih" in kirim(alamat, formulir=nomor)


def test_an_older_form_keeps_the_answers_and_needs_one_more_press(
    kabupaten: Kabupaten,
) -> None:
    _, alamat = buat_titik(kabupaten)
    with time_machine.travel(PAGI, tick=False) as jam:
        nomor = buka(alamat)
        jam.shift(timedelta(hours=26))
        isi = kirim(alamat, formulir=nomor, saran="Ramah")
        assert "terbuka terlalu lama" in isi
        assert "Ramah" in isi
        baru = NOMOR.search(isi)
        assert baru
        assert "Terima kasih" in kirim(alamat, formulir=baru[1], saran="Ramah")


@pytest.mark.parametrize("nomor", ["", "palsu", "palsu:1tX:tanda"])
def test_an_invented_number_keeps_nothing(kabupaten: Kabupaten, nomor: str) -> None:
    _, alamat = buat_titik(kabupaten)
    assert "tekan “Kirim jawaban” sekali lagi" in kirim(alamat, formulir=nomor)
    assert not JawabanLayanan.objects.exists()


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"waktu": ""}, "Waktu pelayanan: pilih satu jawaban."),
        ({"petugas": "5"}, "Sikap petugas: pilih satu dari empat jawaban."),
        ({"hasil": "0"}, "Hasil pelayanan: pilih satu dari empat jawaban."),
        ({"saran": "x" * 501}, "sekarang 501"),
        ({"lewati": "http://iklan.invalid"}, "Kosongkan, lalu kirim lagi"),
    ],
)
def test_a_wrong_answer_is_explained_and_everything_kept(
    kabupaten: Kabupaten, isian: dict[str, str], kalimat: str
) -> None:
    _, alamat = buat_titik(kabupaten)
    data = {"formulir": buka(alamat), "saran": "Ramah", **isian}
    isi = kirim(alamat, **data)
    assert kalimat in isi
    assert "<title>Galat:" in isi
    assert "Ada yang perlu dibetulkan" in isi
    assert data["saran"] in isi
    assert f'value="{data["formulir"]}"' in isi
    assert not JawabanLayanan.objects.exists()
    benar = {**data, "saran": "Ramah", "lewati": ""}
    benar |= {kunci: ISI[kunci] for kunci in ("waktu", "petugas", "hasil")}
    assert "Terima kasih" in kirim(alamat, **benar)


@pytest.mark.parametrize("cara", ["get", "post"])
def test_an_unknown_link_is_a_friendly_404(db: None, cara: str) -> None:
    response = getattr(Client(), cara)("/layanan/tidak-pernah-ada/")
    assert response.status_code == 404
    assert "Pindai lagi kode QR" in response.content.decode()


def test_other_ways_of_asking_are_refused(kabupaten: Kabupaten) -> None:
    _, alamat = buat_titik(kabupaten)
    assert Client().put(alamat).status_code == 405
