"""Who opens whose scorecard, and what of it he may read.

Readers: the Pegawai, his penilai and atasan, the heads above, and by role BKPSDM,
inspektorat, tim pengelola and full pimpinan. The admin of an SKPK keeps staff data
right and follows the cycle; ratings are not his.
"""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.policies import Cakupan, cakupan_peran, unit_dipimpin
from organisasi.policies.wewenang import wewenang
from organisasi.querysets import subtree
from organisasi.rules.jenis import JenisPeran

PEMBACA = frozenset(
    {
        JenisPeran.BKPSDM,
        JenisPeran.INSPEKTORAT,
        JenisPeran.TIM_PENGELOLA,
        JenisPeran.PIMPINAN_PENUH,
    }
)
_BELUM_DINILAI = (StatusEvaluasi.BELUM, StatusEvaluasi.REALISASI_DIISI)
BELUM_SAMPAI = (*_BELUM_DINILAI, StatusEvaluasi.DINILAI)


def _dalam(units: frozenset[int]) -> Q:
    return Q(penempatan__jabatan__unit_id__in=subtree(units, hari_ini()))


def visible_evaluasi(actor: Pengguna) -> QuerySet[Evaluasi]:
    """Return the evaluations whose scorecard the actor may open."""
    dari_peran = cakupan_peran(actor, PEMBACA)
    cakupan = Cakupan(dari_peran.semua, dari_peran.unit | unit_dipimpin(actor))
    if cakupan.semua:
        return Evaluasi.objects.all()
    saya = wewenang(actor).pegawai
    syarat = [Q(pegawai=saya), Q(penilai=saya), Q(atasan=saya)]
    if cakupan.unit:
        syarat.append(_dalam(cakupan.unit))
    return Evaluasi.objects.filter(reduce(or_, syarat))


def is_milik(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say whether the evaluation is about the actor."""
    return evaluasi.pegawai.pengguna_id == actor.pk


def is_penilai(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say whether the actor is the penilai of this evaluation."""
    return evaluasi.penilai.pengguna_id == actor.pk


def is_atasan(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say whether the actor is the superior of the penilai."""
    return evaluasi.atasan is not None and evaluasi.atasan.pengguna_id == actor.pk


def can_see_rating(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say whether ratings and predikat are shown.

    The Pegawai reads them once the document is delivered, others once it is rated.
    """
    belum = BELUM_SAMPAI if is_milik(actor, evaluasi) else _BELUM_DINILAI
    return StatusEvaluasi(evaluasi.status) not in belum


def can_see_pemberi(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say whether peers and staff who gave feedback are named (O-15).

    Named to the penilai and the Pimpinan above; everybody else reads the role only.
    """
    if is_milik(actor, evaluasi):
        return False
    if is_penilai(actor, evaluasi) or is_atasan(actor, evaluasi):
        return True
    pimpinan = cakupan_peran(actor, frozenset({JenisPeran.PIMPINAN_PENUH}))
    if pimpinan.semua:
        return True
    units = pimpinan.unit | unit_dipimpin(actor)
    return bool(units) and (
        Evaluasi.objects.filter(_dalam(units), pk=evaluasi.pk).exists()
    )


def can_accept(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say who acknowledges receipt: only the Pegawai."""
    return is_milik(actor, evaluasi)
