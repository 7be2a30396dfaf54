"""Trees of units and of posts, and lists of contacts, from bytes to the register."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kinerja.berkas.rules.jenis import Jenis
from kinerja.lib.errors import InvalidInput
from organisasi.models import (
    Jabatan,
    Pegawai,
    Penempatan,
    SusunanUnit,
    UnitKerja,
)
from organisasi.rencana_berkas import RencanaBerkas, plan_berkas
from organisasi.rules.impor import JenisImpor, KeputusanBaris
from organisasi.services.impor import import_file, plan_file
from organisasi.services.impor_terap import apply_rencana
from tests.organisasi.berkas_siasn import SIASN_01
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


def jumlah(hasil: RencanaBerkas, satu: KeputusanBaris) -> int:
    return hasil.rencana.jumlah(satu)


@pytest.fixture
def pohon(impor: Impor) -> RencanaBerkas:
    """Import people first: the tree meets units that stand already."""
    import_file(SIASN_01, pada=PADA)
    return impor(tabel_dari("unit.csv"))


def test_units_are_matched_by_id_renamed_and_made_in_any_order(
    pohon: RencanaBerkas,
) -> None:
    assert pohon.jenis is JenisImpor.UNIT
    assert keputusan(pohon) == {
        2: "BARU",
        3: "BERUBAH",
        4: "BERUBAH",
        5: "BARU",
        6: "TANYA",
        7: "DITOLAK",
        8: "DITOLAK",
        9: "DITOLAK",
        10: "DITOLAK",
    }
    bidang = SusunanUnit.objects.get(unit__kode_unor="U-KES-KM")
    assert bidang.induk is not None
    assert bidang.induk.kode_unor == "U-DINKES"
    kabupaten = UnitKerja.objects.get(jenis="KABUPATEN")
    assert (kabupaten.nama, kabupaten.kode_unor) == (
        "Pemerintah Kabupaten Aceh Barat Daya",
        "U-KAB",
    )


def test_a_post_that_people_hold_becomes_the_leading_one(pohon: RencanaBerkas) -> None:
    kepala = Penempatan.objects.get(jabatan__nama="KEPALA DINAS KESEHATAN")
    assert (kepala.memimpin, kepala.jabatan.eselon) == (True, "II.b")
    assert Jabatan.objects.get(nama="Kepala Bidang Kesehatan Masyarakat").memimpin


def test_a_unit_of_that_name_with_another_id_is_asked(
    pohon: RencanaBerkas, tmp_path: Path
) -> None:
    pkm = UnitKerja.objects.get(kode_unor="U-PKM-BP")
    jalur = tulis(tmp_path / "lagi", tabel_dari("unit.csv"))
    dijawab = plan_berkas(
        jalur,
        jenis_berkas=Jenis.XLSX,
        pada=PADA,
        jawaban={("Sheet", 6): f"unit:{pkm.pk}"},
    )
    assert keputusan(dijawab)[6] == "BERUBAH"
    apply_rencana(dijawab.rencana, pada=PADA, pilih={("Sheet", 6)})
    pkm.refresh_from_db()
    assert pkm.kode_unor == "U-PKM"
    induk = SusunanUnit.objects.pada(PADA).get(unit=pkm).induk
    assert induk is not None
    assert induk.kode_unor == "U-DINKES"


def test_what_hangs_on_nothing_or_itself_is_refused(pohon: RencanaBerkas) -> None:
    sebab = {b.nomor: b.tolak[0].alasan for b in pohon.rencana.baris if b.tolak}
    assert "U-Y tidak ada" in sebab[7]
    assert "di bawah dirinya sendiri" in sebab[8]
    assert not UnitKerja.objects.filter(nama__startswith="Seksi").exists()


def test_a_second_time_unit_changes_nothing(pohon: RencanaBerkas, impor: Impor) -> None:
    lagi = impor(tabel_dari("unit.csv"))
    assert jumlah(lagi, KeputusanBaris.SAMA) == 4
    assert not lagi.rencana.pohon
    assert not lagi.rencana.pos


def test_a_moved_unit_keeps_its_past(pohon: RencanaBerkas, tmp_path: Path) -> None:
    tabel = [
        ["UNOR ID", "Nama Unit", "Unit Induk"],
        ["U-KES-SEK", "Sekretariat", "Pemerintah Kabupaten Aceh Barat Daya"],
    ]
    besok = date(2026, 12, 25)
    import_file(tulis(tmp_path / "pindah", tabel), pada=besok)
    letak = SusunanUnit.objects.filter(unit__kode_unor="U-KES-SEK")
    assert [
        (s.induk.kode_unor if s.induk else None, s.berlaku.lower, s.berlaku.upper)
        for s in letak.order_by("berlaku")
    ] == [("U-DINKES", PADA, besok), ("U-KAB", besok, None)]


def test_a_common_name_in_another_office_is_asked_not_moved(
    pohon: RencanaBerkas, impor: Impor
) -> None:
    tabel = [
        ["Nama Unit", "Unit Induk"],
        ["Dinas Sosial", "Kabupaten Aceh Barat Daya"],
        ["Sekretariat", "Dinas Sosial"],
        ["Sekretariat", "Dinas Kesehatan"],
    ]
    hasil = impor(tabel)
    assert keputusan(hasil) == {2: "BARU", 3: "TANYA", 4: "SAMA"}
    (tanya,) = hasil.rencana.baris[1].tanya
    assert "sudah ada di bawah DINAS KESEHATAN" in tanya.alasan
    assert tanya.pilihan[-1] == ("unit:baru", "Unit lain yang belum ada")


def test_a_tree_in_an_empty_register_gets_the_kabupaten_above(impor: Impor) -> None:
    hasil = impor(
        [["Nama Unit", "Unit Induk"], ["Dinas A", "-"], ["Bidang B", "DINAS A"]]
    )
    assert keputusan(hasil) == {2: "BARU", 3: "BARU"}
    assert {
        (s.unit.nama, s.induk.nama if s.induk else None)
        for s in SusunanUnit.objects.all()
    } == {
        ("Pemerintah Kabupaten", None),
        ("Dinas A", "Pemerintah Kabupaten"),
        ("Bidang B", "Dinas A"),
    }


@pytest.fixture
def pos(impor: Impor) -> RencanaBerkas:
    UnitKerja.objects.create(nama="Sekretariat Daerah", jenis="SKPK")
    return impor(tabel_dari("jabatan.csv"))


def test_a_parent_that_several_bear_is_asked(pos: RencanaBerkas) -> None:
    assert pos.jenis is JenisImpor.JABATAN
    assert keputusan(pos) == {
        2: "BARU",
        3: "BARU",
        4: "DUPLIKAT",
        5: "TANYA",
        6: "BARU",
        7: "DITOLAK",
        8: "BARU",
        9: "DILEWATI",
    }
    tanya = pos.rencana.baris[3].tanya[0]
    assert [kata for _, kata in tanya.pilihan] == [
        "ASISTEN, di bawah SEKRETARIS DAERAH (baris 3 lembar Sheet)",
        "ASISTEN, di bawah SEKRETARIS DAERAH (baris 4 lembar Sheet)",
    ]
    assert "KEPALA BAGIAN UMUM" in pos.rencana.baris[5].tolak[0].alasan


def test_posts_stand_in_the_unit_of_the_post_above(pos: RencanaBerkas) -> None:
    assert {
        (j.nama, j.unit.nama, j.kelas, j.memimpin) for j in Jabatan.objects.all()
    } == {
        ("SEKRETARIS DAERAH", "Sekretariat Daerah", 15, True),
        ("ASISTEN", "Sekretariat Daerah", 14, False),
        ("STAF AHLI BUPATI", "Sekretariat Daerah", 14, False),
        ("PENGADMINISTRASI", "Sekretariat Daerah", None, False),
    }


def test_an_answer_lets_the_row_be_written(pos: RencanaBerkas, tmp_path: Path) -> None:
    jalur = tulis(tmp_path / "lagi", tabel_dari("jabatan.csv"))
    pilih = pos.rencana.baris[3].tanya[0].pilihan[0][0]
    dijawab = plan_berkas(
        jalur, jenis_berkas=Jenis.XLSX, pada=PADA, jawaban={("Sheet", 5): pilih}
    )
    assert keputusan(dijawab)[5] == "BARU"


def test_a_changed_class_is_one_change(pos: RencanaBerkas, impor: Impor) -> None:
    tabel = tabel_dari("jabatan.csv")
    tabel[5][2] = "13"
    lagi = impor(tabel)
    assert keputusan(lagi)[6] == "BERUBAH"
    assert lagi.rencana.baris[4].sebelum == {"Kelas jabatan": "14"}
    assert Jabatan.objects.get(nama="STAF AHLI BUPATI").kelas == 13


@pytest.mark.parametrize("jenis", JENIS)
def test_addresses_and_numbers_of_known_people_change(
    impor: Impor, jenis: Jenis
) -> None:
    import_file(SIASN_01, pada=PADA)
    hasil = impor(tabel_dari("kontak.csv"), jenis)
    assert hasil.jenis is JenisImpor.KONTAK
    semua = keputusan(hasil)
    assert {nomor: semua[nomor] for nomor in (4, 5, 6, 7, 8)} == {
        4: "BERUBAH",
        5: "BERUBAH",
        6: "DITOLAK",
        7: "DILEWATI",
        8: "DILEWATI",
    }
    cut = Pegawai.objects.get(nip="198512112010012018")
    assert (cut.surel, cut.telepon) == ("cut.meutia@abdya.example", "081234567891")
    assert cut.pengguna is not None
    assert cut.pengguna.surel == "cut.meutia@abdya.example"
    lagi = impor(tabel_dari("kontak.csv"), jenis)
    assert jumlah(lagi, KeputusanBaris.SAMA) == 2


def test_of_two_people_of_one_name_one_is_asked(impor: Impor) -> None:
    for nip in ("198003152005011004", "198003152005011005"):
        Pegawai.objects.create(nip=nip, nama="Zulfikri", jenis="PNS")
    hasil = impor([["Nama", "E-mail"], ["ZULFIKRI", "zul@abdya.example"]])
    assert keputusan(hasil) == {2: "TANYA"}
    nilai = [nilai for nilai, _ in hasil.rencana.baris[0].tanya[0].pilihan]
    assert nilai == ["orang:198003152005011004", "orang:198003152005011005"]
    assert not Pegawai.objects.exclude(surel="").exists()


def test_a_ticked_unit_needs_the_one_above(tmp_path: Path) -> None:
    tabel = [["Nama Unit", "Unit Induk"], ["Dinas A", ""], ["Bidang B", "Dinas A"]]
    hasil = plan_file(tulis(tmp_path / "a", tabel), pada=PADA)
    with pytest.raises(InvalidInput, match="Pilih juga Sheet, baris 2"):
        apply_rencana(hasil.rencana, pada=PADA, pilih={("Sheet", 3)})


def test_what_waits_for_an_answer_and_what_runs_in_a_ring_say_so(impor: Impor) -> None:
    for nama in ("Sekretariat Daerah", "Dinas A"):
        UnitKerja.objects.create(nama=nama, jenis="SKPK")
    hasil = impor(
        [
            ["Nama Jabatan Parent", "Nama Jabatan"],
            ["", "Sekretaris Daerah"],
            ["", "Pejabat Entah"],
            ["Pejabat Entah", "Analis"],
            ["Penata", "Pengelola"],
            ["Pengelola", "Penata"],
        ]
    )
    assert keputusan(hasil) == {
        2: "BARU",  # stands in the Sekretariat Daerah by its words
        3: "TANYA",
        4: "DITOLAK",
        5: "DITOLAK",
        6: "DITOLAK",
    }
    baris = hasil.rencana.baris
    assert "Unit jabatan “Pejabat Entah” tidak tertulis" in baris[1].tanya[0].alasan
    assert "“Pejabat Entah” di baris 3, masih perlu" in baris[2].tolak[0].alasan
    assert "di bawah dirinya sendiri" in baris[3].tolak[0].alasan
