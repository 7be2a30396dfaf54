"""The journeys of this frame, with JavaScript and without: nothing may depend on it."""

import re

import pytest
from playwright.sync_api import Page, expect

from kinerja.beranda.kabupaten.tokoh import SANDI
from tests.peramban.conftest import Buka
from tests.peramban.keadaan import HR
from tests.situs import Situs

SKRIP = pytest.mark.parametrize("skrip", [True, False], ids=["skrip", "tanpa-skrip"])


@SKRIP
def test_somebody_signs_in_after_a_mistake_and_out_again(
    buka: Buka, situs: Situs, *, skrip: bool
) -> None:
    page = buka(java_script_enabled=skrip)
    page.goto("/pegawai/")
    expect(page).to_have_title("Masuk – Kinerja Abdya")
    _isi_masuk(page, situs.akun[HR], "keliru")
    expect(page).to_have_title("Galat: Masuk – Kinerja Abdya")
    expect(page.locator(".ringkasan-galat")).to_be_focused()
    _isi_masuk(page, situs.akun[HR], SANDI)
    expect(page).to_have_url(re.compile("/pegawai/$"))
    page.get_by_role("button", name="Keluar").click()
    page.goto("/")
    expect(page).to_have_url(re.compile("/masuk/"))


def _isi_masuk(page: Page, nama_masuk: str, sandi: str) -> None:
    page.get_by_label("NIP atau nama masuk").fill(nama_masuk)
    page.get_by_label("Kata sandi").fill(sandi)
    page.get_by_role("button", name="Masuk").click()


@SKRIP
def test_the_directory_is_searched_filtered_and_paged(
    buka: Buka, *, skrip: bool
) -> None:
    page = buka(HR, java_script_enabled=skrip)
    page.goto("/pegawai/")
    page.get_by_label("Jenis pegawai").select_option("PNS")
    page.get_by_role("button", name="Cari").click()
    jumlah = page.get_by_role("heading", name=re.compile("pegawai$")).inner_text()
    page.get_by_role("link", name="Halaman berikutnya").click()
    expect(page).to_have_url(re.compile("jenis=PNS.*halaman=2"))
    expect(page.get_by_role("heading", name=jumlah)).to_be_visible()
    expect(page.get_by_role("link", name="Halaman 2")).to_have_attribute(
        "aria-current", "page"
    )
    page.get_by_label("Nama, NIP, atau jabatan").fill("sari rumbia")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name=re.compile("Sari Rumbia")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sari Rumbia")


def test_an_empty_result_says_what_to_do_next(buka: Buka) -> None:
    page = buka(HR)
    page.goto("/pegawai/?q=jeurunger")
    expect(page.get_by_role("heading", name="Tidak ada pegawai")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Hapus saringan").last.click()
    expect(page.locator("a.nama").first).to_be_visible()


@SKRIP
def test_the_error_summary_leads_to_the_field_and_keeps_what_was_typed(
    buka: Buka, *, skrip: bool
) -> None:
    page = buka("Pegawai unit lain", java_script_enabled=skrip)
    page.goto("/saya/kontak/")
    page.get_by_label("Surel").fill("citra@")
    page.get_by_role("button", name="Simpan data kontak").click()
    expect(page).to_have_title(re.compile("^Galat: "))
    ringkasan = page.locator(".ringkasan-galat")
    expect(ringkasan).to_be_focused()
    surel = page.get_by_label("Surel")
    expect(surel).to_have_value("citra@")
    expect(surel).to_have_attribute("aria-invalid", "true")
    kalimat = ringkasan.get_by_role("link").inner_text()
    expect(surel).to_have_accessible_description(re.compile(re.escape(kalimat)))
    expect(surel).to_have_accessible_description(re.compile("^Untuk pengingat"))
    ringkasan.get_by_role("link").click()
    expect(surel).to_be_focused()


@SKRIP
def test_the_own_contact_data_are_saved_and_shown(buka: Buka, *, skrip: bool) -> None:
    page = buka("Inspektorat", java_script_enabled=skrip)
    page.goto("/saya/kontak/")
    page.get_by_label("Nomor telepon").fill(f"0812 3456 789{int(skrip)}")
    page.get_by_role("button", name="Simpan data kontak").click()
    expect(page.get_by_role("status")).to_have_text("Data kontak Anda tersimpan.")
    expect(page.get_by_text(f"08123456789{int(skrip)}")).to_be_visible()


def test_the_second_tab_is_told_and_shown_both_values(buka: Buka) -> None:
    page = buka("Admin SKPK")
    kedua = page.context.new_page()
    for tab in (page, kedua):
        tab.goto("/saya/kontak/")
    page.get_by_label("Surel").fill("pertama@abdya.example")
    page.get_by_role("button", name="Simpan data kontak").click()
    kedua.get_by_label("Surel").fill("kedua@abdya.example")
    kedua.get_by_role("button", name="Simpan data kontak").click()
    expect(kedua.locator(".ringkasan-galat")).to_contain_text("pertama@abdya.example")
    expect(kedua.get_by_label("Surel")).to_have_value("kedua@abdya.example")


def test_an_expired_form_is_explained_instead_of_a_bare_refusal(buka: Buka) -> None:
    page = buka("Pegawai")
    page.goto("/saya/kontak/")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Simpan data kontak").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Formulir sudah kedaluwarsa"
    )
