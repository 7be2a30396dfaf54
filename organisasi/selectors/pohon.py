"""Units in their tree on a day, with their heads, as one actor may read them.

However large the kabupaten, a tree asks a fixed number of times and shows a bounded
number of units; the rest is a link away.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import FilteredRelation, Q

from kinerja.akun.models import Pengguna
from organisasi.models import Jabatan, Pegawai, SusunanUnit
from organisasi.policies import cakupan_baca, visible_pegawai
from organisasi.policies.unit import akar_terlihat
from organisasi.rules.jenis import JenisPenempatan, JenisUnit
from organisasi.selectors.nama_unit import NAMA_PADA

#: The most units below one that a tree draws.
ANAK_POHON = 60

TURUN_BERTINGKAT = f"""
WITH RECURSIVE turun(unit_id, induk_id, tingkat) AS (
    SELECT u, NULL::bigint, 0 FROM unnest(%s::bigint[]) AS u
    UNION ALL
    SELECT s.unit_id, s.induk_id, turun.tingkat + 1
    FROM organisasi_susunanunit s
    JOIN turun ON s.induk_id = turun.unit_id AND s.berlaku @> %s::date
    WHERE turun.tingkat < %s
)
SELECT u.id, turun.induk_id, turun.tingkat, u.kode, {NAMA_PADA}, u.jenis
FROM turun JOIN organisasi_unitkerja u ON u.id = turun.unit_id
"""  # noqa: S608 - words of our own
_URUT_JENIS = {jenis.value: nomor for nomor, jenis in enumerate(JenisUnit)}
_ANGKA = re.compile(r"([0-9]+)")


@dataclass(frozen=True)
class Pejabat:
    """Somebody in a post; ``kode`` None where the actor may not open the page."""

    nama: str
    jenis: JenisPenempatan
    kode: UUID | None = None
    pegawai: int = 0


@dataclass
class Simpul:
    """A unit in a tree, with its head and the units below that are shown."""

    pk: int
    kode: UUID
    nama: str
    jenis: str
    anak: list["Simpul"] = field(default_factory=list)
    jabatan: str = ""
    pejabat: list[Pejabat] = field(default_factory=list)
    orang: int = 0
    sisa: int = 0

    @property
    def jumlah_anak(self) -> int:
        """Return how many units stand directly below, shown or not."""
        return len(self.anak) + self.sisa

    def potong(self, batas: int) -> None:
        """Show at most this many units below; ``sisa`` counts the others."""
        self.sisa += max(0, len(self.anak) - batas)
        del self.anak[batas:]


def pohon(actor: Pengguna, pada: date, *, tingkat: int = 3) -> list[Simpul]:
    """Return the tops of what the actor reads with the levels below, heads included.

    The last level is only counted, so that a page can say what lies deeper.
    """
    akar = turun(_akar(actor, pada), pada, tingkat)
    tampil = [s for a in akar for s in telusur(a, tingkat - 1)]
    for simpul in tampil:
        simpul.potong(ANAK_POHON)
    terlihat = [s for a in akar for s in telusur(a, tingkat - 1)]
    isi_kepala(actor, terlihat, pada)
    return akar


def _akar(actor: Pengguna, pada: date) -> Collection[int]:
    if not cakupan_baca(actor).semua:
        return akar_terlihat(actor)
    puncak = SusunanUnit.objects.pada(pada).filter(induk__isnull=True)
    return list(puncak.values_list("unit_id", flat=True))


def turun(akar: Collection[int], pada: date, tingkat: int) -> list[Simpul]:
    """Load units down to this depth; a top that stands below another is left out."""
    with connection.cursor() as cursor:
        cursor.execute(TURUN_BERTINGKAT, [list(akar), pada, tingkat, pada])
        baris: list[tuple[Any, ...]] = cursor.fetchall()
    simpul = {b[0]: Simpul(b[0], b[3], b[4], b[5]) for b in baris}
    bawah: dict[int, dict[int, Simpul]] = defaultdict(dict)
    for pk, induk, *_ in baris:
        if induk is not None:
            bawah[induk][pk] = simpul[pk]
    for induk, anak in bawah.items():
        simpul[induk].anak = sorted(anak.values(), key=_urutan)
    di_bawah = {pk for anak in bawah.values() for pk in anak}
    # in a loop each stands below another: then all are tops, so that the page answers
    puncak = [pk for pk in akar if pk not in di_bawah] or akar
    return sorted((simpul[pk] for pk in puncak), key=_urutan)


def _urutan(simpul: Simpul) -> tuple[int, list[tuple[int, str]]]:
    """Kind first, then the name with its numbers as numbers: SD 2 before SD 10."""
    bagian = _ANGKA.split(simpul.nama.casefold())
    return (
        _URUT_JENIS[simpul.jenis],
        [(int(b), "") if b.isdigit() else (-1, b) for b in bagian],
    )


def telusur(simpul: Simpul, dalam: int) -> Iterable[Simpul]:
    """Yield a unit and those below it, ``dalam`` levels in all."""
    yield simpul
    if dalam > 1:
        for anak in simpul.anak:
            yield from telusur(anak, dalam - 1)


def isi_kepala(actor: Pengguna, semua: Sequence[Simpul], pada: date) -> None:
    """Give each unit its leading post and who holds it, in one query or two."""
    baris = list(_kepala({satu.pk for satu in semua}, pada))
    pasang_kepala(semua, baris, orang_terlihat(actor, baris))


def pasang_kepala(
    semua: Sequence[Simpul],
    baris: Iterable[dict[str, Any]],
    terlihat: Collection[int],
) -> None:
    menurut = {satu.pk: satu for satu in semua}
    for satu in baris:
        simpul = menurut[satu["unit_id"]]
        simpul.jabatan = satu["nama"]
        if satu["kini__pegawai"]:
            simpul.pejabat.append(baca_pejabat(satu, terlihat))


def _kepala(unit: Collection[int], pada: date) -> Any:
    return (
        Jabatan.objects.pada(pada)
        .filter(memimpin=True, unit_id__in=list(unit))
        .annotate(kini=pemegang(pada))
        .order_by("unit_id", "kini__jenis")
        .values("unit_id", "nama", *KOLOM_PEMEGANG)
    )


KOLOM_PEMEGANG = (
    "kini__jenis",
    "kini__pegawai",
    "kini__pegawai__kode",
    "kini__pegawai__nama",
    "kini__pegawai__gelar_depan",
    "kini__pegawai__gelar_belakang",
)


def pemegang(pada: date) -> FilteredRelation:
    return FilteredRelation(
        "penempatan", condition=Q(penempatan__berlaku__contains=pada)
    )


def baca_pejabat(baris: dict[str, Any], terlihat: Collection[int]) -> Pejabat:
    pk = baris["kini__pegawai"]
    orang = Pegawai(
        nama=baris["kini__pegawai__nama"],
        gelar_depan=baris["kini__pegawai__gelar_depan"],
        gelar_belakang=baris["kini__pegawai__gelar_belakang"],
    )
    kode = baris["kini__pegawai__kode"] if pk in terlihat else None
    return Pejabat(orang.nama_lengkap, JenisPenempatan(baris["kini__jenis"]), kode, pk)


def orang_terlihat(actor: Pengguna, baris: Iterable[dict[str, Any]]) -> frozenset[int]:
    """Return those of the people in these rows whose page the actor may open."""
    orang = {satu["kini__pegawai"] for satu in baris}
    dicari = [pk for pk in orang if pk is not None]
    if cakupan_baca(actor).semua or not dicari:
        return frozenset(dicari)
    return frozenset(
        visible_pegawai(actor).filter(pk__in=dicari).values_list("pk", flat=True)
    )
