"""App configuration."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JadwalConfig(AppConfig):
    """Configuration of kinerja.jadwal."""

    name = "kinerja.jadwal"
    label = "jadwal"

    def ready(self) -> None:
        """Load every app's ``tasks`` so that their scheduled jobs are registered."""
        autodiscover_modules("tasks")
