"""The Pegawai acknowledges that the result reached him."""

from django.db.models import F

from evaluasi.models import Evaluasi
from evaluasi.policies.kartu import can_accept
from evaluasi.rules.alur import TRANSISI, AksiEvaluasi, StatusEvaluasi
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, NotAllowed
from kinerja.lib.waktu import sekarang


def accept_hasil(*, evaluasi: Evaluasi, actor: Pengguna) -> None:
    """Move DISAMPAIKAN to DITERIMA and note when; receipt is not agreement.

    Raises ``NotAllowed`` for anybody but the Pegawai, ``Conflict`` when the document
    is not (or no longer) waiting for him.
    """
    if not can_accept(actor, evaluasi):
        raise NotAllowed("Hanya pegawai yang dinilai dapat menyatakan menerima hasil.")
    dari = StatusEvaluasi.DISAMPAIKAN
    with tindakan(pelaku=actor, nama="evaluasi:terima"):
        berubah = Evaluasi.objects.filter(pk=evaluasi.pk, status=dari.value).update(
            status=TRANSISI[dari, AksiEvaluasi.TERIMA].value,
            diterima_pada=sekarang(),
            versi=F("versi") + 1,
        )
        if berubah != 1:
            raise Conflict(
                "Hasil ini tidak sedang menunggu penerimaan Anda. Muat ulang kartu "
                "untuk melihat keadaan terbaru."
            )
