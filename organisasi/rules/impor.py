"""States of an import and what becomes of each of its rows."""

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
