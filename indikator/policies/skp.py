"""Who may see, write and decide an SKP. Never oneself on the own one."""

from django.db.models import Q, QuerySet

from indikator.models import SKP, VersiSKP
from indikator.rules.alur_skp import DAPAT_DIUBAH, StatusSKP, StatusVersi
from kinerja.akun.models import Pengguna
from organisasi.models import Pegawai
from organisasi.policies import cakupan_baca, can_open_directory, visible_pegawai
from organisasi.policies.pegawai import cakupan_urus, can_edit_pegawai
from organisasi.policies.wewenang import is_pegawai, wewenang


def can_open_skp(actor: Pengguna) -> bool:
    """Say whether the room of SKP has anything for the actor."""
    return is_pegawai(actor) or can_open_directory(actor)


def visible_skp(actor: Pengguna) -> QuerySet[SKP]:
    """Return the own SKP, those the actor rates or stands above, and the scope's."""
    if cakupan_baca(actor).semua:
        return SKP.objects.all()
    saya = wewenang(actor).pegawai
    versi = VersiSKP.objects.filter(Q(penilai=saya) | Q(atasan=saya))
    return SKP.objects.filter(
        Q(pegawai__in=visible_pegawai(actor)) | Q(pk__in=versi.values("skp_id"))
    )


def owns(actor: Pengguna, versi_skp: VersiSKP) -> bool:
    """Say whether this is the actor's own SKP."""
    return versi_skp.skp.pegawai.pengguna_id == actor.pk


def can_edit_isi(actor: Pengguna, versi_skp: VersiSKP) -> bool:
    """Say who writes content and submits: the owner, while it is with her."""
    return (
        owns(actor, versi_skp)
        and versi_skp.status in DAPAT_DIUBAH
        and versi_skp.skp.status == StatusSKP.AKTIF
    )


def can_decide(actor: Pengguna, versi_skp: VersiSKP) -> bool:
    """Say who returns and agrees: the penilai frozen at submit, while it waits."""
    return (
        versi_skp.status == StatusVersi.DIAJUKAN
        and versi_skp.skp.status == StatusSKP.AKTIF
        and versi_skp.penilai.pengguna_id == actor.pk
        and not owns(actor, versi_skp)
    )


def can_cancel(actor: Pengguna, versi_skp: VersiSKP) -> bool:
    """Say who withdraws an SKP: the owner until it is set, who keeps the data always.

    Whoever keeps the data does it for another, never for himself.
    """
    skp = versi_skp.skp
    if skp.status == StatusSKP.DIBATALKAN:
        return False
    if owns(actor, versi_skp):
        belum = versi_skp.nomor == 1 and versi_skp.status != StatusVersi.DITETAPKAN
        return belum and skp.status == StatusSKP.AKTIF
    cakupan = cakupan_urus(actor)
    return bool(cakupan) and can_edit_pegawai(actor, skp.pegawai)


def can_write_ekspektasi(
    actor: Pengguna, versi_skp: VersiSKP, penilai: Pegawai | None
) -> bool:
    """Say who writes ekspektasi khusus: ``penilai`` of today, until it is set."""
    return (
        penilai is not None
        and penilai.pengguna_id == actor.pk
        and versi_skp.status != StatusVersi.DITETAPKAN
        and versi_skp.skp.status == StatusSKP.AKTIF
        and not owns(actor, versi_skp)
    )
