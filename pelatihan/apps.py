"""App configuration."""

from django.apps import AppConfig


class PelatihanConfig(AppConfig):
    """Configuration of pelatihan."""

    name = "pelatihan"

    def ready(self) -> None:
        """Put the lines of training on everybody's Beranda."""
        from kinerja.lib import kait
        from pelatihan.kait_baris import sebut_pelatihan
        from pelatihan.tugas import tugas_kasus, tugas_usulan

        kait.simpul_benang.register(sebut_pelatihan)
        kait.tugas_saya.register(tugas_kasus)
        kait.tugas_saya.register(tugas_usulan)
