"""KP-03 (n-gain) and JP-08, JP-09 of the domain's executable truth."""

from decimal import Decimal

import pytest

from organisasi.rules.jenis import JenisPegawai
from pelatihan.rules.hasil import (
    hasil_peserta,
    keadaan_jp,
    memenuhi_kehadiran,
    n_gain,
)
from pelatihan.rules.jenis import StatusPeserta


def test_kp_03_from_50_to_80_is_sedang() -> None:
    gain = n_gain(Decimal(50), Decimal(80))
    assert gain is not None
    assert (gain.nilai, gain.golongan) == (Decimal("0.6"), "sedang")


@pytest.mark.parametrize(
    ("pra", "pasca"), [(100, 100), (None, 80), (50, None), (None, None)]
)
def test_kp_03_without_room_or_without_both_there_is_no_score(
    pra: int | None, pasca: int | None
) -> None:
    awal, akhir = (None if n is None else Decimal(n) for n in (pra, pasca))
    assert n_gain(awal, akhir) is None


@pytest.mark.parametrize(
    ("pasca", "golongan"),
    [(70, "tinggi"), ("69.99", "sedang"), (30, "sedang"), ("29.99", "rendah")],
)
def test_the_bands_meet_without_a_gap(pasca: int | str, golongan: str) -> None:
    gain = n_gain(Decimal(0), Decimal(pasca))
    assert gain is not None
    assert gain.golongan == golongan


@pytest.mark.parametrize(
    ("jenis", "jumlah", "kalimat", "peringatan"),
    [
        (JenisPegawai.PNS, "18", "Kurang 2 dari 20 JP setahun.", False),
        (JenisPegawai.PNS, "17.5", "Kurang 2,5 dari 20 JP setahun.", False),
        (JenisPegawai.PNS, "20", "Memenuhi 20 JP setahun.", False),
        (JenisPegawai.PPPK, "24", "Paling banyak 24 JP setahun untuk PPPK.", False),
        (JenisPegawai.PPPK, "26", "Melebihi 24 JP, batas setahun untuk PPPK.", True),
        (JenisPegawai.CPNS, "10", "10 JP tercatat.", False),
    ],
)
def test_jp_08_and_09(
    jenis: JenisPegawai, jumlah: str, kalimat: str, *, peringatan: bool
) -> None:
    keadaan = keadaan_jp(jenis, Decimal(jumlah))
    assert (keadaan.kalimat, keadaan.peringatan) == (kalimat, peringatan)


@pytest.mark.parametrize(
    ("hadir", "hari", "penuh"), [(2, 2, True), (1, 2, False), (0, 0, False)]
)
def test_only_presence_on_every_day_counts(
    hadir: int, hari: int, *, penuh: bool
) -> None:
    assert memenuhi_kehadiran(hadir, hari) is penuh


@pytest.mark.parametrize(
    ("penuh", "pasca", "minimum", "status"),
    [
        (False, "90", "70", StatusPeserta.TIDAK_HADIR),
        (True, "70", "70", StatusPeserta.LULUS),
        (True, "69.99", "70", StatusPeserta.HADIR),
        (True, None, "70", StatusPeserta.HADIR),
        (True, "90", None, StatusPeserta.HADIR),
        (True, "0", "0", StatusPeserta.LULUS),
    ],
)
def test_lulus_needs_presence_and_the_result_asked_for(
    pasca: str | None, minimum: str | None, status: StatusPeserta, *, penuh: bool
) -> None:
    assert (
        hasil_peserta(
            hadir_penuh=penuh,
            pasca=Decimal(pasca) if pasca else None,
            nilai_lulus=Decimal(minimum) if minimum else None,
        )
        is status
    )
