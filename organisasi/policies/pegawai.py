"""Whose staff data an actor reads, and whose contact data."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, Penempatan, PenetapanPenilai
from organisasi.policies.wewenang import wewenang
from organisasi.querysets import subtree
from organisasi.rules.jenis import JenisPeran

#: Roles that read staff data: everything, or their unit's subtree when one is named.
PEMBACA = frozenset(
    {
        JenisPeran.BKPSDM,
        JenisPeran.ADMIN_SKPK,
        JenisPeran.INSPEKTORAT,
        JenisPeran.TIM_PENGELOLA,
        JenisPeran.PIMPINAN_PENUH,
    }
)
#: Roles that keep staff data right and therefore see contact data too.
PENGURUS = frozenset({JenisPeran.BKPSDM, JenisPeran.ADMIN_SKPK})


@dataclass(frozen=True)
class Cakupan:
    """What part of the staff an actor reaches: all, or the subtrees of units."""

    semua: bool = False
    unit: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.semua or bool(self.unit)


def active_peran(actor: Pengguna) -> frozenset[tuple[JenisPeran, int | None]]:
    """Return (role, unit) pairs in force today."""
    return wewenang(actor).peran


def has_peran(actor: Pengguna, *jenis: JenisPeran) -> bool:
    """Say whether the actor holds one of these roles today, for whatever unit."""
    return any(peran in jenis for peran, _ in active_peran(actor))


def unit_dipimpin(actor: Pengguna) -> frozenset[int]:
    """Return the units the actor leads today, as definitive head, Plt or Plh."""
    return wewenang(actor).unit_dipimpin


def cakupan_peran(actor: Pengguna, peran: frozenset[JenisPeran]) -> Cakupan:
    """Return what part of the staff these roles of the actor reach today."""
    pasangan = [unit for jenis, unit in active_peran(actor) if jenis in peran]
    return Cakupan(
        semua=None in pasangan,
        unit=frozenset(unit for unit in pasangan if unit is not None),
    )


def _dalam(cakupan: Cakupan) -> Q:
    """Return the people whose post today is inside the scope."""
    if cakupan.semua:
        return Q()
    di_sana = Penempatan.objects.pada(hari_ini()).filter(
        jabatan__unit_id__in=subtree(cakupan.unit, hari_ini())
    )
    return Q(pk__in=di_sana.values("pegawai_id"))


def cakupan_baca(actor: Pengguna) -> Cakupan:
    """Return whose staff data the actor reads: by role, and below units he leads."""
    dari_peran = cakupan_peran(actor, PEMBACA)
    if dari_peran.semua:
        return dari_peran
    return Cakupan(dari_peran.semua, dari_peran.unit | unit_dipimpin(actor))


def cakupan_urus(actor: Pengguna) -> Cakupan:
    """Return whose data the actor keeps right: BKPSDM, the admin of an SKPK."""
    return cakupan_peran(actor, PENGURUS)


def can_open_directory(actor: Pengguna) -> bool:
    """Say whether the actor has more to read than the own page."""
    return bool(cakupan_baca(actor)) or wewenang(actor).menilai_khusus


def _dinilai(actor: Pengguna) -> QuerySet[PenetapanPenilai]:
    """Return the overrides that make the actor somebody's penilai today."""
    saya = wewenang(actor).pegawai
    return PenetapanPenilai.objects.pada(hari_ini()).filter(penilai=saya)


def visible_pegawai(actor: Pengguna) -> QuerySet[Pegawai]:
    """Return the people the actor may see: the own row, the scope's, those he rates."""
    cakupan = cakupan_baca(actor)
    if cakupan.semua:
        return Pegawai.objects.all()
    syarat = [Q(pk=wewenang(actor).pegawai)]
    if wewenang(actor).menilai_khusus:
        syarat.append(Q(pk__in=_dinilai(actor).values("pegawai_id")))
    if cakupan.unit:
        syarat.append(_dalam(cakupan))
    return Pegawai.objects.filter(reduce(or_, syarat))


def kontak_terbaca(actor: Pengguna) -> Q:
    """Return the condition for people whose e-mail, phone and birth date are read.

    The own row, all for BKPSDM, the SKPK for its admin. A superior sees performance
    data only.
    """
    cakupan = cakupan_urus(actor)
    sendiri = Q(pk=wewenang(actor).pegawai)
    if cakupan.semua:
        return Q(pk__isnull=False)
    return sendiri | _dalam(cakupan) if cakupan else sendiri


def visible_kontak(actor: Pengguna) -> QuerySet[Pegawai]:
    """Return the people whose contact data the actor reads."""
    return Pegawai.objects.filter(kontak_terbaca(actor))


def remember_kontak(actor: Pengguna, pegawai: Pegawai, *, terbaca: bool) -> None:
    """Keep, on this copy of the person, what ``kontak_terbaca`` said while loading."""
    pegawai.__dict__["_kontak_terbaca"] = (actor.pk, terbaca)


def can_see_kontak(actor: Pengguna, pegawai: Pegawai) -> bool:
    """Say whether the actor reads e-mail and phone of this person."""
    if pegawai.pengguna_id == actor.pk:
        return True
    siapa, terbaca = pegawai.__dict__.get("_kontak_terbaca", (None, False))
    if siapa == actor.pk:
        return bool(terbaca)
    cakupan = cakupan_urus(actor)
    return cakupan.semua or (
        bool(cakupan) and visible_kontak(actor).filter(pk=pegawai.pk).exists()
    )


def can_edit_kontak(actor: Pengguna, pegawai: Pegawai) -> bool:
    """Say who changes e-mail and phone: only the person."""
    return pegawai.pengguna_id is not None and pegawai.pengguna_id == actor.pk


def can_edit_pegawai(actor: Pengguna, pegawai: Pegawai) -> bool:
    """Say who repairs name, rank and kind: who keeps the data, never the own."""
    return pegawai.pengguna_id != actor.pk and can_see_kontak(actor, pegawai)


def can_edit_nip(actor: Pengguna, pegawai: Pegawai) -> bool:
    """Say who changes a NIP: BKPSDM, because it is the login name too."""
    bkpsdm = has_peran(actor, JenisPeran.BKPSDM)
    return bkpsdm and can_edit_pegawai(actor, pegawai)
