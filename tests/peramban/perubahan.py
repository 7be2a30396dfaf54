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


def batalkan(page: Page) -> None:
    """Ask before a planned act is taken back; planned now where none is yet."""
    page.goto("/pegawai/?unit=Puskesmas+Susoh&jabatan=FUNGSIONAL")
    page.locator("a.nama").first.click()
    page.wait_for_url("**/pegawai/*-*/")
    orang = page.url
    if not page.locator("a[href$='/batalkan/']").count():
        page.goto(f"{orang}perubahan/keadaan/")
        page.get_by_label("Berlaku mulai").fill("1 Desember 2027")
        page.get_by_label("Nomor SK").fill("SK 2/2027")
        tekan(page.locator("[value=periksa]"))
        tekan(page.locator("[value=simpan]"))
    tekan(page.locator("a[href$='/batalkan/']").first)
