"""Days off from the holidays package, and the constraints of the calendar."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction

from kinerja.jadwal.models import HariLibur, Siklus, Tahap
from kinerja.jadwal.selectors import hari_libur
from kinerja.jadwal.services import fill_empty_years, fill_holidays
from kinerja.jejak.models import Perubahan
from kinerja.lib.tanggal import rentang

pytestmark = pytest.mark.django_db


def test_filling_a_year_twice_adds_nothing_the_second_time() -> None:
    assert fill_holidays(2026) > 20
    assert fill_holidays(2026) == 0


def test_cuti_bersama_of_2026_comes_along() -> None:
    call_command("isi_libur", "2026")
    cuti = HariLibur.objects.filter(jenis="CUTI_BERSAMA")
    assert set(cuti.values_list("tanggal", flat=True)) == {
        date(2026, bulan, hari)
        for bulan, hari in (
            *((2, 16), (3, 18), (3, 20), (3, 23)),
            *((3, 24), (5, 15), (5, 28), (12, 24)),
        )
    }


def test_a_date_that_is_only_an_estimate_says_so() -> None:
    fill_holidays(2027)
    assert HariLibur.objects.get(tanggal=date(2027, 3, 10)).nama.endswith("(perkiraan)")


def test_what_hr_corrected_stays() -> None:
    fill_holidays(2026)
    HariLibur.objects.filter(tanggal=date(2026, 8, 17)).update(nama="Koreksi")
    fill_holidays(2026)
    assert HariLibur.objects.get(tanggal=date(2026, 8, 17)).nama == "Koreksi"


def test_a_year_outside_the_product_is_refused_with_a_sentence() -> None:
    with pytest.raises(CommandError, match="antara 2022 dan 2100"):
        call_command("isi_libur", "1999")


@time_machine.travel("2026-11-25T03:00:00Z", tick=False)
def test_only_years_without_a_single_day_are_filled_by_themselves() -> None:
    HariLibur.objects.create(
        tanggal=date(2026, 1, 1), jenis="LIBUR_NASIONAL", nama="Tahun Baru"
    )
    assert list(fill_empty_years()) == ["2027"]
    assert fill_empty_years() == {}


def test_the_selector_returns_the_days_of_the_asked_years_only() -> None:
    for tahun in (2026, 2027):
        HariLibur.objects.create(
            tanggal=date(tahun, 8, 17), jenis="LIBUR_NASIONAL", nama="Kemerdekaan"
        )
    HariLibur.objects.create(
        tanggal=date(2026, 12, 24), jenis="CUTI_BERSAMA", nama="Natal"
    )
    assert hari_libur([2026]) == {date(2026, 8, 17), date(2026, 12, 24)}
    assert hari_libur([2026], cuti_bersama=False) == {date(2026, 8, 17)}


@pytest.mark.parametrize(
    ("jenis", "wilayah", "kalimat"),
    [
        ("LIBUR_DAERAH", "", "Isi wilayah"),
        ("LIBUR_NASIONAL", "Aceh", "Isi wilayah"),
        ("LIBUR", "", "tidak dikenal"),
    ],
)
def test_a_wrong_day_off_is_refused_in_indonesian(
    jenis: str, wilayah: str, kalimat: str
) -> None:
    libur = HariLibur(
        tanggal=date(2026, 3, 5), jenis=jenis, wilayah=wilayah, nama="Maulid"
    )
    with pytest.raises(ValidationError, match=kalimat):
        libur.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        libur.save()


def _tahap(siklus: Siklus, jenis: str, urutan: int, mulai: date, akhir: date) -> Tahap:
    return Tahap(
        siklus=siklus,
        jenis=jenis,
        urutan=urutan,
        masa=rentang(mulai, akhir),
        jendela=rentang(akhir, akhir),
    )


def test_two_evaluations_of_one_kind_may_not_cover_the_same_day() -> None:
    siklus = Siklus.objects.create(tahun=2026, frekuensi="TRIWULANAN")
    awal, tengah, akhir = date(2026, 1, 1), date(2026, 3, 31), date(2026, 6, 30)
    _tahap(siklus, "EVALUASI_PERIODIK", 1, awal, tengah).save()
    _tahap(siklus, "EVALUASI_TAHUNAN", 1, awal, akhir).save()
    kembar = _tahap(siklus, "EVALUASI_PERIODIK", 2, tengah, akhir)
    with pytest.raises(ValidationError, match="bertumpang tindih"):
        kembar.full_clean()
    with pytest.raises(IntegrityError, match="tahap_masa_tunggal"):
        kembar.save()


def test_a_stage_without_an_end_is_refused() -> None:
    siklus = Siklus.objects.create(tahun=2026, frekuensi="TRIWULANAN")
    tahap = _tahap(siklus, "SKP", 1, date(2026, 1, 1), date(2026, 12, 31))
    tahap.jendela = rentang(date(2026, 1, 1))
    with pytest.raises(ValidationError, match="tanggal akhir"):
        tahap.full_clean()


def test_a_correction_of_the_calendar_stands_in_the_history() -> None:
    fill_holidays(2026)
    baris = Perubahan.objects.filter(tabel="jadwal_harilibur")
    assert baris.count() == HariLibur.objects.count()
    assert set(baris.values_list("tindakan", flat=True)) == {"jadwal:isi_libur"}
