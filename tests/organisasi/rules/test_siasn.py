"""One row of the SIASN export: what is read, doubted, refused."""

from datetime import date

import pytest

from organisasi.rules.baris_pegawai import BarisPegawai, HasilBaris
from organisasi.rules.impor import JenisImpor
from organisasi.rules.jenis import (
    JenisJabatan,
    JenisKeadaan,
    JenisKelamin,
    JenisPegawai,
)
from organisasi.rules.kolom_impor import guess_jenis
from tests.organisasi.berkas_siasn import baca_siasn, baris, judul_dan_baris

PADA = date(2026, 11, 25)


def baca(nomor: int = 0, /, **ganti: str) -> HasilBaris:
    return baca_siasn(baris(nomor, **ganti), pada=PADA)


def isi(hasil: HasilBaris) -> BarisPegawai:
    assert hasil.baris is not None, hasil.tolak
    return hasil.baris


def kolom(hasil: HasilBaris) -> list[str]:
    return [satu.kolom for satu in hasil.peringatan]


def test_the_first_row_of_the_example_is_read_whole() -> None:
    hasil = baca(0)
    assert hasil.peringatan == ()
    assert isi(hasil) == BarisPegawai(
        nip="198003152005011004",
        nama="Zulfikri Hamdani",
        gelar_depan="",
        gelar_belakang="S.STP., M.Si.",
        jenis=JenisPegawai.PNS,
        golongan="IV/c",
        tmt_golongan=date(2023, 4, 1),
        jenis_kelamin=JenisKelamin.PRIA,
        lahir=date(1980, 3, 15),
        surel="",
        keadaan=None,
        aktif=True,
        jabatan="KEPALA DINAS KESEHATAN",
        jenis_jabatan=JenisJabatan.JPT_PRATAMA,
        memimpin=True,
        tmt_jabatan=date(2024, 2, 12),
        kode_unor="U-DINKES",
        unit="DINAS KESEHATAN",
        instansi="Pemerintah Kab. Aceh Barat Daya",
        tersirat=frozenset(),
    )


def test_a_pppk_number_is_no_bad_month_and_has_its_own_scale() -> None:
    hasil = baca(2)
    assert hasil.peringatan == ()
    assert (isi(hasil).jenis, isi(hasil).golongan) == (JenisPegawai.PPPK, "VII")


def test_birth_date_and_sex_that_differ_from_the_nip_only_warn() -> None:
    hasil = baca(4)
    assert kolom(hasil) == ["JENIS KELAMIN", "TANGGAL LAHIR"]
    assert isi(hasil).lahir == date(1967, 7, 1)
    assert isi(hasil).jenis_kelamin is JenisKelamin.WANITA


def test_cltn_becomes_a_state_by_its_name_not_by_its_id() -> None:
    assert isi(baca(5)).keadaan is JenisKeadaan.CLTN
    assert isi(baca(5, KEDUDUKAN_HUKUM_NAMA="AKTIF")).keadaan is None


def test_an_unknown_kedudukan_hukum_warns() -> None:
    hasil = baca(0, KEDUDUKAN_HUKUM_NAMA="HILANG")
    assert (isi(hasil).keadaan, kolom(hasil)) == (None, ["KEDUDUKAN HUKUM NAMA"])


@pytest.mark.parametrize("kosong", ["null", "", "-", " NULL ", "#N/A"])
def test_words_for_no_value_are_never_a_value(kosong: str) -> None:
    hasil = isi(baca(0, **{"GELAR DEPAN": kosong, "TMT GOLONGAN": kosong}))
    assert (hasil.gelar_depan, hasil.tmt_golongan) == ("", None)


@pytest.mark.parametrize("teks", ["null", "-", ""])
def test_a_person_needs_a_name_and_a_nip(teks: str) -> None:
    assert [c.kolom for c in baca(0, NAMA=teks).tolak] == ["NAMA"]
    assert [c.kolom for c in baca(0, NIP_BARU=teks).tolak] == ["NIP BARU"]


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("1.98003E+17", "Teks"),
        ("19800315200501100", "yang tertulis 17 angka"),
        ("198003152005011000", "000"),
        ("19800315200501100A", "“A”"),
    ],
)
def test_a_broken_nip_is_refused_and_never_repaired(teks: str, kalimat: str) -> None:
    hasil = baca(0, NIP_BARU=teks)
    assert hasil.baris is None
    assert kalimat in hasil.tolak[0].alasan


def test_a_nip_whose_digits_contradict_themselves_is_real_and_only_warns() -> None:
    hasil = baca(0, NIP_BARU="198013152005011004", TANGGAL_LAHIR="15-03-1980")
    assert isi(hasil).nip == "198013152005011004"
    assert kolom(hasil) == ["NIP BARU"]


@pytest.mark.parametrize("teks", ["'000000000000000000", "0000000000000000"])
def test_the_sample_row_of_a_template_is_skipped(teks: str) -> None:
    assert "contoh" in baca(0, NIP_BARU=teks).lewati


def test_a_repeated_header_is_skipped() -> None:
    judul = {nama: nama for nama in judul_dan_baris()[0]}
    assert "Judul" in baca_siasn(judul, pada=PADA).lewati


def test_day_comes_before_month() -> None:
    assert isi(baca(0, TMT_JABATAN="06-05-2026")).tmt_jabatan == date(2026, 5, 6)


