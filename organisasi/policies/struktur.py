"""Who keeps the structure true: overrides, teams, data quality, merging people."""

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, UnitKerja
from organisasi.policies.pegawai import (
    Cakupan,
    cakupan_peran,
    cakupan_urus,
    can_see_kontak,
)
from organisasi.policies.wewenang import wewenang
from organisasi.querysets import subtree
from organisasi.rules.jenis import JenisPeran


def can_set_penilai(actor: Pengguna, pegawai: Pegawai) -> bool:
    """Say who sets a penilai: BKPSDM, the admin of the SKPK; never for himself."""
    return (
        bool(cakupan_urus(actor))
        and pegawai.pengguna_id != actor.pk
        and can_see_kontak(actor, pegawai)
    )


def can_open_mutu(actor: Pengguna) -> bool:
    """Say who reads what is wrong in the data: whoever can repair it."""
    return bool(cakupan_urus(actor))


def cakupan_mutu(actor: Pengguna) -> Cakupan:
    """Return the part of the kabupaten whose data the actor checks."""
    return cakupan_urus(actor)


def can_merge(actor: Pengguna) -> bool:
    """Say who makes one person of two: BKPSDM for the whole kabupaten.

    The duplicate often stands in another SKPK or in none, so no admin sees both.
    """
    return cakupan_peran(actor, frozenset({JenisPeran.BKPSDM})).semua


def can_merge_orang(actor: Pengguna, *orang: Pegawai) -> bool:
    """Say who merges these people: as ``can_merge``, and nobody himself."""
    return can_merge(actor) and all(p.pengguna_id != actor.pk for p in orang)


def can_keep_tim(actor: Pengguna, unit: UnitKerja) -> bool:
    """Say who keeps the teams of a unit: BKPSDM, and the admin or head above it.

    The head of a unit divides its work among teams (p.46-49); a Plh only runs the
    office.
    """
    cakupan = cakupan_urus(actor)
    if cakupan.semua:
        return True
    akar = cakupan.unit | wewenang(actor).unit_dikepalai
    di_sana = subtree(akar, hari_ini())
    return bool(akar) and UnitKerja.objects.filter(pk=unit.pk, pk__in=di_sana).exists()
