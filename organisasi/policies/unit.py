"""Who reads the structure: units of the scope and the own one, on any day."""

from datetime import date

from django.db.models import Q, QuerySet

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import UnitKerja
from organisasi.policies.pegawai import cakupan_baca
from organisasi.policies.wewenang import is_pegawai, wewenang
from organisasi.querysets import subtree


def can_open_unit(actor: Pengguna) -> bool:
    """Say whether there can be a unit the actor reads."""
    return is_pegawai(actor) or bool(cakupan_baca(actor))


def akar_terlihat(actor: Pengguna) -> frozenset[int]:
    """Return the tops of what the actor reads (not for a scope of all)."""
    return cakupan_baca(actor).unit | wewenang(actor).unit_sendiri


def visible_unit_pada(actor: Pengguna, pada: date) -> QuerySet[UnitKerja]:
    """Return the units the actor may read as of a day: the scope, the own, and below.

    The scope of today is followed back in time: what stood below a unit then is the
    history of that unit. Units and their heads are no personal data; who else holds
    a post is asked of ``visible_pegawai``.
    """
    if cakupan_baca(actor).semua:
        return UnitKerja.objects.all()
    akar = akar_terlihat(actor)
    syarat = Q()
    for hari in {hari_ini(), pada}:
        syarat |= Q(pk__in=subtree(akar, hari))
    return UnitKerja.objects.filter(syarat)


def can_open_kebutuhan_of(actor: Pengguna, unit: int) -> bool:
    """Say whether to offer the needs of a unit: inside the scope, or the own unit."""
    return bool(cakupan_baca(actor)) or unit in akar_terlihat(actor)
