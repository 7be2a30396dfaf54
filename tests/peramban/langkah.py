"""Steps that every way to a state takes."""

from playwright.sync_api import Locator


def tekan(sasaran: Locator) -> None:
    """Click, and wait for the page it leads to."""
    with sasaran.page.expect_navigation():
        sasaran.click()
