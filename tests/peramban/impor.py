"""Bring a page of HR to an import, read on the site itself."""

from playwright.sync_api import Page

from tests.organisasi.berkas_siasn import SIASN_01, baris, sebagai_csv


def unggah(page: Page, isi: bytes, nama: str = "export_data_asn.csv") -> None:
    """Send a file through the form."""
    page.goto("/impor/")
    berkas = {"name": nama, "mimeType": "text/csv", "buffer": isi}
    page.get_by_label("Berkas data pegawai").set_input_files(berkas)  # type: ignore[arg-type]
    page.get_by_role("button", name="Baca berkas").click()


def unggah_keliru(page: Page) -> None:
    """Send a file that is no export."""
    unggah(page, b"Nama,Umur\nSari,38\n")


def pratinjau(page: Page) -> None:
    """Send the example with one refused and one skipped row more."""
    tambahan = [baris(1, NIP_BARU="1.98512E+17"), baris(2, NIP_BARU="0" * 18)]
    asal = SIASN_01.read_bytes()
    unggah(page, asal + sebagai_csv(tambahan).partition(b"\r\n")[2])


def daftar(page: Page) -> None:
    """Open the list with at least one import."""
    pratinjau(page)
    page.goto("/impor/")


def saringan_kosong(page: Page) -> None:
    """Ask for rows that this file does not have."""
    pratinjau(page)
    page.get_by_role("button", name="Berubah 0").click()


def dibatalkan(page: Page) -> None:
    """Throw a preview away and look at it."""
    pratinjau(page)
    alamat = page.url
    page.get_by_role("button", name="Batalkan").click()
    page.goto(alamat)
