"""The golden thread: from each RHK of an SKP up to the need it answers.

Two short queries for any number of RHK, and two more for what may be opened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse

from indikator.models import SKP
from indikator.policies.skp import visible_skp
from kinerja.akun.models import Pengguna
from organisasi.models import Kebutuhan
from organisasi.policies.kebutuhan import visible_kebutuhan
from organisasi.rules.kebutuhan import JenisSasaran, Prioritas
from organisasi.rules.nama import nama_lengkap

#: Every RHK with those of two levels of leaders above it, the highest first. The need
#: is the one it names; an own RHK also reaches one through its indicators.
ATAS = """
WITH RECURSIVE naik AS (
    SELECT id AS asal, 0 AS tingkat, id, rumusan, versi_skp_id, kebutuhan_id,
           rhk_pimpinan_id
    FROM indikator_rhk WHERE id = ANY(%(rhk)s)
    UNION ALL
    SELECT naik.asal, naik.tingkat + 1, r.id, r.rumusan, r.versi_skp_id,
           r.kebutuhan_id, r.rhk_pimpinan_id
    FROM naik JOIN indikator_rhk r ON r.id = naik.rhk_pimpinan_id
    WHERE naik.tingkat < 2
)
SELECT naik.asal, naik.tingkat, naik.rumusan, s.id, s.kode,
       o.gelar_depan, o.nama, o.gelar_belakang,
       lewat.sasaran_id, b.id, b.kode, b.sasaran_id, b.tahun, b.pernyataan,
       b.urgensi, b.dampak, b.kelayakan
FROM naik
JOIN indikator_versiskp v ON v.id = naik.versi_skp_id
JOIN indikator_skp s ON s.id = v.skp_id
JOIN organisasi_pegawai o ON o.id = s.pegawai_id
LEFT JOIN LATERAL (
    SELECT (array_agg(k.kebutuhan_id ORDER BY i.id, k.id)
              FILTER (WHERE k.id IS NOT NULL))[1] AS kebutuhan_id,
           (array_agg(n.sasaran_id ORDER BY i.id)
              FILTER (WHERE n.sasaran_id IS NOT NULL))[1] AS sasaran_id
    FROM indikator_iki i
    JOIN indikator_versiindikator w ON w.id = i.versi_indikator_id
    JOIN indikator_indikator n ON n.id = w.indikator_id
    LEFT JOIN indikator_indikatorkebutuhan k ON k.indikator_id = n.id
    WHERE i.rhk_id = naik.id AND naik.tingkat = 0
) lewat ON true
LEFT JOIN organisasi_kebutuhan b
    ON b.id = coalesce(naik.kebutuhan_id, lewat.kebutuhan_id)
