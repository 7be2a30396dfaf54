"""Accessibility beyond the states: the dark colours, and that faults are seen."""

import pytest

from tests.peramban.akses import axe, meluap, sasaran_kecil
from tests.peramban.conftest import Buka
from tests.peramban.keadaan import KEADAAN, Keadaan

GELAP = {
    "masuk-galat",
    "beranda",
    "pegawai",
    "pegawai-kosong",
    "kontak-galat",
    "gaya",
    "publik",
    "layanan-isi-galat",
}


@pytest.mark.parametrize("keadaan", [k for k in KEADAAN if k.nama in GELAP], ids=str)
def test_the_dark_colours_have_no_axe_violation(buka: Buka, keadaan: Keadaan) -> None:
    page = buka(keadaan.sebagai, color_scheme="dark")
    keadaan.bawa(page)
    assert axe(page) == []


def test_axe_and_the_measures_see_a_planted_fault(buka: Buka) -> None:
    page = buka()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/masuk/")
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    page.evaluate("document.querySelector('.btn').style.minHeight = '0'")
    page.evaluate("document.querySelector('.btn').style.height = '20px'")
    assert axe(page)
    assert meluap(page, 320)
    assert sasaran_kecil(page)
