"""What participants are asked after a class (Kirkpatrick level 1), and its sum."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaluasi.rules.layanan import Pertanyaan
from pelatihan.rules.jenis import StatusPeserta

#: Only who was there has something to say of it; these are written when it is closed.
HADIR = frozenset({StatusPeserta.HADIR, StatusPeserta.LULUS})
#: Answers are shown in groups of so many, so that nobody's can be read out of two sums.
KELOMPOK = 5


PERTANYAAN = (
    Pertanyaan(
        "manfaat",
        "Manfaat",
        "Seberapa berguna pelatihan ini bagi pekerjaan Anda?",
        ("Tidak berguna", "Kurang berguna", "Berguna", "Sangat berguna"),
    ),
    Pertanyaan(
        "pengajar",
        "Pengajar",
        "Seberapa jelas pengajar menerangkan?",
        ("Tidak jelas", "Kurang jelas", "Jelas", "Sangat jelas"),
    ),
)


@dataclass(frozen=True)
class Ringkas:
    """The means (1 to 4, unrounded) of whole groups, and how many wait for theirs."""

    jumlah: int
    menunggu: int
    rata: tuple[tuple[Pertanyaan, Decimal], ...]


def ringkas(jawaban: Sequence[tuple[int, int]]) -> Ringkas:
    """Sum up answers (manfaat, pengajar), the earliest first; whole groups only."""
    dipakai = jawaban[: len(jawaban) // KELOMPOK * KELOMPOK]
    rata = tuple(
        (tanya, Decimal(sum(satu[letak] for satu in dipakai)) / len(dipakai))
        for letak, tanya in enumerate(PERTANYAAN)
        if dipakai
    )
    return Ringkas(len(dipakai), len(jawaban) - len(dipakai), rata)
