"""App configuration."""

from django.apps import AppConfig


class JadwalConfig(AppConfig):
    """Configuration of kinerja.jadwal."""

    name = "kinerja.jadwal"
    label = "jadwal"
