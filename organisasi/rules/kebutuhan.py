"""Needs of the organisation: their state, and the arithmetic of their priority."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class JenisSasaran(StrEnum):
    """Level of the performance tree (Perpres 29/2014, PermenPANRB 89/2021)."""

    TUJUAN = "TUJUAN"
    SASARAN = "SASARAN"
    PROGRAM = "PROGRAM"
    KEGIATAN = "KEGIATAN"
    OUTPUT = "OUTPUT"


class StatusKebutuhan(StrEnum):
    """A need is proposed, then decided; a postponed one may be decided again."""

    DIUSULKAN = "DIUSULKAN"
    DIPUTUSKAN = "DIPUTUSKAN"
    DITUNDA = "DITUNDA"
    DITOLAK = "DITOLAK"


class JenisKeputusan(StrEnum):
    """What is done about a need."""

    INDIKATOR = "INDIKATOR"
    PELATIHAN = "PELATIHAN"
    PEGAWAI = "PEGAWAI"
    ANGGARAN = "ANGGARAN"
    TUNDA = "TUNDA"
    TOLAK = "TOLAK"


AKIBAT: Mapping[JenisKeputusan, StatusKebutuhan] = {
    JenisKeputusan.INDIKATOR: StatusKebutuhan.DIPUTUSKAN,
    JenisKeputusan.PELATIHAN: StatusKebutuhan.DIPUTUSKAN,
    JenisKeputusan.PEGAWAI: StatusKebutuhan.DIPUTUSKAN,
    JenisKeputusan.ANGGARAN: StatusKebutuhan.DIPUTUSKAN,
    JenisKeputusan.TUNDA: StatusKebutuhan.DITUNDA,
    JenisKeputusan.TOLAK: StatusKebutuhan.DITOLAK,
}
#: States in which a decision may be taken.
BELUM_SELESAI = frozenset({StatusKebutuhan.DIUSULKAN, StatusKebutuhan.DITUNDA})
SKALA = range(1, 6)


@dataclass(frozen=True)
class Prioritas:
    """Urgency × impact × feasibility, each 1-5; ``uraian`` shows the arithmetic."""

    urgensi: int
    dampak: int
    kelayakan: int

    @property
    def skor(self) -> int:
        """Return 1 to 125; a higher need comes first."""
        return self.urgensi * self.dampak * self.kelayakan

    @property
    def uraian(self) -> str:
        """Say how the number came about."""
        return (
            f"urgensi {self.urgensi} × dampak {self.dampak} × kelayakan "
            f"{self.kelayakan} = {self.skor}"
        )
