"""App configuration."""

from django.apps import AppConfig


class PelatihanConfig(AppConfig):
    """Configuration of pelatihan."""

    name = "pelatihan"
