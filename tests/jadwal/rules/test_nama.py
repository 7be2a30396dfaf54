"""Names of stages."""

import pytest

from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.rules.nama import kode_tahap, nama_tahap
from kinerja.jadwal.rules.periode import Frekuensi


@pytest.mark.parametrize(
    ("jenis", "urutan", "frekuensi", "nama"),
    [
        (JenisTahap.EVALUASI_PERIODIK, 3, Frekuensi.TRIWULANAN, "Triwulan III 2026"),
        (JenisTahap.EVALUASI_PERIODIK, 3, Frekuensi.BULANAN, "Maret 2026"),
        (JenisTahap.EVALUASI_TAHUNAN, 1, Frekuensi.BULANAN, "Evaluasi tahunan 2026"),
        (JenisTahap.SKP, 1, Frekuensi.TRIWULANAN, "SKP 2026"),
    ],
)
def test_a_stage_has_a_name(
    jenis: JenisTahap, urutan: int, frekuensi: Frekuensi, nama: str
) -> None:
    assert nama_tahap(jenis, urutan, 2026, frekuensi) == nama


def test_a_stage_has_a_name_for_addresses() -> None:
    assert kode_tahap(JenisTahap.EVALUASI_PERIODIK, 3, 2026) == (
        "2026-evaluasi-periodik-3"
    )
