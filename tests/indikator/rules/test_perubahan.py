"""What both see of the changes since a return."""

from indikator.rules.perubahan import Beda, Potret, beda
from indikator.rules.status import KATA, Pembaca, kata_status
from kinerja.beranda.templatetags.komponen import STATUS


def baris(garis: str, **kolom: str) -> dict[str, object]:
    return {"garis": garis, "tempat": f"RHK {garis}", "kolom": kolom}


LAMA: Potret = {"a": baris("a", Rumusan="satu", Target="95"), "b": baris("b", R="x")}


def test_nothing_changed_is_an_empty_list() -> None:
    assert beda(LAMA, LAMA) == []


def test_a_changed_text_shows_old_and_new_in_its_row() -> None:
    baru = {**LAMA, "a": baris("a", Rumusan="satu", Target="87,5")}
    assert beda(LAMA, baru) == [Beda("a", "RHK a: Target", "95", "87,5")]


def test_a_new_row_and_a_removed_one_are_told() -> None:
    baru = {"a": LAMA["a"], "c": baris("c", R="y")}
    assert beda(LAMA, baru) == [
        Beda("c", "RHK c: R", "", "y"),
        Beda("b", "RHK b: R", "x", ""),
    ]


def test_every_status_has_one_of_the_eight_words_for_every_reader() -> None:
    assert set(KATA.values()) <= set(STATUS)
    assert kata_status(None, Pembaca.LAIN) == "Belum mulai"
    assert kata_status("DIAJUKAN", Pembaca.PENILAI) == "Menunggu Anda"
