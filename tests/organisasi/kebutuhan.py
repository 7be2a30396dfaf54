"""Short words for tests about needs."""

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Kebutuhan
from organisasi.services.kebutuhan import IsiKebutuhan, propose_kebutuhan
from tests.conftest import Kabupaten

ISI = {
    "pernyataan": "Bidan cukup untuk jaga 24 jam",
    "sebab": "Dua bidan pindah dan belum diganti",
    "bukti": "ABK: perlu 9, ada 7",
    "sumber": "BEBAN",
    "urgensi": 5,
    "dampak": 4,
    "kelayakan": 3,
}
TAHUN = hari_ini().year


def usulkan(
    kab: Kabupaten,
    *,
    unit: str = "Puskesmas Susoh",
    oleh: str = "budi",
    tahun: int = TAHUN,
    **lain: object,
) -> Kebutuhan:
    """Let somebody propose a need of a unit."""
    akun: Pengguna = kab.akun(oleh)
    return propose_kebutuhan(
        unit=kab.unit[unit],
        actor=akun,
        tahun=tahun,
        isi=IsiKebutuhan(**{**ISI, **lain}),  # type: ignore[arg-type]
    )
