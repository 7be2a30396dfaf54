"""The organisation: units in their dated tree, posts, people, who holds what."""

from organisasi.models.pegawai import KeadaanPegawai, Pegawai, RiwayatNip
from organisasi.models.penempatan import Penempatan, PenetapanPenilai
from organisasi.models.peran import Peran
from organisasi.models.unit import Jabatan, SusunanUnit, UnitKerja

__all__ = [
    "Jabatan",
    "KeadaanPegawai",
    "Pegawai",
    "Penempatan",
    "PenetapanPenilai",
    "Peran",
    "RiwayatNip",
    "SusunanUnit",
    "UnitKerja",
]
