"""The line the organisation puts on Beranda."""

from django.test import Client

from organisasi.models import Pegawai
from organisasi.tugas import tugas_kontak
from tests.conftest import Kabupaten


def test_who_has_no_address_is_asked_for_one(kabupaten: Kabupaten) -> None:
    (tugas,) = tugas_kontak(kabupaten.akun("sari"))
    assert tugas.judul == "Lengkapi data kontak Anda"


def test_who_has_one_is_left_alone(kabupaten: Kabupaten) -> None:
    Pegawai.objects.filter(nama="Sari").update(surel="sari@contoh.invalid")
    assert tugas_kontak(kabupaten.akun("sari")) == []


def test_the_line_stands_on_beranda(kabupaten: Kabupaten) -> None:
    klien = Client()
    klien.force_login(kabupaten.akun("sari"))
    isi = klien.get("/").content.decode()
    assert "Lengkapi data kontak Anda" in isi
    assert 'href="/saya/kontak/"' in isi
