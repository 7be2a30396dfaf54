"""What a file is, told from its bytes. Every doubt is a refusal.

Seven kinds are accepted, so a table of our own is smaller and stricter than a library
that names hundreds: the question is not "what is this?" but "is it wholly this?".
Not looked into: scripts inside a PDF and Excel 4 macro sheets inside an XLS; such
files are only ever handed out as a sandboxed download.
"""

import codecs
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from kinerja.berkas.rules.gambar import check_jpeg, check_png
from kinerja.berkas.rules.paket import check_paket, ends_as_zip
from kinerja.lib.errors import InvalidInput


class Jenis(StrEnum):
    """Kinds of files that may be uploaded."""

    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"
    XLSX = "XLSX"
    XLS = "XLS"
    CSV = "CSV"
    TEKS = "TEKS"


@dataclass(frozen=True)
class Ciri:
    """How one kind shows itself: name endings, MIME type, first bytes, full check."""

    akhiran: tuple[str, ...]
    mime: str
    awal: bytes
    check: Callable[[BinaryIO], None]


UJUNG = 4096
BOM_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LEMBAR_KERJA_LAIN = {"ods", "fods", "xlsb", "numbers", "et"}
BUKAN_TEKS_BIASA = "isinya bukan teks. Simpan ulang sebagai CSV UTF-8."
MARKAH = re.compile(rb"<(?:script|html|svg|iframe|!doctype)|<\?php", re.IGNORECASE)
BUKAN_TEKS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
AWAL_BUKAN_TEKS = (b"<", b"#!", b"%!", b"{\\rtf")


def _refuse_halves(isi: BinaryIO) -> bytes:
    """Refuse a page or an archive hidden at either end; return the last 4 KiB."""
    awal = isi.read(UJUNG)
    isi.seek(max(0, isi.seek(0, io.SEEK_END) - UJUNG))
    akhir = isi.read()
    if MARKAH.search(awal) or MARKAH.search(akhir) or ends_as_zip(isi):
        raise InvalidInput("isinya gabungan dari dua jenis berkas.")
    return akhir


def check_pdf(isi: BinaryIO) -> None:
    """Refuse a PDF that does not end as one."""
    if b"%%EOF" not in _refuse_halves(isi):
        raise InvalidInput("PDF tidak utuh. Simpan ulang, lalu unggah lagi.")


def check_image(check: Callable[[BinaryIO], None]) -> Callable[[BinaryIO], None]:
    """Add the refusal of a hidden second half to the check of an image."""

    def whole(isi: BinaryIO) -> None:
        _refuse_halves(isi)
        isi.seek(0)
        check(isi)

    return whole


def check_xls(isi: BinaryIO) -> None:
    """Refuse OLE files that are no workbook, are locked, or carry VBA.

    Names of OLE streams stand unpacked in UTF-16, so looking for them is enough.
    """
    semua = isi.read()
    if "EncryptedPackage".encode("utf-16-le") in semua:
        raise InvalidInput("buku kerja terkunci sandi. Buka kuncinya, simpan lagi.")
    if "_VBA_PROJECT".encode("utf-16-le") in semua:
        raise InvalidInput("buku kerja berisi makro. Simpan sebagai .xlsx biasa.")
    if not any(n.encode("utf-16-le") in semua for n in ("Workbook\0", "Book\0")):
        raise InvalidInput("isinya bukan buku kerja Excel.")


def check_teks(isi: BinaryIO) -> None:
    """Refuse bytes that are no text, and text that is a page, script or RTF.

    UTF-8 and cp1252 (what Excel writes) pass; both keep control codes as ASCII does.
    UTF-16 (its "Unicode Text") passes when it says so at its beginning.
    """
    semua = isi.read()
    if semua.startswith(BOM_UTF16):
        try:
            semua = semua.decode("utf-16").encode()
        except UnicodeError:
            raise InvalidInput(BUKAN_TEKS_BIASA) from None
    if BUKAN_TEKS.search(semua):
        raise InvalidInput(BUKAN_TEKS_BIASA)
    awal = semua[:UJUNG]
    mulai = awal.removeprefix(codecs.BOM_UTF8).lstrip()
    if mulai.startswith(AWAL_BUKAN_TEKS) or MARKAH.search(awal):
        raise InvalidInput("isinya halaman web atau program, bukan teks biasa.")


OOXML = "application/vnd.openxmlformats-officedocument."
CIRI: Mapping[Jenis, Ciri] = {
    Jenis.PDF: Ciri(("pdf",), "application/pdf", b"%PDF-", check_pdf),
    Jenis.JPEG: Ciri(
        ("jpg", "jpeg"), "image/jpeg", b"\xff\xd8\xff", check_image(check_jpeg)
    ),
    Jenis.PNG: Ciri(
        ("png",), "image/png", b"\x89PNG\r\n\x1a\n", check_image(check_png)
    ),
    Jenis.XLSX: Ciri(
        ("xlsx",), f"{OOXML}spreadsheetml.sheet", b"PK\x03\x04", check_paket
    ),
    Jenis.XLS: Ciri(
        ("xls",),
        "application/vnd.ms-excel",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        check_xls,
    ),
    Jenis.CSV: Ciri(("csv",), "text/csv; charset=utf-8", b"", check_teks),
    Jenis.TEKS: Ciri(("txt",), "text/plain; charset=utf-8", b"", check_teks),
}


def detect_jenis(isi: BinaryIO, akhiran: str) -> Jenis:
    """Return the kind that both the name's ending and the bytes say.

    ``isi`` is a whole, seekable file. Raises ``InvalidInput`` with the half sentence
    that follows "Berkas … ditolak: ".
    """
    jenis = next((j for j, ciri in CIRI.items() if akhiran in ciri.akhiran), None)
    if jenis is None:
        cara = " Simpan sebagai .xlsx." if akhiran in LEMBAR_KERJA_LAIN else ""
        raise InvalidInput(
            f"jenis .{akhiran or '(tanpa akhiran)'} tidak diterima.{cara}"
        )
    ciri = CIRI[jenis]
    isi.seek(0)
    if isi.read(len(ciri.awal)) != ciri.awal:
        isi.seek(0)
        if jenis is Jenis.XLSX and isi.read(8) == CIRI[Jenis.XLS].awal:
            isi.seek(0)
            check_xls(isi)  # a locked XLSX is an OLE file
        isi.seek(0)
        markah = isi.read(UJUNG).removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<"
        cara = (
            "Isinya halaman web: buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."
            if markah and jenis in {Jenis.XLS, Jenis.XLSX}
            else "Simpan ulang dari program asalnya."
        )
        raise InvalidInput(
            f"isinya bukan {jenis}, walau namanya berakhir .{akhiran}. {cara}"
        )
    isi.seek(0)
    ciri.check(isi)
    return jenis
