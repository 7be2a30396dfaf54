"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class BerandaConfig(AppConfig):
    """Configuration of kinerja.beranda."""

    name = "kinerja.beranda"
    label = "beranda"

    def ready(self) -> None:
        """Wake the worker through our broker in every process; answer the points.

        Without it a task called from a page would look for Celery's default broker.
        """
        import_module("kinerja.celery")
        from kinerja.beranda.kartu_pegawai import simpul_kartu
        from kinerja.beranda.pesan_siklus import (
            isi_pengingat,
            pengingat_masih_berlaku,
            tugas_siklus,
        )
        from kinerja.lib import kait

        kait.simpul_benang.register(simpul_kartu)
        kait.isi_pesan.register(isi_pengingat)
        kait.pesan_masih_berlaku.register(pengingat_masih_berlaku)
        kait.tugas_saya.register(tugas_siklus)
