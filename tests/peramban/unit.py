"""Ways to the pages of units, of a person's data and of reports about it."""

import re

from playwright.sync_api import Page

from tests.peramban.langkah import tekan


def _unit(page: Page, nama: str) -> str:
    """Open the page of a unit through the search; returns its address."""
    page.goto(f"/unit/?q={nama}")
    page.locator("main .tautan-daftar a").first.click()
    page.wait_for_url("**/unit/*/")
    return page.url


def pohon_terbuka(page: Page) -> None:
    page.goto("/unit/")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def rincian(page: Page) -> None:
    _unit(page, "Dinas Kesehatan")


def rincian_lama(page: Page) -> None:
    page.goto(f"{_unit(page, 'Dinas Kesehatan')}?pada=2023-01-01")


def bagan(page: Page) -> None:
    page.goto(f"{_unit(page, 'Dinas Kesehatan')}bagan/")


def kode_unit(page: Page) -> None:
    page.goto(f"{_unit(page, 'Puskesmas Susoh')}kode-aktivasi/")


def _orang(page: Page, bagian: str) -> None:
    page.goto("/pegawai/?unit=Puskesmas+Susoh&jabatan=FUNGSIONAL")
    page.locator("a.nama").last.click()
    page.wait_for_url("**/pegawai/*/")
    page.goto(f"{page.url}{bagian}")


def ubah_pegawai(page: Page) -> None:
    _orang(page, "ubah/")


def ubah_pegawai_galat(page: Page) -> None:
    ubah_pegawai(page)
    page.locator("[name=nama]").fill("")
    tekan(page.locator("main form [type=submit]"))


def pegawai_baru_galat(page: Page) -> None:
    """The own number, which the menu shows, for somebody new; posts to choose."""
    page.goto("/pegawai/baru/?q=susoh")
    nip = page.get_by_text(re.compile(r"^\d{8} \d{6} \d \d{3}$")).first.inner_text()
    page.locator("[name=nip]").fill(nip)
    page.get_by_label("PPPK", exact=True).check()
    tekan(page.locator("[value=simpan]"))


def kode_pegawai(page: Page) -> None:
    _orang(page, "kode-aktivasi/")


def kode_lembar(page: Page) -> None:
    kode_pegawai(page)
    tekan(page.locator("main form [type=submit]"))


def lapor_galat(page: Page) -> None:
    page.goto("/laporan-data/baru/")
    tekan(page.locator("main form [type=submit]"))


def lapor(page: Page) -> None:
    """Open the own report; the first time it is made."""
    page.goto("/laporan-data/")
    if not page.locator("a.nama").count():
        page.goto("/laporan-data/baru/?bagian=PENILAI")
        page.locator("[name=salah]").fill("Tertulis penilai yang lama.")
        page.locator("[name=benar]").fill("Kepala puskesmas yang baru.")
        tekan(page.locator("main form [type=submit]"))
        page.goto("/laporan-data/")
    page.locator("a.nama").first.click()
    page.wait_for_url("**/laporan-data/*/")
