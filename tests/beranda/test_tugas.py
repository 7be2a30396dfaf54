"""What is due stands by date, in the words people use for days."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from kinerja.beranda.tugas import daftar_tugas
from kinerja.lib.kait import Tugas, tugas_saya
from kinerja.lib.tanggal import WIB

RABU = date(2026, 11, 25)


@pytest.fixture
def rooms() -> Iterator[list[Tugas]]:
    """Let no room answer but the test's own."""
    asli = tugas_saya._answers[:]
    jawaban: list[Tugas] = []

    def answer(_pengguna: Any) -> list[Tugas]:
        return jawaban

    tugas_saya._answers[:] = [answer]
    yield jawaban
    tugas_saya._answers[:] = asli


def _tugas(judul: str, hari: int | None) -> Tugas:
    malam = datetime(2026, 11, 25, 23, 59, tzinfo=WIB)
    tenggat = None if hari is None else malam + timedelta(days=hari)
    return Tugas(judul=judul, alamat="/", tombol="Buka", tenggat=tenggat)


def test_the_nearest_deadline_comes_first_and_undated_work_last(
    rooms: list[Tugas],
) -> None:
    rooms += [_tugas("bebas", None), _tugas("jauh", 9), _tugas("dekat", 1)]
    judul = [baris.tugas.judul for baris in daftar_tugas(None, RABU)]
    assert judul == ["dekat", "jauh", "bebas"]


@pytest.mark.parametrize(
    ("hari", "tanggal", "sebutan", "dekat"),
    [
        (-1, 24, "Nov · Lewat", True),
        (0, 25, "Nov · Hari ini", True),
        (1, 26, "Nov · Besok", True),
        (2, 27, "Nov · Jumat", False),
        (6, 1, "Des · Selasa", False),
        (None, None, "Tanpa tenggat", False),
    ],
)
def test_a_deadline_is_told_as_people_say_it(
    rooms: list[Tugas],
    hari: int | None,
    tanggal: int | None,
    sebutan: str,
    *,
    dekat: bool,
) -> None:
    rooms.append(_tugas("satu", hari))
    (baris,) = daftar_tugas(None, RABU)
    assert (baris.tanggal, baris.sebutan, baris.dekat) == (tanggal, sebutan, dekat)


def test_the_day_is_the_one_in_aceh(rooms: list[Tugas]) -> None:
    lewat_tengah_malam = datetime.fromisoformat("2026-11-25T17:30:00+00:00")
    rooms.append(Tugas("satu", "/", "Buka", lewat_tengah_malam))
    assert daftar_tugas(None, RABU)[0].tanggal == 26
