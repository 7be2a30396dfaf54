"""Two rows that may be one person: who could be who, side by side, and afterwards."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from kinerja.akun.models import Pengguna
from kinerja.lib.tanggal import format_tanggal
from organisasi.models import Pegawai
from organisasi.policies import visible_pegawai
from organisasi.rules.gabung import IDENTITAS, diambil
from organisasi.rules.jenis import LABEL
from organisasi.selectors.mutu import rangkap_dari
from organisasi.selectors.pegawai import sebut_posisi, with_posisi
from organisasi.selectors.perubahan import cari_orang


@dataclass(frozen=True)
class Calon:
    """Somebody who may be the same person, with his post of today."""

    pegawai: Pegawai
    jabatan: str


def calon_ganda(
    actor: Pengguna, pegawai: Pegawai, kata: str
) -> tuple[list[Calon], int]:
    """Return who fits these words, or without words who looks like the same person.

    With how many more fit than are listed.
    """
    temuan = cari_orang(actor, kata)
    ditemukan = {satu.pk for satu in temuan} - {pegawai.pk}
    pk = ditemukan if kata else rangkap_dari(pegawai)
    calon = [Calon(satu, _jabatan(satu)) for satu in _berposisi(actor, pk)]
    return calon, temuan.lagi


def _berposisi(actor: Pengguna, pk: Collection[int]) -> list[Pegawai]:
    return list(with_posisi(visible_pegawai(actor).filter(pk__in=pk)))


def _jabatan(pegawai: Any) -> str:
    """Say today's post of a row of ``with_posisi``."""
    return ", ".join(filter(None, (sebut_posisi(pegawai), pegawai.unit_nama)))


@dataclass(frozen=True)
class Bandingan:
    """One line of the two people side by side."""

    label: str
    tetap: str
    pergi: str
    sesudah: str


def bandingkan(actor: Pengguna, tetap: Pegawai, pergi: Pegawai) -> list[Bandingan]:
    """Lay two people side by side, with what will stand after the merge."""
    baris = {satu.pk: satu for satu in _berposisi(actor, {tetap.pk, pergi.pk})}
    pos = [_jabatan(baris[satu.pk]) for satu in (tetap, pergi)]
    akun = [_akun(satu) for satu in (tetap, pergi)]
    ambil = diambil(vars(tetap), vars(pergi))
    hasil = [
        Bandingan("Nama", str(tetap), str(pergi), str(tetap)),
        Bandingan("Jabatan hari ini", pos[0], pos[1], _satu(*pos)),
        Bandingan("Nama masuk", akun[0], akun[1], akun[0] or akun[1]),
    ]
    for nama, label in {"jenis": "Jenis pegawai", **IDENTITAS}.items():
        satu, lain = (_nilai(nama, getattr(o, nama)) for o in (tetap, pergi))
        hasil.append(Bandingan(label, satu, lain, lain if nama in ambil else satu))
    return [satu for satu in hasil if satu.tetap or satu.pergi]


def _satu(pos: str, lain: str) -> str:
    """Return the post of both; which of two it is stands in the effects."""
    return "menurut akibat di bawah" if pos and lain and pos != lain else pos or lain


def _akun(pegawai: Pegawai) -> str:
    return pegawai.pengguna.nama_masuk if pegawai.pengguna else ""


_KATA = {str(kunci): kata for kunci, kata in LABEL.items()}


def _nilai(nama: str, nilai: Any) -> str:
    if not nilai:
        return ""
    if nama in ("lahir", "tmt_golongan"):
        return format_tanggal(nilai)
    return _KATA[nilai] if nama in ("jenis", "jenis_kelamin") else str(nilai)
