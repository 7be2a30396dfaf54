"""Who keeps a unit's survey points, who reads the figures, who the free texts."""

from django.db.models import Q, QuerySet

from evaluasi.models import TitikLayanan
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import UnitKerja
from organisasi.policies import cakupan_baca, cakupan_urus, unit_dipimpin
from organisasi.querysets import subtree


def can_open_layanan(actor: Pengguna) -> bool:
    """Say whether the actor reads the figures of any unit."""
    return bool(cakupan_baca(actor))


def visible_titik(actor: Pengguna) -> QuerySet[TitikLayanan]:
    """Return the points whose figures the actor reads: as far as the staff data."""
    cakupan = cakupan_baca(actor)
    if cakupan.semua:
        return TitikLayanan.objects.all()
    return TitikLayanan.objects.filter(
        unit_id__in=subtree(cakupan.unit, hari_ini()),
    )


def can_keep_layanan(actor: Pengguna) -> bool:
    """Say whether there is any unit whose points the actor keeps."""
    return bool(cakupan_urus(actor) or unit_dipimpin(actor))


def kept_unit(actor: Pengguna) -> QuerySet[UnitKerja]:
    """Return the units whose points the actor keeps.

    BKPSDM all, the admin of an SKPK its subtree, a head the own unit.
    """
    urus = cakupan_urus(actor)
    if urus.semua:
        return UnitKerja.objects.all()
    return UnitKerja.objects.filter(
        Q(pk__in=subtree(urus.unit, hari_ini())) | Q(pk__in=unit_dipimpin(actor))
    )


def can_keep_layanan_of(actor: Pengguna, unit: UnitKerja) -> bool:
    """Say whether the actor keeps the points of this unit."""
    return kept_unit(actor).filter(pk=unit.pk).exists()


def can_read_saran(actor: Pengguna, titik: TitikLayanan) -> bool:
    """Say who reads the free texts: only the head of the unit, as the form promises."""
    return titik.unit_id in unit_dipimpin(actor)
