"""``manage.py hitung``: the rules on a file of rows, for auditors."""

import io
import sys
from argparse import RawDescriptionHelpFormatter
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kinerja.beranda.hitung.berkas import (
    Tabel,
    baca_tabel,
    isi_sel,
    susun,
    tulis_csv,
    tulis_json,
)
from kinerja.beranda.hitung.jenis import JENIS, Pilihan, hitung
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import baca_tanggal
from kinerja.lib.waktu import hari_ini

_KELUARAN = {"csv": tulis_csv, "json": tulis_json}
_BATAS = {
    "tanpa": None,
    "100": Decimal(100),
    "110": Decimal(110),
    "120": Decimal(120),
}

_BANTUAN = """\
Menghitung baris-baris sebuah berkas CSV atau JSON dengan aturan Kinerja.
Baris keluar dalam urutan yang sama dengan semua kolomnya, ditambah hasil, mentah
(belum dibatasi), status (dihitung, tanpa_skor, tanya, keliru) dan alasan.

  nip         kolom nip, boleh jenis (PNS atau PPPK)
  capaian     kolom arah, target, realisasi; boleh satuan dan tercetak (menambah
              kolom beda)
  predikat    kolom hasil_kerja dan perilaku
  hari_kerja  kolom mulai dan hari (atau akhir); boleh minggu (5 atau 6) dan
              cara (kerja atau kalender)
"""


class Galat(CommandError):
    """A refusal; Django prints the class name in front of the sentence."""


class Command(BaseCommand):
    """Read rows, calculate, print."""

    help = _BANTUAN
    requires_system_checks: list[str] = []

    def create_parser(
        self, prog_name: str, subcommand: str, **kw: Any
    ) -> CommandParser:
        """Keep the line breaks of the help text."""
        kw["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(prog_name, subcommand, **kw)

    def add_arguments(self, parser: CommandParser) -> None:
        """Take everything as optional text: our own sentences explain what is wrong."""
        parser.add_argument("jenis", nargs="?", default="", help=", ".join(JENIS))
        parser.add_argument("berkas", nargs="?", default="", help="CSV atau JSON")
        parser.add_argument("--keluaran", default="csv", help="csv (bawaan) atau json")
        parser.add_argument("--batas", default="tanpa", help="tanpa, 100, 110 atau 120")
        parser.add_argument("--libur", default="", help="berkas dengan kolom tanggal")
        parser.add_argument("--pada", default="", help="hari pemeriksaan; bawaan: kini")

    def handle(self, *_args: Any, **opsi: Any) -> None:
        """Print the rows; every refusal is one sentence on stderr and exit code 1."""
        for aliran in (sys.stdout, sys.stderr):
            if isinstance(aliran, io.TextIOWrapper):  # a terminal of another encoding
                aliran.reconfigure(encoding="utf-8")
        try:
            self.stdout.write(_jalankan(opsi), ending="")
        except InvalidInput as tolak:
            raise Galat(tolak.message) from None


def _jalankan(opsi: dict[str, str]) -> str:
    jenis = _satu_dari("Jenis hitungan", opsi["jenis"], JENIS)
    tulis = _satu_dari("Keluaran", opsi["keluaran"], _KELUARAN)
    batas = _satu_dari("Batas", opsi["batas"], _BATAS)
    if not opsi["berkas"]:
        raise InvalidInput("Sebutkan berkas CSV atau JSON yang akan dihitung.")
    pilihan = Pilihan(
        pada=baca_tanggal(opsi["pada"]) if opsi["pada"] else hari_ini(),
        batas=_BATAS[batas],
        libur=_libur(opsi["libur"]) if opsi["libur"] else None,
    )
    tabel = baca_tabel(opsi["berkas"])
    return _KELUARAN[tulis](susun(tabel, hitung(jenis, tabel, pilihan)))


def _satu_dari(nama: str, nilai: str, boleh: Any) -> str:
    if nilai.lower() in boleh:
        return nilai.lower()
    daftar = ", ".join(boleh)
    if not nilai:
        raise InvalidInput(f"{nama} belum disebut. Pilihannya: {daftar}.")
    raise InvalidInput(f"{nama} “{nilai}” tidak dikenal. Pilihannya: {daftar}.")


def _libur(jalur: str) -> frozenset[date]:
    tabel: Tabel = baca_tabel(jalur)
    kolom = tabel.wajib("tanggal")
    isi = (isi_sel(baris, kolom) for baris in tabel.baris)
    return frozenset(baca_tanggal(satu) for satu in isi if satu.strip())
