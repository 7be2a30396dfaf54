"""Vectors KB-13..20 and FN-01..03, as far as they are pure."""

import pytest

from evaluasi.rules.alur import PutusanKeberatan, StatusEvaluasi
from evaluasi.rules.keberatan import (
    is_final_oleh_kepala_daerah,
    menguatkan,
    mengubah,
    sebab_belum_dapat,
    sebab_belum_diputus,
)
from evaluasi.rules.predikat import Predikat, Rating
from kinerja.lib.errors import InvalidInput

LAMA = (Rating.DIBAWAH, Rating.SESUAI)


@pytest.mark.parametrize(
    ("kepala_daerah", "jabatan", "mandiri", "final"),
    [
        (True, "JPT_PRATAMA", False, True),  # FN-01
        (False, "JPT_PRATAMA", False, False),  # FN-02
        (False, "FUNGSIONAL", True, False),  # FN-03
        (True, "FUNGSIONAL", True, True),  # p.90 12e
        (True, "ADMINISTRATOR", False, False),
    ],
)
def test_only_a_rating_by_the_kepala_daerah_is_final(
    *, kepala_daerah: bool, jabatan: str, mandiri: bool, final: bool
) -> None:
    assert (
        is_final_oleh_kepala_daerah(
            oleh_kepala_daerah=kepala_daerah,
            jenis_jabatan=jabatan,
            memimpin_unit_mandiri=mandiri,
        )
        is final
    )


@pytest.mark.parametrize("status", list(StatusEvaluasi))
def test_kb_20_an_objection_starts_only_after_receipt(status: StatusEvaluasi) -> None:
    sebab = sebab_belum_dapat(status, final=False, sudah_ada=False, ada_atasan=True)
    assert (sebab == "") is (status is StatusEvaluasi.DITERIMA)


@pytest.mark.parametrize(
    ("keadaan", "kata"),
    [
        ({"final": True}, "final"),  # KB-18
        ({"sudah_ada": True}, "satu kali"),  # KB-19
        ({"ada_atasan": False}, "atasan"),
    ],
)
def test_what_stands_against_an_objection_is_said(
    keadaan: dict[str, bool], kata: str
) -> None:
    biasa = {"final": False, "sudah_ada": False, "ada_atasan": True} | keadaan
    assert kata in sebab_belum_dapat(StatusEvaluasi.DITERIMA, **biasa)


def test_kb_14_no_decision_before_the_penilai_explained() -> None:
    assert sebab_belum_diputus("")
    assert sebab_belum_diputus("Sudah saya jelaskan.") == ""


def test_kb_16_a_change_takes_the_predikat_from_the_kuadran() -> None:
    putusan = mengubah(LAMA, Rating.SESUAI, Rating.SESUAI, " Lanjutkan. ")
    assert putusan.predikat is Predikat.BAIK
    assert putusan.rekomendasi == "Lanjutkan."


@pytest.mark.parametrize(
    ("hasil", "perilaku", "rekomendasi", "kata"),
    [
        (Rating.SESUAI, Rating.SESUAI, "  ", "Rekomendasi"),
        (Rating.SESUAI, None, "Ada", "kedua rating"),
        (*LAMA, "Ada", "sama dengan yang lama"),
    ],
)
def test_kb_16_a_change_without_its_parts_is_refused(
    hasil: Rating, perilaku: Rating | None, rekomendasi: str, kata: str
) -> None:
    with pytest.raises(InvalidInput, match=kata):
        mengubah(LAMA, hasil, perilaku, rekomendasi)


def test_kb_17_confirming_changes_nothing() -> None:
    putusan = menguatkan()
    assert putusan.putusan is PutusanKeberatan.MENGUATKAN
    assert putusan.predikat is None
