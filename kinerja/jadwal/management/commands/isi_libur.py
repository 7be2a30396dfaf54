"""``manage.py isi_libur TAHUN``: days off and cuti bersama of one year."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kinerja.jadwal.services import fill_holidays


class Command(BaseCommand):
    """Add what is missing; what HR corrected stays."""

    help = "Isi hari libur dan cuti bersama satu tahun; boleh diulang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tahun", type=int)

    def handle(self, *_args: Any, tahun: int, **_options: Any) -> None:
        """Fill the year and say how much was missing."""
        try:
            jumlah = fill_holidays(tahun)
        except ValueError as galat:
            raise CommandError("Tahun harus antara 2022 dan 2100.") from galat
        self.stdout.write(
            f"{jumlah} hari ditambahkan untuk {tahun}. Cocokkan dengan SKB hari libur; "
            "tanggal bertanda (perkiraan) belum pasti."
        )
