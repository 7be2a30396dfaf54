"""The calendar of the agency, and the runs of scheduled work."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from kinerja.jadwal.rules.jenis import JenisLibur, JenisTahap, StatusJalan
from kinerja.jadwal.rules.periode import Frekuensi
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2022, 2100  # PermenPANRB 6/2022 is the first rule
TAHAP_SATU_PER_HARI = (
    JenisTahap.SKP.value,
    JenisTahap.EVALUASI_PERIODIK.value,
    JenisTahap.EVALUASI_TAHUNAN.value,
)


class HariLibur(models.Model):
    """A day off; ``wilayah`` names the region of a LIBUR_DAERAH, else it is empty.

    ``dasar`` is the SKB or qanun. ``dicabut`` says why the day is no day off any more
    and is empty while it is one: a row that stays is not filled in again.
    """

    kode = models.UUIDField(
        default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False
    )
    tanggal = models.DateField("tanggal")
    jenis = models.CharField("jenis", max_length=20)
    wilayah = models.CharField("wilayah", max_length=80, blank=True)
    nama = models.CharField("nama", max_length=200)
    dasar = models.CharField("dasar", max_length=200, blank=True)
    dicabut = models.CharField("alasan dicabut", max_length=300, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        triggers = riwayat()
        constraints = [
            models.UniqueConstraint(
                fields=["tanggal", "jenis", "wilayah"],
                name="hari_libur_satu",
                violation_error_message="Tanggal ini sudah ada di daftar hari libur "
                "dengan jenis yang sama. Ubah baris yang ada.",
            ),
            known_value("jenis", JenisLibur, name="hari_libur_jenis"),
            models.CheckConstraint(
                condition=Q(jenis=JenisLibur.LIBUR_DAERAH.value) ^ Q(wilayah=""),
                name="hari_libur_wilayah",
                violation_error_message="Isi wilayah untuk libur daerah; kosongkan "
                "untuk libur nasional dan cuti bersama.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Siklus(models.Model):
    """One tahun kinerja and how often it is evaluated (domain O-2)."""

    tahun = models.PositiveSmallIntegerField(
        "tahun",
        unique=True,
        error_messages={"unique": "Siklus tahun ini sudah ada. Buka siklus itu."},
    )
    frekuensi = models.CharField("frekuensi evaluasi periodik", max_length=12)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "siklus"
        verbose_name_plural = "siklus"
        triggers = riwayat()
        constraints = [
            known_value("frekuensi", Frekuensi, name="siklus_frekuensi"),
            models.CheckConstraint(
                condition=Q(tahun__range=(TAHUN_PERTAMA, TAHUN_TERAKHIR)),
                name="siklus_tahun",
                violation_error_message="Tahun kinerja harus antara 2022 dan 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Siklus {self.tahun}"


class Tahap(models.Model):
    """One stage: ``masa`` is the work it covers, ``jendela`` the days it is open."""

    siklus = models.ForeignKey(Siklus, on_delete=models.PROTECT, related_name="tahap")
    jenis = models.CharField("jenis", max_length=20)
    urutan = models.PositiveSmallIntegerField("urutan", default=1)
    masa = DateRangeField("masa kerja yang dicakup")
    jendela = DateRangeField("jendela pengisian")

    class Meta:
        verbose_name = "tahap"
        verbose_name_plural = "tahap"
        triggers = riwayat()
        constraints = [
            models.UniqueConstraint(
                fields=["siklus", "jenis", "urutan"],
                name="tahap_satu",
                violation_error_message="Tahap dengan jenis dan urutan ini sudah ada "
                "pada siklus ini. Ubah tahap itu atau pakai urutan lain.",
            ),
            known_value("jenis", JenisTahap, name="tahap_jenis"),
            proper_range("masa", name="tahap_masa"),
            proper_range("jendela", name="tahap_jendela"),
            models.CheckConstraint(
                condition=Q(masa__upper_inf=False, jendela__upper_inf=False),
                name="tahap_berakhir",
                violation_error_message="Isi tanggal akhir masa dan jendela tahap.",
            ),
            # A day of work belongs to one SKP year, one evaluasi periodik and one
            # evaluasi tahunan, across all Siklus.
            ExclusionConstraint(
                name="tahap_masa_tunggal",
                expressions=[
                    ("jenis", RangeOperators.EQUAL),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                condition=Q(jenis__in=TAHAP_SATU_PER_HARI),
                violation_error_message="Masa tahap ini bertumpang tindih dengan "
                "tahap sejenis. Ubah tanggal salah satunya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.urutan}"


class Jalan(models.Model):
    """One run of one job for one period; the unique row is what makes it once."""

    tugas = models.CharField(max_length=60)
    kunci_periode = models.CharField(max_length=80)
    status = models.CharField(max_length=10, default=StatusJalan.MENUNGGU.value)
    mulai = models.DateTimeField(null=True)
    selesai = models.DateTimeField(null=True)
    hasil = models.JSONField(default=dict)

    class Meta:
        verbose_name = "jalan tugas"
        verbose_name_plural = "jalan tugas"
        constraints = [
            models.UniqueConstraint(
                fields=["tugas", "kunci_periode"],
                name="jalan_satu",
                violation_error_message="Tugas ini sudah tercatat untuk periode itu.",
            ),
            known_value("status", StatusJalan, name="jalan_status"),
        ]

    def __str__(self) -> str:
        return f"{self.tugas} {self.kunci_periode}"


class Denyut(models.Model):
    """When something that must keep beating was last seen alive."""

    nama = models.CharField(max_length=60, unique=True)
    terakhir = models.DateTimeField()

    class Meta:
        verbose_name = "denyut"
        verbose_name_plural = "denyut"

    def __str__(self) -> str:
        return self.nama
