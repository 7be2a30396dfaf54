"""Bring a page of HR to an import, read on the site itself."""

from datetime import date, timedelta
from itertools import count

from django.conf import settings
from playwright.sync_api import Page

from tests.organisasi.berkas_siasn import SIASN_01, baris, sebagai_csv
from tests.peramban.langkah import tekan

_hari_lahir = (date(1985, 1, 1) + timedelta(hari) for hari in count())


def unggah(page: Page, isi: bytes, nama: str = "export_data_asn.csv") -> None:
    """Send a file through the form."""
    page.goto("/impor/")
    berkas = {"name": nama, "mimeType": "text/csv", "buffer": isi}
    page.get_by_label("Berkas data pegawai").set_input_files(berkas)  # type: ignore[arg-type]
    tekan(page.get_by_role("button", name="Baca berkas"))


def unggah_keliru(page: Page) -> None:
    """Send a file that is no export."""
    unggah(page, b"catatan\nbukan daftar\n")


def pratinjau(page: Page) -> None:
    """Send the example with one refused and one skipped row more."""
    tambahan = [baris(1, NIP_BARU="1.98512E+17"), baris(2, NIP_BARU="0" * 18)]
    asal = SIASN_01.read_bytes()
    unggah(page, asal + sebagai_csv(tambahan).partition(b"\r\n")[2])


def _orang_baru(page: Page) -> None:
    """Send one person whom no other test has saved, nor one born on the same day."""
    lahir = next(_hari_lahir)
    orang = baris(
        1,
        NIP_BARU=f"{lahir:%Y%m%d}2010012099",
        NAMA="CUT UJI BARU",
        TANGGAL_LAHIR=f"{lahir:%d-%m-%Y}",
    )
    unggah(page, sebagai_csv([orang]))


def daftar(page: Page) -> None:
    """Open the list with at least one import."""
    pratinjau(page)
    page.goto("/impor/")


def saringan_kosong(page: Page) -> None:
    """Ask for rows that this file does not have."""
    pratinjau(page)
    tekan(page.get_by_role("button", name="Berubah 0"))


def dibatalkan(page: Page) -> None:
    """Throw a preview away and look at it."""
    pratinjau(page)
    alamat = page.url
    page.get_by_role("button", name="Batalkan").click()
    page.goto(alamat)


def berjalan(page: Page) -> None:
    """Send a file so large that a worker reads it; this site has none, so it waits."""
    baris_terakhir = SIASN_01.read_bytes().splitlines(keepends=True)[-1]
    cukup = settings.IMPOR_LATAR_BYTE // len(baris_terakhir) + 1
    unggah(page, SIASN_01.read_bytes() + baris_terakhir * cukup)


def kolom(page: Page) -> None:
    """Look at what the columns are read as."""
    pratinjau(page)
    page.get_by_text("Lihat atau betulkan arti").click()


def kolom_asing(page: Page) -> None:
    """Send a file of which no heading is known: the columns are to be chosen."""
    unggah(page, b"Nomor Pokok;Sebutan;Umur\n198512112010012018;CUT UJI;38\n")


def kolom_galat(page: Page) -> None:
    """Leave out a column the kind cannot do without."""
    kolom(page)
    page.get_by_label("NIP BARU", exact=True).select_option("")
    page.get_by_role("button", name="Baca ulang dengan arti ini").click()


def tanpa_centang(page: Page) -> None:
    """Try to save when nothing is ticked."""
    _orang_baru(page)
    page.get_by_role("button", name="Lepas semua baris").click()
    page.get_by_role("button", name="Simpan 0 orang baru").click()


def tanya(page: Page) -> None:
    """Name a superior nobody knows: a question with choices."""
    isi = sebagai_csv([baris(1)]).decode().splitlines()
    isi[0] += ",ATASAN LANGSUNG"
    isi[1] += ",Kepala Urusan Langit"
    unggah(page, "\r\n".join(isi).encode())


def diurungkan(page: Page) -> None:
    """Save one new person and take the import back."""
    _orang_baru(page)
    tekan(page.get_by_role("button", name="Simpan 1 orang baru"))
    page.get_by_text("Kembalikan data seperti sebelum impor ini").click()
    tekan(page.get_by_role("button", name="Urungkan seluruh impor"))
