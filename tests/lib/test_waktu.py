"""The local day is the day in Aceh, every minute of the hours in which UTC differs."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from kinerja.lib.templatetags.format_id import tanggal
from kinerja.lib.waktu import hari_ini, sekarang


@pytest.mark.parametrize(
    "hari",
    [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2028, 2, 28),
        date(2028, 2, 29),
        date(2026, 12, 31),
    ],
)
def test_no_minute_around_midnight_has_the_wrong_day(hari: date) -> None:
    awal = datetime.combine(hari, datetime.min.time(), UTC) + timedelta(hours=16.5)
    besok = hari + timedelta(days=1)
    for menit in range(61):
        saat = awal + timedelta(minutes=menit)
        benar = hari if menit < 30 else besok
        with time_machine.travel(saat, tick=False):
            assert hari_ini() == benar
            assert tanggal(sekarang()) == tanggal(benar)
            assert tanggal(saat) == tanggal(benar)
