"""A person says that the own data is wrong; somebody repairs it or says why not."""

from collections.abc import Mapping
from enum import StrEnum


class BagianData(StrEnum):
    """What part of a person's data is reported; it decides which form repairs it."""

    PENILAI = "PENILAI"
    JABATAN = "JABATAN"
    NAMA = "NAMA"
    NIP = "NIP"
    GOLONGAN = "GOLONGAN"
    KEADAAN = "KEADAAN"
    LAIN = "LAIN"


KATA_BAGIAN: Mapping[str, str] = {
    BagianData.PENILAI: "Pejabat penilai atau atasan",
    BagianData.JABATAN: "Jabatan atau unit kerja",
    BagianData.NAMA: "Nama atau gelar",
    BagianData.NIP: "NIP",
    BagianData.GOLONGAN: "Golongan",
    BagianData.KEADAAN: "Keadaan (cuti panjang, tugas belajar, dan lainnya)",
    BagianData.LAIN: "Data lain",
}


class StatusLaporan(StrEnum):
    """Where a report stands."""

    DIAJUKAN = "DIAJUKAN"
    DIKEMBALIKAN = "DIKEMBALIKAN"
    SELESAI = "SELESAI"
    DITOLAK = "DITOLAK"


#: A person has one of these per part at most.
TERBUKA = (StatusLaporan.DIAJUKAN, StatusLaporan.DIKEMBALIKAN)
#: What who keeps the data may answer.
JAWABAN: Mapping[StatusLaporan, str] = {
    StatusLaporan.SELESAI: "Sudah dibetulkan",
    StatusLaporan.DIKEMBALIKAN: "Perlu keterangan lagi dari pelapor",
    StatusLaporan.DITOLAK: "Data yang tercatat sudah benar",
}


def kata_status(status: str, *, milik: bool, menunggu_saya: bool) -> tuple[str, str]:
    """Return one of the eight words and a detail, as this reader sees the report."""
    if status == StatusLaporan.SELESAI:
        return "Selesai", "sudah dibetulkan"
    if status == StatusLaporan.DITOLAK:
        return "Selesai", "data sudah benar"
    if status == StatusLaporan.DIKEMBALIKAN:
        return "Dikembalikan", "lengkapi keterangan" if milik else "ke pelapor"
    return ("Menunggu Anda", "") if menunggu_saya else ("Menunggu pihak lain", "admin")
