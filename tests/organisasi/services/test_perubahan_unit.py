"""Units begin below others and end without a successor; plans are taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import hari_akhir, rentang
from organisasi.models import (
    Jabatan,
    Penempatan,
    PerubahanStruktur,
    SusunanUnit,
    TimKerja,
    UnitKerja,
)
from organisasi.rules.jenis import JenisJabatan, JenisPenempatan, JenisPeran, JenisUnit
from organisasi.selectors import penilai_pada
from organisasi.services.perubahan.pegawai import Mutasi, PelaksanaTugas
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import (
    Pratinjau,
    cancel_perubahan,
    preview_perubahan,
    save_perubahan,
)
from organisasi.services.perubahan.unit import GabungUnit, PindahUnit
from organisasi.services.perubahan.unit_baru import AkhiriUnit, Pimpinan, UnitBaru
from tests.conftest import AWAL, Kabupaten

pytestmark = pytest.mark.django_db
NANTI = date(2026, 9, 1)
SEHARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def lihat(kab: Kabupaten, act: Tindakan, oleh: str = "dewi") -> Pratinjau:
    return preview_perubahan(act=act, actor=kab.akun(oleh))


def lakukan(kab: Kabupaten, act: Tindakan, oleh: str = "dewi") -> PerubahanStruktur:
    sidik = lihat(kab, act, oleh).sidik
    return save_perubahan(act=act, actor=kab.akun(oleh), sidik=sidik)


def batal(kab: Kabupaten, satu: PerubahanStruktur) -> None:
    cancel_perubahan(perubahan=satu, actor=kab.akun("dewi"))


def baru(
    kab: Kabupaten,
    di: str = "Dinas Kesehatan",
    nama: str = "Bidang Arsip",
    kode: str = "",
    hari: date = NANTI,
) -> UnitBaru:
    return UnitBaru(
        pokok=kab.unit[di],
        nama=nama,
        jenis_unit=JenisUnit.BIDANG,
        kode_unor=kode,
        pimpinan=Pimpinan(
            nama=f"Kepala {nama}", jenis=JenisJabatan.ADMINISTRATOR, eselon="III.b"
        ),
        tanggal=hari,
        dasar_sk="Qanun 1",
    )


def akhiri(kab: Kabupaten, unit: str, hari: date = NANTI) -> AkhiriUnit:
    return AkhiriUnit(pokok=kab.unit[unit], tanggal=hari)


@pytest.mark.parametrize("gabung", [False, True], ids=["akhiri", "gabung"])
def test_an_admin_takes_back_the_planned_end_of_a_unit_of_his_own(
    kabupaten: Kabupaten, *, gabung: bool
) -> None:
    """On the day of the act the unit stands nowhere, so not outside his either."""
    for nama in ("Bidang Satu", "Bidang Dua"):
        kabupaten.buat_unit(nama, "Dinas Kesehatan", JenisUnit.BIDANG)
    satu, dua = kabupaten.unit["Bidang Satu"], kabupaten.unit["Bidang Dua"]
    act: Tindakan = akhiri(kabupaten, "Bidang Satu")
    if gabung:
        act = GabungUnit(pokok=satu, tujuan=dua, tanggal=NANTI)
    catatan = lakukan(kabupaten, act, oleh="lina")

    with pytest.raises(NotAllowed):
        cancel_perubahan(perubahan=catatan, actor=kabupaten.akun("eko"))
    cancel_perubahan(perubahan=catatan, actor=kabupaten.akun("lina"))
    assert satu.susunan.get().berlaku.upper is None


def test_a_new_unit_stands_from_its_day_with_its_leading_post(
    kabupaten: Kabupaten,
) -> None:
    hasil = lihat(kabupaten, baru(kabupaten, kode="U-77"))
    assert not UnitKerja.objects.filter(nama="Bidang Arsip").exists()
    assert hasil.kalimat == [
        (
            "Jabatan Kepala Bidang Arsip (Administrator, eselon III.b) memimpin Bidang "
            "Arsip."
        ),
        (
            "Bidang Arsip (Bidang, 5 hari kerja seminggu, kode UNOR U-77) berdiri di "
            "bawah Dinas Kesehatan mulai 1 September 2026."
        ),
    ]
    assert hasil.peringatan[0].startswith("Kepala Bidang Arsip belum terisi.")
    assert (hasil.penilai, hasil.dampak) == ([], [])
    lakukan(kabupaten, baru(kabupaten, kode="U-77"))
    unit = UnitKerja.objects.get(kode_unor="U-77")
    tempat = unit.susunan.get()
    assert (tempat.induk, tempat.berlaku) == (
        kabupaten.unit["Dinas Kesehatan"],
        rentang(NANTI),
    )
    pos = unit.jabatan.get()
    assert (pos.memimpin, pos.eselon, pos.berlaku) == (True, "III.b", rentang(NANTI))


def test_people_of_a_unit_without_leading_post_are_rated_above(
    kabupaten: Kabupaten,
) -> None:
    act = UnitBaru(
        pokok=kabupaten.unit["Puskesmas Susoh"],
        nama="Poli Gigi",
        jenis_unit=JenisUnit.SEKSI,
        mandiri=True,
        hari_kerja=6,
        tanggal=date(2026, 6, 1),
    )
    hasil = lihat(kabupaten, act)
    assert "Seksi, unit kerja mandiri, 6 hari kerja seminggu" in hasil.kalimat[0]
    assert "tanpa jabatan pimpinan" in hasil.peringatan[0]
    lakukan(kabupaten, act)
    kabupaten.unit["Poli"] = unit = UnitKerja.objects.get(nama="Poli Gigi")
    assert (unit.mandiri, unit.hari_kerja, unit.kode_unor) == (True, 6, None)
    Penempatan.objects.filter(pegawai=kabupaten.orang["sari"]).delete()
    kabupaten.staf("sari", "Poli")
    budi = kabupaten.orang["budi"].pk
    assert penilai_pada(kabupaten.orang["sari"], NANTI).penilai == budi


@pytest.mark.parametrize(
    ("nama", "kode", "kalimat"),
    [
        ("puskesmas  SUSOH", "", "sudah ada Puskesmas Susoh mulai 1 Januari 2024"),
        ("Lain", "u-12", "Kode UNOR u-12 sudah dipakai Dinas PUPR"),
    ],
)
def test_a_known_name_or_code_is_refused(
    kabupaten: Kabupaten, nama: str, kode: str, kalimat: str
) -> None:
    UnitKerja.objects.filter(nama="Dinas PUPR").update(kode_unor="U-12")
    with pytest.raises(InvalidInput, match=kalimat):
        lihat(kabupaten, baru(kabupaten, nama=nama, kode=kode))
    lain = baru(kabupaten, di="Dinas PUPR", nama="Puskesmas Susoh")
    assert lihat(kabupaten, lain).kalimat


def test_a_planned_name_is_known_too(kabupaten: Kabupaten) -> None:
    lakukan(kabupaten, baru(kabupaten))
    with pytest.raises(InvalidInput, match="sudah ada Bidang Arsip mulai 1 September"):
        lihat(kabupaten, baru(kabupaten, hari=date(2026, 7, 1)))


def test_a_planned_unit_is_taken_back_until_something_is_built_on_it(
    kabupaten: Kabupaten,
) -> None:
    satu = lakukan(kabupaten, baru(kabupaten))
    batal(kabupaten, satu)
    assert not UnitKerja.objects.filter(nama="Bidang Arsip").exists()
    assert not Jabatan.objects.filter(nama="Kepala Bidang Arsip").exists()
    satu = lakukan(kabupaten, baru(kabupaten))
    pos = Jabatan.objects.select_related("unit").get(nama="Kepala Bidang Arsip")
    mutasi = Mutasi(pegawai=kabupaten.orang["sari"], tujuan=pos, tanggal=NANTI)
    datang = lakukan(kabupaten, mutasi)
    with pytest.raises(Conflict, match="sudah dipakai"):
        batal(kabupaten, satu)
    assert pos.unit.susunan.count() == 1
    batal(kabupaten, datang)
    kabupaten.unit["Bidang Arsip"] = pos.unit
    anak = lakukan(kabupaten, baru(kabupaten, di="Bidang Arsip", nama="Seksi Satu"))
    with pytest.raises(Conflict, match="sudah dipakai"):
        batal(kabupaten, satu)
    assert pos.unit.susunan.count() == 1
    batal(kabupaten, anak)


def test_the_admin_makes_and_ends_units_only_inside(kabupaten: Kabupaten) -> None:
    kabupaten.buat_unit("Pustu", "Dinas Kesehatan")
    assert lihat(kabupaten, baru(kabupaten), "lina").kalimat
    assert lihat(kabupaten, akhiri(kabupaten, "Pustu"), "lina").kalimat
    kabupaten.buat_unit("Bidang Jalan", "Dinas PUPR")
    for oleh, act in (
        ("lina", baru(kabupaten, di="Dinas PUPR")),
        ("lina", baru(kabupaten, di="Kabupaten")),
        ("lina", akhiri(kabupaten, "Bidang Jalan")),
        ("budi", baru(kabupaten, di="Puskesmas Susoh")),
        ("budi", akhiri(kabupaten, "Pustu")),
        ("ilham", akhiri(kabupaten, "Pustu")),
    ):
        with pytest.raises(NotAllowed):
            lihat(kabupaten, act, oleh)


def test_a_unit_with_people_or_units_does_not_end_and_says_the_way(
    kabupaten: Kabupaten,
) -> None:
    with pytest.raises(InvalidInput) as tolak:
        lihat(kabupaten, akhiri(kabupaten, "Dinas Kesehatan"))
    assert tolak.value.message == (
        "2 orang masih bertugas di Dinas Kesehatan pada 1 September 2026 atau "
        "sesudahnya (Eko; Lina). Catat dulu mutasi atau akhir penugasannya, atau pakai "
        "Gabung ke unit lain. 1 unit masih berada di bawah Dinas Kesehatan pada "
        "1 September 2026 atau sesudahnya (Puskesmas Susoh). Pindahkan, gabung, atau "
        "akhiri dulu unit itu."
    )
    kabupaten.buat_unit("Pustu", "Dinas PUPR")
    kabupaten.pimpin("sari", "Pustu", JenisPenempatan.PLT, NANTI + SEHARI)
    with pytest.raises(InvalidInput, match="1 orang masih bertugas di Pustu"):
        lihat(kabupaten, akhiri(kabupaten, "Pustu"))
    with pytest.raises(InvalidInput, match="puncak susunan"):
        lihat(kabupaten, akhiri(kabupaten, "Kabupaten"))


def test_a_unit_ends_with_its_vacant_posts_and_roles_and_names_its_teams(
    kabupaten: Kabupaten,
) -> None:
    kabupaten.buat_unit("Pustu", "Puskesmas Susoh")
    peran = kabupaten.peran("sari", JenisPeran.ADMIN_SKPK, "Pustu")
    tim = TimKerja.objects.create(
        unit=kabupaten.unit["Pustu"], nama="Tim Gizi", berlaku=rentang(AWAL)
    )
    act = akhiri(kabupaten, "Pustu")
    hasil = lihat(kabupaten, act)
    assert hasil.kalimat[0] == "1 jabatan kosong ikut berakhir: Kepala Pustu."
    assert hasil.kalimat[-1].startswith(
        "Pustu berakhir 31 Agustus 2026 tanpa unit pengganti."
    )
    assert hasil.peringatan == [f"{tim} masih berlaku di Pustu. Akhiri tim itu."]
    satu = lakukan(kabupaten, act)
    pos = kabupaten.jabatan["Pustu"]
    pos.refresh_from_db()
    peran.refresh_from_db()
    akhir = [hari_akhir(x.berlaku) for x in (pos, peran, pos.unit.susunan.get())]
    assert akhir == [NANTI - SEHARI] * 3
    batal(kabupaten, satu)
    assert pos.unit.susunan.get().berlaku == rentang(AWAL)
    assert pos.unit.jabatan.get().berlaku == rentang(AWAL)
    assert pos.unit.peran.get().berlaku == rentang(AWAL)


def test_nothing_is_set_below_a_unit_that_is_going_to_end(kabupaten: Kabupaten) -> None:
    kabupaten.buat_unit("Pustu", "Dinas Kesehatan")
    lakukan(kabupaten, akhiri(kabupaten, "Pustu"))
    pustu, susoh = kabupaten.unit["Pustu"], kabupaten.unit["Puskesmas Susoh"]
    hari = date(2026, 7, 1)
    for act in (
        baru(kabupaten, di="Pustu", hari=hari),
        PindahUnit(pokok=susoh, tujuan=pustu, tanggal=hari),
        GabungUnit(pokok=susoh, tujuan=pustu, tanggal=hari),
    ):
        with pytest.raises(InvalidInput, match="Pustu berakhir 31 Agustus 2026"):
            lihat(kabupaten, act)


def test_a_plt_of_a_unit_that_is_going_to_end_ends_with_it(
    kabupaten: Kabupaten,
) -> None:
    kabupaten.buat_unit("Pustu", "Dinas Kesehatan")
    lakukan(kabupaten, akhiri(kabupaten, "Pustu"))
    pos = Jabatan.objects.select_related("unit").get(nama="Kepala Pustu")
    act = PelaksanaTugas(
        pegawai=kabupaten.orang["sari"],
        jabatan=pos,
        sebagai=JenisPenempatan.PLT,
        tanggal=date(2026, 7, 1),
    )
    lakukan(kabupaten, act)
    assert hari_akhir(Penempatan.objects.get(jabatan=pos).berlaku) == NANTI - SEHARI
    with pytest.raises(InvalidInput, match="tidak ada pada 1 September 2026"):
        lihat(kabupaten, replace(act, tanggal=NANTI))


@pytest.mark.parametrize("jalan", ["mutasi", "pindah"])
def test_who_went_before_the_unit_ended_does_not_come_back_into_it(
    kabupaten: Kabupaten, jalan: str
) -> None:
    kabupaten.buat_unit("Pustu", "Dinas Kesehatan")
    hari = date(2026, 8, 1)
    act: Tindakan
    if jalan == "mutasi":
        Penempatan.objects.filter(pegawai=kabupaten.orang["citra"]).delete()
        kabupaten.pimpin("citra", "Pustu")
        ke = kabupaten.jabatan["Inspektorat"]
        act = Mutasi(pegawai=kabupaten.orang["citra"], tujuan=ke, tanggal=hari)
    else:
        anak = kabupaten.buat_unit("Poskesdes", "Pustu")
        act = PindahUnit(
            pokok=anak, tujuan=kabupaten.unit["Puskesmas Susoh"], tanggal=hari
        )
    pergi = lakukan(kabupaten, act)
    akhir = lakukan(kabupaten, akhiri(kabupaten, "Pustu"))
    with pytest.raises(Conflict, match="Batalkan dulu perubahan yang lebih baru"):
        batal(kabupaten, pergi)
    pergi.refresh_from_db()
    assert pergi.dibatalkan_pada is None
    batal(kabupaten, akhir)
    batal(kabupaten, pergi)
    assert SusunanUnit.objects.filter(unit=kabupaten.unit["Pustu"]).count() == 1
