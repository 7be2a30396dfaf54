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
from evaluasi.models.saldo import SaldoAwal

__all__ = [
    "Bukti",
    "CapaianOrganisasi",
    "Evaluasi",
    "JawabanLayanan",
    "Keberatan",
    "Realisasi",
    "SaldoAwal",
    "TindakLanjut",
    "TitikLayanan",
    "UmpanBalik",
]
