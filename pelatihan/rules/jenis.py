"""Words of training as stored."""

from enum import StrEnum


class StatusPeserta(StrEnum):
    """Where one participant stands in one class."""

    TERDAFTAR = "TERDAFTAR"
    HADIR = "HADIR"
    TIDAK_HADIR = "TIDAK_HADIR"
    LULUS = "LULUS"
    MUNDUR = "MUNDUR"


class StatusUsulan(StrEnum):
    """A proposal for training is made, then taken up or refused."""

    DIUSULKAN = "DIUSULKAN"
    DIRENCANAKAN = "DIRENCANAKAN"
    DITOLAK = "DITOLAK"


class JenisTes(StrEnum):
    """The same questions before and after."""

    PRA = "PRA"
    PASCA = "PASCA"


class JenisPercobaan(StrEnum):
    """What somebody tried."""

    STUDI_KASUS = "STUDI_KASUS"
    SIMULASI = "SIMULASI"
