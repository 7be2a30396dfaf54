"""Withdraw an SKP that should not stand: begun twice, or for the wrong post."""

from django.db.models import F

from indikator.models import SKP, VersiSKP
from indikator.policies.skp import can_cancel
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from indikator.selectors.skp_batal import BATALKAN, dipakai
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.pemberitahuan.services import queue_banyak

DIBATALKAN = "skp_dibatalkan"
BUKAN_HAK = (
    "SKP yang belum ditetapkan dibatalkan pemiliknya; selain itu oleh BKPSDM atau "
    "admin SKPK, bukan atas SKP sendiri."
)


def cancel_skp(
    *, versi_skp: VersiSKP, actor: Pengguna, versi: int, alasan: str
) -> None:
    """Withdraw the whole SKP; it stays readable, a new one may be begun.

    Owner and penilai are told. Raises ``NotAllowed``, ``InvalidInput`` without a
    reason or once another room built on it, ``Conflict`` when it moved meanwhile.
    """
    if not can_cancel(actor, versi_skp):
        raise NotAllowed(BUKAN_HAK)
    if not alasan.strip():
        raise InvalidInput("Tulis alasan SKP ini dibatalkan.")
    skp = versi_skp.skp
    with tindakan(pelaku=actor, nama=BATALKAN, alasan=alasan.strip()):
        SKP.objects.select_for_update().get(pk=skp.pk)  # nothing is built on it now
        if ada := dipakai(skp):
            raise InvalidInput(
                f"SKP ini sudah dipakai ({', '.join(ada)}), jadi tidak dapat "
                "dibatalkan. SKP yang sudah dinilai tetap tercatat."
            )
        berubah = VersiSKP.objects.filter(pk=versi_skp.pk, versi=versi).update(
            versi=F("versi") + 1
        )
        if berubah != 1:
            raise Conflict(
                "SKP ini berubah sejak Anda membukanya. Buka lagi, baca, lalu putuskan."
            )
        SKP.objects.filter(pk=skp.pk).update(status=StatusSKP.DIBATALKAN.value)
        tahu = {skp.pegawai.pengguna_id}
        if versi_skp.status != StatusVersi.DRAF:
            tahu.add(versi_skp.penilai.pengguna_id)
        queue_banyak(
            jenis=DIBATALKAN,
            objek_jenis="skp",
            tujuan=[(satu, skp.kode) for satu in tahu if satu not in (None, actor.pk)],
        )
