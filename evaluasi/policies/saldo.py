"""Who keeps opening balances: who keeps the staff data, never for himself.

The admin of an SKPK reads no ratings of ours (``policies.kartu``); an opening balance
is a document of the office that he files himself.
"""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from evaluasi.models import SaldoAwal
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, UnitKerja
from organisasi.policies import cakupan_urus
from organisasi.policies.pegawai import can_edit_pegawai, visible_kontak
from organisasi.querysets import subtree


def can_open_saldo(actor: Pengguna) -> bool:
    """Say whether there is anybody whose balances the actor keeps."""
    return bool(cakupan_urus(actor))


def can_keep_saldo(actor: Pengguna, pegawai: Pegawai) -> bool:
    """Say who records balances of a person; twin of ``pegawai_saldo``."""
    return can_open_saldo(actor) and can_edit_pegawai(actor, pegawai)


def pegawai_saldo(actor: Pengguna) -> QuerySet[Pegawai]:
    """Return the people whose balances the actor keeps."""
    if not can_open_saldo(actor):
        return Pegawai.objects.none()
    # an account is null for some; NOT (null = 5) would leave them out
    bukan_diri = Q(pengguna__isnull=True) | ~Q(pengguna=actor)
    return visible_kontak(actor).filter(bukan_diri)


def unit_saldo(actor: Pengguna) -> QuerySet[UnitKerja]:
    """Return the units whose balances the actor keeps: the scope of today."""
    cakupan = cakupan_urus(actor)
    if cakupan.semua:
        return UnitKerja.objects.all()
    return UnitKerja.objects.filter(pk__in=subtree(cakupan.unit, hari_ini()))


def can_keep_saldo_unit(actor: Pengguna, unit: UnitKerja) -> bool:
    """Say who records the organisation result of a unit; twin of ``unit_saldo``."""
    return can_open_saldo(actor) and unit_saldo(actor).filter(pk=unit.pk).exists()


def visible_saldo(actor: Pengguna) -> QuerySet[SaldoAwal]:
    """Return the balances the actor keeps."""
    if cakupan_urus(actor).semua:
        return SaldoAwal.objects.filter(
            Q(pegawai__isnull=True)
            | Q(pegawai__pengguna__isnull=True)
            | ~Q(pegawai__pengguna=actor)
        )
    milik = [
        Q(pegawai__in=pegawai_saldo(actor).values("pk")),
        Q(unit__in=unit_saldo(actor).values("pk")),
    ]
    return SaldoAwal.objects.filter(reduce(or_, milik))
