"""The own contact data: only the own, and two tabs are told."""

import pytest

from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, NotAllowed
from organisasi.services import update_kontak
from tests.conftest import Kabupaten


def test_the_account_gets_the_same_address(kabupaten: Kabupaten) -> None:
    sari = kabupaten.orang["sari"]
    update_kontak(
        pegawai=sari,
        actor=kabupaten.akun("sari"),
        surel="sari@contoh.invalid",
        telepon="08123456789",
        versi=1,
    )
    sari.refresh_from_db()
    assert (sari.surel, sari.versi) == ("sari@contoh.invalid", 2)
    assert kabupaten.akun("sari").surel == "sari@contoh.invalid"
    assert Perubahan.objects.filter(tindakan="kontak:ubah").count() == 2


def test_a_stale_form_saves_nothing(kabupaten: Kabupaten) -> None:
    with pytest.raises(Conflict):
        update_kontak(
            pegawai=kabupaten.orang["sari"],
            actor=kabupaten.akun("sari"),
            surel="x@contoh.invalid",
            telepon="",
            versi=7,
        )
    assert kabupaten.akun("sari").surel == ""


@pytest.mark.parametrize("nama", ["budi", "dewi", "lina", "citra"])
def test_nobody_else_changes_it(kabupaten: Kabupaten, nama: str) -> None:
    with pytest.raises(NotAllowed):
        update_kontak(
            pegawai=kabupaten.orang["sari"],
            actor=kabupaten.akun(nama),
            surel="x@contoh.invalid",
            telepon="",
            versi=1,
        )
