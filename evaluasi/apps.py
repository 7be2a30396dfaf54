"""App configuration."""

from django.apps import AppConfig


class EvaluasiConfig(AppConfig):
    """Configuration of evaluasi."""

    name = "evaluasi"

    def ready(self) -> None:
        """Put words to our messages and our lines on Beranda."""
        from evaluasi.kait_baris import sebut_evaluasi
        from evaluasi.kait_saldo import simpul_saldo
        from evaluasi.kait_struktur import dampak_evaluasi
        from evaluasi.pesan_kartu import isi_pesan_kartu, keberatan_masih_berlaku
        from evaluasi.pesan_masa import isi_pesan_masa, masa_masih_berlaku
        from evaluasi.services.penilai import settle_penilai
        from evaluasi.tugas_kartu import tugas_kartu, tugas_keberatan
        from evaluasi.tugas_masa import tugas_masa
        from kinerja.lib import kait

        kait.dampak_perubahan_struktur.register(dampak_evaluasi)
        kait.susunan_berlaku.register(settle_penilai)
        kait.simpul_benang.register(simpul_saldo)
        kait.simpul_benang.register(sebut_evaluasi)
        kait.isi_pesan.register(isi_pesan_kartu)
        kait.pesan_masih_berlaku.register(keberatan_masih_berlaku)
        kait.tugas_saya.register(tugas_kartu)
        kait.tugas_saya.register(tugas_keberatan)
        kait.isi_pesan.register(isi_pesan_masa)
        kait.pesan_masih_berlaku.register(masa_masih_berlaku)
        kait.tugas_saya.register(tugas_masa)
