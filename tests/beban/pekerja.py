"""The product's Celery application as the load tests start it: faster, with words.

``celery --app tests.beban.pekerja worker`` (or ``beat``).
"""

import django
from django.conf import settings

from kinerja.celery import app

django.setup()

from kinerja.jadwal.pekerjaan import Giliran, Setiap, terjadwal  # noqa: E402
from kinerja.jadwal.services import run_in_pieces  # noqa: E402
from kinerja.lib import kait  # noqa: E402
from kinerja.lib.kait import IsiPesan  # noqa: E402

__all__ = ["app"]

settings.EMAIL_TIMEOUT = 1
# The broker may be somebody's; a prefix keeps the test to its own keys.
app.conf.broker_transport_options["global_keyprefix"] = "beban:"
app.conf.beat_schedule["detak"]["schedule"] = 0.5


@kait.isi_pesan.register
def _isi(_pesan: object) -> IsiPesan:
    return IsiPesan("Tahap dibuka", "Tahap SKP sudah dibuka.")


@terjadwal("beban_harian", setiap=Setiap.HARI)
def _harian(_giliran: Giliran) -> None:
    """Leave nothing but the run row."""


@terjadwal("beban_bertahap", setiap=Setiap.JAM, bertahap=True)
def _bertahap(giliran: Giliran) -> None:
    run_in_pieces(
        tugas="beban_bertahap",
        kunci_periode=giliran.kunci,
        potongan=[str(nomor) for nomor in range(5)],
        kerja=lambda _nama: None,
    )
