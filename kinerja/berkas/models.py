"""Every file somebody gave us: evidence, import files, certificates."""

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.berkas.rules.jenis import Jenis
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value


class BerkasQuerySet(models.QuerySet["Berkas"]):
    """Questions about files."""

    def ada(self) -> "BerkasQuerySet":
        """Keep the files that nobody deleted."""
        return self.filter(dihapus_pada__isnull=True)


class Berkas(models.Model):
    """One stored file. The same content may be stored twice: each has its owner.

    ``nama_asli`` is the cleaned name for people; on disk the file stands under the
    random ``lokasi`` below MEDIA_ROOT, which no URL reaches. ``ukuran`` is in bytes,
    ``sha256`` lower-case hex.
    """

    kode = models.UUIDField("kode", default=uuid.uuid4, unique=True, editable=False)
    nama_asli = models.CharField("nama", max_length=200)
    jenis_terdeteksi = models.CharField("jenis", max_length=10)
    ukuran = models.PositiveBigIntegerField("ukuran")
    sha256 = models.CharField("sidik", max_length=64)
    lokasi = models.CharField("lokasi", max_length=100, unique=True)
    pengunggah = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="berkas",
        verbose_name="pengunggah",
    )
    dihapus_pada = models.DateTimeField("dihapus pada", null=True)
    dibuat_pada = models.DateTimeField("diunggah pada", db_default=Now())

    objects = BerkasQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        triggers = riwayat()
        constraints = [
            known_value("jenis_terdeteksi", Jenis, name="berkas_jenis_dikenal"),
            models.CheckConstraint(
                name="berkas_tidak_kosong",
                condition=Q(ukuran__gt=0),
                violation_error_message="Berkas kosong tidak dapat disimpan.",
            ),
            models.CheckConstraint(
                name="berkas_sidik_sha256",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message="Sidik harus 64 huruf heksadesimal kecil.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_asli

    @property
    def path(self) -> Path:
        """Return where the content stands on this machine."""
        return Path(settings.MEDIA_ROOT) / self.lokasi
