"""How a login name and a printed code are read."""

import math

import pytest

from kinerja.akun.rules import (
    ABJAD_KODE,
    PANJANG_KODE,
    kelompokkan_kode,
    rapikan_kode,
    rapikan_nama_masuk,
)


@pytest.mark.parametrize(
    "teks",
    [
        "198503172010122001",
        "19850317 201012 2 001",
        " 19850317.201012.2.001 ",
        "'198503172010122001",
        "’19850317-201012-2-001\u00a0",
        "\ufeff198503172010122001",
    ],
)
def test_a_nip_is_read_however_it_is_spaced(teks: str) -> None:
    assert rapikan_nama_masuk(teks) == "198503172010122001"


@pytest.mark.parametrize(
    ("teks", "nama"),
    [(" Bupati ", "bupati"), ("ahmad.yani", "ahmad.yani"), ("٣٤٥", "٣٤٥")],
)
def test_any_other_name_keeps_its_signs_in_lower_case(teks: str, nama: str) -> None:
    assert rapikan_nama_masuk(teks) == nama


def test_a_code_is_read_in_any_case_and_grouping() -> None:
    assert rapikan_kode(" abcd-efgh 2345 – ".replace("–", "-")) == "ABCDEFGH2345"


def test_a_code_is_printed_in_groups_of_four() -> None:
    assert kelompokkan_kode("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"


def test_a_code_holds_sixty_bits_and_no_sign_that_looks_like_another() -> None:
    assert PANJANG_KODE * math.log2(len(set(ABJAD_KODE))) >= 60
    assert not set(ABJAD_KODE) & set("0O1IL")
