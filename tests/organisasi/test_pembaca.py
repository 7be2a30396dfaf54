"""The one reader of staff files."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.berkas.rules.jenis import Jenis
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import TanggalDitolak
from organisasi.pembaca import Bacaan, TanpaJudul, read_rows
from organisasi.rules.impor import JenisImpor
from organisasi.rules.sel import tanggal_berkas
from tests.organisasi.berkas_siasn import (
    SIASN_01,
    judul_dan_baris,
    kolom_siasn,
    sebagai_csv,
    sebagai_xlsx,
)
from tests.organisasi.berkas_tabel import sebagai_xls
from tests.organisasi.berkas_tabel import sebagai_xlsx as sebagai_xlsx_tabel

Baca = Callable[..., Bacaan]


@pytest.fixture
def baca(tmp_path: Path) -> Baca:
    """Return a function that reads bytes as a file."""

    def fungsi(isi: bytes, jenis: Jenis = Jenis.CSV) -> Bacaan:
        jalur = tmp_path / "berkas"
        jalur.write_bytes(isi)
        return read_rows(jalur, jenis, jenis=JenisImpor.SIASN)

    return fungsi


def xlsx(isi: Callable[[Worksheet], object]) -> bytes:
    """Return a workbook with NIP and NAMA, filled further by ``isi``."""
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)
    lembar.append(["NIP", "NAMA"])
    isi(lembar)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def teks(bacaan: Bacaan) -> list[dict[str, str]]:
    return [satu.isi for satu in bacaan.baris]


def per_kunci(semua: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return rows of the example by field, only the columns that are read."""
    kolom = kolom_siasn()
    return [{kunci: satu[judul] for kunci, judul in kolom.items()} for satu in semua]


def test_csv_and_workbook_give_the_same_rows(baca: Baca) -> None:
    semua = judul_dan_baris()[1]
    dari_csv = baca(SIASN_01.read_bytes())
    dari_xlsx = baca(sebagai_xlsx(semua), Jenis.XLSX)
    assert teks(dari_csv) == teks(dari_xlsx) == per_kunci(semua)
    assert [b.nomor for b in dari_xlsx.baris] == [2, 3, 4, 5, 6, 7]
    assert {b.lembar for b in dari_xlsx.baris} == {"Data"}


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252"])
def test_separators_and_encodings_of_spreadsheets(
    baca: Baca, pemisah: str, sandi: str
) -> None:
    semua = [judul_dan_baris()[1][1] | {"NAMA": "ÉLOÏSE"}]
    assert teks(baca(sebagai_csv(semua, pemisah, sandi))) == per_kunci(semua)


def test_unicode_text_of_a_spreadsheet(baca: Baca) -> None:
    semua = [judul_dan_baris()[1][1] | {"NAMA": "ÉLOÏSE"}]
    assert teks(baca(sebagai_csv(semua, "\t", "utf-16"))) == per_kunci(semua)


@pytest.mark.parametrize("isi", [b"\r\n\r\n", b"\xef\xbb\xbf", b";;;\n;;\n"])
def test_a_file_without_a_word_is_told_to_be_empty(baca: Baca, isi: bytes) -> None:
    with pytest.raises(InvalidInput, match="Berkas ini kosong"):
        baca(isi)


def test_the_header_is_found_below_titles(baca: Baca) -> None:
    isi = b"DATA ASN\r\n\r\nPer 1 Januari\r\nNIP;NAMA\r\n123;Sari\r\n"
    bacaan = baca(isi)
    assert [(b.nomor, b.isi) for b in bacaan.baris] == [
        (5, {"nip": "123", "nama": "Sari"})
    ]


@pytest.mark.parametrize("isi", [b"\n" * 20 + b"NIP,NAMA\n1,Sari\n", b"NIP,GOL\n1,2\n"])
def test_without_a_header_nothing_is_read(baca: Baca, isi: bytes) -> None:
    with pytest.raises(InvalidInput, match="Judul kolom NIP dan NAMA"):
        baca(isi)


