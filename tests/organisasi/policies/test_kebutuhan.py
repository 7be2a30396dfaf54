"""Who reads, proposes and decides the needs of Puskesmas Susoh."""

import pytest

from kinerja.lib.tanggal import rentang
from organisasi.models import KeadaanPegawai
from organisasi.policies.kebutuhan import (
    can_decide,
    can_edit_kebutuhan,
    can_propose,
    visible_kebutuhan,
    visible_unit,
)
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan, JenisPeran
from tests.conftest import AWAL, Kabupaten
from tests.organisasi.kebutuhan import usulkan

AKTOR = ["safwan", "sari", "budi", "eko", "citra", "dewi", "lina", "ilham"]


@pytest.mark.parametrize("aktor", AKTOR)
def test_who_may_what(kabupaten: Kabupaten, aktor: str) -> None:
    kebutuhan = usulkan(kabupaten)
    akun = kabupaten.akun(aktor)
    unit = kabupaten.unit["Puskesmas Susoh"]
    assert visible_kebutuhan(akun).exists() == (aktor != "citra")
    assert can_propose(akun, unit) == (aktor in {"budi", "lina", "dewi"})
    assert can_edit_kebutuhan(akun, kebutuhan) == (aktor in {"budi", "lina"})
    assert can_decide(akun, kebutuhan) == (aktor in {"budi", "eko", "safwan"})


def test_bkpsdm_mends_only_its_own_words(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten, oleh="dewi")
    assert can_edit_kebutuhan(kabupaten.akun("dewi"), kebutuhan)
    assert not can_decide(kabupaten.akun("dewi"), kebutuhan)


def test_a_plt_proposes_and_decides_but_a_plh_does_not(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten, unit="Dinas PUPR", oleh="dewi")
    post = kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLH)
    assert not can_decide(kabupaten.akun("citra"), kebutuhan)
    post.jenis = JenisPenempatan.PLT.value
    post.save()
    assert can_decide(kabupaten.akun("citra"), kebutuhan)
    assert can_propose(kabupaten.akun("citra"), kebutuhan.unit)


def test_a_head_who_is_prevented_decides_nothing(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["budi"],
        jenis=JenisKeadaan.DIBERHENTIKAN_SEMENTARA.value,
        berlaku=rentang(AWAL),
    )
    assert not can_decide(kabupaten.akun("budi"), kebutuhan)


def test_an_admin_of_another_office_sees_nothing(kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)
    kabupaten.peran("citra", JenisPeran.ADMIN_SKPK, "Dinas PUPR")
    akun = kabupaten.akun("citra")
    assert not can_propose(akun, kebutuhan.unit)
    assert kebutuhan.unit not in visible_unit(akun)
