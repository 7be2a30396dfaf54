"""States of a message, its identity, and how long a failed sending waits."""

from datetime import date, timedelta
from enum import StrEnum

MAKS_PERCOBAAN = 10
"""Tries before a temporary failure counts as final; about twelve hours in all."""
JEDA_TERLAMA = timedelta(hours=4)


class StatusPesan(StrEnum):
    """Everything but MENUNGGU is final; TANPA_ALAMAT is still read in the app."""

    MENUNGGU = "MENUNGGU"
    TERKIRIM = "TERKIRIM"
    BATAL = "BATAL"
    GAGAL = "GAGAL"
    TANPA_ALAMAT = "TANPA_ALAMAT"


def kunci_unik(
    jenis: str, penerima_id: int, objek_jenis: str, objek_kode: str, hari: date
) -> str:
    """Return what makes a message one: kind, person, object, local day."""
    return f"{jenis}:{penerima_id}:{objek_jenis}:{objek_kode}:{hari.isoformat()}"


def jeda(percobaan: int) -> timedelta:
    """Return how long to wait after this many failed tries: 2, 4, 8 … minutes."""
    return min(timedelta(minutes=2**percobaan), JEDA_TERLAMA)


def is_permanen(kode: int) -> bool:
    """Tell whether an SMTP reply code is final (5xx, RFC 5321 section 4.2.1)."""
    return 500 <= kode < 600
