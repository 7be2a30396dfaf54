"""The form that changes the own contact data."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from organisasi.models import Pegawai
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
ALAMAT = reverse("organisasi:kontak_edit")
BENAR = {"surel": "sari@contoh.invalid", "telepon": "0812 3456-7890", "versi": "1"}


def test_saving_leads_to_the_own_page_and_says_so(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    response = masuk("sari").post(ALAMAT, BENAR, follow=True)
    assert "Data kontak Anda tersimpan" in response.content.decode()
    sari = Pegawai.objects.get(pk=kabupaten.orang["sari"].pk)
    assert (sari.surel, sari.telepon) == ("sari@contoh.invalid", "081234567890")


@pytest.mark.parametrize(
    ("bidang", "nilai", "kalimat"),
    [
        ("surel", "sari", "Surel belum lengkap"),
        ("surel", f"{'a' * 60}@{'b' * 250}.go.id", "paling panjang 254"),
        ("telepon", "12ab", "8 sampai 15 angka"),
        ("telepon", "0812/0813", "satu nomor telepon saja"),
        ("telepon", "0812 3456 7890, 0813", "satu nomor telepon saja"),
        ("versi", "abc", "Halaman ini sudah usang"),
    ],
)
def test_a_wrong_word_is_kept_and_explained(
    masuk: Masuk, kabupaten: Kabupaten, bidang: str, nilai: str, kalimat: str
) -> None:
    response = masuk("sari").post(ALAMAT, {**BENAR, bidang: nilai})
    isi = response.content.decode()
    assert kalimat in isi
    assert f'value="{nilai}"' in isi
    assert "<title>Galat:" in isi
    assert Pegawai.objects.get(pk=kabupaten.orang["sari"].pk).versi == 1


def test_a_number_with_its_area_before_a_stroke_is_one(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    masuk("sari").post(ALAMAT, {**BENAR, "telepon": "(0659) / 21234"})
    assert Pegawai.objects.get(nama="Sari").telepon == "065921234"


def test_the_second_of_two_tabs_sees_both_values_and_can_go_on(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien = masuk("sari")
    klien.post(ALAMAT, {**BENAR, "surel": "pertama@contoh.invalid"})
    response = klien.post(ALAMAT, {**BENAR, "surel": "kedua@contoh.invalid"})
    assert response.status_code == 409
    isi = response.content.decode()
    assert "pertama@contoh.invalid" in isi
    assert 'value="kedua@contoh.invalid"' in isi
    versi = response.context["form"]["versi"].value()
    klien.post(ALAMAT, {**BENAR, "surel": "kedua@contoh.invalid", "versi": versi})
    assert Pegawai.objects.get(nama="Sari").surel == "kedua@contoh.invalid"


def test_an_account_that_is_no_person_has_no_contact_page(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien = masuk("safwan")
    Pegawai.objects.filter(nama="Safwan").update(pengguna=None)
    assert klien.get(ALAMAT).status_code == 404
