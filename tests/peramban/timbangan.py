"""A slow line: what a first visit costs, counted on the wire."""

from typing import Any

from playwright.sync_api import CDPSession, Page


class Timbangan:
    """Counts bytes of responses as they came over the wire, headers included."""

    def __init__(self, page: Page) -> None:
        self.byte = 0
        self.alamat: set[str] = set()
        self._page = page
        self._berjalan: set[str] = set()
        sesi: CDPSession = page.context.new_cdp_session(page)
        sesi.send("Network.enable")
        sesi.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sesi.on("Network.requestWillBeSent", self._mulai)
        sesi.on("Network.loadingFinished", self._selesai)
        sesi.on("Network.loadingFailed", self._selesai)

    def buka(self, alamat: str) -> None:
        """Go to an address, until all it asked for has come."""
        self._page.goto(alamat)
        self._tunggu()

    def muat_ulang(self) -> None:
        """Load the page as if for the first time, until all it asked for has come."""
        self._page.reload()
        self._tunggu()

    def _tunggu(self) -> None:
        while self._berjalan:
            self._page.wait_for_timeout(10)

    def _mulai(self, peristiwa: dict[str, Any]) -> None:
        self.alamat.add(peristiwa["request"]["url"])
        self._berjalan.add(peristiwa["requestId"])

    def _selesai(self, peristiwa: dict[str, Any]) -> None:
        self.byte += int(peristiwa.get("encodedDataLength", 0))
        self._berjalan.discard(peristiwa["requestId"])
