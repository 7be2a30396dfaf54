"""The one reader of staff files: CSV or XLSX in, numbered rows of text out.

The kind and the harmlessness of the bytes are settled before (``kinerja.berkas``).
Everything is read as text. A number cell of 16 figures or more comes out in exponent
form, because its last figures are lost already; whoever reads a NIP refuses that.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from kinerja.berkas.rules.jenis import Jenis
from kinerja.lib.angka import format_angka
from kinerja.lib.errors import InvalidInput

BARIS_JUDUL = 20
BATAS_BARIS = 20_000
#: Cells calamine may lay out: it allocates the whole rectangle up to the last cell,
#: and a workbook with one word in XFD1048576 would kill the process.
BATAS_SEL = 5_000_000
BATAS_ANGKA_UTUH = 10**15

_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
RUSAK = "Buku kerja rusak. Buka di Excel, simpan ulang, lalu unggah lagi."

Judul = Callable[[Sequence[str]], bool]
Rapikan = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class BarisBerkas:
    """One row; ``nomor`` counts from 1 as a spreadsheet shows it.

    ``sel`` is how many cells were written and ``lebih`` the words beyond the last
    named column: both tell a lost or an extra separator.
    """

    lembar: str
    nomor: int
    isi: dict[str, str]
    sel: int
    lebih: tuple[str, ...] = ()


@dataclass(slots=True)
class Bacaan:
    """All rows, the number of named columns, and sheets without such a header."""

    baris: list[BarisBerkas] = field(default_factory=list)
    kolom: int = 0
    lembar_lewat: list[str] = field(default_factory=list)


def read_rows(jalur: Path, jenis: Jenis, *, judul: Judul, rapikan: Rapikan) -> Bacaan:
    """Read a file whose header row, within the first 20, satisfies ``judul``.

    ``rapikan`` makes the keys out of the header's cells; of two columns with one name
    the first counts. Raises ``InvalidInput`` with the sentence for the user.
    """
    bacaan = Bacaan()
    lembaran = _csv(jalur, judul) if jenis is Jenis.CSV else _xlsx(jalur)
    for lembar, baris in lembaran:
        _read_sheet(bacaan, lembar, baris, judul, rapikan)
    if not bacaan.kolom:
        raise InvalidInput(
            f"Judul kolom NIP BARU dan NAMA tidak ditemukan pada {BARIS_JUDUL} baris "
            "pertama. Unggah hasil Export Data ASN tanpa mengubah judul kolomnya."
        )
    if not bacaan.baris:
        raise InvalidInput("Berkas ini hanya berisi judul kolom, tanpa baris pegawai.")
    return bacaan


def _read_sheet(
    bacaan: Bacaan,
    lembar: str,
    baris: list[list[str]],
    judul: Judul,
    rapikan: Rapikan,
) -> None:
    letak = next((i for i, sel in enumerate(baris[:BARIS_JUDUL]) if judul(sel)), None)
    if letak is None:
        if any(any(sel) for sel in baris):
            bacaan.lembar_lewat.append(lembar)
        return
    if len(baris) - letak > BATAS_BARIS:
        raise InvalidInput(
            f"Berkas ini lebih dari {format_angka(BATAS_BARIS, 0)} baris. Bagi menjadi "
            "beberapa berkas."
        )
    kunci = [rapikan(teks) for teks in baris[letak]]
    while kunci and not kunci[-1]:
        kunci.pop()
    bacaan.kolom = len(kunci)
    for nomor, sel in enumerate(baris[letak + 1 :], start=letak + 2):
        if any(sel):
            bacaan.baris.append(_row(lembar, nomor, kunci, sel))


def _row(lembar: str, nomor: int, kunci: list[str], sel: list[str]) -> BarisBerkas:
    isi: dict[str, str] = {}
    for nama, teks in zip(kunci, sel, strict=False):
        if nama:
            isi.setdefault(nama, teks)
    lebih = tuple(teks for teks in sel[len(kunci) :] if teks)
    return BarisBerkas(lembar, nomor, isi, len(sel), lebih)


def _clean(teks: str) -> str:
    return _KENDALI.sub("", teks).strip()


# CSV -----------------------------------------------------------------------------


def _csv(jalur: Path, judul: Judul) -> Iterator[tuple[str, list[list[str]]]]:
    """Take the separator under which a header is found; a comma, if under none."""
    teks = _decode(jalur.read_bytes())
    for pemisah in (",", ";", "\t"):
        awal = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
        if any(judul([_clean(s) for s in sel]) for sel in _first(awal)):
            yield "", _split(teks, pemisah)
            return
    yield "", []


def _first(pembaca: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        for _, sel in zip(range(BARIS_JUDUL), pembaca, strict=False):
            yield sel
    except csv.Error:
        return


def _decode(isi: bytes) -> str:
    for sandi in ("utf-8-sig", "cp1252"):
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
            baris.append([_clean(satu) for satu in sel])  # noqa: PERF401 - see below
    except csv.Error:  # the count is needed for the sentence
        raise InvalidInput(
            f"Baris {len(baris) + 1} tidak terbaca: tanda kutip di sana tidak "
            "berpasangan. Betulkan atau ekspor ulang, lalu unggah lagi."
        ) from None
    return baris


# XLSX ----------------------------------------------------------------------------


def _xlsx(jalur: Path) -> Iterator[tuple[str, list[list[str]]]]:
    _check_extent(jalur)
    try:
        with CalamineWorkbook.from_path(str(jalur)) as buku:
            for nama in dict.fromkeys(buku.sheet_names):
                lembar = buku.get_sheet_by_name(nama)
                baris = lembar.to_python(skip_empty_area=False)
                yield _sheet(nama), [[_cell(isi) for isi in sel] for sel in baris]
    except (CalamineError, OSError, ValueError) as galat:
        raise InvalidInput(RUSAK) from galat


def _sheet(nama: str) -> str:
    """Excel allows 31 letters; a longer name was never written by it."""
    if len(nama) > 120:
        raise InvalidInput(RUSAK)
    return _clean(nama) or "-"


def _cell(isi: Any) -> str:
    """Print a cell as the person typed it; days as dd-mm-yyyy."""
    if isinstance(isi, bool) or not isinstance(isi, int | float | date):
        return _clean(str(isi))
    if isinstance(isi, date):
        return f"{isi.day:02}-{isi.month:02}-{isi.year:04}"
    if abs(isi) >= BATAS_ANGKA_UTUH:
        return f"{isi:.14E}"
    return str(int(isi)) if isi == int(isi) else repr(isi)


def _check_extent(jalur: Path) -> None:
    """Refuse a workbook whose filled cells span more than ``BATAS_SEL``."""
    with zipfile.ZipFile(jalur) as paket:
        for nama in paket.namelist():
            _Bentang().check(paket.read(nama), xml=nama.endswith(".xml"))


class _Bentang:
    """Measure the filled rectangle of one sheet; other parts have no cells."""

    def __init__(self) -> None:
        self.baris = self.kolom = self.baris_akhir = self.kolom_akhir = 0

    def check(self, isi: bytes, *, xml: bool) -> None:
        pengurai = expat.ParserCreate()
        pengurai.StartElementHandler = self._element
        pengurai.StartDoctypeDeclHandler = self._doctype
        try:
            pengurai.Parse(isi, True)  # noqa: FBT003 - expat takes no keywords
        except expat.ExpatError:
            if xml:
                raise InvalidInput(RUSAK) from None
        if self.baris_akhir * self.kolom_akhir > BATAS_SEL:
            raise InvalidInput(
                "Buku kerja memuat isi jauh di luar tabel. Hapus baris dan kolom di "
                "luar tabel, lalu unggah lagi."
            )

    def _doctype(self, *_bagian: object) -> None:
        raise InvalidInput(RUSAK)

    def _element(self, nama: str, atribut: dict[str, str]) -> None:
        nama = nama.rpartition(":")[2]
        if nama == "row":
            self.baris = self._angka(atribut.get("r"), self.baris + 1)
            self.kolom = 0
        elif nama == "c":
            self._sel(atribut.get("r"))
        elif nama in {"v", "is", "f"}:  # calamine leaves cells without content out
            self.baris_akhir = max(self.baris_akhir, self.baris)
            self.kolom_akhir = max(self.kolom_akhir, self.kolom)

    def _sel(self, alamat: str | None) -> None:
        self.kolom += 1
        if alamat is None:
            return
        cocok = _ALAMAT.fullmatch(alamat)
        if cocok is None:
            raise InvalidInput(RUSAK)
        self.kolom = 0
        for huruf in cocok[1]:
            self.kolom = self.kolom * 26 + ord(huruf) - 64
        self.baris = int(cocok[2])

    def _angka(self, teks: str | None, bawaan: int) -> int:
        if teks is None:
            return bawaan
        if not re.fullmatch(r"[0-9]{1,7}", teks):
            raise InvalidInput(RUSAK)
        return int(teks)
