"""What the tick wakes."""

from collections.abc import Mapping

from kinerja.berkas.services import remove_orphans
from kinerja.jadwal.pekerjaan import Giliran, Setiap, terjadwal


@terjadwal("sapu_berkas", setiap=Setiap.HARI, jam=2)
def sapu_berkas(_giliran: Giliran) -> Mapping[str, object]:
    """Take away content that a rolled back transaction or a kill left behind."""
    return {"dihapus": remove_orphans()}
