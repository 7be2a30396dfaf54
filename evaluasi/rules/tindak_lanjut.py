"""What may follow from a predikat: suggestions, never a sanction scale.

PermenPANRB 6/2022 Ps 27-33, p.117 no.12, p.117-119; mapping: setting O-24.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluasi.rules.alur import JenisTindakLanjut, StatusEvaluasi
from evaluasi.rules.predikat import Predikat

LABEL_JENIS: Mapping[JenisTindakLanjut, str] = {
    JenisTindakLanjut.PENGHARGAAN: "Usul penghargaan",
    JenisTindakLanjut.PENGEMBANGAN: "Pengembangan kompetensi",
    JenisTindakLanjut.BIMBINGAN: "Bimbingan kinerja",
    JenisTindakLanjut.KONSELING: "Konseling kinerja",
    JenisTindakLanjut.PERBAIKAN: "Rencana perbaikan",
    JenisTindakLanjut.KEBUTUHAN: "Kebutuhan organisasi tahun depan",
}
#: A follow-up rests on a delivered result that nobody is deciding about.
DAPAT_DICATAT = frozenset(
    {StatusEvaluasi.DISAMPAIKAN, StatusEvaluasi.DITERIMA, StatusEvaluasi.DIPUTUS}
)


@dataclass(frozen=True, slots=True)
class Saran:
    """One suggestion; ``bulan`` is how many months it usually takes."""

    jenis: JenisTindakLanjut
    isi: str
    bulan: int


SARAN: Mapping[Predikat, tuple[Saran, ...]] = {
    Predikat.SANGAT_BAIK: (
        Saran(
            JenisTindakLanjut.PENGHARGAAN,
            "Usulkan ke kelompok rencana suksesi dan penghargaan.",
            3,
        ),
        Saran(
            JenisTindakLanjut.PENGEMBANGAN,
            "Dahulukan dalam pengembangan kompetensi.",
            6,
        ),
    ),
    Predikat.BAIK: (
        Saran(
            JenisTindakLanjut.PENGEMBANGAN,
            "Pertahankan; rencanakan pengembangan kompetensi berikutnya.",
            6,
        ),
    ),
    Predikat.BUTUH_PERBAIKAN: (
        Saran(
            JenisTindakLanjut.BIMBINGAN,
            "Bimbingan kinerja oleh pimpinan, terjadwal.",
            3,
        ),
        Saran(
            JenisTindakLanjut.PENGEMBANGAN,
            "Susun rencana pengembangan kompetensi.",
            6,
        ),
    ),
    Predikat.KURANG: (
        Saran(
            JenisTindakLanjut.KONSELING,
            "Konseling kinerja, dan pemeriksaan disiplin bila ada dugaan pelanggaran.",
            3,
        ),
    ),
    Predikat.SANGAT_KURANG: (
        Saran(
            JenisTindakLanjut.PERBAIKAN,
            "Rencana perbaikan enam bulan, dilaporkan kepada PyB.",
            6,
        ),
    ),
}


def saran(predikat: Predikat) -> tuple[Saran, ...]:
    """Return the suggestions for a predikat, the most usual first."""
    return SARAN[predikat]
