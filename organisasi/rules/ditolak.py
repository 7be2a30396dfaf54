"""Rows of a file that were refused, to be repaired and uploaded again."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from organisasi.rules.tabel import angka_panjang

#: The extra column, which no reader knows.
JUDUL_ALASAN = "Alasan ditolak"

#: A sheet: its name, its headings, its rows of text by number.
LembarAsal = tuple[str, Sequence[str], Mapping[int, Sequence[str]]]


@dataclass(frozen=True)
class Ditolak:
    """The rows to repair as the file has them, with the reasons in the last column.

    ``teks`` are the headings of long numbers: a spreadsheet would cut their figures.
    """

    judul: list[str]
    baris: list[list[str]]
    teks: frozenset[str]


def sebut_letak(lembar: str, nomor: int) -> str:
    """Say where a row stands; a CSV has no sheets."""
    return f"{lembar + ', ' if lembar else ''}baris {nomor}"


def susun_ditolak(
    lembaran: Collection[LembarAsal], alasan: Mapping[tuple[str, int], str]
) -> Ditolak:
    """Return the rows that have reasons {(sheet, number): sentences}."""
    judul = _judul(semua for _, semua, _ in lembaran)
    baris = [
        [*(isi.get(kata, "") for kata in judul), alasan[lembar, nomor]]
        for lembar, semua, rows in lembaran
        for nomor, sel in rows.items()
        if (lembar, nomor) in alasan
        for isi in (dict(zip(semua, sel, strict=False)),)
    ]
    teks = frozenset(
        kata
        for letak, kata in enumerate(judul)
        if any(angka_panjang(satu[letak]) for satu in baris)
    )
    return Ditolak([*judul, JUDUL_ALASAN], baris, teks)


def _judul(semua: Iterable[Sequence[str]]) -> list[str]:
    kata = dict.fromkeys(satu for judul in semua for satu in judul)
    return [satu for satu in kata if satu and satu != JUDUL_ALASAN]
