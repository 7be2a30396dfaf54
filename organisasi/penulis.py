"""The one writer of lists: rows of text out as CSV pieces or as a workbook.

Nothing that a spreadsheet could run leaves the house: a text that begins like a formula
carries an apostrophe in a CSV and is marked as text in a workbook, headings too.
"""

import csv
import io
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

#: What OWASP names (CSV Injection) as the start of something a spreadsheet runs.
_RUMUS = re.compile(r"[=+\-@\t\r\n]")
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_POTONG = 500


def csv_pieces(
    judul: Sequence[str], baris: Iterable[Sequence[str]], *, teks: Collection[str]
) -> Iterator[bytes]:
    """Yield a CSV as spreadsheets open it in this country: UTF-8 with a mark, ";".

    Columns named in ``teks`` (long numbers) always carry the apostrophe, or the
    spreadsheet would make numbers of them and lose their last figures.
    """
    paksa = [nama in teks for nama in judul]
    penampung = io.StringIO(newline="")
    penulis = csv.writer(penampung, delimiter=";")
    penampung.write("\ufeff")
    penulis.writerow([_aman(nama) for nama in judul])
    for nomor, sel in enumerate(baris, start=1):
        penulis.writerow(
            [_aman(satu, paksa=wajib) for satu, wajib in zip(sel, paksa, strict=True)]
        )
        if nomor % _POTONG == 0:
            yield _ambil(penampung)
    yield _ambil(penampung)


def _aman(teks: str, *, paksa: bool = False) -> str:
    teks = _KENDALI.sub("", teks)
    if teks and (paksa or _RUMUS.match(teks)):
        return f"'{teks}"
    return teks


def _ambil(penampung: io.StringIO) -> bytes:
    isi = penampung.getvalue()
    penampung.seek(0)
    penampung.truncate()
    return isi.encode()


def write_xlsx(
    judul: Sequence[str],
    baris: Iterable[Sequence[str]],
    *,
    teks: Collection[str],
    lembar: str,
) -> IO[bytes]:
    """Return an open file of one sheet; each cell is text, whatever it looks like."""
    buku = Workbook(write_only=True)
    tabel = buku.create_sheet(lembar)
    tabel.freeze_panes = "A2"
    paksa = [nama in teks for nama in judul]

    def sel(isi: str, *, format_teks: bool = False) -> object:
        isi = _KENDALI.sub("", isi)
        if not format_teks and not _RUMUS.match(isi):
            return isi or None
        kotak = WriteOnlyCell(tabel, value=isi or None)
        kotak.data_type = "s"  # openpyxl takes "=…" for a formula
        kotak.number_format = "@"
        kotak.quotePrefix = True
        return kotak

    tabel.append([sel(nama) for nama in judul])
    for satu in baris:
        tabel.append(
            [
                sel(isi, format_teks=wajib)
                for isi, wajib in zip(satu, paksa, strict=True)
            ]
        )
    berkas = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    buku.save(berkas)
    berkas.seek(0)
    return berkas
