"""Days off, kept by HR."""

from datetime import date

import pytest
from django.db import transaction

from kinerja.jadwal.models import HariLibur
from kinerja.jadwal.rules.jenis import JenisLibur
from kinerja.jadwal.selectors import hari_libur
from kinerja.jadwal.services import fill_holidays
from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import InvalidInput, KinerjaError, NotAllowed
from organisasi.selectors.acuan import daftar_tahun, hari_kerja_tahun, libur_tahun
from organisasi.services.libur import (
    IsiLibur,
    add_libur,
    edit_libur,
    restore_libur,
    withdraw_libur,
)
from tests.conftest import Kabupaten
from tests.serentak import serentak

MERDEKA = date(2026, 8, 17)
ISI = IsiLibur(MERDEKA, JenisLibur.LIBUR_NASIONAL, "Proklamasi", dasar="SKB 2026")


def test_an_added_day_is_a_day_off(kabupaten: Kabupaten) -> None:
    libur = add_libur(actor=kabupaten.akun("dewi"), isi=ISI)
    assert hari_libur([2026]) == {MERDEKA}
    assert (libur.dasar, libur.versi) == ("SKB 2026", 1)


def test_the_same_day_of_the_same_kind_is_refused(kabupaten: Kabupaten) -> None:
    add_libur(actor=kabupaten.akun("dewi"), isi=ISI)
    with pytest.raises(InvalidInput, match="sudah tercatat"):
        add_libur(actor=kabupaten.akun("dewi"), isi=ISI)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (IsiLibur(date(2021, 1, 1), ISI.jenis, "Lama"), "antara 2022 dan 2100"),
        (IsiLibur(MERDEKA, JenisLibur.LIBUR_DAERAH, "Damai Aceh"), "Isi wilayah"),
        (IsiLibur(MERDEKA, ISI.jenis, "Proklamasi", "Aceh"), "kosongkan"),
    ],
)
def test_what_cannot_be_a_day_off_is_refused(
    kabupaten: Kabupaten, isi: IsiLibur, kalimat: str
) -> None:
    with pytest.raises(InvalidInput, match=kalimat):
        add_libur(actor=kabupaten.akun("dewi"), isi=isi)


def test_a_moved_day_counts_on_its_new_date(kabupaten: Kabupaten) -> None:
    dewi = kabupaten.akun("dewi")
    libur = add_libur(actor=dewi, isi=ISI)
    besok = IsiLibur(date(2026, 8, 18), ISI.jenis, "Proklamasi", dasar="SKB ubahan")
    edit_libur(libur=libur, actor=dewi, isi=besok, versi=1)
    assert hari_libur([2026]) == {date(2026, 8, 18)}
    jejak = Perubahan.objects.get(tindakan="libur:ubah")
    assert jejak.sebelum is not None
    assert jejak.sebelum["tanggal"] == "2026-08-17"
    assert jejak.alasan == "SKB ubahan"


def test_a_withdrawn_day_is_no_day_off_and_is_not_filled_in_again(
    kabupaten: Kabupaten,
) -> None:
    dewi = kabupaten.akun("dewi")
    fill_holidays(2026)
    libur = HariLibur.objects.get(tanggal=MERDEKA)
    withdraw_libur(libur=libur, actor=dewi, alasan="SKB ubahan", versi=1)
    fill_holidays(2026)
    assert MERDEKA not in hari_libur([2026])
    restore_libur(libur=libur, actor=dewi, versi=2)
    assert MERDEKA in hari_libur([2026])


def test_a_day_is_not_withdrawn_without_a_reason(kabupaten: Kabupaten) -> None:
    dewi = kabupaten.akun("dewi")
    libur = add_libur(actor=dewi, isi=ISI)
    with pytest.raises(InvalidInput, match="alasan"):
        withdraw_libur(libur=libur, actor=dewi, alasan="", versi=1)


@pytest.mark.parametrize("siapa", ["sari", "budi", "lina", "ilham", "safwan"])
def test_only_bkpsdm_keeps_days_off(kabupaten: Kabupaten, siapa: str) -> None:
    akun = kabupaten.akun(siapa)
    libur = add_libur(actor=kabupaten.akun("dewi"), isi=ISI)
    with pytest.raises(NotAllowed):
        add_libur(actor=akun, isi=ISI)
    with pytest.raises(NotAllowed):
        edit_libur(libur=libur, actor=akun, isi=ISI, versi=1)
    with pytest.raises(NotAllowed):
        withdraw_libur(libur=libur, actor=akun, alasan="x", versi=1)
    with pytest.raises(NotAllowed):
        restore_libur(libur=libur, actor=akun, versi=1)


def test_a_change_onto_a_day_that_is_there_is_refused(kabupaten: Kabupaten) -> None:
    dewi = kabupaten.akun("dewi")
    add_libur(actor=dewi, isi=ISI)
    lain = add_libur(actor=dewi, isi=IsiLibur(date(2026, 8, 18), ISI.jenis, "Tambahan"))
    with pytest.raises(InvalidInput, match="sudah tercatat"):
        edit_libur(libur=lain, actor=dewi, isi=ISI, versi=1)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_a_day_at_once_one_is_told(kabupaten: Kabupaten) -> None:
    libur = add_libur(actor=kabupaten.akun("dewi"), isi=ISI)

    def coba() -> str:
        try:
            with transaction.atomic():
                withdraw_libur(
                    libur=libur, actor=kabupaten.akun("dewi"), alasan="x", versi=1
                )
        except KinerjaError as galat:
            return type(galat).__name__
        return "tersimpan"

    assert sorted(serentak(2, coba)) == ["Conflict", "tersimpan"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_a_day_at_once_one_is_told(kabupaten: Kabupaten) -> None:
    def coba() -> str:
        try:
            add_libur(actor=kabupaten.akun("dewi"), isi=ISI)
        except KinerjaError as galat:
            return type(galat).__name__
        return "tersimpan"

    assert sorted(serentak(2, coba)) == ["InvalidInput", "tersimpan"]


def test_working_days_of_a_month_follow_the_list(kabupaten: Kabupaten) -> None:
    dewi = kabupaten.akun("dewi")
    agustus = hari_kerja_tahun(2026, libur_tahun(2026))[7]
    assert (agustus.lima, agustus.enam) == (21, 26)
    libur = add_libur(actor=dewi, isi=ISI)  # a Monday
    agustus = hari_kerja_tahun(2026, libur_tahun(2026))[7]
    assert (agustus.lima, agustus.enam) == (20, 25)
    withdraw_libur(libur=libur, actor=dewi, alasan="x", versi=1)
    assert hari_kerja_tahun(2026, libur_tahun(2026))[7].lima == 21


def test_years_count_what_is_in_force(kabupaten: Kabupaten) -> None:
    dewi = kabupaten.akun("dewi")
    add_libur(actor=dewi, isi=ISI)
    cuti = IsiLibur(date(2027, 3, 9), JenisLibur.CUTI_BERSAMA, "Idulfitri (perkiraan)")
    dicabut = IsiLibur(date(2027, 3, 8), JenisLibur.CUTI_BERSAMA, "Idulfitri")
    add_libur(actor=dewi, isi=cuti)
    libur = add_libur(actor=dewi, isi=dicabut)
    withdraw_libur(libur=libur, actor=dewi, alasan="x", versi=1)
    dua, satu = daftar_tahun()
    assert (dua.tahun, dua.libur, dua.cuti_bersama, dua.perkiraan) == (2027, 0, 1, 1)
    assert (satu.tahun, satu.libur, satu.cuti_bersama) == (2026, 1, 0)
