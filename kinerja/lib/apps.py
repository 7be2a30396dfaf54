"""App configuration."""

from django.apps import AppConfig


class LibConfig(AppConfig):
    """Configuration of kinerja.lib."""

    name = "kinerja.lib"
    label = "lib"
