"""Reports of wrong data, from the person it is about."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value
from organisasi.models.pegawai import Pegawai
from organisasi.rules.laporan import TERBUKA, BagianData, StatusLaporan


class LaporanData(models.Model):
    """What is wrong in somebody's data, what is right, and what was done about it."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="laporan"
    )
    bagian = models.CharField("bagian data", max_length=10)
    salah = models.TextField("yang salah")
    benar = models.TextField("yang benar")
    bukti = models.OneToOneField(
        Berkas, on_delete=models.PROTECT, null=True, related_name="laporan"
    )
    status = models.CharField(max_length=12, default=StatusLaporan.DIAJUKAN.value)
    penangan = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="laporan_ditangani"
    )
    jawaban = models.TextField("jawaban", blank=True)
    dijawab_pada = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "laporan data salah"
        verbose_name_plural = "laporan data salah"
        constraints = [
            known_value("bagian", BagianData, name="laporan_bagian"),
            known_value("status", StatusLaporan, name="laporan_status"),
            models.UniqueConstraint(
                fields=["pegawai", "bagian"],
                condition=Q(status__in=[s.value for s in TERBUKA]),
                name="laporan_satu_terbuka",
                violation_error_message="Laporan Anda tentang bagian ini masih "
                "terbuka. Tunggu jawabannya, atau lengkapi laporan itu.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusLaporan.DIAJUKAN.value)
                | (Q(penangan__isnull=False) & ~Q(jawaban="")),
                name="laporan_dijawab_dengan_kata",
                violation_error_message="Tulis jawaban untuk pelapor.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.bagian}: {self.salah}"
