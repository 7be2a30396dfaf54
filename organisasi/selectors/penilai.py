"""Load the facts of one day; ``rules.penilai`` decides.

Always for many people at once, and in one query however many: the planner sees short
joins, and a page that names a penilai pays one way to the database for him.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from organisasi.models import Pegawai
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
#: Posts, overrides, ways up and heads of the people asked about and, where the atasan
#: is wanted too, of everybody who could be their penilai: the heads on their way up and
#: whoever an override names. Sets go in as arrays: joined, their guessed sizes would
#: let the planner read every post of the kabupaten.
FAKTA = """
WITH RECURSIVE
isi AS NOT MATERIALIZED (
    SELECT t.id, t.pegawai_id, t.jabatan_id, t.jenis, t.memimpin, j.unit_id,
        j.jenis AS jenis_jabatan
    FROM organisasi_penempatan t JOIN organisasi_jabatan j ON j.id = t.jabatan_id
    WHERE t.berlaku @> %(hari)s::date AND j.berlaku @> %(hari)s::date
),
susunan AS NOT MATERIALIZED (
    SELECT unit_id, induk_id FROM organisasi_susunanunit
    WHERE berlaku @> %(hari)s::date AND induk_id IS NOT NULL
),
tetap AS NOT MATERIALIZED (
    SELECT * FROM organisasi_penetapanpenilai WHERE berlaku @> %(hari)s::date
),
jalan(unit_id) AS (
    SELECT unit_id FROM isi
    WHERE pegawai_id = ANY(%(orang)s::bigint[]) AND %(dengan_atasan)s
    UNION
    SELECT s.induk_id FROM susunan s JOIN jalan USING (unit_id)
),
orang(pegawai_id) AS (
    SELECT unnest(%(orang)s::bigint[])
    UNION
    SELECT penilai_id FROM tetap
    WHERE pegawai_id = ANY(%(orang)s::bigint[]) AND %(dengan_atasan)s
    UNION
    SELECT pegawai_id FROM isi
    WHERE jabatan_id = ANY(ARRAY(
        SELECT id FROM organisasi_jabatan
        WHERE memimpin AND unit_id = ANY(ARRAY(SELECT unit_id FROM jalan))))
),
pos AS (
    SELECT * FROM isi WHERE pegawai_id = ANY(ARRAY(SELECT pegawai_id FROM orang))
),
naik(asal, unit_id, tingkat) AS (
    SELECT DISTINCT unit_id, unit_id, 0 FROM pos
    UNION ALL
    SELECT naik.asal, s.induk_id, naik.tingkat + 1
    FROM susunan s JOIN naik USING (unit_id) WHERE naik.tingkat < 50
),
berhalangan AS NOT MATERIALIZED (
    SELECT pegawai_id FROM organisasi_keadaanpegawai
    WHERE berlaku @> %(hari)s::date AND jenis = ANY(%(berhalangan)s)
)
SELECT
    (SELECT json_agg(pegawai_id) FROM orang),
    (SELECT json_agg(json_build_array(pegawai_id, unit_id, jenis, memimpin) ORDER BY id)
     FROM pos),
    (SELECT json_agg(json_build_array(pegawai_id, penilai_id, atasan_id, dasar,
        penilai_id NOT IN (SELECT pegawai_id FROM berhalangan), alasan))
     FROM tetap JOIN orang USING (pegawai_id)),
    (SELECT json_agg(json_build_array(asal, unit_id) ORDER BY asal, tingkat) FROM naik),
    (SELECT json_agg(json_build_array(unit_id, pegawai_id, jenis, jenis_jabatan,
        pegawai_id NOT IN (SELECT pegawai_id FROM berhalangan)) ORDER BY id)
     FROM isi WHERE jabatan_id = ANY(ARRAY(
        SELECT id FROM organisasi_jabatan
        WHERE memimpin AND unit_id = ANY(ARRAY(SELECT unit_id FROM naik)))))
"""
_BERHALANGAN = sorted(jenis.value for jenis in BERHALANGAN_TETAP)


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
    if not pegawai:
        return {}
    fakta = _fakta(pegawai, tanggal, dengan_atasan=dengan_atasan)
    return {orang: pilih_penilai(orang, fakta) for orang in pegawai}


def _fakta(
    pegawai: Collection[int], tanggal: date, *, dengan_atasan: bool
) -> dict[int, Fakta]:
    with connection.cursor() as cursor:
        cursor.execute(
            FAKTA,
            {
                "orang": list(pegawai),
                "hari": tanggal,
                "dengan_atasan": dengan_atasan,
                "berhalangan": _BERHALANGAN,
            },
        )
        orang, *lain = cursor.fetchone()
    baris_pos, baris_tetap, naik, kepala = (satu or [] for satu in lain)
    pos: dict[int, list[_Pos]] = defaultdict(list)
    for satu, unit, jenis, memimpin in baris_pos:
        pos[satu].append(_Pos(unit, JenisPenempatan(jenis), memimpin))
    tetap = {satu: Penetapan(*isi) for satu, *isi in baris_tetap}
    jenjang = _jenjang(naik, kepala)
    return {
        satu: Fakta(
            pegawai=satu,
            jenjang=jenjang[acuan.unit] if (acuan := pos_terhitung(pos[satu])) else (),
            memimpin=bool(acuan and acuan.memimpin),
            penetapan=tetap.get(satu),
            unit_dipimpin=next((p.unit for p in pos[satu] if p.memimpin), None),
        )
        for satu in orang
    }


def _jenjang(
    naik: Sequence[tuple[int, int]], baris_kepala: Sequence[tuple[Any, ...]]
) -> dict[int, tuple[Jenjang, ...]]:
    kepala: dict[int, list[Pemimpin]] = defaultdict(list)
    for di, orang, jenis, jabatan, bisa in baris_kepala:
        # the lowest penilai is a pejabat pengawas, or a JF who leads (Ps 1(9), p.89)
        boleh = bisa and jabatan != JenisJabatan.PELAKSANA
        kepala[di].append(Pemimpin(orang, JenisPenempatan(jenis), boleh))
    unit = {ke: Jenjang(ke, tuple(kepala[ke])) for _, ke in naik}
    jalur: dict[int, list[Jenjang]] = defaultdict(list)
    for asal, ke in naik:
        jalur[asal].append(unit[ke])
    return {asal: tuple(isi) for asal, isi in jalur.items()}
