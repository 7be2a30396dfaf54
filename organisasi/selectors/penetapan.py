"""Overrides of somebody's penilai, and who could be one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from organisasi.models import KeadaanPegawai, Pegawai, Penempatan, PenetapanPenilai
from organisasi.querysets import ancestors
from organisasi.rules.jenis import (
    BERHALANGAN_TETAP,
    JenisJabatan,
    JenisPenempatan,
)
from organisasi.rules.pencarian import angka_nip, kata_nama

#: Names offered at once; more words narrow them.
CALON_TERBANYAK = 20
#: At least a pejabat pengawas, or whoever leads a unit and is no pelaksana (p.89).
_PEJABAT = Q(
    jabatan__jenis__in=[
        JenisJabatan.KEPALA_DAERAH,
        JenisJabatan.JPT_MADYA,
        JenisJabatan.JPT_PRATAMA,
        JenisJabatan.ADMINISTRATOR,
        JenisJabatan.PENGAWAS,
    ]
) | (Q(memimpin=True) & ~Q(jabatan__jenis=JenisJabatan.PELAKSANA))


@dataclass(frozen=True)
class Calon:
    """Somebody who may rate, with the post that allows it."""

    pegawai: Pegawai
    jabatan: str


def riwayat_penetapan(pegawai: Pegawai) -> QuerySet[PenetapanPenilai]:
    """Return every override of somebody's penilai, the newest first."""
    return pegawai.penetapan_penilai.select_related("penilai", "atasan").order_by(
        "-berlaku", "-id"
    )


def penetapan_kini(pegawai: Pegawai, tanggal: date) -> PenetapanPenilai | None:
    """Return the override in force on this day."""
    return riwayat_penetapan(pegawai).filter(berlaku__contains=tanggal).first()


def pos_penilai(tanggal: date) -> QuerySet[Penempatan]:
    """Return the posts that let their holder rate on this day, if he is able to."""
    berhalangan = KeadaanPegawai.objects.pada(tanggal).filter(
        pegawai_id=OuterRef("pegawai_id"), jenis__in=BERHALANGAN_TETAP
    )
    return (
        Penempatan.objects.pada(tanggal)
        .filter(_PEJABAT, ~Exists(berhalangan), jabatan__berlaku__contains=tanggal)
        .exclude(jenis=JenisPenempatan.PLH)
        .select_related("pegawai", "jabatan__unit")
    )


def calon_penilai(pegawai: Pegawai, kata: str, tanggal: date) -> list[Calon]:
    """Return who may rate ``pegawai``: by words, or the heads on the way up.

    Who leads what is no personal data, so everybody who may set a penilai finds all
    of them, also from another SKPK.
    """
    pos = pos_penilai(tanggal).exclude(pegawai=pegawai)
    if kata:
        pos = pos.filter(*_cari(kata))
    else:
        di = Penempatan.objects.pada(tanggal).filter(pegawai=pegawai)
        atas = ancestors(di.values_list("jabatan__unit_id", flat=True), tanggal)
        pos = pos.filter(memimpin=True, jabatan__unit_id__in=atas)
    return _calon(pos.order_by("pegawai__nama", "pegawai_id", "jenis", "id"))


def calon_terpilih(kode: Iterable[UUID], tanggal: date) -> list[Calon]:
    """Return the people already chosen, so that a refused form keeps them."""
    pos = pos_penilai(tanggal).filter(pegawai__kode__in=list(kode))
    return _calon(pos.order_by("pegawai__nama", "pegawai_id", "jenis", "id"))


def _cari(kata: str) -> list[Q]:
    if angka := angka_nip(kata):
        return [Q(pegawai__nip__contains=angka)]
    return [
        Q(pegawai__nama__icontains=satu) | Q(jabatan__nama__icontains=satu)
        for satu in kata_nama(kata)
    ]


def _calon(pos: QuerySet[Penempatan]) -> list[Calon]:
    """One line per person, however many posts."""
    hasil: dict[int, Calon] = {}
    for satu in pos[: CALON_TERBANYAK * 2]:
        nama = satu.jabatan.nama
        if satu.jabatan.unit.nama not in nama:
            nama = f"{nama}, {satu.jabatan.unit.nama}"
        awal = "Plt. " if satu.jenis == JenisPenempatan.PLT else ""
        hasil.setdefault(satu.pegawai_id, Calon(satu.pegawai, f"{awal}{nama}"))
    return list(hasil.values())[:CALON_TERBANYAK]
