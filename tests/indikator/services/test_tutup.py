"""MU-04: who moves closes the old SKP on the day, as the preview said."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from indikator.kait_skp import tugas_skp
from indikator.models import SKP, VersiSKP
from indikator.policies.skp import can_decide, can_edit_isi
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from indikator.selectors.skp import own_skp, versi_berlaku
from indikator.services.skp import start_skp
from kinerja.jadwal.services import run_job
from kinerja.lib.tanggal import hari_akhir, rentang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import still_holds, words_for
from organisasi.models import Penempatan
from organisasi.services.perubahan.pegawai import Berhenti, Mutasi
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.simpan import (
    cancel_perubahan,
    preview_perubahan,
    save_perubahan,
)
from tests.conftest import Kabupaten

pytestmark = pytest.mark.django_db
MEI = date(2026, 5, 1)
NANTI = date(2026, 8, 1)
SEHARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def buat(kab: Kabupaten, status: StatusVersi = StatusVersi.DITETAPKAN) -> SKP:
    """Return the SKP of Sari's post in the puskesmas, for the whole year."""
    sari = kab.orang["sari"]
    skp = SKP.objects.create(
        pegawai=sari,
        penempatan=sari.penempatan.get(),
        tahun=2026,
        masa=rentang(date(2026, 1, 1), date(2026, 12, 31)),
    )
    VersiSKP.objects.create(skp=skp, status=status.value, penilai=kab.orang["budi"])
    return skp


def pindah(kab: Kabupaten, hari: date) -> Mutasi:
    return Mutasi(
        pegawai=kab.orang["sari"], tujuan=kab.jabatan["Dinas PUPR"], tanggal=hari
    )


def lakukan(kab: Kabupaten, act: Tindakan) -> list[str]:
    """Save the act; return what its preview said of other rooms."""
    dewi = kab.akun("dewi")
    pratinjau = preview_perubahan(act=act, actor=dewi)
    save_perubahan(act=act, actor=dewi, sidik=pratinjau.sidik)
    return [satu.kalimat for satu in pratinjau.dampak]


def keadaan(skp: SKP) -> tuple[str, date | None]:
    skp.refresh_from_db()
    return skp.status, hari_akhir(skp.masa)


def test_the_old_skp_closes_and_a_new_one_is_asked_for(kabupaten: Kabupaten) -> None:
    skp = buat(kabupaten)
    dampak = lakukan(kabupaten, pindah(kabupaten, MEI))
    assert "berlaku sampai 30 April 2026, lalu ditutup" in dampak[0]
    assert keadaan(skp) == (StatusSKP.DITUTUP, MEI - SEHARI)
    assert "menyusun SKP 2026 sebagai Kepala Dinas PUPR" in dampak[1]
    akun = kabupaten.akun("sari")
    assert [satu.judul for satu in tugas_skp(akun)] == ["Susun SKP 2026"]
    baru = start_skp(actor=akun, tahun=2026)
    assert (baru.masa.lower, baru.status) == (MEI, StatusSKP.AKTIF)
    assert {versi.skp for versi in own_skp(akun)} == {skp, baru}
    assert [v.skp for v in versi_berlaku(2026, MEI - SEHARI)] == [skp]
    assert not versi_berlaku(2026, MEI).exists()


def test_the_owner_is_told(kabupaten: Kabupaten) -> None:
    skp = buat(kabupaten)
    lakukan(kabupaten, pindah(kabupaten, MEI))
    pesan = Pesan.objects.get(jenis="skp_ditutup")
    assert pesan.penerima.nama == "Sari"
    kata = words_for(pesan)
    assert kata is not None
    assert "Masa Anda sebagai Bidan Penyelia berakhir" in kata.isi
    assert still_holds(pesan)
    SKP.objects.filter(pk=skp.pk).update(status=StatusSKP.AKTIF.value)
    assert not still_holds(pesan)


@pytest.mark.parametrize("status", [StatusVersi.DRAF, StatusVersi.DIAJUKAN])
def test_what_was_not_set_by_then_is_not_set_any_more(
    kabupaten: Kabupaten, status: StatusVersi
) -> None:
    skp = buat(kabupaten, status)
    dampak = lakukan(kabupaten, pindah(kabupaten, MEI))
    assert ("Budi tidak dapat memutusnya lagi" in dampak[0]) == (
        status == StatusVersi.DIAJUKAN
    )
    versi = VersiSKP.objects.select_related("skp__pegawai", "penilai").get(skp=skp)
    assert not can_decide(kabupaten.akun("budi"), versi)
    assert not can_edit_isi(kabupaten.akun("sari"), versi)


