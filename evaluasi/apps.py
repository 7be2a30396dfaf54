"""App configuration."""

from django.apps import AppConfig


class EvaluasiConfig(AppConfig):
    """Configuration of evaluasi."""

    name = "evaluasi"
