"""Recording what a participant says of a class."""

from django.db import IntegrityError

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, NotAllowed
from pelatihan.models import Peserta, Tanggapan
from pelatihan.policies.tanggapan import can_respond


def record_tanggapan(
    *, actor: Pengguna, peserta: Peserta, manfaat: int, pengajar: int, saran: str
) -> None:
    """Record it once. Raises ``NotAllowed`` for who was not there, ``Conflict``."""
    if not can_respond(actor, peserta):
        raise NotAllowed(
            "Tanggapan diberikan peserta yang hadir setiap hari, sesudah angkatan "
            "ditutup."
        )
    try:
        with tindakan(pelaku=actor, nama="pelatihan:tanggapi"):
            Tanggapan.objects.create(
                peserta=peserta, manfaat=manfaat, pengajar=pengajar, saran=saran.strip()
            )
    except IntegrityError:
        raise Conflict("Tanggapan Anda untuk angkatan ini sudah tercatat.") from None
