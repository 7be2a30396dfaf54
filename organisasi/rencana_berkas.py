"""One door from a file of any kind to its plan: read, map, compare with the register.

Nothing is written here. ``services.impor_terap.apply_rencana`` writes the plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kinerja.berkas.rules.jenis import Jenis
from organisasi.pembaca import BarisBerkas, read_rows
from organisasi.rules.impor import JenisImpor
from organisasi.rules.kolom_impor import fingerprint_judul, guess_pemetaan
from organisasi.rules.register_impor import Rencana
from organisasi.rules.rencana_impor import susun_rencana
from organisasi.rules.sel import Catatan
from organisasi.rules.siasn import HasilBaris, adalah_judul, baca_siasn, rapikan_judul
from organisasi.selectors.impor import load_register

#: Kinds of files the reader understands.
JENIS_BOLEH = (Jenis.CSV, Jenis.XLSX)
TANPA_JUDUL = "Lembar ini tanpa judul kolom NIP BARU dan NAMA, jadi tidak dibaca."
LEBIH = (
    "Baris ini punya sel di luar kolom terakhir, jadi isinya mungkin bergeser. Beri "
    "tanda kutip pada isi yang memuat pemisah kolom, atau ekspor ulang."
)

#: A row as the user finds it: sheet ("" in a CSV) and number from 1.
Letak = tuple[str, int]


@dataclass(slots=True)
class RencanaBerkas:
    """The plan of a file, with what it was taken for.

    ``sumber`` is a fingerprint of the headings (to remember a mapping by), ``judul``
    the headings in the order of the file, ``pemetaan`` the mapping that was used:
    {heading: field key of ``kolom_impor.MEDAN[jenis]``, or "" for not read}.
    """

    jenis: JenisImpor
    sumber: str
    judul: list[str]
    pemetaan: dict[str, str]
    rencana: Rencana


def plan_berkas(
    jalur: Path,
    *,
    jenis_berkas: Jenis,
    pada: date,
    jenis: JenisImpor | None = None,
    pemetaan: Mapping[str, str] | None = None,
    jawaban: Mapping[Letak, str] | None = None,  # noqa: ARG001 - SIASN asks nothing
) -> RencanaBerkas:
    """Read a checked file and plan it against the register as of day ``pada``.

    ``jenis`` and ``pemetaan`` None are guessed from the headings; a given mapping
    wins for the headings it names. ``jawaban`` holds the answers to open questions
    (values of ``Pertanyaan.pilihan``), several of one row separated by a space.
    Raises ``InvalidInput`` with one sentence when the file cannot be read as ``jenis``.
    """
    jenis = jenis or JenisImpor.SIASN
    bacaan = read_rows(jalur, jenis_berkas, judul=adalah_judul, rapikan=rapikan_judul)
    hasil = [(b.lembar, b.nomor, _read(b, bacaan.kolom, pada)) for b in bacaan.baris]
    hasil += [
        (lembar, 1, HasilBaris("", "", lewati=TANPA_JUDUL))
        for lembar in bacaan.lembar_lewat
    ]
    register = load_register({satu.nip for _, _, satu in hasil if satu.baris}, pada)
    judul = list(bacaan.baris[0].isi)
    return RencanaBerkas(
        jenis,
        fingerprint_judul(judul),
        judul,
        guess_pemetaan(judul, jenis) | dict(pemetaan or {}),
        susun_rencana(hasil, register, pada=pada),
    )


def _read(baris: BarisBerkas, kolom: int, pada: date) -> HasilBaris:
    """Read one row; a lost or extra separator shifts its columns."""
    hasil = baca_siasn(baris.isi, pada=pada)
    if hasil.lewati:
        return hasil
    if baris.lebih:
        return replace(hasil, baris=None, tolak=(*hasil.tolak, Catatan("", LEBIH)))
    if not baris.lembar and baris.sel < kolom:
        kurang = Catatan(
            "",
            f"Baris ini hanya {baris.sel} dari {kolom} kolom; sisanya dianggap kosong. "
            "Periksa apakah ada pemisah kolom yang hilang.",
        )
        return replace(hasil, peringatan=(kurang, *hasil.peringatan))
    return hasil
