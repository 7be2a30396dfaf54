"""Who reads, proposes and decides the needs of a unit.

The units somebody leads are read afresh from the structure: a Plh runs the office but
decides nothing about its needs, and a head in "berhalangan tetap" decides nothing.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import KeadaanPegawai, Kebutuhan, Penempatan, UnitKerja
from organisasi.policies.pegawai import (
    Cakupan,
    cakupan_baca,
    cakupan_peran,
    cakupan_urus,
)
from organisasi.policies.wewenang import MENGEPALAI, is_pegawai, wewenang
from organisasi.querysets import subtree
from organisasi.rules.jenis import BERHALANGAN_TETAP, JenisPeran


def kepala_hari_ini() -> QuerySet[Penempatan]:
    """Return the posts whose holders act as head today: definitive or Plt, able to."""
    berhalangan = KeadaanPegawai.objects.pada(hari_ini()).filter(
        pegawai_id=OuterRef("pegawai_id"), jenis__in=BERHALANGAN_TETAP
    )
    return Penempatan.objects.pada(hari_ini()).filter(
        ~Exists(berhalangan), memimpin=True, jenis__in=MENGEPALAI
    )


def unit_dikepalai(actor: Pengguna) -> frozenset[int]:
    """Return the units the actor heads today, as definitive head or Plt."""
    return wewenang(actor).unit_dikepalai


def can_open_kebutuhan(actor: Pengguna) -> bool:
    """Say whether there can be a unit whose needs the actor reads."""
    return is_pegawai(actor) or bool(cakupan_baca(actor))


def visible_unit(actor: Pengguna) -> QuerySet[UnitKerja]:
    """Return the units whose needs the actor reads: the scope's and the own ones."""
    cakupan = cakupan_baca(actor)
    if cakupan.semua:
        return UnitKerja.objects.all()
    bertugas = Penempatan.objects.pada(hari_ini()).filter(pegawai__pengguna=actor)
    syarat = Q(pk__in=bertugas.values("jabatan__unit_id"))
    if cakupan.unit:
        syarat |= Q(pk__in=subtree(cakupan.unit, hari_ini()))
    return UnitKerja.objects.filter(syarat)


def visible_kebutuhan(actor: Pengguna) -> QuerySet[Kebutuhan]:
    """Return the needs of the units the actor reads."""
    return Kebutuhan.objects.filter(unit__in=visible_unit(actor))


def _reaches(cakupan: Cakupan, unit: UnitKerja) -> bool:
    if cakupan.semua or not cakupan.unit:
        return cakupan.semua
    return UnitKerja.objects.filter(
        pk=unit.pk, pk__in=subtree(cakupan.unit, hari_ini())
    ).exists()


def can_propose(actor: Pengguna, unit: UnitKerja) -> bool:
    """Say who adds sasaran and needs: the head, the admin of the SKPK, BKPSDM."""
    return unit.pk in unit_dikepalai(actor) or _reaches(cakupan_urus(actor), unit)


def can_edit_kebutuhan(actor: Pengguna, kebutuhan: Kebutuhan) -> bool:
    """Say who changes the words: head and admin; BKPSDM only what it wrote."""
    if kebutuhan.unit_id in unit_dikepalai(actor):
        return True
    admin = cakupan_peran(actor, frozenset({JenisPeran.ADMIN_SKPK}))
    if _reaches(admin, kebutuhan.unit):
        return True
    return kebutuhan.dibuat_oleh_id == actor.pk and can_propose(actor, kebutuhan.unit)


def can_decide(actor: Pengguna, kebutuhan: Kebutuhan) -> bool:
    """Say who decides: the head of the unit or a head above; never the admin."""
    return _reaches(Cakupan(unit=unit_dikepalai(actor)), kebutuhan.unit)
