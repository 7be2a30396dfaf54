"""What a row of ours is, in words, for who merges two rows of one person."""

from django.urls import reverse

from kinerja.lib.kait import Simpul
from organisasi.services.gabung.sebut import BARIS
from pelatihan.models import CatatanJP, Peserta, Usulan


def sebut_pelatihan(objek: object, arah: str) -> list[Simpul]:
    """Answer ``kait.simpul_benang``: a seat, a proposal, hours."""
    if arah != BARIS:
        return []
    if isinstance(objek, Peserta):
        kelas = objek.angkatan
        return [
            Simpul(
                "Pelatihan",
                f"{kelas.program}, {kelas}",
                alamat=reverse("pelatihan:angkatan_detail", args=[kelas.kode]),
            )
        ]
    if isinstance(objek, Usulan):
        alamat = reverse("pelatihan:usulan_list")
        return [Simpul("Usulan pelatihan", f"karena {objek.sebab[:80]}", alamat=alamat)]
    if isinstance(objek, CatatanJP):
        return [Simpul("Catatan JP", f"{objek.uraian}, {objek.tahun}")]
    return []