def test_a_header_alone_is_no_file(baca: Baca) -> None:
    with pytest.raises(InvalidInput, match="tanpa baris pegawai"):
        baca(b"NIP,NAMA\n")


def test_a_quote_that_never_closes_swallows_no_rows(baca: Baca) -> None:
    with pytest.raises(InvalidInput, match="Baris 3 tidak terbaca: tanda kutip"):
        baca(b'NIP,NAMA\n1,Sari\n2,"Budi\n3,Eko\n')


def test_cells_beyond_the_header_are_reported(baca: Baca) -> None:
    bacaan = baca(b"NIP,NAMA,UNOR NAMA\n1,Sari,DINAS, KAB\n2,Budi,DINAS,\n3,Eko\n")
    assert [b.lebih for b in bacaan.baris] == [("KAB",), (), ()]
    assert [b.sel for b in bacaan.baris] == [4, 4, 2]


def test_a_number_of_18_figures_is_shown_as_lost(baca: Baca) -> None:
    bacaan = baca(xlsx(lambda s: s.append([198003152005011004, "Sari"])), Jenis.XLSX)
    assert "E+17" in teks(bacaan)[0]["nip"]


def test_text_keeps_its_zeros_numbers_and_days_stay_readable(baca: Baca) -> None:
    def isi(lembar: Worksheet) -> None:
        lembar["C1"], lembar["D1"] = "UNOR ID", "GOL AKHIR ID"
        lembar["E1"] = "TMT JABATAN"
        lembar["A2"], lembar["B2"], lembar["C2"] = "1", "Sari", "0012"
        lembar["D2"], lembar["E2"] = 43, date(2024, 2, 12)

    assert teks(baca(xlsx(isi), Jenis.XLSX))[0] == {
        "nip": "1",
        "nama": "Sari",
        "kode_unor": "0012",
        "golongan_id": "43",
        "tmt_jabatan": "12-02-2024",
    }


def test_a_sheet_without_such_a_header_is_named(baca: Baca) -> None:
    def isi(lembar: Worksheet) -> None:
        lembar.append(["1", "Sari"])
        assert lembar.parent is not None
        lembar.parent.create_sheet("Rekap").append(["Jumlah", 1])
        lembar.parent.create_sheet("Kosong")

    bacaan = baca(xlsx(isi), Jenis.XLSX)
    assert len(bacaan.baris) == 1
    assert [nama for nama, _ in bacaan.lembar_lewat] == ["Rekap"]


def test_a_word_in_the_last_cell_does_not_kill_the_process(baca: Baca) -> None:
    def jauh(lembar: Worksheet) -> None:
        lembar["XFD1048576"] = "x"

    with pytest.raises(InvalidInput, match="jauh di luar tabel"):
        baca(xlsx(jauh), Jenis.XLSX)


def test_formats_down_to_the_last_row_are_harmless(baca: Baca) -> None:
    def isi(lembar: Worksheet) -> None:
        lembar.append(["1", "Sari"])
        lembar["XFD1048576"].font = Font(bold=True)

    assert len(baca(xlsx(isi), Jenis.XLSX).baris) == 1


@pytest.mark.parametrize(
    "ganti",
    [
        (b"<row", b"<rwo"),
        (b'r="A1"', b'r="99"'),
        (b"<sheetData>", b'<!DOCTYPE a [<!ENTITY b "c">]><sheetData>'),
    ],
)
def test_a_broken_sheet_is_refused_in_words(
    baca: Baca, ganti: tuple[bytes, bytes]
) -> None:
    asal = zipfile.ZipFile(io.BytesIO(xlsx(lambda s: s.append(["1", "Sari"]))))
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as paket:
        for nama in asal.namelist():
            isi = asal.read(nama)
            paket.writestr(nama, isi.replace(*ganti) if "sheet1" in nama else isi)
    with pytest.raises(InvalidInput, match="Buku kerja rusak"):
        baca(keluar.getvalue(), Jenis.XLSX)


# Lists as people print them ---------------------------------------------------------


