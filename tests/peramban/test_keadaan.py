"""Every page in every state: opened once, then examined, pictured and weighed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.peramban.akses import axe, meluap, sasaran_kecil, terpotong
from tests.peramban.conftest import diawasi
from tests.peramban.keadaan import KEADAAN, Keadaan
from tests.peramban.timbangan import Timbangan
from tests.situs import Situs

LEBAR = (320, 1280)
PALING_BERAT = 60 * 1024
# HTML, tokens, kinerja, icon; forms add Bootstrap and isian, the pattern page one more.
PALING_BANYAK = 7


@dataclass(frozen=True)
class Dibuka:
    """A state, and the page that was brought to it."""

    keadaan: Keadaan
    page: Page


@pytest.fixture(scope="module", params=KEADAAN, ids=str)
def dibuka(
    request: pytest.FixtureRequest, situs: Situs, browser: Browser
) -> Iterator[Dibuka]:
    """Bring a page to one state, for all tests below: most of their time is this."""
    keadaan: Keadaan = request.param
    with diawasi(situs, browser) as buka:
        page = buka(keadaan.sebagai)
        keadaan.bawa(page)
        page.wait_for_load_state()
        yield Dibuka(keadaan, page)


def test_a_page_has_no_axe_violation_and_no_sideways_scroll(dibuka: Dibuka) -> None:
    page = dibuka.page
    temuan = {}
    for lebar in LEBAR:
        page.set_viewport_size({"width": lebar, "height": 800})
        temuan[f"axe {lebar}"] = axe(page)
        temuan[f"lebar {lebar}"] = meluap(page, lebar)
        temuan[f"sasaran {lebar}"] = sasaran_kecil(page)
        temuan[f"terpotong {lebar}"] = terpotong(page)
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    temuan["teks 200 %"] = meluap(page, 640)
    page.evaluate("document.documentElement.style.fontSize = ''")
    assert temuan == {nama: [] for nama in temuan}


def test_picture(dibuka: Dibuka, potret: Callable[[Page, str], None]) -> None:
    potret(dibuka.page, dibuka.keadaan.nama)


# The last one: it loads the page anew.
def test_a_first_visit_weighs_less_than_60_kb(
    dibuka: Dibuka, angka_beban: Callable[[str, float, str], None]
) -> None:
    timbangan = Timbangan(dibuka.page)
    timbangan.muat_ulang()
    angka_beban(f"berat {dibuka.keadaan}", timbangan.byte / 1024, "KB")
    assert timbangan.byte < PALING_BERAT
    assert len(timbangan.alamat) <= PALING_BANYAK
