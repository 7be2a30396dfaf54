"""Lists as strangers type them: one odd cell or row each, from bytes to the plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja.berkas.rules.jenis import Jenis
from organisasi.rencana_berkas import RencanaBerkas, plan_berkas
from organisasi.rules.impor import JenisImpor, KeputusanBaris
from organisasi.rules.jenis import LABEL
from organisasi.rules.register_impor import OrangRencana
from tests.organisasi.berkas_tabel import keputusan, tulis

pytestmark = pytest.mark.django_db
PADA = date(2026, 11, 30)
PNS, PNS_2, PPPK = "198003152005011004", "199003032014032011", "199203172024211003"


@pytest.fixture
def rencana(tmp_path: Path) -> "Rencanakan":
    return Rencanakan(tmp_path / "berkas")


class Rencanakan:
    """Plans a table that is written as a CSV."""

    def __init__(self, jalur: Path) -> None:
        self.jalur = jalur

    def __call__(
        self,
        *tabel: Sequence[str],
        jenis: JenisImpor | None = None,
        jawaban: Mapping[tuple[str, int], str] | None = None,
    ) -> RencanaBerkas:
        return plan_berkas(
            tulis(self.jalur, tabel, Jenis.CSV),
            jenis_berkas=Jenis.CSV,
            pada=PADA,
            jenis=jenis,
            jawaban=jawaban,
        )

    def orang(self, nip: str, **sel: str) -> tuple[OrangRencana, list[str]]:
        """Return one person with these cells, and the warnings."""
        judul = ["NIP", "Nama", *(satu.replace("_", " ") for satu in sel)]
        hasil = self(judul, [nip, "Cut Meutia", *sel.values()], jenis=JenisImpor.SIMPEG)
        (orang,) = hasil.rencana.orang
        return orang, [c.alasan for c in hasil.rencana.baris[0].peringatan]


@pytest.mark.parametrize(
    ("kolom", "sel", "bidang", "nilai"),
    [
        ("L/P", "Lk", "jenis_kelamin", "Laki-laki"),
        ("L/P", "LAKI — LAKI", "jenis_kelamin", "Laki-laki"),
        ("Status_Pegawai", "Pegawai Negeri Sipil", "jenis", "PNS"),
        ("Kedudukan_Hukum", "Tewas", "keadaan", "Berhenti"),
        ("Kedudukan_Hukum", "DPK", "keadaan", "Diperbantukan"),
        ("Golongan", "lll/c", "golongan", "III/c"),
        ("Email", "a@abdya.example; b@abdya.example", "surel", "a@abdya.example"),
        ("No_HP", "0812-3456-7890 / 0852 1111 2222", "telepon", "081234567890"),
        ("No_HP", "81234567890", "telepon", "081234567890"),
        ("Email", "tidak ada", "surel", ""),
        ("No_HP", "—", "telepon", ""),
    ],
)
def test_a_cell_is_understood_without_a_word(
    rencana: Rencanakan, kolom: str, sel: str, bidang: str, nilai: str
) -> None:
    orang, catatan = rencana.orang(PNS, **{kolom: sel})
    isi = getattr(orang.baris, bidang)
    assert LABEL.get(isi, isi) == nilai
    assert not [satu for satu in catatan if "dicatat mulai" not in satu]


@pytest.mark.parametrize(
    ("nip", "kolom", "sel", "kalimat"),
    [
        (PNS, "Golongan", "III", "III bukan golongan PNS, jadi dikosongkan"),
        (PPPK, "Golongan", "III/a", "III/a bukan golongan PPPK, jadi dikosongkan"),
        (PNS, "Kedudukan_Hukum", "Tidak Aktif", "“TIDAK AKTIF” tidak dikenal"),
    ],
)
def test_what_cannot_be_is_left_empty_and_told(
    rencana: Rencanakan, nip: str, kolom: str, sel: str, kalimat: str
) -> None:
    orang, catatan = rencana.orang(nip, **{kolom: sel})
    assert [satu for satu in catatan if kalimat in satu]
    baris = orang.baris
    assert (baris.golongan, baris.tmt_golongan, baris.keadaan, baris.aktif) == (
        ("", None, None, False)
    )


@pytest.mark.parametrize(
    ("kata", "jabatan", "jenis"),
    [
        ("Administrator", "Kepala Bidang Mutasi", "Administrator"),
        ("Jabatan Pengawas", "Kasubbag Umum", "Pengawas"),
        ("JPT Pratama", "Kepala Dinas Sosial", "JPT pratama"),
        ("JFT", "Perawat Ahli Madya", "Fungsional"),
        ("JFU", "Pengadministrasi", "Pelaksana"),
        ("Jabatan Administrasi", "Kepala Bagian", "Administrator"),
    ],
)
def test_the_kind_of_a_post_in_words_of_the_law_and_of_lists(
    rencana: Rencanakan, kata: str, jabatan: str, jenis: str
) -> None:
    orang, _ = rencana.orang(PNS, Jenis_Jabatan=kata, Jabatan=jabatan, Unit="BKPSDM")
    assert LABEL[orang.baris.jenis_jabatan] == jenis


def test_an_eselon_that_does_not_exist_is_told(rencana: Rencanakan) -> None:
    _, catatan = rencana.orang(PNS, Jabatan="Camat", Unit="Kecamatan X", Eselon="IV.c")
    assert [satu for satu in catatan if "Eselon “IV.c” tidak dikenal" in satu]
    _, catatan = rencana.orang(PNS, Jabatan="Guru", Unit="SDN 1", Eselon="Non Eselon")
    assert not [satu for satu in catatan if satu.startswith("Eselon")]


def test_an_acting_post_may_say_so_at_its_end(rencana: Rencanakan) -> None:
    hasil = rencana(
        ["NIP", "Nama", "Jabatan", "Unit Kerja", "TMT Jabatan"],
        [PNS, "Cut Meutia", "Sekretaris", "Dinas Sosial", "01-02-2020"],
        [PNS, "Cut Meutia", "Kepala Dinas Sosial (Plt.)", "Dinas Sosial", "01-06-2026"],
    )
    (orang,) = hasil.rencana.orang
    assert [satu.uraian for satu in orang.rangkap] == [
        "Plt. Kepala Dinas Sosial sejak 1 Juni 2026"
    ]


@pytest.mark.parametrize(
    ("jabatan", "cara"),
    [
        ("PLT CAMAT", "Plt."),
        ("(Plt) Camat", "Plt."),
        ("Plt, Camat", "Plt."),
        ("P.L.T. Camat", "Plt."),
        ("Pelaksana Tugas (Plt.) Camat", "Plt."),
        ("Camat - Plt.", "Plt."),
        ("Camat Plt", "Plt."),
        ("Plh.Camat", "Plh."),
        ("Pelaksana Harian Camat", "Plh."),
    ],
)
def test_an_acting_post_in_the_spellings_of_offices(
    rencana: Rencanakan, jabatan: str, cara: str
) -> None:
    orang, catatan = rencana.orang(PNS, Jabatan=jabatan, Unit="Kecamatan Susoh")
    (rangkap,) = orang.rangkap
    assert rangkap.uraian.casefold().startswith(f"{cara} camat".casefold())
    assert not [satu for satu in catatan if "sel yang sama" in satu]


_DEFINITIF = [PNS, "Cut Meutia", "Sekretaris", "Dinas Sosial", "01-02-2020"]
_TABEL_JABATAN = ["NIP", "Nama", "Jabatan", "Unit Kerja", "TMT Jabatan"]


@pytest.mark.parametrize(
    "jabatan",
    ["Pj. Kepala Dinas Sosial", "PJ Kepala Dinas Sosial", "Kepala Dinas Sosial (Pj.)"],
)
def test_how_a_penjabat_holds_a_post_is_asked(
    rencana: Rencanakan, jabatan: str
) -> None:
    pj = [PNS, "Cut Meutia", jabatan, "Dinas Sosial", "01-06-2026"]
    hasil = rencana(_TABEL_JABATAN, _DEFINITIF, pj)
    assert keputusan(hasil) == {2: "BARU", 3: "TANYA"}
    (tanya,) = hasil.rencana.baris[1].tanya
    assert "hanya mengenal Plt. dan Plh." in tanya.alasan
    assert [nilai for nilai, _ in tanya.pilihan] == [
        "cara:PLT",
        "cara:PLH",
        "cara:DEFINITIF",
    ]
    (orang,) = hasil.rencana.orang
    assert not orang.rangkap
    hasil = rencana(_TABEL_JABATAN, _DEFINITIF, pj, jawaban={("", 3): "cara:PLT"})
    (orang,) = hasil.rencana.orang
    assert [satu.uraian for satu in orang.rangkap] == [
        "Plt. Kepala Dinas Sosial sejak 1 Juni 2026"
    ]


def test_a_penanggung_jawab_keeps_the_name_of_the_post(rencana: Rencanakan) -> None:
    pj = [PNS, "Cut Meutia", "PJ Program Gizi", "Puskesmas Susoh", "01-06-2026"]
    hasil = rencana(_TABEL_JABATAN, pj, jawaban={("", 2): "cara:DEFINITIF"})
    (orang,) = hasil.rencana.orang
    (masa,) = orang.masa
    assert (masa.jabatan.nama, masa.jabatan.memimpin) == ("PJ Program Gizi", False)


@pytest.mark.parametrize("jabatan", ["Guru PJOK", "Pjok", "Pejabat Fungsional"])
def test_words_that_begin_like_penjabat_are_no_question(
    rencana: Rencanakan, jabatan: str
) -> None:
    orang, _ = rencana.orang(PNS, Jabatan=jabatan, Unit="SDN 1")
    assert orang.baris.jabatan == jabatan


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("12-XII-1985", date(1985, 12, 12)),
        ("1 / iv / 1979", date(1979, 4, 1)),
        ("3.IX.81", date(1981, 9, 3)),
        ("28 II 1990", date(1990, 2, 28)),
        ("TMT 5-VIII-1988", date(1988, 8, 5)),
    ],
)
def test_months_may_be_roman(rencana: Rencanakan, teks: str, hari: date) -> None:
    orang, _ = rencana.orang(PNS, Tanggal_Lahir=teks)
    assert orang.baris.lahir == hari


@pytest.mark.parametrize("teks", ["12-IIX-1985", "31-II-1985", "12-XIII-1985"])
def test_no_other_roman_number_is_a_month(rencana: Rencanakan, teks: str) -> None:
    orang, catatan = rencana.orang(PNS, Tanggal_Lahir=teks)
    assert [satu for satu in catatan if "Tanggal ini dikosongkan" in satu]
    assert "lahir" in orang.baris.tersirat


def test_a_roman_month_in_a_packed_cell(rencana: Rencanakan) -> None:
    hasil = rencana(
        ["Nama / NIP", "Gol / TMT", "Tempat, Tgl Lahir"],
        [f"Cut Meutia\nNIP. {PNS}", "III/a 1-X-2020", "Susoh, 15-III-1980"],
    )
    (orang,) = hasil.rencana.orang
    baris = orang.baris
    assert (baris.golongan, baris.tmt_golongan) == ("III/a", date(2020, 10, 1))
    assert baris.lahir == date(1980, 3, 15)


def test_three_header_rows_become_one(rencana: Rencanakan) -> None:
    hasil = rencana(
        ["DAFTAR URUT KEPANGKATAN"],
        ["No", "Nama", "NIP", "Pangkat", "", "Jabatan", "", "", "", "Unit"],
        ["", "", "", "Gol", "TMT", "Nama", "TMT", "Masa Kerja", "", ""],
        ["", "", "", "", "", "", "", "Thn", "Bln", ""],
        ["1", "Zul", PNS, "III/a", "01-04-2020", "Camat", "2-2-2021", "9", "4", "X"],
    )
    (orang,) = hasil.rencana.orang
    baris = orang.baris
    assert keputusan(hasil) == {5: "BARU"}
    assert (baris.golongan, baris.tmt_golongan) == ("III/a", date(2020, 4, 1))
    assert (baris.jabatan, baris.tmt_jabatan) == ("Camat", date(2021, 2, 2))
    assert (baris.unit, "Jabatan Masa Kerja Bln" in hasil.judul) == ("X", True)


def test_another_name_under_one_nip_is_told(rencana: Rencanakan) -> None:
    hasil = rencana(["NIP", "Nama"], [PNS, "Cut Meutia"], [PNS, "Orang Lain"])
    assert keputusan(hasil)[3] == KeputusanBaris.DUPLIKAT
    (catatan,) = hasil.rencana.baris[1].peringatan
    assert "Namanya lain, Cut Meutia; periksa NIP siapa ini." in catatan.alasan


def test_below_a_heading_of_others_nobody_without_nip_is_refused(
    rencana: Rencanakan,
) -> None:
    hasil = rencana(
        ["No", "Nama", "NIP", "Golongan"],
        ["GOLONGAN III", "", "", ""],
        ["1", "Cut Meutia", PNS_2, "III/a"],
        ["TENAGA KONTRAK", "", "", ""],
        ["2", "Rina", "-", ""],
        ["PPPK", "", "", ""],
        ["3", "Beni", PPPK, "IX"],
        ["4", "Dodi", "", "IX"],
    )
    assert keputusan(hasil) == {
        2: "DILEWATI",
        3: "BARU",
        4: "DILEWATI",
        5: "DILEWATI",
        6: "DILEWATI",
        7: "BARU",
        8: "DITOLAK",
    }


def test_parts_of_a_group_are_columns_of_their_own(rencana: Rencanakan) -> None:
    hasil = rencana(
        ["No", "Nama", "NIP", "Pangkat/Gol", "", "Jabatan", "", "", "Unit"],
        ["", "", "", "Gol", "TMT", "Nama", "TMT", "Eselon", ""],
        [
            "1",
            "Zul",
            PNS,
            "III/a",
            "01-04-2020",
            "Camat",
            "2-2-2021",
            "III.a",
            "Kec. X",
        ],
    )
    (orang,) = hasil.rencana.orang
    baris = orang.baris
    assert (baris.golongan, baris.tmt_golongan) == ("III/a", date(2020, 4, 1))
    assert (baris.jabatan, baris.tmt_jabatan) == ("Camat", date(2021, 2, 2))
    assert baris.eselon == "III.a"


def test_three_rows_a_person_with_place_and_day_of_birth(
    rencana: Rencanakan,
) -> None:
    hasil = rencana(
        ["DUK PNS"],
        ["Unit Kerja : Dinas Sosial"],
        ["No", "Nama / NIP / Tempat Tgl Lahir", "Pangkat / Gol / TMT", "Jabatan"],
        ["1", "ZULFIKRI, S.STP", "Pembina", "Kepala Dinas Sosial"],
        ["", "NIP. 19800315 200501 1 004", "IV/a", ""],
        ["", "Blangpidie, 15-03-1980", "01-04-2020", ""],
        ["2", "CUT MEUTIA\n19900303 201403 2 011\nSusoh, 3-3-1990", "II/c", "Staf"],
    )
    satu, dua = (o.baris for o in hasil.rencana.orang)
    assert (satu.nama, satu.lahir, satu.golongan) == (
        ("Zulfikri", date(1980, 3, 15), "IV/a")
    )
    assert satu.tmt_golongan == date(2020, 4, 1)
    assert (dua.nama, dua.nip, dua.lahir) == ("Cut Meutia", PNS_2, date(1990, 3, 3))


@pytest.mark.parametrize(
    ("judul", "unit"),
    [
        ([["BADAN KEPEGAWAIAN"], ["DAFTAR URUT KEPANGKATAN"]], ""),
        ([["DAFTAR URUT KEPANGKATAN"], ["DINAS SOSIAL KAB. ABDYA"]], "DINAS SOSIAL"),
        ([["DAFTAR PEGAWAI"], ["UNIT KERJA", "Dinas Sosial"]], "Dinas Sosial"),
        ([["DAFTAR NAMA GURU SD NEGERI 1 SUSOH TAHUN 2026"]], "SD NEGERI 1 SUSOH"),
        ([["DATA ASN DI LINGKUNGAN PEMERINTAH KABUPATEN ABDYA"]], ""),
    ],
)
def test_the_unit_a_title_names(
    rencana: Rencanakan, judul: list[list[str]], unit: str
) -> None:
    hasil = rencana(
        *judul, ["NIP", "Nama", "Jabatan", "Gol"], [PNS, "Zul", "Bendahara", "II/c"]
    )
    (orang,) = hasil.rencana.orang
    assert orang.baris.unit == unit


def test_a_list_that_says_honorer_in_any_cell_refuses_nobody(
    rencana: Rencanakan,
) -> None:
    hasil = rencana(
        ["Nama", "NIP", "Jabatan", "Status"],
        ["Cut Meutia", PNS_2, "Guru", "PNS"],
        ["Rina", "", "Guru", "Honorer"],
        ["Dodi", "", "Pengelola Kontrak", "PNS"],
    )
    assert keputusan(hasil) == {2: "BARU", 3: "DILEWATI", 4: "DITOLAK"}
