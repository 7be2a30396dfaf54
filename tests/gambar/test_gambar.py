"""Named pictures of the key pages, to be looked at: `manage.py uji gambar`."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from kinerja.lokal.uji.perlengkapan import FOLDER_GAMBAR
from tests.peramban.keadaan import HR, KEADAAN, PEGAWAI, Keadaan
from tests.situs import Situs

Potret = Callable[[Page, str], None]

GAMBAR = (
    "masuk",
    "masuk-galat",
    "aktivasi",
    "beranda",
    "pegawai",
    "pegawai-kosong",
    "pegawai-galat",
    "pegawai-detail",
    "gabung-cari",
    "gabung-konflik",
    "gabung-galat",
    "tim",
    "tim-anggota-galat",
    "impor-kosong",
    "impor",
    "impor-galat",
    "impor-pratinjau",
    "impor-kolom",
    "impor-kolom-galat",
    "impor-tanpa-centang",
    "impor-tanya",
    "impor-diurungkan",
    "kebutuhan-unit",
    "kebutuhan-papan",
    "kebutuhan-papan-kosong",
    "kebutuhan-isi-galat",
    "kebutuhan-rincian",
    "indikator",
    "indikator-baru-galat",
    "kontak",
    "kontak-galat",
    "pemberitahuan",
    "bantuan",
    "gaya",
    "publik",
    "layanan-isi",
    "layanan-isi-galat",
    "layanan-terima",
    "titik-layanan",
    "titik-layanan-baru-galat",
    "titik-layanan-lembar",
    "titik-layanan-hasil",
    "kartu",
    "kartu-bawahan",
    "siklus",
    "siklus-tunggakan",
    "evaluasi",
    "evaluasi-kosong",
    "realisasi",
    "realisasi-galat",
    "realisasi-bentrok",
    "realisasi-baca",
    "umpan-balik",
    "umpan-balik-kosong",
    "umpan-balik-galat",
    "capaian",
    "capaian-galat",
    "meja",
    "meja-tertahan",
    "meja-seorang",
    "meja-bentrok",
    "meja-periksa",
    "meja-periksa-galat",
    "keberatan-ajukan-galat",
    "keberatan-penilai",
    "keberatan-jelaskan",
    "keberatan-putuskan-galat",
    "keberatan-diputus",
    "keberatan-kosong",
    "tindak-lanjut-galat",
    "tindak-lanjut-tutup-galat",
    "pelatihan",
    "pelatihan-kosong",
    "program",
    "program-draf",
    "program-galat",
    "kasus-galat",
    "kasus-tulis-galat",
    "pembahasan",
    "simulasi",
    "simulasi-galat",
    "simulasi-hasil",
    "adegan-galat",
    "jp-saya",
    "pelatihan-kelola",
    "angkatan",
    "angkatan-galat",
    "angkatan-tutup",
    "kehadiran",
    "kehadiran-bentrok",
    "nilai-tes-galat",
    "tanggapan-galat",
    "usulan-pelatihan",
    "usulan-kosong",
    "usulan-galat",
    "usulan-putusan-galat",
    "skp",
    "skp-saya",
    "acuan",
    "libur",
    "libur-galat",
    "libur-periksa",
    "acuan-golongan",
    "acuan-ubah-galat",
    "saldo",
    "saldo-galat",
    "saldo-periksa",
    "meja-terisi",
    "siklus-lewat",
    "unit",
    "unit-terbuka",
    "unit-kosong",
    "unit-galat",
    "unit-rincian",
    "unit-rincian-admin",
    "unit-bagan",
    "pegawai-ubah",
    "pegawai-ubah-galat",
    "kode-unit",
    "kode-pegawai",
    "kode-lembar",
    "laporan-kosong",
    "laporan-baru-galat",
    "laporan-saya",
    "laporan",
    "perubahan-cari",
    "perubahan-galat",
    "perubahan-akibat",
    "perubahan-unit",
    "perubahan-promosi",
    "perubahan-plt",
    "perubahan-tukar",
    "perubahan-keadaan",
    "perubahan-nama-galat",
    "mutu",
    "mutu-kosong",
    "penilai-isi",
    "penilai-cari-kosong",
    "penilai-galat",
    "403",
    "404",
    "404-belum-masuk",
    "500",
)
A4 = {"width": 794, "height": 1123}


@pytest.mark.parametrize("keadaan", [k for k in KEADAAN if k.nama in GAMBAR], ids=str)
def test_picture(
    situs: Situs, browser: Browser, potret: Potret, keadaan: Keadaan
) -> None:
    with situs.konteks(browser, keadaan.sebagai) as konteks:
        page = konteks.new_page()
        keadaan.bawa(page)
        page.wait_for_load_state()
        potret(page, keadaan.nama)


@pytest.mark.parametrize(
    ("nama", "sebagai", "alamat"),
    [
        ("beranda-gelap", PEGAWAI, "/"),
        ("pegawai-gelap", HR, "/pegawai/"),
        ("gaya-gelap", PEGAWAI, "/gaya"),
    ],
)
def test_picture_in_the_dark(
    situs: Situs, browser: Browser, potret: Potret, nama: str, sebagai: str, alamat: str
) -> None:
    with situs.konteks(browser, sebagai, color_scheme="dark") as konteks:
        page = konteks.new_page()
        page.goto(alamat)
        potret(page, nama)


@pytest.mark.parametrize(
    ("nama", "alamat"), [("cetak-pegawai", "/pegawai/?q=cut"), ("cetak-gaya", "/gaya")]
)
def test_picture_of_a_printed_page(
    situs: Situs, browser: Browser, nama: str, alamat: str
) -> None:
    FOLDER_GAMBAR.mkdir(exist_ok=True)
    with situs.konteks(browser, HR, viewport=A4) as konteks:
        page = konteks.new_page()
        page.goto(alamat)
        page.pdf(path=FOLDER_GAMBAR / f"{nama}.pdf", prefer_css_page_size=True)
        page.emulate_media(media="print")
        page.screenshot(path=FOLDER_GAMBAR / f"{nama}.png", full_page=True)
