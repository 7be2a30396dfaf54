"""Lists of people of every kind, from bytes to the register and back.

The same table is read as CSV, XLSX and XLS.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kinerja.berkas.rules.jenis import Jenis
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import rentang
from organisasi.models import Pegawai, Penempatan, PenetapanPenilai, UnitKerja
from organisasi.rencana_berkas import RencanaBerkas, plan_berkas
from organisasi.rules.impor import JenisImpor, KeputusanBaris
from organisasi.services.impor import import_file, plan_file
from organisasi.services.impor_terap import apply_rencana
from tests.organisasi.berkas_siasn import judul_dan_baris
from tests.organisasi.berkas_tabel import keputusan, tabel_dari, tulis

pytestmark = pytest.mark.django_db
PADA = date(2026, 11, 25)
JENIS = [Jenis.CSV, Jenis.XLSX, Jenis.XLS]
Impor = Callable[..., RencanaBerkas]


@pytest.fixture
def impor(tmp_path: Path) -> Impor:
    """Return a function that writes a table as a file and imports it."""

    def fungsi(tabel: list[list[str]], jenis: Jenis = Jenis.XLSX) -> RencanaBerkas:
        return import_file(tulis(tmp_path / "berkas", tabel, jenis), pada=PADA)

    return fungsi


def catatan(hasil: RencanaBerkas, nomor: int) -> set[str]:
    """Return the columns with a warning in a row."""
    baris = next(satu for satu in hasil.rencana.baris if satu.nomor == nomor)
    return {satu.kolom for satu in baris.peringatan}


def jumlah(hasil: RencanaBerkas, satu: KeputusanBaris) -> int:
    return hasil.rencana.jumlah(satu)


@pytest.mark.parametrize("jenis", JENIS)
def test_six_rows_of_the_siasn_export_are_five_people(
    impor: Impor, jenis: Jenis
) -> None:
    judul, contoh = judul_dan_baris()
    hasil = impor([judul, *([satu[j] for j in judul] for satu in contoh)], jenis)
    assert hasil.jenis is JenisImpor.SIASN
    assert (len(hasil.rencana.orang), hasil.rencana.penempatan) == (5, 6)
    assert jumlah(hasil, KeputusanBaris.DUPLIKAT) == 1
    assert catatan(hasil, 6) >= {"JENIS KELAMIN", "TANGGAL LAHIR"}


@pytest.mark.parametrize("jenis", JENIS)
def test_three_are_ok_two_refused_one_skipped(impor: Impor, jenis: Jenis) -> None:
    hasil = impor(tabel_dari("simpeg_03.csv"), jenis)
    assert hasil.jenis is JenisImpor.SIMPEG
    assert jumlah(hasil, KeputusanBaris.BARU) == 3
    assert jumlah(hasil, KeputusanBaris.DITOLAK) == 2
    assert jumlah(hasil, KeputusanBaris.DILEWATI) == 1
    ditolak = {b.nomor: b.tolak[0] for b in hasil.rencana.baris if b.tolak}
    assert "format kolom NIP menjadi Teks" in ditolak[2].alasan
    assert "17 angka" in ditolak[4].alasan
    assert (ditolak[2].kolom, ditolak[4].kolom) == ("Nip", "Nip")


@pytest.mark.parametrize("jenis", JENIS)
def test_values_are_read_in_all_their_spellings(impor: Impor, jenis: Jenis) -> None:
    hasil = impor(tabel_dari("simpeg_03.csv"), jenis)
    semua = {str(p.nip): p for p in Pegawai.objects.all()}
    cut = semua["198512112010012018"]
    assert (cut.lahir, cut.golongan, cut.jenis_kelamin) == (
        date(1985, 12, 11),
        "IV/a",
        "P",
    )
    siti = semua["198808172014032007"]
    assert (siti.lahir, siti.golongan) == (date(1988, 8, 17), "II/c")
    assert siti.nama == "Siti Hawa"
    alfian = semua["199112312019031006"]
    assert (alfian.nama, alfian.gelar_belakang) == ("Teuku Alfian", "S.E.")
    assert (alfian.tmt_golongan, alfian.jenis_kelamin) == (date(2023, 4, 1), "L")
    assert catatan(hasil, 5) == {"Tanggal SK CPNS", "Gaji"}


@pytest.mark.parametrize("jenis", JENIS)
def test_four_people_have_five_placements(impor: Impor, jenis: Jenis) -> None:
    hasil = impor(tabel_dari("nominatif_04.csv"), jenis)
    assert hasil.jenis is JenisImpor.NOMINATIF
    assert (len(hasil.rencana.orang), hasil.rencana.penempatan) == (4, 5)
    assert (Pegawai.objects.count(), Penempatan.objects.count()) == (4, 5)
    assert keputusan(hasil) == {
        5: "TANYA",
        6: "RANGKAP",
        7: "BARU",
        8: "BARU",
        9: "DILEWATI",
        10: "DILEWATI",
        11: "DILEWATI",
        12: "BARU",
    }


@pytest.mark.parametrize("jenis", JENIS)
def test_an_acting_post_is_a_second_placement_of_one_person(
    impor: Impor, jenis: Jenis
) -> None:
    impor(tabel_dari("nominatif_04.csv"), jenis)
    semua = Penempatan.objects.filter(pegawai__nip="198701012010012015")
    assert {
        (p.jenis, p.jabatan.nama, p.jabatan.kelas, p.berlaku.lower) for p in semua
    } == {
        ("DEFINITIF", "Kepala Seksi Pemerintahan", 8, PADA),
        ("PLT", "Sekretaris Camat", 9, date(2025, 1, 2)),
    }


@pytest.mark.parametrize("jenis", JENIS)
def test_the_unit_follows_from_titles_also_in_mid_file(
    impor: Impor, jenis: Jenis
) -> None:
    impor(tabel_dari("nominatif_04.csv"), jenis)
    camat = Penempatan.objects.filter(jabatan__nama="Camat", memimpin=True)
    assert {(p.pegawai.nama, p.jabatan.unit.nama) for p in camat} == {
        ("Safrizal", "KECAMATAN BLANGPIDIE"),
        ("Jufri", "Kecamatan Susoh"),
    }
    assert Pegawai.objects.get(nama="Jufri").lahir == date(1980, 2, 29)


@pytest.mark.parametrize("jenis", JENIS)
def test_a_superior_is_found_in_the_unit_or_asked(impor: Impor, jenis: Jenis) -> None:
    hasil = impor(tabel_dari("nominatif_04.csv"), jenis)
    ditetapkan = PenetapanPenilai.objects.get()
    assert (ditetapkan.pegawai.nama, ditetapkan.penilai.nama) == (
        "M. Yusuf AR",
        "Erlinda",
    )
    tanya = hasil.rencana.baris[0].tanya[0]
    assert (tanya.kolom, tanya.wajib) == ("Atasan Langsung", False)
    assert "Sekretaris Daerah" in tanya.alasan


@pytest.mark.parametrize("jenis", JENIS)
def test_a_second_time_nominatif_changes_nothing(impor: Impor, jenis: Jenis) -> None:
    impor(tabel_dari("nominatif_04.csv"), jenis)
    lagi = impor(tabel_dari("nominatif_04.csv"), jenis)
    assert jumlah(lagi, KeputusanBaris.SAMA) == 4
    assert (Pegawai.objects.count(), Penempatan.objects.count()) == (4, 5)
    assert PenetapanPenilai.objects.count() == 1


@pytest.mark.parametrize("jenis", JENIS)
def test_two_header_rows_two_rows_a_person_and_a_signature(
    impor: Impor, jenis: Jenis
) -> None:
    hasil = impor(tabel_dari("duk.csv"), jenis)
    assert hasil.jenis is JenisImpor.DUK
    assert jumlah(hasil, KeputusanBaris.BARU) == Pegawai.objects.count() == 3
    assert {
        (p.nip, p.nama, p.gelar_belakang, p.golongan, p.lahir, p.tmt_golongan)
        for p in Pegawai.objects.all()
    } == {
        (
            "196904071994031003",
            "Rusli Basri",
            "M.P.",
            "IV/c",
            date(1969, 4, 7),
            date(2021, 10, 1),
        ),
        (
            "198506122009042002",
            "Cut Intan",
            "S.P.",
            "III/d",
            date(1985, 6, 12),
            date(2020, 10, 1),
        ),
        (
            "199003032014031004",
            "T. Marzuki",
            "",
            "II/c",
            date(1990, 3, 3),
            date(2019, 4, 1),
        ),
    }


@pytest.mark.parametrize("jenis", JENIS)
def test_posts_have_their_eselon_and_first_day(impor: Impor, jenis: Jenis) -> None:
    impor(tabel_dari("duk.csv"), jenis)
    assert {
        (p.jabatan.nama, p.jabatan.eselon, p.memimpin, p.berlaku.lower)
        for p in Penempatan.objects.all()
    } == {
        ("Kepala Dinas Pertanian dan Pangan", "II.b", True, date(2023, 1, 2)),
        ("Kasubbag Umum", "IV.a", False, date(2022, 1, 3)),
        ("Pengadministrasi Umum", "", False, date(2019, 4, 1)),
    }


@pytest.mark.parametrize("jenis", JENIS)
def test_every_row_that_is_nobody_is_told_with_a_reason(
    impor: Impor, jenis: Jenis
) -> None:
    hasil = impor(tabel_dari("duk.csv"), jenis)
    sebab = {b.nomor: b.tolak[0].alasan for b in hasil.rencana.baris if b.tolak}
    assert set(sebab) == {8, 15, 17, 18, 20, 21}
    assert sebab[8] == "Baris nomor kolom."
    assert sebab[21] == "Baris tanda tangan."


def test_a_post_without_a_unit_tells_it_by_its_words(impor: Impor) -> None:
    for nama in ("Dinas Sosial", "Kecamatan Susoh"):
        UnitKerja.objects.create(nama=nama, jenis="SKPK")
    hasil = impor(
        [
            ["DAFTAR URUT KEPANGKATAN"],
            ["Nama", "NIP", "Jabatan", "TMT"],
            ["A", "198002292005011001", "Sekretaris Dinas Sosial", "01-01-2020"],
            ["B", "198801012012012001", "Camat Susoh", "01-01-2020"],
            ["C", "198801012012012002", "Pengolah Data", "01-01-2020"],
        ]
    )
    assert hasil.jenis is JenisImpor.DUK
    assert {
        (p.pegawai.nama, p.jabatan.unit.nama, p.memimpin)
        for p in Penempatan.objects.all()
    } == {("A", "Dinas Sosial", False), ("B", "Kecamatan Susoh", True)}
    assert catatan(hasil, 5) == {"Unit kerja"}


def test_only_ticked_rows_are_written(tmp_path: Path) -> None:
    jalur = tulis(tmp_path / "a", tabel_dari("nominatif_04.csv"))
    hasil = plan_file(jalur, pada=PADA)
    apply_rencana(hasil.rencana, pada=PADA, pilih={("Sheet", 7)})
    orang = Pegawai.objects.get()
    assert orang.nama == "Erlinda"
    assert orang.penempatan.count() == 2


def test_an_answered_superior_becomes_the_penilai(tmp_path: Path) -> None:
    sekda = [
        ["Nama", "NIP", "Jabatan", "Unit Kerja", "Eselon"],
        [
            "AMRI",
            "197001011995031001",
            "Sekretaris Daerah",
            "Sekretariat Daerah",
            "II.a",
        ],
    ]
    import_file(tulis(tmp_path / "sekda", sekda), pada=PADA)
    jalur = tulis(tmp_path / "a", tabel_dari("nominatif_04.csv"))
    tanya = plan_file(jalur, pada=PADA).rencana.baris[0].tanya[0]
    assert tanya.pilihan[0] == (
        "atasan:197001011995031001",
        "Amri, Sekretaris Daerah, Sekretariat Daerah",
    )
    dijawab = plan_berkas(
        jalur,
        jenis_berkas=Jenis.XLSX,
        pada=PADA,
        jawaban={("Sheet", 5): tanya.pilihan[0][0]},
    )
    assert dijawab.rencana.baris[0].keputusan is KeputusanBaris.BARU
    apply_rencana(dijawab.rencana, pada=PADA)
    ditetapkan = PenetapanPenilai.objects.get(pegawai__nama="Safrizal")
    assert ditetapkan.penilai.nama == "Amri"


def test_a_superior_above_the_own_unit_is_found_there(tmp_path: Path) -> None:
    pohon = [
        ["Nama Unit", "Unit Induk"],
        ["Kecamatan Susoh", ""],
        ["Seksi Umum", "Kecamatan Susoh"],
    ]
    import_file(tulis(tmp_path / "pohon", pohon), pada=PADA)
    orang = [
        ["Nama", "NIP", "Jabatan", "Unit Kerja", "Atasan Langsung"],
        ["JUFRI", "198002292005011001", "Camat", "Kecamatan Susoh", ""],
        ["SARI", "198801012012012001", "Pengolah Data", "Seksi Umum", "Camat"],
        ["RINI", "198801012012012002", "Pengolah Data", "Seksi Umum", "Sari"],
    ]
    hasil = import_file(tulis(tmp_path / "orang", orang), pada=PADA)
    assert keputusan(hasil) == {2: "BARU", 3: "BARU", 4: "BARU"}
    ditetapkan = PenetapanPenilai.objects.get()
    assert (ditetapkan.pegawai.nama, ditetapkan.penilai.nama) == ("Rini", "Sari")


def test_superiors_in_a_circle_are_not_recorded(tmp_path: Path) -> None:
    orang = [
        ["Nama", "NIP", "Jabatan", "Unit Kerja", "Atasan Langsung"],
        ["A", "198002292005011001", "Kasi Satu", "Dinas Sosial", "Kasi Dua"],
        ["B", "198801012012012001", "Kasi Dua", "Dinas Sosial", "Kasi Satu"],
    ]
    hasil = import_file(tulis(tmp_path / "orang", orang), pada=PADA)
    assert len(hasil.rencana.orang) == 2
    assert PenetapanPenilai.objects.count() == 1
    assert "Atasan Langsung" in catatan(hasil, 2)


@pytest.mark.parametrize(
    ("pos", "atasan", "sebab"),
    [
        (("Camat", "Kecamatan Blang"), "198002292005011001", "penilainya sendiri"),
        (("Pengolah Data", "Kecamatan Susoh"), "", "saling menilai"),
    ],
)
def test_a_file_that_lets_people_rate_each_other_is_refused_whole(
    tmp_path: Path, pos: tuple[str, str], atasan: str, sebab: str
) -> None:
    """By the superior it names or by the unit it moves somebody into."""
    judul = ["Nama", "NIP", "Jabatan", "Unit Kerja", "Atasan Langsung"]
    jufri = ["JUFRI", "198002292005011001", "Camat", "Kecamatan Susoh", ""]
    hasan = ["HASAN", "198801012012011001", "Camat", "Kecamatan Blang", ""]
    import_file(tulis(tmp_path / "awal", [judul, jufri, hasan]), pada=PADA)
    PenetapanPenilai.objects.create(
        pegawai=Pegawai.objects.get(nama="Jufri"),
        penilai=Pegawai.objects.get(nama="Hasan"),
        berlaku=rentang(PADA),
        dasar="SK",
        alasan="ditetapkan BKPSDM",
    )
    rini = ["RINI", "198801012012012002", "Pengolah Data", "Kecamatan Blang", ""]
    lagi = tulis(tmp_path / "lagi", [judul, rini, [*hasan[:2], *pos, atasan]])
    with pytest.raises(InvalidInput, match=sebab) as galat:
        import_file(lagi, pada=PADA)
    assert "Hasan" in galat.value.message
    assert not Pegawai.objects.filter(nama="Rini").exists()
    assert PenetapanPenilai.objects.count() == 1


def test_a_mapping_made_by_hand_wins(tmp_path: Path) -> None:
    tabel = [
        ["Kolom A", "Kolom B", "Kolom C"],
        ["198003152005011004", "Zulfikri", "IV/c"],
    ]
    jalur = tulis(tmp_path / "a", tabel)
    with pytest.raises(InvalidInput, match="Judul kolom"):
        plan_file(jalur, pada=PADA)
    hasil = plan_berkas(
        jalur,
        jenis_berkas=Jenis.XLSX,
        pada=PADA,
        jenis=JenisImpor.SIMPEG,
        pemetaan={"Kolom A": "nip", "Kolom B": "nama", "Kolom C": "golongan"},
    )
    assert hasil.judul == ["Kolom A", "Kolom B", "Kolom C"]
    assert hasil.rencana.orang[0].baris.golongan == "IV/c"
    assert (
        hasil.sumber
        == plan_berkas(
            jalur,
            jenis_berkas=Jenis.XLSX,
            pada=PADA,
            jenis=JenisImpor.SIMPEG,
            pemetaan={"Kolom A": "nip", "Kolom B": "nama"},
        ).sumber
    )


def test_more_people_cost_no_more_queries(tmp_path: Path) -> None:
    def kueri(banyak: int) -> int:
        tabel: list[list[str]] = [
            ["Unit Kerja : KECAMATAN SUSOH"],
            ["No", "Nama / NIP", "GR / TMT", "Jabatan", "Atasan Langsung", "Ket"],
        ]
        for nomor in range(1, banyak + 1):
            nip = f"19850101 201001 1 {nomor:03}"
            jabatan = "Camat" if nomor == 1 else f"Kasi {nomor}"
            plt = f"Plt. Kasubbag {nomor}"
            nama, atasan = f"ORANG {nomor}\n{nip}", f"Kasi {nomor - 1}"
            tabel += [["", nama, "III/a", satu, atasan, ""] for satu in (jabatan, plt)]
        jalur = tulis(tmp_path / "a", tabel)
        with transaction.atomic(), CaptureQueriesContext(connection) as catatan_kueri:
            hasil = import_file(jalur, pada=PADA)
            transaction.set_rollback(True)
        assert len(hasil.rencana.orang) == banyak
        return len(catatan_kueri)

    assert kueri(3) == kueri(40)
