"""Which of the eight status words a reader sees for an SKP."""

from collections.abc import Mapping
from enum import StrEnum

from indikator.rules.alur_skp import StatusSKP, StatusVersi


class Pembaca(StrEnum):
    """Who looks: the owner, the one who decides, anybody else who may read."""

    PEGAWAI = "PEGAWAI"
    PENILAI = "PENILAI"
    LAIN = "LAIN"


BELUM = "Belum mulai"
SELESAI = "Selesai"
KATA: Mapping[tuple[StatusVersi, Pembaca], str] = {
    (StatusVersi.DRAF, Pembaca.PEGAWAI): "Draf",
    (StatusVersi.DRAF, Pembaca.PENILAI): "Draf",
    (StatusVersi.DRAF, Pembaca.LAIN): "Draf",
    (StatusVersi.DIAJUKAN, Pembaca.PEGAWAI): "Menunggu pihak lain",
    (StatusVersi.DIAJUKAN, Pembaca.PENILAI): "Menunggu Anda",
    (StatusVersi.DIAJUKAN, Pembaca.LAIN): "Menunggu pihak lain",
    (StatusVersi.DIKEMBALIKAN, Pembaca.PEGAWAI): "Dikembalikan",
    (StatusVersi.DIKEMBALIKAN, Pembaca.PENILAI): "Dikembalikan",
    (StatusVersi.DIKEMBALIKAN, Pembaca.LAIN): "Dikembalikan",
    (StatusVersi.DITETAPKAN, Pembaca.PEGAWAI): "Ditetapkan",
    (StatusVersi.DITETAPKAN, Pembaca.PENILAI): "Ditetapkan",
    (StatusVersi.DITETAPKAN, Pembaca.LAIN): "Ditetapkan",
}


def kata_status(status: str | None, pembaca: Pembaca) -> str:
    """Return the word for a stored status; None: nobody has begun."""
    return KATA[StatusVersi(status), pembaca] if status else BELUM


def kata_skp_sendiri(
    skp: str, versi: str, pembaca: Pembaca, akhir: str
) -> tuple[str, str]:
    """Return the word of one SKP and a detail: nobody waits for one that has ended.

    ``akhir``: its last day, in words.
    """
    if skp == StatusSKP.DITUTUP:
        return SELESAI, f"ditutup {akhir}"
    if skp == StatusSKP.DIBATALKAN:
        return SELESAI, "dibatalkan"
    return kata_status(versi, pembaca), ""
