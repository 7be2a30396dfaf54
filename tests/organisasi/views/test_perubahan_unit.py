"""A new unit and the end of one through their pages."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from organisasi.models import Jabatan, PerubahanStruktur, UnitKerja
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
pytestmark = pytest.mark.django_db
ISIAN = {
    "nama": "Bidang  Arsip",
    "jenis_unit": "BIDANG",
    "mandiri": "on",
    "hari_kerja": "6",
    "kode_unor": "",
    "jabatan": "Kepala Bidang Arsip",
    "jenis_jabatan": "",
    "eselon": "3b",
    "tanggal": "1 Juli 2026",
    "dasar_sk": "Qanun 1/2026",
    "alasan": "",
}


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def alamat(kab: Kabupaten, unit: str, jenis: str) -> str:
    return reverse("organisasi:perubahan_unit", args=[kab.unit[unit].kode, jenis])


def baca_lalu_simpan(klien: Client, url: str, isian: dict[str, str]) -> int:
    periksa = klien.post(url, {**isian, "langkah": "periksa"})
    assert "pratinjau" in periksa.context, periksa.context["form"].errors
    kirim = dict(periksa.context["kirim"])
    sidik = periksa.context["pratinjau"].sidik
    hasil = klien.post(url, {**kirim, "sidik": sidik, "langkah": "simpan"})
    return hasil.status_code


def rapi(response: object) -> str:
    return " ".join(response.content.decode().split())  # type: ignore[attr-defined]


@pytest.mark.parametrize("act", ["baru", "akhiri"])
@pytest.mark.parametrize(
    ("siapa", "unit", "boleh"),
    [
        ("dewi", "Dinas PUPR", True),
        ("lina", "Puskesmas Susoh", True),
        ("lina", "Dinas PUPR", False),
        ("eko", "Puskesmas Susoh", False),
        ("sari", "Puskesmas Susoh", False),
        ("ilham", "Puskesmas Susoh", False),
    ],
)
def test_who_opens_the_forms(
    masuk: Masuk, kabupaten: Kabupaten, act: str, siapa: str, unit: str, *, boleh: bool
) -> None:
    url = alamat(kabupaten, unit, act)
    dari = {masuk(siapa).get(url).status_code, masuk(siapa).post(url).status_code}
    assert dari == {200} if boleh else dari <= {403, 404}


def test_a_visitor_is_asked_to_sign_in(client: Client, kabupaten: Kabupaten) -> None:
    assert client.get(alamat(kabupaten, "Dinas PUPR", "baru")).status_code == 302


def test_a_unit_is_made_planned_named_and_taken_back(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien, induk = masuk("lina"), kabupaten.unit["Dinas Kesehatan"]
    url = alamat(kabupaten, "Dinas Kesehatan", "baru")
    assert baca_lalu_simpan(klien, url, ISIAN) == 302
    unit = UnitKerja.objects.get(nama="Bidang Arsip")
    assert (unit.mandiri, unit.hari_kerja, unit.kode_unor) == (True, 6, None)
    pos = Jabatan.objects.get(unit=unit)
    assert (pos.jenis, pos.eselon) == ("ADMINISTRATOR", "III.b")
    detail = reverse("organisasi:unit_detail", args=[induk.kode])
    isi = rapi(klien.get(detail))
    assert "Unit baru di bawahnya, 1 Juli 2026, direncanakan" in isi
    assert "berdiri di bawah Dinas Kesehatan mulai 1 Juli 2026" in isi
    assert "Kepala Bidang Arsip" not in rapi(klien.get(detail)).split("Catat peru")[0]
    nanti = rapi(klien.get(detail, {"pada": "2026-07-01"})).split("Catat perubahan")[0]
    assert "Bidang Arsip" in nanti
    satu = PerubahanStruktur.objects.get()
    cancel = reverse("organisasi:perubahan_cancel", args=[satu.kode])
    assert klien.post(cancel).status_code == 302
    assert not UnitKerja.objects.filter(nama="Bidang Arsip").exists()


@pytest.mark.parametrize(
    ("ubah", "bidang", "kalimat"),
    [
        ({"nama": ""}, "nama", "Tulis nama unit"),
        ({"jenis_unit": "KABUPATEN"}, "jenis_unit", "Pilih dari daftar"),
        ({"eselon": "9z"}, "eselon", "bukan eselon"),
        ({"eselon": ""}, "jenis_jabatan", "Pilih jenis jabatan pimpinannya"),
        ({"jabatan": ""}, "jabatan", "Tulis nama jabatan pimpinannya"),
        ({"jenis_jabatan": "PENGAWAS"}, "eselon", "bukan dari jenis jabatan itu"),
        ({"nama": "Puskesmas Susoh"}, "__all__", "sudah ada Puskesmas Susoh"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    masuk: Masuk, kabupaten: Kabupaten, ubah: dict[str, str], bidang: str, kalimat: str
) -> None:
    url = alamat(kabupaten, "Dinas Kesehatan", "baru")
    hasil = masuk("dewi").post(url, {**ISIAN, **ubah, "langkah": "periksa"})
    assert kalimat in str(hasil.context["form"].errors[bidang])


def test_a_unit_ends_and_its_page_of_before_stays(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.buat_unit("Pustu", "Dinas Kesehatan")
    klien = masuk("lina")
    isian = {"tanggal": "1 Juni 2026", "dasar_sk": "Qanun 1/2026", "alasan": ""}
    url = alamat(kabupaten, "Pustu", "akhiri")
    assert baca_lalu_simpan(klien, url, isian) == 302
    detail = reverse("organisasi:unit_detail", args=[kabupaten.unit["Pustu"].kode])
    assert "Kepala Pustu" in rapi(masuk("dewi").get(detail, {"pada": "2026-05-31"}))
    kini = rapi(masuk("dewi").get(detail))
    assert "tidak ada dalam susunan pada 15 Juni 2026" in kini
    assert "Pustu berakhir 31 Mei 2026 tanpa unit pengganti." in kini
    assert "Akhiri unit: unit ini tidak ada dalam susunan hari ini." in kini
    tolak = masuk("dewi").post(
        alamat(kabupaten, "Puskesmas Susoh", "akhiri"), {**isian, "langkah": "periksa"}
    )
    assert "2 orang masih bertugas di Puskesmas Susoh" in rapi(tolak)
    assert date(2026, 6, 1) not in kabupaten.unit["Pustu"].susunan.get().berlaku
