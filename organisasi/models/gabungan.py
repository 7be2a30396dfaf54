"""A person who stood in the register twice, and what was moved to make him one."""

from django.db import models
from django.db.models.functions import Now

from kinerja.akun.models import Pengguna
from kinerja.jejak.pemicu import riwayat
from organisasi.models.pegawai import Pegawai


class Penggabungan(models.Model):
    """One merge: the row that went, and every row that changed its owner.

    ``isi`` holds {"duplikat": columns of the row, "pindah": [[table, column, pks]],
    "buang": words of doubled rows that were dropped}.
    """

    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="penggabungan"
    )
    kode_lama = models.UUIDField(unique=True)
    nip_lama = models.CharField("NIP lama", max_length=18, blank=True)
    nama_lama = models.CharField("nama lama", max_length=200)
    isi = models.JSONField(default=dict)
    alasan = models.TextField("alasan")
    oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="penggabungan"
    )
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "penggabungan"
        verbose_name_plural = "penggabungan"
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.nama_lama} > {self.pegawai_id}"
