"""What a stage is called on the screen, and its name in an address."""

from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.rules.periode import Frekuensi
from kinerja.lib.tanggal import NAMA_BULAN

_ROMAWI = ("I", "II", "III", "IV")
_SEBUTAN = {
    JenisTahap.KEBUTUHAN: "Analisis kebutuhan",
    JenisTahap.SKP: "SKP",
    JenisTahap.EVALUASI_TAHUNAN: "Evaluasi tahunan",
    JenisTahap.PASCAPELATIHAN: "Evaluasi pascapelatihan",
}


def nama_tahap(jenis: JenisTahap, urutan: int, tahun: int, frekuensi: Frekuensi) -> str:
    """Return "Triwulan III 2026", "Maret 2026", "SKP 2026", "Evaluasi tahunan 2026"."""
    if jenis is not JenisTahap.EVALUASI_PERIODIK:
        return f"{_SEBUTAN[jenis]} {tahun}"
    if frekuensi is Frekuensi.BULANAN:
        return f"{NAMA_BULAN[urutan - 1]} {tahun}"
    return f"Triwulan {_ROMAWI[urutan - 1]} {tahun}"


def kode_tahap(jenis: JenisTahap, urutan: int, tahun: int) -> str:
    """Return the name of a stage in an address: "2026-evaluasi-periodik-3"."""
    return f"{tahun}-{jenis.value.lower().replace('_', '-')}-{urutan}"
