"""Moving a unit: the tree stays a tree, whoever moves at the same moment."""

from datetime import date
from threading import Barrier

import pytest

from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import InvalidInput, NotAllowed
from organisasi.models import SusunanUnit, UnitKerja
from organisasi.rules.jenis import JenisPeran
from organisasi.services import move_unit
from tests.conftest import AWAL, Kabupaten
from tests.serentak import serentak

HARI = date(2026, 7, 1)


def induk_pada(unit: UnitKerja, hari: date) -> str | None:
    induk = SusunanUnit.objects.pada(hari).get(unit=unit).induk
    return induk.nama if induk else None


def test_a_move_keeps_what_was_before(kabupaten: Kabupaten) -> None:
    pkm = kabupaten.unit["Puskesmas Susoh"]
    move_unit(
        unit=pkm,
        induk=kabupaten.unit["BKPSDM"],
        mulai=HARI,
        actor=kabupaten.akun("dewi"),
    )
    assert induk_pada(pkm, date(2026, 6, 30)) == "Dinas Kesehatan"
    assert induk_pada(pkm, HARI) == "BKPSDM"
    catatan = Perubahan.objects.filter(tindakan="susunan:pindah")
    assert set(catatan.values_list("pelaku_id", flat=True)) == {
        kabupaten.akun("dewi").pk
    }


def test_a_move_on_the_first_day_mends_the_row(kabupaten: Kabupaten) -> None:
    pkm = kabupaten.unit["Puskesmas Susoh"]
    bkpsdm = kabupaten.unit["BKPSDM"]
    move_unit(unit=pkm, induk=bkpsdm, mulai=AWAL, actor=kabupaten.akun("dewi"))
    assert SusunanUnit.objects.get(unit=pkm).induk == bkpsdm


def test_only_bkpsdm_moves_units(kabupaten: Kabupaten) -> None:
    with pytest.raises(NotAllowed):
        move_unit(
            unit=kabupaten.unit["Puskesmas Susoh"],
            induk=kabupaten.unit["BKPSDM"],
            mulai=HARI,
            actor=kabupaten.akun("lina"),
        )


def test_bkpsdm_of_one_office_moves_nothing(kabupaten: Kabupaten) -> None:
    kabupaten.peran("lina", JenisPeran.BKPSDM, "Dinas Kesehatan")
    with pytest.raises(NotAllowed):
        move_unit(
            unit=kabupaten.unit["Dinas PUPR"],
            induk=kabupaten.unit["BKPSDM"],
            mulai=HARI,
            actor=kabupaten.akun("lina"),
        )


@pytest.mark.parametrize(
    ("unit", "induk", "kalimat"),
    [
        ("Dinas PUPR", "Dinas PUPR", "Pindahkan dulu"),
        ("Dinas PUPR", "Baru", "Baru belum punya tempat"),
        ("Baru", "Dinas PUPR", "Baru belum punya tempat"),
        ("Kabupaten", "Dinas PUPR", "puncak susunan"),
    ],
)
def test_an_impossible_move_is_explained(
    kabupaten: Kabupaten, unit: str, induk: str, kalimat: str
) -> None:
    kabupaten.unit["Baru"] = UnitKerja.objects.create(nama="Baru", jenis="SEKSI")
    with pytest.raises(InvalidInput, match=kalimat):
        move_unit(
            unit=kabupaten.unit[unit],
            induk=kabupaten.unit[induk],
            mulai=HARI,
            actor=kabupaten.akun("dewi"),
        )


def test_a_unit_never_comes_to_stand_below_itself(kabupaten: Kabupaten) -> None:
    dinkes = kabupaten.unit["Dinas Kesehatan"]
    with pytest.raises(InvalidInput, match="Pindahkan dulu Puskesmas Susoh"):
        move_unit(
            unit=dinkes,
            induk=kabupaten.unit["Puskesmas Susoh"],
            mulai=HARI,
            actor=kabupaten.akun("dewi"),
        )
    assert induk_pada(dinkes, HARI) == "Kabupaten"


def test_a_loop_in_the_future_is_seen_today(kabupaten: Kabupaten) -> None:
    actor = kabupaten.akun("dewi")
    pupr, bkpsdm = kabupaten.unit["Dinas PUPR"], kabupaten.unit["BKPSDM"]
    move_unit(unit=pupr, induk=bkpsdm, mulai=date(2027, 1, 1), actor=actor)
    with pytest.raises(InvalidInput):
        move_unit(unit=bkpsdm, induk=pupr, mulai=HARI, actor=actor)


@pytest.mark.pagar("susunan_tanpa_lingkaran")
@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_that_would_make_a_loop_one_is_refused(
    kabupaten: Kabupaten,
) -> None:
    actor = kabupaten.akun("dewi")
    a, b = kabupaten.unit["Dinas PUPR"], kabupaten.unit["BKPSDM"]
    arah = [(a, b), (b, a)]
    giliran = Barrier(2)

    def pindahkan() -> str:
        unit, induk = arah[giliran.wait(30)]
        try:
            move_unit(unit=unit, induk=induk, mulai=HARI, actor=actor)
        except InvalidInput:
            return "ditolak"
        return "pindah"

    assert sorted(serentak(2, pindahkan)) == ["ditolak", "pindah"]
    di_bawah = {induk_pada(a, HARI), induk_pada(b, HARI)}
    assert "Kabupaten" in di_bawah
