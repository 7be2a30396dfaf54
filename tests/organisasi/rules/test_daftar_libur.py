"""A year's list of days off, in the forms in which offices have it."""

from datetime import date

import pytest

from kinerja.jadwal.rules.jenis import JenisLibur
from kinerja.lib.errors import InvalidInput
from organisasi.rules.daftar_libur import (
    BarisDaftar,
    Hari,
    HariTercatat,
    PembacaDaftar,
    baca_hari,
    banding_libur,
    nilai_daftar,
)
from organisasi.rules.tabel import temukan_tabel

NASIONAL, CUTI, DAERAH = (
    JenisLibur.LIBUR_NASIONAL,
    JenisLibur.CUTI_BERSAMA,
    JenisLibur.LIBUR_DAERAH,
)


def baca(*baris: list[str], tahun: int = 2026, lembar: str = "") -> list[BarisDaftar]:
    tabel = temukan_tabel(baris, nilai_daftar)
    assert tabel is not None
    pembaca = PembacaDaftar(tabel, tahun, lembar, sejak_1904=False)
    return list(pembaca.baca(baris))


def hari(bulan: int, *tanggal: int) -> list[date]:
    return [date(2026, bulan, satu) for satu in tanggal]


@pytest.mark.parametrize(
    ("teks", "semua"),
    [
        ("1 Januari", hari(1, 1)),
        ("1 Januari 2026", hari(1, 1)),
        ("01-01-2026", hari(1, 1)),
        ("2026-01-01", hari(1, 1)),
        ("46023", hari(1, 1)),
        ("Kamis, 1 Januari 2026", hari(1, 1)),
        ("Kamis, 1 Januari", hari(1, 1)),
        ("20, 23 dan 24 Maret", hari(3, 20, 23, 24)),
        ("20, 23, dan 24 Maret 2026", hari(3, 20, 23, 24)),
        ("21-22 Maret", hari(3, 21, 22)),
        ("21 s.d. 23 Maret 2026", hari(3, 21, 22, 23)),
        ("21 – 22 Maret", hari(3, 21, 22)),
        ("20 dan 23-24 Maret", hari(3, 20, 23, 24)),
        ("31 Maret - 1 April 2026", [date(2026, 3, 31), date(2026, 4, 1)]),
        ("31 Maret dan 1 April", [date(2026, 3, 31), date(2026, 4, 1)]),
        ("18 Pebruari", hari(2, 18)),
    ],
)
def test_days_are_read_as_people_write_them(teks: str, semua: list[date]) -> None:
    assert baca_hari(teks, 2026) == semua


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("20, 23", "tidak terbaca"),
        ("menyusul", "tidak terbaca"),
        ("24-20 Maret", "tidak terbaca"),
        ("31 Juni", "bukan tanggal yang ada"),
        ("1 Januari 2025", "bukan tanggal dalam tahun 2026"),
        ("45000", "bukan tanggal dalam tahun 2026"),
        ("30 Februari 2026", "bukan tanggal yang ada"),
        ("1 Foo", "bulan yang tidak dikenal"),
    ],
)
def test_what_is_no_day_of_the_year_is_refused(teks: str, kalimat: str) -> None:
    with pytest.raises(InvalidInput, match=kalimat):
        baca_hari(teks, 2026)


def test_the_list_of_the_skb_is_read_with_both_parts() -> None:
    semua = baca(
        ["HARI LIBUR NASIONAL DAN CUTI BERSAMA TAHUN 2026", "", "", ""],
        ["No", "Tanggal", "Hari", "Keterangan"],
        ["A", "Hari Libur Nasional", "", ""],
        ["1", "1 Januari", "Kamis", "Tahun Baru 2026 Masehi"],
        ["2", "21-22 Maret", "Sabtu-Minggu", "Idulfitri 1447 Hijriah"],
        ["B", "Cuti Bersama", "", ""],
        ["1", "20, 23 dan 24 Maret", "Jumat, Senin, Selasa", "Idulfitri"],
        ["", "", "", "Ditetapkan di Jakarta"],
    )
    assert [(satu.hari[0].jenis, len(satu.hari)) for satu in semua] == [
        (NASIONAL, 1),
        (NASIONAL, 2),
        (CUTI, 3),
    ]
    assert not any(satu.tolak for satu in semua)


def test_the_words_tell_cuti_bersama_where_nothing_else_does() -> None:
    (satu,) = baca(
        ["Tanggal", "Hari Libur"], ["24 Desember", "Cuti bersama Hari Natal"]
    )
    assert satu.hari[0].jenis is CUTI


def test_a_column_tells_the_kind_and_the_region() -> None:
    satu, dua, tiga = baca(
        ["TANGGAL", "JENIS", "WILAYAH", "URAIAN"],
        ["15/08/2026", "LIBUR_DAERAH", "Aceh", "Hari Damai Aceh"],
        ["16/08/2026", "Libur daerah", "", "Hari Damai Aceh"],
        ["17/08/2026", "besar", "", "Proklamasi"],
    )
    assert (satu.hari[0].jenis, satu.hari[0].wilayah) == (DAERAH, "Aceh")
    assert "memerlukan wilayahnya" in dua.tolak
    assert "Jenis “besar” tidak dikenal" in tiga.tolak


