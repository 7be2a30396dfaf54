"""Who records acts on people and units: BKPSDM, the admin inside the own subtree."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, PerubahanStruktur, UnitKerja
from organisasi.policies.pegawai import cakupan_urus


def can_record(actor: Pengguna) -> bool:
    """Say whether the actor records acts at all."""
    return bool(cakupan_urus(actor))


def can_change(
    actor: Pengguna,
    orang: Collection[Pegawai],
    unit: Collection[UnitKerja] = (),
    tanggal: date | None = None,
) -> bool:
    """Say who may record an act that touches these people and units on a day.

    Never on oneself. BKPSDM everywhere; the admin of an SKPK only where all of it,
    today and on the day, lies in the own subtree.
    """
    return can_change_each(actor, [Pokok(orang, unit, tanggal)])[0]


def can_change_each(actor: Pengguna, semua: Sequence["Pokok"]) -> list[bool]:
    """Say it of each of several acts, in one query."""
    cakupan = cakupan_urus(actor)
    if cakupan.semua:
        return [not satu.milik(actor) for satu in semua]
    letak = _letak(cakupan.unit, semua)
    return [
        not satu.milik(actor)
        and all(satu.di_dalam(letak, hari) for hari in {hari_ini(), satu.hari})
        for satu in semua
    ]


def can_change_perubahan(actor: Pengguna, satu: PerubahanStruktur) -> bool:
    """Say who may take a planned act back: who could record it."""
    return can_change_each(actor, [pokok(satu)])[0]


@dataclass(frozen=True)
class Pokok:
    """What one act touches, on which day (None: today)."""

    orang: Collection[Pegawai]
    unit: Collection[UnitKerja] = ()
    tanggal: date | None = None

    @property
    def hari(self) -> date:
        """Return the day of the act."""
        return self.tanggal or hari_ini()

    def milik(self, actor: Pengguna) -> bool:
        """Say whether the actor himself is touched."""
        return any(satu.pengguna_id == actor.pk for satu in self.orang)

    def di_dalam(self, letak: "_Letak", hari: date) -> bool:
        """Say whether all of it lies inside; today everybody must stand somewhere."""
        tempat = [letak.orang.get((hari, satu.pk), []) for satu in self.orang]
        if hari == hari_ini() and not all(tempat):
            return False
        return all(all(satu) for satu in tempat) and all(
            letak.unit[hari, satu.pk] for satu in self.unit
        )


def pokok(satu: PerubahanStruktur) -> Pokok:
    """Return what a recorded act touches."""
    orang = [p for p in (satu.pegawai, satu.mitra) if p is not None]
    unit = [u for u in (satu.unit, satu.unit_tujuan) if u is not None]
    return Pokok(orang, unit, satu.tanggal)


LETAK = """
WITH RECURSIVE
tempat(hari, pegawai_id, unit_id) AS (
    SELECT h, t.pegawai_id, j.unit_id FROM unnest(%(hari)s::date[]) h
    JOIN organisasi_penempatan t
        ON t.pegawai_id = ANY(%(orang)s::bigint[]) AND t.berlaku @> h
    JOIN organisasi_jabatan j ON j.id = t.jabatan_id
    UNION ALL
    SELECT h, NULL, u FROM unnest(%(hari)s::date[]) h, unnest(%(unit)s::bigint[]) u
),
naik(hari, asal, unit_id) AS (
    SELECT hari, unit_id, unit_id FROM tempat
    UNION
    SELECT n.hari, n.asal, s.induk_id
    FROM organisasi_susunanunit s
    JOIN naik n ON s.unit_id = n.unit_id AND s.berlaku @> n.hari
    WHERE s.induk_id IS NOT NULL
)
SELECT hari, pegawai_id, unit_id, (hari, unit_id) IN (
    SELECT hari, asal FROM naik WHERE unit_id = ANY(%(akar)s::bigint[])),
    EXISTS (SELECT FROM organisasi_susunanunit s
        WHERE s.unit_id = tempat.unit_id AND s.berlaku @> tempat.hari)
FROM tempat
"""


class _Letak(NamedTuple):
    """Inside or not: each post of a person on a day, each unit on a day."""

    orang: dict[tuple[date, int], list[bool]]
    unit: dict[tuple[date, int], bool]


def _letak(akar: Collection[int], semua: Sequence[Pokok]) -> _Letak:
    hasil = _Letak({}, {})
    with connection.cursor() as cursor:
        cursor.execute(
            LETAK,
            {
                "akar": list(akar),
                "hari": list({hari_ini(), *(satu.hari for satu in semua)}),
                "orang": [p.pk for satu in semua for p in satu.orang],
                "unit": [u.pk for satu in semua for u in satu.unit],
            },
        )
        for hari, orang, unit, dalam, berdiri in cursor.fetchall():
            if orang is None:
                # a unit that will have ended by then lies outside nobody's subtree
                hasil.unit[hari, unit] = dalam or (hari > hari_ini() and not berdiri)
            else:
                hasil.orang.setdefault((hari, orang), []).append(dalam)
    return hasil
