"""Who gives feedback to whom, and in which role: derived, never chosen."""

from django.db.models import Q, QuerySet

from evaluasi.rules.alur import PeranPemberi
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import AnggotaTim, Pegawai, Penempatan
from organisasi.policies import unit_dipimpin
from organisasi.querysets import ancestors, subtree
from organisasi.rules.tim import PeranTim
from organisasi.selectors import penilai_pada


def can_give(actor: Pengguna) -> bool:
    """Say whether the actor works somewhere today."""
    return _unit_saya(actor).exists()


def _unit_saya(actor: Pengguna) -> QuerySet[Penempatan]:
    return Penempatan.objects.pada(hari_ini()).filter(pegawai__pengguna=actor)


def unit_kerja_saya(actor: Pengguna) -> list[int]:
    """Return the units the actor works in or leads today."""
    return list(_unit_saya(actor).values_list("jabatan__unit_id", flat=True))


def peran_pemberi(actor: Pengguna, pegawai: Pegawai) -> PeranPemberi | None:
    """Return the role in which the actor may speak about this person today.

    PIMPINAN: the penilai, a head above, or the ketua of a team with this person, who
    is a Pimpinan without rating (p.179, 184). BAWAHAN: the person leads the actor's
    unit or one above it, rates him, or is ketua of a team with him. REKAN_SETINGKAT:
    both work in the same unit or team. Nobody else for now (PIHAK_LAIN comes later).
    """
    diri = Pegawai.objects.filter(pengguna=actor).first()
    if diri is None or diri.pk == pegawai.pk:
        return None
    unit_orang = _unit(pegawai)
    if _memimpin(actor, unit_orang) or _menilai(diri, pegawai):
        return PeranPemberi.PIMPINAN
    unit_saya = _unit(diri)
    if _dipimpin_oleh(pegawai, unit_saya) or _menilai(pegawai, diri):
        return PeranPemberi.BAWAHAN
    sekantor = PeranPemberi.REKAN_SETINGKAT if unit_saya & unit_orang else None
    return _peran_tim(diri, pegawai) or sekantor


def setim(diri: Pegawai | int | None) -> QuerySet[AnggotaTim]:
    """Return today's memberships in the teams this person is in today."""
    kini = AnggotaTim.objects.pada(hari_ini())
    return kini.filter(tim__in=kini.filter(pegawai=diri).values("tim"))


def _peran_tim(diri: Pegawai, pegawai: Pegawai) -> PeranPemberi | None:
    """Return the role among people of one team, the nearest to a Pimpinan first."""
    berdua = setim(diri).filter(pegawai__in=[diri, pegawai])
    saya: dict[int, str] = {}
    dia: dict[int, str] = {}
    for tim, siapa, peran in berdua.values_list("tim", "pegawai", "peran"):
        (saya if siapa == diri.pk else dia)[tim] = peran
    if PeranTim.KETUA in {saya[tim] for tim in dia}:
        return PeranPemberi.PIMPINAN
    if PeranTim.KETUA in dia.values():
        return PeranPemberi.BAWAHAN
    return PeranPemberi.REKAN_SETINGKAT if dia else None


def _unit(pegawai: Pegawai) -> set[int]:
    kini = Penempatan.objects.pada(hari_ini()).filter(pegawai=pegawai)
    return set(kini.values_list("jabatan__unit_id", flat=True))


def _memimpin(actor: Pengguna, unit: set[int]) -> bool:
    dipimpin = unit_dipimpin(actor)
    return bool(dipimpin and unit) and (
        Penempatan.objects.filter(
            Q(jabatan__unit_id__in=unit),
            jabatan__unit_id__in=subtree(dipimpin, hari_ini()),
        ).exists()
    )


def _dipimpin_oleh(pegawai: Pegawai, unit: set[int]) -> bool:
    return bool(unit) and (
        Penempatan.objects.pada(hari_ini())
        .filter(
            pegawai=pegawai,
            memimpin=True,
            jabatan__unit_id__in=ancestors(unit, hari_ini()),
        )
        .exists()
    )


def _menilai(penilai: Pegawai, pegawai: Pegawai) -> bool:
    return penilai_pada(pegawai, hari_ini()).penilai == penilai.pk
