"""App configuration."""

from django.apps import AppConfig


class IndikatorConfig(AppConfig):
    """Configuration of indikator."""

    name = "indikator"

    def ready(self) -> None:
        """Put indicators into the golden thread."""
        from indikator.selectors.indikator import simpul_indikator
        from kinerja.lib import kait

        kait.simpul_benang.register(simpul_indikator)
