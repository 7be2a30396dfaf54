"""Cells and sheets that hold more, or something else, than their heading says."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kinerja.berkas.rules.jenis import Jenis
from organisasi.models import Pegawai, Penempatan
from organisasi.rencana_berkas import plan_berkas
from organisasi.rules.nip import nip_dalam_sel
from organisasi.services.impor import import_file
from tests.organisasi.berkas_tabel import keputusan, tulis
from tests.organisasi.test_impor_ragam import PADA, PNS, PNS_2, PPPK, Rencanakan

pytestmark = pytest.mark.django_db


@pytest.fixture
def rencana(tmp_path: Path) -> Rencanakan:
    return Rencanakan(tmp_path / "berkas")


@pytest.mark.parametrize(
    "sel",
    [
        f"{PNS} / 390012345",
        "19800315 200501 1 004\n390 012 345",
        f"390012345 ({PNS})",
        f"NIP. {PNS}\nKarpeg P.123456",
    ],
)
def test_the_new_nip_beside_the_old_one(rencana: Rencanakan, sel: str) -> None:
    hasil = rencana(["NIP Baru / NIP Lama", "Nama"], [sel, "Cut Meutia"])
    assert keputusan(hasil) == {2: "BARU"}
    assert hasil.rencana.orang[0].baris.nip == PNS


def test_of_two_whole_numbers_none_is_chosen() -> None:
    dua = f"{PNS} / {PNS_2}"
    assert nip_dalam_sel(dua) == dua


def test_signs_nobody_sees_are_no_part_of_a_cell(rencana: Rencanakan) -> None:
    hasil = rencana(["NIP", "Nama"], [f"\u202d{PNS}\u202c", "\u200eCut\u2060 Meutia"])
    baris = hasil.rencana.orang[0].baris
    assert (baris.nip, baris.nama) == (PNS, "Cut Meutia")


@pytest.mark.parametrize("sel", ["01 02 2021", "01/Feb/2021", "1.Peb.2021"])
def test_days_with_other_signs_between(rencana: Rencanakan, sel: str) -> None:
    orang, _ = rencana.orang(PNS, Jabatan="Analis", Unit="BKPSDM", TMT_Jabatan=sel)
    assert orang.baris.tmt_jabatan == date(2021, 2, 1)


def test_a_sheet_of_another_kind_is_named_and_not_read(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    isi = {
        "Pegawai": [["NIP", "Nama"], [PNS, "Cut"]],
        "Kontak": [["NIP", "Email"], [PNS, "cut@abdya.example"]],
    }
    for nama, tabel in isi.items():
        lembar = buku.create_sheet(nama)
        for sel in tabel:
            lembar.append(sel)
    buku.save(tmp_path / "a.xlsx")
    hasil = plan_berkas(tmp_path / "a.xlsx", jenis_berkas=Jenis.XLSX, pada=PADA)
    kontak = [satu for satu in hasil.rencana.baris if satu.lembar == "Kontak"]
    assert [b.tolak[0].alasan[:36] for b in kontak] == [
        "Lembar ini berisi data jenis lain, j"
    ]


def test_a_second_table_of_the_sheet_may_have_its_columns_in_another_order(
    rencana: Rencanakan,
) -> None:
    hasil = rencana(
        ["DAFTAR PNS"],
        ["No", "Nama", "NIP", "Jabatan", "Unit Kerja"],
        ["1", "Ani", PNS, "Analis", "Dinas Sosial"],
        ["DAFTAR PPPK"],
        ["No", "NIP", "Nama", "Unit Kerja", "Jabatan"],
        ["1", PPPK, "Budi", "Dinas Sosial", "Operator"],
    )
    assert keputusan(hasil) == {3: "BARU", 4: "DILEWATI", 5: "DILEWATI", 6: "BARU"}
    dua = hasil.rencana.orang[1].baris
    assert (dua.nama, dua.unit, dua.jabatan) == ("Budi", "Dinas Sosial", "Operator")


def test_somebody_named_as_head_of_two_units_leads_the_first(tmp_path: Path) -> None:
    Pegawai.objects.create(nip=PNS, nama="Cut", jenis="PNS")
    tabel = [
        ["Id", "DiatasanId", "EselonId", "NamaUnor", "NamaJabatan", "PemimpinPnsId"],
        ["A", "", "22", "Dinas A", "Kepala Dinas A", PNS],
        ["B", "A", "31", "Bidang B", "Kepala Bidang B", PNS],
    ]
    berkas = tulis(tmp_path / "a", tabel, Jenis.CSV)
    for kali in (1, 2):  # and does not change places with every import
        hasil = import_file(berkas, pada=PADA)
        catatan = [c.alasan for c in hasil.rencana.baris[1].peringatan]
        assert [c for c in catatan if "sudah memimpin unit di baris 2" in c], kali
        (kepala,) = Penempatan.objects.filter(pegawai__nip=PNS)
        assert kepala.jabatan.nama == "Kepala Dinas A"
