"""What rows would do to the register as it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.jenis import JenisKeadaan, JenisKelamin, JenisPegawai
from organisasi.rules.linimasa import JabatanImpor, Masa, UnitImpor
from organisasi.rules.register_impor import (
    KeadaanTercatat,
    OrangTercatat,
    Register,
    Rencana,
)
from organisasi.rules.rencana_impor import susun_rencana
from tests.organisasi.berkas_siasn import (
    baca_siasn,
    baris,
    judul_dan_baris,
    kolom_siasn,
)

PADA = date(2026, 11, 25)
NIP = "198003152005011004"
ISI = {
    "nama": "Zulfikri Hamdani",
    "gelar_depan": "",
    "gelar_belakang": "S.STP, M.Si",
    "jenis": JenisPegawai.PNS,
    "golongan": "IV/c",
    "tmt_golongan": date(2023, 4, 1),
    "jenis_kelamin": JenisKelamin.PRIA,
    "lahir": date(1980, 3, 15),
}


def register(**ganti: Any) -> Register:
    kosong = Register({}, [], [], [], {}, ada_akar=True)
    for nama, nilai in ganti.items():
        setattr(kosong, nama, nilai)
    return kosong


def rencana(
    semua: Sequence[Mapping[str, str]],
    reg: Register | None = None,
    jawaban: Mapping[tuple[str, int], str] | None = None,
) -> Rencana:
    hasil = [
        ("", nomor, baca_siasn(satu, pada=PADA))
        for nomor, satu in enumerate(semua, start=2)
    ]
    return susun_rencana(
        hasil,
        reg or register(),
        pada=PADA,
        kolom=kolom_siasn(),
        jawaban=jawaban,
    )


def keputusan(rencana: Rencana) -> list[str]:
    return [satu.keputusan.value for satu in rencana.baris]


def dinkes(**isi: Any) -> Register:
    """Return a register that knows the man of the first row in his post."""
    unit = UnitImpor(1, "Dinas Kesehatan", "U-DINKES")
    kepala = JabatanImpor(1, unit, "Kepala Dinas Kesehatan", memimpin=True)
    asal = (kepala, date(2024, 2, 12), None)
    orang = OrangTercatat(9, ISI | isi)
    orang.masa.append(Masa(5, *asal, asal=asal))
    return register(orang={NIP: orang}, unit=[unit], jabatan=[kepala])


def test_six_rows_are_five_people_six_posts_and_one_duplicate() -> None:
    hasil = rencana(judul_dan_baris()[1])
    assert keputusan(hasil) == ["BARU", "BARU", "BARU", "DUPLIKAT", "BARU", "BARU"]
    assert (len(hasil.orang), hasil.penempatan) == (5, 6)


def test_the_newest_tmt_decides_and_the_older_row_becomes_history() -> None:
    for semua in ([baris(0), baris(3)], [baris(3), baris(0)]):
        hasil = rencana(semua)
        orang = hasil.orang[0]
        assert orang.baris.golongan == "IV/c"
        assert [(m.jabatan.nama, m.mulai, m.akhir) for m in orang.masa] == [
            ("SEKRETARIS BAPPEDA", date(2020, 1, 3), date(2024, 2, 12)),
            ("KEPALA DINAS KESEHATAN", date(2024, 2, 12), None),
        ]


def test_a_duplicate_without_tmt_cannot_be_history() -> None:
    hasil = rencana([baris(0), baris(3, TMT_JABATAN="null")])
    assert len(hasil.orang[0].masa) == 1
    assert "riwayat" in hasil.baris[1].peringatan[0].alasan


def test_capitals_dots_and_spaces_are_no_change() -> None:
    hasil = rencana([baris(0)], dinkes())
    assert keputusan(hasil) == ["SAMA"]
    assert hasil.orang[0].isian == {}


def test_one_changed_cell_is_one_change_with_old_and_new() -> None:
    hasil = rencana([baris(0, GOL_AKHIR_NAMA="IV/d", GOL_AKHIR_ID="44")], dinkes())
    assert keputusan(hasil) == ["BERUBAH"]
    assert hasil.baris[0].sebelum == {"Golongan": "IV/c"}
    assert hasil.baris[0].sesudah["Golongan"] == "IV/d"


def test_an_empty_cell_never_empties_the_register() -> None:
    hasil = rencana([baris(0, GELAR_BELAKANG="null", GOL_AKHIR_NAMA="")], dinkes())
    assert keputusan(hasil) == ["SAMA"]


def test_what_is_only_implied_by_the_nip_does_not_overrule() -> None:
    hasil = rencana(
        [baris(0, TANGGAL_LAHIR="null", JENIS_PEGAWAI_NAMA="null")],
        dinkes(lahir=date(1981, 1, 1), jenis=JenisPegawai.CPNS),
    )
    assert keputusan(hasil) == ["SAMA"]


def test_a_new_post_ends_the_old_one_on_its_first_day() -> None:
    hasil = rencana(
        [baris(0, JABATAN_NAMA="STAF AHLI", TMT_JABATAN="01-06-2026")], dinkes()
    )
    lama, baru = hasil.orang[0].masa
    assert (lama.akhir, baru.mulai) == (date(2026, 6, 1), date(2026, 6, 1))
    assert "Kepala Dinas Kesehatan" in hasil.baris[0].sebelum["Jabatan"]
    assert "STAF AHLI" in hasil.baris[0].sesudah["Jabatan"]


def test_a_head_in_office_keeps_the_seat_and_the_newcomer_is_told() -> None:
    reg = dinkes()
    reg.pemegang = [("Eko", reg.orang.pop(NIP).masa[0])]
    hasil = rencana([baris(0)], reg)
    masa = hasil.orang[0].masa[0]
    assert (masa.jabatan.nama, masa.jabatan.memimpin) == (
        "Kepala Dinas Kesehatan",
        False,
    )
    assert any("dipegang Eko" in c.alasan for c in hasil.baris[0].peringatan)


def test_a_head_who_moves_on_in_the_same_file_leaves_the_seat_free() -> None:
    reg = dinkes()
    reg.pemegang = [("Zulfikri Hamdani", reg.orang[NIP].masa[0])]
    pengganti = baris(
        1,
        JABATAN_NAMA="KEPALA DINAS KESEHATAN",
        UNOR_ID="U-DINKES",
        UNOR_NAMA="DINAS KESEHATAN",
        TMT_JABATAN="01-06-2026",
    )
    pindah = baris(0, JABATAN_NAMA="STAF AHLI", TMT_JABATAN="01-06-2026")
    hasil = rencana([pengganti, pindah], reg)
    assert hasil.orang[0].masa[0].jabatan.memimpin


def test_of_two_new_heads_the_later_one_leads() -> None:
    dulu = baris(
        1,
        JABATAN_NAMA="KEPALA DINAS KESEHATAN",
        UNOR_ID="U-DINKES",
        TMT_JABATAN="01-01-2020",
    )
    hasil = rencana([dulu, baris(0)])
    assert [o.masa[0].jabatan.memimpin for o in hasil.orang] == [False, True]


def test_a_unit_is_found_by_code_then_by_name_and_else_made() -> None:
    reg = register(
        unit=[UnitImpor(1, "Nama Lain", "U-DINKES"), UnitImpor(2, "Bappeda")]
    )
    hasil = rencana(judul_dan_baris()[1], reg)
    pk = [[m.jabatan.unit.pk for m in orang.masa] for orang in hasil.orang]
    assert pk == [[2, 1], [None], [None], [None], [None]]


def test_a_unit_found_by_its_name_gets_the_code_of_the_file() -> None:
    unit = UnitImpor(1, "Dinas  kesehatan")
    hasil = rencana([baris(0)], register(unit=[unit]))
    assert hasil.unit == [unit]
    assert unit.kode == "U-DINKES"


def test_a_name_that_several_units_bear_asks_which_one() -> None:
    unit = [UnitImpor(1, "BAPPEDA"), UnitImpor(2, "Bappeda")]
    hasil = rencana([baris(3)], register(unit=unit))
    assert keputusan(hasil) == ["TANYA"]
    tanya = hasil.baris[0].tanya[0]
    assert (tanya.kolom, tanya.wajib) == ("UNOR NAMA", True)
    assert [nilai for nilai, _ in tanya.pilihan] == ["unit:1", "unit:2"]
    assert hasil.orang == []
    hasil = rencana([baris(3)], register(unit=unit), {("", 2): "unit:2"})
    assert keputusan(hasil) == ["BARU"]
    assert hasil.orang[0].masa[0].jabatan.unit is unit[1]


def test_a_unit_is_found_by_a_name_that_leaves_words_out() -> None:
    unit = UnitImpor(1, "SD Negeri 3 Blangpidie")
    hasil = rencana([baris(4, UNOR_NAMA="SDN 3 BLANGPIDIE")], register(unit=[unit]))
    assert hasil.orang[0].masa[0].jabatan.unit is unit
    assert "UNOR NAMA" in {c.kolom for c in hasil.baris[0].peringatan}


def test_a_former_nip_is_refused_with_the_name() -> None:
    hasil = rencana([baris(0)], register(nip_lama={NIP: "Zulfikri"}))
    assert keputusan(hasil) == ["DITOLAK"]
    assert "NIP lama Zulfikri" in hasil.baris[0].tolak[0].alasan


def test_a_state_begins_on_the_day_of_the_import_and_ends_another() -> None:
    reg = dinkes()
    lama = KeadaanTercatat(3, JenisKeadaan.TUGAS_BELAJAR, date(2025, 1, 1), None)
    reg.orang[NIP].keadaan.append(lama)
    hasil = rencana([baris(0, KEDUDUKAN_HUKUM_NAMA="CLTN")], reg)
    assert hasil.orang[0].keadaan_lama is lama
    assert hasil.orang[0].keadaan_baru == (JenisKeadaan.CLTN, PADA, None)
    assert hasil.baris[0].sebelum["Keadaan"] == "Tugas belajar"


def test_active_in_the_file_never_ends_a_state() -> None:
    reg = dinkes()
    reg.orang[NIP].keadaan.append(
        KeadaanTercatat(3, JenisKeadaan.CUTI_PANJANG, date(2026, 11, 1), None)
    )
    hasil = rencana([baris(0)], reg)
    assert keputusan(hasil) == ["SAMA"]
    assert "Akhiri keadaan" in hasil.baris[0].peringatan[0].alasan


def test_rows_that_are_nobody_are_counted_apart() -> None:
    hasil = rencana([baris(0, NIP_BARU="000000000000000000")])
    assert hasil.jumlah(KeputusanBaris.DILEWATI) == 1
