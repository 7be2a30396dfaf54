"""The cells of one row of a staff file, as text, and the sentences about them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from kinerja.lib.tanggal import TanggalDitolak, baca_tanggal
from organisasi.rules.baris_tabel import kosong

#: The apostrophe our own export puts before what a spreadsheet would run.
_TAMENG = re.compile(r"'[=+\-@]")
_KETAT = re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}")
_SERI = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?")  # four digits are a year
_RAPAT = re.compile(r"(?P<h>[0-3][0-9])(?P<b>[01][0-9])(?P<t>(?:19|20)[0-9]{2})")
_RAPAT_ISO = re.compile(r"(?P<t>(?:19|20)[0-9]{2})(?P<b>[01][0-9])(?P<h>[0-3][0-9])")
#: "12-XII-1985": months as Roman numerals, as on old certificates.
BULAN_ROMAWI = r"(?:IX|IV|VI{0,3}|I{1,3}|XI{0,2})"
_ROMAWI = re.compile(
    rf"(?P<h>[0-9]{{1,2}})\s*(?P<p>[-/. ])\s*(?P<b>{BULAN_ROMAWI})\s*(?P=p)\s*"
    r"(?P<t>[0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_NOMOR_BULAN = {
    nama: nomor
    for nomor, nama in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)  # noqa: SIM905
}
_GARIS = re.compile(r"\s*[‐‑‒–—−]\s*|\s*([-/.])\s*(?=[0-9])")
_AWALAN = re.compile(r"(?:tmt|tgl|tanggal|sejak|per)\b[\s.:]*", re.IGNORECASE)
_BERSPASI = re.compile(r"([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{4})")
_DEKAT_HURUF = re.compile(r"(?<=[0-9])[/.](?=[A-Za-z])|(?<=[A-Za-z])[/.](?=[0-9])")
_BULAN_RAPAT = re.compile(r"(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z])[’']?(?=[0-9])")
_JAM = re.compile(r"[ T][0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\.[0-9]+)?Z?$")
#: Day 0 of a spreadsheet (1900 counts a 29 February that never was; MS-XLSX 18.17.4).
AWAL_1900, AWAL_1904 = date(1899, 12, 30), date(1904, 1, 1)


class Catatan(NamedTuple):
    """One sentence about one column; "" names the row as a whole."""

    kolom: str
    alasan: str


@lru_cache(maxsize=8192)
def tanggal_berkas(teks: str, *, sejak_1904: bool = False) -> date:
    """Read a day in any form a file may have, also the serial number of a spreadsheet.

    Raises ``TanggalDitolak`` with a sentence for what is not one real day.
    """
    if _SERI.fullmatch(teks):
        awal = AWAL_1904 if sejak_1904 else AWAL_1900
        hari = awal + timedelta(days=int(float(teks)))
        if not awal.year <= hari.year <= 2199:
            raise TanggalDitolak(f"“{teks}” bukan tanggal.")
        return hari
    if cocok := _RAPAT.fullmatch(teks) or _RAPAT_ISO.fullmatch(teks):
        return baca_tanggal(f"{cocok['h']}-{cocok['b']}-{cocok['t']}")
    try:
        return baca_tanggal(_JAM.sub("", teks))
    except TanggalDitolak as tolak:
        try:
            return baca_tanggal(_rapikan_hari(teks))
        except TanggalDitolak:
            raise tolak from None  # its sentence quotes the cell as it is


def _rapikan_hari(teks: str) -> str:
    """Take off what people write around a day, and put it apart from the month."""
    rapi = _AWALAN.sub("", _JAM.sub("", teks)).rstrip(" .,;")
    if cocok := _ROMAWI.fullmatch(rapi):
        return f"{cocok['h']}-{_NOMOR_BULAN[cocok['b'].upper()]}-{cocok['t']}"
    rapi = _GARIS.sub(lambda c: c[1] or "-", rapi)
    rapi = _BERSPASI.sub(r"\1-\2-\3", _DEKAT_HURUF.sub(" ", rapi))
    return _BULAN_RAPAT.sub(" ", rapi)


@lru_cache(maxsize=8192)
def _tanggal_ketat(teks: str) -> date:
    if not _KETAT.fullmatch(teks):
        raise TanggalDitolak(
            f"“{teks[:40]}” bukan tanggal dd-mm-yyyy. Tulis misalnya 12-02-2024 untuk "
            "12 Februari 2024."
        )
    return baca_tanggal(teks)


@lru_cache(maxsize=16_384)
def _rapi(teks: str) -> str:
    teks = " ".join(teks.split())
    if _TAMENG.match(teks):
        teks = teks[1:]
    return "" if kosong(teks) else teks


@lru_cache(maxsize=16_384)
def _rapi_kode(teks: str) -> str:
    teks = _rapi(teks).lstrip("'’`").strip()
    return "" if kosong(teks) else teks


class Sel:
    """Reads cells by field and collects what is doubtful or refused about them.

    ``kolom`` is {field: heading}: sentences name a column as the file does. With
    ``ketat`` days are dd-mm-yyyy only, as the SIASN export writes them.
    """

    def __init__(
        self,
        isi: Mapping[str, str],
        kolom: Mapping[str, str],
        *,
        ketat: bool = False,
        sejak_1904: bool = False,
    ) -> None:
        self.isi = isi
        self.kolom = kolom
        self.ketat = ketat
        self.sejak_1904 = sejak_1904
        self.peringatan: list[Catatan] = []
        self.tolak: list[Catatan] = []

    def teks(self, kunci: str) -> str:
        """Return the cell with single spaces, "" when it means no value."""
        teks = self.isi.get(kunci)
        return _rapi(teks) if teks else ""

    def kode(self, kunci: str) -> str:
        """Codes and dates may carry the apostrophe that keeps them text."""
        teks = self.isi.get(kunci)
        return _rapi_kode(teks) if teks else ""

    def tanggal(self, kunci: str) -> date | None:
        """Return the day of a cell; what is none is a warning and no day."""
        teks = self.kode(kunci)
        if not teks:
            return None
        try:
            if self.ketat:
                return _tanggal_ketat(teks)
            return tanggal_berkas(teks, sejak_1904=self.sejak_1904)
        except TanggalDitolak as tolak:
            self.ingatkan(kunci, f"{tolak.message} Tanggal ini dikosongkan.")
            return None

    def judul(self, kunci: str) -> str:
        """Return the heading of a field as the file writes it."""
        return self.kolom.get(kunci) or kunci.partition(":")[2] or kunci

    def ingatkan(self, kunci: str, alasan: str) -> None:
        """Note something doubtful."""
        self.peringatan.append(Catatan(self.judul(kunci), alasan))

    def tolak_karena(self, kunci: str, alasan: str) -> None:
        """Note why the row cannot be saved."""
        self.tolak.append(Catatan(self.judul(kunci), alasan))
