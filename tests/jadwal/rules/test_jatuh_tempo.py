"""Which turns are due, around midnight WIB (17:00 UTC), year end and outages."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kinerja.jadwal.rules.jatuh_tempo import (
    Setiap,
    due_periode,
    giliran_terakhir,
    menit_terlambat,
)
from kinerja.lib.tanggal import WIB


@pytest.mark.parametrize(
    ("utc", "hari"),
    [
        (datetime(2026, 11, 24, 16, 59, 59, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 17, 0, 0, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 17, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2028, 2, 28, 17, 0, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 1, 31, 16, 30, 0, tzinfo=UTC), date(2026, 1, 31)),
    ],
)
def test_a_day_begins_at_midnight_in_aceh(utc: datetime, hari: date) -> None:
    giliran = giliran_terakhir(Setiap.HARI, utc)
    assert (giliran.kunci, giliran.hari) == (hari.isoformat(), hari)


def test_every_minute_around_midnight_has_the_day_of_the_clock_in_aceh() -> None:
    mulai = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    for menit in range(61):
        kini = mulai + timedelta(minutes=menit)
        kunci = giliran_terakhir(Setiap.HARI, kini).kunci
        assert kunci == kini.astimezone(WIB).date().isoformat()


def test_a_daily_job_waits_for_its_hour() -> None:
    sebelum = datetime(2026, 11, 25, 6, 59, tzinfo=WIB)
    tepat = datetime(2026, 11, 25, 7, 0, tzinfo=WIB)
    assert giliran_terakhir(Setiap.HARI, sebelum, jam=7).kunci == "2026-11-24"
    assert giliran_terakhir(Setiap.HARI, tepat, jam=7).kunci == "2026-11-25"


def test_an_outage_of_48_hours_leaves_every_hour_due_in_order() -> None:
    mulai = datetime(2026, 12, 30, 22, 30, tzinfo=WIB)
    giliran = due_periode(Setiap.JAM, mulai, mulai + timedelta(hours=48))
    kunci = [satu.kunci for satu in giliran]
    assert len(kunci) == len(set(kunci)) == 48
    assert kunci == sorted(kunci)
    assert (kunci[0], kunci[-1]) == ("2026-12-30T23", "2027-01-01T22")


def test_nothing_older_than_a_month_is_caught_up() -> None:
    kini = datetime(2026, 11, 25, 8, tzinfo=WIB)
    kunci = [g.kunci for g in due_periode(Setiap.HARI, kini - timedelta(365), kini)]
    assert (kunci[0], kunci[-1], len(kunci)) == ("2026-10-26", "2026-11-25", 31)


def test_a_job_of_every_tick_has_no_turns() -> None:
    with pytest.raises(ValueError, match="every tick"):
        giliran_terakhir(Setiap.DETAK, datetime(2026, 11, 25, tzinfo=UTC))


@pytest.mark.parametrize(("detik", "menit"), [(0, 0), (300, 0), (301, 5), (7260, 121)])
def test_a_run_is_late_only_after_the_tolerance(detik: int, menit: int) -> None:
    tempo = datetime(2026, 11, 25, tzinfo=WIB)
    assert menit_terlambat(tempo, tempo + timedelta(seconds=detik)) == menit
