"""Posts as people call them."""

import pytest

from organisasi.rules.golongan import baca_eselon
from organisasi.rules.jenis import JenisJabatan
from organisasi.rules.kata_siasn import jenis_tersirat, memimpin_unit
from organisasi.rules.sebutan_jabatan import cocok


@pytest.mark.parametrize(
    ("sebutan", "jabatan"),
    [
        ("CAMAT", "Camat"),
        ("Camat", "Camat Susoh"),
        ("Sekcam", "Sekretaris Camat"),
        ("Sekcam", "Plt. Sekretaris Kecamatan"),
        ("Sekretaris Camat", "Sekretaris"),
        ("Kasubbag Umum", "KEPALA SUB BAGIAN UMUM DAN KEPEGAWAIAN"),
        ("Kadis", "Kepala Dinas Kesehatan"),
        ("Kabid Kesmas", "Kepala Bidang Kesmas"),
        ("Kepsek", "Kepala Sekolah"),
    ],
)
def test_short_and_long_names_fit(sebutan: str, jabatan: str) -> None:
    assert cocok(sebutan, jabatan)


@pytest.mark.parametrize(
    ("sebutan", "jabatan"),
    [
        ("Sekretaris Daerah", "Sekretaris Camat"),
        ("Camat", "Sekretaris Camat"),
        ("Kasi Pemerintahan", "Kasi Umum"),
        ("Kepala", "Kepala Seksi"),
        ("", "Camat"),
    ],
)
def test_other_posts_do_not(sebutan: str, jabatan: str) -> None:
    assert not cocok(sebutan, jabatan)


@pytest.mark.parametrize(
    ("teks", "eselon"),
    [
        ("II.a", "II.a"),
        ("II/b", "II.b"),
        ("IIIa", "III.a"),
        ("Eselon IV b", "IV.b"),
        ("Ess. III.a", "III.a"),
        ("22", "II.b"),
        ("2A", "II.a"),
        ("Es.II.b", "II.b"),
        ("II.b (JPT Pratama)", "II.b"),
        ("IV.c", ""),
        ("Non-Eselon", ""),
        ("99", ""),
        ("-", ""),
    ],
)
def test_eselon_in_all_spellings(teks: str, eselon: str) -> None:
    assert baca_eselon(teks) == eselon


@pytest.mark.parametrize(
    ("jabatan", "jenis"),
    [
        ("Bupati", JenisJabatan.KEPALA_DAERAH),
        ("Staf Ahli Bupati", JenisJabatan.JPT_PRATAMA),
        ("Kepala Dinas Sosial", JenisJabatan.JPT_PRATAMA),
        ("Camat", JenisJabatan.ADMINISTRATOR),
        ("Kasi Umum", JenisJabatan.PENGAWAS),
        ("Guru Ahli Madya", JenisJabatan.FUNGSIONAL),
        ("Perawat Terampil", JenisJabatan.FUNGSIONAL),
        ("Pengadministrasi Umum", JenisJabatan.PELAKSANA),
    ],
)
def test_the_words_of_a_post_tell_its_kind(jabatan: str, jenis: JenisJabatan) -> None:
    assert jenis_tersirat(jabatan) is jenis


@pytest.mark.parametrize(
    ("jabatan", "unit", "memimpin"),
    [
        ("Camat", "Kecamatan Susoh", True),
        ("Kepala Seksi Umum", "Kecamatan Susoh", False),
        ("Kepala Seksi Umum", "Seksi Umum", True),
        ("Kepala Sekolah", "SD Negeri 1 Susoh", True),
        ("Kepala Sekolah", "Dinas Pendidikan", False),
        ("Kepala Puskesmas", "UPTD Puskesmas Susoh", True),
    ],
)
def test_a_head_leads_only_a_unit_of_that_sort(
    jabatan: str, unit: str, *, memimpin: bool
) -> None:
    assert memimpin_unit(jenis_tersirat(jabatan), jabatan, unit) is memimpin
