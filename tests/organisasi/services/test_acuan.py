"""Words of HR for the codes of the regulation, from a day on."""

from datetime import date

import pytest
from django.db import transaction

from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError, NotAllowed
from organisasi.models import Acuan
from organisasi.rules.acuan import IsiAcuan, RanahAcuan
from organisasi.rules.jenis import JenisPeran
from organisasi.selectors.acuan import label_acuan
from organisasi.services.acuan import PerubahanAcuan, set_acuan
from tests.conftest import Kabupaten
from tests.serentak import serentak

JENIS = RanahAcuan.JENIS_JABATAN


def ubah(
    kab: Kabupaten,
    label: str,
    mulai: date,
    versi: int,
    *,
    siapa: str = "dewi",
    kunci: str = "PELAKSANA",
    ranah: RanahAcuan = JENIS,
    dipakai: bool = True,
) -> None:
    isi = IsiAcuan(label, 70, dipakai=dipakai)
    set_acuan(
        ranah=ranah,
        kunci=kunci,
        actor=kab.akun(siapa),
        perubahan=PerubahanAcuan(isi, "SE 1/2026", mulai),
        versi=versi,
    )


def test_a_new_word_holds_from_its_day_on(kabupaten: Kabupaten) -> None:
    ubah(kabupaten, "Jabatan pelaksana", date(2026, 7, 1), 0)
    assert label_acuan(JENIS, date(2026, 6, 30))["PELAKSANA"] == "Pelaksana"
    assert label_acuan(JENIS, date(2026, 7, 1))["PELAKSANA"] == "Jabatan pelaksana"


def test_the_next_word_ends_the_one_before(kabupaten: Kabupaten) -> None:
    ubah(kabupaten, "Satu", date(2026, 7, 1), 0)
    ubah(kabupaten, "Dua", date(2026, 8, 1), 1)
    assert label_acuan(JENIS, date(2026, 7, 31))["PELAKSANA"] == "Satu"
    assert label_acuan(JENIS, date(2026, 8, 1))["PELAKSANA"] == "Dua"


def test_the_same_day_again_corrects_the_row(kabupaten: Kabupaten) -> None:
    ubah(kabupaten, "Satu", date(2026, 7, 1), 0)
    ubah(kabupaten, "Dua", date(2026, 7, 1), 1)
    assert Acuan.objects.get().label == "Dua"
    jejak = Perubahan.objects.filter(tabel="organisasi_acuan", tindakan="acuan:ubah")
    assert jejak.count() == 2
    assert jejak.latest("id").sebelum == {"label": "Satu", "versi": 1}


def test_a_day_before_the_newest_change_is_refused(kabupaten: Kabupaten) -> None:
    ubah(kabupaten, "Satu", date(2026, 7, 1), 0)
    with pytest.raises(InvalidInput, match="berlaku mulai 1 Juli 2026"):
        ubah(kabupaten, "Dua", date(2026, 6, 1), 1)


@pytest.mark.parametrize("siapa", ["sari", "budi", "lina", "ilham", "safwan"])
def test_only_bkpsdm_keeps_reference_data(kabupaten: Kabupaten, siapa: str) -> None:
    with pytest.raises(NotAllowed):
        ubah(kabupaten, "Satu", date(2026, 7, 1), 0, siapa=siapa)
    assert not Acuan.objects.exists()


def test_hr_of_one_unit_does_not_keep_what_all_units_share(
    kabupaten: Kabupaten,
) -> None:
    kabupaten.peran("citra", JenisPeran.BKPSDM, "Dinas PUPR")
    with pytest.raises(NotAllowed):
        ubah(kabupaten, "Satu", date(2026, 7, 1), 0, siapa="citra")


def test_a_golongan_can_go_out_of_use_a_kind_of_post_cannot(
    kabupaten: Kabupaten,
) -> None:
    mulai = date(2026, 7, 1)
    ubah(
        kabupaten,
        "",
        mulai,
        0,
        ranah=RanahAcuan.GOLONGAN,
        kunci="II",
        dipakai=False,
    )
    with pytest.raises(InvalidInput, match="tidak dapat diakhiri"):
        ubah(kabupaten, "Pelaksana", mulai, 0, dipakai=False)
    assert Acuan.objects.get().kunci == "II"


@pytest.mark.parametrize(
    ("kunci", "label", "kalimat"),
    [("STAF", "Staf", "tidak ada"), ("PELAKSANA", "", "Isi sebutannya")],
)
def test_an_unknown_code_and_an_empty_word_are_refused(
    kabupaten: Kabupaten, kunci: str, label: str, kalimat: str
) -> None:
    with pytest.raises(InvalidInput, match=kalimat):
        ubah(kabupaten, label, date(2026, 7, 1), 0, kunci=kunci)


def test_whoever_saw_an_older_state_is_told(kabupaten: Kabupaten) -> None:
    ubah(kabupaten, "Satu", date(2026, 7, 1), 0)
    with pytest.raises(Conflict):
        ubah(kabupaten, "Dua", date(2026, 8, 1), 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("versi", [0, 1])
def test_of_two_at_once_one_is_told(kabupaten: Kabupaten, versi: int) -> None:
    if versi:
        ubah(kabupaten, "Lama", date(2026, 1, 1), 0)

    def coba() -> str:
        try:
            with transaction.atomic():
                ubah(kabupaten, "Baru", date(2026, 7, 1), versi)
        except KinerjaError as galat:
            return type(galat).__name__
        return "tersimpan"

    assert sorted(serentak(2, coba)) == ["Conflict", "tersimpan"]
