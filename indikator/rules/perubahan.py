"""What changed in an SKP since the penilai returned it, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

#: One SKP as texts: row key (garis or part of the Lampiran) to column to text. Plain
#: JSON, so that it can be kept beside the version it was taken from.
Potret: TypeAlias = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Beda:
    """One text that is not as it was; empty ``lama``: new, empty ``baru``: removed.

    ``garis`` is the hasil kerja it stands in, empty for the Lampiran.
    """

    garis: str
    tempat: str
    lama: str
    baru: str


def beda(lama: Potret, baru: Potret) -> list[Beda]:
    """Compare two pictures: first the rows that stand, then those that went."""
    kunci = [*baru, *(satu for satu in lama if satu not in baru)]
    return [satu for nama in kunci for satu in _beda_baris(lama, baru, nama)]


def _beda_baris(lama: Potret, baru: Potret, nama: str) -> list[Beda]:
    dulu, kini = lama.get(nama, {}), baru.get(nama, {})
    tentang = kini or dulu
    return [
        Beda(
            garis=str(tentang["garis"]),
            tempat=f"{tentang['tempat']}: {kolom}",
            lama=str(dulu.get("kolom", {}).get(kolom, "")),
            baru=str(kini.get("kolom", {}).get(kolom, "")),
        )
        for kolom in tentang["kolom"]
        if dulu.get("kolom", {}).get(kolom, "") != kini.get("kolom", {}).get(kolom, "")
    ]
