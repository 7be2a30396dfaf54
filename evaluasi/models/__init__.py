"""Evaluations, what they rest on, and what citizens say of a service."""

from evaluasi.models.evaluasi import (
    Bukti,
    CapaianOrganisasi,
    Evaluasi,
    Keberatan,
    Realisasi,
    TindakLanjut,
    UmpanBalik,
)
from evaluasi.models.layanan import JawabanLayanan, TitikLayanan

__all__ = [
    "Bukti",
    "CapaianOrganisasi",
    "Evaluasi",
    "JawabanLayanan",
    "Keberatan",
    "Realisasi",
    "TindakLanjut",
    "TitikLayanan",
    "UmpanBalik",
]
