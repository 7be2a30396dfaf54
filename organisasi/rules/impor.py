"""States of an import and what becomes of each of its rows."""

from collections.abc import Mapping
from enum import StrEnum


class JenisImpor(StrEnum):
    """Kinds of staff files; more come with their readers."""

    SIASN = "SIASN"


class StatusImpor(StrEnum):
    """Read and shown, then saved once or thrown away."""

    PRATINJAU = "PRATINJAU"
    TERSIMPAN = "TERSIMPAN"
    DIBATALKAN = "DIBATALKAN"


class KeputusanBaris(StrEnum):
    """What a row will do, or did."""

    BARU = "BARU"
    BERUBAH = "BERUBAH"
    SAMA = "SAMA"
    DUPLIKAT = "DUPLIKAT"
    DITOLAK = "DITOLAK"
    DILEWATI = "DILEWATI"


#: The word of a decision, alone above a list and beside a number in a sentence.
KATA_KEPUTUSAN: Mapping[str, str] = {
    KeputusanBaris.BARU: "Orang baru",
    KeputusanBaris.BERUBAH: "Berubah",
    KeputusanBaris.SAMA: "Sudah sama",
    KeputusanBaris.DUPLIKAT: "Duplikat",
    KeputusanBaris.DITOLAK: "Ditolak",
    KeputusanBaris.DILEWATI: "Dilewati",
}
#: A filter beside the decisions: every row with something doubtful.
PERINGATAN = "PERINGATAN"
