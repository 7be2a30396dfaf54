"""Pages that are watched: no foreign host, no breach of the content policy."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.situs import Situs

Buka = Callable[..., Page]


@pytest.fixture
def buka(situs: Situs, browser: Browser) -> Iterator[Buka]:
    """Return a function that opens a fresh, watched page: ``buka("Pegawai")``."""
    with diawasi(situs, browser) as halaman:
        yield halaman


@contextmanager
def diawasi(situs: Situs, browser: Browser) -> Iterator[Buka]:
    """Watch every page opened inside; what they did wrong fails at the end."""
    konteks = []
    cela: list[str] = []

    def dengarkan(pesan: ConsoleMessage) -> None:
        if "Content Security Policy" in pesan.text:
            cela.append(pesan.text)

    def ikuti(permintaan: Request) -> None:
        if not permintaan.url.startswith(situs.alamat):
            cela.append(f"foreign host: {permintaan.url}")

    def halaman(sebagai: str | None = None, **pilihan: Any) -> Page:
        konteks.append(situs.konteks(browser, sebagai, **pilihan))
        page = konteks[-1].new_page()
        page.on("console", dengarkan)
        page.on("pageerror", lambda galat: cela.append(str(galat)))
        page.on("request", ikuti)
        return page

    yield halaman
    for satu in konteks:
        satu.close()
    assert cela == []
