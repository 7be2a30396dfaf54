"""App configuration."""

from django.apps import AppConfig


class PemberitahuanConfig(AppConfig):
    """Configuration of kinerja.pemberitahuan."""

    name = "kinerja.pemberitahuan"
    label = "pemberitahuan"
