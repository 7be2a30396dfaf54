"""``manage.py isi_contoh``: an example kabupaten to try the product with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kinerja.akun.models import Pengguna
from kinerja.beranda.kabupaten.isi import PALING_SEDIKIT, fill_example
from kinerja.beranda.kabupaten.tokoh import SANDI, TOKOH
from kinerja.lib.angka import format_angka
from organisasi.models import Pegawai


class Command(BaseCommand):
    """Fill an empty database, or print who can sign in."""

    help = "Isi basis data kosong dengan kabupaten contoh (orangnya rekaan)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pegawai", type=int, default=400, metavar="N")
        parser.add_argument(
            "--logins", action="store_true", help="hanya cetak cara masuk contoh"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["logins"]:
            self._isi(options["pegawai"])
        self._logins()

    def _isi(self, jumlah: int) -> None:
        if settings.HTTPS:
            raise CommandError(
                "Kabupaten contoh memakai kata sandi yang diketahui umum, jadi tidak "
                "boleh diisi di situs sungguhan (KINERJA_HTTPS=1)."
            )
        if Pegawai.objects.exists():
            raise CommandError(
                "Basis data sudah berisi pegawai. Pakai basis data kosong untuk contoh."
            )
        if jumlah < PALING_SEDIKIT:
            raise CommandError(f"--pegawai paling sedikit {PALING_SEDIKIT}.")
        hasil = fill_example(pegawai=jumlah)
        self.stdout.write(
            f"Kabupaten contoh terisi: {format_angka(hasil.unit, 0)} unit kerja, "
            f"{format_angka(hasil.pegawai, 0)} pegawai, "
            f"{format_angka(hasil.penempatan, 0)} penempatan, "
            f"{format_angka(hasil.skp, 0)} SKP."
        )

    def _logins(self) -> None:
        nama_masuk = dict(
            Pengguna.objects.filter(nama__in=[t.nama for t in TOKOH])
            .order_by("-id")
            .values_list("nama", "nama_masuk")
        )
        self.stdout.write(f"Masuk sebagai (kata sandi semua: {SANDI}):")
        for tokoh in TOKOH:
            masuk = nama_masuk.get(tokoh.nama, "tidak ada")
            self.stdout.write(f"  {tokoh.sebutan:<24} {masuk:<20} {tokoh.nama}")
