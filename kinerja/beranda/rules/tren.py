"""A small line of the last values of one indicator, with its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.lib.angka import format_angka

_KIRI, _KANAN, _ATAS, _BAWAH = Decimal(4), Decimal(88), Decimal(5), Decimal(23)


@dataclass(frozen=True, slots=True)
class Tren:
    """Points of a 96 by 28 drawing and the sentence that says the same."""

    titik: str
    akhir_x: str
    akhir_y: str
    target_y: str
    kalimat: str


def gambar_tren(nilai: Sequence[Decimal], target: Decimal) -> Tren | None:
    """Return the line of at least two values, oldest first; None below that."""
    if len(nilai) < 2:
        return None
    rendah, tinggi = min(*nilai, target), max(*nilai, target)
    jarak = tinggi - rendah or Decimal(1)
    langkah = (_KANAN - _KIRI) / (len(nilai) - 1)

    def y(angka: Decimal) -> str:
        return f"{_BAWAH - (angka - rendah) / jarak * (_BAWAH - _ATAS):.1f}"

    titik = [(f"{_KIRI + langkah * n:.1f}", y(satu)) for n, satu in enumerate(nilai)]
    return Tren(
        " ".join(f"{x},{tinggi_}" for x, tinggi_ in titik),
        *titik[-1],
        y(target),
        f"{len(nilai)} titik terakhir. {_arah(nilai)} dari "
        f"{format_angka(nilai[0], None)}. Target {format_angka(target, None)}.",
    )


def _arah(nilai: Sequence[Decimal]) -> str:
    if nilai[-1] == nilai[0]:
        return "Tetap"
    return "Naik" if nilai[-1] > nilai[0] else "Turun"
