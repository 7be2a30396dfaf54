"""What the scheduler does for the organisation; every job may run twice."""

from collections.abc import Mapping

from kinerja.jadwal.pekerjaan import Giliran, Setiap, terjadwal
from organisasi.selectors.mutu import hitung_mutu
from organisasi.services.impor_kerja import work_off_imports
from organisasi.services.perubahan.berlaku import settle_structure


@terjadwal("periksa_susunan", setiap=Setiap.HARI, jam=2)
def periksa_susunan(_: Giliran) -> Mapping[str, object]:
    """Count loops, orphans, vacant heads and doubles; the run's row keeps them."""
    return hitung_mutu()


@terjadwal("susunan_berlaku", setiap=Setiap.HARI)
def susunan_berlaku(_: Giliran) -> None:
    """Bring SKP and evaluations in line with acts whose day has come, and imports."""
    settle_structure()


@terjadwal("kerjakan_impor", setiap=Setiap.DETAK)
def kerjakan_impor(_giliran: Giliran) -> None:
    """Read and save the large files that wait for it."""
    work_off_imports()
