"""Kuadran kinerja, drop-out, labels in any spelling (vectors MX, OR)."""

import json
from pathlib import Path

import pytest

from evaluasi.rules.predikat import (
    KUADRAN_2022,
    LabelDitolak,
    Predikat,
    PredikatOrganisasi,
    Rating,
    baca_predikat,
    baca_predikat_organisasi,
    baca_rating,
    determine_predikat,
    pilih_predikat_putus_studi,
)

DATA = json.loads(
    (Path(__file__).parents[2] / "data" / "predikat.json").read_text("utf-8")
)
D, S, B = Rating.DIATAS, Rating.SESUAI, Rating.DIBAWAH


@pytest.mark.parametrize(
    ("hasil", "perilaku", "predikat"),
    [
        (D, D, Predikat.SANGAT_BAIK),
        (D, S, Predikat.BAIK),
        (D, B, Predikat.KURANG),
        (S, D, Predikat.BAIK),
        (S, S, Predikat.BAIK),
        (S, B, Predikat.KURANG),
        (B, D, Predikat.BUTUH_PERBAIKAN),
        (B, S, Predikat.BUTUH_PERBAIKAN),
        (B, B, Predikat.SANGAT_KURANG),
    ],
    ids=[f"MX-0{nomor}" for nomor in range(1, 10)],
)
def test_the_kuadran_gives_one_predikat_per_pair_of_ratings(
    hasil: Rating, perilaku: Rating, predikat: Predikat
) -> None:
    assert determine_predikat(hasil, perilaku, KUADRAN_2022) is predikat


@pytest.mark.parametrize("sel", DATA["quadrant"])
def test_the_published_kuadran_is_reproduced(sel: dict[str, str]) -> None:
    hasil = determine_predikat(
        baca_rating(sel["hasil"]), baca_rating(sel["perilaku"]), KUADRAN_2022
    )
    assert hasil is baca_predikat(sel["predikat"])


@pytest.mark.parametrize("contoh", DATA["annex_examples"], ids=lambda c: c["id"])
def test_the_annex_examples_follow_the_kuadran_not_the_misprint(
    contoh: dict[str, str],
) -> None:
    hasil = determine_predikat(
        baca_rating(contoh["hasil_kerja"]),
        baca_rating(contoh["perilaku"]),
        KUADRAN_2022,
    )
    assert hasil is baca_predikat(contoh["quadrant_says"])
    tercetak_benar = hasil is baca_predikat(contoh["published_predikat"])
    assert tercetak_benar is (contoh["id"] != "PRD-A3")


@pytest.mark.parametrize(("hasil", "perilaku"), [(None, S), (S, None), (None, None)])
def test_a_missing_rating_gives_no_predikat(
    hasil: Rating | None, perilaku: Rating | None
) -> None:
    assert determine_predikat(hasil, perilaku, KUADRAN_2022) is None


def test_the_kuadran_has_all_nine_cells_and_names_its_source() -> None:
    assert len(KUADRAN_2022.sel) == len(Rating) ** 2
    assert "hal. 99-100" in KUADRAN_2022.sumber


@pytest.mark.parametrize("pilihan", Predikat)
def test_a_drop_out_may_only_get_kurang_or_sangat_kurang(pilihan: Predikat) -> None:
    if pilihan in {Predikat.KURANG, Predikat.SANGAT_KURANG}:
        assert pilih_predikat_putus_studi(pilihan, KUADRAN_2022) is pilihan
        return
    with pytest.raises(LabelDitolak, match="Kurang/Misconduct atau Sangat Kurang"):
        pilih_predikat_putus_studi(pilihan, KUADRAN_2022)


