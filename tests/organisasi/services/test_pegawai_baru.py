"""Taking one person in: rights behind the form, races, what else moves."""

from datetime import date
from typing import Any

import pytest
import time_machine

from kinerja.akun.models import Pengguna
from kinerja.lib import kait
from kinerja.lib.errors import InvalidInput, NotAllowed
from kinerja.lib.tanggal import rentang
from organisasi.models import Jabatan, Pegawai, Penempatan, RiwayatNip
from organisasi.rules.jenis import JenisKelamin, JenisPegawai
from organisasi.services.pegawai import NIP_TERPAKAI
from organisasi.services.pegawai_baru import OrangBaru, add_pegawai
from organisasi.services.perubahan.pegawai import JabatanBaru
from tests.conftest import Kabupaten
from tests.serentak import serentak

NIP = "199905172026041007"
RAHMAT = OrangBaru(
    nip=NIP,
    nama="Rahmat",
    jenis=JenisPegawai.CPNS,
    jenis_kelamin=JenisKelamin.PRIA,
    lahir=date(1999, 5, 17),
)


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z"):
        yield


def tambah(kab: Kabupaten, aktor: str = "lina", **ubah: Any) -> Pegawai:
    isi = {
        "orang": RAHMAT,
        "tujuan": Jabatan.objects.get(nama="Bidan Penyelia"),
        "tanggal": date(2026, 6, 1),
        "dasar_sk": "SK 1",
        **ubah,
    }
    return add_pegawai(actor=kab.akun(aktor), **isi)


def tiada() -> bool:
    """Say that neither person nor account was left behind."""
    akun = Pengguna.objects.filter(nama_masuk=NIP)
    return not akun.exists() and not Pegawai.objects.filter(nip=NIP).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("aktor", ["sari", "budi", "eko", "ilham", "safwan"])
def test_others_add_nobody(kabupaten: Kabupaten, aktor: str) -> None:
    with pytest.raises(NotAllowed):
        tambah(kabupaten, aktor)
    assert tiada()


@pytest.mark.django_db
def test_an_admin_adds_nobody_to_another_skpk(kabupaten: Kabupaten) -> None:
    pupr = kabupaten.unit["Dinas PUPR"]
    for tujuan in (
        kabupaten.jabatan["Dinas PUPR"],
        JabatanBaru(unit=pupr, nama="Staf", jenis="PELAKSANA"),
    ):
        with pytest.raises(NotAllowed):
            tambah(kabupaten, tujuan=tujuan)
    assert tiada()
    assert not Jabatan.objects.filter(nama="Staf").exists()


@pytest.mark.django_db
def test_a_refused_post_leaves_nothing_half_saved(kabupaten: Kabupaten) -> None:
    with pytest.raises(InvalidInput, match="sudah diisi Budi"):
        tambah(kabupaten, tujuan=kabupaten.jabatan["Puskesmas Susoh"])
    assert tiada()


@pytest.mark.django_db
def test_a_former_nip_is_never_given_to_another(kabupaten: Kabupaten) -> None:
    RiwayatNip.objects.create(
        pegawai=kabupaten.orang["sari"],
        nip=NIP,
        berlaku=rentang(date(2020, 1, 1), date(2021, 1, 1)),
    )
    with pytest.raises(InvalidInput, match="sudah dipakai"):
        tambah(kabupaten)
    assert tiada()


@pytest.mark.django_db
def test_an_account_that_is_somebody_elses_is_not_taken(kabupaten: Kabupaten) -> None:
    akun = kabupaten.akun("sari")
    akun.nama_masuk = NIP
    akun.save()
    with pytest.raises(InvalidInput, match="sudah dipakai"):
        tambah(kabupaten)
    assert Pengguna.objects.get(nama_masuk=NIP).pegawai == kabupaten.orang["sari"]


@pytest.mark.django_db
def test_what_rests_on_the_structure_hears_of_whom_it_touches(
    kabupaten: Kabupaten, monkeypatch: pytest.MonkeyPatch
) -> None:
    dengar: list[set[int]] = []
    monkeypatch.setattr(
        kait.susunan_berlaku, "_answers", [lambda orang: dengar.append(set(orang))]
    )
    biasa = tambah(kabupaten)
    assert dengar.pop() == {biasa.pk}
    nanti = OrangBaru(**{**vars(RAHMAT), "nip": f"{NIP[:-1]}8"})
    tambah(kabupaten, orang=nanti, tanggal=date(2026, 7, 1))
    assert not dengar  # its own day brings it about
    Penempatan.objects.filter(pegawai=kabupaten.orang["budi"]).delete()
    kepala = OrangBaru(**{**vars(RAHMAT), "nip": f"{NIP[:-1]}9"})
    pos = kabupaten.jabatan["Puskesmas Susoh"]
    baru = tambah(kabupaten, orang=kepala, tujuan=pos)
    assert dengar.pop() >= {baru.pk, kabupaten.orang["sari"].pk, biasa.pk}


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_is_told(kabupaten: Kabupaten) -> None:
    def satu() -> str:
        try:
            return str(tambah(kabupaten))
        except InvalidInput as tolak:
            return tolak.message

    hasil = sorted(serentak(2, satu))
    assert hasil == sorted(["Rahmat", NIP_TERPAKAI])
    assert Pegawai.objects.filter(nip=NIP).count() == 1
    assert Penempatan.objects.filter(pegawai__nip=NIP).count() == 1
