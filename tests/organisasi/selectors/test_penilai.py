"""The facts of one day, read from the database."""

from datetime import date

import pytest

from kinerja.lib.tanggal import rentang
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    SusunanUnit,
)
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan
from organisasi.rules.penilai import Sebab
from organisasi.selectors import penilai_pada, penilaian_pada
from tests.conftest import Kabupaten

HARI = date(2026, 6, 1)


def nama(pk: int | None) -> str | None:
    return Pegawai.objects.get(pk=pk).nama if pk else None


def test_the_structure_tells_penilai_atasan_and_unit(kabupaten: Kabupaten) -> None:
    hasil = penilai_pada(kabupaten.orang["sari"], HARI)
    assert (nama(hasil.penilai), nama(hasil.atasan)) == ("Budi", "Eko")
    assert hasil.unit_capaian == kabupaten.unit["Puskesmas Susoh"].pk


def test_the_head_of_an_office_is_rated_by_the_bupati(kabupaten: Kabupaten) -> None:
    hasil = penilai_pada(kabupaten.orang["eko"], HARI)
    assert (nama(hasil.penilai), hasil.atasan) == ("Safwan", None)


def test_before_the_first_post_there_is_no_penilai(kabupaten: Kabupaten) -> None:
    hasil = penilai_pada(kabupaten.orang["sari"], date(2020, 1, 1))
    assert hasil.sebab == Sebab.TANPA_PENEMPATAN


def test_a_head_on_tugas_belajar_is_passed_over_while_it_lasts(
    kabupaten: Kabupaten,
) -> None:
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["budi"],
        jenis=JenisKeadaan.TUGAS_BELAJAR.value,
        berlaku=rentang(date(2026, 5, 1), date(2026, 7, 31)),
    )
    sari = kabupaten.orang["sari"]
    assert nama(penilai_pada(sari, HARI).penilai) == "Eko"
    assert nama(penilai_pada(sari, date(2026, 8, 1)).penilai) == "Budi"


def test_a_head_on_long_leave_still_rates(kabupaten: Kabupaten) -> None:
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["budi"],
        jenis=JenisKeadaan.CUTI_PANJANG.value,
        berlaku=rentang(date(2026, 5, 1)),
    )
    assert nama(penilai_pada(kabupaten.orang["sari"], HARI).penilai) == "Budi"


def test_a_plt_is_rated_where_he_reports_as_plt_until_it_ends(
    kabupaten: Kabupaten,
) -> None:
    kabupaten.pimpin("sari", "Dinas PUPR", JenisPenempatan.PLT, date(2026, 5, 1))
    sari = kabupaten.orang["sari"]
    assert nama(penilai_pada(sari, HARI).penilai) == "Safwan"
    Penempatan.objects.filter(jenis=JenisPenempatan.PLT.value).update(
        berlaku=rentang(date(2026, 5, 1), date(2026, 8, 31))
    )
    assert nama(penilai_pada(sari, date(2026, 9, 1)).penilai) == "Budi"


def test_a_plh_changes_nothing(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("sari", "Dinas PUPR", JenisPenempatan.PLH, date(2026, 5, 1))
    assert nama(penilai_pada(kabupaten.orang["sari"], HARI).penilai) == "Budi"


def test_an_override_counts_only_on_its_days(kabupaten: Kabupaten) -> None:
    PenetapanPenilai.objects.create(
        pegawai=kabupaten.orang["sari"],
        penilai=kabupaten.orang["citra"],
        dasar="SK 9",
        alasan="tim lintas",
        berlaku=rentang(date(2026, 6, 1), date(2026, 6, 30)),
    )
    sari = kabupaten.orang["sari"]
    assert nama(penilai_pada(sari, HARI).penilai) == "Citra"
    assert nama(penilai_pada(sari, date(2026, 7, 1)).penilai) == "Budi"


def test_an_override_to_somebody_who_left_is_passed_over(kabupaten: Kabupaten) -> None:
    PenetapanPenilai.objects.create(
        pegawai=kabupaten.orang["sari"],
        penilai=kabupaten.orang["citra"],
        dasar="SK 9",
        alasan="tim lintas",
        berlaku=rentang(date(2026, 1, 1)),
    )
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["citra"],
        jenis=JenisKeadaan.BERHENTI.value,
        berlaku=rentang(date(2026, 5, 1)),
    )
    hasil = penilai_pada(kabupaten.orang["sari"], HARI)
    assert (nama(hasil.penilai), hasil.sebab) == ("Budi", Sebab.KEPALA_UNIT)


def test_the_holder_of_an_abolished_post_no_longer_leads(kabupaten: Kabupaten) -> None:
    lama = kabupaten.jabatan["Puskesmas Susoh"]
    Jabatan.objects.filter(pk=lama.pk).update(
        berlaku=rentang(date(2024, 1, 1), date(2026, 3, 31))
    )
    baru = Jabatan.objects.create(
        unit=lama.unit,
        nama="Kepala (susunan baru)",
        jenis=lama.jenis,
        memimpin=True,
        berlaku=rentang(date(2026, 4, 1)),
    )
    Penempatan.objects.create(
        pegawai=kabupaten.buat_orang("Farid", "198101012005011009"),
        jabatan=baru,
        berlaku=rentang(date(2026, 4, 1)),
    )
    assert nama(penilai_pada(kabupaten.orang["sari"], HARI).penilai) == "Farid"


def test_the_tree_is_asked_for_the_day(kabupaten: Kabupaten) -> None:
    pkm = kabupaten.unit["Puskesmas Susoh"]
    SusunanUnit.objects.filter(unit=pkm).update(
        berlaku=rentang(date(2024, 1, 1), date(2026, 2, 28))
    )
    SusunanUnit.objects.create(
        unit=pkm,
        induk=kabupaten.unit["Kabupaten"],
        berlaku=rentang(date(2026, 3, 1)),
    )
    budi = kabupaten.orang["budi"]
    assert nama(penilai_pada(budi, date(2026, 2, 28)).penilai) == "Eko"
    assert nama(penilai_pada(budi, date(2026, 3, 1)).penilai) == "Safwan"


def test_many_people_cost_as_many_queries_as_one(
    kabupaten: Kabupaten, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    semua = [orang.pk for orang in kabupaten.orang.values()]
    with django_assert_num_queries(1):  # type: ignore[operator]
        penilaian_pada(semua[1:2], HARI)
    with django_assert_num_queries(1):  # type: ignore[operator]
        penilaian_pada(semua, HARI)
    with django_assert_num_queries(1):  # type: ignore[operator]
        penilaian_pada(semua, HARI, dengan_atasan=False)
