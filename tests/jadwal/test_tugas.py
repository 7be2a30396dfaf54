"""The tick, the register and the catching up, with the clock in hand."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine

from kinerja.jadwal import services, tasks
from kinerja.jadwal.models import Jalan
from kinerja.jadwal.pekerjaan import Giliran, Hasil, Setiap, terjadwal
from kinerja.jadwal.selectors import detak_terakhir
from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import sekarang

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("daftar_kosong"),
]
MALAM_TAHUN_BARU = datetime(2026, 12, 31, 23, 58, tzinfo=WIB)


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MALAM_TAHUN_BARU, tick=False) as jam:
        yield jam


def _catatan(setiap: Setiap) -> list[str]:
    dijalankan: list[str] = []

    @terjadwal("uji", setiap=setiap)
    def uji(giliran: Giliran) -> Hasil:
        dijalankan.append(giliran.kunci)
        return None

    return dijalankan


def _detak() -> None:
    for nama in services.jobs_to_wake(sekarang()):
        services.run_job(nama)


def test_500_ticks_by_two_beats_run_every_hour_once(
    jam: time_machine.Traveller,
) -> None:
    dijalankan = _catatan(Setiap.JAM)
    for _ in range(500):
        _detak()
        _detak()
        jam.shift(60)
    harap = [MALAM_TAHUN_BARU + timedelta(hours=n) for n in range(10)]
    assert dijalankan == [saat.strftime("%Y-%m-%dT%H") for saat in harap]


def test_a_clock_that_jumps_an_hour_either_way_doubles_and_loses_nothing(
    jam: time_machine.Traveller,
) -> None:
    dijalankan = _catatan(Setiap.JAM)
    for geser in (0, 3600, -3600, -3600, 7200, 3600, 0):
        jam.shift(geser)
        _detak()
    assert dijalankan == [
        "2026-12-31T23",
        "2027-01-01T00",
        "2027-01-01T01",
    ]


def test_after_48_hours_down_every_missed_period_runs_and_says_it_is_late(
    jam: time_machine.Traveller,
) -> None:
    dijalankan = _catatan(Setiap.JAM)
    _detak()
    jam.shift(48 * 3600)
    _detak()
    assert len(dijalankan) == len(set(dijalankan)) == 49
    terlambat = Jalan.objects.filter(hasil__has_key="terlambat_menit")
    assert terlambat.count() == 49
    assert terlambat.get(kunci_periode="2027-01-01T00").hasil == {
        "terlambat_menit": 47 * 60 + 58
    }


def test_a_new_job_does_not_catch_up_the_time_before_it_existed(
    jam: time_machine.Traveller,
) -> None:
    dijalankan = _catatan(Setiap.HARI)
    _detak()
    assert dijalankan == ["2026-12-31"]
    jam.shift(120)
    _detak()
    assert dijalankan == ["2026-12-31", "2027-01-01"]


def test_a_failed_turn_rests_and_does_not_hold_up_the_next(
    jam: time_machine.Traveller,
) -> None:
    dijalankan: list[str] = []

    @terjadwal("uji", setiap=Setiap.JAM)
    def uji(giliran: Giliran) -> Hasil:
        dijalankan.append(giliran.kunci)
        if len(dijalankan) == 1:
            raise LookupError
        return None

    _detak()
    jam.shift(180)
    _detak()
    assert dijalankan == ["2026-12-31T23", "2027-01-01T00"]
    jam.shift(600)
    _detak()
    assert dijalankan[2:] == ["2026-12-31T23"]


def test_a_staged_job_killed_after_a_piece_is_still_due(
    jam: time_machine.Traveller,
) -> None:
    @terjadwal("uji", setiap=Setiap.HARI, bertahap=True)
    def uji(giliran: Giliran) -> Hasil:
        services.run_in_pieces(
            tugas="uji",
            kunci_periode=giliran.kunci,
            potongan=["1", "2"],
            kerja=lambda nama: {"nama": nama},
        )
        return None

    services.run_once(tugas="uji", kunci_periode="2026-12-31#1", kerja=lambda: None)
    _detak()
    assert Jalan.objects.filter(status="SELESAI").count() == 3


def test_the_tick_beats_the_heart_which_never_goes_back(
    jam: time_machine.Traveller,
) -> None:
    tasks.tick()
    jam.shift(-3600)
    tasks.tick()
    assert detak_terakhir(services.DETAK) == MALAM_TAHUN_BARU


def test_a_name_is_declared_once() -> None:
    _catatan(Setiap.HARI)
    with pytest.raises(ValueError, match="two jobs"):
        _catatan(Setiap.HARI)
