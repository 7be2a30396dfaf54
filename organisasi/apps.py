"""App configuration."""

from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    """Configuration of organisasi."""

    name = "organisasi"
