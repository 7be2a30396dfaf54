"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class BerandaConfig(AppConfig):
    """Configuration of kinerja.beranda."""

    name = "kinerja.beranda"
    label = "beranda"

    def ready(self) -> None:
        """Let every process, the web's too, wake the worker through our broker.

        Without it a task called from a page would look for Celery's default broker.
        """
        import_module("kinerja.celery")
