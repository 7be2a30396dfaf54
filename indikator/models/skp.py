"""SKP: the plan of one person in one post for one year, in versions."""

import uuid
from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from indikator.models.indikator import VersiIndikator
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from indikator.rules.jenis import BagianLampiran, JenisRHK, Pendekatan
from kinerja.akun.models import Pengguna
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.models import Kebutuhan, Pegawai, Penempatan


class SKP(models.Model):
    """One plan per post and time; what it says lives in its versions."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="skp")
    penempatan = models.ForeignKey(
        Penempatan, on_delete=models.PROTECT, related_name="skp"
    )
    tahun = models.PositiveSmallIntegerField("tahun kinerja")
    masa = DateRangeField("masa")
    status = models.CharField(max_length=10, default=StatusSKP.AKTIF.value)

    class Meta:
        verbose_name = "SKP"
        verbose_name_plural = "SKP"
        constraints = [
            known_value("status", StatusSKP, name="skp_status"),
            proper_range("masa", name="skp_rentang"),
            ExclusionConstraint(
                name="skp_satu_per_penempatan",
                expressions=[
                    ("penempatan", RangeOperators.EQUAL),
                    ("masa", RangeOperators.OVERLAPS),
                ],
                condition=~Q(status=StatusSKP.DIBATALKAN.value),
                violation_error_message="Sudah ada SKP untuk jabatan dan masa ini. "
                "Buka SKP yang ada.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"SKP {self.tahun}"

    #: What sets one of two aside that tell the same plan of one person twice.
    DISISIHKAN: ClassVar[Mapping[str, str]] = {"status": StatusSKP.DIBATALKAN.value}

    def kembar(self, lain: "SKP") -> bool:
        """Say whether both plan the same post in the same days."""
        berlaku = StatusSKP.DIBATALKAN.value not in {self.status, lain.status}
        sepos = self.penempatan.jabatan_id == lain.penempatan.jabatan_id
        return berlaku and sepos and self.tahun == lain.tahun and _bertemu(self, lain)


def _bertemu(satu: SKP, lain: SKP) -> bool:
    a, b = satu.masa, lain.masa
    return bool(a.lower < b.upper and b.lower < a.upper)


class VersiSKP(models.Model):
    """One wording of the plan on its way between Pegawai and penilai."""

    skp = models.ForeignKey(SKP, on_delete=models.PROTECT, related_name="versi_skp")
    nomor = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=12, default=StatusVersi.DRAF.value)
    pendekatan = models.CharField(max_length=12, default=Pendekatan.KUANTITATIF.value)
    penilai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="skp_dinilai"
    )
    atasan = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="skp_diatasi"
    )
    diajukan_pada = models.DateTimeField(null=True)
    ditetapkan_pada = models.DateTimeField(null=True)
    terlambat = models.BooleanField(default=False)
    # the texts as the penilai last returned them: a ``rules.perubahan.Potret``
    potret = models.JSONField(null=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "versi SKP"
        verbose_name_plural = "versi SKP"
        indexes = [models.Index(fields=["penilai", "status"], name="versi_skp_antrean")]
        constraints = [
            known_value("status", StatusVersi, name="versi_skp_status"),
            known_value("pendekatan", Pendekatan, name="versi_skp_pendekatan"),
            models.UniqueConstraint(
                fields=["skp", "nomor"],
                name="versi_skp_nomor",
                violation_error_message="Nomor versi SKP ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["skp"],
                condition=~Q(status=StatusVersi.DITETAPKAN.value),
                name="versi_skp_satu_berjalan",
                violation_error_message="SKP ini masih punya versi yang belum "
                "ditetapkan. Selesaikan versi itu.",
            ),
            models.CheckConstraint(
                condition=~Q(penilai=F("atasan")) | Q(atasan__isnull=True),
                name="versi_skp_atasan_lain",
                violation_error_message="Atasan harus orang lain dari penilai.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"versi {self.nomor}"


class RHK(models.Model):
    """One rencana hasil kerja; ``garis`` is its identity across versions."""

    versi_skp = models.ForeignKey(
        VersiSKP, on_delete=models.PROTECT, related_name="rhk"
    )
    garis = models.UUIDField(default=uuid.uuid4)
    jenis = models.CharField(max_length=8, default=JenisRHK.UTAMA.value)
    urutan = models.PositiveSmallIntegerField(default=1)
    rumusan = models.TextField("rencana hasil kerja")
    rhk_pimpinan = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="turunan"
    )
    iki_pimpinan = models.ForeignKey(
        "IKI", on_delete=models.PROTECT, null=True, related_name="turunan"
    )
    penugasan_dari = models.CharField(max_length=200, blank=True)
    kebutuhan = models.ForeignKey(
        Kebutuhan, on_delete=models.PROTECT, null=True, related_name="rhk"
    )

    class Meta:
        verbose_name = "RHK"
        verbose_name_plural = "RHK"
        constraints = [
            known_value("jenis", JenisRHK, name="rhk_jenis"),
            models.UniqueConstraint(
                fields=["versi_skp", "garis"],
                name="rhk_satu_garis",
                violation_error_message="Hasil kerja ini sudah ada pada versi itu.",
            ),
            models.CheckConstraint(
                condition=Q(rhk_pimpinan__isnull=True) | ~Q(rhk_pimpinan=F("id")),
                name="rhk_bukan_pimpinan_sendiri",
                violation_error_message="Hasil kerja tidak dapat mengintervensi "
                "dirinya sendiri.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.rumusan


class IKI(models.Model):
    """One indikator kinerja individu with its target, read like ``Target``."""

    rhk = models.ForeignKey(RHK, on_delete=models.PROTECT, related_name="iki")
    garis = models.UUIDField(default=uuid.uuid4)
    versi_indikator = models.ForeignKey(
        VersiIndikator, on_delete=models.PROTECT, null=True, related_name="iki"
    )
    rumusan = models.TextField("indikator kinerja individu")
    aspek = ArrayField(models.CharField(max_length=10), default=list)
    perspektif = models.CharField(max_length=24, blank=True)
    arah = models.CharField(max_length=10)
    target_teks = models.CharField("target", max_length=120)
    nilai_min = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    nilai_maks = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)

    class Meta:
        verbose_name = "IKI"
        verbose_name_plural = "IKI"
        constraints = [
            models.UniqueConstraint(
                fields=["rhk", "garis"],
                name="iki_satu_garis",
                violation_error_message="Indikator ini sudah ada pada hasil kerja itu.",
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.rumusan


class EkspektasiPerilaku(models.Model):
    """Ekspektasi khusus of the Pimpinan on one of the seven values (Ps 10(4))."""

    versi_skp = models.ForeignKey(
        VersiSKP, on_delete=models.PROTECT, related_name="ekspektasi"
    )
    nilai = models.PositiveSmallIntegerField("nilai dasar")
    isi = models.TextField("ekspektasi khusus pimpinan")

    class Meta:
        verbose_name = "ekspektasi perilaku"
        verbose_name_plural = "ekspektasi perilaku"
        constraints = [
            models.UniqueConstraint(
                fields=["versi_skp", "nilai"],
                name="ekspektasi_satu_per_nilai",
                violation_error_message="Ekspektasi untuk nilai ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__range=(1, 7)),
                name="ekspektasi_nilai",
                violation_error_message="Nilai dasar BerAKHLAK bernomor 1 sampai 7.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.isi


class LampiranSKP(models.Model):
    """One line of the Lampiran SKP (A.1.8)."""

    versi_skp = models.ForeignKey(
        VersiSKP, on_delete=models.PROTECT, related_name="lampiran"
    )
    bagian = models.CharField(max_length=12)
    urutan = models.PositiveSmallIntegerField(default=1)
    isi = models.TextField()

    class Meta:
        verbose_name = "lampiran SKP"
        verbose_name_plural = "lampiran SKP"
        constraints = [
            known_value("bagian", BagianLampiran, name="lampiran_bagian"),
            models.UniqueConstraint(
                fields=["versi_skp", "bagian", "urutan"],
                name="lampiran_urutan",
                violation_error_message="Nomor baris lampiran ini sudah ada.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.isi


class CatatanBaris(models.Model):
    """A note of the penilai on one row (or the whole plan, no ``garis``)."""

    versi_skp = models.ForeignKey(
        VersiSKP, on_delete=models.PROTECT, related_name="catatan"
    )
    garis = models.UUIDField(null=True)
    isi = models.TextField("catatan")
    oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="catatan_skp"
    )
    pada = models.DateTimeField(db_default=Now())
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "catatan baris"
        verbose_name_plural = "catatan baris"
        triggers = riwayat()

    def __str__(self) -> str:
        return self.isi
