"""Who objects, who explains, who decides (PermenPANRB 6/2022 p.117)."""

from django.db.models import Q, QuerySet

from evaluasi.models import Evaluasi, Keberatan
from evaluasi.policies.kartu import is_atasan, is_milik, is_penilai
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.keberatan import is_final_oleh_kepala_daerah, sebab_belum_dapat
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import sekarang
from organisasi.models import Penempatan
from organisasi.rules.jenis import JenisJabatan


def visible_keberatan(actor: Pengguna) -> QuerySet[Keberatan]:
    """Return the objections the actor is a party of."""
    return Keberatan.objects.filter(
        Q(evaluasi__pegawai__pengguna=actor)
        | Q(evaluasi__penilai__pengguna=actor)
        | Q(evaluasi__atasan__pengguna=actor)
    )


def is_final(evaluasi: Evaluasi) -> bool:
    """Say whether the result is final: marked so, or rated by the Kepala Daerah."""
    if evaluasi.final:
        return True
    jabatan = evaluasi.penempatan.jabatan
    return is_final_oleh_kepala_daerah(
        oleh_kepala_daerah=_kepala_daerah(evaluasi),
        jenis_jabatan=jabatan.jenis,
        memimpin_unit_mandiri=jabatan.memimpin and jabatan.unit.mandiri,
    )


def _kepala_daerah(evaluasi: Evaluasi) -> bool:
    hari = (evaluasi.dinilai_pada or sekarang()).date()
    return (
        Penempatan.objects.pada(hari)
        .filter(
            pegawai_id=evaluasi.penilai_id,
            jabatan__jenis=JenisJabatan.KEPALA_DAERAH.value,
        )
        .exists()
    )


def alasan_belum_dapat(evaluasi: Evaluasi) -> str:
    """Return why no keberatan can start now; "" when the Pegawai may."""
    return sebab_belum_dapat(
        StatusEvaluasi(evaluasi.status),
        final=is_final(evaluasi),
        sudah_ada=hasattr(evaluasi, "keberatan"),
        ada_atasan=evaluasi.atasan_id is not None,
    )


def can_object(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say whether the actor may start the one keberatan of this evaluation."""
    return is_milik(actor, evaluasi) and not alasan_belum_dapat(evaluasi)


def can_explain(actor: Pengguna, keberatan: Keberatan) -> bool:
    """Say who adds the explanation: the penilai, while nothing is decided."""
    return not keberatan.putusan and is_penilai(actor, keberatan.evaluasi)


def can_decide(actor: Pengguna, keberatan: Keberatan) -> bool:
    """Say who decides: the atasan of the penilai, once (KB-15)."""
    return not keberatan.putusan and is_atasan(actor, keberatan.evaluasi)
