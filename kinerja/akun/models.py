"""Accounts: who signs in. No role, no unit and no rule of the NIP lives here."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from kinerja.akun.rules import NAMA_MASUK, rapikan_nama_masuk
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import proper_range
from kinerja.lib.waktu import hari_ini


class PenggunaManager(BaseUserManager["Pengguna"]):
    """Find accounts by login name, make them with a hashed password."""

    def create_user(self, nama_masuk: str, nama: str, sandi: str | None) -> "Pengguna":
        """Create an account; ``sandi=None`` leaves it without a usable password."""
        pengguna = self.model(nama_masuk=rapikan_nama_masuk(nama_masuk), nama=nama)
        pengguna.set_password(sandi)
        pengguna.save(using=self._db)
        return pengguna


class Pengguna(AbstractBaseUser):
    """One person's login. ``nama_masuk`` is the NIP for ASN, a short name else."""

    nama_masuk = models.CharField("nama masuk", max_length=40, unique=True)
    nama = models.CharField("nama", max_length=200)
    surel = models.EmailField("surel", blank=True)
    aktif = models.BooleanField("aktif", default=True)
    terkunci_sejak = models.DateTimeField("terkunci sejak", null=True, blank=True)
    # the days on which nobody signs in, written by the room that knows who has left
    ditutup = DateRangeField("ditutup", null=True, blank=True)

    USERNAME_FIELD = "nama_masuk"
    EMAIL_FIELD = "surel"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    objects = PenggunaManager()

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        triggers = riwayat(kecuali=("password", "last_login"))
        constraints = [
            models.CheckConstraint(
                name="pengguna_nama_masuk_rapi",
                condition=Q(nama_masuk__regex=NAMA_MASUK),
                violation_error_message="Nama masuk berisi NIP tanpa spasi, atau 3-40 "
                "huruf kecil, angka, titik, dan tanda hubung.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Tell Django's backends whether this account may sign in at all."""
        tertutup = self.ditutup is not None and hari_ini() in self.ditutup
        return self.aktif and self.terkunci_sejak is None and not tertutup


class KodeAktivasi(models.Model):
    """A printed one-time code with which its owner chooses a password.

    ``sidik`` is the lower-case hex HMAC-SHA256 of the code: the code itself is
    nowhere. ``berlaku`` counts whole days; a voided code is deleted.
    """

    pengguna = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="kode", verbose_name="pengguna"
    )
    sidik = models.CharField("sidik", max_length=64, unique=True)
    berlaku = DateRangeField("berlaku")
    dipakai_pada = models.DateTimeField("dipakai pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada")
    dibuat_oleh = models.ForeignKey(
        Pengguna,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dibuat oleh",
    )

    class Meta:
        verbose_name = "kode aktivasi"
        verbose_name_plural = "kode aktivasi"
        triggers = riwayat(kecuali=("sidik",))
        constraints = [
            models.UniqueConstraint(
                name="kode_aktivasi_satu_belum_dipakai",
                fields=["pengguna"],
                condition=Q(dipakai_pada__isnull=True),
                violation_error_message="Pengguna ini masih punya kode yang belum "
                "dipakai.",
            ),
            proper_range(name="kode_aktivasi_masa_wajar"),
        ]

    def __str__(self) -> str:
        return f"kode aktivasi {self.pengguna_id}"
