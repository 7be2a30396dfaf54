"""Programmes, their classes, who takes part, and the hours they earn."""

import uuid

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from evaluasi.models import Evaluasi
from indikator.models import Indikator
from kinerja.akun.models import Pengguna
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.models import Kebutuhan, Pegawai, UnitKerja
from pelatihan.rules.jenis import StatusPeserta, StatusUsulan


class Program(models.Model):
    """One training programme; ``jp`` are lesson hours of 45 minutes.

    ``nilai_lulus`` is the least result of the last test, 0 to 100; None: the programme
    asks for attendance only.
    """

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="program"
    )
    nama = models.CharField("nama program", max_length=200)
    tujuan = models.TextField("tujuan")
    jp = models.PositiveSmallIntegerField("JP")
    nilai_lulus = models.DecimalField(
        "nilai lulus", max_digits=5, decimal_places=2, null=True
    )
    terbit = models.BooleanField(default=False)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "program pelatihan"
        verbose_name_plural = "program pelatihan"
        constraints = [
            models.CheckConstraint(
                condition=Q(jp__range=(1, 900)),
                name="program_jp",
                violation_error_message="JP diisi 1 sampai 900.",
            ),
            models.CheckConstraint(
                condition=Q(nilai_lulus__isnull=True) | Q(nilai_lulus__range=(0, 100)),
                name="program_nilai_lulus",
                violation_error_message="Nilai lulus 0 sampai 100.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.nama


class ProgramIndikator(models.Model):
    """Which indicator (and through it which need) a programme is for."""

    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, related_name="indikator"
    )
    indikator = models.ForeignKey(
        Indikator, on_delete=models.PROTECT, related_name="program"
    )

    class Meta:
        verbose_name = "program untuk indikator"
        verbose_name_plural = "program untuk indikator"
        constraints = [
            models.UniqueConstraint(
                fields=["program", "indikator"],
                name="program_indikator_satu",
                violation_error_message="Program ini sudah terhubung ke indikator itu.",
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.program_id} ~ {self.indikator_id}"


class Usulan(models.Model):
    """A proposal that somebody be trained, with the one row it comes from."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="usulan_pelatihan"
    )
    sebab = models.TextField("sebab")
    dari_kebutuhan = models.ForeignKey(
        Kebutuhan, on_delete=models.PROTECT, null=True, related_name="usulan"
    )
    dari_evaluasi = models.ForeignKey(
        Evaluasi, on_delete=models.PROTECT, null=True, related_name="usulan"
    )
    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, null=True, related_name="usulan"
    )
    status = models.CharField(max_length=12, default=StatusUsulan.DIUSULKAN.value)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="usulan")
    pada = models.DateTimeField(db_default=Now())
    alasan = models.TextField("alasan putusan", blank=True)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="putusan_usulan"
    )
    diputus_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "usulan pelatihan"
        verbose_name_plural = "usulan pelatihan"
        constraints = [
            known_value("status", StatusUsulan, name="usulan_status"),
            models.CheckConstraint(
                condition=Q(dari_kebutuhan__isnull=True)
                | Q(dari_evaluasi__isnull=True),
                name="usulan_satu_asal",
                violation_error_message="Usulan berasal dari satu hal saja: kebutuhan "
                "atau evaluasi.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "dari_evaluasi", "dari_kebutuhan"],
                condition=Q(status=StatusUsulan.DIUSULKAN.value),
                nulls_distinct=False,
                name="usulan_satu_terbuka",
                violation_error_message="Usulan untuk pegawai ini dari hal yang sama "
                "masih menunggu putusan.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=StatusUsulan.DIUSULKAN.value,
                    program__isnull=True,
                    diputus_pada__isnull=True,
                )
                | Q(
                    status=StatusUsulan.DIRENCANAKAN.value,
                    program__isnull=False,
                    diputus_pada__isnull=False,
                )
                | Q(
                    status=StatusUsulan.DITOLAK.value,
                    program__isnull=True,
                    diputus_pada__isnull=False,
                ),
                name="usulan_putusan",
                violation_error_message="Usulan yang direncanakan harus menyebut "
                "programnya.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.sebab


class Angkatan(models.Model):
    """One class of a programme: when, where, how many seats are left."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, related_name="angkatan"
    )
    nama = models.CharField("nama angkatan", max_length=120)
    tempat = models.CharField("tempat", max_length=200)
    masa = DateRangeField("masa")
    kuota = models.PositiveSmallIntegerField("kuota")
    terisi = models.PositiveSmallIntegerField(default=0)
    ditutup_pada = models.DateTimeField(null=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "angkatan"
        verbose_name_plural = "angkatan"
        constraints = [
            proper_range("masa", name="angkatan_rentang"),
            models.CheckConstraint(
                condition=Q(terisi__lte=models.F("kuota")),
                name="angkatan_kuota",
                violation_error_message="Kursi angkatan ini sudah penuh.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.nama


class Peserta(models.Model):
    """One person in one class."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    angkatan = models.ForeignKey(
        Angkatan, on_delete=models.PROTECT, related_name="peserta"
    )
    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="pelatihan"
    )
    status = models.CharField(max_length=12, default=StatusPeserta.TERDAFTAR.value)

    class Meta:
        verbose_name = "peserta"
        verbose_name_plural = "peserta"
        constraints = [
            known_value("status", StatusPeserta, name="peserta_status"),
            models.UniqueConstraint(
                fields=["angkatan", "pegawai"],
                name="peserta_satu",
                violation_error_message="Pegawai ini sudah terdaftar pada angkatan "
                "itu.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.pegawai_id} @ {self.angkatan_id}"


class Kehadiran(models.Model):
    """Somebody was there on one day, or was not."""

    peserta = models.ForeignKey(
        Peserta, on_delete=models.PROTECT, related_name="kehadiran"
    )
    hari = models.DateField()
    hadir = models.BooleanField()

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        constraints = [
            models.UniqueConstraint(
                fields=["peserta", "hari"],
                name="kehadiran_satu",
                violation_error_message="Kehadiran hari itu sudah dicatat.",
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.peserta_id} {self.hari}"


class CatatanJP(models.Model):
    """Hours in somebody's ledger; one class counts once."""

    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="catatan_jp"
    )
    peserta = models.OneToOneField(
        Peserta,
        on_delete=models.PROTECT,
        related_name="catatan_jp",
        error_messages={"unique": "JP pelatihan ini sudah dicatat."},
    )
    tahun = models.PositiveSmallIntegerField()
    jp_diakui = models.DecimalField(max_digits=6, decimal_places=2)
    uraian = models.CharField(max_length=200)
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "catatan JP"
        verbose_name_plural = "catatan JP"
        indexes = [models.Index(fields=["pegawai", "tahun"], name="jp_per_tahun")]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.jp_diakui} JP"
