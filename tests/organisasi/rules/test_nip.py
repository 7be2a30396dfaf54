"""NIP and NI PPPK (vectors NP of the domain)."""

from datetime import date

import pytest

from organisasi.rules.jenis import JenisKelamin
from organisasi.rules.nip import JenisNip, bersihkan_nip, periksa_nip

HARI = date(2026, 11, 25)
BENAR = "198503172010122001"


def test_a_valid_nip_says_birth_appointment_sex_and_serial() -> None:
    nip = periksa_nip(BENAR, pada=HARI).nip
    assert nip is not None
    assert nip.lahir == date(1985, 3, 17)
    assert (nip.tahun_tmt, nip.bulan_tmt) == (2010, 12)
    assert nip.jenis is JenisNip.PNS
    assert nip.jenis_kelamin is JenisKelamin.WANITA
    assert nip.urut == "001"


def test_a_pppk_number_has_no_month_of_appointment() -> None:
    nip = periksa_nip("199001012023211005", pada=HARI).nip
    assert nip is not None
    assert (nip.jenis, nip.tahun_tmt, nip.bulan_tmt) == (JenisNip.PPPK, 2023, None)
    assert nip.jenis_kelamin is JenisKelamin.PRIA
    assert nip.urut == "005"


@pytest.mark.parametrize(
    "teks",
    [
        "19850317 201012 2 001",
        "'198503172010122001",
        "’198503172010122001",
        "198503172010122001-",
        " 198503172010122001 ",
        "19850317.201012.2.001",
        "1985 0317\u00a02010 12 2001",
        "\ufeff198503172010122001",
        "NIP. 19850317 201012 2 001",
        "NIP: 198503172010122001",
        "NI PPPK 198503172010122001",
        "19850317-201012-2-001",
        "“198503172010122001”",
        "198503172010122001*",
    ],
)
def test_what_people_type_around_the_digits_is_dropped(teks: str) -> None:
    hasil = periksa_nip(teks, pada=HARI)
    assert hasil.nip is not None
    assert hasil.bersih == BENAR


@pytest.mark.parametrize(
    ("teks", "sebab"),
    [
        ("198513172010122001", "Angka ke-1 sampai 8"),
        ("198503172010132001", "Angka ke-13 dan 14 adalah 13"),
        ("198503172010002001", "Angka ke-13 dan 14 adalah 00"),
        ("198503172010202001", "Angka ke-13 dan 14 adalah 20"),
        ("19850317201012200", "yang tertulis 17 angka"),
        ("1985031720101220011", "yang tertulis 19 angka"),
        ("198502302010122001", "Angka ke-1 sampai 8"),
        ("198503172010123001", "Angka ke-15"),
        ("198503172010122000", "Angka ke-16 sampai 18"),
        ("200503172010122001", "lebih dari 15 tahun sesudah tahun lahir 2005"),
        ("199503172010122001", "lebih dari 15 tahun"),
        ("198503171949122001", "antara 1950 dan 2027"),
        ("198503172028122001", "antara 1950 dan 2027"),
        ("202703172010122001", "belum terjadi"),
        ("", "NIP kosong"),
        ("  ", "NIP kosong"),
        ("0000000000000000", "yang tertulis 16 angka"),
        ("000000000000000000", "Angka ke-1 sampai 8"),
        ("19850317201012200l", "“l”"),
        ("1985O3172010122001", "“O”"),
        ("１９８５03172010122001", "“１”"),
        ("١٩٨٥03172010122001", "hanya boleh berisi angka 0-9"),
    ],
)
def test_an_invalid_nip_is_refused_naming_the_digits(teks: str, sebab: str) -> None:
    hasil = periksa_nip(teks, pada=HARI)
    assert hasil.nip is None
    assert sebab in " ".join(hasil.masalah)


@pytest.mark.parametrize(
    "teks",
    [
        "1.98503E+17",
        "1,98503E+17",
        "1.98501012010011e+17",
        "198503172010122001.0",
        "'1.98503E+17",
        "198503172010122000,00",
    ],
)
def test_a_nip_damaged_by_a_spreadsheet_is_refused_with_the_repair(teks: str) -> None:
    hasil = periksa_nip(teks, pada=HARI)
    assert hasil.nip is None
    assert hasil.bersih == ""
    assert "format kolom NIP menjadi Teks" in hasil.masalah[0]


def test_a_number_of_the_other_kind_is_refused_when_the_kind_is_known() -> None:
    assert periksa_nip(BENAR, pada=HARI, jenis=JenisNip.PNS).nip
    assert not periksa_nip(BENAR, pada=HARI, jenis=JenisNip.PPPK).nip
    pppk = "199001012023211005"
    assert periksa_nip(pppk, pada=HARI, jenis=JenisNip.PPPK).nip
    assert not periksa_nip(pppk, pada=HARI, jenis=JenisNip.PNS).nip


def test_next_years_appointment_is_accepted_and_the_year_after_is_not() -> None:
    nomor = "198503172027012001"
    assert periksa_nip(nomor, pada=date(2026, 1, 1)).nip
    assert not periksa_nip(nomor, pada=date(2025, 12, 31)).nip


def test_several_faults_are_told_together() -> None:
    assert len(periksa_nip("198513172010133000", pada=HARI).masalah) == 4


def test_cleaning_never_adds_digits() -> None:
    assert bersihkan_nip(" 12.34 ") == "1234"


def test_the_description_speaks_in_words() -> None:
    hasil = periksa_nip("198503172010122001", pada=date(2026, 11, 25))
    assert hasil.nip is not None
    assert hasil.nip.uraian() == (
        "PNS, lahir 17 Maret 1985, TMT CPNS Desember 2010, perempuan, nomor urut 001"
    )
