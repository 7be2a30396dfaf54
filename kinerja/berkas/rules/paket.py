"""Workbooks are zip archives: read the directory before unpacking anything.

A 172 KB workbook can unpack to 45 MB and keep a reader busy for half a minute.
"""

import io
import re
import struct
import zipfile
import zlib
from typing import BinaryIO

from kinerja.lib.errors import InvalidInput

MIB = 1024 * 1024
BATAS_ISI = 100 * MIB  # all members together
BATAS_ISI_PADAT = 20 * MIB  # above this the ratio counts
BATAS_RASIO = 100
BATAS_ANGGOTA = 2_000
WAJIB = {"[Content_Types].xml", "xl/workbook.xml"}
TERLARANG = re.compile(
    r"vbaproject|macrosheet|activex|\.(?:exe|dll|js|vbs|bat|cmd|ps1|hta|html?)$",
    re.IGNORECASE,
)
# Others are never written by Excel, and lzma may ask for gigabytes.
DIBACA = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
POTONG = 256 * 1024
# End of central directory (APPNOTE 4.3.16) and the locator of its 64-bit form (4.3.15).
AKHIR = struct.Struct("<4s4H2LH")
TANDA_AKHIR, TANDA_AKHIR_64 = b"PK\x05\x06", b"PK\x06\x07"
PANJANG_KOMENTAR = 0xFFFF
BATAS_DAFTAR = MIB
# All that zipfile raises on bytes it does not like (found by mutation).
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
RUSAK = "buku kerja rusak. Buka di Excel, simpan ulang, lalu unggah lagi."


def ends_as_zip(isi: BinaryIO) -> bool:
    """Tell whether a zip reader would find an archive at the end of this file."""
    ukuran = isi.seek(0, io.SEEK_END)
    isi.seek(max(0, ukuran - PANJANG_KOMENTAR - AKHIR.size))
    ekor = isi.read()
    letak = ekor.rfind(TANDA_AKHIR)
    if letak < 0 or len(ekor) - letak < AKHIR.size:
        return False
    komentar = AKHIR.unpack_from(ekor, letak)[-1]
    return bool(letak + AKHIR.size + komentar == len(ekor))


def _check_end(isi: BinaryIO) -> None:
    """Refuse a directory that is itself too long to read, a comment, and zip64."""
    ukuran = isi.seek(0, io.SEEK_END)
    isi.seek(max(0, ukuran - AKHIR.size - 20))
    ekor = isi.read()
    if ekor[-AKHIR.size :][:4] != TANDA_AKHIR or ekor.startswith(TANDA_AKHIR_64):
        raise InvalidInput(RUSAK)
    if AKHIR.unpack(ekor[-AKHIR.size :])[5] > BATAS_DAFTAR:
        raise InvalidInput("isi buku kerja terlalu besar bila dibuka.")


def check_paket(isi: BinaryIO) -> None:
    """Refuse archives that are no plain workbook, bombs, macros and broken ones.

    The declared sizes are checked first; then every member is unpacked once, which a
    directory that lies about a size does not survive (zipfile stops at the declared
    size and the checksum fails). Work is thus bounded by ``BATAS_ISI``.
    """
    _check_end(isi)
    try:
        with zipfile.ZipFile(isi) as paket:
            _check_directory(paket)
            for anggota in paket.infolist():
                _check_member(paket, anggota)
    except BROKEN as galat:
        raise InvalidInput(RUSAK) from galat


def _check_directory(paket: zipfile.ZipFile) -> None:
    anggota = paket.infolist()
    nama = [satu.filename for satu in anggota]
    total = sum(satu.file_size for satu in anggota)
    padat = sum(satu.compress_size for satu in anggota)
    if len(nama) > BATAS_ANGGOTA or total > BATAS_ISI:
        raise InvalidInput("isi buku kerja terlalu besar bila dibuka.")
    if total > BATAS_ISI_PADAT and total > padat * BATAS_RASIO:
        raise InvalidInput(
            "isi buku kerja mengembang tidak wajar. Hapus baris dan kolom kosong yang "
            "berformat, lalu simpan ulang."
        )
    if any(satu.flag_bits & 1 for satu in anggota):
        raise InvalidInput("buku kerja terkunci sandi. Buka kuncinya, simpan lagi.")
    if any(TERLARANG.search(satu) for satu in nama):
        raise InvalidInput("buku kerja berisi makro. Simpan sebagai .xlsx biasa.")
    if any(satu.startswith("/") or ".." in satu.split("/") for satu in nama):
        raise InvalidInput("isi buku kerja menunjuk ke luar berkas.")
    if any(satu.compress_type not in DIBACA for satu in anggota):
        raise InvalidInput(RUSAK)
    if not set(nama) >= WAJIB or len(set(nama)) != len(nama):
        raise InvalidInput("isinya bukan buku kerja Excel (.xlsx).")


def _check_member(paket: zipfile.ZipFile, anggota: zipfile.ZipInfo) -> None:
    with paket.open(anggota) as isi:
        awal = isi.read(POTONG)
        if b"macroEnabled" in awal and anggota.filename == "[Content_Types].xml":
            raise InvalidInput("buku kerja berisi makro. Simpan sebagai .xlsx biasa.")
        xml = anggota.filename.endswith((".xml", ".rels"))
        if xml and (b"<!DOCTYPE" in awal or b"<!ENTITY" in awal):
            raise InvalidInput("buku kerja berisi XML yang tidak wajar.")
        while isi.read(POTONG):
            pass
