"""Pages of another day: names of that day, units that ended, and what they cost."""

import re
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.lib.tanggal import rentang
from organisasi.models import AnggotaTim, Penggabungan, TimKerja
from organisasi.rules.tim import PeranTim
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import preview_perubahan, save_perubahan
from organisasi.services.perubahan.unit import GabungUnit, NamaUnit
from tests.conftest import AWAL, Kabupaten

Masuk = Callable[[str], Client]
pytestmark = pytest.mark.django_db
TERBANYAK = 12
GANTI = date(2026, 5, 1)
SEBELUM = {"pada": "2026-04-30"}


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def lakukan(kab: Kabupaten, act: Tindakan) -> None:
    dewi = kab.akun("dewi")
    sidik = preview_perubahan(act=act, actor=dewi).sidik
    save_perubahan(act=act, actor=dewi, sidik=sidik)


def ganti_nama(kab: Kabupaten, nama: str, tanggal: date = GANTI) -> None:
    unit = kab.unit["Puskesmas Susoh"]
    unit.refresh_from_db()
    lakukan(kab, NamaUnit(pokok=unit, nama=nama, tanggal=tanggal, dasar_sk="1"))


def gabungkan(kab: Kabupaten) -> None:
    kab.buat_unit("Pustu Lama", "Dinas Kesehatan")
    act = GabungUnit(
        pokok=kab.unit["Pustu Lama"],
        tujuan=kab.unit["Puskesmas Susoh"],
        tanggal=GANTI,
        dasar_sk="1",
    )
    lakukan(kab, act)


def halaman(kab: Kabupaten, nama: str, unit: str) -> str:
    return reverse(f"organisasi:{nama}", args=[kab.unit[unit].kode])


def orang(kab: Kabupaten, nama: str) -> str:
    return reverse("organisasi:pegawai_detail", args=[kab.orang[nama].kode])


def teks(response: object) -> str:
    isi = response.content.decode()  # type: ignore[attr-defined]
    badan = isi.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", badan).split())


@pytest.mark.parametrize("siapa", ["dewi", "lina"])
def test_every_page_of_a_day_calls_a_unit_as_it_was_called(
    masuk: Masuk, kabupaten: Kabupaten, siapa: str
) -> None:
    ganti_nama(kabupaten, "Puskesmas Pantai")
    ganti_nama(kabupaten, "Puskesmas Pesisir", date(2026, 6, 1))
    klien = masuk(siapa)
    pohon = reverse("organisasi:unit_list")
    for url, cari in (
        (pohon, {}),
        (pohon, {"q": "susoh"}),
        (halaman(kabupaten, "unit_detail", "Puskesmas Susoh"), {}),
        (halaman(kabupaten, "unit_bagan", "Puskesmas Susoh"), {}),
        (halaman(kabupaten, "unit_detail", "Dinas Kesehatan"), {}),
        (halaman(kabupaten, "unit_bagan", "Dinas Kesehatan"), {}),
        (orang(kabupaten, "sari"), {}),
    ):
        for hari, nama in (
            ("2026-04-30", "Puskesmas Susoh"),
            ("2026-05-01", "Puskesmas Pantai"),
            ("2026-06-01", "Puskesmas Pesisir"),
        ):
            isi = teks(klien.get(url, {"pada": hari, **cari}))
            isi = isi.partition("Catat perubahan")[0]  # the acts tell every name
            lain = {"Puskesmas Pantai", "Puskesmas Pesisir"} - {nama}
            assert nama in isi, (url, hari)
            assert not [satu for satu in lain if satu in isi], (url, hari)


def test_a_post_of_the_past_keeps_the_name_its_unit_had_when_it_ended(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    lama = kabupaten.orang["sari"].penempatan.get()
    lama.berlaku = rentang(AWAL, date(2026, 3, 31))
    lama.save()
    ganti_nama(kabupaten, "Puskesmas Pantai")
    isi = teks(masuk("dewi").get(orang(kabupaten, "sari")))
    assert "Bidan Penyelia Puskesmas Susoh" in isi
    assert "Puskesmas Pantai" not in isi


def test_a_unit_that_was_merged_says_where_it_went_and_offers_nothing(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    gabungkan(kabupaten)
    klien, url = masuk("dewi"), halaman(kabupaten, "unit_detail", "Pustu Lama")
    isi = teks(klien.get(url))
    assert "tidak ada dalam susunan pada 15 Juni 2026" in isi
    assert "Sejak 1 Mei 2026 bergabung ke Puskesmas Susoh" in isi
    assert "Buat tim kerja" not in isi
    assert "Ganti nama unit: unit ini tidak ada dalam susunan hari ini." in isi
    assert "/perubahan/nama/" not in klien.get(url).content.decode()
    dahulu = teks(klien.get(url, SEBELUM))
    assert "Kepala Pustu Lama: kosong" in dahulu
    assert "bergabung ke" not in dahulu


@pytest.mark.parametrize("siapa", ["dewi", "lina", "eko"])
def test_no_page_of_a_person_or_unit_asks_more_than_it_promises(
    masuk: Masuk, kabupaten: Kabupaten, siapa: str
) -> None:
    gabungkan(kabupaten)
    ganti_nama(kabupaten, "Puskesmas Pantai")
    sari, dewi = kabupaten.orang["sari"], kabupaten.akun("dewi")
    tim = TimKerja.objects.create(
        unit=kabupaten.unit["Puskesmas Susoh"],
        nama="Tim Gizi",
        dasar_sk="1",
        berlaku=rentang(AWAL),
    )
    AnggotaTim.objects.create(
        tim=tim, pegawai=sari, peran=PeranTim.KETUA.value, berlaku=rentang(AWAL)
    )
    Penggabungan.objects.create(
        pegawai=sari,
        kode_lama=uuid4(),
        nama_lama="Sari Lama",
        nip_lama="198804122011012009",
        oleh=dewi,
        alasan="satu orang",
    )
    klien = masuk(siapa)
    for url in (
        orang(kabupaten, "sari"),
        halaman(kabupaten, "unit_detail", "Puskesmas Susoh"),
        halaman(kabupaten, "unit_detail", "Dinas Kesehatan"),
        halaman(kabupaten, "unit_detail", "Pustu Lama"),
        halaman(kabupaten, "unit_bagan", "Dinas Kesehatan"),
    ):
        for isi in ({}, SEBELUM):
            with CaptureQueriesContext(connection) as kueri:
                response = klien.get(url, isi)
            assert response.status_code in {200, 404}
            assert len(kueri) <= TERBANYAK, (url, isi, len(kueri))
    isi_orang = teks(klien.get(orang(kabupaten, "sari")))
    assert "Tim Gizi" in isi_orang
    assert "Ketua, sejak 1 Januari 2024" in isi_orang
    if siapa != "eko":
        assert "Sari Lama, NIP 19880412 201101 2 009" in isi_orang
        assert "oleh Dewi · satu orang" in isi_orang
