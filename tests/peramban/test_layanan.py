"""A citizen's phone: no script, no cookie, a slow line."""

from secrets import token_hex

from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from tests.peramban.conftest import Buka
from tests.peramban.keadaan import HR
from tests.peramban.layanan import buka_lembar, pilih
from tests.peramban.timbangan import Timbangan
from tests.situs import Situs

PALING_BERAT = 25 * 1024


def test_a_scan_is_two_screens_25_kb_four_requests_and_no_cookie(
    buka: Buka, situs: Situs, browser: Browser
) -> None:
    alamat = buka_lembar(buka(HR))
    with situs.konteks(browser, java_script_enabled=False) as konteks:
        page = konteks.new_page()
        timbangan = Timbangan(page)
        timbangan.buka(alamat)
        assert timbangan.byte < PALING_BERAT
        assert len(timbangan.alamat) <= 4
        pilih(page)
        page.get_by_role("button", name="Kirim jawaban").click()
        assert page.get_by_role("heading", name="Terima kasih").is_visible()
        assert konteks.cookies() == []


def test_the_sheet_with_the_longest_name_is_one_page_of_paper(buka: Buka) -> None:
    page = buka(HR)
    nama = f"Pelayanan {token_hex(4)} kesehatan ibu, anak, dan keluarga berencana "
    buka_lembar(page, f"{nama:x<120}")
    kertas = PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(kertas) == 1
    kertas.close()


def test_the_public_page_weighs_less_than_30_kb(buka: Buka) -> None:
    page = buka()
    timbangan = Timbangan(page)
    timbangan.buka("/publik/")
    assert timbangan.byte < 30 * 1024
    assert page.context.cookies() == []
