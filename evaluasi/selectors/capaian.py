"""Capaian organisasi: what is set, what counts for a unit, who still has to set it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count

from evaluasi.models import CapaianOrganisasi, Evaluasi
from evaluasi.rules.predikat import PredikatOrganisasi
from evaluasi.selectors.periode import tahap_terbuka
from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penempatan, UnitKerja
from organisasi.rules.jenis import UNIT_SKPK, JenisUnit
from organisasi.selectors.penilai import NAIK

#: Kinds of unit whose leader sets the capaian of units below (O-36).
BERWENANG = frozenset({*UNIT_SKPK, JenisUnit.KABUPATEN})


@dataclass(frozen=True)
class CapaianUnit:
    """One unit whose head rates people: what counts for it, and who has to set it.

    ``dari`` is the unit the capaian belongs to: the unit itself or, where it has none
    of its own, the nearest above (O-10).
    """

    unit: UnitKerja
    orang: int
    capaian: CapaianOrganisasi | None
    dari: UnitKerja | None
    penetap: Pegawai | None

    @property
    def sendiri(self) -> bool:
        """Say whether the unit has a capaian of its own."""
        return self.dari is not None and self.dari.pk == self.unit.pk

    @property
    def predikat(self) -> str:
        """Return the word of the capaian that counts; empty when there is none."""
        if self.capaian is None:
            return ""
        return PredikatOrganisasi(self.capaian.predikat).label

    @property
    def sebab_tertahan(self) -> str:
        """Say who still has to act; empty when rating may begin (OR-01)."""
        if self.capaian is not None:
            return ""
        siapa = self.penetap.nama_lengkap if self.penetap else "pimpinan di atas unit"
        return (
            f"Capaian organisasi {self.unit.nama} belum ditetapkan. Menunggu {siapa}; "
            "sesudah itu penilaian dapat diisi (Pasal 24 ayat 1)."
        )


def capaian_unit(tahap: Tahap, units: Collection[int]) -> dict[int, CapaianUnit]:
    """Return the state of each of these units; a handful of queries for any number."""
    if not units:
        return {}
    jalur = _jalur(units, hari_ini())
    semua = {u for naik in jalur.values() for u in naik}
    baris = UnitKerja.objects.in_bulk(semua)
    ada = {
        c.unit_id: c
        for c in CapaianOrganisasi.objects.filter(tahap=tahap, unit_id__in=semua)
    }
    kepala = _kepala(semua)
    hasil = {}
    for unit, naik in jalur.items():
        dari = next((u for u in naik if u in ada), None)
        hasil[unit] = CapaianUnit(
            unit=baris[unit],
            orang=0,
            capaian=ada[dari] if dari else None,
            dari=baris[dari] if dari else None,
            penetap=_penetap(naik, baris, kepala),
        )
    return hasil


def capaian_dipakai(tahap: Tahap, units: Collection[int]) -> dict[int, CapaianUnit]:
    """Return what counts for these units; one query where each has its own.

    ``penetap`` is looked up only for a unit that has none of its own.
    """
    sendiri = CapaianOrganisasi.objects.filter(tahap=tahap, unit_id__in=units)
    hasil = {
        c.unit_id: CapaianUnit(c.unit, 0, c, c.unit, None)
        for c in sendiri.select_related("unit")
    }
    return hasil | capaian_unit(tahap, [u for u in units if u not in hasil])


def _penetap(
    naik: list[int], baris: dict[int, UnitKerja], kepala: dict[int, Pegawai]
) -> Pegawai | None:
    """The nearest leader above of a kind that may; at the top nobody stands above."""
    di_atas = naik[1:] or naik
    return next(
        (kepala[u] for u in di_atas if u in kepala and baris[u].jenis in BERWENANG),
        None,
    )


def _jalur(units: Iterable[int], hari: date) -> dict[int, list[int]]:
    with connection.cursor() as cursor:
        cursor.execute(NAIK, [sorted(units), hari])
        langkah: list[tuple[int, int]] = cursor.fetchall()
    jalur: dict[int, list[int]] = {}
    for asal, ke in langkah:
        jalur.setdefault(asal, []).append(ke)
    return jalur


def _kepala(units: Collection[int]) -> dict[int, Pegawai]:
    """The leader of each unit today; an acting one stands in for the post's own."""
    baris = (
        Penempatan.objects.pada(hari_ini())
        .filter(memimpin=True, jabatan__unit_id__in=units)
        .select_related("pegawai", "jabatan")
        .order_by("jenis", "id")  # DEFINITIF, PLH, PLT: the last one stays
    )
    return {p.jabatan.unit_id: p.pegawai for p in baris}


def capaian_saya(actor: Pengguna, tahap: Tahap) -> list[CapaianUnit]:
    """Return the units whose capaian the actor sets, those without one first."""
    orang: dict[int, int] = dict(
        Evaluasi.objects.filter(tahap=tahap)
        .order_by()
        .values_list("unit_capaian")
        .annotate(n=Count("pk"))
    )
    semua = capaian_unit(tahap, orang)
    milik = [
        CapaianUnit(s.unit, orang[unit], s.capaian, s.dari, s.penetap)
        for unit, s in semua.items()
        if s.penetap is not None and s.penetap.pengguna_id == actor.pk
    ]
    return sorted(milik, key=lambda s: (s.sendiri, s.unit.nama))


def penetap_capaian(tahap: Tahap, unit: UnitKerja) -> Pegawai | None:
    """Return who sets the capaian of one unit today (O-36)."""
    return capaian_unit(tahap, [unit.pk])[unit.pk].penetap


def tahap_capaian() -> list[Tahap]:
    """Return the stages in which capaian can be set today."""
    return tahap_terbuka(hari_ini())
