"""Units, the one dated tree they stand in, and the posts they have."""

import uuid

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.querysets import BerlakuQuerySet
from organisasi.rules.jenis import JenisJabatan, JenisUnit

#: Walks up from the new parent inside the new dates and refuses to meet the unit
#: itself. The advisory lock lets two simultaneous moves see each other.
TANPA_LINGKARAN = """
PERFORM pg_advisory_xact_lock(hashtext('susunan'));
IF EXISTS (
    WITH RECURSIVE naik(unit_id, berlaku) AS (
        SELECT NEW.induk_id, NEW.berlaku
        UNION
        SELECT s.induk_id, naik.berlaku * s.berlaku
        FROM organisasi_susunanunit s
        JOIN naik ON s.unit_id = naik.unit_id AND s.berlaku && naik.berlaku
        WHERE s.induk_id IS NOT NULL
    )
    SELECT 1 FROM naik WHERE unit_id = NEW.unit_id
) THEN
    RAISE EXCEPTION 'unit % akan berada di bawah dirinya sendiri', NEW.unit_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'susunan_tanpa_lingkaran';
END IF;
RETURN NULL;
"""


class UnitKerja(models.Model):
    """A unit; where it stands on a day is told by ``SusunanUnit``."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nama = models.CharField("nama", max_length=200)
    jenis = models.CharField("jenis", max_length=20)
    mandiri = models.BooleanField("unit kerja mandiri", default=False)
    hari_kerja = models.PositiveSmallIntegerField("hari kerja seminggu", default=5)
    kode_unor = models.CharField(
        "kode unor", max_length=40, unique=True, null=True, blank=True
    )
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        constraints = [
            known_value("jenis", JenisUnit, name="unit_jenis"),
            models.CheckConstraint(
                condition=Q(hari_kerja__in=[5, 6]),
                name="unit_hari_kerja",
                violation_error_message="Hari kerja seminggu harus 5 atau 6.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.nama


class SusunanUnit(models.Model):
    """Where a unit stands from a day to a day; no ``induk`` means: the root."""

    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="susunan"
    )
    induk = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="bawahan", null=True
    )
    berlaku = DateRangeField()

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "susunan unit"
        verbose_name_plural = "susunan unit"
        constraints = [
            ExclusionConstraint(
                name="susunan_satu_induk",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Unit ini sudah punya induk pada sebagian "
                "tanggal itu. Akhiri dulu susunan yang lama.",
            ),
            ExclusionConstraint(
                name="susunan_satu_puncak",
                expressions=[("berlaku", RangeOperators.OVERLAPS)],
                condition=Q(induk__isnull=True),
                violation_error_message="Susunan sudah punya puncak pada tanggal itu. "
                "Pilih unit induk.",
            ),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(unit=F("induk")),
                name="susunan_bukan_diri_sendiri",
                violation_error_message="Unit tidak dapat berada di bawah dirinya "
                "sendiri.",
            ),
            proper_range(name="susunan_rentang"),
        ]
        triggers = [
            *riwayat(),
            pgtrigger.Trigger(
                name="susunan_tanpa_lingkaran",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Condition("NEW.induk_id IS NOT NULL"),
                func=TANPA_LINGKARAN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.induk_id} {self.berlaku}"


class Jabatan(models.Model):
    """A post of a unit; ``memimpin`` marks the one that leads the unit."""

    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="jabatan"
    )
    nama = models.CharField("nama jabatan", max_length=200)
    jenis = models.CharField("jenis", max_length=20)
    jenjang = models.CharField("jenjang", max_length=40, blank=True)
    eselon = models.CharField("eselon", max_length=10, blank=True)
    kelas = models.PositiveSmallIntegerField("kelas jabatan", null=True, blank=True)
    memimpin = models.BooleanField("memimpin unit", default=False)
    kuota = models.PositiveSmallIntegerField("kuota", default=1)
    berlaku = DateRangeField()

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        constraints = [
            known_value("jenis", JenisJabatan, name="jabatan_jenis"),
            proper_range(name="jabatan_rentang"),
            models.UniqueConstraint(
                fields=["id", "memimpin"], name="jabatan_id_memimpin"
            ),
            ExclusionConstraint(
                name="jabatan_satu_pemimpin",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                condition=Q(memimpin=True),
                violation_error_message="Unit ini sudah punya jabatan pemimpin pada "
                "tanggal itu. Akhiri dulu jabatan pemimpin yang lama.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.nama
