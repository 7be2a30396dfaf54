"""The outbox: one row per message to one person, and the list he reads in the app."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from kinerja.akun.models import Pengguna
from kinerja.lib.batasan import known_value
from kinerja.pemberitahuan.rules.pesan import StatusPesan


class PesanQuerySet(models.QuerySet["Pesan"]):
    """Messages by what is to be done with them."""

    def due(self, kini: datetime) -> Self:
        """Return what the relay must handle now, longest waiting first."""
        return self.filter(
            status=StatusPesan.MENUNGGU.value, kirim_setelah__lte=kini
        ).order_by("kirim_setelah", "pk")

    def readable(self, kini: datetime) -> Self:
        """Return what a person sees in the app: neither cancelled nor still to come.

        A message that was tried is due, even while the next try lies ahead.
        """
        return self.exclude(status=StatusPesan.BATAL.value).filter(
            Q(kirim_setelah__lte=kini) | Q(percobaan__gt=0)
        )


class Pesan(models.Model):
    """A message; its words are written when it is sent or shown, not when queued."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jenis = models.CharField(max_length=40)
    penerima = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="pesan"
    )
    objek_jenis = models.CharField(max_length=40)
    objek_kode = models.CharField(max_length=64)
    kunci_unik = models.CharField(max_length=200)
    kirim_setelah = models.DateTimeField()
    status = models.CharField(max_length=12, default=StatusPesan.MENUNGGU.value)
    percobaan = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=320, blank=True)
    galat = models.CharField(max_length=200, blank=True)
    dibaca_pada = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField()

    objects = PesanQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        constraints = [
            models.UniqueConstraint(
                fields=["kunci_unik"],
                name="pesan_satu",
                violation_error_message="Orang ini sudah diberi tahu tentang hal ini "
                "hari ini.",
            ),
            known_value("status", StatusPesan, name="pesan_status"),
        ]
        indexes = [
            models.Index(
                fields=["kirim_setelah", "id"],
                name="pesan_menunggu",
                condition=Q(status=StatusPesan.MENUNGGU.value),
            ),
            models.Index(fields=["penerima", "-dibuat_pada"], name="pesan_penerima"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.kode}"
