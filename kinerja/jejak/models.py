"""The history: what changed, who looked, what is sealed. Written once, kept.

Accounts are bare numbers here: this room lies below ``kinerja.akun``, and a foreign
key would cost a check per recorded row. Every table refuses UPDATE, DELETE and
TRUNCATE by trigger, whoever asks (raw SQL too).
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.jejak.pemicu import hanya_pemicu, tambah_saja
from kinerja.jejak.rules import Aksi
from kinerja.lib.batasan import known_value

SIDIK = r"^[0-9a-f]{64}$"


class Perubahan(models.Model):
    """One changed row of one table; only the trigger ``jejak_catat`` writes here.

    I holds the whole new row in ``sesudah``, D the whole old one in ``sebelum``, U
    only the changed columns on both sides (the whole row when the key changed), so
    the row as of a day is I plus the U's up to that day.
    """

    waktu = models.DateTimeField("waktu")
    tabel = models.CharField("tabel", max_length=63)
    baris = models.BigIntegerField("baris")
    aksi = models.CharField("aksi", max_length=1)
    pelaku_id = models.BigIntegerField("pelaku", null=True)
    atas_nama_id = models.BigIntegerField("atas nama", null=True)
    tindakan = models.CharField("tindakan", max_length=100, blank=True)
    alasan = models.TextField("alasan", blank=True)
    sebelum = models.JSONField("sebelum", null=True)
    sesudah = models.JSONField("sesudah", null=True)

    class Meta:
        verbose_name = "perubahan"
        verbose_name_plural = "perubahan"
        triggers = [*tambah_saja(), hanya_pemicu()]
        constraints = [
            known_value("aksi", Aksi, name="perubahan_aksi_dikenal"),
        ]
        indexes = [
            models.Index(fields=["tabel", "baris", "id"], name="perubahan_baris"),
            models.Index(
                fields=["pelaku_id", "id"],
                name="perubahan_pelaku",
                condition=Q(pelaku_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tabel} {self.baris} {self.aksi}"


class Akses(models.Model):
    """One look of an account at a page that shows somebody's personal data.

    ``subjek_id`` is the key of the Pegawai shown, null when a page shows many.
    """

    waktu = models.DateTimeField("waktu", db_default=Now())
    pelaku_id = models.BigIntegerField("pelaku")
    halaman = models.CharField("halaman", max_length=200)
    subjek_id = models.BigIntegerField("subjek", null=True)

    class Meta:
        verbose_name = "akses"
        verbose_name_plural = "akses"
        triggers = tambah_saja()
        indexes = [
            models.Index(fields=["subjek_id", "id"], name="akses_subjek"),
            models.Index(fields=["pelaku_id", "id"], name="akses_pelaku"),
        ]

    def __str__(self) -> str:
        return f"{self.pelaku_id} {self.halaman}"


class KunciIsi(models.Model):
    """Key that opens one sealed payload; destroying it erases what it locks.

    ``bahan`` is the raw key, null once destroyed. The row itself stays, so the chain
    still verifies.
    """

    bahan = models.BinaryField("bahan", null=True)
    dihancurkan_pada = models.DateTimeField("dihancurkan pada", null=True)

    class Meta:
        verbose_name = "kunci isi"
        verbose_name_plural = "kunci isi"
        constraints = [
            models.CheckConstraint(
                name="kunci_isi_ada_atau_hancur",
                condition=Q(bahan__isnull=False, dihancurkan_pada__isnull=True)
                | Q(bahan__isnull=True, dihancurkan_pada__isnull=False),
                violation_error_message="Kunci hanya ada atau sudah dihancurkan.",
            ),
        ]

    def __str__(self) -> str:
        return f"kunci {self.pk}"


class Segel(models.Model):
    """One link of a sealed chain (``rantai``, e.g. one cycle), numbered from 1.

    ``sidik`` is the lower-case hex SHA-256 of this link, ``sidik_sebelum`` that of
    the link before. ``berkas_isi_tersandi`` is the encrypted payload.
    """

    rantai = models.CharField("rantai", max_length=60)
    urutan = models.PositiveBigIntegerField("urutan")
    sidik = models.CharField("sidik", max_length=64)
    sidik_sebelum = models.CharField("sidik sebelum", max_length=64)
    berkas_isi_tersandi = models.BinaryField("isi tersandi")
    kunci = models.ForeignKey(
        KunciIsi, on_delete=models.PROTECT, null=True, verbose_name="kunci"
    )

    class Meta:
        verbose_name = "segel"
        verbose_name_plural = "segel"
        triggers = tambah_saja()
        constraints = [
            models.UniqueConstraint(
                name="segel_satu_per_urutan",
                fields=["rantai", "urutan"],
                violation_error_message="Urutan ini sudah ada dalam rantai segel.",
            ),
            models.CheckConstraint(
                name="segel_urutan_dari_satu",
                condition=Q(urutan__gte=1),
                violation_error_message="Urutan segel dimulai dari 1.",
            ),
            models.CheckConstraint(
                name="segel_sidik_sha256",
                condition=Q(sidik__regex=SIDIK, sidik_sebelum__regex=SIDIK),
                violation_error_message="Sidik harus 64 huruf heksadesimal kecil.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rantai} {self.urutan}"
