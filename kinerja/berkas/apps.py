"""App configuration."""

from django.apps import AppConfig


class BerkasConfig(AppConfig):
    """Configuration of kinerja.berkas."""

    name = "kinerja.berkas"
    label = "berkas"
