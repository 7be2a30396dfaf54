"""Training: from a need to a class, its cases and simulations, and what it gave."""

from pelatihan.models.belajar import (
    Adegan,
    HasilTes,
    Percobaan,
    Pilihan,
    Skenario,
    SoalKasus,
    StudiKasus,
    Tanggapan,
)
from pelatihan.models.program import (
    Angkatan,
    CatatanJP,
    Kehadiran,
    Peserta,
    Program,
    ProgramIndikator,
    Usulan,
)

__all__ = [
    "Adegan",
    "Angkatan",
    "CatatanJP",
    "HasilTes",
    "Kehadiran",
    "Percobaan",
    "Peserta",
    "Pilihan",
    "Program",
    "ProgramIndikator",
    "Skenario",
    "SoalKasus",
    "StudiKasus",
    "Tanggapan",
    "Usulan",
]
