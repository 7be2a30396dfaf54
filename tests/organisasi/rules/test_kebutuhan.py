import pytest

from organisasi.rules.kebutuhan import (
    SEBUTAN,
    JenisKeputusan,
    JenisSasaran,
    Prioritas,
    StatusKebutuhan,
    SumberKebutuhan,
    dapat_diputuskan,
    kata_status,
)

TINDAKAN = set(JenisKeputusan) - {JenisKeputusan.TUNDA, JenisKeputusan.TOLAK}
BOLEH = {
    StatusKebutuhan.DIUSULKAN: set(JenisKeputusan),
    StatusKebutuhan.DITUNDA: set(JenisKeputusan),
    StatusKebutuhan.DIPUTUSKAN: TINDAKAN,
    StatusKebutuhan.DITOLAK: set(),
}


def test_the_arithmetic_of_the_priority_is_shown() -> None:
    assert Prioritas(5, 4, 3).uraian == "urgensi 5 × dampak 4 × kelayakan 3 = 60"


@pytest.mark.parametrize("status", StatusKebutuhan)
def test_which_decisions_each_state_allows(status: StatusKebutuhan) -> None:
    assert {j for j in JenisKeputusan if dapat_diputuskan(status, j)} == BOLEH[status]


def test_only_the_one_who_decides_is_waited_for() -> None:
    usul = StatusKebutuhan.DIUSULKAN
    assert kata_status(usul, pemutus=True) == "Menunggu Anda"
    assert kata_status(usul, pemutus=False) == "Menunggu pihak lain"


def test_every_code_has_a_word() -> None:
    assert set(SEBUTAN) == {*JenisSasaran, *SumberKebutuhan, *JenisKeputusan}
