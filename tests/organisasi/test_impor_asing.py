"""Files of strangers: what cannot be is told, what is nobody is passed over."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kinerja.berkas.rules.jenis import Jenis
from organisasi.models import Pegawai
from organisasi.rencana_berkas import plan_berkas
from organisasi.rules.impor import JenisImpor
from organisasi.rules.jenis import LABEL
from organisasi.services.impor import import_file
from tests.organisasi.berkas_tabel import keputusan, tulis
from tests.organisasi.test_impor_ragam import PADA, PNS, PNS_2, PPPK, Rencanakan

pytestmark = pytest.mark.django_db
Baris = Sequence[str]


@pytest.fixture
def rencana(tmp_path: Path) -> Rencanakan:
    return Rencanakan(tmp_path / "berkas")


def sebab(hasil: object) -> dict[int, str]:
    """Return why rows are refused or passed over, by row."""
    baris = hasil.rencana.baris  # type: ignore[attr-defined]
    return {b.nomor: b.tolak[0].alasan for b in baris if b.tolak}


# Days and states ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kolom", "sel", "bidang", "kalimat"),
    [
        ("TMT_Jabatan", "01-01-1970", "tmt_jabatan", "mendahului usia 15 tahun"),
        ("TMT_Jabatan", "01-01-2030", "tmt_jabatan", "lebih dari setahun lagi"),
        ("TMT_Golongan", "01-01-1994", "tmt_golongan", "mendahului usia 15 tahun"),
        ("TMT_Golongan", "01-04-2028", "tmt_golongan", "lebih dari setahun lagi"),
    ],
)
def test_a_first_day_outside_a_working_life_is_left_empty(
    rencana: Rencanakan, kolom: str, sel: str, bidang: str, kalimat: str
) -> None:
    orang, catatan = rencana.orang(
        PNS, Golongan="III/a", Jabatan="Analis", Unit="BKPSDM", **{kolom: sel}
    )
    assert getattr(orang.baris, bidang) is None
    assert [satu for satu in catatan if kalimat in satu]


def test_two_days_of_birth_are_held_against_the_first_day_by_the_earlier(
    rencana: Rencanakan,
) -> None:
    orang, _ = rencana.orang(PNS, Tanggal_Lahir="15-03-1989", TMT_Jabatan="01-01-2000")
    assert orang.baris.tmt_jabatan == date(2000, 1, 1)


@pytest.mark.parametrize(
    ("sel", "umur"), [("01-01-1900", "126 tahun"), ("15-03-2018", "8 tahun")]
)
def test_nobody_at_work_is_a_child_or_older_than_a_century(
    rencana: Rencanakan, sel: str, umur: str
) -> None:
    orang, catatan = rencana.orang(PNS, Tanggal_Lahir=sel)
    assert orang.baris.lahir == date(1980, 3, 15)  # as the NIP says
    assert [satu for satu in catatan if f"berarti umur {umur}" in satu]


@pytest.mark.parametrize(
    ("sel", "keadaan"),
    [
        ("Mengundurkan Diri", "Berhenti"),
        ("MENCAPAI BUP", "Berhenti"),
        ("DPK pada KIP", "Diperbantukan"),
        ("PNS DPB", "Diperbantukan"),
    ],
)
def test_states_by_a_word_among_others(
    rencana: Rencanakan, sel: str, keadaan: str
) -> None:
    orang, _ = rencana.orang(PNS, Kedudukan_Hukum=sel)
    assert orang.baris.keadaan
    assert LABEL[orang.baris.keadaan] == keadaan


# Rows that are nobody ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("nip", "nama"),
    [
        ("111111111111111111", "Nama Pegawai"),
        ("123456789012345678", "Nama Pegawai"),
        ("xxxxxxxxxxxxxxxxxx", "Nama Pegawai"),
        ("Wajib diisi, 18 angka", "Wajib diisi"),
        (PNS, "CONTOH PEGAWAI, S.E."),
    ],
)
def test_how_a_template_is_filled_in_is_no_person(
    rencana: Rencanakan, nip: str, nama: str
) -> None:
    hasil = rencana(
        ["NIP *", "Nama *", "Golongan"], [nip, nama, "III/a"], [PNS_2, "Cut", "II/c"]
    )
    assert keputusan(hasil) == {2: "DILEWATI", 3: "BARU"}
    assert sebab(hasil)[2].startswith("Baris contoh")


def test_a_number_of_which_nothing_can_be_is_refused(rencana: Rencanakan) -> None:
    hasil = rencana(["NIP", "Nama"], ["199999999999999999", "Orang"])
    assert keputusan(hasil) == {2: "DITOLAK"}


@pytest.mark.parametrize("nama", ["(KOSONG)", "Lowong", "-", "belum terisi"])
def test_a_vacant_post_is_passed_over(rencana: Rencanakan, nama: str) -> None:
    hasil = rencana(
        ["No", "Nama", "NIP", "Jabatan", "Unit Kerja"],
        ["1", nama, "-", "Kasi Umum", "Kecamatan Susoh"],
        ["2", "Cut", PNS, "Camat", "Kecamatan Susoh"],
    )
    assert keputusan(hasil) == {2: "DILEWATI", 3: "BARU"}
    assert sebab(hasil)[2] == "Jabatan kosong, tanpa orang."


@pytest.mark.parametrize(
    "rekap",
    [("", "Perempuan", "12"), ("", "Gol. III/a", "4 orang"), ("PPPK :", "", "30")],
)
def test_counts_below_a_list_are_no_people(
    rencana: Rencanakan, rekap: tuple[str, str, str]
) -> None:
    hasil = rencana(["No", "Nama", "NIP"], ["1", "Cut", PNS], rekap)
    assert keputusan(hasil) == {2: "BARU", 3: "DILEWATI"}
    assert sebab(hasil)[3] == "Baris rekapitulasi."


# Headings and cells ------------------------------------------------------------------


@pytest.mark.parametrize(
    "judul",
    [
        ("N I P", "N A M A"),
        ("NIP/NI P3K", "Nama"),
        ("NIP / NRP", "N A M A  P E G A W A I"),
        ("NIP P3K", "NAMA"),
        ("NI PPPK PARUH WAKTU", "NAMA"),
    ],
)
def test_headings_as_offices_set_them(rencana: Rencanakan, judul: Baris) -> None:
    assert keputusan(rencana(judul, [PNS, "Cut Meutia"])) == {2: "BARU"}


def test_units_and_those_above_under_long_headings(rencana: Rencanakan) -> None:
    hasil = rencana(
        ["NAMA UNIT ORGANISASI", "UNIT ORGANISASI INDUK"],
        ["DINAS UJI", ""],
        ["BIDANG UJI", "Dinas Uji"],
    )
    assert (hasil.jenis, keputusan(hasil)) == (
        (JenisImpor.UNIT, {2: "BARU", 3: "BARU"})
    )


def test_a_group_over_name_and_nip_tells_nothing_and_letters_number_columns(
    rencana: Rencanakan,
) -> None:
    hasil = rencana(
        ["DAFTAR NOMINATIF"],
        ["No", "DATA PEGAWAI", "", "JABATAN", "", "UNIT KERJA"],
        ["No", "NAMA", "NIP", "NAMA", "TMT", "UNIT KERJA"],
        ["a", "b", "c", "d", "e", "f"],
        ["1", "Cut", PNS, "Analis", "01-02-2021", "Dinas Sosial"],
    )
    assert keputusan(hasil) == {4: "DILEWATI", 5: "BARU"}
    baris = hasil.rencana.orang[0].baris
    assert (baris.jabatan, baris.tmt_jabatan) == ("Analis", date(2021, 2, 1))


@pytest.mark.parametrize(
    ("sel", "jenis"),
    [("CPNS", "CPNS"), ("P3K - PW", "PPPK paruh waktu"), ("Kawin", "PNS")],
)
def test_a_bare_status_is_that_of_the_service_or_nothing(
    rencana: Rencanakan, sel: str, jenis: str
) -> None:
    nip = PPPK if "P3K" in sel else PNS
    orang, catatan = rencana.orang(nip, Status=sel)
    assert (LABEL[orang.baris.jenis], catatan) == (jenis, [])


def test_a_nip_may_stand_right_behind_its_word(rencana: Rencanakan) -> None:
    hasil = rencana(["Nama / NIP", "Gol"], [f"DEDI\nNIP{PNS}", "III/a"])
    assert hasil.rencana.orang[0].baris.nama == "Dedi"


@pytest.mark.parametrize("pemisah", [",", "\t"])
@pytest.mark.parametrize("jenis", [Jenis.CSV, Jenis.XLSX])
def test_rows_left_whole_in_one_cell_are_taken_apart(
    tmp_path: Path, pemisah: str, jenis: Jenis
) -> None:
    tabel = [
        [pemisah.join(satu)]
        for satu in (("NIP", "Nama", "Jabatan"), (PNS, '"Cut, S.E."', "Analis"))
    ]
    hasil = plan_berkas(
        tulis(tmp_path / "a", tabel, jenis), jenis_berkas=jenis, pada=PADA
    )
    assert keputusan(hasil) == {2: "BARU"}
    assert hasil.rencana.orang[0].baris.gelar_belakang == "S.E."


def test_a_unit_named_twice_below_one_unit_is_made_once(rencana: Rencanakan) -> None:
    hasil = rencana(
        ["Nama Unit", "Unit Induk"],
        ["Dinas A", ""],
        ["Sekretariat", "Dinas A"],
        ["SEKRETARIAT ", "Dinas A"],
        ["Subbag Umum", "Sekretariat"],
    )
    assert keputusan(hasil) == {2: "BARU", 3: "BARU", 4: "DITOLAK", 5: "BARU"}


def test_one_unit_may_stand_above_itself_as_the_top_of_an_export(
    rencana: Rencanakan,
) -> None:
    judul = ["Id", "DiatasanId", "NamaUnor"]
    a, b, c = ["A", "A", "Dinas A"], ["B", "A", "Bidang B"], ["C", "C", "Dinas C"]
    satu = rencana(judul, a, b)
    assert keputusan(satu) == {2: "BARU", 3: "BARU"}
    (catatan,) = satu.rencana.baris[0].peringatan
    assert "dianggap paling atas" in catatan.alasan
    dua = rencana(judul, a, b, c)
    assert keputusan(dua) == {2: "DITOLAK", 3: "DITOLAK", 4: "DITOLAK"}
    assert "di bawah dirinya sendiri" in sebab(dua)[2]


def test_of_two_sheets_with_the_same_row_numbers_one_answer_means_one(
    tmp_path: Path,
) -> None:
    buku = openpyxl.Workbook()
    for nama in ("A", "B"):
        lembar = buku.create_sheet(nama)
        lembar.append(["Nama Unit", "Unit Induk"])
        lembar.append([f"Dinas {nama}", None])
        lembar.append(["Bidang Satu", f"Dinas {nama}"])
    lembar.append(["Seksi Satu", "Bidang Satu"])
    buku.save(tmp_path / "a.xlsx")
    hasil = plan_berkas(tmp_path / "a.xlsx", jenis_berkas=Jenis.XLSX, pada=PADA)
    pilihan = dict(hasil.rencana.baris[-1].tanya[0].pilihan)
    assert len(pilihan) == 2
    (jawab,) = [nilai for nilai, kata in pilihan.items() if "lembar A" in kata]
    dijawab = plan_berkas(
        tmp_path / "a.xlsx",
        jenis_berkas=Jenis.XLSX,
        pada=PADA,
        jawaban={("B", 4): jawab},
    )
    assert dijawab.rencana.baris[-1].keputusan == "BARU"
    atas = dijawab.rencana.pohon[-1].unit.induk
    assert atas is not None
    assert atas.induk is not None
    assert atas.induk.nama == "Dinas A"


@pytest.mark.parametrize(
    ("jabatan", "utama", "kedua"),
    [
        ("Sekretaris / Plt. Kepala Dinas", "Sekretaris", "Plt. Kepala Dinas"),
        ("Kabid A merangkap Plh Kabid B", "Kabid A", "Plh Kabid B"),
        ("Kabid C (Pelaksana Tugas Kadis)", "Kabid C", "Pelaksana Tugas Kadis"),
    ],
)
def test_an_acting_post_in_the_cell_of_the_own_one_is_told(
    rencana: Rencanakan, jabatan: str, utama: str, kedua: str
) -> None:
    orang, catatan = rencana.orang(PNS, Jabatan=jabatan, Unit="Dinas Sosial")
    assert orang.baris.jabatan == utama
    assert [c for c in catatan if f"“{kedua}” tidak dicatat dari sel yang sama" in c]


def test_a_unit_named_once_goes_on_in_a_printed_list(rencana: Rencanakan) -> None:
    judul = ["No", "Unit Kerja", "Nama", "NIP", "Jabatan"]
    hasil = rencana(
        ["DAFTAR NOMINATIF PEGAWAI"],
        judul,
        ["1", "Dinas A", "Ani", PNS, "Sekretaris"],
        ["2", "", "Budi", PNS_2, "Analis"],
        ["3", "Dinas B", "Cut", PPPK, "Analis"],
        ["4", "", "Dedi", "198801012012011001", "Analis"],
    )
    unit = [satu.masa[0].jabatan.unit.nama for satu in hasil.rencana.orang]
    assert unit == ["Dinas A", "Dinas A", "Dinas B", "Dinas B"]
    alasan = [c.alasan for c in hasil.rencana.baris[1].peringatan]
    assert "Kosong, jadi dipakai “Dinas A” dari baris di atasnya" in alasan[0]


@pytest.mark.parametrize("daftar", ["DAFTAR NOMINATIF PEGAWAI", ""])
def test_a_gap_among_units_stays_a_gap(rencana: Rencanakan, daftar: str) -> None:
    isi = [[PNS, "Ani", "Dinas A"], [PNS_2, "Budi", "Dinas A"], [PPPK, "Cut", ""]]
    isi = isi if daftar else [isi[0], isi[2]]  # a database leaves half of them empty
    hasil = rencana(
        [daftar or "DATA"],
        ["NIP", "Nama", "Unit Kerja", "Jabatan"],
        *([*satu, "Analis"] for satu in isi),
    )
    assert not hasil.rencana.orang[-1].masa


# Where the other row stands ----------------------------------------------------------


@pytest.mark.parametrize(
    "tabel",
    [
        [["NIP", "Nama"], [PNS, "Cut"]],
        [["Nama Unit", "Unit Induk"], ["Dinas A", ""]],
        [["Nama Jabatan", "Jabatan Atasan", "Unit"], ["Camat", "", "Kecamatan X"]],
        [["NIP", "Email"], [PNS, "cut@abdya.example"]],
    ],
)
def test_a_row_of_another_sheet_is_named_with_it(
    tmp_path: Path, tabel: list[list[str]]
) -> None:
    dulu = [["Nama Unit", "Unit Induk"], ["Kecamatan X", ""]]
    import_file(tulis(tmp_path / "dulu", dulu), pada=PADA)
    Pegawai.objects.create(nip=PNS, nama="Cut", jenis="PNS")
    buku = openpyxl.Workbook()
    for nama in ("Satu", "Dua"):
        lembar = buku.create_sheet(nama)
        for sel in tabel:
            lembar.append([satu or None for satu in sel])
    buku.save(tmp_path / "a.xlsx")
    hasil = plan_berkas(tmp_path / "a.xlsx", jenis_berkas=Jenis.XLSX, pada=PADA)
    kedua = next(satu for satu in hasil.rencana.baris if satu.lembar == "Dua")
    kalimat = [c.alasan for c in (*kedua.tolak, *kedua.peringatan)]
    assert [satu for satu in kalimat if "baris 2 lembar Satu" in satu]


# Superiors and posts ---------------------------------------------------------------


@pytest.mark.parametrize(
    "atasan",
    ["BUDI, S.E.", "Drs. Budi", "Budi / NIP. 19900303 201403 2 011", "NIP " + PNS_2],
)
def test_a_superior_by_his_name_with_titles_or_with_his_nip(
    rencana: Rencanakan, atasan: str
) -> None:
    hasil = rencana(
        ["Nama", "NIP", "Jabatan", "Unit Kerja", "Atasan Langsung"],
        ["Ani", PPPK, "Kepala Dinas", "Dinas Sosial", ""],
        ["Budi", PNS_2, "Sekretaris", "Dinas Sosial", ""],
        ["Cut", PNS, "Analis", "Dinas Sosial", atasan],
    )
    assert hasil.rencana.orang[-1].penilai == PNS_2
    assert not hasil.rencana.baris[-1].tanya


def test_one_wrong_figure_of_a_nip_does_not_make_a_second_person_in_silence(
    rencana: Rencanakan,
) -> None:
    lama = Pegawai.objects.create(
        nip=PNS, nama="Cut Meutia", jenis="PNS", lahir=date(1980, 3, 15)
    )
    _, catatan = rencana.orang(f"{PNS[:-1]}7")
    assert [satu for satu in catatan if f"sudah tercatat dengan NIP {lama.nip}" in satu]
    _, catatan = rencana.orang(PNS)
    assert not catatan
    _, catatan = rencana.orang(PNS_2)  # born on another day
    assert not catatan
    hasil = rencana(["NIP", "Nama"], [f"{PNS_2[:-1]}7", "Zul"], [PNS_2, "ZUL"])
    (satu,) = hasil.rencana.baris[1].peringatan
    assert "sama dengan baris 2, yang NIP-nya lain" in satu.alasan


def test_a_quota_may_say_what_it_counts(rencana: Rencanakan) -> None:
    dulu = [["Nama Unit", "Unit Induk"], ["Kecamatan Susoh", ""]]
    import_file(tulis(rencana.jalur, dulu, Jenis.CSV), pada=PADA)
    hasil = rencana(
        ["Nama Jabatan", "Jabatan Atasan", "Unit Kerja", "Kebutuhan"],
        ["Camat", "", "Kecamatan Susoh", "1 orang"],
        ["Analis", "Camat", "", "dua orang"],
    )
    assert [satu.kuota for satu in hasil.rencana.pos] == [1, None]
    (catatan,) = hasil.rencana.baris[1].peringatan
    assert catatan.alasan.startswith("“dua orang” bukan bilangan")