@pytest.mark.parametrize(
    ("teks", "rating"),
    [
        ("DI ATAS EKSPEKTASI", D),
        ("DIATAS EKSPEKTASI", D),
        ("Diatas ekspektasi", D),
        ("Di atas ekspektasi", D),
        ("DIATAS", D),
        ("di-atas", D),
        ("Di Atas Ekspetasi", D),
        ("Diatas Expektasi", D),
        ("Atas ekspektasi", D),
        ("SESUAI EKSPEKTASI", S),
        ("sesuai", S),
        ("Sesuai  Ekspektasi.", S),
        ("DIBAWAH EKSPEKTASI", B),
        ("Di bawah ekspektasi", B),
        ("di bawah", B),
        ("DIBAWAH\u00a0EKSPEKTASI", B),
    ],
)
def test_a_rating_is_read_in_every_spelling_met(teks: str, rating: Rating) -> None:
    assert baca_rating(teks) is rating


@pytest.mark.parametrize(
    "teks", ["", "Baik", "1", "Diatas 1", "tidak sesuai", "di atas sesuai", "Istimewa"]
)
def test_other_words_are_no_rating(teks: str) -> None:
    with pytest.raises(LabelDitolak, match="Diatas ekspektasi"):
        baca_rating(teks)


@pytest.mark.parametrize(
    ("teks", "predikat"),
    [
        ("KURANG(MISCONDUCT)", Predikat.KURANG),
        ("Kurang/ Misconduct", Predikat.KURANG),
        ("KURANG/ MIS CONDUCT", Predikat.KURANG),
        ("Kurang/ Mis Conduct", Predikat.KURANG),
        ("Kurang/Missconduct", Predikat.KURANG),
        ("kurang", Predikat.KURANG),
        ("Misconduct", Predikat.KURANG),
        ("SANGAT KURANG", Predikat.SANGAT_KURANG),
        ("Butuh  Perbaikan", Predikat.BUTUH_PERBAIKAN),
        ("BUTUHPERBAIKAN", Predikat.BUTUH_PERBAIKAN),
        ("baik", Predikat.BAIK),
        ("Sangat Baik", Predikat.SANGAT_BAIK),
    ],
)
def test_a_predikat_is_read_in_every_spelling_met(
    teks: str, predikat: Predikat
) -> None:
    assert baca_predikat(teks) is predikat


@pytest.mark.parametrize("predikat", Predikat)
def test_every_printed_predikat_is_read_back(predikat: Predikat) -> None:
    assert baca_predikat(predikat.label) is predikat


@pytest.mark.parametrize("rating", Rating)
def test_every_printed_rating_is_read_back(rating: Rating) -> None:
    assert baca_rating(rating.label) is rating


def test_istimewa_is_no_predikat_of_a_pegawai() -> None:
    with pytest.raises(LabelDitolak, match="hanya untuk capaian organisasi"):
        baca_predikat("Istimewa")


def test_cukup_is_butuh_perbaikan_only_in_the_angka_kredit_scale() -> None:
    assert baca_predikat("Cukup", skala_angka_kredit=True) is Predikat.BUTUH_PERBAIKAN
    with pytest.raises(LabelDitolak, match="bukan predikat"):
        baca_predikat("Cukup")


def test_sangat_baik_is_no_predikat_of_an_organisation() -> None:
    with pytest.raises(LabelDitolak, match="Istimewa"):
        baca_predikat_organisasi("Sangat Baik")


@pytest.mark.parametrize("predikat", PredikatOrganisasi)
def test_every_predikat_of_an_organisation_is_read_back(
    predikat: PredikatOrganisasi,
) -> None:
    assert baca_predikat_organisasi(predikat.label) is predikat


@pytest.mark.parametrize("teks", ["", "Cukup", "Baik 2", "Kurang/Misconduct"])
def test_other_words_are_no_predikat_of_an_organisation(teks: str) -> None:
    with pytest.raises(LabelDitolak, match="Pilihannya"):
        baca_predikat_organisasi(teks)


def test_ratings_are_spelt_as_the_forms_print_them() -> None:
    """p.97-102 write "DIATAS EKSPEKTASI" in one word."""
    assert [satu.label.upper() for satu in Rating] == [
        f"{satu.value} EKSPEKTASI" for satu in Rating
    ]
    assert [satu.ringkas.upper() for satu in Rating] == [*Rating]
