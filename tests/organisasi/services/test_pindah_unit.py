"""Moving a unit: the tree stays a tree, whoever moves at the same moment."""

from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError

from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from organisasi.models import SusunanUnit, UnitKerja
from organisasi.rules.jenis import JenisPeran
from tests.conftest import AWAL, Kabupaten
from tests.organisasi.pindah import pindah_unit
from tests.serentak import serentak

HARI = date(2026, 7, 1)


def induk_pada(unit: UnitKerja, hari: date) -> str | None:
    induk = SusunanUnit.objects.pada(hari).get(unit=unit).induk
    return induk.nama if induk else None


def test_a_move_keeps_what_was_before(kabupaten: Kabupaten) -> None:
    pkm, dewi = kabupaten.unit["Puskesmas Susoh"], kabupaten.akun("dewi")
    pindah_unit(pkm, kabupaten.unit["BKPSDM"], HARI, dewi)
    assert induk_pada(pkm, date(2026, 6, 30)) == "Dinas Kesehatan"
    assert induk_pada(pkm, HARI) == "BKPSDM"
    catatan = Perubahan.objects.filter(tabel="organisasi_susunanunit", aksi="U")
    assert catatan.get().pelaku_id == dewi.pk


def test_a_move_on_the_first_day_mends_the_row(kabupaten: Kabupaten) -> None:
    pkm, bkpsdm = kabupaten.unit["Puskesmas Susoh"], kabupaten.unit["BKPSDM"]
    pindah_unit(pkm, bkpsdm, AWAL, kabupaten.akun("dewi"))
    assert SusunanUnit.objects.get(unit=pkm).induk == bkpsdm


def test_an_admin_moves_nothing_out_of_the_own_office(kabupaten: Kabupaten) -> None:
    unit, bkpsdm = kabupaten.unit["Puskesmas Susoh"], kabupaten.unit["BKPSDM"]
    with pytest.raises(NotAllowed):
        pindah_unit(unit, bkpsdm, HARI, kabupaten.akun("lina"))


def test_bkpsdm_of_one_office_moves_nothing_of_another(kabupaten: Kabupaten) -> None:
    kabupaten.peran("lina", JenisPeran.BKPSDM, "Dinas Kesehatan")
    unit, bkpsdm = kabupaten.unit["Dinas PUPR"], kabupaten.unit["BKPSDM"]
    with pytest.raises(NotAllowed):
        pindah_unit(unit, bkpsdm, HARI, kabupaten.akun("lina"))


@pytest.mark.parametrize(
    ("unit", "tujuan", "kalimat"),
    [
        ("Dinas PUPR", "Dinas PUPR", "Pindahkan dulu"),
        ("Dinas PUPR", "Baru", "Baru tidak punya tempat"),
        ("Baru", "Dinas PUPR", "Baru tidak punya tempat"),
        ("Kabupaten", "Dinas PUPR", "puncak susunan"),
    ],
)
def test_an_impossible_move_is_explained(
    kabupaten: Kabupaten, unit: str, tujuan: str, kalimat: str
) -> None:
    kabupaten.unit["Baru"] = UnitKerja.objects.create(nama="Baru", jenis="SEKSI")
    dari, ke = kabupaten.unit[unit], kabupaten.unit[tujuan]
    with pytest.raises(InvalidInput, match=kalimat):
        pindah_unit(dari, ke, HARI, kabupaten.akun("dewi"))


def test_a_unit_never_comes_to_stand_below_itself(kabupaten: Kabupaten) -> None:
    dinkes, pkm = kabupaten.unit["Dinas Kesehatan"], kabupaten.unit["Puskesmas Susoh"]
    with pytest.raises(InvalidInput, match="Pindahkan dulu Puskesmas Susoh"):
        pindah_unit(dinkes, pkm, HARI, kabupaten.akun("dewi"))
    assert induk_pada(dinkes, HARI) == "Kabupaten"


def test_a_loop_in_the_future_is_seen_today(kabupaten: Kabupaten) -> None:
    dewi = kabupaten.akun("dewi")
    pupr, bkpsdm = kabupaten.unit["Dinas PUPR"], kabupaten.unit["BKPSDM"]
    pindah_unit(pupr, bkpsdm, date(2027, 1, 1), dewi)
    with pytest.raises(InvalidInput, match="di bawah dirinya sendiri"):
        pindah_unit(bkpsdm, pupr, HARI, dewi)


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_that_would_make_a_loop_one_is_refused(
    kabupaten: Kabupaten,
) -> None:
    dewi = kabupaten.akun("dewi")
    a, b = kabupaten.unit["Dinas PUPR"], kabupaten.unit["BKPSDM"]
    arah = [(a, b), (b, a)]
    giliran = Barrier(2)

    def pindahkan() -> str:
        unit, tujuan = arah[giliran.wait(30)]
        try:
            pindah_unit(unit, tujuan, HARI, dewi)
        except (InvalidInput, Conflict):
            return "ditolak"
        return "pindah"

    assert sorted(serentak(2, pindahkan)) == ["ditolak", "pindah"]
    assert "Kabupaten" in {induk_pada(a, HARI), induk_pada(b, HARI)}


@pytest.mark.pagar("susunan_tanpa_lingkaran")
@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_one_of_two_rows_that_make_a_loop(
    kabupaten: Kabupaten,
) -> None:
    a, b = kabupaten.unit["Dinas PUPR"], kabupaten.unit["BKPSDM"]
    arah = [(a, b), (b, a)]
    giliran = Barrier(2)

    def tulis() -> str:
        unit, induk = arah[giliran.wait(30)]
        try:
            SusunanUnit.objects.filter(unit=unit).update(induk=induk)
        except IntegrityError:
            return "ditolak"
        return "pindah"

    assert sorted(serentak(2, tulis)) == ["ditolak", "pindah"]
