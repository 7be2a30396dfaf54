"""Ways to the pages of needs and indicators; none of them saves anything."""

import re

from playwright.sync_api import Page


def papan(page: Page) -> None:
    page.goto("/kebutuhan/")


def papan_kosong(page: Page) -> None:
    papan(page)
    page.locator(".tahun-pilih a").first.click()


def sasaran_galat(page: Page) -> None:
    papan(page)
    page.get_by_role("link", name="Tambah sasaran").click()
    page.locator("main form [type=submit]").click()


def isi_galat(page: Page) -> None:
    papan(page)
    page.get_by_role("link", name="Tambah kebutuhan").first.click()
    page.locator("main form [type=submit]").click()


def rincian(page: Page) -> None:
    papan(page)
    page.locator(".kebutuhan h3 a").first.click()


def putusan_galat(page: Page) -> None:
    rincian(page)
    page.get_by_role("link", name=re.compile("Putuskan|Tambah keputusan")).click()
    page.locator("main form [type=submit]").click()


def indikator(page: Page) -> None:
    papan(page)
    page.locator(".kebutuhan .isi > p > a").first.click()


def indikator_baru(page: Page) -> None:
    rincian(page)
    page.wait_for_url(re.compile(r"/kebutuhan/[0-9a-f-]{36}/"))
    kode = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"/indikator/baru/?kebutuhan={kode}")


def indikator_baru_galat(page: Page) -> None:
    indikator_baru(page)
    page.get_by_label("Makin besar makin baik").check()
    page.locator("[name=target_tahunan]").fill("1.250")
    page.get_by_role("button", name="Periksa target").click()
