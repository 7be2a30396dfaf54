"""The desk of the penilai on a phone, and its evidence on a wide screen."""

import re

from playwright.sync_api import Page, expect

from tests.peramban.conftest import Buka
from tests.peramban.keadaan import PENILAI
from tests.peramban.langkah import tekan

TELEPON = {"width": 360, "height": 740}


def _terlihat(page: Page) -> list[str]:
    """Return the names of the people whose ratings can be given now."""
    return [
        orang.get_by_role("heading").inner_text()
        for orang in page.locator(".orang:visible").all()
        if orang.get_by_role("group").first.is_visible()
    ]


def test_one_person_is_rated_at_a_time_without_script(buka: Buka) -> None:
    page = buka(PENILAI, java_script_enabled=False, viewport=TELEPON)
    page.goto("/meja/")
    assert _terlihat(page) == []
    tekan(page.get_by_role("link", name=re.compile("^Nilai ")).nth(1))
    [nama] = _terlihat(page)
    orang = page.locator(".orang:visible")
    orang.get_by_role("group", name=re.compile("^Hasil")).get_by_label("Sesuai").check()
    tekan(orang.get_by_role("button", name=re.compile("^Simpan")))
    expect(page.get_by_text(f"{nama}: nilai tersimpan.")).to_be_visible()
    assert _terlihat(page) == [nama]
    tekan(page.get_by_role("link", name="Berikutnya"))
    expect(page.locator(".orang:visible")).to_have_count(1)
    expect(page.get_by_role("heading", name=nama)).to_be_hidden()
    tekan(page.get_by_role("link", name="Semua pegawai"))
    assert page.locator(".orang:visible").count() > 1


def test_the_evidence_of_the_first_to_be_rated_stands_beside_the_list(
    buka: Buka,
) -> None:
    page = buka(PENILAI)
    page.goto("/meja/")
    samping = page.get_by_role("complementary", name="Bukti pegawai yang dipilih")
    expect(samping.get_by_role("heading")).to_be_visible()
    nama = samping.get_by_role("heading").inner_text()
    expect(page.locator(".orang[aria-current]")).to_contain_text(nama)
    assert page.evaluate("document.activeElement === document.body")
