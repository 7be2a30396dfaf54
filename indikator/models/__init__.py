"""Indicators with their targets, and the SKP that people agree on."""

from indikator.models.indikator import (
    Indikator,
    IndikatorKebutuhan,
    Target,
    VersiIndikator,
)
from indikator.models.skp import (
    IKI,
    RHK,
    SKP,
    CatatanBaris,
    EkspektasiPerilaku,
    LampiranSKP,
    VersiSKP,
)

__all__ = [
    "IKI",
    "RHK",
    "SKP",
    "CatatanBaris",
    "EkspektasiPerilaku",
    "Indikator",
    "IndikatorKebutuhan",
    "LampiranSKP",
    "Target",
    "VersiIndikator",
    "VersiSKP",
]
