"""States of an import and what becomes of each of its rows."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeAlias


class JenisImpor(StrEnum):
    """Kinds of files HR takes in; what each holds is told by ``kolom_impor``."""

    SIASN = "SIASN"
    DUK = "DUK"
    NOMINATIF = "NOMINATIF"
    SIMPEG = "SIMPEG"
    UNIT = "UNIT"
    JABATAN = "JABATAN"
    KONTAK = "KONTAK"


#: The words of a kind in a choice and in a sentence.
KATA_JENIS: Mapping[str, str] = {
    JenisImpor.SIASN: "Export Data ASN (SIASN)",
    JenisImpor.DUK: "Daftar Urut Kepangkatan (DUK)",
    JenisImpor.NOMINATIF: "Daftar nominatif",
    JenisImpor.SIMPEG: "Formulir SIMPEG",
    JenisImpor.UNIT: "Pohon unit kerja (ref_unor)",
    JenisImpor.JABATAN: "Pohon jabatan",
    JenisImpor.KONTAK: "Daftar surel dan telepon",
}


class StatusImpor(StrEnum):
    """Read and shown, then saved once or thrown away; a saved one may be undone.

    MEMBACA and MENYIMPAN wait for the worker; GAGAL could not be read.
    """

    MEMBACA = "MEMBACA"
    PRATINJAU = "PRATINJAU"
    MENYIMPAN = "MENYIMPAN"
    TERSIMPAN = "TERSIMPAN"
    DIBATALKAN = "DIBATALKAN"
    DIURUNGKAN = "DIURUNGKAN"
    GAGAL = "GAGAL"


class Tahap(StrEnum):
    """What the worker is about with a file, in words for the page."""

    BUKA = "Membuka berkas"
    BACA = "Membaca"
    SUSUN = "Menulis pratinjau"
    SIMPAN = "Menyimpan"


#: Told now and then: what is being done, rows done, rows in all.
Lapor: TypeAlias = Callable[[Tahap, int, int], None]


def diam(tahap: Tahap, selesai: int, jumlah: int) -> None:
    """Tell nobody: the caller waits for the end anyway."""


#: While one of these stands, a worker has something to do.
BERJALAN = frozenset({StatusImpor.MEMBACA, StatusImpor.MENYIMPAN})


class KeputusanBaris(StrEnum):
    """What a row will do, or did."""

    BARU = "BARU"
    BERUBAH = "BERUBAH"
    SAMA = "SAMA"
    DUPLIKAT = "DUPLIKAT"
    RANGKAP = "RANGKAP"
    TANYA = "TANYA"
    DITOLAK = "DITOLAK"
    DILEWATI = "DILEWATI"


#: What is written, so what there is to tick; further rows of a person follow.
DAPAT_DIPILIH = frozenset({KeputusanBaris.BARU, KeputusanBaris.BERUBAH})
#: What goes into the file of rows to repair.
PERLU_DIPERBAIKI = frozenset({KeputusanBaris.DITOLAK, KeputusanBaris.TANYA})

#: What is new in a file that holds no people.
KATA_BARU: Mapping[str, str] = {
    JenisImpor.UNIT: "Unit baru",
    JenisImpor.JABATAN: "Jabatan baru",
}
#: The word of a decision, alone above a list and beside a number in a sentence.
KATA_KEPUTUSAN: Mapping[str, str] = {
    KeputusanBaris.BARU: "Orang baru",
    KeputusanBaris.BERUBAH: "Berubah",
    KeputusanBaris.SAMA: "Sudah sama",
    KeputusanBaris.DUPLIKAT: "Duplikat",
    KeputusanBaris.RANGKAP: "Jabatan rangkap",
    KeputusanBaris.TANYA: "Perlu jawaban",
    KeputusanBaris.DITOLAK: "Ditolak",
    KeputusanBaris.DILEWATI: "Dilewati",
}


def kata_keputusan(jenis: str) -> dict[str, str]:
    """Return the words for a kind of file: a tree has new units, not new people."""
    return {str(k): v for k, v in KATA_KEPUTUSAN.items()} | {
        str(KeputusanBaris.BARU): KATA_BARU.get(jenis, "Orang baru")
    }


#: A filter beside the decisions: every row with something doubtful.
PERINGATAN = "PERINGATAN"
