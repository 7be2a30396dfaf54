"""Teams of a unit and of a person, and who is in one, as an actor may read it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import AnggotaTim, Pegawai, TimKerja, UnitKerja
from organisasi.policies import visible_pegawai
from organisasi.policies.struktur import can_keep_tim
from organisasi.policies.unit import can_open_unit, visible_unit_pada
from organisasi.policies.wewenang import wewenang
from organisasi.rules.tim import PeranTim


def tim_unit(unit: UnitKerja, pada: date) -> QuerySet[TimKerja]:
    """Return the teams of a unit on a day, each with its ketua and how many it has."""
    ketua = AnggotaTim.objects.pada(pada).filter(
        tim=OuterRef("pk"), peran=PeranTim.KETUA.value
    )
    return (
        TimKerja.objects.pada(pada)
        .filter(unit=unit)
        .annotate(
            ketua=Subquery(ketua.values("pegawai__nama")[:1]),
            jumlah=Count("anggota", filter=Q(anggota__berlaku__contains=pada)),
        )
        .order_by("nama", "id")
    )


def tim_for(actor: Pengguna, kode: UUID) -> TimKerja:
    """Return one team: of a unit the actor reads, or he is in it; 404 for others."""
    semua = TimKerja.objects.select_related("unit")
    sendiri = Q(anggota__pegawai=wewenang(actor).pegawai)
    if not can_open_unit(actor):
        raise Http404
    terbaca = Q(unit__in=visible_unit_pada(actor, hari_ini()))
    return get_object_or_404(semua.filter(terbaca | sendiri).distinct(), kode=kode)


@dataclass(frozen=True)
class Keanggotaan:
    """Who is in a team: the people the actor may name, and how many others."""

    anggota: list[AnggotaTim]
    lain: int
    terlihat: frozenset[int]


def isi_tim(actor: Pengguna, tim: TimKerja) -> Keanggotaan:
    """Return the members, ketua first, then by name; ended ones last.

    Everybody may know the ketua; the others are named to who keeps the team, to its
    members, and to who may open their page.
    """
    semua = list(
        tim.anggota.select_related("pegawai").order_by("pegawai__nama", "berlaku", "id")
    )
    orang = {satu.pegawai_id for satu in semua}
    terlihat = frozenset(
        visible_pegawai(actor).filter(pk__in=orang).values_list("pk", flat=True)
    )
    bebas = wewenang(actor).pegawai in orang or can_keep_tim(actor, tim.unit)
    sebut = [
        satu
        for satu in semua
        if bebas or satu.pegawai_id in terlihat or satu.peran == PeranTim.KETUA
    ]
    hari = hari_ini()
    sebut.sort(
        key=lambda satu: (
            satu.berlaku.upper is not None and satu.berlaku.upper <= hari,
            satu.peran != PeranTim.KETUA,
        )
    )
    return Keanggotaan(sebut, len(semua) - len(sebut), terlihat)


def anggota_for(tim: TimKerja, nomor: int) -> AnggotaTim:
    """Return one membership of this team; 404 for another team's."""
    return get_object_or_404(
        tim.anggota.select_related("pegawai", "tim__unit"), pk=nomor
    )


def orang_terpilih(actor: Pengguna, kode: str) -> list[Pegawai]:
    """Return the visible person of a posted choice, so that a refused form keeps it."""
    try:
        return list(visible_pegawai(actor).filter(kode=UUID(kode)))
    except ValueError:
        return []
