"""What a row of ours is, in words, for who merges two rows of one person."""

from django.urls import reverse

from indikator.models import SKP, VersiSKP
from kinerja.lib.kait import Simpul
from organisasi.services.gabung.sebut import BARIS


def sebut_skp(objek: object, arah: str) -> list[Simpul]:
    """Answer ``kait.simpul_benang``: an SKP with its person, post and year."""
    if arah != BARIS or not isinstance(objek, SKP | VersiSKP):
        return []
    skp = objek if isinstance(objek, SKP) else objek.skp
    teks = f"SKP {skp.tahun} {skp.pegawai} sebagai {skp.penempatan.jabatan}"
    # the page that takes one of two out of the way
    return [
        Simpul("SKP", teks, alamat=reverse("indikator:skp_cancel", args=[skp.kode]))
    ]