def test_a_planned_move_closes_it_on_its_day(kabupaten: Kabupaten) -> None:
    skp = buat(kabupaten)
    lakukan(kabupaten, pindah(kabupaten, NANTI))
    assert keadaan(skp)[0] == StatusSKP.AKTIF
    with time_machine.travel("2026-07-31T17:30:00Z", tick=False):
        run_job("susunan_berlaku")
        run_job("susunan_berlaku")
    assert keadaan(skp) == (StatusSKP.DITUTUP, NANTI - SEHARI)
    assert Pesan.objects.filter(jenis="skp_ditutup").count() == 1


def test_a_move_taken_back_closes_nothing(kabupaten: Kabupaten) -> None:
    skp = buat(kabupaten)
    dewi, act = kabupaten.akun("dewi"), pindah(kabupaten, NANTI)
    sidik = preview_perubahan(act=act, actor=dewi).sidik
    cancel_perubahan(
        perubahan=save_perubahan(act=act, actor=dewi, sidik=sidik), actor=dewi
    )
    with time_machine.travel("2026-08-02T03:00:00Z", tick=False):
        run_job("susunan_berlaku")
    assert keadaan(skp) == (StatusSKP.AKTIF, date(2026, 12, 31))


def test_a_leaver_closes_it_too(kabupaten: Kabupaten) -> None:
    skp = buat(kabupaten)
    lakukan(kabupaten, Berhenti(pegawai=kabupaten.orang["sari"], tanggal=MEI))
    assert keadaan(skp) == (StatusSKP.DITUTUP, MEI - SEHARI)


def test_it_opens_again_where_the_move_was_a_mistake(kabupaten: Kabupaten) -> None:
    skp = buat(kabupaten)
    lakukan(kabupaten, pindah(kabupaten, MEI))
    sari = kabupaten.orang["sari"]
    Penempatan.objects.filter(pegawai=sari, berlaku__contains=MEI).delete()
    Penempatan.objects.filter(pegawai=sari).update(berlaku=rentang(date(2024, 1, 1)))
    run_job("susunan_berlaku")
    assert keadaan(skp) == (StatusSKP.AKTIF, date(2026, 12, 31))


def test_what_waits_goes_to_the_penilai_of_the_day(kabupaten: Kabupaten) -> None:
    skp = buat(kabupaten, StatusVersi.DIAJUKAN)
    budi, eko = kabupaten.orang["budi"], kabupaten.orang["eko"]
    lakukan(kabupaten, Berhenti(pegawai=budi, tanggal=MEI))
    versi = VersiSKP.objects.select_related("skp__pegawai", "penilai").get(skp=skp)
    assert versi.penilai == eko
    assert can_decide(kabupaten.akun("eko"), versi)
    assert not can_decide(kabupaten.akun("budi"), versi)
    pesan = Pesan.objects.get(jenis="skp_diajukan")
    assert pesan.penerima == kabupaten.akun("eko")
    assert still_holds(pesan)
    run_job("susunan_berlaku")
    assert Pesan.objects.filter(jenis="skp_diajukan").count() == 1
    Pesan.objects.filter(pk=pesan.pk).update(penerima=kabupaten.akun("dewi"))
    pesan.refresh_from_db()
    assert not still_holds(pesan)


def test_a_set_or_unsent_skp_keeps_its_penilai(kabupaten: Kabupaten) -> None:
    skp = buat(kabupaten)
    lakukan(kabupaten, Berhenti(pegawai=kabupaten.orang["budi"], tanggal=MEI))
    assert VersiSKP.objects.get(skp=skp).penilai == kabupaten.orang["budi"]


def test_nobody_seems_to_wait_for_one_that_is_closed(
    kabupaten: Kabupaten, masuk: Callable[[str], Client]
) -> None:
    skp = buat(kabupaten, StatusVersi.DIAJUKAN)
    VersiSKP.objects.update(diajukan_pada=datetime(2026, 4, 1, tzinfo=UTC))
    lakukan(kabupaten, pindah(kabupaten, MEI))
    klien = masuk("sari")
    daftar = klien.get(reverse("indikator:skp_list")).content.decode()
    assert "ditutup 30 April 2026" in daftar
    satu = klien.get(reverse("indikator:skp_detail", args=[skp.kode])).content.decode()
    for isi in (daftar, satu):
        assert "Menunggu pihak lain" not in isi
    assert "belum diputus" in satu
    assert "Menunggu Budi" not in satu
