"""A citizen's phone: no script, no cookie, a slow line."""

from playwright.sync_api import Browser

from tests.peramban.conftest import Buka
from tests.peramban.keadaan import HR
from tests.peramban.layanan import buka_lembar, pilih
from tests.peramban.test_berat import Penghitung
from tests.situs import Situs

PALING_BERAT = 25 * 1024


def test_a_scan_is_two_screens_25_kb_four_requests_and_no_cookie(
    buka: Buka, situs: Situs, browser: Browser
) -> None:
    alamat = buka_lembar(buka(HR))
    with situs.konteks(browser, java_script_enabled=False) as konteks:
        page = konteks.new_page()
        hitung = Penghitung(page)
        page.goto(alamat, wait_until="networkidle")
        assert hitung.byte < PALING_BERAT
        assert len(hitung.alamat) <= 4
        pilih(page)
        page.get_by_role("button", name="Kirim jawaban").click()
        assert page.get_by_role("heading", name="Terima kasih").is_visible()
        assert konteks.cookies() == []


def test_the_public_page_weighs_less_than_30_kb(buka: Buka) -> None:
    page = buka()
    hitung = Penghitung(page)
    page.goto("/publik/", wait_until="networkidle")
    assert hitung.byte < 30 * 1024
    assert page.context.cookies() == []
