"""Who records what follows from an evaluation."""

from evaluasi.models import Evaluasi, TindakLanjut
from evaluasi.policies.kartu import is_penilai
from evaluasi.rules.alur import StatusEvaluasi, StatusTindakLanjut
from evaluasi.rules.tindak_lanjut import DAPAT_DICATAT
from kinerja.akun.models import Pengguna


def can_record_tindak_lanjut(actor: Pengguna, evaluasi: Evaluasi) -> bool:
    """Say who records a follow-up: the penilai, on a delivered result."""
    return is_penilai(actor, evaluasi) and is_dapat_dicatat(evaluasi)


def can_close_tindak_lanjut(actor: Pengguna, tindak: TindakLanjut) -> bool:
    """Say who records what came of a follow-up: the penilai, while it is open."""
    terbuka = tindak.status == StatusTindakLanjut.DIRENCANAKAN
    return terbuka and is_penilai(actor, tindak.evaluasi)


def is_dapat_dicatat(evaluasi: Evaluasi) -> bool:
    """Say whether the result is delivered and nobody is deciding about it."""
    return StatusEvaluasi(evaluasi.status) in DAPAT_DICATAT
