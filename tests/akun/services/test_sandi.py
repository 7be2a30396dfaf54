"""What the hasher and the history do with passwords."""

import pytest
from django.contrib.auth.hashers import get_hasher, identify_hasher
from django.db import IntegrityError

from kinerja.akun.models import Pengguna
from kinerja.akun.services import set_sandi
from kinerja.jejak.models import Perubahan
from tests.akun.pintu import SANDI_LAIN


def test_passwords_are_argon2id_not_weaker_than_owasp_asks(sari: Pengguna) -> None:
    hasher = identify_hasher(sari.password)
    isi = hasher.decode(sari.password)

    assert isi["variety"] == "argon2id"
    assert (isi["memory_cost"], isi["time_cost"]) >= (19 * 1024, 2)
    assert isi["time_cost"] >= 2
    assert isi["parallelism"] == 1
    assert hasher.algorithm == get_hasher().algorithm


def test_a_changed_password_leaves_no_trace_of_itself(sari: Pengguna) -> None:
    sebelum = Perubahan.objects.count()

    set_sandi(pengguna=sari, sandi=SANDI_LAIN, nama="akun:ganti_sandi")

    assert Perubahan.objects.count() == sebelum


def test_a_changed_address_is_remembered(sari: Pengguna) -> None:
    sari.surel = "sari.baru@abdya.example"
    sari.save()

    terakhir = Perubahan.objects.filter(tabel="akun_pengguna").latest("id")
    assert terakhir.sesudah == {"surel": "sari.baru@abdya.example"}


@pytest.mark.django_db
@pytest.mark.parametrize("nama", ["19850317 201012 2 001", "Bupati", "ab", ""])
def test_the_database_keeps_login_names_tidy(nama: str) -> None:
    with pytest.raises(IntegrityError, match="pengguna_nama_masuk_rapi"):
        Pengguna.objects.create(nama_masuk=nama, nama="Siapa")
