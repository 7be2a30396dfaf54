"""The life of an evaluation (PermenPANRB 6/2022 p.114-117), thin first form."""

from collections.abc import Mapping
from enum import StrEnum


class StatusEvaluasi(StrEnum):
    """Where one evaluation stands."""

    BELUM = "BELUM"
    REALISASI_DIISI = "REALISASI_DIISI"
    DINILAI = "DINILAI"
    DISAMPAIKAN = "DISAMPAIKAN"
    DITERIMA = "DITERIMA"
    KEBERATAN = "KEBERATAN"
    DIPUTUS = "DIPUTUS"


class AksiEvaluasi(StrEnum):
    """Acts that move an evaluation."""

    KIRIM_REALISASI = "KIRIM_REALISASI"
    NILAI = "NILAI"
    SAMPAIKAN = "SAMPAIKAN"
    TERIMA = "TERIMA"
    AJUKAN_KEBERATAN = "AJUKAN_KEBERATAN"
    PUTUSKAN = "PUTUSKAN"


TRANSISI: Mapping[tuple[StatusEvaluasi, AksiEvaluasi], StatusEvaluasi] = {
    (
        StatusEvaluasi.BELUM,
        AksiEvaluasi.KIRIM_REALISASI,
    ): StatusEvaluasi.REALISASI_DIISI,
    (
        StatusEvaluasi.REALISASI_DIISI,
        AksiEvaluasi.KIRIM_REALISASI,
    ): StatusEvaluasi.REALISASI_DIISI,
    (StatusEvaluasi.REALISASI_DIISI, AksiEvaluasi.NILAI): StatusEvaluasi.DINILAI,
    (StatusEvaluasi.DINILAI, AksiEvaluasi.NILAI): StatusEvaluasi.DINILAI,
    (StatusEvaluasi.DINILAI, AksiEvaluasi.SAMPAIKAN): StatusEvaluasi.DISAMPAIKAN,
    (StatusEvaluasi.DISAMPAIKAN, AksiEvaluasi.TERIMA): StatusEvaluasi.DITERIMA,
    (
        StatusEvaluasi.DITERIMA,
        AksiEvaluasi.AJUKAN_KEBERATAN,
    ): StatusEvaluasi.KEBERATAN,
    (StatusEvaluasi.KEBERATAN, AksiEvaluasi.PUTUSKAN): StatusEvaluasi.DIPUTUS,
}


class PeranPemberi(StrEnum):
    """Who gives feedback (Ps 17-18)."""

    PIMPINAN = "PIMPINAN"
    REKAN_SETINGKAT = "REKAN_SETINGKAT"
    BAWAHAN = "BAWAHAN"
    PIHAK_LAIN = "PIHAK_LAIN"


class PutusanKeberatan(StrEnum):
    """What the atasan decides (p.117 B.5)."""

    MENGUATKAN = "MENGUATKAN"
    MENGUBAH = "MENGUBAH"


class JenisTindakLanjut(StrEnum):
    """What may follow from a predikat (Ps 27-33, suggestions O-24)."""

    PENGHARGAAN = "PENGHARGAAN"
    PENGEMBANGAN = "PENGEMBANGAN"
    BIMBINGAN = "BIMBINGAN"
    KONSELING = "KONSELING"
    PERBAIKAN = "PERBAIKAN"
    KEBUTUHAN = "KEBUTUHAN"


class StatusTindakLanjut(StrEnum):
    """A follow-up is promised, then done or given up."""

    DIRENCANAKAN = "DIRENCANAKAN"
    SELESAI = "SELESAI"
    BATAL = "BATAL"
