"""The one reader of staff files: CSV, XLSX or XLS in, rows of named fields out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kinerja.berkas.rules.jenis import Jenis
from kinerja.lib.angka import format_angka
from kinerja.lib.errors import InvalidInput
from organisasi.pembaca.buku import Lembar, read_lembar, teks_baris, teks_sel
from organisasi.rules.impor import JenisImpor
from organisasi.rules.kolom_impor import (
    guess_jenis,
    guess_pemetaan,
    lengkap,
    nilai_judul,
)
from organisasi.rules.penyaring import BarisMentah, Penyaring
from organisasi.rules.tabel import (
    BARIS_JUDUL,
    DILIHAT,
    Tabel,
    angka_panjang,
    judul_unik,
    temukan_tabel,
)

BATAS_BARIS = 20_000
TANPA_JUDUL = "Lembar ini tanpa judul kolom yang dikenal, jadi tidak dibaca."
JENIS_LAIN = (
    "Lembar ini berisi data jenis lain, jadi tidak dibaca. Unggah sebagai berkas "
    "tersendiri."
)
TERSEMBUNYI = (
    "Lembar ini disembunyikan, jadi tidak dibaca. Tampilkan dulu bila isinya dimaksud."
)


class TanpaJudul(InvalidInput):
    """No row names the columns a kind needs; ``judul`` is the likeliest one, or []."""

    def __init__(self, message: str, judul: list[str]) -> None:
        super().__init__(message)
        self.judul = judul


@dataclass(slots=True)
class Bacaan:
    """What a file holds: rows of fields, and what it was taken for.

    ``judul`` are the headings in the order of the file, ``pemetaan`` the mapping used
    for them, ``lembar_lewat`` the sheets that were not read, with the reason.
    """

    jenis: JenisImpor
    judul: list[str] = field(default_factory=list)
    pemetaan: dict[str, str] = field(default_factory=dict)
    baris: list[BarisMentah] = field(default_factory=list)
    lembar_lewat: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kolom(self) -> dict[str, str]:
        """Return {field key: heading}, to name a column as the file does."""
        return {kunci: judul for judul, kunci in self.pemetaan.items() if kunci}


def read_rows(
    jalur: Path,
    jenis_berkas: Jenis,
    *,
    jenis: JenisImpor | None = None,
    pemetaan: Mapping[str, str] | None = None,
) -> Bacaan:
    """Read a file whose header row stands within the first 20.

    ``jenis`` and ``pemetaan`` None are guessed; a given mapping wins for the headings
    it names. Raises ``InvalidInput`` with the sentence for the user, ``TanpaJudul``
    when somebody may still say what the columns are.
    """
    nilai = _nilai(jenis, pemetaan or {})
    lembaran = read_lembar(jalur, jenis_berkas, nilai)
    tabel = [(satu, temukan_tabel(_head(satu), nilai)) for satu in lembaran]
    ketemu = [(satu, t) for satu, t in tabel if t is not None]
    if not ketemu:
        _require_words(lembaran)
        raise TanpaJudul(_tanpa_judul(jenis), _mungkin_judul(lembaran))
    # a sheet of instructions may name columns, too, but has no rows below them
    ketemu = [s for s in ketemu if len(s[0].baris) > s[1].awal] or ketemu
    dipakai = jenis or _guess(*ketemu[0])
    sejenis = [s for s in ketemu if _lengkap(s[1], dipakai, pemetaan or {})]
    lain = [s.nama for s, t in ketemu if sejenis and (s, t) not in sejenis]
    ketemu = sejenis or ketemu
    bacaan = Bacaan(dipakai)
    for lembar, satu in ketemu:
        _read_sheet(bacaan, lembar, satu, pemetaan or {})
    dibaca = {id(satu) for satu, _ in ketemu}
    bacaan.lembar_lewat = [
        (satu.nama, _sebab_lewat(satu, lain))
        for satu in lembaran
        if id(satu) not in dibaca and (satu.tersembunyi or any(map(any, satu.baris)))
    ]
    if not bacaan.baris:
        raise InvalidInput("Berkas ini hanya berisi judul kolom, tanpa baris pegawai.")
    return bacaan


def _sebab_lewat(lembar: Lembar, lain: Sequence[str]) -> str:
    if lembar.tersembunyi:
        return TERSEMBUNYI
    return JENIS_LAIN if lembar.nama in lain else TANPA_JUDUL


def _lengkap(tabel: Tabel, jenis: JenisImpor, pemetaan: Mapping[str, str]) -> bool:
    """Say whether a sheet has the columns that rows of a kind cannot do without."""
    judul = [satu for satu in tabel.judul if satu]
    sendiri = {j: pemetaan[j] for j in judul if j in pemetaan}
    return lengkap(guess_pemetaan(judul, jenis) | sendiri, jenis)


def _guess(lembar: Lembar, tabel: Tabel) -> JenisImpor:
    atas = " ".join(s for sel in _head(lembar)[: tabel.letak] for s in sel)
    return guess_jenis(tabel.judul, atas) or JenisImpor.SIMPEG


def read_asal(
    jalur: Path, jenis_berkas: Jenis, *, jenis: JenisImpor, pemetaan: Mapping[str, str]
) -> Iterator[tuple[str, list[str], dict[int, list[str]]]]:
    """Yield of each sheet with a header its name, headings, and cells by row number."""
    nilai = _nilai(jenis, pemetaan)
    for lembar in read_lembar(jalur, jenis_berkas, nilai):
        tabel = temukan_tabel(_head(lembar), nilai)
        if tabel is not None:
            isi = {n: teks_baris(sel) for n, sel in _rows(lembar, tabel)}
            yield lembar.nama, tabel.judul, isi


def _mungkin_judul(lembaran: Sequence[Lembar]) -> list[str]:
    """Return the likeliest headings of a file of no known kind, to be mapped by hand.

    The row that names most fields, else the first with three words; [] for none, and
    for one that holds a NIP: it is a person, not a header.
    """
    nilai = _nilai(None, {})
    for lembar in lembaran:
        awal = [[s for s in judul_unik(sel) if s] for sel in _head(lembar)]
        terbaik = max(awal, key=lambda sel: (nilai(sel), len(sel) > 2), default=[])
        if len(terbaik) > 1 and not any(map(angka_panjang, terbaik)):
            return terbaik
    return []


def _nilai(
    jenis: JenisImpor | None, pemetaan: Mapping[str, str]
) -> Callable[[Sequence[str]], int]:
    """Judge a row as a header: by its words, or by the mapping somebody made."""

    def nilai(sel: Sequence[str]) -> int:
        dikenal = {s: pemetaan[s] for s in sel if pemetaan.get(s)}
        cukup = jenis is not None and lengkap(dikenal, jenis)
        return max(nilai_judul(sel, jenis), len(dikenal) + 100 * cukup)

    return nilai


def _require_words(lembaran: Sequence[Lembar]) -> None:
    sel = (s for satu in lembaran for b in satu.baris for s in b)
    if not any(teks_sel(s).strip(",;|\t") for s in sel):
        raise InvalidInput(
            "Berkas ini kosong. Unggah berkas yang berisi baris pegawai."
        )


def _tanpa_judul(jenis: JenisImpor | None) -> str:
    perlu = {
        JenisImpor.UNIT: "nama unit dan unit atasannya",
        JenisImpor.JABATAN: "nama jabatan dan jabatan atasannya",
        JenisImpor.KONTAK: "NIP dan surel atau telepon",
    }
    kolom = perlu.get(jenis, "NIP dan NAMA") if jenis else "NIP dan NAMA"
    return (
        f"Judul kolom {kolom} tidak ditemukan pada {BARIS_JUDUL} baris pertama. "
        "Unggah berkas dengan judul kolom aslinya, atau pilih kolomnya sendiri."
    )


def _head(lembar: Lembar) -> list[list[str]]:
    """Return the first rows as text, those in which a header may be found."""
    return [teks_baris(sel) for sel in lembar.baris[:DILIHAT]]


def _read_sheet(
    bacaan: Bacaan, lembar: Lembar, tabel: Tabel, pemetaan: Mapping[str, str]
) -> None:
    if len(lembar.baris) - tabel.letak > BATAS_BARIS:
        raise InvalidInput(
            f"Berkas ini lebih dari {format_angka(BATAS_BARIS, 0)} baris. Bagi menjadi "
            "beberapa berkas."
        )
    judul = [satu for satu in tabel.judul if satu]
    tebak = guess_pemetaan(judul, bacaan.jenis)
    peta = tebak | {j: pemetaan[j] for j in judul if j in pemetaan}
    bacaan.judul += [satu for satu in judul if satu not in bacaan.pemetaan]
    bacaan.pemetaan |= {j: k for j, k in peta.items() if j not in bacaan.pemetaan}
    penyaring = Penyaring(bacaan.jenis, tabel, peta, lembar.nama, _head(lembar))
    bacaan.baris += penyaring.saring(
        _rows(lembar, tabel), teks_baris, sejak_1904=lembar.sejak_1904
    )


def _rows(lembar: Lembar, tabel: Tabel) -> Iterator[tuple[int, list[Any]]]:
    """Yield rows below the header with their numbers as a spreadsheet shows them."""
    for letak in range(tabel.awal, len(lembar.baris)):
        yield letak + 1, lembar.baris[letak]
