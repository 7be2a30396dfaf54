"""Proposing that somebody be trained, and what BKPSDM decides about it."""

from django.db import IntegrityError
from django.db.models import Q

from evaluasi.models import Evaluasi
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import sekarang
from organisasi.models import Kebutuhan, Pegawai
from pelatihan.models import Program, Usulan
from pelatihan.policies.program import (
    can_decide_usulan,
    proposable_evaluasi,
    proposable_kebutuhan,
    proposable_pegawai,
)
from pelatihan.rules.jenis import StatusUsulan


def propose(
    *,
    actor: Pengguna,
    pegawai: Pegawai,
    sebab: str,
    asal: Evaluasi | Kebutuhan | None = None,
) -> Usulan:
    """Propose training for somebody, from the one row it comes from.

    Without ``asal`` people propose for themselves only. Raises ``NotAllowed``, and
    ``Conflict`` while the same proposal still waits.
    """
    evaluasi = asal if isinstance(asal, Evaluasi) else None
    kebutuhan = asal if isinstance(asal, Kebutuhan) else None
    if not _may_propose(actor, pegawai, evaluasi, kebutuhan):
        raise NotAllowed(
            "Usulan dibuat pejabat penilai dari evaluasinya, kepala unit dari "
            "kebutuhan unitnya, atau pegawai untuk dirinya sendiri."
        )
    try:
        with tindakan(pelaku=actor, nama="usulan:buat"):
            return Usulan.objects.create(
                pegawai=pegawai,
                sebab=sebab,
                dari_evaluasi=evaluasi,
                dari_kebutuhan=kebutuhan,
                oleh=actor,
            )
    except IntegrityError:
        raise Conflict(
            f"Usulan untuk {pegawai.nama} dari hal yang sama masih menunggu putusan "
            "BKPSDM."
        ) from None


def plan_usulan(
    *, actor: Pengguna, usulan: Usulan, program: Program, alasan: str = ""
) -> None:
    """Take a proposal up in a programme. Raises ``NotAllowed`` and ``Conflict``."""
    _decide(
        actor,
        usulan,
        nama="usulan:rencanakan",
        status=StatusUsulan.DIRENCANAKAN.value,
        program=program,
        alasan=alasan,
    )


def refuse_usulan(*, actor: Pengguna, usulan: Usulan, alasan: str) -> None:
    """Refuse a proposal with a reason. Raises ``NotAllowed`` and ``Conflict``."""
    if not alasan.strip():
        raise InvalidInput("Tulis alasan penolakan, supaya pengusul memahaminya.")
    _decide(
        actor,
        usulan,
        nama="usulan:tolak",
        status=StatusUsulan.DITOLAK.value,
        alasan=alasan,
    )


def _may_propose(
    actor: Pengguna,
    pegawai: Pegawai,
    evaluasi: Evaluasi | None,
    kebutuhan: Kebutuhan | None,
) -> bool:
    if evaluasi is not None:
        milik = Q(pk=evaluasi.pk, pegawai=pegawai)
        return proposable_evaluasi(actor).filter(milik).exists()
    if kebutuhan is not None:
        return (
            proposable_kebutuhan(actor).filter(pk=kebutuhan.pk).exists()
            and proposable_pegawai(actor).filter(pk=pegawai.pk).exists()
        )
    return pegawai.pengguna_id == actor.pk


def _decide(actor: Pengguna, usulan: Usulan, *, nama: str, **isian: object) -> None:
    if not can_decide_usulan(actor):
        raise NotAllowed("Usulan pelatihan diputuskan BKPSDM.")
    with tindakan(pelaku=actor, nama=nama):
        berubah = Usulan.objects.filter(
            pk=usulan.pk, status=StatusUsulan.DIUSULKAN
        ).update(**isian, diputus_oleh=actor, diputus_pada=sekarang())
        if berubah != 1:
            raise Conflict("Usulan ini sudah diputuskan orang lain.")
