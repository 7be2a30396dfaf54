"""The doors to rows of the organisation; the actor comes first."""

from organisasi.selectors.pegawai import (
    Posisi,
    isi_pegawai,
    kartu_pegawai,
    kontak,
    list_pegawai,
    own_pegawai,
    pegawai_berkode,
    pegawai_for,
    pegawai_tampil,
    penilaian_tampil,
    posisi,
    riwayat_penempatan,
    riwayat_tampil,
    saldo_pegawai,
    with_penilai,
    with_posisi,
)
from organisasi.selectors.penilai import penilai_pada, penilaian_pada

__all__ = [
    "Posisi",
    "isi_pegawai",
    "kartu_pegawai",
    "kontak",
    "list_pegawai",
    "own_pegawai",
    "pegawai_berkode",
    "pegawai_for",
    "pegawai_tampil",
    "penilai_pada",
    "penilaian_pada",
    "penilaian_tampil",
    "posisi",
    "riwayat_penempatan",
    "riwayat_tampil",
    "saldo_pegawai",
    "with_penilai",
    "with_posisi",
]
