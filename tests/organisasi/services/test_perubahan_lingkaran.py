"""No act lets people rate each other: not said so, not saved, not at once."""

import random
from datetime import date, timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import transaction

from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.tanggal import DateRange
from organisasi.models import (
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    SusunanUnit,
)
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan
from organisasi.rules.lingkaran import cari_lingkaran
from organisasi.selectors.lingkaran import susunan_sejak
from organisasi.selectors.penilai import penilaian_pada
from organisasi.services.penetapan import (
    IsiPenetapan,
    set_penetapan,
    without_new_lingkaran,
)
from organisasi.services.perubahan.pegawai import PelaksanaTugas
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import (
    cancel_perubahan,
    preview_perubahan,
    save_perubahan,
)
from organisasi.services.perubahan.unit import PindahUnit
from tests.conftest import AWAL, Kabupaten
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
HARI = date(2026, 4, 1)
NANTI = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def tetapkan(
    kab: Kabupaten, dinilai: str, penilai: str, mulai: date = HARI
) -> PenetapanPenilai:
    isi = IsiPenetapan(kab.orang[penilai], "SK 1", "susunan belum benar", mulai)
    return set_penetapan(
        pegawai=kab.orang[dinilai], actor=kab.akun("dewi"), isi=isi, kini=None
    )


def pindah(kab: Kabupaten, unit: str, ke: str, hari: date = HARI) -> PindahUnit:
    return PindahUnit(pokok=kab.unit[unit], tujuan=kab.unit[ke], tanggal=hari)


def plt(kab: Kabupaten, nama: str, unit: str) -> PelaksanaTugas:
    return PelaksanaTugas(
        pegawai=kab.orang[nama],
        jabatan=kab.jabatan[unit],
        sebagai=JenisPenempatan.PLT,
        tanggal=HARI,
    )


def simpan(kab: Kabupaten, act: Tindakan) -> None:
    dewi = kab.akun("dewi")
    sidik = preview_perubahan(act=act, actor=dewi).sidik
    save_perubahan(act=act, actor=dewi, sidik=sidik)