def orang(bacaan: Bacaan) -> list[dict[str, str]]:
    """Return the rows that are not passed over, without empty cells."""
    return [
        {kunci: satu for kunci, satu in b.isi.items() if satu}
        for b in bacaan.baris
        if not b.lewati
    ]


@pytest.fixture
def tabel(tmp_path: Path) -> Baca:
    """Return a function that reads rows written as XLSX."""

    def fungsi(baris: list[list[object]], **pilihan: Any) -> Bacaan:
        jalur = tmp_path / "berkas.xlsx"
        jalur.write_bytes(sebagai_xlsx_tabel(baris, **pilihan))
        return read_rows(jalur, Jenis.XLSX)

    return fungsi


def test_groups_above_their_parts_are_one_header(tabel: Baca) -> None:
    bacaan = tabel(
        [
            ["No", "Nama", "NIP", "Pangkat", "", "Jabatan", ""],
            ["", "", "", "Gol", "TMT", "Nama", "TMT"],
            [1, "Sari", "198003152005011004", "IV/a", "01-04-2020", "Camat", ""],
        ]
    )
    assert bacaan.judul[3:] == [
        "Pangkat Gol",
        "Pangkat TMT",
        "Jabatan Nama",
        "Jabatan TMT",
    ]
    assert orang(bacaan)[0]["jabatan"] == "Camat"


def test_cells_merged_over_both_header_rows_are_one_heading(tabel: Baca) -> None:
    bacaan = tabel(
        [
            ["Nama", "NIP", "Jabatan", ""],
            ["", "", "Nama Jabatan", "TMT Jabatan"],
            ["Sari", "198003152005011004", "Camat", "01-04-2020"],
        ],
        gabung=("A1:A2", "B1:B2", "C1:D1"),
    )
    assert bacaan.judul == ["Nama", "NIP", "Nama Jabatan", "TMT Jabatan"]
    assert len(bacaan.baris) == 1


def test_a_merged_cell_counts_for_all_its_rows(tabel: Baca) -> None:
    bacaan = tabel(
        [
            ["Nama", "NIP", "Unit Kerja"],
            ["Sari", "198003152005011004", "Bappeda"],
            ["Budi", "198003152005011005", ""],
        ],
        gabung=("C2:C3",),
    )
    assert [satu["unit"] for satu in orang(bacaan)] == ["Bappeda", "Bappeda"]


def test_two_columns_of_one_name_can_be_told_apart(tabel: Baca) -> None:
    bacaan = tabel([["NIP", "Nama", "No Sk", "No Sk"], ["198003152005011004", "S"]])
    assert bacaan.judul == ["NIP", "Nama", "No Sk", "No Sk (2)"]


def test_the_unit_is_the_name_of_a_sheet_that_is_one(tabel: Baca) -> None:
    bacaan = tabel([["NIP", "Nama"], ["198003152005011004", "Sari"]])
    assert [b.unit for b in bacaan.baris] == [""]


def test_days_of_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    hari = (date(2023, 4, 1) - date(1904, 1, 1)).days
    baris: list[list[object]] = [
        ["NIP", "Nama", "TMT Golongan"],
        ["198003152005011004", "Sari", hari],
    ]
    for jenis, isi in (
        (Jenis.XLSX, sebagai_xlsx_tabel(baris, sejak_1904=True)),
        (Jenis.XLS, sebagai_xls(baris, sejak_1904=True)),
    ):
        jalur = tmp_path / "berkas"
        jalur.write_bytes(isi)
        (satu,) = read_rows(jalur, jenis).baris
        assert satu.sejak_1904
        hasil = tanggal_berkas(satu.isi["tmt_golongan"], sejak_1904=True)
        assert hasil == date(2023, 4, 1)


