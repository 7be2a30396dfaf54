"""Files in the form of the SIASN export, made from the rows of one invented file."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

SIASN_01 = Path(__file__).resolve().parents[1] / "data" / "siasn_01.csv"


def judul_dan_baris() -> tuple[list[str], list[dict[str, str]]]:
    """Return the 67 column names and the six rows."""
    with SIASN_01.open(encoding="utf-8", newline="") as isi:
        pembaca = csv.DictReader(isi)
        return list(pembaca.fieldnames or []), list(pembaca)


def baris(nomor: int = 0, /, **ganti: str) -> dict[str, str]:
    """Return one row with other cells; "_" in a name stands for a space."""
    semua = judul_dan_baris()[1][nomor]
    return semua | {nama.replace("_", " "): isi for nama, isi in ganti.items()}


def sebagai_csv(
    semua: Sequence[Mapping[str, str]], pemisah: str = ",", sandi: str = "utf-8"
) -> bytes:
    """Write rows as CSV with all 67 columns."""
    keluar = io.StringIO(newline="")
    penulis = csv.DictWriter(keluar, judul_dan_baris()[0], delimiter=pemisah)
    penulis.writeheader()
    penulis.writerows(semua)
    return keluar.getvalue().encode(sandi)


def sebagai_xlsx(
    semua: Sequence[Mapping[str, object]], judul_lembar: str = "Data"
) -> bytes:
    """Write rows as a workbook: text stays text, numbers stay numbers."""
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.title = judul_lembar
    judul = judul_dan_baris()[0]
    lembar.append(judul)
    for satu in semua:
        lembar.append([satu[nama] or None for nama in judul])
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()
