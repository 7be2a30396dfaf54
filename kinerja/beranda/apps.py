"""App configuration."""

from django.apps import AppConfig


class BerandaConfig(AppConfig):
    """Configuration of kinerja.beranda."""

    name = "kinerja.beranda"
    label = "beranda"
