"""Suggestions by predikat (O-24)."""

import pytest

from evaluasi.rules.alur import JenisTindakLanjut
from evaluasi.rules.predikat import Predikat
from evaluasi.rules.tindak_lanjut import LABEL_JENIS, saran


@pytest.mark.parametrize(
    ("predikat", "jenis"),
    [
        (Predikat.SANGAT_BAIK, "PENGHARGAAN"),
        (Predikat.BAIK, "PENGEMBANGAN"),
        (Predikat.BUTUH_PERBAIKAN, "BIMBINGAN"),
        (Predikat.KURANG, "KONSELING"),
        (Predikat.SANGAT_KURANG, "PERBAIKAN"),
    ],
)
def test_each_predikat_suggests_first(predikat: Predikat, jenis: str) -> None:
    assert saran(predikat)[0].jenis == jenis


def test_a_lack_also_suggests_development() -> None:
    jenis = [satu.jenis for satu in saran(Predikat.BUTUH_PERBAIKAN)]
    assert JenisTindakLanjut.PENGEMBANGAN in jenis


def test_sangat_kurang_gets_six_months() -> None:
    assert saran(Predikat.SANGAT_KURANG)[0].bulan == 6


def test_every_kind_has_words() -> None:
    assert set(LABEL_JENIS) == set(JenisTindakLanjut)
