"""How far the cells of a workbook reach, told before a reader allocates them.

calamine lays out the whole rectangle up to the last cell: a workbook with one word in
XFD1048576 would kill the process. Sheets as programs write them are measured by their
cell addresses alone; anything unusual goes through a parser.
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


#: A cell or row that does not begin with an address within 208 columns and 19,999 rows.
_LUAR_BIASA = re.compile(
    rb"<(?:c|row)(?=[\s/>])"
    rb'(?! r="(?:[0-9]+|[A-G]?[A-Z](?:[0-9]{1,4}|1[0-9]{4}))")'
)
#: The same elements with a prefix, as a few programs write them.
_BERAWALAN = re.compile(rb":(?:c|row)(?=[\s/>])")
_KENDALI = bytes(satu for satu in range(32) if satu not in b"\t\n\r")
_ENTITAS = re.compile(rb"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7});")


def check_extent(jalur: Path) -> None:
    """Refuse a workbook whose filled cells span more than ``BATAS_SEL``."""
    with zipfile.ZipFile(jalur) as paket:
        for nama in paket.namelist():
            isi = paket.read(nama)
            luar = _LUAR_BIASA.search(isi) or _BERAWALAN.search(isi)
            biasa = b"\0" not in isi and not luar
            if not (biasa and _rapi(isi)):
                _Bentang().check(isi, xml=nama.endswith(".xml"), ukur=not biasa)


def _rapi(isi: bytes) -> bool:
    """Say whether a part is as plain as programs write sheets and their texts.

    Signs are only counted, which costs a third of parsing: each element that is opened
    is closed, no bare "&", no control signs, no declarations, whole letters.
    """
    awal, tutup = isi.count(b"<"), isi.count(b"</")
    deklarasi = isi.count(b"<?") if b"?" in isi else 0
    return (
        isi.rstrip().endswith((b"</worksheet>", b"</sst>"))
        and not (b"!" in isi and b"<!" in isi)
        and awal == isi.count(b">") == 2 * tutup + isi.count(b"/>") + deklarasi
        and isi.count(b"<row ") >= isi.count(b"</row>")
        and isi.count(b"<c ") >= isi.count(b"</c>")
        and isi.count(b'"') % 2 == 0
        and len(isi.translate(None, _KENDALI)) == len(isi)
        and (b"&" not in isi or len(_ENTITAS.findall(isi)) == isi.count(b"&"))
        and _utf8(isi)
    )


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

    def check(self, isi: bytes, *, xml: bool, ukur: bool) -> None:
        """Refuse what is no XML; with ``ukur`` also measure where its cells stand."""
        pengurai = expat.ParserCreate()
        if ukur:
            pengurai.StartElementHandler = self._element
        pengurai.StartDoctypeDeclHandler = self._doctype
        try:
            pengurai.Parse(isi, True)  # noqa: FBT003 - expat takes no keywords
        except expat.ExpatError:
            if xml:
                raise InvalidInput(RUSAK) from None
        if self.baris_akhir * self.kolom_akhir > BATAS_SEL:
            raise InvalidInput(JAUH)

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
