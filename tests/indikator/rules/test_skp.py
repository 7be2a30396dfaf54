"""The guards of an SKP (domain vectors SK-03 to SK-10, LT-02, FM-09)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from indikator.rules.perilaku import NILAI_DASAR
from indikator.rules.skp import (
    BarisIKI,
    BarisRHK,
    Berat,
    IsiSKP,
    Pimpinan,
    butuh_skp,
    halangan,
    is_terlambat,
    periksa_skp,
    perlu_pimpinan,
    wajib_iki_pimpinan,
)

GARIS = UUID(int=1)
IKI = BarisIKI("Persentase ibu hamil dengan K6", ("KUANTITAS",), "95,00")
RHK = BarisRHK(
    GARIS,
    1,
    "UTAMA",
    "Ibu hamil terlayani sesuai standar",
    rhk_pimpinan=True,
    iki_pimpinan=True,
    iki=(IKI,),
)
LENGKAP = IsiSKP((RHK,), {"SUMBER_DAYA": 1, "SKEMA": 1, "KONSEKUENSI": 1})


def kalimat(isi: IsiSKP) -> list[str]:
    return [satu.kalimat for satu in halangan(periksa_skp(isi))]


def test_a_complete_skp_has_nothing_in_its_way() -> None:
    assert periksa_skp(LENGKAP) == []


def test_without_an_rhk_utama_it_is_blocked() -> None:
    """SK-03."""
    isi = replace(LENGKAP, rhk=(replace(RHK, jenis="TAMBAHAN"),))
    (satu,) = periksa_skp(isi)
    assert "Utama" in satu.kalimat
    assert satu.garis is None


def test_one_iki_may_join_several_aspects() -> None:
    """SK-06."""
    iki = replace(IKI, aspek=("KUANTITAS", "WAKTU"))
    assert periksa_skp(replace(LENGKAP, rhk=(replace(RHK, iki=(iki,)),))) == []


@pytest.mark.parametrize("jenis", ["UTAMA", "TAMBAHAN"])
def test_every_rhk_names_the_one_of_the_leader(jenis: str) -> None:
    """SK-07: utama and tambahan alike."""
    kedua = replace(RHK, garis=UUID(int=2), nomor=2, jenis=jenis, rhk_pimpinan=False)
    (satu,) = periksa_skp(replace(LENGKAP, rhk=(RHK, kedua)))
    assert (satu.garis, satu.berat) == (UUID(int=2), Berat.HALANGAN)
    assert satu.kalimat == "RHK 2: pilih hasil kerja pimpinan yang diintervensi."


def test_under_a_jpt_the_indicator_of_the_leader_is_named_too() -> None:
    """SK-08."""
    isi = replace(
        LENGKAP,
        rhk=(replace(RHK, iki_pimpinan=False),),
        pimpinan=Pimpinan(wajib_iki=True),
    )
    assert kalimat(isi) == ["RHK 1: pilih juga indikator dari hasil kerja pimpinan."]


def test_nobody_can_name_the_rhk_of_a_leader_without_an_skp() -> None:
    isi = replace(
        LENGKAP,
        rhk=(replace(RHK, rhk_pimpinan=False, iki_pimpinan=False),),
        pimpinan=Pimpinan("Budi", ada=False),
    )
    assert kalimat(isi) == [
        "SKP Budi belum ditetapkan. Hasil kerjanya baru dapat dirujuk sesudah itu."
    ]


@pytest.mark.parametrize(
    ("memimpin", "penilai_asn", "ada", "perlu"),
    [
        (False, True, True, True),
        (False, True, False, True),
        (True, True, True, True),
        (True, True, False, False),
        (True, False, False, False),
        (False, False, False, False),
    ],
)
def test_a_head_is_free_only_when_his_leader_has_no_skp(
    *, memimpin: bool, penilai_asn: bool, ada: bool, perlu: bool
) -> None:
    hasil = perlu_pimpinan(memimpin=memimpin, penilai_asn=penilai_asn, pimpinan_ada=ada)
    assert hasil is perlu


@pytest.mark.parametrize("bagian", ["SUMBER_DAYA", "SKEMA", "KONSEKUENSI"])
def test_an_empty_part_of_the_lampiran_blocks(bagian: str) -> None:
    """SK-10."""
    isi = replace(LENGKAP, lampiran={**LENGKAP.lampiran, bagian: 0})
    assert len(kalimat(isi)) == 1


@pytest.mark.parametrize(
    ("iki", "teks"),
    [
        ((), "tambahkan paling sedikit satu indikator"),
        ((replace(IKI, target=" "),), "isi targetnya"),
        ((replace(IKI, aspek=()),), "pilih aspeknya"),
    ],
)
def test_each_rhk_needs_an_indicator_with_aspect_and_target(
    iki: tuple[BarisIKI, ...], teks: str
) -> None:
    isi = replace(LENGKAP, rhk=(replace(RHK, iki=iki),))
    assert [teks in satu for satu in kalimat(isi)] == [True]


def test_an_absolute_word_is_only_a_warning() -> None:
    """LN-40."""
    isi = replace(LENGKAP, rhk=(replace(RHK, rumusan="Klaim selalu tepat waktu"),))
    (satu,) = periksa_skp(isi)
    assert satu.berat is Berat.PERINGATAN
    assert "selalu" in satu.kalimat
    assert halangan([satu]) == []


@pytest.mark.parametrize(
    ("mulai", "ditetapkan", "terlambat"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), False),
        (date(2026, 1, 1), date(2026, 2, 1), True),
        (date(2026, 1, 1), date(2026, 2, 2), True),  # LT-02
        (date(2026, 1, 20), date(2026, 2, 19), False),
        (date(2026, 5, 1), date(2026, 5, 31), False),
        (date(2026, 5, 1), date(2026, 6, 1), True),
    ],
)
def test_it_is_late_after_january_or_a_month_after_arriving(
    mulai: date, ditetapkan: date, *, terlambat: bool
) -> None:
    assert is_terlambat(2026, mulai, ditetapkan) is terlambat


@pytest.mark.parametrize(
    ("jenis", "keadaan", "butuh"),
    [
        ("PNS", None, True),
        ("PNS", "TUGAS_BELAJAR", True),
        ("PNS", "CLTN", False),
        ("NON_ASN", None, False),
    ],
)
def test_who_has_an_skp_at_all(jenis: str, keadaan: str | None, *, butuh: bool) -> None:
    assert butuh_skp(jenis, keadaan) is butuh


def test_a_jpt_and_the_head_of_a_unit_mandiri_pass_their_indicator_on() -> None:
    assert wajib_iki_pimpinan("JPT_PRATAMA", unit_mandiri=False)
    assert wajib_iki_pimpinan("FUNGSIONAL", unit_mandiri=True)
    assert not wajib_iki_pimpinan("PENGAWAS", unit_mandiri=False)


def test_seven_values_with_three_panduan_each() -> None:
    """FM-09."""
    assert [nilai.nomor for nilai in NILAI_DASAR] == list(range(1, 8))
    assert len({teks for nilai in NILAI_DASAR for teks in nilai.panduan}) == 21
