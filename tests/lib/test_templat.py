"""Templates without indentation, rows filled into a drawn template, quick addresses."""

import uuid

import pytest
from django.template.loader import get_template, render_to_string
from django.urls import NoReverseMatch, reverse

from kinerja.lib.alamat import alamat_baris
from kinerja.lib.templat import Kata, cetak

UMPAN = "evaluasi/_meja_umpan.html"
HASIL = "evaluasi/_meja_hasil.html"
KATA: dict[str, Kata] = {"versi": 7, "nama": "Sari <b> & \ue000nama\ue001 \\1"}


def test_indentation_is_not_sent_and_lines_stay() -> None:
    isi = get_template("dasar.html").template.source  # type: ignore[attr-defined]
    assert "\n " not in isi
    assert isi.startswith("{% load static %}\n<!DOCTYPE html>\n<html")


def test_a_filled_row_is_what_the_template_would_print() -> None:
    for predikat in ("", "Baik"):
        asli = render_to_string(HASIL, {**KATA, "predikat": predikat})
        assert cetak(HASIL, KATA, predikat=predikat) == asli
    assert "Sari &lt;b&gt; &amp;" in asli


def test_the_same_template_is_filled_with_other_words() -> None:
    pertama = cetak(UMPAN, {"isi": "satu", "pemberi": "Budi", "pada": "hari ini"})
    kedua = cetak(UMPAN, {"isi": "dua", "pemberi": "Eko", "pada": "kemarin"})
    assert kedua == pertama.replace("satu", "dua").replace("Budi", "Eko").replace(
        "hari ini", "kemarin"
    )


def test_an_address_of_a_row_is_that_of_reverse() -> None:
    kode = uuid.uuid4()
    assert alamat_baris("evaluasi:meja_rate", kode) == reverse(
        "evaluasi:meja_rate", args=[kode]
    )
    with pytest.raises(NoReverseMatch):
        alamat_baris("evaluasi:meja", kode)
