"""An uploaded staff file, read row by row, and what each row did."""

import uuid

from django.db import models
from django.db.models.functions import Now

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value
from organisasi.rules.impor import JenisImpor, KeputusanBaris, StatusImpor


class Impor(models.Model):
    """One file on its way into the register."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    berkas = models.OneToOneField(
        Berkas, on_delete=models.PROTECT, related_name="impor"
    )
    jenis = models.CharField(max_length=10)
    pemetaan = models.JSONField(default=dict)
    status = models.CharField(max_length=12, default=StatusImpor.PRATINJAU.value)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="impor")
    dibuat_pada = models.DateTimeField(db_default=Now())
    disimpan_pada = models.DateTimeField(null=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        constraints = [
            known_value("jenis", JenisImpor, name="impor_jenis"),
            known_value("status", StatusImpor, name="impor_status"),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.jenis} {self.status}"


class BarisImpor(models.Model):
    """One row of the file: its decision, old and new values, the sentences about it."""

    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, related_name="baris")
    lembar = models.CharField(max_length=120, blank=True)
    nomor = models.PositiveIntegerField("baris")
    keputusan = models.CharField(max_length=10)
    sebelum = models.JSONField(default=dict)
    sesudah = models.JSONField(default=dict)
    alasan = models.JSONField(default=list)

    class Meta:
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        constraints = [
            known_value("keputusan", KeputusanBaris, name="baris_impor_keputusan"),
            models.UniqueConstraint(
                fields=["impor", "lembar", "nomor"],
                name="baris_impor_satu",
                violation_error_message="Baris ini sudah dibaca.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.nomor} {self.keputusan}"
