"""The own contact data."""

from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, NotAllowed
from organisasi.models import Pegawai
from organisasi.policies import can_edit_kontak


def update_kontak(
    *, pegawai: Pegawai, actor: Pengguna, surel: str, telepon: str, versi: int
) -> None:
    """Save the actor's own contact data; the account's e-mail follows.

    Raises ``NotAllowed`` for somebody else's row, ``Conflict`` when the row is no
    longer at ``versi`` (nothing is saved then).
    """
    if not can_edit_kontak(actor, pegawai):
        raise NotAllowed("Hanya pemiliknya yang dapat mengubah data kontak ini.")
    with tindakan(pelaku=actor, nama="kontak:ubah"):
        berubah = Pegawai.objects.filter(pk=pegawai.pk, versi=versi).update(
            surel=surel, telepon=telepon, versi=F("versi") + 1
        )
        if berubah != 1:
            raise Conflict("Data kontak ini baru saja diubah di tempat lain.")
        Pengguna.objects.filter(pk=actor.pk).update(surel=surel)
