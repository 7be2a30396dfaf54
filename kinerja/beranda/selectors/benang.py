"""The golden thread: from each RHK of an SKP up to the need it answers.

Four short queries for any number of RHK, and two more for what may be opened.
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
from organisasi.rules.kebutuhan import JenisSasaran
from organisasi.rules.nama import nama_lengkap

#: Every RHK with those of two levels of leaders above it, the highest first. The need
#: is the one it names; an own RHK also reaches one through its indicators.
ATAS = """
WITH RECURSIVE naik(asal, id, tingkat) AS (
    SELECT unnest(%(rhk)s::bigint[]), unnest(%(rhk)s::bigint[]), 0
    UNION ALL
    SELECT naik.asal, r.rhk_pimpinan_id, naik.tingkat + 1
    FROM naik JOIN indikator_rhk r ON r.id = naik.id
    WHERE naik.tingkat < 2 AND r.rhk_pimpinan_id IS NOT NULL
)
SELECT naik.asal, naik.tingkat, r.rumusan, s.id, s.kode,
       o.gelar_depan, o.nama, o.gelar_belakang,
       coalesce(r.kebutuhan_id, lewat.kebutuhan_id), lewat.sasaran_id
FROM naik JOIN indikator_rhk r ON r.id = naik.id
JOIN indikator_versiskp v ON v.id = r.versi_skp_id
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
    WHERE i.rhk_id = r.id AND naik.tingkat = 0
) lewat ON true
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
    kebutuhan: int | None
    sasaran: int | None


def benang_untuk(pembaca: Pengguna, rhk: Iterable[int]) -> dict[int, list[Titik]]:
    """Return the thread above each RHK by its key, with the links of this reader."""
    kunci = list(rhk)
    jenjang = [_Jenjang(*baris) for baris in _baca(ATAS, rhk=kunci)] if kunci else []
    naik = {asal: [j for j in jenjang if j.asal == asal] for asal in kunci}
    butuh = {asal: _kebutuhan(jalur) for asal, jalur in naik.items()}
    kebutuhan = Kebutuhan.objects.in_bulk({pk for pk in butuh.values() if pk})
    sasaran = {
        asal: (kebutuhan[pk].sasaran_id if pk else None) or naik[asal][-1].sasaran
        for asal, pk in butuh.items()
    }
    di_atas = _titik_sasaran({pk for pk in sasaran.values() if pk})
    dari_kebutuhan = _titik_kebutuhan(pembaca, kebutuhan)
    dari_pimpinan = _titik_pimpinan(pembaca, naik)
    return {
        asal: [
            *dari_kebutuhan.get(butuh[asal], []),
            *di_atas.get(sasaran[asal], []),
            *dari_pimpinan[asal],
        ]
        for asal in kunci
    }


def _kebutuhan(jalur: list[_Jenjang]) -> int | None:
    """Return the need the own RHK answers, else that of the nearest leader's."""
    return next((j.kebutuhan for j in reversed(jalur) if j.kebutuhan), None)


def _titik_kebutuhan(
    pembaca: Pengguna, kebutuhan: Mapping[int, Kebutuhan]
) -> dict[int | None, list[Titik]]:
    terbuka = _terbuka(visible_kebutuhan(pembaca), kebutuhan)
    return {
        pk: [
            Titik(
                f"Kebutuhan {satu.tahun}",
                satu.pernyataan,
                f"prioritas {satu.prioritas.skor} dari 125",
                reverse("organisasi:kebutuhan_detail", args=[satu.kode])
                if pk in terbuka
                else "",
            )
        ]
        for pk, satu in kebutuhan.items()
    }


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
