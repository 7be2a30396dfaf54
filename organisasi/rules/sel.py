"""The cells of one row of a staff file, as text, and the sentences about them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kinerja.lib.tanggal import TanggalDitolak, baca_tanggal

#: Texts that mean "no value", in lower case.
KOSONG = {
    "",
    "-",
    "null",
    "nihil",
    "n/a",
    "#n/a",
    "none",
    "9999-99-99",
    "99/99/9999",
    "99-99-9999",
}
_TANGGAL = re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Catatan:
    """One sentence about one column; "" names the row as a whole."""

    kolom: str
    alasan: str


class Sel:
    """Reads cells and collects what is doubtful or refused about them."""

    def __init__(self, isi: Mapping[str, str]) -> None:
        self.isi = isi
        self.peringatan: list[Catatan] = []
        self.tolak: list[Catatan] = []

    def kolom(self, sebutan: Iterable[str]) -> str:
        """Return the first of these names the file has, else the first."""
        semua = tuple(sebutan)
        return next((satu for satu in semua if satu in self.isi), semua[0])

    def teks(self, kolom: str) -> str:
        """Return the cell with single spaces, "" when it means no value."""
        teks = " ".join(self.isi.get(kolom, "").split())
        return "" if teks.casefold() in KOSONG else teks

    def kode(self, kolom: str) -> str:
        """Codes and dates may carry the apostrophe that keeps them text."""
        teks = self.teks(kolom).lstrip("'’").strip()
        return "" if teks.casefold() in KOSONG else teks

    def tanggal(self, kolom: str) -> date | None:
        """Read dd-mm-yyyy only; anything else is a warning and no date."""
        teks = self.kode(kolom)
        if not teks:
            return None
        if not _TANGGAL.fullmatch(teks):
            self.ingatkan(
                kolom,
                f"“{teks[:40]}” bukan tanggal dd-mm-yyyy, jadi dikosongkan. Tulis "
                "misalnya 12-02-2024 untuk 12 Februari 2024.",
            )
            return None
        try:
            return baca_tanggal(teks)
        except TanggalDitolak as tolak:
            self.ingatkan(kolom, f"{tolak.message} Tanggal ini dikosongkan.")
            return None

    def ingatkan(self, kolom: str, alasan: str) -> None:
        """Note something doubtful."""
        self.peringatan.append(Catatan(kolom, alasan))

    def tolak_karena(self, kolom: str, alasan: str) -> None:
        """Note why the row cannot be saved."""
        self.tolak.append(Catatan(kolom, alasan))
