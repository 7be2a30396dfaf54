"""App configuration."""

from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    """Configuration of organisasi."""

    name = "organisasi"

    def ready(self) -> None:
        """Put the organisation's lines on everybody's Beranda."""
        from kinerja.lib import kait
        from organisasi.tugas import tugas_kebutuhan, tugas_kontak

        kait.tugas_saya.register(tugas_kontak)
        kait.tugas_saya.register(tugas_kebutuhan)
