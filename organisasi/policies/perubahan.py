"""Who records acts on people and units: BKPSDM, the admin inside the own subtree."""

from collections.abc import Collection
from datetime import date

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penempatan, PerubahanStruktur, UnitKerja
from organisasi.policies.pegawai import cakupan_urus
from organisasi.querysets import subtree


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
    if any(satu.pengguna_id == actor.pk for satu in orang):
        return False
    cakupan = cakupan_urus(actor)
    if cakupan.semua:
        return True
    return all(
        _di_dalam(cakupan.unit, orang, unit, hari)
        for hari in {hari_ini(), tanggal or hari_ini()}
    )


def can_change_perubahan(actor: Pengguna, satu: PerubahanStruktur) -> bool:
    """Say who may take a planned act back: who could record it."""
    orang = [p for p in (satu.pegawai, satu.mitra) if p is not None]
    unit = [u for u in (satu.unit, satu.unit_tujuan) if u is not None]
    return can_change(actor, orang, unit, satu.tanggal)


def _di_dalam(
    akar: frozenset[int],
    orang: Collection[Pegawai],
    unit: Collection[UnitKerja],
    hari: date,
) -> bool:
    di = Penempatan.objects.pada(hari).filter(pegawai__in=orang)
    tempat = list(di.values_list("pegawai_id", "jabatan__unit_id"))
    if not akar or (hari == hari_ini() and {o for o, _ in tempat} != _pk(orang)):
        return False
    perlu = {satu for _, satu in tempat} | _pk(unit)
    return perlu <= set(
        UnitKerja.objects.filter(pk__in=subtree(akar, hari)).values_list(
            "pk", flat=True
        )
    )


def _pk(baris: Collection[Pegawai] | Collection[UnitKerja]) -> set[int]:
    return {satu.pk for satu in baris}
