"""A survey point of Puskesmas Susoh, and citizens who answer through its link."""

import re

from django.test import Client
from django.urls import reverse

from evaluasi.models import TitikLayanan
from evaluasi.services.layanan import create_titik
from indikator.models import Indikator
from tests.conftest import Kabupaten

ISI = {"waktu": "4", "petugas": "3", "hasil": "2", "saran": "", "lewati": ""}
NOMOR = re.compile(r'name="formulir" value="([^"]+)"')


def buat_titik(
    kab: Kabupaten, nama: str = "Poli KIA", indikator: Indikator | None = None
) -> tuple[TitikLayanan, str]:
    """Let the head of Puskesmas Susoh open a point; returns it and its address."""
    token = create_titik(
        actor=kab.akun("budi"),
        unit=kab.unit["Puskesmas Susoh"],
        nama=nama,
        indikator=indikator,
    )
    titik = TitikLayanan.objects.get(nama=nama)
    return titik, reverse("evaluasi:jawaban_create", args=[token])


def buka(alamat: str) -> str:
    """Open the form without a cookie and return its one-time number."""
    cocok = NOMOR.search(Client().get(alamat).content.decode())
    assert cocok
    return cocok[1]


def jawab(alamat: str, jumlah: int = 1, **isian: str) -> None:
    """Let so many citizens answer, each with a form and a browser of their own."""
    for _ in range(jumlah):
        response = Client(enforce_csrf_checks=True).post(
            alamat, {**ISI, "formulir": buka(alamat), **isian}
        )
        assert "Terima kasih" in response.content.decode()
