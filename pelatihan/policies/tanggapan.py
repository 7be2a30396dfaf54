"""Who says something of a class: only who was there (frappe/hrms 3394)."""

from kinerja.akun.models import Pengguna
from pelatihan.models import Peserta
from pelatihan.rules.jenis import StatusPeserta
from pelatihan.rules.tanggapan import HADIR


def can_respond(actor: Pengguna, peserta: Peserta) -> bool:
    """Say whether it is the actor's own place and he was there every day."""
    sendiri = peserta.pegawai.pengguna_id == actor.pk
    return sendiri and StatusPeserta(peserta.status) in HADIR