def test_a_hidden_sheet_is_named_and_not_read(baca: Baca) -> None:
    def isi(lembar: Worksheet) -> None:
        lembar.append(["1", "Sari"])
        assert lembar.parent is not None
        lama = lembar.parent.create_sheet("Lama")
        lama.append(["NIP", "NAMA"])
        lama.append(["2", "Orang lama"])
        lama.sheet_state = "hidden"

    bacaan = baca(xlsx(isi), Jenis.XLSX)
    assert [satu["nama"] for satu in teks(bacaan)] == ["Sari"]
    ((nama, sebab),) = bacaan.lembar_lewat
    assert nama == "Lama"
    assert "disembunyikan" in sebab


def test_a_sheet_of_instructions_is_no_list(baca: Baca) -> None:
    def isi(lembar: Worksheet) -> None:
        lembar.append(["1", "Sari"])
        assert lembar.parent is not None
        petunjuk = lembar.parent.create_sheet("Petunjuk", 0)
        petunjuk.append(["NIP", "18 angka"])
        petunjuk.append(["NAMA", "tanpa gelar"])

    bacaan = baca(xlsx(isi), Jenis.XLSX)
    assert bacaan.pemetaan == {"NIP": "nip", "NAMA": "nama"}


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("01042020", date(2020, 4, 1)),
        ("20200401", date(2020, 4, 1)),
        ("TMT 01-04-2020.", date(2020, 4, 1)),
        ("1 / 4 / 2020", date(2020, 4, 1)),
        ("01–04–2020", date(2020, 4, 1)),
        ("1Maret2020", date(2020, 3, 1)),
        ("1 Des'20", date(2020, 12, 1)),
        ("37149", date(2001, 9, 15)),
        ("38353", date(2005, 1, 1)),
        ("37149.5", date(2001, 9, 15)),
        ("2015-02-20 00:00:00", date(2015, 2, 20)),
        ("2015-02-20T07:00:00.000Z", date(2015, 2, 20)),
        ("17-8-88", date(1988, 8, 17)),
        ("29 Pebruari 1980", date(1980, 2, 29)),
        ("1 Nopember 1999", date(1999, 11, 1)),
        ("3 Djuli 1965", date(1965, 7, 3)),
        ("5 Agt 2001", date(2001, 8, 5)),
    ],
)
def test_days_in_the_forms_of_files(teks: str, hari: date) -> None:
    assert tanggal_berkas(teks) == hari


@pytest.mark.parametrize(
    "teks",
    ["0-45-23-2001", "03-091998", "30-02-2001", "Mei 2001", "2020", "9999", "1st May"],
)
def test_what_is_no_day_is_not_made_one(teks: str) -> None:
    with pytest.raises(TanggalDitolak):
        tanggal_berkas(teks)


def test_a_macro_sheet_in_an_old_workbook_is_refused(tmp_path: Path) -> None:
    jalur = tmp_path / "berkas"
    jalur.write_bytes(sebagai_xls([["NIP", "Nama"], ["1", "S"]], makro=True))
    with pytest.raises(InvalidInput, match="makro"):
        read_rows(jalur, Jenis.XLS)


def test_a_word_in_the_last_cell_of_an_old_workbook_is_refused(tmp_path: Path) -> None:
    jalur = tmp_path / "berkas"
    jalur.write_bytes(sebagai_xls([["NIP", "Nama"], ["1", "S"]], jauh=(65535, 255)))
    with pytest.raises(InvalidInput, match="jauh di luar tabel"):
        read_rows(jalur, Jenis.XLS)


def test_the_separator_is_the_one_that_gives_a_header(baca: Baca) -> None:
    bacaan = baca(b"No;Nama, gelar;NIP\n1;Sari, S.H.;198003152005011004\n")
    assert teks(bacaan) == [{"nama": "Sari, S.H.", "nip": "198003152005011004"}]


def test_headings_to_map_by_hand_are_offered(tmp_path: Path) -> None:
    jalur = tmp_path / "berkas"
    jalur.write_bytes(b"LAPORAN\n\nKolom A,Kolom B,Kolom C\n1,2,3\n")
    with pytest.raises(TanpaJudul) as tolak:
        read_rows(jalur, Jenis.CSV)
    assert tolak.value.judul == ["Kolom A", "Kolom B", "Kolom C"]
