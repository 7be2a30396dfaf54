"""Ways to the pages that keep the data right: quality, overrides, acts, running import.

Nothing but an override of 2027 is saved: the states may be reached in any order.
"""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.peramban.langkah import tekan


def _orang(page: Page, ekor: str) -> None:
    """Open a page of somebody of the puskesmas whom no state changes."""
    page.goto("/pegawai/?unit=Puskesmas+Susoh&jabatan=FUNGSIONAL")
    tekan(page.locator("a.nama").last)
    page.goto(f"{page.url.partition('?')[0]}{ekor}")


def _unit(page: Page, ekor: str) -> None:
    page.goto("/unit/?q=Dinas+Kesehatan")
    tekan(page.locator("main .tautan-daftar a").first)
    page.goto(f"{page.url.partition('?')[0]}{ekor}")


def orang(ekor: str) -> Callable[[Page], None]:
    """Return the way to one page of a person."""
    return lambda page: _orang(page, ekor)


def unit(ekor: str) -> Callable[[Page], None]:
    """Return the way to one page of a unit."""
    return lambda page: _unit(page, ekor)


def penilai_galat(page: Page) -> None:
    """Set a penilai without saying who, when and why."""
    _orang(page, "penilai/")
    tekan(page.locator("main .isian [type=submit]").last)


def penilai_akhiri(page: Page) -> None:
    """Look at ending an override; one of a far day is set where there is none yet."""
    _orang(page, "penilai/")
    akhiri = page.get_by_role("link", name="Akhiri penetapan")
    if not akhiri.count():
        halaman = page.url
        page.get_by_label("Kepala Dinas Kesehatan").check()
        page.get_by_label("Mulai").fill("1 Desember 2027")
        page.get_by_label("Nomor SK").fill("SK 800/9/2027")
        page.get_by_label("Alasan").fill("Pendelegasian selama kepala bertugas luar")
        tekan(page.get_by_role("button", name="Tetapkan penilai"))
        page.goto(halaman)
    tekan(akhiri.first)


def penilai_akhiri_galat(page: Page) -> None:
    """End it without saying when and why."""
    penilai_akhiri(page)
    for isian in ("akhir", "alasan"):
        page.locator(f"[name={isian}]").fill("")
    tekan(page.locator("main .isian [type=submit]"))


def unit_galat(page: Page) -> None:
    """Rename a unit without a name, a day and a decree."""
    _unit(page, "perubahan/nama/")
    tekan(page.locator("[value=periksa]"))
