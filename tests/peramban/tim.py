"""Ways to the pages of teams; one team of its own unit is made once."""

from playwright.sync_api import Page

from tests.peramban.langkah import tekan

TIM = "Tim Penataan Arsip"


def _unit(page: Page) -> None:
    page.goto("/unit/?q=Inspektorat")
    page.locator("main .tautan-daftar a").first.click()
    page.wait_for_url("**/unit/*/")


def baru(page: Page) -> None:
    _unit(page)
    tekan(page.get_by_role("link", name="Buat tim kerja"))


def galat(page: Page) -> None:
    baru(page)
    tekan(page.get_by_role("button", name="Simpan tim"))


def rincian(page: Page) -> None:
    """Open the team; the first time it is made, with one member."""
    _unit(page)
    if page.get_by_role("link", name=TIM).count():
        page.get_by_role("link", name=TIM).click()
        page.wait_for_url("**/tim/*-*/")
        return
    baru(page)
    page.get_by_label("Nama tim").fill(TIM)
    page.get_by_label("Nomor SK").fill("SK 800/7/2026")
    tekan(page.get_by_role("button", name="Simpan tim"))
    page.get_by_label("Nama atau NIP").fill("a")
    page.get_by_role("button", name="Cari orang").click()
    page.locator("[name=pegawai]").first.check()
    tekan(page.get_by_role("button", name="Masukkan ke tim"))
    page.wait_for_url("**/tim/*-*/")


def cari(page: Page) -> None:
    rincian(page)
    page.get_by_role("link", name="Masukkan orang").click()
    page.get_by_label("Nama atau NIP").fill("an")
    page.get_by_role("button", name="Cari orang").click()
    page.locator("[name=pegawai]").first.wait_for()


def anggota_galat(page: Page) -> None:
    cari(page)
    tekan(page.get_by_role("button", name="Masukkan ke tim"))


def akhiri(page: Page) -> None:
    rincian(page)
    tekan(page.get_by_role("link", name="Akhiri tim"))
