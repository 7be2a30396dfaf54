"""Bring a page into the states of an SKP; every step may be taken again and again."""

from playwright.sync_api import Page

from tests.peramban.langkah import tekan


def buka(page: Page) -> None:
    """Open the own SKP, begun now where nobody has begun it yet."""
    page.goto("/skp/")
    mulai = page.get_by_role("button", name="Susun SKP")
    if mulai.count():
        mulai.click()
    else:
        page.locator("section[aria-labelledby=milik] a").first.click()


def baca(page: Page) -> None:
    """Read the first SKP that is set, as somebody of the staff unit."""
    page.goto("/skp/?status=DITETAPKAN&lingkup=semua")
    page.locator("a.nama").first.click()


def batalkan(page: Page) -> None:
    """Ask why the SKP is withdrawn, and be told that a reason is missing."""
    baca(page)
    page.wait_for_url("**/skp/*-*/")
    page.goto(f"{page.url}batalkan/")
    tekan(page.get_by_role("button", name="Batalkan SKP"))
