"""Who sees whom: a table of people, asked both ways."""

import pytest

from kinerja.lib.tanggal import rentang
from organisasi.models import KeadaanPegawai, Pegawai, PenetapanPenilai, Peran
from organisasi.policies import (
    can_edit_kontak,
    can_open_directory,
    can_see_kontak,
    visible_pegawai,
)
from organisasi.rules.jenis import JenisPenempatan
from tests.conftest import AWAL, Kabupaten

SEMUA = "safwan sari budi eko citra dewi lina ilham"
DINKES = "sari budi eko lina"
TERLIHAT = {
    "sari": "sari",
    "citra": "citra",
    "budi": "budi sari",
    "eko": DINKES,
    "lina": DINKES,
    "dewi": SEMUA,
    "ilham": SEMUA,
    "safwan": SEMUA,
}


def nama(kab: Kabupaten, aktor: str) -> set[str]:
    return {orang.nama.lower() for orang in visible_pegawai(kab.akun(aktor))}


@pytest.mark.parametrize("aktor", TERLIHAT)
def test_each_sees_the_own_row_and_the_own_scope(
    kabupaten: Kabupaten, aktor: str
) -> None:
    assert nama(kabupaten, aktor) == set(TERLIHAT[aktor].split())


@pytest.mark.parametrize("aktor", TERLIHAT)
def test_the_directory_opens_for_those_with_a_scope(
    kabupaten: Kabupaten, aktor: str
) -> None:
    assert can_open_directory(kabupaten.akun(aktor)) == (aktor not in {"sari", "citra"})


@pytest.mark.parametrize("aktor", TERLIHAT)
def test_contact_data_is_for_the_person_and_the_keepers_of_data(
    kabupaten: Kabupaten, aktor: str
) -> None:
    sari = kabupaten.orang["sari"]
    boleh = can_see_kontak(kabupaten.akun(aktor), sari)
    assert boleh == (aktor in {"sari", "dewi", "lina"})
    assert can_edit_kontak(kabupaten.akun(aktor), sari) == (aktor == "sari")


def test_an_admin_does_not_see_contact_data_of_another_office(
    kabupaten: Kabupaten,
) -> None:
    assert not can_see_kontak(kabupaten.akun("lina"), kabupaten.orang["citra"])


def test_a_plt_sees_the_unit_while_it_lasts(kabupaten: Kabupaten) -> None:
    plt = kabupaten.pimpin("sari", "Dinas PUPR", JenisPenempatan.PLT)
    assert nama(kabupaten, "sari") == {"sari", "citra"}
    plt.berlaku = rentang(AWAL, AWAL)
    plt.save()
    assert nama(kabupaten, "sari") == {"sari"}


def test_a_penilai_by_override_sees_the_one_he_rates(kabupaten: Kabupaten) -> None:
    PenetapanPenilai.objects.create(
        pegawai=kabupaten.orang["sari"],
        penilai=kabupaten.orang["citra"],
        dasar="SK 9",
        alasan="tim lintas",
        berlaku=rentang(AWAL),
    )
    assert nama(kabupaten, "citra") == {"citra", "sari"}
    assert can_open_directory(kabupaten.akun("citra"))


@pytest.mark.parametrize("jenis", ["BERHENTI", "CLTN", "DIBERHENTIKAN_SEMENTARA"])
def test_a_head_who_left_sees_only_himself(kabupaten: Kabupaten, jenis: str) -> None:
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["eko"], jenis=jenis, berlaku=rentang(AWAL)
    )
    assert nama(kabupaten, "eko") == {"eko"}


def test_a_role_that_ended_shows_nothing(kabupaten: Kabupaten) -> None:
    Peran.objects.filter(pengguna=kabupaten.akun("ilham")).update(
        berlaku=rentang(AWAL, AWAL)
    )
    assert nama(kabupaten, "ilham") == {"ilham"}


def test_an_account_without_a_person_sees_nobody(kabupaten: Kabupaten) -> None:
    akun = kabupaten.akun("citra")
    Pegawai.objects.filter(pengguna=akun).update(pengguna=None)
    assert not visible_pegawai(akun).exists()
