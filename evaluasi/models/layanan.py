"""What citizens say at a counter: anonymous, three questions, one form one answer."""

import uuid

from django.db import models
from django.db.models import Q

from indikator.models import Indikator
from kinerja.jejak.pemicu import riwayat
from organisasi.models import UnitKerja

SKALA = (1, 4)


class TitikLayanan(models.Model):
    """A counter with its own link; only a digest of the link's token is kept."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="titik_layanan"
    )
    nama = models.CharField("nama layanan", max_length=120)
    indikator = models.ForeignKey(
        Indikator, on_delete=models.PROTECT, null=True, related_name="titik_layanan"
    )
    token_sidik = models.CharField(max_length=64, unique=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "titik layanan"
        verbose_name_plural = "titik layanan"
        triggers = riwayat(kecuali=("token_sidik",))

    def __str__(self) -> str:
        return self.nama


class JawabanLayanan(models.Model):
    """One citizen's answer: no name, no address, no hour, only the month.

    ``formulir`` is the digest of the form's one-time number, so that a form sent
    twice counts once; it says nothing about the citizen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    titik = models.ForeignKey(
        TitikLayanan, on_delete=models.PROTECT, related_name="jawaban"
    )
    formulir = models.CharField(max_length=64, unique=True)
    bulan = models.DateField("bulan")
    waktu = models.PositiveSmallIntegerField("waktu pelayanan")
    petugas = models.PositiveSmallIntegerField("sikap petugas")
    hasil = models.PositiveSmallIntegerField("hasil pelayanan")
    saran = models.TextField("saran", blank=True)

    class Meta:
        verbose_name = "jawaban layanan"
        verbose_name_plural = "jawaban layanan"
        indexes = [models.Index(fields=["titik", "bulan"], name="jawaban_per_bulan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(waktu__range=SKALA)
                & Q(petugas__range=SKALA)
                & Q(hasil__range=SKALA),
                name="jawaban_skala",
                violation_error_message="Jawaban bernilai 1 sampai 4.",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
