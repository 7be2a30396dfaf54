"""A year of quarters for tests."""

from kinerja.jadwal.models import Siklus, Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.rules.periode import AturanJendela, Frekuensi, periode_setahun
from kinerja.lib.tanggal import rentang


def buat_siklus(tahun: int) -> list[Tahap]:
    """Open a year and return its four quarters."""
    siklus = Siklus.objects.create(tahun=tahun, frekuensi=Frekuensi.TRIWULANAN.value)
    return [
        Tahap.objects.create(
            siklus=siklus,
            jenis=periode.jenis.value,
            urutan=periode.urutan,
            masa=rentang(periode.mulai, periode.akhir),
            jendela=rentang(periode.buka, periode.tutup),
        )
        for periode in periode_setahun(tahun, Frekuensi.TRIWULANAN, AturanJendela())
        if periode.jenis is JenisTahap.EVALUASI_PERIODIK
    ]
