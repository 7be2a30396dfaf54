"""Who tells what came of an SKP, and until when."""

from evaluasi.models import Evaluasi
from evaluasi.policies.kartu import is_milik
from evaluasi.rules.alur import StatusEvaluasi
from kinerja.akun.models import Pengguna

DAPAT_DIISI = (StatusEvaluasi.BELUM, StatusEvaluasi.REALISASI_DIISI)


def can_fill(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say who fills in: only the Pegawai."""
    return is_milik(actor, evaluasi)
