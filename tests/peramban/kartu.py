"""Ways to the states of scorecard, keberatan and board."""

from playwright.sync_api import Page

from tests.peramban.langkah import tekan


def kartu_terbuka(page: Page) -> None:
    """Open the own card with every origin unfolded."""
    page.goto("/kartu/")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def kartu_lama(page: Page) -> None:
    """Open the card of an earlier period."""
    page.goto("/kartu/")
    page.get_by_role("region", name="Periode lain").get_by_role("link").first.click()


def ingatkan(page: Page) -> None:
    """Stand before the press that sends the reminders."""
    page.goto("/siklus/")
    page.get_by_role("link", name="Ingatkan").first.click()


def siklus_lewat(page: Page) -> None:
    """Open the board of a stage whose window is over."""
    page.goto("/siklus/")
    page.get_by_text("Tahap lain").click()
    tekan(page.get_by_role("navigation", name="Pilih tahap").get_by_role("link").last)


def tunggakan_unit(page: Page) -> None:
    """Name the unfinished of one office."""
    page.goto("/siklus/")
    with page.expect_navigation():
        page.locator("a.nama").first.click()
