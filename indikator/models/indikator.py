"""Indicators: what is measured, which way, against which target, for which need."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from indikator.rules.capaian import Arah
from indikator.rules.jenis import TingkatIndikator
from kinerja.jadwal.models import Tahap
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.models import Kebutuhan, Sasaran, UnitKerja
from organisasi.querysets import BerlakuQuerySet


class Indikator(models.Model):
    """One indicator of a unit; its wording lives in versions."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="indikator"
    )
    sasaran = models.ForeignKey(
        Sasaran, on_delete=models.PROTECT, null=True, related_name="indikator"
    )
    tingkat = models.CharField("tingkat", max_length=3)

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        constraints = [
            known_value("tingkat", TingkatIndikator, name="indikator_tingkat")
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return str(self.kode)


class VersiIndikator(models.Model):
    """The wording, unit, direction and formula in force on some days."""

    indikator = models.ForeignKey(
        Indikator, on_delete=models.PROTECT, related_name="versi"
    )
    nomor = models.PositiveSmallIntegerField("versi", default=1)
    rumusan = models.TextField("rumusan indikator")
    satuan = models.CharField("satuan", max_length=60)
    arah = models.CharField("arah", max_length=10)
    aspek = ArrayField(models.CharField(max_length=10), default=list)
    rumus = models.TextField("cara menghitung")
    sumber = models.TextField("sumber data")
    berlaku = DateRangeField()

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "versi indikator"
        verbose_name_plural = "versi indikator"
        constraints = [
            known_value("arah", Arah, name="versi_indikator_arah"),
            proper_range(name="versi_indikator_rentang"),
            models.UniqueConstraint(
                fields=["indikator", "nomor"],
                name="versi_indikator_nomor",
                violation_error_message="Nomor versi ini sudah ada.",
            ),
            ExclusionConstraint(
                name="versi_indikator_satu_per_hari",
                expressions=[
                    ("indikator", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Indikator ini sudah punya rumusan pada "
                "tanggal itu. Akhiri dulu versi yang lama.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.rumusan


class IndikatorKebutuhan(models.Model):
    """Which need an indicator answers, and which indicators answer a need."""

    indikator = models.ForeignKey(
        Indikator, on_delete=models.PROTECT, related_name="kebutuhan"
    )
    kebutuhan = models.ForeignKey(
        Kebutuhan, on_delete=models.PROTECT, related_name="indikator"
    )

    class Meta:
        verbose_name = "indikator kebutuhan"
        verbose_name_plural = "indikator kebutuhan"
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "kebutuhan"],
                name="indikator_kebutuhan_satu",
                violation_error_message="Indikator ini sudah terhubung ke kebutuhan "
                "itu.",
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.indikator_id} ~ {self.kebutuhan_id}"


class Target(models.Model):
    """The target of a year (no ``tahap``) or of one period of it.

    ``teks`` is what was typed and is shown; ``nilai_min`` and ``nilai_maks`` are what
    was read from it (equal for one number, both empty for a word or a date).
    """

    versi_indikator = models.ForeignKey(
        VersiIndikator, on_delete=models.PROTECT, related_name="target"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    tahap = models.ForeignKey(
        Tahap, on_delete=models.PROTECT, null=True, related_name="target"
    )
    teks = models.CharField("target", max_length=120)
    nilai_min = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    nilai_maks = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    kumulatif = models.BooleanField("kumulatif", default=False)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        constraints = [
            models.UniqueConstraint(
                fields=["versi_indikator", "tahun", "tahap"],
                nulls_distinct=False,
                name="target_satu",
                violation_error_message="Target untuk masa ini sudah ada. Ubah yang "
                "ada.",
            ),
            models.CheckConstraint(
                condition=Q(nilai_min__isnull=True, nilai_maks__isnull=True)
                | Q(nilai_min__lte=F("nilai_maks")),
                name="target_urut",
                violation_error_message="Batas bawah target melebihi batas atasnya.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.teks
