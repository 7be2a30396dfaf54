"""Tell a person's page which cards of that person its reader may open."""

from django.urls import reverse

from evaluasi.policies.kartu import visible_evaluasi
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.lib.kait import Simpul
from organisasi.selectors.pegawai import KARTU, PegawaiDilihat

#: The newest; each card links to the others.
SEBANYAK = 3


def simpul_kartu(objek: object, arah: str) -> list[Simpul]:
    """Answer ``kait.simpul_benang``: the newest cards, with their addresses."""
    if not isinstance(objek, PegawaiDilihat) or arah != KARTU:
        return []
    semua = (
        visible_evaluasi(objek.actor)
        .filter(pegawai=objek.pegawai)
        .select_related("tahap__siklus")
        .order_by("-tahap__masa", "-id")[:SEBANYAK]
    )
    return [
        Simpul(
            "Kartu kinerja",
            sebut_tahap(satu.tahap),
            alamat=reverse("beranda:kartu_detail", args=[satu.kode]),
        )
        for satu in semua
    ]
