"""Bytes of genuine and of poisoned files, built from their formats' own rules."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
CSV = b"NIP;Nama;Capaian\n198503172010122001;Sari;87,5\n"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
XLS = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(504)
    + "Root Entry\0".encode("utf-16-le")
    + bytes(64)
    + "Workbook\0".encode("utf-16-le")
)
VBA = "_VBA_PROJECT\0".encode("utf-16-le")
TERKUNCI = XLS[:512] + "EncryptedPackage\0".encode("utf-16-le")


def png(lebar: int = 1, tinggi: int = 1) -> bytes:
    """Return a black PNG whose header claims this size (the data is one pixel)."""

    def chunk(nama: bytes, isi: bytes) -> bytes:
        jumlah = struct.pack(">I", zlib.crc32(nama + isi))
        return struct.pack(">I", len(isi)) + nama + isi + jumlah

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0\0")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", kepala)
        + chunk(b"IDAT", data)
        + chunk(b"IEND", b"")
    )


def jpeg(lebar: int = 1, tinggi: int = 1) -> bytes:
    """Return the segments of a JPEG up to its frame, and its end."""
    app0 = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0"
    bingkai = struct.pack(">HBHHB", 11, 8, tinggi, lebar, 1) + b"\1\x11\0"
    return b"\xff\xd8" + app0 + b"\xff\xc0" + bingkai + b"\xff\xd9"


def paket(asli: bytes, tambahan: Mapping[str, bytes]) -> bytes:
    """Return a workbook with members replaced or added."""
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(asli)) as lama,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            if nama not in tambahan:
                baru.writestr(nama, lama.read(nama))
        for nama, isi in tambahan.items():
            baru.writestr(nama, isi)
    return keluar.getvalue()


def bom(asli: bytes) -> bytes:
    """Return a workbook of under 200 KB that unpacks to 45 MB (promise M9)."""
    baris = b'<row><c t="n"><v>0</v></c></row>'
    return paket(asli, {"xl/worksheets/sheet1.xml": baris * (45_000_000 // len(baris))})


def lying_bom(asli: bytes) -> bytes:
    """Return the bomb with a directory that declares the large sheet as 1 KB."""
    isi = bytearray(bom(asli))
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        anggota = arsip.getinfo("xl/worksheets/sheet1.xml")
    ukuran = struct.pack("<I", anggota.file_size)
    letak = isi.rindex(b"PK\1\2", 0, isi.rindex(b"xl/worksheets/sheet1.xml"))
    assert isi[letak + 24 : letak + 28] == ukuran
    isi[letak + 24 : letak + 28] = struct.pack("<I", 1024)
    return bytes(isi)
