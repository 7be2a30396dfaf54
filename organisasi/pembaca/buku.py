"""Bytes of a checked file in, sheets of rows of cells out.

The kind and the harmlessness of the bytes are settled before (``kinerja.berkas``). A
number cell of 16 figures or more comes out in exponent form, because its last figures
are lost already; whoever reads a NIP refuses that.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kinerja.berkas.rules.jenis import BOM_UTF16, Jenis
from kinerja.lib.errors import InvalidInput
from organisasi.pembaca.bentang import BATAS_SEL, RUSAK, check_extent
from organisasi.pembaca.majemuk import check_xls
from organisasi.rules.tabel import BARIS_JUDUL

BATAS_ANGKA_UTUH = 10**15
#: What a row is worth at least that names all a kind needs (``nilai_judul``).
_LENGKAP = 100

#: Control signs, also those that come along with text copied from a page or a chat.
_KENDALI = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SEJAK_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']")
#: The largest sector of a compound file, MS-CFB 2.2.
_SEKTOR = 4096

_MAKRO = (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba)
MAKRO = "Buku kerja berisi makro. Simpan sebagai .xlsx biasa, lalu unggah lagi."

Nilai = Callable[[Sequence[str]], int]


@dataclass(slots=True)
class Lembar:
    """One sheet: its name ("" for a CSV) and its rows of cells as the reader gave them.

    ``sejak_1904``: numbers that are days count from 1 January 1904. A sheet that is
    ``tersembunyi`` is named only, without rows.
    """

    nama: str
    baris: list[list[Any]] = field(default_factory=list)
    sejak_1904: bool = False
    tersembunyi: bool = False


def read_lembar(jalur: Path, jenis: Jenis, nilai: Nilai) -> list[Lembar]:
    """Return all sheets of a file with cells in them.

    ``nilai`` tells how much a row looks like a header: of the separators of a CSV the
    one counts that gives the best. Raises ``InvalidInput`` with the sentence.
    """
    lembaran = [_csv(jalur, nilai)] if jenis is Jenis.CSV else _buku(jalur, jenis)
    for satu in lembaran:
        _urai(satu, nilai)
    return lembaran


def _urai(lembar: Lembar, nilai: Nilai) -> None:
    """Take rows apart that somebody's spreadsheet left whole in one cell."""
    if any(sum(1 for s in sel if s != "") > 1 for sel in lembar.baris):
        return
    teks = [next((s for s in map(teks_sel, b) if s), "") for b in lembar.baris]
    for pemisah in ",;\t|":
        semua = [next(csv.reader([s], delimiter=pemisah), []) for s in teks]
        if any(len(b) > 1 and nilai(b) >= _LENGKAP for b in semua[:BARIS_JUDUL]):
            lembar.baris = semua
            return


def teks_sel(isi: Any) -> str:
    """Print a cell as the person typed it; days as dd-mm-yyyy."""
    if isinstance(isi, str):
        return (_KENDALI.sub("", isi) if not isi.isprintable() else isi).strip()
    if isinstance(isi, bool):
        return str(isi)
    if isinstance(isi, date):
        return f"{isi.day:02}-{isi.month:02}-{isi.year:04}"
    if not isinstance(isi, int | float):
        return str(isi)
    return _angka(isi)


def teks_baris(sel: Sequence[Any]) -> list[str]:
    """Print the cells of a row; nearly all rows hold nothing but plain texts."""
    try:
        polos = "".join(sel).isprintable()
    except TypeError:
        polos = False
    return [s.strip() for s in sel] if polos else [teks_sel(s) for s in sel]


def _angka(isi: float) -> str:
    if abs(isi) >= BATAS_ANGKA_UTUH or isi != isi:  # noqa: PLR0124 - not a number
        return f"{isi:.14E}"
    return str(int(isi)) if isi == int(isi) else repr(isi)


# CSV -----------------------------------------------------------------------------


def _csv(jalur: Path, nilai: Nilai) -> Lembar:
    teks = _decode(jalur.read_bytes())
    terbaik = max((",", ";", "\t", "|"), key=lambda satu: _nilai(teks, satu, nilai))
    return Lembar("", _lepas(_split(teks, terbaik), terbaik))


def _nilai(teks: str, pemisah: str, nilai: Nilai) -> tuple[int, int]:
    """Return how good the best header row is under a separator, then how many cells."""
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
    try:
        awal = [[teks_sel(s) for s in sel] for sel in islice(pembaca, BARIS_JUDUL)]
    except csv.Error:
        return 0, 0
    terbaik = max((nilai([s for s in sel if s]) for sel in awal), default=0)
    return terbaik, sum(map(len, awal))


