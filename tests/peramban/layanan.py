"""Bring a page to a survey point that was opened on the site itself."""

from secrets import token_hex

from playwright.sync_api import Page

JAWABAN = ("Sangat cepat", "Sopan", "Sangat sesuai")


def buka_baru(page: Page) -> None:
    """Find the unit of a new point."""
    page.goto("/titik-layanan/")
    page.get_by_label("Cari unit kerja").fill("puskesmas susoh")
    page.get_by_role("button", name="Cari unit").click()
    page.get_by_role("link", name="Buat untuk Puskesmas Susoh").first.click()
    page.wait_for_url("**/baru/")  # the list has a submit button of its own


def buat_kosong(page: Page) -> None:
    """Send a new point without its name."""
    buka_baru(page)
    with page.expect_navigation():
        page.locator("main form [type=submit]").click()


def buka_lembar(page: Page, nama: str = "") -> str:
    """Open a new point as somebody who may; returns the link on its sheet."""
    buka_baru(page)
    page.get_by_label("Nama layanan").fill(nama or f"Loket {token_hex(4)}")
    page.locator("main form [type=submit]").click()
    return page.locator(".poster-alamat").inner_text()


def buka_formulir(page: Page) -> None:
    """Open the citizens' form of a new point."""
    page.goto(buka_lembar(page))


def kirim_kosong(page: Page) -> None:
    """Send the form without an answer."""
    buka_formulir(page)
    page.get_by_role("button", name="Kirim jawaban").click()


def pilih(page: Page) -> None:
    """Choose an answer to each question by its word."""
    for kata in JAWABAN:
        page.get_by_label(kata, exact=True).check()


def kirim_jawaban(page: Page) -> None:
    """Answer a new form."""
    buka_formulir(page)
    pilih(page)
    page.get_by_role("button", name="Kirim jawaban").click()


def buka_hasil(page: Page) -> None:
    """Open the results of a new point, with five answers."""
    nama = f"Poli KIA {token_hex(4)}"
    alamat = buka_lembar(page, nama)
    for _ in range(5):
        page.goto(alamat)
        pilih(page)
        page.get_by_label("Ada saran?").fill("Kursi tunggunya kurang.")
        page.get_by_role("button", name="Kirim jawaban").click()
    page.goto("/titik-layanan/")
    page.get_by_role("link", name=nama).click()


def buka_ubah(page: Page) -> None:
    """Open the form of a point that is there."""
    buka_lembar(page)
    page.get_by_role("link", name="Ke hasil layanan").click()
    page.get_by_role("link", name="Ubah nama atau indikator").click()
