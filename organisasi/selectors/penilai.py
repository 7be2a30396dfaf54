"""Load the facts of one day; ``rules.penilai`` decides.

Always for many people at once: four queries for the penilai, four more where the
atasan is wanted too, however many people.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef

from organisasi.models import (
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
)
from organisasi.rules.jenis import (
    BERHALANGAN_TETAP,
    JenisJabatan,
    JenisPenempatan,
)
from organisasi.rules.penilai import (
    Fakta,
    Jenjang,
    Pemimpin,
    Penetapan,
    Penilaian,
    pilih_penilai,
    pos_terhitung,
)

NAIK = """
WITH RECURSIVE naik(asal, unit_id, tingkat) AS (
    SELECT u, u, 0 FROM unnest(%s::bigint[]) AS u
    UNION ALL
    SELECT naik.asal, s.induk_id, naik.tingkat + 1
    FROM organisasi_susunanunit s
    JOIN naik ON s.unit_id = naik.unit_id AND s.berlaku @> %s::date
    WHERE s.induk_id IS NOT NULL AND naik.tingkat < 50
)
SELECT asal, unit_id FROM naik ORDER BY asal, tingkat
"""


class _Pos(NamedTuple):
    unit: int
    jenis: JenisPenempatan
    memimpin: bool


def penilai_pada(pegawai: Pegawai, tanggal: date) -> Penilaian:
    """Return who rates this person on this day, who stands above, and why."""
    return penilaian_pada([pegawai.pk], tanggal)[pegawai.pk]


def penilaian_pada(
    pegawai: Collection[int], tanggal: date, *, dengan_atasan: bool = True
) -> dict[int, Penilaian]:
    """Return the answer for each of many people; ``atasan`` stays None if unwanted."""
    fakta = _fakta(pegawai, tanggal)
    pertama = {orang: pilih_penilai(orang, fakta) for orang in pegawai}
    if not dengan_atasan:
        return pertama
    penilai = {p.penilai for p in pertama.values() if p.penilai is not None}
    fakta |= _fakta(penilai - fakta.keys(), tanggal)
    return {orang: pilih_penilai(orang, fakta) for orang in pegawai}


def _fakta(pegawai: Collection[int], tanggal: date) -> dict[int, Fakta]:
    if not pegawai:
        return {}
    pos = _posisi(pegawai, tanggal)
    penetapan = _penetapan(pegawai, tanggal)
    dihitung = {orang: pos_terhitung(daftar) for orang, daftar in pos.items()}
    jenjang = _jenjang({p.unit for p in dihitung.values() if p}, tanggal)
    return {
        orang: Fakta(
            pegawai=orang,
            jenjang=jenjang[acuan.unit] if (acuan := dihitung.get(orang)) else (),
            memimpin=bool(acuan and acuan.memimpin),
            penetapan=penetapan.get(orang),
            unit_dipimpin=_unit_dipimpin(pos.get(orang, [])),
        )
        for orang in pegawai
    }


def _posisi(pegawai: Collection[int], tanggal: date) -> dict[int, list[_Pos]]:
    pos: dict[int, list[_Pos]] = defaultdict(list)
    baris = Penempatan.objects.pada(tanggal).filter(
        pegawai_id__in=pegawai, jabatan__berlaku__contains=tanggal
    )
    for orang, unit, jenis, memimpin in baris.values_list(
        "pegawai_id", "jabatan__unit_id", "jenis", "memimpin"
    ).order_by("id"):
        pos[orang].append(_Pos(unit, JenisPenempatan(jenis), memimpin))
    return pos


def _unit_dipimpin(daftar: list[_Pos]) -> int | None:
    return next((p.unit for p in daftar if p.memimpin), None)


def _penetapan(pegawai: Collection[int], tanggal: date) -> dict[int, Penetapan]:
    baris = (
        PenetapanPenilai.objects.pada(tanggal)
        .filter(pegawai_id__in=pegawai)
        .annotate(berhalangan=_berhalangan("penilai_id", tanggal))
        .values_list("pegawai_id", "penilai_id", "atasan_id", "dasar", "berhalangan")
    )
    return {
        orang: Penetapan(penilai, atasan, dasar, dapat_menilai=not tidak_bisa)
        for orang, penilai, atasan, dasar, tidak_bisa in baris
    }


def _berhalangan(kolom: str, tanggal: date) -> Exists:
    """Ask of the person in this column: unable for good on that day?"""
    return Exists(
        KeadaanPegawai.objects.pada(tanggal).filter(
            pegawai_id=OuterRef(kolom), jenis__in=BERHALANGAN_TETAP
        )
    )


def _jenjang(unit: Collection[int], tanggal: date) -> dict[int, tuple[Jenjang, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(NAIK, [list(unit), tanggal])
        langkah: list[tuple[int, int]] = cursor.fetchall()
    kepala = _pemimpin({ke for _, ke in langkah}, tanggal)
    jalur: dict[int, list[Jenjang]] = defaultdict(list)
    for asal, ke in langkah:
        jalur[asal].append(Jenjang(ke, tuple(kepala[ke])))
    return {asal: tuple(naik) for asal, naik in jalur.items()}


def _pemimpin(unit: Iterable[int], tanggal: date) -> dict[int, list[Pemimpin]]:
    baris = (
        Penempatan.objects.pada(tanggal)
        .filter(
            memimpin=True,
            jabatan__unit_id__in=list(unit),
            jabatan__berlaku__contains=tanggal,
        )
        .annotate(berhalangan=_berhalangan("pegawai_id", tanggal))
        .values_list(
            "jabatan__unit_id", "pegawai_id", "jenis", "jabatan__jenis", "berhalangan"
        )
        .order_by("id")
    )
    kepala: dict[int, list[Pemimpin]] = defaultdict(list)
    for di, orang, jenis, jabatan, tidak_bisa in baris:
        # the lowest penilai is a pejabat pengawas, or a JF who leads (Ps 1(9), p.89)
        bisa = not tidak_bisa and jabatan != JenisJabatan.PELAKSANA
        kepala[di].append(Pemimpin(orang, JenisPenempatan(jenis), bisa))
    return kepala
