"""An uploaded staff file, read row by row, and what each row did."""

import uuid

from django.db import models
from django.db.models.functions import Now

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value
from organisasi.rules.impor import JenisImpor, KeputusanBaris, StatusImpor


class PemetaanImpor(models.Model):
    """What the columns of one source mean, as somebody corrected it.

    ``sumber`` is the fingerprint of its headings, ``pemetaan`` {heading: field key}.
    """

    sumber = models.CharField(max_length=32, unique=True)
    jenis = models.CharField(max_length=10)
    pemetaan = models.JSONField(default=dict)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "pemetaan impor"
        verbose_name_plural = "pemetaan impor"
        constraints = [known_value("jenis", JenisImpor, name="pemetaan_impor_jenis")]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.sumber} {self.jenis}"


class Impor(models.Model):
    """One file on its way into the register.

    ``judul`` are its headings in their order. ``diminta_oleh`` asked for what the
    worker does at present, ``keterangan`` tells what came of it when it did not
    succeed, ``percobaan`` counts how often it was begun. ``jejak_awal`` and
    ``jejak_akhir`` enclose what saving wrote into the history (the first excluded).
    """

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    berkas = models.OneToOneField(
        Berkas, on_delete=models.PROTECT, related_name="impor"
    )
    jenis = models.CharField(max_length=10, blank=True)
    pemetaan = models.JSONField(default=dict)
    sumber = models.CharField(max_length=32, blank=True)
    judul = models.JSONField(default=list)
    status = models.CharField(max_length=12, default=StatusImpor.PRATINJAU.value)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="impor")
    dibuat_pada = models.DateTimeField(db_default=Now())
    disimpan_pada = models.DateTimeField(null=True)
    diurungkan_pada = models.DateTimeField(null=True)
    diminta_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )
    keterangan = models.TextField(blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    jejak_awal = models.BigIntegerField(null=True)
    jejak_akhir = models.BigIntegerField(null=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        constraints = [
            known_value("jenis", JenisImpor, name="impor_jenis", blank=True),
            known_value("status", StatusImpor, name="impor_status"),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.jenis} {self.status}"


class BarisImpor(models.Model):
    """One row of the file: its decision, old and new values, the sentences about it.

    ``hasil`` is what becomes of it as things stand (``keputusan`` says TANYA as long
    as a question is open), ``jawaban`` what was answered, several parted by a space.
    """

    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, related_name="baris")
    lembar = models.CharField(max_length=120, blank=True)
    nomor = models.PositiveIntegerField("baris")
    keputusan = models.CharField(max_length=10)
    hasil = models.CharField(max_length=10)
    dipilih = models.BooleanField(default=True)
    jawaban = models.CharField(max_length=200, blank=True)
    sebelum = models.JSONField(default=dict)
    sesudah = models.JSONField(default=dict)
    alasan = models.JSONField(default=list)

    class Meta:
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        constraints = [
            known_value("keputusan", KeputusanBaris, name="baris_impor_keputusan"),
            known_value("hasil", KeputusanBaris, name="baris_impor_hasil"),
            models.UniqueConstraint(
                fields=["impor", "lembar", "nomor"],
                name="baris_impor_satu",
                violation_error_message="Baris ini sudah dibaca.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.nomor} {self.keputusan}"
