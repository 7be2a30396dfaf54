"""App configuration."""

from django.apps import AppConfig


class PelatihanConfig(AppConfig):
    """Configuration of pelatihan."""

    name = "pelatihan"

    def ready(self) -> None:
        """Put the lines of training on everybody's Beranda."""
        from kinerja.lib import kait
        from pelatihan.tugas import tugas_kasus, tugas_usulan

        kait.tugas_saya.register(tugas_kasus)
        kait.tugas_saya.register(tugas_usulan)
