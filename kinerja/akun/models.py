"""Accounts: who signs in. No role, no unit and no rule of the NIP lives here."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PenggunaManager(BaseUserManager["Pengguna"]):
    """Find accounts by login name, make them with a hashed password."""

    def create_user(self, nama_masuk: str, nama: str, sandi: str | None) -> "Pengguna":
        """Create an account; ``sandi=None`` leaves it without a usable password."""
        pengguna = self.model(nama_masuk=nama_masuk, nama=nama)
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

    USERNAME_FIELD = "nama_masuk"
    EMAIL_FIELD = "surel"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    objects = PenggunaManager()

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.nama

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Tell Django's backends whether this account may sign in at all."""
        return self.aktif and self.terkunci_sejak is None
