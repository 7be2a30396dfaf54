"""App configuration."""

from django.apps import AppConfig


class AkunConfig(AppConfig):
    """Configuration of kinerja.akun."""

    name = "kinerja.akun"
    label = "akun"
