"""Teams: who keeps them, one ketua a day, nobody twice, and never past their end."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import hari_akhir, rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import AnggotaTim, KeadaanPegawai, TimKerja
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan
from organisasi.rules.tim import KATA_PERAN, PeranTim
from organisasi.services.perubahan.pegawai import Berhenti
from organisasi.services.perubahan.simpan import preview_perubahan, save_perubahan
from organisasi.services.perubahan.unit import GabungUnit
from organisasi.services.tim import (
    IsiTim,
    add_anggota,
    create_tim,
    edit_tim,
    end_anggota,
    end_tim,
)
from tests.conftest import Kabupaten
from tests.serentak import serentak

MULAI, AKHIR = date(2026, 1, 1), date(2026, 12, 31)


def buat(
    kab: Kabupaten,
    unit: str = "Puskesmas Susoh",
    oleh: str = "budi",
    akhir: date | None = AKHIR,
) -> TimKerja:
    return create_tim(
        unit=kab.unit[unit],
        actor=kab.akun(oleh),
        isi=IsiTim("Tim Imunisasi", "SK 800/12/2026", MULAI, akhir),
    )


def masukkan(
    kab: Kabupaten,
    tim: TimKerja,
    nama: str,
    peran: PeranTim = PeranTim.ANGGOTA,
    *,
    oleh: str = "dewi",
    mulai: date = MULAI,
    akhir: date | None = None,
) -> AnggotaTim:
    return add_anggota(
        tim=tim,
        actor=kab.akun(oleh),
        pegawai=kab.orang[nama],
        peran=peran,
        mulai=mulai,
        akhir=akhir,
    )


def test_every_role_has_a_word() -> None:
    assert set(KATA_PERAN) == {satu.value for satu in PeranTim}


@pytest.mark.parametrize("oleh", ["dewi", "lina", "budi", "eko", "safwan"])
def test_bkpsdm_the_admin_and_the_heads_above_make_a_team(
    kabupaten: Kabupaten, oleh: str
) -> None:
    tim = buat(kabupaten, oleh=oleh)
    catatan = Perubahan.objects.get(tabel="organisasi_timkerja", baris=tim.pk)
    assert catatan.tindakan == "tim:buat"
    assert catatan.pelaku_id == kabupaten.akun(oleh).pk


@pytest.mark.parametrize("oleh", ["sari", "citra", "ilham"])
def test_nobody_else_makes_one(kabupaten: Kabupaten, oleh: str) -> None:
    with pytest.raises(NotAllowed):
        buat(kabupaten, oleh=oleh)


@pytest.mark.parametrize("oleh", ["lina", "budi", "eko"])
def test_not_in_a_unit_elsewhere(kabupaten: Kabupaten, oleh: str) -> None:
    with pytest.raises(NotAllowed):
        buat(kabupaten, "Dinas PUPR", oleh)


def test_a_plh_only_runs_the_office_and_a_plt_heads_it(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Inspektorat", JenisPenempatan.PLH)
    kabupaten.pimpin("ilham", "Dinas PUPR", JenisPenempatan.PLT)
    with pytest.raises(NotAllowed):
        buat(kabupaten, "Inspektorat", "citra")
    assert buat(kabupaten, "Dinas PUPR", "ilham").nama


def test_a_team_that_ends_before_it_begins_is_refused(kabupaten: Kabupaten) -> None:
    with pytest.raises(InvalidInput, match="mendahului"):
        buat(kabupaten, akhir=date(2025, 12, 31))


def test_a_membership_lasts_as_long_as_the_team(kabupaten: Kabupaten) -> None:
    anggota = masukkan(kabupaten, buat(kabupaten), "sari", PeranTim.KETUA, oleh="budi")
    assert anggota.berlaku == rentang(MULAI, AKHIR)


@pytest.mark.parametrize(
    ("mulai", "akhir"),
    [(date(2025, 12, 31), None), (MULAI, date(2027, 1, 1))],
    ids=["before the team", "after the team"],
)
def test_a_membership_lies_inside_its_team(
    kabupaten: Kabupaten, mulai: date, akhir: date | None
) -> None:
    with pytest.raises(InvalidInput, match="Samakan tanggalnya"):
        masukkan(kabupaten, buat(kabupaten), "sari", mulai=mulai, akhir=akhir)


@pytest.mark.pagar("anggota_tim_satu_ketua")
def test_one_ketua_a_day(kabupaten: Kabupaten) -> None:
    tim = buat(kabupaten)
    masukkan(kabupaten, tim, "sari", PeranTim.KETUA, akhir=date(2026, 6, 30))
    with pytest.raises(InvalidInput, match="Sari sudah ketua tim ini"):
        masukkan(kabupaten, tim, "citra", PeranTim.KETUA, mulai=date(2026, 6, 30))
    masukkan(kabupaten, tim, "citra", PeranTim.KETUA, mulai=date(2026, 7, 1))
    with pytest.raises(IntegrityError, match="anggota_tim_satu_ketua"):
        AnggotaTim.objects.create(
            tim=tim,
            pegawai=kabupaten.orang["lina"],
            peran="KETUA",
            berlaku=rentang(AKHIR),
        )


def test_nobody_is_in_a_team_twice_a_day(kabupaten: Kabupaten) -> None:
    tim = buat(kabupaten)
    masukkan(kabupaten, tim, "sari", akhir=date(2026, 6, 30))
    with pytest.raises(InvalidInput, match="Sari sudah anggota tim ini"):
        masukkan(kabupaten, tim, "sari", PeranTim.KETUA, mulai=date(2026, 6, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        AnggotaTim.objects.create(
            tim=tim, pegawai=kabupaten.orang["sari"], berlaku=rentang(MULAI, MULAI)
        )
    masukkan(kabupaten, tim, "sari", PeranTim.KETUA, mulai=date(2026, 7, 1))


def test_somebody_is_in_two_teams(kabupaten: Kabupaten) -> None:
    for _ in range(2):
        masukkan(kabupaten, buat(kabupaten), "sari", PeranTim.KETUA)
    assert kabupaten.orang["sari"].tim.count() == 2


def test_a_leaver_is_not_taken_in(kabupaten: Kabupaten) -> None:
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["sari"],
        jenis=JenisKeadaan.BERHENTI.value,
        berlaku=rentang(date(2026, 3, 1)),
    )
    with pytest.raises(InvalidInput, match="sudah berhenti"):
        masukkan(kabupaten, buat(kabupaten), "sari", mulai=date(2026, 3, 1))


def test_a_head_takes_in_the_own_people_and_bkpsdm_everybody(
    kabupaten: Kabupaten,
) -> None:
    tim = buat(kabupaten)
    masukkan(kabupaten, tim, "sari", oleh="budi")
    with pytest.raises(NotAllowed, match="Minta BKPSDM"):
        masukkan(kabupaten, tim, "citra", oleh="budi")
    masukkan(kabupaten, tim, "citra", oleh="dewi")


def test_a_membership_ends_inside_its_days(kabupaten: Kabupaten) -> None:
    anggota = masukkan(kabupaten, buat(kabupaten), "sari")
    budi = kabupaten.akun("budi")
    with pytest.raises(InvalidInput, match="Isi tanggal di antaranya"):
        end_anggota(anggota=anggota, actor=budi, akhir=date(2027, 1, 1))
    with pytest.raises(NotAllowed):
        end_anggota(anggota=anggota, actor=kabupaten.akun("citra"), akhir=AKHIR)
    lama = AnggotaTim.objects.get(pk=anggota.pk)
    end_anggota(anggota=anggota, actor=budi, akhir=date(2026, 6, 30))
    anggota.refresh_from_db()
    assert hari_akhir(anggota.berlaku) == date(2026, 6, 30)
    with pytest.raises(Conflict):
        end_anggota(anggota=lama, actor=budi, akhir=date(2026, 5, 31))


def test_a_membership_that_has_not_begun_is_taken_back(kabupaten: Kabupaten) -> None:
    tim, budi = buat(kabupaten, akhir=None), kabupaten.akun("budi")
    besok = hari_ini() + timedelta(days=1)
    nanti = masukkan(kabupaten, tim, "sari", mulai=besok)
    kini = masukkan(kabupaten, tim, "citra", mulai=hari_ini())
    end_anggota(anggota=nanti, actor=budi, akhir=hari_ini())
    with pytest.raises(InvalidInput, match="Isi tanggal di antaranya"):
        end_anggota(anggota=kini, actor=budi, akhir=hari_ini() - timedelta(days=1))
    assert list(tim.anggota.all()) == [kini]
    with pytest.raises(Conflict):
        end_anggota(anggota=nanti, actor=budi, akhir=hari_ini())


def test_a_team_ends_with_everybody_in_it(kabupaten: Kabupaten) -> None:
    tim, hari = buat(kabupaten), date(2026, 6, 30)
    kini = masukkan(kabupaten, tim, "sari")
    dulu = masukkan(kabupaten, tim, "lina", akhir=date(2026, 2, 28))
    masukkan(kabupaten, tim, "citra", mulai=date(2026, 9, 1))
    end_tim(tim=tim, actor=kabupaten.akun("budi"), akhir=hari, versi=tim.versi)
    tim.refresh_from_db()
    assert hari_akhir(tim.berlaku) == hari
    assert {a.pk: hari_akhir(a.berlaku) for a in tim.anggota.all()} == {
        kini.pk: hari,
        dulu.pk: date(2026, 2, 28),
    }


def test_the_second_to_change_a_team_is_told(kabupaten: Kabupaten) -> None:
    tim, budi = buat(kabupaten), kabupaten.akun("budi")
    isi = IsiTim("Tim Gizi", "SK 1", MULAI, AKHIR)
    edit_tim(tim=tim, actor=budi, isi=isi, versi=tim.versi)
    with pytest.raises(Conflict, match="baru saja diubah"):
        edit_tim(tim=tim, actor=budi, isi=isi, versi=tim.versi)
    with pytest.raises(Conflict, match="baru saja diubah"):
        end_tim(tim=tim, actor=budi, akhir=AKHIR, versi=tim.versi)


def test_a_team_cannot_become_shorter_than_a_membership(kabupaten: Kabupaten) -> None:
    tim = buat(kabupaten)
    masukkan(kabupaten, tim, "sari")
    with pytest.raises(InvalidInput, match="Sari anggota"):
        edit_tim(
            tim=tim,
            actor=kabupaten.akun("budi"),
            isi=IsiTim("Tim", "SK 1", MULAI, date(2026, 6, 30)),
            versi=tim.versi,
        )
    tim.refresh_from_db()
    assert tim.nama == "Tim Imunisasi"


def test_who_leaves_leaves_the_teams_too(kabupaten: Kabupaten) -> None:
    tim = buat(kabupaten, akhir=None)
    kini = masukkan(kabupaten, tim, "sari")
    lama = masukkan(kabupaten, buat(kabupaten), "sari", akhir=date(2026, 2, 28))
    hari = hari_ini() + timedelta(30)
    act = Berhenti(pegawai=kabupaten.orang["sari"], tanggal=hari)
    pratinjau = preview_perubahan(act=act, actor=kabupaten.akun("dewi"))
    assert any("Tim Imunisasi" in satu for satu in pratinjau.kalimat)
    save_perubahan(act=act, actor=kabupaten.akun("dewi"), sidik=pratinjau.sidik)
    kini.refresh_from_db()
    lama.refresh_from_db()
    assert hari_akhir(kini.berlaku) == hari - timedelta(1)
    assert hari_akhir(lama.berlaku) == date(2026, 2, 28)


def test_a_unit_that_goes_into_another_names_its_teams(kabupaten: Kabupaten) -> None:
    buat(kabupaten, akhir=None)
    act = GabungUnit(
        pokok=kabupaten.unit["Puskesmas Susoh"],
        tujuan=kabupaten.unit["Dinas Kesehatan"],
        tanggal=hari_ini() + timedelta(30),
    )
    pratinjau = preview_perubahan(act=act, actor=kabupaten.akun("dewi"))
    assert any("Tim Imunisasi masih berlaku" in satu for satu in pratinjau.peringatan)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_set_a_ketua_at_once_one_is_told(kabupaten: Kabupaten) -> None:
    tim = buat(kabupaten)
    calon = ["sari", "lina"]

    def satu() -> str:
        try:
            masukkan(kabupaten, tim, calon.pop(), PeranTim.KETUA)
        except InvalidInput as tolak:
            return tolak.message
        return ""

    hasil = sorted(serentak(2, satu))
    assert hasil[0] == ""
    assert "sudah ketua tim ini" in hasil[1]
    assert tim.anggota.count() == 1
