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
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "titik layanan"
        verbose_name_plural = "titik layanan"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "nama"],
                name="titik_layanan_satu_nama",
                violation_error_message="Layanan dengan nama ini sudah ada di unit "
                "ini. Buka layanan itu, atau pakai nama lain.",
            )
        ]
        triggers = riwayat(kecuali=("token_sidik",))

    def __str__(self) -> str:
        return self.nama


class JawabanLayanan(models.Model):
    """One citizen's answer: no name, no address, no day, no hour.

    ``bulan`` is empty while the answer waits for its group. When enough wait
    (``rules.kelompok.MINIMUM``) the service writes the whole group anew in one
    transaction: new keys, each column in an order of its own, the first day of this
    month in all of them. Only rows with a ``bulan`` enter a result. So a result never
    changes by less than a group, and neither order nor ``xmin`` nor a neighbouring
    column says who answered what.

    ``formulir`` is the digest of a form's one-time number, so that a form sent twice
    counts once; it says nothing about the citizen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    titik = models.ForeignKey(
        TitikLayanan, on_delete=models.PROTECT, related_name="jawaban"
    )
    formulir = models.CharField(max_length=64, unique=True)
    bulan = models.DateField("bulan", null=True)
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
