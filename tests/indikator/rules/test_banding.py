"""The difference between a printed and a computed capaian has one name."""

import csv
from pathlib import Path

import pytest

from indikator.rules.banding import Beda, bandingkan
from indikator.rules.capaian_tercetak import Baris, baca_arah, capaian_tercetak
from kinerja.lib.tercetak import baca_tercetak

DATA = Path(__file__).parents[2] / "data" / "iku_published.csv"


def _beda(arah: str, target: str, realisasi: str, tercetak: str) -> Beda:
    jenis = baca_arah(arah)
    assert jenis is not None
    hasil = capaian_tercetak(jenis, Baris(target, realisasi))
    sel = [baca_tercetak(teks) for teks in (tercetak, target, realisasi)]
    return bandingkan(sel[0], hasil, sel[1], sel[2])


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "tercetak", "kata"),
    [
        ("maximize", "100", "98,04", "98,04", "sama"),
        ("maximize", "N/A", "N/A", "N/A", "sama"),
        ("maximize", "75,91", "76.15", "100", "dibulatkan"),
        ("maximize", "76,4", "79,7", "104,319", "dibulatkan"),
        ("maximize", "90,62%", "93,96%", "104,00%", "dibulatkan"),
        ("maximize", "3,34", "4,5", "134", "dipotong"),
        ("maximize", "83,97", "70,81", "84,32", "dipotong"),
        ("maximize", "30", "31", "103,34", "dibulatkan ke atas"),
        ("maximize", "75,00", "78,11", "100", "dibatasi"),
        ("maximize", "50", "65", "110", "dibatasi"),
        ("maximize", "50", "65", "120,00%", "dibatasi"),
        ("minimize", "10", "25", "0", "dibatasi"),
        ("minimize", "10", "25", "-50,00", "sama"),
        ("maximize", "81,16", "84,44", "1,04", "rasio"),
        ("maximize", "93", "93", "93", "menyalin realisasi"),
        ("maximize", "Tinggi", "Sedang", "Sedang", "menyalin realisasi"),
        ("minimize", "8", "10", "80", "rumus lain"),
        ("minimize", "8", "10", "125", "rumus lain"),
        ("maximize", "80-90%", "92%", "115", "rumus lain"),
        ("maximize", "N/A", "3.53", "100", "tanpa dasar"),
        ("maximize", "0", "0", "0", "tanpa dasar"),
        ("maximize", "80", "Tidak diadakan", "100", "tanpa dasar"),
        ("maximize", "80", "88", "-", "tidak tercetak"),
        ("maximize", "80", "88", "Tercapai", "tidak tercetak"),
        ("maximize", "80", "88", "1e2", "tidak terbaca"),
        ("minimize", "95", "162,1", "31,15%", "tidak sesuai"),
        ("maximize", "0.8953", "0.8953", "102%", "tidak sesuai"),
        ("maximize", "80-90%", "92%", "113%", "tidak sesuai"),
    ],
)
def test_each_kind_of_difference_has_its_word(
    arah: str, target: str, realisasi: str, tercetak: str, kata: str
) -> None:
    assert _beda(arah, target, realisasi, tercetak).value == kata


KELAS = {
    "published capped at 100": {Beda.DIBATASI},
    "published as a ratio, not percent": {Beda.RASIO},
    "published equals realisation (source error)": {Beda.MENYALIN},
    "published does not follow": {Beda.TIDAK_SESUAI},
    "zero target": {Beda.TANPA_DASAR},
    "N/A or text: engine must not score": {Beda.SAMA, Beda.TANPA_DASAR},
    "plain ratio": {Beda.SAMA, Beda.DIBULATKAN, Beda.DIPOTONG},
    "minimise, 2T-R": {Beda.SAMA, Beda.DIBULATKAN, Beda.DIPOTONG},
    "over 120 published uncapped": {Beda.SAMA, Beda.DIBULATKAN, Beda.DIPOTONG},
}


def test_the_words_agree_with_the_classes_of_the_published_tables() -> None:
    with DATA.open(encoding="utf-8", newline="") as berkas:
        for baris in csv.DictReader(berkas):
            kata = _beda(
                baris["arah"],
                baris["target_as_printed"],
                baris["realisasi_as_printed"],
                baris["capaian_as_printed"],
            )
            assert kata in KELAS[baris["class"]], baris["id"]
