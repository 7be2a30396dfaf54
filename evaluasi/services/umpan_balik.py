"""Give feedback, in the role the structure says."""

from evaluasi.models import UmpanBalik
from evaluasi.policies.umpan_balik import peran_pemberi
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import InvalidInput, NotAllowed
from kinerja.lib.waktu import sekarang
from kinerja.pemberitahuan.services import queue_pesan
from organisasi.models import Pegawai

TERPANJANG = 2000


def give_umpan_balik(*, pegawai: Pegawai, actor: Pengguna, isi: str) -> UmpanBalik:
    """Record one feedback with its giver and tell the person; a symbol is enough.

    Raises ``NotAllowed`` for somebody without a role towards the person,
    ``InvalidInput`` when nothing (or too much) was written.
    """
    peran = peran_pemberi(actor, pegawai)
    if peran is None:
        raise NotAllowed(
            "Umpan balik diberikan kepada rekan satu unit, pimpinan, atau pegawai di "
            "bawah Anda."
        )
    if not isi.strip():
        raise InvalidInput("Umpan balik masih kosong.")
    if len(isi.strip()) > TERPANJANG:
        raise InvalidInput(f"Umpan balik paling panjang {TERPANJANG} huruf.")
    with tindakan(pelaku=actor, nama="umpan_balik:beri"):
        umpan = UmpanBalik.objects.create(
            pegawai=pegawai,
            pemberi=Pegawai.objects.get(pengguna=actor),
            peran=peran.value,
            isi=isi.strip(),
            pada=sekarang(),
        )
        if pegawai.pengguna is not None:
            queue_pesan(
                jenis="umpan_balik:diterima",
                penerima=pegawai.pengguna,
                objek_jenis="pegawai",
                objek_kode=pegawai.kode,
            )
    return umpan
