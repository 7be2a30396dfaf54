"""App configuration."""

from django.apps import AppConfig


class IndikatorConfig(AppConfig):
    """Configuration of indikator."""

    name = "indikator"
