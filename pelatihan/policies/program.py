"""Who runs programmes, who may take part, who decides proposals."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from evaluasi.models import Evaluasi
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Kebutuhan, Pegawai, Penempatan, UnitKerja
from organisasi.policies import cakupan_urus, has_peran, unit_dipimpin
from organisasi.querysets import ancestors, subtree
from organisasi.rules.jenis import JenisPeran
from pelatihan.models import Angkatan, Percobaan, Peserta, Program, Usulan
from pelatihan.rules.jenis import StatusPeserta


def can_manage_any(actor: Pengguna) -> bool:
    """Say whether the actor is of a committee: BKPSDM, the admin of an SKPK."""
    return bool(cakupan_urus(actor))


def managed_unit(actor: Pengguna) -> QuerySet[UnitKerja]:
    """Return the units for which the actor may run programmes."""
    urus = cakupan_urus(actor)
    if urus.semua:
        return UnitKerja.objects.all()
    return UnitKerja.objects.filter(pk__in=subtree(urus.unit, hari_ini()))


def managed_program(actor: Pengguna) -> QuerySet[Program]:
    """Return the programmes the actor runs."""
    return Program.objects.filter(unit__in=managed_unit(actor).values("pk"))


def can_manage(actor: Pengguna, program: Program) -> bool:
    """Say whether the actor is of this programme's committee."""
    return managed_unit(actor).filter(pk=program.unit_id).exists()


def reachable_unit(pegawai: Any) -> Any:
    """Return a subquery: the units of these people today, and all above them."""
    di = Penempatan.objects.pada(hari_ini()).filter(pegawai__in=pegawai)
    return ancestors(di.values_list("jabatan__unit_id", flat=True), hari_ini())


def open_program(actor: Pengguna) -> QuerySet[Program]:
    """Return the published programmes the actor could take part in.

    Those of the own unit or of a unit above it.
    """
    diri = Pegawai.objects.filter(pengguna=actor)
    return Program.objects.filter(terbit=True, unit_id__in=reachable_unit(diri))


def visible_program(actor: Pengguna) -> QuerySet[Program]:
    """Return the programmes the actor may see.

    The committee's own, those the actor takes or took part in, and the published ones
    of the own unit or of a unit above it.
    """
    ikut = Peserta.objects.filter(
        angkatan__program=OuterRef("pk"), pegawai__pengguna=actor
    )
    return Program.objects.filter(
        Exists(ikut)
        | Q(pk__in=open_program(actor).values("pk"))
        | Q(unit__in=managed_unit(actor).values("pk"))
    )


def eligible_pegawai(program: Program) -> QuerySet[Pegawai]:
    """Return the people a programme is for: those of its unit and below it."""
    di_sana = Penempatan.objects.pada(hari_ini()).filter(
        jabatan__unit_id__in=subtree([program.unit_id], hari_ini())
    )
    return Pegawai.objects.filter(pk__in=di_sana.values("pegawai_id"))


def can_enrol(actor: Pengguna, angkatan: Angkatan, pegawai: Pegawai) -> bool:
    """Say who puts whom into a class: oneself or the committee, people it is for."""
    program = angkatan.program
    sendiri = pegawai.pengguna_id == actor.pk and program.terbit
    return (sendiri or can_manage(actor, program)) and (
        eligible_pegawai(program).filter(pk=pegawai.pk).exists()
    )


def can_withdraw(actor: Pengguna, peserta: Peserta) -> bool:
    """Say who takes somebody out: oneself before it starts, else the committee."""
    sendiri = peserta.pegawai.pengguna_id == actor.pk
    if sendiri and hari_ini() < peserta.angkatan.masa.lower:
        return True
    return can_manage(actor, peserta.angkatan.program)


def active_peserta(actor: Pengguna) -> QuerySet[Peserta]:
    """Return where the actor takes part and has not withdrawn."""
    return Peserta.objects.filter(pegawai__pengguna=actor).exclude(
        status=StatusPeserta.MUNDUR
    )


def visible_percobaan(actor: Pengguna) -> QuerySet[Percobaan]:
    """Return the own tries, and the finished ones of programmes the actor runs."""
    return Percobaan.objects.filter(
        Q(peserta__pegawai__pengguna=actor)
        | Q(
            selesai_pada__isnull=False,
            peserta__angkatan__program__in=managed_program(actor).values("pk"),
        )
    )


def can_decide_usulan(actor: Pengguna) -> bool:
    """Say who decides proposals: BKPSDM."""
    return has_peran(actor, JenisPeran.BKPSDM)


def visible_usulan(actor: Pengguna) -> QuerySet[Usulan]:
    """Return all proposals to BKPSDM; to others those they made or that are for them.

    What the penilai wrote is for BKPSDM and the person it is about.
    """
    if can_decide_usulan(actor):
        return Usulan.objects.all()
    return Usulan.objects.filter(Q(oleh=actor) | Q(pegawai__pengguna=actor))


def proposable_evaluasi(actor: Pengguna) -> QuerySet[Evaluasi]:
    """Return the evaluations a proposal may come from: the penilai's, the own."""
    return Evaluasi.objects.filter(
        Q(penilai__pengguna=actor) | Q(pegawai__pengguna=actor)
    )


def proposable_kebutuhan(actor: Pengguna) -> QuerySet[Kebutuhan]:
    """Return the needs a proposal may come from.

    Of units the actor keeps or leads (and below), and of the own unit and above.
    """
    urus = cakupan_urus(actor)
    if urus.semua:
        return Kebutuhan.objects.all()
    diri = Pegawai.objects.filter(pengguna=actor)
    return Kebutuhan.objects.filter(
        Q(unit_id__in=subtree(urus.unit | unit_dipimpin(actor), hari_ini()))
        | Q(unit_id__in=reachable_unit(diri))
    )


def proposable_pegawai(actor: Pengguna) -> QuerySet[Pegawai]:
    """Return for whom the actor may propose from a need: self, and the own people."""
    urus = cakupan_urus(actor)
    if urus.semua:
        return Pegawai.objects.all()
    di_sana = Penempatan.objects.pada(hari_ini()).filter(
        jabatan__unit_id__in=subtree(urus.unit | unit_dipimpin(actor), hari_ini())
    )
    return Pegawai.objects.filter(
        Q(pengguna=actor) | Q(pk__in=di_sana.values("pegawai_id"))
    )
