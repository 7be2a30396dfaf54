"""What HR did to people and units: one row per act, with the rows it wrote."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.akun.models import Pengguna
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value
from organisasi.models.pegawai import Pegawai
from organisasi.models.unit import UnitKerja
from organisasi.rules.perubahan import JenisPerubahan


class PerubahanStruktur(models.Model):
    """One act on a person or a unit, in force from ``tanggal`` on.

    ``uraian`` holds the sentences the officer agreed to, one per line; ``baris`` the
    rows written, in order, as ``services.perubahan.rekam.Baris``, so that an act
    whose day has not come can be taken back. ``mitra`` is the other person of a swap,
    ``unit_tujuan`` the unit moved or merged into.
    """

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jenis = models.CharField("jenis", max_length=12)
    tanggal = models.DateField("berlaku mulai")
    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="perubahan"
    )
    mitra = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="perubahan_mitra"
    )
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, related_name="perubahan"
    )
    unit_tujuan = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, related_name="perubahan_tujuan"
    )
    uraian = models.TextField("uraian")
    dasar_sk = models.CharField("nomor SK", max_length=120, blank=True)
    alasan = models.TextField("keterangan", blank=True)
    baris = models.JSONField()
    oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="perubahan_dicatat"
    )
    pada = models.DateTimeField(db_default=Now())
    dibatalkan_pada = models.DateTimeField(null=True)
    dibatalkan_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "perubahan struktur"
        verbose_name_plural = "perubahan struktur"
        constraints = [
            known_value("jenis", JenisPerubahan, name="perubahan_jenis"),
            models.CheckConstraint(
                condition=Q(pegawai__isnull=True) ^ Q(unit__isnull=True),
                name="perubahan_satu_pokok",
                violation_error_message="Perubahan menyangkut seorang pegawai atau "
                "sebuah unit, tidak keduanya.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.jenis} {self.tanggal}"
