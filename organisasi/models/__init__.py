"""The organisation: units in their dated tree, posts, people, who holds what."""

from organisasi.models.acuan import Acuan
from organisasi.models.gabungan import Penggabungan
from organisasi.models.impor import BarisImpor, Impor, PemetaanImpor
from organisasi.models.kebutuhan import Kebutuhan, KeputusanKebutuhan, Sasaran
from organisasi.models.laporan import LaporanData
from organisasi.models.pegawai import KeadaanPegawai, Pegawai, RiwayatNip
from organisasi.models.penempatan import Penempatan, PenetapanPenilai
from organisasi.models.peran import Peran
from organisasi.models.perubahan import PerubahanStruktur
from organisasi.models.tim import AnggotaTim, TimKerja
from organisasi.models.unit import Jabatan, SusunanUnit, UnitKerja

__all__ = [
    "Acuan",
    "AnggotaTim",
    "BarisImpor",
    "Impor",
    "Jabatan",
    "KeadaanPegawai",
    "Kebutuhan",
    "KeputusanKebutuhan",
    "LaporanData",
    "Pegawai",
    "PemetaanImpor",
    "Penempatan",
    "PenetapanPenilai",
    "Penggabungan",
    "Peran",
    "PerubahanStruktur",
    "RiwayatNip",
    "Sasaran",
    "SusunanUnit",
    "TimKerja",
    "UnitKerja",
]
