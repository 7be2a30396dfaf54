"""Files in the form of the SIASN export, made from the rows of one invented file."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl

from organisasi.rules.baca_pegawai import baca_pegawai
from organisasi.rules.baris_pegawai import HasilBaris
from organisasi.rules.impor import JenisImpor
from organisasi.rules.kolom_impor import guess_pemetaan

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


def kolom_siasn(judul: Sequence[str] | None = None) -> dict[str, str]:
    """Return {field key: heading} as the product guesses it."""
    semua = judul_dan_baris()[0] if judul is None else judul
    peta = guess_pemetaan(semua, JenisImpor.SIASN)
    return {kunci: satu for satu, kunci in peta.items() if kunci}


def baca_siasn(isi: Mapping[str, str], *, pada: date) -> HasilBaris:
    """Read one row given by headings."""
    kolom = kolom_siasn(list(isi))
    per_kunci = {kunci: isi[satu] for kunci, satu in kolom.items()}
    return baca_pegawai(per_kunci, kolom=kolom, jenis=JenisImpor.SIASN, pada=pada)


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
