"""App configuration."""

from django.apps import AppConfig


class IndikatorConfig(AppConfig):
    """Configuration of indikator."""

    name = "indikator"

    def ready(self) -> None:
        """Put SKP on Beranda and into the messages, indicators into the thread."""
        from indikator import kait_skp
        from indikator.kait_baris import sebut_skp
        from indikator.kait_struktur import dampak_skp
        from indikator.selectors.indikator import simpul_indikator
        from indikator.services.tutup import settle_skp
        from kinerja.lib import kait

        kait.dampak_perubahan_struktur.register(dampak_skp)
        kait.susunan_berlaku.register(settle_skp)
        kait.simpul_benang.register(simpul_indikator)
        kait.simpul_benang.register(sebut_skp)
        kait.tugas_saya.register(kait_skp.tugas_skp)
        kait.isi_pesan.register(kait_skp.isi_pesan_skp)
        kait.pesan_masih_berlaku.register(kait_skp.pesan_skp_berlaku)
