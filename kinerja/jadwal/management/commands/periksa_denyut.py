"""``manage.py periksa_denyut``: is the scheduler alive? For health checks."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kinerja.jadwal.selectors import detak_terakhir
from kinerja.lib.waktu import sekarang

#: The tick comes once a minute; three missed ones are no accident.
PALING_LAMA = timedelta(minutes=4)


class Command(BaseCommand):
    """Exit 0 while beat's ticks arrive, else 1 with a sentence."""

    help = "Periksa apakah penjadwal (beat) masih berdetak."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        terakhir = detak_terakhir("detak")
        if terakhir is None or sekarang() - terakhir > PALING_LAMA:
            raise CommandError(
                "Penjadwal tidak berdetak lebih dari empat menit. Periksa beat dan "
                "worker."
            )
        self.stdout.write("berdetak")