ORDER BY naik.asal, naik.tingkat DESC
"""
#: A sasaran below its two parents, the highest first.
SASARAN = """
WITH RECURSIVE naik(asal, id, tingkat) AS (
    SELECT unnest(%(sasaran)s::bigint[]), unnest(%(sasaran)s::bigint[]), 0
    UNION ALL
    SELECT naik.asal, s.induk_id, naik.tingkat + 1
    FROM naik JOIN organisasi_sasaran s ON s.id = naik.id
    WHERE naik.tingkat < 2 AND s.induk_id IS NOT NULL
)
SELECT naik.asal, s.jenis, s.rumusan
FROM naik JOIN organisasi_sasaran s ON s.id = naik.id
ORDER BY naik.asal, naik.tingkat DESC
"""
_KATA_SASARAN = {jenis.value: jenis.value.title() for jenis in JenisSasaran}


@dataclass(frozen=True)
class Titik:
    """One knot as this reader sees it; ``alamat`` is empty where he may not go."""

    jenis: str
    teks: str
    keterangan: str = ""
    alamat: str = ""


class _Kebutuhan(NamedTuple):
    """One need."""

    id: int
    kode: UUID
    sasaran: int | None
    tahun: int
    pernyataan: str
    urgensi: int
    dampak: int
    kelayakan: int


class _Jenjang(NamedTuple):
    """One RHK on the way up; ``tingkat`` 0 is the own one."""

    asal: int
    tingkat: int
    rumusan: str
    skp: int
    kode_skp: UUID
    gelar_depan: str
    nama: str
    gelar_belakang: str
    sasaran: int | None
    kebutuhan: _Kebutuhan | None


def benang_untuk(pembaca: Pengguna, rhk: Iterable[int]) -> dict[int, list[Titik]]:
    """Return the thread above each RHK by its key, with the links of this reader."""
    kunci = list(rhk)
    jenjang = [_jenjang(baris) for baris in _baca(ATAS, rhk=kunci)] if kunci else []
    naik = {asal: [j for j in jenjang if j.asal == asal] for asal in kunci}
    butuh = {asal: _kebutuhan(jalur) for asal, jalur in naik.items()}
    sasaran = {
        asal: (satu.sasaran if satu else None) or naik[asal][-1].sasaran
        for asal, satu in butuh.items()
    }
    di_atas = _titik_sasaran({pk for pk in sasaran.values() if pk})
    dari_kebutuhan = _titik_kebutuhan(pembaca, {k for k in butuh.values() if k})
    dari_pimpinan = _titik_pimpinan(pembaca, naik)
    return {
        asal: [
            *dari_kebutuhan.get(butuh[asal], []),
            *di_atas.get(sasaran[asal], []),
            *dari_pimpinan[asal],
        ]
        for asal in kunci
    }


def _jenjang(baris: tuple[Any, ...]) -> _Jenjang:
    jenjang, butuh = baris[:9], baris[9:]
    return _Jenjang._make([*jenjang, _Kebutuhan(*butuh) if butuh[0] else None])


def _kebutuhan(jalur: list[_Jenjang]) -> _Kebutuhan | None:
    """Return the need the own RHK answers, else that of the nearest leader's."""
    return next((j.kebutuhan for j in reversed(jalur) if j.kebutuhan), None)


def _titik_kebutuhan(
    pembaca: Pengguna, kebutuhan: set[_Kebutuhan]
) -> dict[_Kebutuhan | None, list[Titik]]:
    terbuka = _terbuka(visible_kebutuhan(pembaca), [satu.id for satu in kebutuhan])
    return {
        satu: [
            Titik(
                f"Kebutuhan {satu.tahun}",
                satu.pernyataan,
                f"prioritas {_skor(satu)} dari 125",
                reverse("organisasi:kebutuhan_detail", args=[satu.kode])
                if satu.id in terbuka
                else "",
            )
        ]
        for satu in kebutuhan
    }


def _skor(satu: _Kebutuhan) -> int:
    return Prioritas(satu.urgensi, satu.dampak, satu.kelayakan).skor


def _titik_sasaran(sasaran: set[int]) -> dict[int | None, list[Titik]]:
    titik: dict[int | None, list[Titik]] = {}
    if sasaran:
        for asal, jenis, rumusan in _baca(SASARAN, sasaran=list(sasaran)):
            titik.setdefault(asal, []).append(Titik(_KATA_SASARAN[jenis], rumusan))
    return titik


def _titik_pimpinan(
    pembaca: Pengguna, naik: Mapping[int, list[_Jenjang]]
) -> dict[int, list[Titik]]:
    skp = {j.skp for jalur in naik.values() for j in jalur if j.tingkat}
    terbuka = _terbuka(visible_skp(pembaca), skp)
    return {
        asal: [
            Titik(
                "RHK pimpinan",
                j.rumusan,
                nama_lengkap(j.gelar_depan, j.nama, j.gelar_belakang),
                reverse("indikator:skp_detail", args=[j.kode_skp])
                if j.skp in terbuka
                else "",
            )
            for j in jalur
            if j.tingkat
        ]
        for asal, jalur in naik.items()
    }


def _terbuka(
    terlihat: QuerySet[SKP] | QuerySet[Kebutuhan], dicari: Iterable[int]
) -> set[int]:
    """Return those of these rows the reader may open; asks only if there are any."""
    kunci = list(dicari)
    if not kunci:
        return set()
    return set(terlihat.filter(pk__in=kunci).values_list("pk", flat=True))


def _baca(sql: str, **isi: list[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(sql, isi)
        return list(kursor.fetchall())
