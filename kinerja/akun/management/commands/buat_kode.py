"""``manage.py buat_kode NAMA_MASUK``: print the slip of a one-time code."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from kinerja.akun.rules import rapikan_nama_masuk
from kinerja.akun.selectors import pengguna_by_nama_masuk
from kinerja.akun.services import MASA_KODE, issue_kode
from kinerja.lib.errors import KinerjaError
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini

LEMBAR = """\
KODE AKTIVASI KINERJA
Nama        : {nama}
Nama masuk  : {nama_masuk}
Kode        : {kode}
Berlaku s.d.: {akhir}

Buka {alamat}, pilih sendiri kata sandi Anda. Kode hanya dapat dipakai satu kali;
jangan berikan kepada siapa pun. Kode sebelumnya tidak berlaku lagi.
"""


class Command(BaseCommand):
    """Thin operator's door to ``issue_kode``; the slip goes to standard output."""

    help = "Buat kode aktivasi sekali pakai dan cetak lembarnya."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take one login name, however a NIP is spaced."""
        parser.add_argument("nama_masuk", metavar="NAMA_MASUK")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Issue and print; a refusal is one sentence and exit code 1."""
        nama_masuk = rapikan_nama_masuk(options["nama_masuk"])
        pengguna = pengguna_by_nama_masuk(nama_masuk)
        if pengguna is None:
            raise CommandError(f"Tidak ada pengguna dengan nama masuk {nama_masuk}.")
        try:
            kode = issue_kode(pengguna=pengguna, actor=None)
        except KinerjaError as galat:
            raise CommandError(galat.message) from galat
        self.stdout.write(
            LEMBAR.format(
                nama=pengguna.nama,
                nama_masuk=pengguna.nama_masuk,
                kode=kode,
                akhir=format_tanggal(hari_ini() + MASA_KODE),
                alamat=f"{settings.SITUS.rstrip('/')}{reverse('akun:kode_redeem')}",
            )
        )
