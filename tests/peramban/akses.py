"""What is wrong with a page for somebody with a screen reader, zoom or a finger."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ATURAN = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    # axe would copy imported sheets into <style>, which the content policy refuses. The
    # one rule that needs it, css-orientation-lock, is about queries we do not use.
    "preload": False,
}
# Links inside a sentence are exempt (WCAG 2.5.8, "inline"); all others need 24 px.
SASARAN_KECIL = """() => [...document.querySelectorAll(
    'main button, main input:not([type=hidden]), main select, nav a, footer a, .btn')]
  .filter(e => e.checkVisibility() && !e.closest('.segmen, [aria-hidden=true]'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, kotak]) => kotak.height < 24 || kotak.width < 24)
  .map(([html]) => html)"""
TERPOTONG = """() => [...document.querySelectorAll('main *')]
  .filter(e => e.checkVisibility() && ['hidden', 'clip'].includes(
      getComputedStyle(e).overflowX) && !e.matches('.tersembunyi, thead, svg, svg *'))
  .flatMap(e => [...e.querySelectorAll('*')].filter(a => a.checkVisibility()
      && !a.closest('.tersembunyi, thead, svg')
      && a.getBoundingClientRect().right > e.getBoundingClientRect().right + 1))
  .map(e => e.outerHTML.slice(0, 80))"""


def axe(page: Page) -> list[str]:
    """Return axe's violations, one line per element."""
    hasil = Axe().run(page, options=ATURAN).response
    return [
        f"{temuan['id']}: {simpul['html'][:120]}"
        for temuan in hasil["violations"]
        for simpul in temuan["nodes"]
    ]


def sasaran_kecil(page: Page) -> list[str]:
    """Return what is too small for a finger (24 px)."""
    unsur: list[str] = page.evaluate(SASARAN_KECIL)
    return unsur


def terpotong(page: Page) -> list[str]:
    """Return text that a frame cuts off at its edge, where nobody can scroll to it."""
    unsur: list[str] = page.evaluate(TERPOTONG)
    return unsur


def meluap(page: Page, lebar: int) -> list[str]:
    """Return what makes the page scroll sideways at this width."""
    if page.evaluate("document.documentElement.scrollWidth") <= lebar:
        return []
    unsur: list[str] = page.evaluate(
        """batas => [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > batas + 0.5)
        .map(e => e.outerHTML.slice(0, 100))""",
        lebar,
    )
    return unsur or ["scrollWidth"]