@pytest.mark.parametrize(
    "teks", ["06/05/2026", "2026-05-06", "29-02-2023", "0-45-23-2001", "45000"]
)
def test_any_other_form_of_a_date_is_left_empty_with_a_warning(teks: str) -> None:
    hasil = baca(0, TMT_JABATAN=teks)
    assert isi(hasil).tmt_jabatan is None
    assert kolom(hasil) == ["TMT JABATAN"]


def test_a_post_more_than_a_year_ahead_is_a_slip_of_the_pen() -> None:
    hasil = baca(0, TMT_JABATAN="12-02-2042")
    assert (isi(hasil).tmt_jabatan, kolom(hasil)) == (None, ["TMT JABATAN"])


def test_titles_inside_the_name_move_to_their_columns() -> None:
    hasil = isi(baca(4, NAMA="dr. NURLAILI, M.Kes", GELAR_BELAKANG="null"))
    assert (hasil.gelar_depan, hasil.nama) == ("dr.", "Nurlaili")
    assert hasil.gelar_belakang == "M.Kes"


@pytest.mark.parametrize(
    ("tertulis", "nama"),
    [
        ("CUT NUR'AINI BINTI M. ALI AR", "Cut Nur'aini binti M. Ali AR"),
        ("MUHAMMAD AL-FATAH BIN TGK. YUSUF", "Muhammad Al-Fatah bin Tgk. Yusuf"),
        ("McDonald Bin Ali", "McDonald Bin Ali"),
    ],
)
def test_only_a_name_all_in_capitals_is_written_as_usual(
    tertulis: str, nama: str
) -> None:
    assert isi(baca(0, NAMA=tertulis)).nama == nama


def test_teuku_is_a_name_and_no_title() -> None:
    assert isi(baca(5)).nama == "T. Syahril Adam"


def test_an_acting_post_is_not_taken_for_an_own_one() -> None:
    hasil = baca(0, JABATAN_NAMA="Plt. KEPALA DINAS KESEHATAN")
    assert (isi(hasil).jabatan, kolom(hasil)) == ("", ["JABATAN NAMA"])


def test_what_the_file_leaves_out_comes_from_the_nip_and_says_so() -> None:
    hasil = isi(
        baca(2, JENIS_PEGAWAI_NAMA="null", JENIS_KELAMIN="", TANGGAL_LAHIR="null")
    )
    assert (hasil.jenis, hasil.jenis_kelamin) == (JenisPegawai.PPPK, JenisKelamin.PRIA)
    assert hasil.lahir == date(1994, 2, 20)
    assert hasil.tersirat == {"jenis", "jenis_kelamin", "lahir"}


@pytest.mark.parametrize(
    ("nama", "status", "jenis"),
    [
        ("PNS Daerah", "C", JenisPegawai.CPNS),
        ("PNS Pusat", "P", JenisPegawai.PNS),
        ("PPPK Paruh Waktu", "PPPK", JenisPegawai.PPPK_PW),
    ],
)
def test_kinds_of_staff(nama: str, status: str, jenis: JenisPegawai) -> None:
    hasil = baca(0, JENIS_PEGAWAI_NAMA=nama, STATUS_CPNS_PNS=status)
    assert isi(hasil).jenis is jenis


def test_golongan_by_id_where_the_name_is_missing() -> None:
    assert isi(baca(0, GOL_AKHIR_NAMA="null")).golongan == "IV/c"


def test_an_id_that_means_another_golongan_warns() -> None:
    hasil = baca(0, GOL_AKHIR_ID="34")
    assert (isi(hasil).golongan, kolom(hasil)) == ("IV/c", ["GOL AKHIR ID"])


@pytest.mark.parametrize(
    ("nama", "jabatan", "memimpin"),
    [
        ("Jabatan Struktural", "SEKRETARIS BAPPEDA", False),
        ("Jabatan Struktural", "CAMAT SUSOH", True),
        ("Jabatan Fungsional Tertentu", "KEPALA SEKOLAH", False),
    ],
)
def test_only_words_of_a_structural_post_tell_a_head(
    nama: str, jabatan: str, *, memimpin: bool
) -> None:
    hasil = isi(baca(0, JENIS_JABATAN_NAMA=nama, JABATAN_NAMA=jabatan))
    assert hasil.memimpin is memimpin


def test_too_long_a_text_is_refused_by_its_column() -> None:
    assert [c.kolom for c in baca(0, UNOR_NAMA="X" * 201).tolak] == ["UNOR NAMA"]


def test_a_bad_e_mail_is_dropped_with_a_warning() -> None:
    hasil = baca(0, EMAIL="bukan surel", EMAIL_GOV="null")
    assert (isi(hasil).surel, kolom(hasil)) == ("", ["EMAIL"])


def test_only_nip_and_name_have_to_be_there() -> None:
    hasil = baca_siasn({"NIP": "198003152005011004", "NAMA": "ZULFIKRI"}, pada=PADA)
    assert isi(hasil).nama == "Zulfikri"
    assert kolom(hasil) == []


def test_a_header_is_known_by_its_words_whatever_their_case() -> None:
    assert guess_jenis(["No", " Nip ", "nama"])
    assert guess_jenis(judul_dan_baris()[0]) is JenisImpor.SIASN
    assert guess_jenis(["NIP BARU", "GOLONGAN"]) is None
