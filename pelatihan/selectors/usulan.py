"""Proposals for training and what they come from."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from evaluasi.models import Evaluasi
from kinerja.akun.models import Pengguna
from organisasi.models import Kebutuhan, Pegawai
from organisasi.selectors import pegawai_berkode
from pelatihan.models import Program, Usulan
from pelatihan.policies.program import (
    proposable_evaluasi,
    proposable_kebutuhan,
    proposable_pegawai,
    reachable_unit,
    visible_usulan,
)
from pelatihan.rules.jenis import StatusUsulan
from pelatihan.selectors.program import PALING_BANYAK, cari_orang


def list_usulan(actor: Pengguna) -> QuerySet[Usulan]:
    """Return the visible proposals: undecided first, then the newest."""
    return (
        visible_usulan(actor)
        .select_related(
            "pegawai", "program", "dari_evaluasi__tahap", "dari_kebutuhan", "oleh"
        )
        .order_by("-status", "-id")
    )


def count_waiting() -> int:
    """Return how many proposals wait for a decision."""
    return Usulan.objects.filter(status=StatusUsulan.DIUSULKAN).count()


def usulan_for(actor: Pengguna, kode: UUID) -> Usulan:
    """Return one visible proposal; 404 for any other."""
    semua = visible_usulan(actor).select_related("pegawai", "program", "oleh")
    return get_object_or_404(semua, kode=kode)


def evaluasi_for(actor: Pengguna, kode: UUID) -> Evaluasi:
    """Return an evaluation the actor may propose from; 404 for any other."""
    semua = proposable_evaluasi(actor).select_related("pegawai", "tahap")
    return get_object_or_404(semua, kode=kode)


def kebutuhan_for(actor: Pengguna, kode: UUID) -> Kebutuhan:
    """Return a need the actor may propose from; 404 for any other."""
    return get_object_or_404(proposable_kebutuhan(actor), kode=kode)


def pegawai_for(actor: Pengguna, kode: UUID) -> Pegawai:
    """Return a person the actor may propose for; 404 for any other."""
    return pegawai_berkode(proposable_pegawai(actor), kode)


def search_pegawai(actor: Pengguna, kata: str) -> list[Pegawai]:
    """Return people the actor may propose for."""
    return cari_orang(proposable_pegawai(actor), kata)


def program_pilihan(usulan: Usulan) -> list[Program]:
    """Return programmes for the unit of the person a proposal is about."""
    di_atas = reachable_unit([usulan.pegawai_id])
    return list(
        Program.objects.filter(unit_id__in=di_atas).order_by("nama", "id")[
            :PALING_BANYAK
        ]
    )
