"""Words the calendar knows; the tables accept no other."""

from enum import StrEnum


class JenisLibur(StrEnum):
    """Why a day is off. Only LIBUR_DAERAH belongs to a region."""

    LIBUR_NASIONAL = "LIBUR_NASIONAL"
    CUTI_BERSAMA = "CUTI_BERSAMA"
    LIBUR_DAERAH = "LIBUR_DAERAH"


class JenisTahap(StrEnum):
    """The stages of one Siklus that open and close."""

    KEBUTUHAN = "KEBUTUHAN"
    SKP = "SKP"
    EVALUASI_PERIODIK = "EVALUASI_PERIODIK"
    EVALUASI_TAHUNAN = "EVALUASI_TAHUNAN"
    PASCAPELATIHAN = "PASCAPELATIHAN"


class StatusJalan(StrEnum):
    """MENUNGGU: claimed or died half-way, will run; GAGAL: raised, will be retried."""

    MENUNGGU = "MENUNGGU"
    SELESAI = "SELESAI"
    GAGAL = "GAGAL"
