"""What Celery wakes. Every task may run twice: the truth is in the run rows."""

from collections.abc import Mapping

from celery import shared_task

from kinerja.jadwal import services
from kinerja.jadwal.pekerjaan import Giliran, Setiap, terjadwal
from kinerja.lib.waktu import sekarang

# A message that waited longer than a tick is stale: the next tick asks again.
KEDALUWARSA = 55


@shared_task(name="kinerja.jadwal.tick")
def tick() -> None:
    """Note the heartbeat, wake every job that has something to do."""
    services.beat_heart()
    for nama in services.jobs_to_wake(sekarang()):
        run_job.apply_async((nama,), expires=KEDALUWARSA)


@shared_task(name="kinerja.jadwal.run_job")
def run_job(nama: str) -> None:
    """Run what is due of one job."""
    services.run_job(nama)


@terjadwal("isi_libur", setiap=Setiap.HARI, jam=1)
def isi_libur(_giliran: Giliran) -> Mapping[str, object]:
    """Never let a year begin without days off."""
    return services.fill_empty_years()
