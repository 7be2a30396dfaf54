"""Who reports wrong data, and who repairs it."""

from django.db.models import Q, QuerySet

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import LaporanData, Pegawai, Penempatan, Peran
from organisasi.policies.pegawai import (
    cakupan_urus,
    can_see_kontak,
    has_peran,
    visible_kontak,
)
from organisasi.policies.wewenang import is_pegawai
from organisasi.querysets import ancestors, subtree
from organisasi.rules.jenis import JenisPeran
from organisasi.rules.laporan import StatusLaporan


def can_open_laporan(actor: Pengguna) -> bool:
    """Say whether there can be a report the actor reads: the own, or to be answered."""
    return is_pegawai(actor) or bool(cakupan_urus(actor))


def can_report(actor: Pengguna, pegawai: Pegawai) -> bool:
    """Say who reports: the person, about the own data."""
    return pegawai.pengguna_id is not None and pegawai.pengguna_id == actor.pk


def visible_laporan(actor: Pengguna) -> QuerySet[LaporanData]:
    """Return the own reports and those about people whose data the actor keeps."""
    return LaporanData.objects.filter(pegawai__in=visible_kontak(actor))


def can_answer(actor: Pengguna, laporan: LaporanData) -> bool:
    """Say who answers: who keeps the data right, never the reporter himself."""
    pegawai = laporan.pegawai
    return pegawai.pengguna_id != actor.pk and can_see_kontak(actor, pegawai)


def penangan_untuk(pegawai: Pegawai) -> QuerySet[Peran]:
    """Return whom a report goes to: the admins of the SKPK, else BKPSDM.

    Nobody is sent the own report; the only admin of an SKPK reports to BKPSDM.
    """
    tempat = Penempatan.objects.pada(hari_ini()).filter(pegawai=pegawai)
    atas = ancestors(tempat.values_list("jabatan__unit_id", flat=True), hari_ini())
    peran = Peran.objects.pada(hari_ini()).filter(pengguna__aktif=True)
    lain = peran.exclude(pengguna=pegawai.pengguna_id)
    admin = lain.filter(jenis=JenisPeran.ADMIN_SKPK, unit_id__in=atas)
    if admin.exists():
        return admin
    bkpsdm = lain.filter(jenis=JenisPeran.BKPSDM)
    return bkpsdm.filter(Q(unit__isnull=True) | Q(unit_id__in=atas))


def menunggu_jawaban(actor: Pengguna) -> QuerySet[LaporanData]:
    """Return the open reports that wait for this actor, by today's roles.

    For BKPSDM those that no admin can answer: nobody keeps that subtree, or the
    reporter is an admin himself.
    """
    semua = visible_laporan(actor).filter(status=StatusLaporan.DIAJUKAN)
    semua = semua.exclude(pegawai__pengguna=actor)
    if not has_peran(actor, JenisPeran.BKPSDM):
        return semua if cakupan_urus(actor) else semua.none()
    admin = Peran.objects.pada(hari_ini()).filter(jenis=JenisPeran.ADMIN_SKPK)
    unit = list(admin.values_list("unit_id", flat=True))
    terurus = Penempatan.objects.pada(hari_ini()).filter(
        jabatan__unit_id__in=subtree([u for u in unit if u], hari_ini())
    )
    sendiri = Q(pegawai__pengguna__in=admin.values("pengguna"))
    return semua.filter(~Q(pegawai__in=terurus.values("pegawai")) | sendiri)
