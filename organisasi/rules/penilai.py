"""Who rates whom on a day: derived from the structure, never guessed.

Source: PermenPANRB 6/2022 Ps 1(9), p.45, p.65, p.89-90; points O-12 and O-19 are
settled as: Plt is rated where he reports as Plt, Plh changes nothing, the structure
says who rates a camat.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from organisasi.rules.jenis import JenisPenempatan


class Sebab(StrEnum):
    """Why this one is the penilai; the screen turns it into a sentence."""

    PENETAPAN = "PENETAPAN"
    KEPALA_UNIT = "KEPALA_UNIT"
    PLT_KEPALA = "PLT_KEPALA"
    KEPALA_DI_ATAS = "KEPALA_DI_ATAS"
    PLT_DI_ATAS = "PLT_DI_ATAS"
    TANPA_PENEMPATAN = "TANPA_PENEMPATAN"
    PUNCAK = "PUNCAK"


@dataclass(frozen=True)
class Pemimpin:
    """One holder of a unit's leading post on the day, able to rate or not."""

    pegawai: int
    jenis: JenisPenempatan
    dapat_menilai: bool = True


@dataclass(frozen=True)
class Jenjang:
    """One unit on the way up, with everyone who holds its leading post."""

    unit: int
    pemimpin: tuple[Pemimpin, ...] = ()


@dataclass(frozen=True)
class Penetapan:
    """An override or delegation in force (``PenetapanPenilai``).

    One to somebody who cannot rate (dismissed, away for good) is passed over.
    """

    penilai: int
    atasan: int | None = None
    dasar: str = ""
    dapat_menilai: bool = True
    alasan: str = ""


@dataclass(frozen=True)
class Fakta:
    """What is known of one person on one day.

    ``jenjang`` starts at the unit of the post that counts (the Plt post where there
    is one, O-12) and ends at the root; empty means: no post on that day.
    """

    pegawai: int
    jenjang: tuple[Jenjang, ...] = ()
    memimpin: bool = False
    penetapan: Penetapan | None = None
    unit_dipimpin: int | None = None


@dataclass(frozen=True)
class Penilaian:
    """The answer; ``unit_capaian`` is the unit led by the penilai (p.94 g)."""

    penilai: int | None
    atasan: int | None
    unit_capaian: int | None
    sebab: Sebab
    dasar: str = ""
    alasan: str = ""


class _Berjenis(Protocol):
    @property
    def jenis(self) -> JenisPenempatan: ...


P = TypeVar("P", bound=_Berjenis)


def pos_terhitung(pos: Iterable[P]) -> P | None:
    """Return the post that counts: Plt before definitive (O-12), a Plh post never."""
    urutan = (JenisPenempatan.PLT, JenisPenempatan.DEFINITIF)
    terhitung = [satu for satu in pos if satu.jenis in urutan]
    return min(terhitung, key=lambda satu: urutan.index(satu.jenis), default=None)


def pilih_penilai(pegawai: int, fakta: Mapping[int, Fakta]) -> Penilaian:
    """Return penilai, atasan penilai and unit for ``pegawai``.

    ``fakta`` holds the facts of the person and, where known, of his penilai, from
    whom the atasan follows. Never the person himself, never the penilai twice.
    """
    diri = fakta[pegawai]
    penilai, unit, sebab = _langsung(diri, {pegawai})
    if penilai is None:
        return Penilaian(None, None, None, sebab)
    tetap = diri.penetapan if sebab == Sebab.PENETAPAN else None
    atasan = tetap.atasan if tetap else None
    if penilai in fakta:
        unit = unit or fakta[penilai].unit_dipimpin
        if atasan is None:
            atasan, _, _ = _langsung(fakta[penilai], {pegawai, penilai})
    kata = (tetap.dasar, tetap.alasan) if tetap else ("", "")
    return Penilaian(penilai, atasan, unit, sebab, *kata)


def _langsung(
    fakta: Fakta, kecuali: Collection[int]
) -> tuple[int | None, int | None, Sebab]:
    """Return (penilai, unit, why) without looking further than this person."""
    tetap = fakta.penetapan
    if tetap and tetap.dapat_menilai and tetap.penilai not in kecuali:
        return tetap.penilai, None, Sebab.PENETAPAN
    if not fakta.jenjang:
        return None, None, Sebab.TANPA_PENEMPATAN
    jenjang = fakta.jenjang[1:] if fakta.memimpin else fakta.jenjang
    for nomor, unit in enumerate(jenjang):
        for pemimpin in _berurutan(unit.pemimpin):
            if pemimpin.pegawai not in kecuali:
                naik = nomor > 0 or fakta.memimpin
                return pemimpin.pegawai, unit.unit, _sebab(pemimpin, naik=naik)
    return None, None, Sebab.PUNCAK


def _berurutan(pemimpin: tuple[Pemimpin, ...]) -> list[Pemimpin]:
    """The definitive head before the Plt; a Plh rates only by delegation (O-12)."""
    urutan = (JenisPenempatan.DEFINITIF, JenisPenempatan.PLT)
    bisa = [p for p in pemimpin if p.dapat_menilai and p.jenis in urutan]
    return sorted(bisa, key=lambda p: urutan.index(p.jenis))


def _sebab(pemimpin: Pemimpin, *, naik: bool) -> Sebab:
    if pemimpin.jenis == JenisPenempatan.PLT:
        return Sebab.PLT_DI_ATAS if naik else Sebab.PLT_KEPALA
    return Sebab.KEPALA_DI_ATAS if naik else Sebab.KEPALA_UNIT
