"""The life of an SKP and of its versions (domain: statuses; Ps 14, p.65)."""

from collections.abc import Mapping
from enum import StrEnum


class StatusSKP(StrEnum):
    """Whether the plan as a whole still counts."""

    AKTIF = "AKTIF"
    DITUTUP = "DITUTUP"
    DIBATALKAN = "DIBATALKAN"


class StatusVersi(StrEnum):
    """Where one version stands between the Pegawai and the penilai."""

    DRAF = "DRAF"
    DIAJUKAN = "DIAJUKAN"
    DIKEMBALIKAN = "DIKEMBALIKAN"
    DITETAPKAN = "DITETAPKAN"


class AksiVersi(StrEnum):
    """Acts that move a version."""

    AJUKAN = "AJUKAN"
    KEMBALIKAN = "KEMBALIKAN"
    TETAPKAN = "TETAPKAN"


TRANSISI: Mapping[tuple[StatusVersi, AksiVersi], StatusVersi] = {
    (StatusVersi.DRAF, AksiVersi.AJUKAN): StatusVersi.DIAJUKAN,
    (StatusVersi.DIKEMBALIKAN, AksiVersi.AJUKAN): StatusVersi.DIAJUKAN,
    (StatusVersi.DIAJUKAN, AksiVersi.KEMBALIKAN): StatusVersi.DIKEMBALIKAN,
    (StatusVersi.DIAJUKAN, AksiVersi.TETAPKAN): StatusVersi.DITETAPKAN,
}
#: The Pegawai may change the content only here.
DAPAT_DIUBAH = frozenset({StatusVersi.DRAF, StatusVersi.DIKEMBALIKAN})
