"""Who rates whom, and who sets the capaian of which unit."""

from evaluasi.models import Evaluasi
from evaluasi.policies.kartu import is_penilai
from evaluasi.rules.alur import StatusEvaluasi
from kinerja.akun.models import Pengguna

BELUM_DIKIRIM = (StatusEvaluasi.REALISASI_DIISI, StatusEvaluasi.DINILAI)


def can_open_meja(actor: Pengguna) -> bool:
    """Say whether the actor is the penilai of anybody."""
    return Evaluasi.objects.filter(penilai__pengguna=actor).exists()


def can_rate(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say who rates: only the penilai frozen in the evaluation."""
    return is_penilai(actor, evaluasi)
