"""Who hands out activation codes, and to whom one is due."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kinerja.akun.models import KodeAktivasi, Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penempatan, UnitKerja
from organisasi.policies.pegawai import (
    cakupan_urus,
    can_edit_pegawai,
    visible_kontak,
)
from organisasi.querysets import subtree

#: How Django begins what stands for "no password at all".
TANPA_SANDI = "!"


def can_open_kode(actor: Pengguna) -> bool:
    """Say who prints slips for a unit: BKPSDM, the admin of the SKPK."""
    return bool(cakupan_urus(actor))


def can_issue_kode(actor: Pengguna, pegawai: Pegawai) -> bool:
    """Say who hands one person a code: who keeps the data, never for himself."""
    return bool(pegawai.pengguna_id) and can_edit_pegawai(actor, pegawai)


def unit_berkode(actor: Pengguna) -> QuerySet[UnitKerja]:
    """Return the units for whose people the actor prints slips."""
    cakupan = cakupan_urus(actor)
    if cakupan.semua:
        return UnitKerja.objects.all()
    di_sana = subtree(cakupan.unit, hari_ini())
    return UnitKerja.objects.filter(pk__in=di_sana)


def kode_berlaku() -> Exists:
    """Ask of a Pegawai: is there a printed code of his that still works?"""
    return Exists(
        KodeAktivasi.objects.filter(
            pengguna_id=OuterRef("pengguna_id"),
            dipakai_pada=None,
            berlaku__contains=hari_ini(),
        )
    )


def belum_masuk(actor: Pengguna, unit: UnitKerja) -> QuerySet[Pegawai]:
    """Return the people of a unit and below who cannot sign in yet, by name.

    Each has an open account without a password. Not the actor himself.
    """
    di_sana = Penempatan.objects.pada(hari_ini()).filter(
        jabatan__unit_id__in=subtree([unit.pk], hari_ini())
    )
    return (
        visible_kontak(actor)
        .filter(
            Q(pengguna__ditutup__isnull=True)
            | ~Q(pengguna__ditutup__contains=hari_ini()),
            pk__in=di_sana.values("pegawai_id"),
            pengguna__password__startswith=TANPA_SANDI,
            pengguna__aktif=True,
            pengguna__terkunci_sejak=None,
        )
        .exclude(pengguna=actor)
        .order_by("nama", "id")
    )
