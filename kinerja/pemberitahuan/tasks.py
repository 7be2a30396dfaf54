"""What the tick wakes."""

from kinerja.jadwal.pekerjaan import Giliran, Setiap, terjadwal
from kinerja.pemberitahuan.services import relay_pesan


@terjadwal("kirim_pesan", setiap=Setiap.DETAK)
def kirim_pesan(_giliran: Giliran) -> None:
    """Send what is due; any number of these may run side by side."""
    relay_pesan()
