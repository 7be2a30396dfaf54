"""App configuration."""

from django.apps import AppConfig


class JejakConfig(AppConfig):
    """Configuration of kinerja.jejak."""

    name = "kinerja.jejak"
    label = "jejak"
