"""People who walk through the site, each in a browser of their own."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, Response

from tests.situs import Situs

HR = "HR (BKPSDM)"
PIMPINAN = "Pimpinan (Bupati)"
ATASAN = "Atasan pejabat penilai"
PENILAI = "Pejabat penilai"
SARI = "Pegawai"
DIA = "pegawai yang belum punya SKP"  # she, whom the walk follows
GALAT = 400


@dataclass
class Jalan:
    """The site, the people on it, and what one step hands to the next."""

    situs: Situs
    browser: Browser
    nama: dict[str, str] = field(default_factory=dict)
    alamat: dict[str, str] = field(default_factory=dict)
    galat: list[str] = field(default_factory=list)
    halaman: dict[str, Page] = field(default_factory=dict)

    def sebagai(self, sebutan: str) -> Page:
        """Return this person's page, at Beranda, as after signing in."""
        if sebutan not in self.halaman:
            self.halaman[sebutan] = self.buka(sebutan)
        page = self.halaman[sebutan]
        page.goto("/")
        return page

    def buka(self, sebutan: str | None = None) -> Page:
        """Open a browser of its own; without a name it is a citizen's."""
        page = self.situs.konteks(self.browser, sebutan).new_page()
        page.on("response", self._catat)
        page.on("pageerror", lambda galat: self.galat.append(str(galat)))
        return page

    def kenal(self, sebutan: str, nama: str, nip: str) -> None:
        """Remember how somebody signs in whom the walk met on a page."""
        self.nama[sebutan] = nama
        self.situs.akun[sebutan] = re.sub(r"\D", "", nip)

    def tutup(self) -> None:
        """Close every browser."""
        for page in self.halaman.values():
            page.context.close()

    def _catat(self, jawaban: Response) -> None:
        if jawaban.status >= GALAT:
            self.galat.append(f"{jawaban.status} {jawaban.url}")


def menu(page: Page, nama: str) -> None:
    """Go to a room by the main menu."""
    utama = page.get_by_role("navigation", name="Utama")
    utama.get_by_role("link", name=nama, exact=True).click()


def tekan(page: Page, nama: str | re.Pattern[str]) -> None:
    """Press the button of the page with this name."""
    page.get_by_role("main").get_by_role("button", name=nama).click()


def ikuti(page: Page, nama: str | re.Pattern[str]) -> None:
    """Follow the first link of the page with this name."""
    page.get_by_role("main").get_by_role("link", name=nama).first.click()


def isi(page: Page, **isian: str) -> None:
    """Fill boxes by their label; "_" in a keyword stands for a space."""
    for label, teks in isian.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(teks)


def tugas(page: Page, judul: str | re.Pattern[str]) -> Locator:
    """Return a line of "Yang perlu Anda kerjakan"."""
    return page.locator(".tugas > li").filter(has_text=judul)