def test_a_list_of_last_year_is_told_by_its_days_of_the_week() -> None:
    (satu,) = baca(
        ["Tanggal", "Hari", "Keterangan"], ["1 Januari", "Rabu", "Tahun Baru"]
    )
    assert "1 Januari 2026 adalah hari Kamis" in satu.tolak


@pytest.mark.parametrize(
    ("hari", "tolak"),
    [
        ("Rabu, 1 Januari", "1 Januari 2026 adalah hari Kamis"),
        ("Kamis, 1 Januari", ""),
        ("Jumat, Senin dan Rabu 20, 23, 24 Maret", "24 Maret 2026 adalah hari Selasa"),
        ("Jumat 20, 23 dan 24 Maret", ""),
    ],
)
def test_a_day_of_the_week_before_the_date_is_held_against_it(
    hari: str, tolak: str
) -> None:
    (satu,) = baca(["Tanggal", "Keterangan"], [hari, "Libur"])
    assert tolak in satu.tolak
    assert bool(satu.tolak) is bool(tolak)


def test_a_row_without_a_name_is_refused() -> None:
    (satu,) = baca(["Tanggal", "Keterangan"], ["1 Januari", ""])
    assert "Nama hari liburnya kosong" in satu.tolak


def test_a_sheet_may_name_the_kind() -> None:
    (satu,) = baca(
        ["Tanggal", "Keterangan"], ["24 Desember", "Natal"], lembar="Cuti Bersama"
    )
    assert satu.hari[0].jenis is CUTI


def baris(nomor: int, *semua: Hari) -> BarisDaftar:
    return BarisDaftar("", nomor, "", semua)


BARU = Hari(date(2026, 1, 1), NASIONAL, "", "Tahun Baru")
LAIN = Hari(date(2026, 5, 1), NASIONAL, "", "Hari Buruh")


def test_each_day_is_new_changed_same_or_missing() -> None:
    lama = Hari(BARU.tanggal, NASIONAL, "", "Masehi")
    natal = Hari(date(2026, 12, 24), CUTI, "", "Natal")
    hasil = banding_libur(
        [
            baris(2, BARU),
            baris(3, LAIN),
            baris(4, Hari(date(2026, 8, 17), NASIONAL, "", "Proklamasi")),
        ],
        [
            HariTercatat(1, lama, dicabut=False),
            HariTercatat(2, LAIN, dicabut=False),
            HariTercatat(
                3, Hari(date(2026, 3, 3), NASIONAL, "", "Keliru"), dicabut=False
            ),
            HariTercatat(4, natal, dicabut=False),
        ],
    )
    assert [(s.keputusan, s.pk) for s in hasil] == [
        ("BERUBAH", 1),
        ("SAMA", 2),
        ("BARU", None),
        ("HILANG", 3),  # Natal is of a kind that the list does not hold
    ]


def test_a_withdrawn_day_of_the_list_comes_back() -> None:
    (satu,) = banding_libur([baris(2, BARU)], [HariTercatat(1, BARU, dicabut=True)])
    assert (satu.keputusan, satu.pk) == ("BERUBAH", 1)
    assert "dipulihkan" in satu.kalimat


def test_a_day_written_twice_is_refused_the_second_time() -> None:
    satu, dua = banding_libur([baris(2, BARU), baris(3, BARU)], [])
    assert satu.keputusan == "BARU"
    assert (dua.keputusan, dua.kalimat) == (
        "DITOLAK",
        "Tanggal ini sudah ada di baris 2.",
    )


def test_a_last_day_may_stand_in_a_column_of_its_own() -> None:
    judul = ["Nama Hari Libur", "Tanggal Mulai", "Tanggal Selesai"]
    satu, dua, tiga = baca(
        judul,
        ["Idul Fitri", "20-03-2026", "22-03-2026"],
        ["Natal", "25 Desember", ""],
        ["Terbalik", "22-03-2026", "20-03-2026"],
    )
    assert [h.tanggal for h in satu.hari] == hari(3, 20, 21, 22)
    assert [h.tanggal for h in dua.hari] == hari(12, 25)
    assert "22-03-2026 sampai 20-03-2026" in tiga.tolak


@pytest.mark.parametrize(
    ("tanggal", "kalimat"),
    [
        ("Selasa, 17 Agustus 2026", "adalah hari Senin"),
        ("31-02-2026", "sampai tanggal 28 saja"),
        ("12/25/2026", "tulis 25/12/2026"),
    ],
)
def test_what_is_wrong_with_a_day_is_said(tanggal: str, kalimat: str) -> None:
    (satu,) = baca(["Tanggal", "Keterangan"], [tanggal, "Kemerdekaan"])
    assert kalimat in satu.tolak
