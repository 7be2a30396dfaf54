"""Ways to the pages on which two rows become one person; nobody is merged."""

from playwright.sync_api import Page


def _orang(page: Page) -> None:
    page.goto("/pegawai/?unit=Puskesmas+Susoh&jabatan=FUNGSIONAL")
    page.locator("a.nama").last.click()
    page.wait_for_url("**/pegawai/*-*/")


def kosong(page: Page) -> None:
    _orang(page)
    page.get_by_role("link", name="Gabungkan data ganda").click()


def cari(page: Page) -> None:
    kosong(page)
    page.get_by_label("Nama atau NIP").fill("a")
    page.get_by_role("button", name="Cari orang").click()


def konflik(page: Page) -> None:
    cari(page)
    page.locator("main .tautan-daftar a").first.click()
    page.locator("[value=gabung]").wait_for()


def galat(page: Page) -> None:
    """Ask without a reason; where posts are in the way, the first ones are ticked."""
    konflik(page)
    for kotak in page.locator("[type=checkbox]").all():
        kotak.check()
    if page.locator("[value=periksa]").count():
        page.locator("[value=periksa]").click()
    page.locator("[value=gabung]:not([disabled])").click()
    page.locator(".invalid-feedback").first.wait_for()
