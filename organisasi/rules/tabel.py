"""Where the table of a sheet begins, and what its columns are called.

The header is found by its words within the first rows; two or three header rows, one
above the other or groups above their parts, become one. Titles above may name the unit.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from organisasi.rules.baris_tabel import baris_nomor
from organisasi.rules.kolom_impor import inti_judul

BARIS_JUDUL = 20
#: Rows of one header, and rows that must be looked at to find one.
TINGGI = 3
DILIHAT = BARIS_JUDUL + TINGGI - 1
_LENGKAP = 100
#: Words of a group that tell nothing of its parts: "Data Pegawai" over "Nama", "NIP".
_UMUM = frozenset({"ASN", "BIODATA", "DATA", "DIRI", "IDENTITAS", "PEGAWAI", "PNS"})
_ANGKA_PANJANG = re.compile(r"[0-9][0-9 .'-]{7,}[0-9]|[0-9]E\+?[0-9]", re.IGNORECASE)


@dataclass(slots=True)
class Tabel:
    """The header of a sheet: ``awal`` is the index of the first row below it."""

    letak: int
    awal: int
    judul: list[str]

    @property
    def lebar(self) -> int:
        """Return how many columns have names, those to the right of them not."""
        return max((i for i, satu in enumerate(self.judul, 1) if satu), default=0)


def temukan_tabel(
    baris: Sequence[Sequence[str]], nilai: Callable[[Sequence[str]], int]
) -> Tabel | None:
    """Find the first of 20 rows that ``nilai`` gives 100 or more, alone or with the
    one or two below it; ``DILIHAT`` rows may be given for that.
    """
    for letak, sel in enumerate(baris[:BARIS_JUDUL]):
        if any(sel) and (tabel := _tabel(baris, letak, nilai)):
            return tabel
    return None


def _tabel(
    baris: Sequence[Sequence[str]], letak: int, nilai: Callable[[Sequence[str]], int]
) -> Tabel | None:
    """Return the header that begins in a row and names most fields, None for none."""
    judul = gabung = list(baris[letak])
    terbaik = tertinggi = nilai([s for s in judul if s])
    tinggi = 1
    for nomor, sel in enumerate(baris[letak + 1 : letak + TINGGI], start=2):
        if not _mungkin_judul(gabung, sel):
            break
        bagian = _bagian(gabung, sel) and tinggi == nomor - 1
        gabung = _gabung(gabung, sel)
        skor = nilai([s for s in gabung if s])
        tertinggi = max(tertinggi, skor)
        if skor > terbaik or (skor and bagian):
            judul, terbaik, tinggi = gabung, skor, nomor
    if tertinggi < _LENGKAP:
        return None
    return Tabel(letak, letak + tinggi, judul_unik(judul))


def _mungkin_judul(atas: Sequence[str], sel: Sequence[str]) -> bool:
    """A further header row holds words: no long numbers, no row of numbers."""
    isi = [satu for satu in sel if satu]
    kata = [satu for satu in isi if re.search(r"[^\W\d]", satu)]
    return (
        len(kata) > len(isi) / 2
        and len([satu for satu in atas if satu]) > 1
        and not any(map(angka_panjang, isi))
        and not baris_nomor(sel)
    )


def _bagian(atas: Sequence[str], sel: Sequence[str]) -> bool:
    """Say whether a row names parts of the groups above it.

    It stands below gaps of the row above, or repeats what is merged over both rows.
    """
    isi = [i for i, satu in enumerate(sel) if satu]
    celah = [i for i in isi if i >= len(atas) or not atas[i]]
    ulang = [i for i in isi if i < len(atas) and atas[i] == sel[i]]
    if ulang:
        return len(ulang) < len(isi) and len(ulang) > 1
    return bool(celah) and len(isi) >= 2 and 0 not in isi


def _gabung(atas: Sequence[str], bawah: Sequence[str]) -> list[str]:
    """Join two rows of a header; a group's word goes on to the right over its parts."""
    hasil: list[str] = []
    kelompok = ""
    for kolom in range(max(len(atas), len(bawah))):
        sendiri = atas[kolom] if kolom < len(atas) else ""
        bagian = bawah[kolom] if kolom < len(bawah) else ""
        kelompok = sendiri or (kelompok if bagian else "")
        hasil.append(_kata(kelompok, bagian))
    return hasil


def _kata(kelompok: str, bagian: str) -> str:
    """Say a part with its group, unless one says the other already."""
    a, b = inti_judul(kelompok).split(), inti_judul(bagian).split()
    if not b:
        return kelompok
    if set(a) <= set(b) or set(b) <= set(a) or set(a) <= _UMUM:
        return bagian
    return f"{kelompok} {bagian}"


def judul_unik(sel: Sequence[str]) -> list[str]:
    """Give a second column of one name a number, so that each can be mapped."""
    jumlah: dict[str, int] = {}
    hasil: list[str] = []
    for satu in (" ".join(s.split()) for s in sel):
        jumlah[satu] = jumlah.get(satu, 0) + 1
        ulang = bool(satu) and jumlah[satu] > 1
        hasil.append(f"{satu} ({jumlah[satu]})" if ulang else satu)
    while hasil and not hasil[-1]:
        hasil.pop()
    return hasil


def angka_panjang(teks: str) -> bool:
    """Say whether a cell holds a number as long as a NIP, which no heading does."""
    return _ANGKA_PANJANG.search(teks) is not None


def judul_lagi(sel: Sequence[str], judul: Sequence[str]) -> bool:
    """Say whether a row repeats the header, as every printed page does."""
    isi = [inti_judul(satu) for satu in sel if satu]
    kata = {inti_judul(satu) for satu in judul}
    sama = sum(1 for satu in isi if satu in kata)
    return len(isi) > 1 and sama * 2 > len(isi)
