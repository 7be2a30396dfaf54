"""``manage.py import_pegawai``: a staff file into the register, without a browser."""

import json
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kinerja.akun.models import Pengguna
from kinerja.akun.rules import rapikan_nama_masuk
from kinerja.lib.angka import format_angka
from kinerja.lib.errors import InvalidInput, KinerjaError
from kinerja.lib.waktu import hari_ini
from organisasi.rencana_berkas import RencanaBerkas
from organisasi.rules.impor import JenisImpor, KeputusanBaris, StatusImpor
from organisasi.services.impor import (
    import_file,
    plan_file,
    plan_impor,
    read_impor,
    save_impor,
)
from organisasi.services.impor_kerja import finish_import

_BANTUAN = """\
Membaca berkas kepegawaian (CSV, XLSX atau XLS) dan mencetak apa yang akan terjadi:
orang, penempatan, baru, berubah, sama, duplikat, perlu jawaban, ditolak, dilewati,
peringatan. Baris dihitung seperti di lembar kerja. Tanpa --jenis, jenis berkas
ditebak dari judul kolomnya. Tanpa --simpan tidak ada yang ditulis; dengan --simpan
perintah ini baru selesai sesudah semuanya tersimpan atau ditolak.
"""


class Galat(CommandError):
    """A refusal; Django prints the class name in front of the sentence."""


class Command(BaseCommand):
    """Plan, perhaps save, print."""

    help = _BANTUAN
    requires_system_checks: list[str] = []

    def create_parser(
        self, prog_name: str, subcommand: str, **kw: Any
    ) -> CommandParser:
        """Keep the line breaks of the help text."""
        kw["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(prog_name, subcommand, **kw)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", help="CSV, XLSX atau XLS")
        parser.add_argument(
            "--jenis",
            choices=[jenis.value.lower() for jenis in JenisImpor],
            help="jenis isi berkas",
        )
        parser.add_argument("--simpan", action="store_true", help="tulis hasilnya")
        parser.add_argument("--keluaran", choices=("teks", "json"), default="teks")
        parser.add_argument(
            "--pelaku",
            metavar="NAMA_MASUK",
            default="",
            help="simpan atas nama akun BKPSDM ini, dengan catatan impor",
        )

    def handle(self, *_args: Any, **opsi: Any) -> None:
        try:
            hasil = _run(
                Path(opsi["berkas"]),
                JenisImpor(opsi["jenis"].upper()) if opsi["jenis"] else None,
                opsi["pelaku"],
                simpan=opsi["simpan"],
            )
        except KinerjaError as tolak:
            raise Galat(tolak.message) from None
        ringkas = ringkasan(hasil) | {"tersimpan": bool(opsi["simpan"])}
        if opsi["keluaran"] == "json":
            self.stdout.write(json.dumps(ringkas, ensure_ascii=False, indent=1))
            return
        self.stdout.write(_kalimat(ringkas))
        tersimpan = bool(ringkas["tersimpan"])
        self.stdout.write("Tersimpan." if tersimpan else "Belum disimpan.")


def _run(
    jalur: Path, jenis: JenisImpor | None, pelaku: str, *, simpan: bool
) -> RencanaBerkas:
    if not simpan:
        return plan_file(jalur, pada=hari_ini(), jenis=jenis)
    if not pelaku:
        return import_file(jalur, pada=hari_ini(), jenis=jenis)
    actor = Pengguna.objects.filter(nama_masuk=rapikan_nama_masuk(pelaku)).first()
    if actor is None:
        raise InvalidInput(f"Tidak ada akun dengan nama masuk “{pelaku}”.")
    try:
        isi = jalur.open("rb")
    except OSError:
        raise InvalidInput(f"Berkas {jalur} tidak ada atau tidak terbaca.") from None
    with isi:
        impor = read_impor(berkas=isi, nama=jalur.name, actor=actor, jenis=jenis)
    finish_import(impor)
    if impor.status == StatusImpor.GAGAL:
        raise InvalidInput(impor.keterangan)
    hasil = plan_impor(impor)
    save_impor(impor=impor, actor=actor, versi=impor.versi)
    finish_import(impor)
    if impor.status != StatusImpor.TERSIMPAN:  # refused, or the register changed
        raise InvalidInput(impor.keterangan)
    return hasil


def ringkasan(hasil: RencanaBerkas) -> dict[str, Any]:
    """Return the counts and the sentences with row and column."""
    rencana = hasil.rencana

    def rincian(jenis: str) -> list[dict[str, object]]:
        return [
            {"baris": baris.nomor, "kolom": satu.kolom, "alasan": satu.alasan}
            | ({"lembar": baris.lembar} if baris.lembar else {})
            for baris in rencana.baris
            for satu in getattr(baris, jenis)
            if jenis != "tolak" or baris.keputusan is KeputusanBaris.DITOLAK
        ]

    return {
        "jenis": hasil.jenis.value,
        "orang": len(rencana.orang),
        "penempatan": rencana.penempatan,
        "baru": rencana.jumlah(KeputusanBaris.BARU),
        "berubah": rencana.jumlah(KeputusanBaris.BERUBAH),
        "sama": rencana.jumlah(KeputusanBaris.SAMA),
        "duplikat": rencana.jumlah(KeputusanBaris.DUPLIKAT),
        "rangkap": rencana.jumlah(KeputusanBaris.RANGKAP),
        "perlu_jawaban": rincian("tanya"),
        "ditolak": rincian("tolak"),
        "dilewati": rencana.jumlah(KeputusanBaris.DILEWATI),
        "peringatan": rincian("peringatan"),
    }


def _kalimat(ringkas: dict[str, Any]) -> str:
    baris = [
        f"{kunci}: {format_angka(nilai, 0)}"
        for kunci, nilai in ringkas.items()
        if isinstance(nilai, int) and not isinstance(nilai, bool)
    ]
    for kunci in ("perlu_jawaban", "ditolak", "peringatan"):
        baris.append(f"{kunci}: {format_angka(len(ringkas[kunci]), 0)}")
        baris += [
            f"  baris {satu['baris']} {satu['kolom']}: {satu['alasan']}"
            for satu in ringkas[kunci]
        ]
    return "\n".join(baris)
