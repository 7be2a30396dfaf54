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


class SumberKebutuhan(StrEnum):
    """Where a need was seen (domain 18.6)."""

    VISI = "VISI"
    KELUHAN = "KELUHAN"
    TEMUAN = "TEMUAN"
    BEBAN = "BEBAN"
    KOMPETENSI = "KOMPETENSI"
    EVALUASI = "EVALUASI"
    LAIN = "LAIN"


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
#: States in which the words of a need may still change.
BELUM_SELESAI = frozenset({StatusKebutuhan.DIUSULKAN, StatusKebutuhan.DITUNDA})
SKALA = range(1, 6)
#: Words for the screen; a stored code never reaches it.
SEBUTAN: Mapping[StrEnum, str] = {
    JenisSasaran.TUJUAN: "Tujuan",
    JenisSasaran.SASARAN: "Sasaran",
    JenisSasaran.PROGRAM: "Program",
    JenisSasaran.KEGIATAN: "Kegiatan",
    JenisSasaran.OUTPUT: "Keluaran",
    SumberKebutuhan.VISI: "Visi dan janji kerja",
    SumberKebutuhan.KELUHAN: "Keluhan dan SKM",
    SumberKebutuhan.TEMUAN: "Temuan",
    SumberKebutuhan.BEBAN: "Beban kerja",
    SumberKebutuhan.KOMPETENSI: "Gap kompetensi",
    SumberKebutuhan.EVALUASI: "Hasil evaluasi kinerja",
    SumberKebutuhan.LAIN: "Sumber lain",
    JenisKeputusan.INDIKATOR: "Indikator",
    JenisKeputusan.PELATIHAN: "Pelatihan",
    JenisKeputusan.PEGAWAI: "Penambahan pegawai",
    JenisKeputusan.ANGGARAN: "Anggaran",
    JenisKeputusan.TUNDA: "Ditunda",
    JenisKeputusan.TOLAK: "Ditolak",
}


def dapat_diputuskan(status: StatusKebutuhan, jenis: JenisKeputusan) -> bool:
    """Say whether this decision may be taken now.

    A decided need may get a second measure (training and an indicator), but is no
    longer postponed or refused; a refused one stays refused.
    """
    if status in BELUM_SELESAI:
        return True
    return status is AKIBAT[jenis] is StatusKebutuhan.DIPUTUSKAN


_KATA_STATUS: Mapping[StatusKebutuhan, str] = {
    StatusKebutuhan.DIUSULKAN: "Menunggu pihak lain",
    StatusKebutuhan.DIPUTUSKAN: "Ditetapkan",
    StatusKebutuhan.DITUNDA: "Belum mulai",
    StatusKebutuhan.DITOLAK: "Selesai",
}


def kata_status(status: StatusKebutuhan, *, pemutus: bool) -> str:
    """Return one of the eight status words; ``pemutus``: the reader is to decide."""
    if pemutus and status is StatusKebutuhan.DIUSULKAN:
        return "Menunggu Anda"
    return _KATA_STATUS[status]


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
