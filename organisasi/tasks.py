"""What the scheduler does for the organisation; every job may run twice."""

from kinerja.jadwal.pekerjaan import Giliran, Setiap, terjadwal
from organisasi.services.bangunkan import PEKERJAAN
from organisasi.services.impor_kerja import work_off_imports


@terjadwal(PEKERJAAN, setiap=Setiap.DETAK)
def kerjakan_impor(_giliran: Giliran) -> None:
    """Read and save the large files that wait for it."""
    work_off_imports()
