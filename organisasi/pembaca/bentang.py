"""How far the cells of a workbook reach, told before a reader allocates them.

calamine lays out the whole rectangle up to the last cell: a workbook with one word in
XFD1048576 would kill the process. It also passes over what is no XML. Cells as programs
write them are taken out of a sheet by a pattern; what remains goes through a parser.
"""

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from kinerja.lib.errors import InvalidInput

BATAS_SEL = 5_000_000
RUSAK = "Buku kerja rusak. Buka di Excel, simpan ulang, lalu unggah lagi."
JAUH = (
    "Buku kerja memuat isi jauh di luar tabel. Hapus baris dan kolom di luar tabel, "
    "lalu unggah lagi."
)

_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


#: How far the cells reach that may be taken out unmeasured, rows and columns.
_DEKAT = (19_999, 208)
_TEKS = (
    rb"[^<>&\x00-\x1f]*+(?:(?:&(?:amp|lt|gt|quot|apos);|[\t\n\r])[^<>&\x00-\x1f]*+)*+"
)
#: A whole cell within that reach, or a whole text that cells share.
_SEL_BIASA = re.compile(
    rb'<(?:c r="[A-G]?[A-Z](?:[0-9]{1,4}|1[0-9]{4})"(?: [a-z]="[A-Za-z0-9]*+")*+ ?'
    rb"(?:/>|>(?:<v>" + _TEKS + rb"</v>|<is><t>" + _TEKS + rb"</t></is>)?+</c>)"
    rb'|si><t(?: xml:space="preserve")?>' + _TEKS + rb"</t></si>)"
)


def check_extent(jalur: Path) -> None:
    """Refuse a workbook whose filled cells span more than ``BATAS_SEL``."""
    with zipfile.ZipFile(jalur) as paket:
        for nama in paket.namelist():
            _check_part(paket.read(nama), xml=nama.endswith(".xml"))


def _check_part(isi: bytes, *, xml: bool) -> None:
    """Measure what is unusual; all of it, when that says nothing of the rest."""
    if _utf8(isi):
        sisa = _Bentang()
        sisa.parse(_SEL_BIASA.sub(b"", isi), xml=xml)
        if sisa.dekat:
            return
    semua = _Bentang()
    semua.parse(isi, xml=xml)
    if semua.baris_akhir * semua.kolom_akhir > BATAS_SEL:
        raise InvalidInput(JAUH)


def _utf8(isi: bytes) -> bool:
    try:
        isi.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Bentang:
    """Measure the filled rectangle of one sheet; other parts have no cells."""

    def __init__(self) -> None:
        self.baris = self.kolom = self.baris_akhir = self.kolom_akhir = 0
        self.beralamat = True

    @property
    def dekat(self) -> bool:
        """Say whether every cell was told where it stands, and none stands far."""
        baris, kolom = _DEKAT
        return (
            self.beralamat and self.baris_akhir <= baris and self.kolom_akhir <= kolom
        )

    def parse(self, isi: bytes, *, xml: bool) -> None:
        """Go through one part; raises for what should be XML and is not."""
        pengurai = expat.ParserCreate()
        pengurai.StartElementHandler = self._element
        pengurai.StartDoctypeDeclHandler = self._doctype
        try:
            pengurai.Parse(isi, True)  # noqa: FBT003 - expat takes no keywords
        except expat.ExpatError:
            if xml:
                raise InvalidInput(RUSAK) from None

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
            self.beralamat = False
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
            self.beralamat = False
            return bawaan
        if not re.fullmatch(r"[0-9]{1,7}", teks):
            raise InvalidInput(RUSAK)
        return int(teks)
