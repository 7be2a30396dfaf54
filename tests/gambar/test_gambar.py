"""Pictures beside those of every state: dark colours and paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from kinerja.lokal.uji.perlengkapan import FOLDER_GAMBAR
from tests.peramban.keadaan import HR, PEGAWAI
from tests.situs import Situs

Potret = Callable[[Page, str], None]
A4 = {"width": 794, "height": 1123}


@pytest.mark.parametrize(
    ("nama", "sebagai", "alamat"),
    [
        ("beranda-gelap", PEGAWAI, "/"),
        ("pegawai-gelap", HR, "/pegawai/"),
        ("gaya-gelap", PEGAWAI, "/gaya/"),
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
    ("nama", "alamat"), [("cetak-pegawai", "/pegawai/?q=cut"), ("cetak-gaya", "/gaya/")]
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
