"""Who rates whom: the rule on plain facts."""

import pytest

from organisasi.rules.jenis import JenisPenempatan
from organisasi.rules.penilai import (
    Fakta,
    Jenjang,
    Pemimpin,
    Penetapan,
    Penilaian,
    Sebab,
    pilih_penilai,
)

SARI, BUDI, EKO, BUPATI, PLT = 1, 2, 3, 4, 5
PKM, DINKES, KAB = 10, 20, 30
D, P, H = JenisPenempatan.DEFINITIF, JenisPenempatan.PLT, JenisPenempatan.PLH


KADIS = (Pemimpin(EKO, D),)


def jenjang(
    *pkm: Pemimpin, dinkes: tuple[Pemimpin, ...] = KADIS
) -> tuple[Jenjang, ...]:
    return (
        Jenjang(PKM, pkm),
        Jenjang(DINKES, dinkes),
        Jenjang(KAB, (Pemimpin(BUPATI, D),)),
    )


def fakta(*pkm: Pemimpin, dinkes: tuple[Pemimpin, ...] = KADIS) -> dict[int, Fakta]:
    naik = jenjang(*pkm, dinkes=dinkes)
    return {
        SARI: Fakta(SARI, naik),
        BUDI: Fakta(BUDI, naik, memimpin=True, unit_dipimpin=PKM),
        EKO: Fakta(EKO, naik[1:], memimpin=True, unit_dipimpin=DINKES),
        BUPATI: Fakta(BUPATI, naik[2:], memimpin=True, unit_dipimpin=KAB),
    }


def test_the_head_of_the_own_unit_rates_and_his_superior_stands_above() -> None:
    hasil = pilih_penilai(SARI, fakta(Pemimpin(BUDI, D)))
    assert hasil == Penilaian(BUDI, EKO, PKM, Sebab.KEPALA_UNIT)


def test_a_head_is_rated_by_the_head_above() -> None:
    hasil = pilih_penilai(BUDI, fakta(Pemimpin(BUDI, D)))
    assert hasil == Penilaian(EKO, BUPATI, DINKES, Sebab.KEPALA_DI_ATAS)


def test_nobody_stands_above_the_bupati() -> None:
    assert pilih_penilai(BUPATI, fakta(Pemimpin(BUDI, D))).sebab == Sebab.PUNCAK
    assert pilih_penilai(EKO, fakta(Pemimpin(BUDI, D))).atasan is None


@pytest.mark.parametrize(
    ("pkm", "harapan"),
    [
        ((), (EKO, DINKES, Sebab.KEPALA_DI_ATAS)),
        ((Pemimpin(PLT, P),), (PLT, PKM, Sebab.PLT_KEPALA)),
        ((Pemimpin(PLT, H),), (EKO, DINKES, Sebab.KEPALA_DI_ATAS)),
        ((Pemimpin(PLT, P), Pemimpin(BUDI, D)), (BUDI, PKM, Sebab.KEPALA_UNIT)),
        (
            (Pemimpin(BUDI, D, dapat_menilai=False), Pemimpin(PLT, P)),
            (PLT, PKM, Sebab.PLT_KEPALA),
        ),
        ((Pemimpin(SARI, P),), (EKO, DINKES, Sebab.KEPALA_DI_ATAS)),
    ],
    ids=["vacant", "plt", "plh never", "definitive first", "unable", "never oneself"],
)
def test_a_vacant_post_falls_to_the_plt_or_to_the_next_above(
    pkm: tuple[Pemimpin, ...], harapan: tuple[int, int, Sebab]
) -> None:
    hasil = pilih_penilai(SARI, fakta(*pkm))
    assert (hasil.penilai, hasil.unit_capaian, hasil.sebab) == harapan


def test_a_plt_two_levels_up_is_told_as_such() -> None:
    hasil = pilih_penilai(SARI, fakta(dinkes=(Pemimpin(PLT, P),)))
    assert hasil.sebab == Sebab.PLT_DI_ATAS


def test_one_person_who_leads_both_levels_is_not_his_own_atasan() -> None:
    hasil = pilih_penilai(SARI, fakta(Pemimpin(EKO, P)))
    assert (hasil.penilai, hasil.atasan) == (EKO, BUPATI)


def test_an_override_wins_and_names_its_decree() -> None:
    semua = fakta(Pemimpin(BUDI, D))
    semua[SARI] = Fakta(
        SARI, semua[SARI].jenjang, penetapan=Penetapan(EKO, None, "SK 1")
    )
    hasil = pilih_penilai(SARI, semua)
    assert hasil == Penilaian(EKO, BUPATI, DINKES, Sebab.PENETAPAN, "SK 1")


def test_an_override_may_name_the_atasan_too() -> None:
    semua = fakta(Pemimpin(BUDI, D))
    semua[SARI] = Fakta(SARI, (), penetapan=Penetapan(BUDI, BUPATI, "SK 2"))
    assert pilih_penilai(SARI, semua).atasan == BUPATI


def test_without_a_post_there_is_no_penilai() -> None:
    hasil = pilih_penilai(SARI, {SARI: Fakta(SARI)})
    assert hasil == Penilaian(None, None, None, Sebab.TANPA_PENEMPATAN)
