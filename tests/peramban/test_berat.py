"""A slow line: what a first visit costs, counted on the wire."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from tests.peramban.conftest import Buka
from tests.peramban.keadaan import KEADAAN, Keadaan

PALING_BERAT = 60 * 1024
# HTML, tokens, kinerja, icon; forms add Bootstrap and isian, the pattern page one more.
PALING_BANYAK = 7


class Penghitung:
    """Counts bytes of responses as they came over the wire, headers included."""

    def __init__(self, page: Page) -> None:
        self.byte = 0
        self.alamat: set[str] = set()
        sesi: CDPSession = page.context.new_cdp_session(page)
        sesi.send("Network.enable")
        sesi.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sesi.on("Network.requestWillBeSent", self._mulai)
        sesi.on("Network.loadingFinished", self._selesai)

    def _mulai(self, peristiwa: dict[str, Any]) -> None:
        self.alamat.add(peristiwa["request"]["url"])

    def _selesai(self, peristiwa: dict[str, Any]) -> None:
        self.byte += int(peristiwa["encodedDataLength"])


TERBUKA = [k for k in KEADAAN if not k.nama[0].isdigit() and "galat" not in k.nama]


@pytest.mark.parametrize("keadaan", TERBUKA, ids=str)
def test_a_first_visit_weighs_less_than_60_kb(
    buka: Buka, keadaan: Keadaan, angka_beban: Callable[[str, float, str], None]
) -> None:
    page = buka(keadaan.sebagai)
    keadaan.bawa(page)
    hitung = Penghitung(page)
    page.reload(wait_until="networkidle")
    angka_beban(f"berat {keadaan}", hitung.byte / 1024, "KB")
    assert hitung.byte < PALING_BERAT
    assert len(hitung.alamat) <= PALING_BANYAK
