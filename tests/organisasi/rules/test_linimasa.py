"""Putting a dated post into somebody's posts."""

from datetime import date

import pytest

from organisasi.rules.linimasa import JabatanImpor, Masa, UnitImpor, sisipkan

PADA = date(2026, 11, 25)
UNIT = UnitImpor(1, "Dinas")
A, B, C = (JabatanImpor(n, UNIT, nama) for n, nama in enumerate("ABC", start=1))

Garis = list[tuple[str, int, int | None]]


def masa(*potongan: tuple[JabatanImpor, int, int | None]) -> list[Masa]:
    """Make stays from years."""
    hasil = []
    for nomor, (jabatan, mulai, akhir) in enumerate(potongan, start=1):
        asal = (jabatan, date(mulai, 1, 1), date(akhir, 1, 1) if akhir else None)
        hasil.append(Masa(nomor, *asal, asal=asal))
    return hasil


def garis(semua: list[Masa]) -> Garis:
    return [
        (m.jabatan.nama, m.mulai.year, m.akhir.year if m.akhir else None) for m in semua
    ]


@pytest.mark.parametrize(
    ("awal", "jabatan", "tahun", "hasil"),
    [
        ([], A, 2020, [("A", 2020, None)]),
        ([(A, 2020, None)], B, 2024, [("A", 2020, 2024), ("B", 2024, None)]),
        ([(A, 2020, None)], B, 2018, [("B", 2018, 2020), ("A", 2020, None)]),
        ([(A, 2020, None)], A, 2018, [("A", 2018, None)]),
        ([(A, 2020, None)], A, 2020, [("A", 2020, None)]),
        ([(A, 2020, None)], B, 2020, [("B", 2020, None)]),
        (
            [(A, 2018, 2020), (B, 2022, None)],
            C,
            2021,
            [("A", 2018, 2020), ("C", 2021, 2022), ("B", 2022, None)],
        ),
    ],
)
def test_the_stays_after_a_post_came_in(
    awal: list[tuple[JabatanImpor, int, int | None]],
    jabatan: JabatanImpor,
    tahun: int,
    hasil: Garis,
) -> None:
    semua = masa(*awal)
    assert sisipkan(semua, jabatan, date(tahun, 1, 1), pada=PADA, baris=0) == ""
    assert garis(semua) == hasil


def test_another_first_day_inside_one_post_cuts_nothing_and_warns() -> None:
    semua = masa((A, 2020, None))
    kalimat = sisipkan(semua, A, date(2023, 5, 1), pada=PADA, baris=0)
    assert "tidak diubah" in kalimat
    assert garis(semua) == [("A", 2020, None)]
    assert not semua[0].berubah


def test_without_a_date_a_new_post_begins_on_the_day_of_the_import() -> None:
    semua = masa((A, 2020, None))
    assert "hari impor" in sisipkan(semua, B, None, pada=PADA, baris=0)
    assert (semua[0].akhir, semua[1].mulai) == (PADA, PADA)


def test_without_a_date_a_held_post_stays_as_it_is() -> None:
    semua = masa((A, 2020, None))
    assert sisipkan(semua, A, None, pada=PADA, baris=0) == ""
    assert not any(satu.berubah for satu in semua)
    assert [m.berubah for m in semua] == [False]