def test_a_unit_does_not_move_below_one_its_head_rates(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    act = pindah(kabupaten, "Dinas PUPR", "Puskesmas Susoh")
    dewi = kabupaten.akun("dewi")
    sidik = preview_perubahan(act=act, actor=dewi).sidik
    tetapkan(kabupaten, "budi", "citra")
    with pytest.raises(InvalidInput, match="saling menilai") as lihat:
        preview_perubahan(act=act, actor=dewi)
    with pytest.raises(InvalidInput, match="saling menilai") as simpan:
        save_perubahan(act=act, actor=dewi, sidik=sidik)
    assert lihat.value.message == simpan.value.message
    assert "Mulai 1 April 2026" in lihat.value.message
    assert "Budi dinilai Citra" in lihat.value.message
    assert "Citra dinilai Budi" in lihat.value.message
    pupr = SusunanUnit.objects.get(unit=kabupaten.unit["Dinas PUPR"])
    assert pupr.induk == kabupaten.unit["Kabupaten"]


def test_nobody_becomes_plt_below_whom_he_rates(kabupaten: Kabupaten) -> None:
    Penempatan.objects.filter(pegawai=kabupaten.orang["citra"]).delete()
    kabupaten.pimpin("citra", "Dinas PUPR")
    tetapkan(kabupaten, "eko", "citra")
    Penempatan.objects.filter(pegawai=kabupaten.orang["budi"]).delete()
    act = plt(kabupaten, "citra", "Puskesmas Susoh")
    with pytest.raises(InvalidInput, match="Eko dinilai Citra; Citra dinilai Eko"):
        preview_perubahan(act=act, actor=kabupaten.akun("dewi"))


def test_a_loop_of_later_days_is_seen_now(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    tetapkan(kabupaten, "budi", "citra", NANTI)
    with pytest.raises(InvalidInput, match="Mulai 1 September 2026"):
        simpan(kabupaten, pindah(kabupaten, "Dinas PUPR", "Puskesmas Susoh"))


def test_a_loop_that_stood_before_stops_nobody(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    SusunanUnit.objects.filter(unit=kabupaten.unit["Dinas PUPR"]).update(
        induk=kabupaten.unit["Puskesmas Susoh"]
    )
    PenetapanPenilai.objects.create(
        pegawai=kabupaten.orang["budi"],
        penilai=kabupaten.orang["citra"],
        berlaku=DateRange(NANTI, None),
        dasar="SK",
        alasan="diimpor",
    )
    simpan(kabupaten, plt(kabupaten, "ilham", "Inspektorat"))
    with (
        pytest.raises(InvalidInput, match="Mulai 1 April 2026"),
        transaction.atomic(),
        without_new_lingkaran(HARI),
    ):
        PenetapanPenilai.objects.update(berlaku=DateRange(HARI, None))
    simpan(kabupaten, pindah(kabupaten, "Dinas PUPR", "Kabupaten"))


def test_taking_a_planned_act_back_closes_no_loop(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    dewi, pupr = kabupaten.akun("dewi"), kabupaten.unit["Dinas PUPR"]
    simpan(kabupaten, pindah(kabupaten, "Dinas PUPR", "Puskesmas Susoh"))
    act = pindah(kabupaten, "Dinas PUPR", "Kabupaten", NANTI)
    sidik = preview_perubahan(act=act, actor=dewi).sidik
    catatan = save_perubahan(act=act, actor=dewi, sidik=sidik)
    tetapkan(kabupaten, "budi", "citra", NANTI)
    with pytest.raises(InvalidInput, match="saling menilai"):
        cancel_perubahan(perubahan=catatan, actor=dewi)
    catatan.refresh_from_db()
    assert catatan.dibatalkan_pada is None
    di = SusunanUnit.objects.pada(NANTI).get(unit=pupr).induk
    assert di == kabupaten.unit["Kabupaten"]


@pytest.mark.django_db(transaction=True)
def test_an_act_and_an_override_at_once_close_no_loop(kabupaten: Kabupaten) -> None:
    """Each alone is fine, both together are a loop: one of the two is refused."""
    kab = kabupaten
    kab.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    act, dewi = pindah(kab, "Dinas PUPR", "Puskesmas Susoh"), kab.akun("dewi")
    for _ in range(RONDE):
        sidik = preview_perubahan(act=act, actor=dewi).sidik
        sebelum = list(SusunanUnit.objects.values())
        giliran = Barrier(2)

        def satu(giliran: Barrier = giliran, sidik: str = sidik) -> str:
            try:
                if giliran.wait(30):
                    save_perubahan(act=act, actor=dewi, sidik=sidik)
                else:
                    tetapkan(kab, "budi", "citra")
            except (Conflict, InvalidInput):
                return "ditolak"
            return "tersimpan"

        assert sorted(serentak(2, satu)) == ["ditolak", "tersimpan"]
        PenetapanPenilai.objects.all().delete()
        SusunanUnit.objects.all().delete()
        SusunanUnit.objects.bulk_create(SusunanUnit(**baris) for baris in sebelum)


RONDE = 20
SEKSI = ("Seksi Satu", "Seksi Dua", "Seksi Tiga")


def test_what_is_walked_in_memory_is_what_the_rows_say(kabupaten: Kabupaten) -> None:
    """Random structures, loops included: every day, everybody, against the full walk.

    Nothing refuses here, so that there is something to find.
    """
    acak = random.Random(20260404)  # noqa: S311 - a seed, no secret
    kab, ditemukan = kabupaten, 0
    for nama in SEKSI:
        kab.buat_unit(nama, "Dinas PUPR")
    for _ in range(25):
        _acak(kab, acak)
        susunan = susunan_sejak(HARI)
        for hari in sorted(susunan.hari_berubah()):
            semua = penilaian_pada(
                [satu.pk for satu in kab.orang.values()], hari, dengan_atasan=False
            )
            penilai = {orang: nilai.penilai for orang, nilai in semua.items()}
            disebut = {satu.pegawai for satu in susunan.pos} | {*susunan.penetapan}
            for orang in disebut:
                assert susunan.penilai(orang, hari) == penilai[orang]
            penuh = {frozenset(satu) for satu in cari_lingkaran(penilai)}
            assert {frozenset(satu) for satu in susunan.lingkaran(hari)} == penuh
            ditemukan += len(penuh)
    assert ditemukan > 50


def _acak(kab: Kabupaten, acak: random.Random) -> None:
    """Draw posts, overrides, states and the places of some units anew."""
    orang: list[Pegawai] = list(kab.orang.values())
    SusunanUnit.objects.filter(unit__nama__in=SEKSI).delete()
    for model in (Penempatan, PenetapanPenilai, KeadaanPegawai):
        model.objects.all().delete()

    def masa() -> DateRange:
        awal = HARI + timedelta(acak.randrange(-60, 60))
        lama = acak.choice([None, acak.randrange(1, 90)])
        return DateRange(awal, awal + timedelta(lama) if lama else None)

    for nama in SEKSI:
        batas = HARI + timedelta(acak.randrange(60))
        for berlaku in (DateRange(AWAL, batas), DateRange(batas, None)):
            di = acak.choice([u for n, u in kab.unit.items() if n not in SEKSI])
            SusunanUnit.objects.create(unit=kab.unit[nama], induk=di, berlaku=berlaku)
    acak.shuffle(orang)
    kepala = list(kab.jabatan.values())
    for satu, pos in zip(orang, kepala, strict=False):
        Penempatan.objects.create(
            pegawai=satu, jabatan=pos, berlaku=DateRange(AWAL, None)
        )
    for pos in acak.sample(kepala, 5):
        Penempatan.objects.create(
            pegawai=acak.choice(orang),
            jabatan=pos,
            jenis=acak.choice(["PLT", "PLT", "PLH"]),
            berlaku=masa(),
        )
    for nomor in acak.sample(range(len(orang) - 1), 4):
        # upwards in the list only: a loop of overrides alone is the trigger's
        PenetapanPenilai.objects.create(
            pegawai=orang[nomor],
            penilai=acak.choice(orang[nomor + 1 :]),
            berlaku=masa(),
            dasar="SK",
            alasan="acak",
        )
    KeadaanPegawai.objects.create(
        pegawai=acak.choice(orang), jenis=JenisKeadaan.MPP.value, berlaku=masa()
    )
