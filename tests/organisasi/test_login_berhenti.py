"""A leaver's login ends on the date by itself: no job has to run (B59)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kinerja.akun.sandi import TokenLupaSandi
from kinerja.akun.selectors import pengguna_by_surel, usable_kode
from kinerja.akun.services import issue_kode
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import rentang
from organisasi.models import KeadaanPegawai, Pegawai
from organisasi.rules.jenis import JenisKeadaan
from tests.conftest import SANDI, Kabupaten

HARI = date(2026, 4, 1)
SEBELUM, SESUDAH = "2026-03-31 16:59:00+00:00", "2026-03-31 17:00:00+00:00"


@pytest.fixture
def sari(kabupaten: Kabupaten) -> Pegawai:
    """Return Sari, with a password, who leaves on 1 April 2026."""
    orang = kabupaten.orang["sari"]
    akun = kabupaten.akun("sari")
    akun.set_password(SANDI)
    akun.surel = "sari@contoh.go.id"
    akun.save()
    berhenti(orang, HARI)
    return orang


def berhenti(orang: Pegawai, mulai: date, akhir: date | None = None) -> KeadaanPegawai:
    return KeadaanPegawai.objects.create(
        pegawai=orang,
        jenis=JenisKeadaan.BERHENTI.value,
        berlaku=rentang(mulai, akhir),
    )


def masuk(nama: str) -> Client:
    klien = Client()
    klien.post(reverse("account_login"), {"login": nama, "password": SANDI})
    return klien


def terbuka(klien: Client) -> bool:
    return klien.get(reverse("organisasi:kontak_edit")).status_code == 200


def test_the_login_works_until_midnight_and_no_longer(sari: Pegawai) -> None:
    assert sari.nip
    with time_machine.travel(SEBELUM, tick=False):
        assert terbuka(masuk(sari.nip))
    with time_machine.travel(SESUDAH, tick=False):
        assert not terbuka(masuk(sari.nip))


def test_an_open_session_ends_at_midnight(sari: Pegawai) -> None:
    assert sari.nip
    with time_machine.travel(SEBELUM, tick=False):
        klien = masuk(sari.nip)
        assert terbuka(klien)
    with time_machine.travel(SESUDAH, tick=False):
        assert not terbuka(klien)


def test_neither_reset_link_nor_printed_code_opens_it_again(
    sari: Pegawai, kabupaten: Kabupaten
) -> None:
    assert sari.nip
    with time_machine.travel(SEBELUM, tick=False):
        akun = kabupaten.akun("sari")
        kode, token = issue_kode(pengguna=akun, actor=None), TokenLupaSandi()
        tautan = token.make_token(akun)
        assert usable_kode(sari.nip, kode)
        assert token.check_token(akun, tautan)
    with time_machine.travel(SESUDAH, tick=False):
        akun = kabupaten.akun("sari")
        assert usable_kode(sari.nip, kode) is None
        assert not token.check_token(akun, tautan)
        assert pengguna_by_surel("sari@contoh.go.id") == []
        with pytest.raises(InvalidInput, match="ditutup"):
            issue_kode(pengguna=akun, actor=None)


def test_another_state_closes_nothing(kabupaten: Kabupaten) -> None:
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["budi"],
        jenis=JenisKeadaan.TUGAS_BELAJAR.value,
        berlaku=rentang(HARI),
    )
    assert kabupaten.akun("budi").ditutup is None


def test_who_comes_back_signs_in_again(sari: Pegawai, kabupaten: Kabupaten) -> None:
    sari.keadaan.update(berlaku=rentang(HARI, HARI + timedelta(days=9)))
    for hari, aktif in ((31, True), (1, False), (10, False), (11, True)):
        bulan = 3 if hari == 31 else 4
        with time_machine.travel(f"2026-{bulan:02}-{hari:02}T05:00:00Z", tick=False):
            assert kabupaten.akun("sari").is_active is aktif


def test_a_state_taken_back_or_given_to_another_follows(
    sari: Pegawai, kabupaten: Kabupaten
) -> None:
    sari.keadaan.update(pegawai=kabupaten.orang["budi"])
    assert kabupaten.akun("sari").ditutup is None
    assert kabupaten.akun("budi").ditutup == rentang(HARI)
    kabupaten.orang["budi"].keadaan.all().delete()
    assert kabupaten.akun("budi").ditutup is None


def test_an_account_given_to_a_leaver_is_closed(kabupaten: Kabupaten) -> None:
    budi, akun = kabupaten.orang["budi"], kabupaten.akun("budi")
    Pegawai.objects.filter(pk=budi.pk).update(pengguna=None)
    berhenti(budi, HARI)
    Pegawai.objects.filter(pk=budi.pk).update(pengguna=akun)
    akun.refresh_from_db()
    assert akun.ditutup == rentang(HARI)
