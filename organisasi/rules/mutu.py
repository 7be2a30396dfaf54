"""What can be wrong in the data of the structure, with its words on screen."""

from dataclasses import dataclass
from enum import StrEnum


class JenisMutu(StrEnum):
    """One kind of finding."""

    LINGKARAN_PENILAI = "LINGKARAN_PENILAI"
    LINGKARAN_UNIT = "LINGKARAN_UNIT"
    UNIT_LEPAS = "UNIT_LEPAS"
    KEPALA_KOSONG = "KEPALA_KOSONG"
    TANPA_PENEMPATAN = "TANPA_PENEMPATAN"
    TANPA_PENILAI = "TANPA_PENILAI"
    RANGKAP = "RANGKAP"


@dataclass(frozen=True)
class Sebutan:
    """The heading of a kind, what it means, and the word on its repair link."""

    judul: str
    arti: str
    tombol: str


SEBUTAN: dict[JenisMutu, Sebutan] = {
    JenisMutu.LINGKARAN_PENILAI: Sebutan(
        "Saling menilai",
        "Orang-orang ini saling menilai, langsung atau lewat orang lain. Tetapkan "
        "penilai lain untuk salah satunya.",
        "Ubah penilai",
    ),
    JenisMutu.LINGKARAN_UNIT: Sebutan(
        "Unit di bawah dirinya sendiri",
        "Unit-unit ini saling menjadi induk, jadi tidak tersambung ke puncak. "
        "Pindahkan salah satunya.",
        "Buka unit",
    ),
    JenisMutu.UNIT_LEPAS: Sebutan(
        "Unit tanpa tempat dalam susunan",
        "Unit ini masih punya jabatan, tetapi tidak tersambung ke puncak susunan hari "
        "ini. Tempatkan di bawah unit induknya.",
        "Buka unit",
    ),
    JenisMutu.KEPALA_KOSONG: Sebutan(
        "Unit tanpa pimpinan",
        "Tidak ada pejabat definitif atau Plt. yang sedang bertugas. Penilai naik ke "
        "pimpinan di atasnya sampai ada yang ditunjuk.",
        "Buka unit",
    ),
    JenisMutu.TANPA_PENEMPATAN: Sebutan(
        "Pegawai tanpa jabatan",
        "Pegawai ini belum berhenti, tetapi tidak punya jabatan hari ini, jadi tidak "
        "punya unit, penilai, dan SKP.",
        "Perbaiki",
    ),
    JenisMutu.TANPA_PENILAI: Sebutan(
        "Pegawai tanpa penilai",
        "Tidak ada pejabat yang memimpin unitnya atau unit di atasnya. Isi jabatan "
        "pimpinan itu, atau tetapkan penilai.",
        "Tetapkan penilai",
    ),
    JenisMutu.RANGKAP: Sebutan(
        "Orang yang mungkin rangkap",
        "Nama dan tanggal lahirnya sama, atau NIP yang satu pernah dipakai yang lain. "
        "Periksa riwayat keduanya.",
        "Buka orangnya",
    ),
}
