"""Pages of the import: upload, preview, save, discard."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from kinerja.jejak.models import Akses
from kinerja.lokal.uji.perlengkapan import PenghitungKueri
from organisasi.models import Impor, Pegawai
from organisasi.services.impor import read_impor
from tests.conftest import Kabupaten
from tests.organisasi.berkas_siasn import SIASN_01, baris, sebagai_csv

Masuk = Callable[[str], Client]
DAFTAR = reverse("organisasi:impor_list")


@pytest.fixture(autouse=True)
def gudang(settings: Settings, tmp_path: Path) -> None:
    """Keep uploads out of the real store."""
    settings.MEDIA_ROOT = tmp_path


def unggah(klien: Client, isi: bytes, nama: str = "siasn.csv") -> HttpResponse:
    kiriman = {"berkas": SimpleUploadedFile(nama, isi)}
    return cast("HttpResponse", klien.post(DAFTAR, kiriman, follow=True))


@pytest.fixture
def impor(masuk: Masuk) -> Impor:
    """An import of the example file, read by dewi and not yet saved."""
    unggah(masuk("dewi"), SIASN_01.read_bytes())
    return Impor.objects.get()


def alamat(impor: Impor, perbuatan: str = "detail") -> str:
    return reverse(f"organisasi:impor_{perbuatan}", args=[impor.kode])


def test_the_empty_list_says_where_the_file_comes_from(masuk: Masuk) -> None:
    isi = masuk("dewi").get(DAFTAR).content.decode()
    assert "Belum ada impor" in isi
    assert 'enctype="multipart/form-data"' in isi


def test_an_upload_leads_to_the_preview_with_exact_numbers(masuk: Masuk) -> None:
    isi = unggah(masuk("dewi"), SIASN_01.read_bytes()).content.decode()
    assert "Simpan 5 orang baru dan 0 perubahan" in " ".join(isi.split())
    assert "Nurlaili" in isi
    assert "sedangkan NIP menyebut 1 Juli 1976" in isi
    assert Pegawai.objects.filter(nama="Nurlaili").count() == 0


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("a.csv", b"bukan siasn\n12\n", "Judul kolom NIP dan NAMA"),
        ("a.pdf", b"%PDF-1.7\n%%EOF\n", "hanya diterima CSV, XLSX"),
        ("a.csv", b"", "0 byte"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained_at_the_field(
    masuk: Masuk, nama: str, isi: bytes, kalimat: str
) -> None:
    response = unggah(masuk("dewi"), isi, nama)
    assert response.status_code == 400
    teks = response.content.decode()
    assert kalimat in teks
    assert 'href="#id_berkas"' in teks
    assert "<title>Galat:" in teks
    assert not Impor.objects.exists()


def test_without_a_file_the_form_says_so(masuk: Masuk) -> None:
    isi = masuk("dewi").post(DAFTAR).content.decode()
    assert "Berkas belum dipilih" in isi


def test_saving_says_so_and_the_page_has_no_button_any_more(
    masuk: Masuk, impor: Impor
) -> None:
    klien = masuk("dewi")
    response = klien.post(alamat(impor, "save"), {"versi": "1"}, follow=True)
    isi = response.content.decode()
    assert "Data pegawai tersimpan" in isi
    assert "Simpan 5 orang baru" not in isi
    assert Pegawai.objects.filter(nama="Nurlaili").count() == 1
    assert "5 orang baru, 0 berubah" in klien.get(DAFTAR).content.decode()


def test_discarding_says_that_nothing_changed(masuk: Masuk, impor: Impor) -> None:
    klien = masuk("dewi")
    isi = klien.post(
        alamat(impor, "discard"), {"versi": "1"}, follow=True
    ).content.decode()
    assert "Tidak ada data pegawai yang berubah" in isi
    assert "dibatalkan" in isi
    assert not Pegawai.objects.filter(nama="Nurlaili").exists()


@pytest.mark.parametrize("versi", ["2", "", "satu", "99999999999999999999"])
def test_another_version_is_a_conflict(masuk: Masuk, impor: Impor, versi: str) -> None:
    for perbuatan in ("save", "discard"):
        response = masuk("dewi").post(alamat(impor, perbuatan), {"versi": versi})
        assert response.status_code == 409
        assert "Belum tersimpan" in response.content.decode()
    assert not Pegawai.objects.filter(nama="Nurlaili").exists()


def test_a_stale_preview_comes_back_with_the_new_numbers(
    masuk: Masuk, impor: Impor
) -> None:
    klien = masuk("dewi")
    unggah(klien, SIASN_01.read_bytes())
    lain = Impor.objects.latest("id")
    klien.post(alamat(lain, "save"), {"versi": "1"})
    response = klien.post(alamat(impor, "save"), {"versi": "1"})
    isi = " ".join(response.content.decode().split())
    assert response.status_code == 409
    assert "berubah sejak pratinjau" in isi
    assert "Tidak ada yang perlu disimpan" in isi
    assert "disabled" in isi


def test_what_changes_stands_as_old_and_new(masuk: Masuk, impor: Impor) -> None:
    klien = masuk("dewi")
    klien.post(alamat(impor, "save"), {"versi": "1"})
    ubah = sebagai_csv([baris(2, GOL_AKHIR_NAMA="IX", GOL_AKHIR_ID="IX")])
    isi = " ".join(unggah(klien, ubah).content.decode().split())
    assert "Simpan 0 orang baru dan 1 perubahan" in isi
    assert "lama </span>VII</del>" in isi


@pytest.mark.parametrize(
    ("saring", "jumlah"),
    [
        ("", 6),
        ("BARU", 5),
        ("DUPLIKAT", 1),
        ("BERUBAH", 0),
        ("PERINGATAN", 6),
        ("x", 6),
    ],
)
def test_rows_are_filtered_by_what_they_do(
    masuk: Masuk, impor: Impor, saring: str, jumlah: int
) -> None:
    response = masuk("dewi").get(alamat(impor), {"keputusan": saring})
    assert len(response.context["baris_semua"]) == jumlah
    assert ("Tidak ada baris seperti itu" in response.content.decode()) == (not jumlah)


@pytest.mark.parametrize("nama", ["sari", "budi", "lina", "ilham", "safwan"])
def test_only_bkpsdm_opens_the_pages(masuk: Masuk, impor: Impor, nama: str) -> None:
    klien = masuk(nama)
    assert klien.get(DAFTAR).status_code == 403
    assert klien.get(alamat(impor)).status_code == 403
    assert unggah(klien, SIASN_01.read_bytes()).status_code == 403
    for perbuatan in ("save", "discard"):
        response = klien.post(alamat(impor, perbuatan), {"versi": "1"})
        assert response.status_code == 403


def test_opening_a_preview_is_noted(
    masuk: Masuk, impor: Impor, kabupaten: Kabupaten
) -> None:
    masuk("dewi").get(alamat(impor))
    catatan = Akses.objects.filter(halaman="impor").latest("id")
    assert catatan.pelaku_id == kabupaten.akun("dewi").pk


def test_the_directory_shows_the_way_to_those_who_may(masuk: Masuk) -> None:
    daftar = reverse("organisasi:pegawai_list")
    assert f'href="{DAFTAR}"' in masuk("dewi").get(daftar).content.decode()
    assert f'href="{DAFTAR}"' not in masuk("lina").get(daftar).content.decode()


def test_more_rows_or_imports_cost_no_more_queries(
    masuk: Masuk, kabupaten: Kabupaten, impor: Impor, jumlah_kueri: PenghitungKueri
) -> None:
    klien = masuk("dewi")
    klien.get(DAFTAR)
    with jumlah_kueri("impor:list"):
        klien.get(DAFTAR)
    with jumlah_kueri("impor:detail"):
        klien.get(alamat(impor))
    for _ in range(3):
        with SIASN_01.open("rb") as isi:
            read_impor(berkas=isi, nama="a.csv", actor=kabupaten.akun("dewi"))
    with jumlah_kueri("impor:list"):
        klien.get(DAFTAR)


POHON_UNIT = """Nama Unit;Unit Atasan;Jabatan Pimpinan
Bidang Promosi;Dinas Kesehatan;Kepala Bidang Promosi
"""
POHON_JABATAN = """Nama Jabatan;Jabatan Atasan;Unit Kerja
Epidemiolog;Kepala Puskesmas Susoh;Puskesmas Susoh
"""


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [
        (POHON_UNIT, "Bidang Promosi", "unit baru"),
        (POHON_JABATAN, "Epidemiolog", "jabatan baru"),
    ],
)
def test_a_tree_names_its_rows_and_holds_no_people(
    masuk: Masuk, isi: str, nama: str, kata: str
) -> None:
    klien = masuk("dewi")
    halaman = " ".join(unggah(klien, isi.encode()).content.decode().split())
    assert f"Simpan 1 {kata} dan 0 perubahan" in halaman
    assert f'<th scope="row" role="rowheader"> {nama} </th>' in halaman
    assert "rang baru" not in halaman
    assert f"1 {kata}, 0 berubah" in klien.get(DAFTAR).content.decode()


def test_nothing_is_asked_where_a_file_brings_nothing(masuk: Masuk) -> None:
    klien = masuk("dewi")
    unggah(klien, SIASN_01.read_bytes())
    satu = Impor.objects.get()
    klien.post(alamat(satu, "save"), {"versi": satu.versi, "tampil": ""})
    lagi = unggah(klien, SIASN_01.read_bytes()).content.decode()
    assert "Tidak ada yang perlu disimpan" in lagi
    assert "Terapkan jawaban" not in lagi
