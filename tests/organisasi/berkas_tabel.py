"""The same table as CSV, XLSX or XLS, and a minimal writer of the old XLS.

XLS: BIFF8 records (MS-XLS 2.4) in a compound file of one stream (MS-CFB 2); no library
of the lock writes it.
"""

import csv
import io
import struct
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kinerja.berkas.rules.jenis import Jenis
from organisasi.rencana_berkas import RencanaBerkas

DATA = Path(__file__).resolve().parents[1] / "data" / "impor"
Tabel = Sequence[Sequence[object]]

_SEKTOR = 512
_AKHIR, _KOSONG, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def tabel_dari(nama: str) -> list[list[str]]:
    """Return the rows of a CSV of tests/data/impor."""
    teks = (DATA / nama).read_text(encoding="utf-8")
    kepala = teks[:400]
    pemisah = ";" if kepala.count(";") > kepala.count(",") else ","
    return list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah))


def tulis(jalur: Path, tabel: Tabel, jenis: Jenis = Jenis.XLSX) -> Path:
    """Write a table as a file of this kind; text stays text, numbers numbers."""
    buat = {Jenis.CSV: sebagai_csv, Jenis.XLSX: sebagai_xlsx, Jenis.XLS: sebagai_xls}
    jalur = jalur.with_suffix(f".{jenis.value.lower()}")
    jalur.write_bytes(buat[jenis](tabel))
    return jalur


def sebagai_csv(tabel: Tabel) -> bytes:
    keluar = io.StringIO(newline="")
    csv.writer(keluar, delimiter=";").writerows(tabel)
    return keluar.getvalue().encode()


def sebagai_xlsx(
    tabel: Tabel, *, gabung: Sequence[str] = (), sejak_1904: bool = False
) -> bytes:
    """``gabung`` are ranges to merge, as "A1:A2"."""
    buku = openpyxl.Workbook()
    if sejak_1904:
        buku.epoch = CALENDAR_MAC_1904
    lembar = buku.active
    assert lembar is not None
    for sel in tabel:
        lembar.append([None if isi == "" else isi for isi in sel])
    for rentang in gabung:
        lembar.merge_cells(rentang)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def keputusan(hasil: RencanaBerkas) -> dict[int, str]:
    """Return what became of each row, by its number."""
    return {satu.nomor: satu.keputusan.value for satu in hasil.rencana.baris}


# XLS -----------------------------------------------------------------------------


def sebagai_xls(
    tabel: Tabel,
    *,
    sejak_1904: bool = False,
    makro: bool = False,
    jauh: tuple[int, int] | None = None,
) -> bytes:
    """Write one sheet "Data"; with ``makro`` it claims to be an Excel 4 macro sheet.

    ``jauh`` is row and column of one more cell.
    """
    lembar = _rekam(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x06))
    for baris, sel in enumerate(tabel):
        for kolom, isi in enumerate(sel):
            lembar += _sel(baris, kolom, isi)
    if jauh:
        lembar += _sel(*jauh, "x")
    lembar += _rekam(0x000A, b"")
    awal = _rekam(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x06))
    awal += _rekam(0x0022, struct.pack("<H", int(sejak_1904)))
    letak = len(awal) + 4 + 4 + 2 + 2 + 4 + 4
    jenis = 1 if makro else 0
    nama = struct.pack("<IBBBB", letak, 0, jenis, 4, 0) + b"Data"
    isi_buku = awal + _rekam(0x0085, nama) + _rekam(0x000A, b"") + lembar
    return _majemuk("Workbook", isi_buku)


def _rekam(nomor: int, isi: bytes) -> bytes:
    return struct.pack("<HH", nomor, len(isi)) + isi


def _sel(baris: int, kolom: int, isi: object) -> bytes:
    """LABEL for text, NUMBER for numbers (2.4.148, 2.4.180)."""
    if isi is None or isi == "":
        return b""
    letak = struct.pack("<HHH", baris, kolom, 0)
    if isinstance(isi, int | float):
        return _rekam(0x0203, letak + struct.pack("<d", float(isi)))
    teks = str(isi)
    return _rekam(
        0x0204, letak + struct.pack("<HB", len(teks), 1) + teks.encode("utf-16-le")
    )


def _majemuk(nama: str, isi: bytes) -> bytes:
    """Pack one stream into a compound file: header, FAT, directory, stream."""
    isi = isi.ljust(max(4096, -(-len(isi) // _SEKTOR) * _SEKTOR), b"\0")
    sektor = len(isi) // _SEKTOR
    fat_sektor = -(-(sektor + 2) * 4 // _SEKTOR)
    while (fat_sektor + 1 + sektor) * 4 > fat_sektor * _SEKTOR:
        fat_sektor += 1
    awal = fat_sektor + 1
    fat = [_FAT] * fat_sektor + [_AKHIR]
    fat += [*range(awal + 1, awal + sektor), _AKHIR]
    fat += [_KOSONG] * (fat_sektor * _SEKTOR // 4 - len(fat))
    kepala = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    kepala += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    kepala += struct.pack("<IIIII", 0, fat_sektor, fat_sektor, 0, 4096)
    kepala += struct.pack("<IIII", _AKHIR, 0, _AKHIR, 0)
    difat = [*range(fat_sektor), *[_KOSONG] * (109 - fat_sektor)]
    kepala += struct.pack("<109I", *difat)
    direktori = _entri("Root Entry", 5, 1, _AKHIR, 0)
    direktori += _entri(nama, 2, _KOSONG, awal, len(isi))
    direktori += _entri("", 0, _KOSONG, 0, 0) * 2
    return kepala + struct.pack(f"<{len(fat)}I", *fat) + direktori + isi


def _entri(nama: str, jenis: int, anak: int, awal: int, ukuran: int) -> bytes:
    teks = nama.encode("utf-16-le") + (b"\0\0" if nama else b"")
    hasil = teks.ljust(64, b"\0") + struct.pack("<HBB", len(teks), jenis, 1)
    hasil += struct.pack("<III", _KOSONG, _KOSONG, anak) + b"\0" * 36
    return hasil + struct.pack("<IQ", awal, ukuran)
