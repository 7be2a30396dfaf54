"""Loops of "is rated by": who would, over one or several, rate his own penilai.

Along definitive posts alone everybody is rated by somebody higher in the tree, so a
loop always holds somebody with an override or a post as Plt. Those are few: every walk
begins with them, and only their way up is looked at.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kinerja.lib.tanggal import DateRange
from organisasi.rules.jenis import JenisPenempatan
from organisasi.rules.penilai import (
    Fakta,
    Jenjang,
    Pemimpin,
    Penetapan,
    pilih_penilai,
    pos_terhitung,
)

#: The one with the lowest key first: each is rated by the next, the last by the first.
Lingkaran = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pos:
    """One post somebody holds for a time; ``pejabat``: its holder may rate."""

    berlaku: DateRange
    pegawai: int
    unit: int
    jenis: JenisPenempatan
    memimpin: bool
    pejabat: bool


@dataclass(slots=True)
class Susunan:
    """What decides from ``sejak`` on who rates those who may stand in a loop.

    ``pos``, in the order of their keys, are all posts of everybody who leads a unit,
    is Plt, or is named in an override. ``induk`` is the place of each unit with its
    time, ``penetapan`` the penilai of each override by who is rated, ``berhalangan``
    the times in which somebody cannot rate.
    """

    sejak: date
    pos: Sequence[Pos] = ()
    induk: Mapping[int, list[tuple[DateRange, int | None]]] = field(
        default_factory=dict
    )
    penetapan: Mapping[int, list[tuple[DateRange, int]]] = field(default_factory=dict)
    berhalangan: Mapping[int, list[DateRange]] = field(default_factory=dict)
    _orang: dict[int, list[Pos]] = field(init=False)
    _kepala: dict[int, list[Pos]] = field(init=False)

    def __post_init__(self) -> None:
        self._orang, self._kepala = defaultdict(list), defaultdict(list)
        for satu in self.pos:
            self._orang[satu.pegawai].append(satu)
            if satu.memimpin:
                self._kepala[satu.unit].append(satu)

    def hari_berubah(self) -> set[date]:
        """Return ``sejak`` and every later day on which something here changes."""
        masa = [satu.berlaku for satu in self.pos]
        for induk in self.induk.values():
            masa += [berlaku for berlaku, _ in induk]
        for penetapan in self.penetapan.values():
            masa += [berlaku for berlaku, _ in penetapan]
        for berhalangan in self.berhalangan.values():
            masa += berhalangan
        ujung = {hari for satu in masa for hari in (satu.lower, satu.upper)}
        return {self.sejak} | {hari for hari in ujung if hari and hari > self.sejak}

    def lingkaran(self, hari: date) -> set[Lingkaran]:
        """Return the loops of one day."""
        plt = [satu.pegawai for satu in self.pos if satu.jenis == JenisPenempatan.PLT]
        menunggu = [*plt, *self.penetapan]
        penilai: dict[int, int | None] = {}
        while menunggu:
            orang = menunggu.pop()
            if orang not in penilai:
                penilai[orang] = dia = self.penilai(orang, hari)
                if dia is not None:
                    menunggu.append(dia)
        return {_urut(satu) for satu in cari_lingkaran(penilai)}

    def penilai(self, orang: int, hari: date) -> int | None:
        """Return who rates somebody of ``pos`` on this day."""
        acuan = pos_terhitung([s for s in self._orang[orang] if hari in s.berlaku])
        fakta = Fakta(
            pegawai=orang,
            jenjang=tuple(self._naik(acuan.unit, hari)) if acuan else (),
            memimpin=bool(acuan and acuan.memimpin),
            penetapan=self._penetapan(orang, hari),
        )
        return pilih_penilai(orang, {orang: fakta}).penilai

    def _naik(self, unit: int | None, hari: date) -> Iterator[Jenjang]:
        while unit is not None:
            kepala = [
                Pemimpin(s.pegawai, s.jenis, s.pejabat and self._bisa(s.pegawai, hari))
                for s in self._kepala[unit]
                if hari in s.berlaku
            ]
            yield Jenjang(unit, tuple(kepala))
            tempat = self.induk.get(unit, ())
            unit = next((di for berlaku, di in tempat if hari in berlaku), None)

    def _penetapan(self, orang: int, hari: date) -> Penetapan | None:
        for berlaku, penilai in self.penetapan.get(orang, ()):
            if hari in berlaku:
                return Penetapan(penilai, dapat_menilai=self._bisa(penilai, hari))
        return None

    def _bisa(self, orang: int, hari: date) -> bool:
        return not any(hari in masa for masa in self.berhalangan.get(orang, ()))


def lingkaran_baru(lama: Susunan, baru: Susunan) -> tuple[date, Lingkaran] | None:
    """Return the first day with a loop that did not stand that day, and the loop."""
    for hari in sorted(baru.hari_berubah() | lama.hari_berubah()):
        temuan = baru.lingkaran(hari)
        # there is hardly ever one, so what stood before is hardly ever walked
        if temuan and (beda := temuan - lama.lingkaran(hari)):
            return hari, min(beda)
    return None


def cari_lingkaran(penilai: Mapping[int, int | None]) -> list[Lingkaran]:
    """Return every loop, each once, as (a, b, …): a is rated by b, the last by a."""
    selesai: set[int] = set()
    hasil = []
    for awal in penilai:
        jalan: list[int] = []
        kini: int | None = awal
        while kini is not None and kini not in selesai:
            selesai.add(kini)
            jalan.append(kini)
            kini = penilai.get(kini)
        if kini in jalan:
            hasil.append(tuple(jalan[jalan.index(kini) :]))
    return hasil


def _urut(satu: Lingkaran) -> Lingkaran:
    awal = satu.index(min(satu))
    return satu[awal:] + satu[:awal]
