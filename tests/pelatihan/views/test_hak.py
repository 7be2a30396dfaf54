"""Who opens which page of training."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.lib.waktu import sekarang
from organisasi.rules.jenis import JenisPeran
from pelatihan.models import Percobaan, Peserta
from tests.conftest import Kabupaten
from tests.pelatihan.conftest import Latihan

Masuk = Callable[[str], Client]
CAST = ("sari", "budi", "eko", "citra", "dewi", "lina", "ilham", "safwan")


def hasil(masuk: Masuk, alamat: str) -> dict[str, int]:
    return {nama: masuk(nama).get(alamat).status_code for nama in CAST}


@pytest.fixture
def percobaan(latihan: Latihan, kabupaten: Kabupaten) -> Percobaan:
    peserta = Peserta.objects.create(
        angkatan=latihan.angkatan, pegawai=kabupaten.orang["sari"]
    )
    return Percobaan.objects.create(
        peserta=peserta,
        jenis="STUDI_KASUS",
        studi_kasus=latihan.kasus,
        jawaban=["Jawaban sari", "dua"],
    )


def test_everybody_has_the_learning_room(masuk: Masuk, latihan: Latihan) -> None:
    assert set(hasil(masuk, reverse("pelatihan:program_list")).values()) == {200}


def test_a_programme_is_there_for_its_unit_and_its_committee(
    masuk: Masuk, latihan: Latihan
) -> None:
    alamat = reverse("pelatihan:program_detail", args=[latihan.program.kode])
    buka = {nama for nama, kode in hasil(masuk, alamat).items() if kode == 200}
    assert buka == {"sari", "budi", "dewi", "lina"}


def test_a_draft_is_there_for_the_committee_only(
    masuk: Masuk, latihan: Latihan
) -> None:
    latihan.program.terbit = False
    latihan.program.save()
    alamat = reverse("pelatihan:program_detail", args=[latihan.program.kode])
    buka = {nama for nama, kode in hasil(masuk, alamat).items() if kode == 200}
    assert buka == {"dewi", "lina"}


@pytest.mark.parametrize(
    "nama", ["program_edit", "kasus_edit", "skenario_edit", "angkatan_create"]
)
def test_pages_that_write_a_programme_are_for_its_committee(
    masuk: Masuk, latihan: Latihan, nama: str
) -> None:
    alamat = reverse(f"pelatihan:{nama}", args=[latihan.program.kode])
    kode = hasil(masuk, alamat)
    assert {n for n, k in kode.items() if k == 200} == {"dewi", "lina"}
    assert {k for n, k in kode.items() if n not in {"dewi", "lina"}} == {403}


@pytest.mark.parametrize(
    "nama", ["angkatan_detail", "angkatan_edit", "kehadiran_edit", "nilai_edit"]
)
def test_pages_of_a_class_are_for_its_committee(
    masuk: Masuk, latihan: Latihan, nama: str
) -> None:
    alamat = reverse(f"pelatihan:{nama}", args=[latihan.angkatan.kode])
    buka = {n for n, k in hasil(masuk, alamat).items() if k == 200}
    assert buka == {"dewi", "lina"}


def test_the_admin_of_another_office_finds_nothing(
    masuk: Masuk, latihan: Latihan, kabupaten: Kabupaten
) -> None:
    kabupaten.peran("citra", JenisPeran.ADMIN_SKPK, "Dinas PUPR")
    alamat = reverse("pelatihan:angkatan_detail", args=[latihan.angkatan.kode])
    assert masuk("citra").get(alamat).status_code == 404


def test_case_and_simulation_are_for_participants(
    masuk: Masuk, latihan: Latihan, percobaan: Percobaan
) -> None:
    for nama, objek in (
        ("kasus_answer", latihan.kasus),
        ("simulasi_play", latihan.skenario),
    ):
        alamat = reverse(f"pelatihan:{nama}", args=[objek.kode])
        kode = hasil(masuk, alamat)
        assert {n for n, k in kode.items() if k == 200} == {"sari"}
        assert set(kode.values()) == {200, 404}


def test_a_draft_answer_is_seen_by_nobody_else(
    masuk: Masuk, percobaan: Percobaan
) -> None:
    alamat = reverse("pelatihan:percobaan_detail", args=[percobaan.kode])
    kode = hasil(masuk, alamat)
    assert kode.pop("sari") == 302
    assert set(kode.values()) == {404}


def test_a_handed_in_answer_is_seen_by_the_person_and_the_committee(
    masuk: Masuk, percobaan: Percobaan
) -> None:
    Percobaan.objects.update(selesai_pada=sekarang())
    alamat = reverse("pelatihan:percobaan_detail", args=[percobaan.kode])
    buka = {n for n, k in hasil(masuk, alamat).items() if k == 200}
    assert buka == {"sari", "dewi", "lina"}


def test_rubric_and_model_answer_stay_hidden_until_handed_in(
    masuk: Masuk, latihan: Latihan, percobaan: Percobaan
) -> None:
    klien = masuk("sari")
    alamat = reverse("pelatihan:kasus_answer", args=[latihan.kasus.kode])
    sebelum = klien.get(alamat).content.decode()
    assert "RUBRIK-1" not in sebelum
    assert "CONTOH-1" not in sebelum
    Percobaan.objects.update(selesai_pada=sekarang())
    sesudah = klien.get(alamat, follow=True).content.decode()
    assert "RUBRIK-1" in sesudah
    assert "CONTOH-2" in sesudah
    assert "Jawaban sari" in sesudah


def test_a_stranger_cannot_join(masuk: Masuk, latihan: Latihan) -> None:
    alamat = reverse("pelatihan:peserta_join", args=[latihan.angkatan.kode])
    assert masuk("citra").post(alamat).status_code == 404
    assert not Peserta.objects.exists()


def test_a_stranger_cannot_withdraw_somebody(
    masuk: Masuk, percobaan: Percobaan
) -> None:
    alamat = reverse("pelatihan:peserta_withdraw", args=[percobaan.peserta.kode])
    assert masuk("budi").post(alamat).status_code == 404
    assert Peserta.objects.get().status == "TERDAFTAR"


def test_lists_ask_as_often_for_many_as_for_few(
    masuk: Masuk,
    latihan: Latihan,
    kabupaten: Kabupaten,
    jumlah_kueri: Callable[[str], object],
) -> None:
    klien = masuk("dewi")
    alamat = reverse("pelatihan:angkatan_detail", args=[latihan.angkatan.kode])
    for awal in (0, 2):
        for nomor in range(awal, awal * 4 + 2):
            nama = f"Peserta {nomor}"
            kabupaten.buat_orang(nama, f"19900101201503900{nomor}")
            Peserta.objects.create(
                angkatan=latihan.angkatan, pegawai=kabupaten.orang[nama.lower()]
            )
        klien.get(alamat)
        with jumlah_kueri("pelatihan:angkatan"):  # type: ignore[attr-defined]
            klien.get(alamat)
