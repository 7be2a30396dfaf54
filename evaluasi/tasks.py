"""What the scheduler does for evaluations; every job may run twice."""

from collections.abc import Mapping

from evaluasi.services import periode
from kinerja.jadwal.pekerjaan import Giliran, Setiap, terjadwal


@terjadwal("buka_evaluasi", setiap=Setiap.HARI)
def buka_evaluasi(giliran: Giliran) -> Mapping[str, object]:
    """Open the periods whose window has begun, also those of a missed day."""
    return periode.open_due(giliran.hari)


@terjadwal("ingatkan_evaluasi", setiap=Setiap.HARI, jam=7)
def ingatkan_evaluasi(giliran: Giliran) -> Mapping[str, object]:
    """Remind only those who have not finished, some days before the end."""
    return periode.remind_due(giliran.hari)
