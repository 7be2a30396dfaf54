"""Keberatan: who may object, when a result is final, what the atasan may decide.

PermenPANRB 6/2022 Ps 29, p.90 no.12c and 12e, p.117-119; PP 30/2019 Ps 59(4).
"""

from dataclasses import dataclass

from evaluasi.rules.alur import PutusanKeberatan, StatusEvaluasi
from evaluasi.rules.predikat import KUADRAN_2022, Predikat, Rating, determine_predikat
from kinerja.lib.errors import InvalidInput

#: Kinds of post whose result is final when the Kepala Daerah rated it (p.90 12c).
JPT = frozenset({"JPT_MADYA", "JPT_PRATAMA"})


@dataclass(frozen=True, slots=True)
class Putusan:
    """A decision that may be stored; without ``predikat`` nothing changes."""

    putusan: PutusanKeberatan
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    predikat: Predikat | None = None
    rekomendasi: str = ""


def is_final_oleh_kepala_daerah(
    *, oleh_kepala_daerah: bool, jenis_jabatan: str, memimpin_unit_mandiri: bool
) -> bool:
    """Say whether a result is final because of who rated whom (FN-01..03).

    Only an actual rating by the Kepala Daerah makes it final: of a JPT (12c) or of
    the head of a unit kerja mandiri (12e).
    """
    return oleh_kepala_daerah and (jenis_jabatan in JPT or memimpin_unit_mandiri)


def sebab_belum_dapat(
    status: StatusEvaluasi, *, final: bool, sudah_ada: bool, ada_atasan: bool
) -> str:
    """Return why no keberatan can start, as a sentence; "" when it can (KB-18..20)."""
    if sudah_ada:
        return "Keberatan hanya satu kali. Putusan atasan bersifat final."
    if final:
        return (
            "Hasil evaluasi ini final, jadi tidak dapat diajukan keberatan (hal. 90)."
        )
    if not ada_atasan:
        return "Tidak ada atasan pejabat penilai, jadi tidak ada yang memutuskan."
    if status is not StatusEvaluasi.DITERIMA:
        return "Keberatan dapat diajukan sesudah hasil evaluasi Anda terima."
    return ""


def sebab_belum_diputus(tanggapan: str) -> str:
    """Return why the atasan cannot decide yet (KB-14); "" when he can."""
    if tanggapan:
        return ""
    return (
        "Putusan menunggu penjelasan pejabat penilai. Aturan meminta penjelasan "
        "kedua pihak sebelum diputus (hal. 117)."
    )


def menguatkan() -> Putusan:
    """Keep the result; nothing else is needed (KB-17)."""
    return Putusan(PutusanKeberatan.MENGUATKAN)


def mengubah(
    lama: tuple[Rating, Rating],
    hasil: Rating | None,
    perilaku: Rating | None,
    rekomendasi: str,
) -> Putusan:
    """Return new ratings with the predikat of the kuadran (KB-16).

    ``lama`` are (hasil kerja, perilaku) as they stand. Raises InvalidInput without
    both ratings, without a recommendation, or when nothing would change.
    """
    if hasil is None or perilaku is None:
        raise InvalidInput("Pilih kedua rating baru untuk mengubah hasil evaluasi.")
    if not rekomendasi.strip():
        raise InvalidInput(
            "Rekomendasi baru wajib ditulis bila hasil evaluasi diubah (hal. 118)."
        )
    if (hasil, perilaku) == lama:
        raise InvalidInput(
            "Kedua rating sama dengan yang lama. Pilih Menguatkan, atau ubah rating."
        )
    predikat = determine_predikat(hasil, perilaku, KUADRAN_2022)
    return Putusan(
        PutusanKeberatan.MENGUBAH, hasil, perilaku, predikat, rekomendasi.strip()
    )
