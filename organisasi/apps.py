"""App configuration."""

from django.apps import AppConfig


class OrganisasiConfig(AppConfig):
    """Configuration of organisasi."""

    name = "organisasi"

    def ready(self) -> None:
        """Put the organisation's lines on everybody's Beranda."""
        from kinerja.lib import kait
        from organisasi.pesan_laporan import isi_pesan_laporan, laporan_masih_berlaku
        from organisasi.pesan_perubahan import (
            isi_pesan_perubahan,
            perubahan_masih_berlaku,
        )
        from organisasi.tugas import tugas_kebutuhan, tugas_kontak, tugas_laporan

        kait.tugas_saya.register(tugas_kontak)
        kait.tugas_saya.register(tugas_kebutuhan)
        kait.tugas_saya.register(tugas_laporan)
        kait.isi_pesan.register(isi_pesan_laporan)
        kait.pesan_masih_berlaku.register(laporan_masih_berlaku)
        kait.isi_pesan.register(isi_pesan_perubahan)
        kait.pesan_masih_berlaku.register(perubahan_masih_berlaku)
