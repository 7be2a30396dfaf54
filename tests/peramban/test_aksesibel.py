"""axe finds nothing, nothing is cut at 320 px, everything can be hit with a finger."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.peramban.conftest import Buka
from tests.peramban.keadaan import KEADAAN, Keadaan

ATURAN = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    # axe would copy imported sheets into <style>, which the content policy refuses. The
    # one rule that needs it, css-orientation-lock, is about queries we do not use.
    "preload": False,
}
LEBAR = (320, 1280)
# Links inside a sentence are exempt (WCAG 2.5.8, "inline"); all others need 24 px.
SASARAN_KECIL = """() => [...document.querySelectorAll(
    'main button, main input:not([type=hidden]), main select, nav a, footer a, .btn')]
  .filter(e => e.checkVisibility() && !e.closest('.segmen, [aria-hidden=true]'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, kotak]) => kotak.height < 24 || kotak.width < 24)
  .map(([html]) => html)"""
# Text that a frame cuts off at its edge, where nobody can scroll to it.
TERPOTONG = """() => [...document.querySelectorAll('main *')]
  .filter(e => e.checkVisibility() && ['hidden', 'clip'].includes(
      getComputedStyle(e).overflowX) && !e.matches('.tersembunyi, thead, svg, svg *'))
  .flatMap(e => [...e.querySelectorAll('*')].filter(a => a.checkVisibility()
      && !a.closest('.tersembunyi, thead, svg')
      && a.getBoundingClientRect().right > e.getBoundingClientRect().right + 1))
  .map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("keadaan", KEADAAN, ids=str)
def test_a_page_has_no_axe_violation_and_no_sideways_scroll(
    buka: Buka, keadaan: Keadaan
) -> None:
    page = buka(keadaan.sebagai)
    keadaan.bawa(page)
    temuan = {}
    for lebar in LEBAR:
        page.set_viewport_size({"width": lebar, "height": 800})
        temuan[f"axe {lebar}"] = _axe(page)
        temuan[f"lebar {lebar}"] = _meluap(page, lebar)
        temuan[f"sasaran {lebar}"] = page.evaluate(SASARAN_KECIL)
        temuan[f"terpotong {lebar}"] = page.evaluate(TERPOTONG)
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    temuan["teks 200 %"] = _meluap(page, 640)
    assert temuan == {nama: [] for nama in temuan}


GELAP = {
    "masuk-galat",
    "beranda",
    "pegawai",
    "pegawai-kosong",
    "kontak-galat",
    "gaya",
    "publik",
    "layanan-isi-galat",
}


@pytest.mark.parametrize("keadaan", [k for k in KEADAAN if k.nama in GELAP], ids=str)
def test_the_dark_colours_have_no_axe_violation(buka: Buka, keadaan: Keadaan) -> None:
    page = buka(keadaan.sebagai, color_scheme="dark")
    keadaan.bawa(page)
    assert _axe(page) == []


def test_axe_and_the_measures_see_a_planted_fault(buka: Buka) -> None:
    page = buka()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/masuk/")
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    page.evaluate("document.querySelector('.btn').style.minHeight = '0'")
    page.evaluate("document.querySelector('.btn').style.height = '20px'")
    assert _axe(page)
    assert _meluap(page, 320)
    assert page.evaluate(SASARAN_KECIL)


def _axe(page: Page) -> list[str]:
    hasil = Axe().run(page, options=ATURAN).response
    return [
        f"{temuan['id']}: {simpul['html'][:120]}"
        for temuan in hasil["violations"]
        for simpul in temuan["nodes"]
    ]


def _meluap(page: Page, lebar: int) -> list[str]:
    if page.evaluate("document.documentElement.scrollWidth") <= lebar:
        return []
    unsur: list[str] = page.evaluate(
        """batas => [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > batas + 0.5)
        .map(e => e.outerHTML.slice(0, 100))""",
        lebar,
    )
    return unsur or ["scrollWidth"]