def _decode(isi: bytes) -> str:
    bom = isi.startswith(BOM_UTF16)
    for sandi in ("utf-16",) if bom else ("utf-8-sig", "cp1252"):
        try:
            return isi.decode(sandi)
        except UnicodeDecodeError:
            continue
    raise InvalidInput(
        "Huruf dalam berkas ini tidak terbaca. Simpan ulang sebagai CSV UTF-8, lalu "
        "unggah lagi."
    )


def _split(teks: str, pemisah: str) -> list[list[str]]:
    """Read strictly: a quote that is never closed would swallow all rows below it."""
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    baris: list[list[str]] = []
    try:
        for sel in pembaca:
            baris.append(sel)  # noqa: PERF402 - the count is needed for the sentence
    except csv.Error:
        raise InvalidInput(
            f"Baris {len(baris) + 1} tidak terbaca: tanda kutip di sana tidak "
            "berpasangan. Betulkan atau ekspor ulang, lalu unggah lagi."
        ) from None
    return baris


def _lepas(baris: list[list[str]], pemisah: str) -> list[list[str]]:
    """Take apart rows that somebody's spreadsheet put into quotes as one cell.

    It does so to rows that have quotes of their own; a title is not as wide.
    """
    lebar = max(map(len, baris), default=0)
    for letak, sel in enumerate(baris):
        if lebar > 2 and len(sel) == 1 and sel[0].count(pemisah) >= lebar - 1:
            dalam = next(csv.reader([sel[0]], delimiter=pemisah), [])
            baris[letak] = dalam if abs(len(dalam) - lebar) < 2 else sel
    return baris


# Workbooks -----------------------------------------------------------------------


def _buku(jalur: Path, jenis: Jenis) -> list[Lembar]:
    sejak_1904 = _check(jalur, jenis)
    try:
        with _open(jalur, jenis) as buku:
            _refuse_macros(buku)
            lembaran = list(_lembaran(buku))
    except (CalamineError, OSError, ValueError) as galat:
        raise InvalidInput(RUSAK) from galat
    except BaseException as galat:
        if type(galat).__name__ == "PanicException":  # the reader's own, of no module
            raise InvalidInput(RUSAK) from galat
        raise
    for satu in lembaran:
        satu.sejak_1904 = sejak_1904
    return lembaran


def _lembaran(buku: CalamineWorkbook) -> Iterator[Lembar]:
    """Yield each sheet once: a broken workbook may name one twice."""
    sudah: set[str] = set()
    for satu in buku.sheets_metadata:
        if satu.name in sudah:
            continue
        sudah.add(satu.name)
        if satu.visible is SheetVisibleEnum.Visible:
            isi = _sel(buku.get_sheet_by_name(satu.name))
            yield Lembar(_nama(satu.name), isi)
        else:
            yield Lembar(_nama(satu.name), tersembunyi=True)


def _open(jalur: Path, jenis: Jenis) -> CalamineWorkbook:
    """Open a workbook; an XLS cut off within a sector would make the reader panic."""
    if jenis is Jenis.XLSX:
        return CalamineWorkbook.from_path(str(jalur))
    isi = jalur.read_bytes()
    return CalamineWorkbook.from_filelike(io.BytesIO(isi + bytes(-len(isi) % _SEKTOR)))


def _refuse_macros(buku: CalamineWorkbook) -> None:
    """Refuse Excel 4 macro sheets: no stream of a compound file names them."""
    if any(satu.typ in _MAKRO for satu in buku.sheets_metadata):
        raise InvalidInput(MAKRO)


def _sel(lembar: CalamineSheet) -> list[list[Any]]:
    if lembar.total_height * lembar.total_width > BATAS_SEL:
        raise InvalidInput(RUSAK)
    baris: list[list[Any]] = lembar.to_python(skip_empty_area=False)
    for (atas, kolom), (bawah, _) in lembar.merged_cell_ranges or ():
        isi = baris[atas][kolom] if _di_dalam(baris, atas, kolom) else ""
        for letak in range(atas + 1, min(bawah + 1, len(baris))) if isi != "" else ():
            if _di_dalam(baris, letak, kolom) and baris[letak][kolom] == "":
                baris[letak][kolom] = isi
    return baris


def _di_dalam(baris: Sequence[Sequence[Any]], letak: int, kolom: int) -> bool:
    return letak < len(baris) and kolom < len(baris[letak])


def _nama(nama: str) -> str:
    """Excel allows 31 letters; a longer name was never written by it."""
    if len(nama) > 120:
        raise InvalidInput(RUSAK)
    return teks_sel(nama) or "-"


def _check(jalur: Path, jenis: Jenis) -> bool:
    """Refuse cells far outside; return whether days count from 1904 (old Macs)."""
    if jenis is Jenis.XLS:
        return check_xls(jalur.read_bytes())
    check_extent(jalur)
    with zipfile.ZipFile(jalur) as paket:
        return bool(_SEJAK_1904.search(paket.read("xl/workbook.xml")))
