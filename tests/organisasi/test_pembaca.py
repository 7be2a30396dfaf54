"""The one reader of staff files."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.berkas.rules.jenis import Jenis
from kinerja.lib.errors import InvalidInput
from organisasi.pembaca import Bacaan, read_rows
from organisasi.rules.impor import JenisImpor
from tests.organisasi.berkas_siasn import (
    SIASN_01,
    judul_dan_baris,
    kolom_siasn,
    sebagai_csv,
    sebagai_xlsx,
)

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
    assert bacaan.lembar_lewat == ["Rekap"]


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
