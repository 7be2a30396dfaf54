"""Ways to the pages of reference data; years that no other state fills."""

from playwright.sync_api import Page

from tests.peramban.langkah import tekan

DAFTAR = (
    "Tanggal;Hari;Keterangan\n"
    "1 Januari;Rabu;Tahun Baru 2031 Masehi\n"
    "20, 22 dan 23 Januari;;Cuti bersama Idulfitri 1452 Hijriah\n"
    "1 Mei;Senin;Hari Buruh Internasional\n"
)


def libur_galat(page: Page) -> None:
    page.goto("/acuan/libur/baru/?tahun=2031")
    page.get_by_label("Tanggal").fill("31 Juni 2031")
    tekan(page.get_by_role("button", name="Simpan hari libur"))


def _pertama(page: Page, tautan: str) -> None:
    page.goto("/acuan/")
    page.locator("main a.nama").first.click()
    page.wait_for_url("**/acuan/libur/*/")
    tekan(page.get_by_role("link", name=tautan).first)


def libur_ubah(page: Page) -> None:
    _pertama(page, "Ubah")


def libur_cabut_galat(page: Page) -> None:
    _pertama(page, "Cabut")
    tekan(page.get_by_role("button", name="Cabut hari libur"))


def _unggah(page: Page, isi: str) -> None:
    page.goto("/acuan/libur/impor/?tahun=2031")
    page.get_by_label("Dasar").fill("SKB 1/2030")
    page.locator("[name=berkas]").set_input_files(
        {"name": "libur-2031.csv", "mimeType": "text/csv", "buffer": isi.encode()}
    )
    tekan(page.get_by_role("button", name="Periksa"))


def impor_galat(page: Page) -> None:
    _unggah(page, "Nama;NIP\nCut;1\n")


def periksa(page: Page) -> None:
    _unggah(page, DAFTAR)


def ubah_galat(page: Page) -> None:
    page.goto("/acuan/golongan/III-a/")
    page.get_by_label("Sebutan").fill("")
    tekan(page.get_by_role("button", name="Simpan perubahan"))


# Opening balances: of a person nobody else's state looks at, and never saved.


def saldo_milik(page: Page) -> None:
    page.goto("/saldo-awal/?q=puskesmas")
    tekan(page.locator("main .tautan-daftar a").first)


def _orang(page: Page) -> None:
    page.goto("/pegawai/?unit=Puskesmas+Susoh&jabatan=FUNGSIONAL")
    page.locator("a.nama").last.click()
    page.wait_for_url("**/pegawai/*-*/")
    tekan(page.get_by_role("link", name="Catat atau ubah saldo awal"))


def saldo_galat(page: Page) -> None:
    _orang(page)
    page.get_by_label("Predikat kinerja tahunan").check()
    tekan(page.get_by_role("button", name="Catat saldo awal"))


def _saldo(page: Page, isi: str) -> None:
    page.goto("/saldo-awal/impor/")
    page.get_by_label("Dokumen sumber").fill("Rekap SIASN")
    page.get_by_label("Tanggal dokumen").fill("20 Januari 2026")
    page.locator("[name=berkas]").set_input_files(
        {"name": "saldo.csv", "mimeType": "text/csv", "buffer": isi.encode()}
    )
    tekan(page.get_by_role("button", name="Periksa"))


def saldo_impor_galat(page: Page) -> None:
    _saldo(page, "Nama;Nilai\nCut;1\n")


def saldo_periksa(page: Page) -> None:
    _saldo(
        page,
        "Unit kerja;Capaian organisasi\nDinas Kesehatan;Baik\nDinas Entah;Baik\n",
    )
