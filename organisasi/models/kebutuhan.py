"""What the organisation is for, what it lacks, and what was decided about it."""

import uuid

from django.contrib.postgres.fields import DateRangeField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.models.unit import UnitKerja
from organisasi.querysets import BerlakuQuerySet
from organisasi.rules.kebutuhan import (
    JenisKeputusan,
    JenisSasaran,
    Prioritas,
    StatusKebutuhan,
    SumberKebutuhan,
)

SATU_SAMPAI_LIMA = [MinValueValidator(1), MaxValueValidator(5)]


class Sasaran(models.Model):
    """One node of the performance tree of a unit."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="sasaran"
    )
    induk = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="anak"
    )
    jenis = models.CharField("jenis", max_length=10)
    rumusan = models.TextField("rumusan")
    berlaku = DateRangeField()
    versi = models.PositiveIntegerField(default=1)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        constraints = [
            known_value("jenis", JenisSasaran, name="sasaran_jenis"),
            proper_range(name="sasaran_rentang"),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("id")),
                name="sasaran_bukan_induk_sendiri",
                violation_error_message="Sasaran tidak dapat menjadi induknya sendiri.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.rumusan


class Kebutuhan(models.Model):
    """One need of a unit: what, why, on what evidence, how urgent."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="kebutuhan"
    )
    sasaran = models.ForeignKey(
        Sasaran, on_delete=models.PROTECT, null=True, related_name="kebutuhan"
    )
    tahun = models.PositiveSmallIntegerField("tahun kinerja")
    pernyataan = models.TextField("pernyataan kebutuhan")
    sebab = models.TextField("sebab")
    bukti = models.TextField("bukti")
    sumber = models.CharField(
        "sumber", max_length=10, default=SumberKebutuhan.LAIN.value
    )
    urgensi = models.PositiveSmallIntegerField(validators=SATU_SAMPAI_LIMA)
    dampak = models.PositiveSmallIntegerField(validators=SATU_SAMPAI_LIMA)
    kelayakan = models.PositiveSmallIntegerField(validators=SATU_SAMPAI_LIMA)
    status = models.CharField(max_length=12, default=StatusKebutuhan.DIUSULKAN.value)
    tahap = models.ForeignKey(
        Tahap, on_delete=models.PROTECT, null=True, related_name="kebutuhan"
    )
    tinjau_pada = models.DateField("ditinjau lagi pada", null=True)
    dibuat_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="kebutuhan"
    )
    dibuat_pada = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "kebutuhan organisasi"
        verbose_name_plural = "kebutuhan organisasi"
        indexes = [models.Index(fields=["unit", "tahun"], name="kebutuhan_unit_tahun")]
        constraints = [
            known_value("status", StatusKebutuhan, name="kebutuhan_status"),
            known_value("sumber", SumberKebutuhan, name="kebutuhan_sumber"),
            models.CheckConstraint(
                condition=Q(urgensi__range=(1, 5))
                & Q(dampak__range=(1, 5))
                & Q(kelayakan__range=(1, 5)),
                name="kebutuhan_skala",
                violation_error_message="Urgensi, dampak, dan kelayakan diisi 1 sampai "
                "5.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.pernyataan

    @property
    def prioritas(self) -> Prioritas:
        """Return the priority with its arithmetic."""
        return Prioritas(self.urgensi, self.dampak, self.kelayakan)


class KeputusanKebutuhan(models.Model):
    """A decision about a need; a postponed need gets another one later."""

    kebutuhan = models.ForeignKey(
        Kebutuhan, on_delete=models.PROTECT, related_name="keputusan"
    )
    jenis = models.CharField("keputusan", max_length=10)
    alasan = models.TextField("alasan")
    oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="keputusan_kebutuhan"
    )
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "keputusan kebutuhan"
        verbose_name_plural = "keputusan kebutuhan"
        constraints = [known_value("jenis", JenisKeputusan, name="keputusan_jenis")]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.jenis}: {self.alasan}"
