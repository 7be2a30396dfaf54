"""Ways to the acts on people and units."""

from playwright.sync_api import Page

from tests.peramban.langkah import tekan
from tests.peramban.unit import rincian


def _form(page: Page, jenis: str, kueri: str = "") -> None:
    page.goto("/pegawai/?unit=Puskesmas+Susoh&jabatan=FUNGSIONAL")
    page.locator("a.nama").last.click()
    page.wait_for_url("**/pegawai/*-*/")
    page.goto(f"{page.url}perubahan/{jenis}/{kueri}")


def cari(page: Page) -> None:
    _form(page, "mutasi", "?q=kepala")


def galat(page: Page) -> None:
    _form(page, "mutasi")
    tekan(page.locator("[value=periksa]"))


def akibat(page: Page) -> None:
    _form(page, "berhenti")
    page.get_by_label("Berhenti mulai").fill("1 Desember 2027")
    page.get_by_label("Nomor SK").fill("SK 1/2027")
    tekan(page.locator("[value=periksa]"))
    page.locator("[value=simpan]").wait_for()


def unit_gabung(page: Page) -> None:
    rincian(page)
    page.goto(f"{page.url}perubahan/gabung/?q=dinas")
