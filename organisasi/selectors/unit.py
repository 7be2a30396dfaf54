"""The structure on a day, as one actor may read it: search, one unit, org chart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    Acuan,
    Jabatan,
    Penempatan,
    PerubahanStruktur,
    SusunanUnit,
    UnitKerja,
)
from organisasi.policies import cakupan_baca
from organisasi.policies.unit import akar_terlihat, visible_unit_pada
from organisasi.querysets import subtree
from organisasi.rules.acuan import RanahAcuan
from organisasi.rules.jenis import (
    LABEL,
    JenisJabatan,
    JenisPegawai,
    JenisPenempatan,
)
from organisasi.rules.perubahan import JenisPerubahan
from organisasi.selectors.nama_unit import NAMA_PADA, nama_pada
from organisasi.selectors.penilai import NAIK
from organisasi.selectors.perubahan import unit_bernama
from organisasi.selectors.pohon import (
    KOLOM_PEMEGANG,
    Pejabat,
    Simpul,
    baca_pejabat,
    isi_kepala,
    orang_terlihat,
    pasang_kepala,
    pemegang,
    telusur,
    turun,
)

#: Names shown for one post; the directory has the others.
NAMA_PER_JABATAN = 8
#: Boxes on one org chart.
KOTAK_BAGAN = 80
JALUR = NAIK.replace(
    "SELECT asal, unit_id FROM naik ORDER BY asal, tingkat",
    "SELECT u.id, u.kode, u.nama FROM naik "
    "JOIN organisasi_unitkerja u ON u.id = naik.unit_id ORDER BY naik.tingkat",
).replace("u.nama", NAMA_PADA)
_KOLOM_POS = [
    "pk",
    "unit_id",
    "nama",
    "jenis",
    "sebutan",
    "memimpin",
    "kuota",
    "kelas",
    "jumlah",
    "isi",
]


@dataclass
class Pos:
    """A post with its holders; ``isi`` counts the definitive ones."""

    nama: str
    jenis: str
    memimpin: bool
    kuota: int
    isi: int = 0
    jumlah: int = 0
    pejabat: list[Pejabat] = field(default_factory=list)
    kelas: int | None = None
    sebutan: str = ""

    @property
    def sisa(self) -> int:
        """Return how many holders are not named here."""
        return self.jumlah - len(self.pejabat)


@dataclass(frozen=True)
class Tingkat:
    """One unit on the way up; ``kode`` None where the actor may not open it."""

    nama: str
    kode: UUID | None


def cari_unit(actor: Pengguna, kata: str, pada: date) -> QuerySet[UnitKerja]:
    """Return the units in the tree of that day with these words in one of their names.

    Former names count: who looks for the old one finds the unit. ``nama_hari`` is the
    one of that day.
    """
    semua = visible_unit_pada(actor, pada).filter(
        pk__in=SusunanUnit.objects.pada(pada).values("unit_id")
    )
    if kata.split():
        semua = semua.filter(unit_bernama(kata))
    return semua.annotate(nama_hari=nama_pada(pada)).order_by("nama", "id")


@dataclass(frozen=True)
class UnitTampil:
    """A unit under its name of a day; whether it stands in the tree then and today."""

    unit: UnitKerja
    berdiri: bool
    berdiri_kini: bool


def unit_for(actor: Pengguna, kode: UUID, pada: date) -> UnitKerja:
    """Return one unit the actor may read on that day; 404 for every other."""
    return unit_tampil(actor, kode, pada).unit


def unit_tampil(actor: Pengguna, kode: UUID, pada: date) -> UnitTampil:
    """Return one unit as its page of that day needs it, found as by ``unit_for``."""
    tempat = SusunanUnit.objects.filter(unit=OuterRef("pk"))
    baris = visible_unit_pada(actor, pada).annotate(
        nama_hari=nama_pada(pada),
        berdiri=Exists(tempat.filter(berlaku__contains=pada)),
        berdiri_kini=Exists(tempat.filter(berlaku__contains=hari_ini())),
    )
    unit = get_object_or_404(baris, kode=kode)
    isi = unit.__dict__
    unit.nama = isi["nama_hari"]
    return UnitTampil(unit, isi["berdiri"], isi["berdiri_kini"])


def peleburan(unit: UnitKerja, pada: date) -> PerubahanStruktur | None:
    """Return the act that merged the unit into another one by that day, if any."""
    lebur = unit.perubahan.filter(
        jenis=JenisPerubahan.GABUNG_UNIT.value,
        tanggal__lte=pada,
        dibatalkan_pada=None,
    )
    return lebur.select_related("unit_tujuan").order_by("-tanggal", "-id").first()


def jalur(actor: Pengguna, unit: UnitKerja, pada: date) -> list[Tingkat]:
    """Return the units above, from the top down, with links only where allowed.

    On the way down everything from the first unit of the own scope on may be opened.
    """
    with connection.cursor() as cursor:
        cursor.execute(JALUR, [[unit.pk], pada, pada])
        atas = cursor.fetchall()
    boleh = cakupan_baca(actor).semua
    hasil = []
    for pk, kode, nama in reversed(atas):
        boleh = boleh or pk in akar_terlihat(actor)
        if pk != unit.pk:
            hasil.append(Tingkat(nama, kode if boleh else None))
    return hasil


# One unit --------------------------------------------------------------------------


def anak_unit(unit: UnitKerja, pada: date) -> list[Simpul]:
    """Return the units directly below, each with how many stand below it."""
    akar = turun([unit.pk], pada, 2)
    for anak in akar[0].anak:
        anak.potong(0)
    return akar[0].anak


def jabatan_unit(
    actor: Pengguna, unit: UnitKerja, anak: Sequence[Simpul], pada: date
) -> list[Pos]:
    """Return the unit's posts with their first holders, and give ``anak`` their heads.

    A holder whose data the actor may not read is counted but not named, except who
    leads: everybody may know that.
    """
    baris = list(_pos_unit(unit, {satu.pk for satu in anak}, pada))
    terlihat = orang_terlihat(actor, baris)
    pos = [satu for satu in baris if satu["unit_id"] == unit.pk]
    pasang_kepala(anak, (b for b in baris if b["unit_id"] != unit.pk), terlihat)
    semua: dict[int, Pos] = {}
    for satu in pos:
        jabatan = semua.setdefault(satu["pk"], _pos(satu))
        boleh = satu["memimpin"] or satu["kini__pegawai"] in terlihat
        if satu["kini__pegawai"] and boleh:
            jabatan.pejabat.append(baca_pejabat(satu, terlihat))
    return list(semua.values())


def _pos_unit(unit: UnitKerja, anak: Collection[int], pada: date) -> Any:
    """Load its posts and the leading ones of ``anak`` with holders, in one query."""
    definitif = Q(kini__jenis=JenisPenempatan.DEFINITIF)
    urut = ["kini__jenis", "kini__pegawai__nama"]
    kata = Acuan.objects.pada(pada).filter(
        ranah=RanahAcuan.JENIS_JABATAN.value, kunci=OuterRef("jenis")
    )
    return (
        Jabatan.objects.pada(pada)
        .filter(Q(unit=unit) | Q(unit_id__in=list(anak), memimpin=True))
        .annotate(
            kini=pemegang(pada),
            sebutan=Subquery(kata.values("label")[:1]),
            jumlah=Window(Count("kini"), partition_by=F("pk")),
            isi=Window(Count("kini", filter=definitif), partition_by=F("pk")),
            ke=Window(RowNumber(), partition_by=F("pk"), order_by=urut),
        )
        .filter(ke__lte=NAMA_PER_JABATAN)
        .order_by("-memimpin", "nama", "pk", "ke")
        .values(*_KOLOM_POS, *KOLOM_PEMEGANG)
    )


def _pos(baris: dict[str, Any]) -> Pos:
    return Pos(
        nama=baris["nama"],
        jenis=JenisJabatan(baris["jenis"]).value,
        memimpin=baris["memimpin"],
        kuota=baris["kuota"],
        isi=baris["isi"],
        jumlah=baris["jumlah"],
        kelas=baris["kelas"],
        sebutan=baris["sebutan"] or LABEL[JenisJabatan(baris["jenis"])],
    )


def jumlah_menurut_jenis(unit: UnitKerja, pada: date) -> list[tuple[str, int]]:
    """Return how many people of each kind hold a post in the unit or below it."""
    baris = dict(
        Penempatan.objects.pada(pada)
        .filter(
            jenis=JenisPenempatan.DEFINITIF,
            jabatan__unit_id__in=subtree([unit.pk], pada),
        )
        .order_by()
        .values_list("pegawai__jenis")
        .annotate(n=Count("pk"))
    )
    return [(j.value, baris[j.value]) for j in JenisPegawai if j.value in baris]


# Org chart -------------------------------------------------------------------------


def bagan(actor: Pengguna, unit: UnitKerja, pada: date) -> Simpul:
    """Return the unit with the levels below that fit on one chart.

    Two levels where they fit into ``KOTAK_BAGAN`` boxes, else one, cut at that
    number; every unit knows how many stand below it.
    """
    akar = turun([unit.pk], pada, 3)[0]
    cucu = sum(len(anak.anak) for anak in akar.anak)
    if len(akar.anak) + cucu > KOTAK_BAGAN:
        akar.potong(KOTAK_BAGAN)
        terdalam = akar.anak
    else:
        terdalam = [c for anak in akar.anak for c in anak.anak]
    for satu in terdalam:
        satu.potong(0)
    semua = list(telusur(akar, 3))
    isi_kepala(actor, semua, pada)
    _isi_jumlah(semua, pada)
    return akar


def _isi_jumlah(semua: Sequence[Simpul], pada: date) -> None:
    """Count the people who hold a post directly in each unit, its head not counted."""
    jumlah = dict(
        Penempatan.objects.pada(pada)
        .filter(
            jenis=JenisPenempatan.DEFINITIF,
            memimpin=False,
            jabatan__unit_id__in=[satu.pk for satu in semua],
        )
        .order_by()
        .values_list("jabatan__unit_id")
        .annotate(n=Count("pk"))
    )
    for satu in semua:
        satu.orang = jumlah.get(satu.pk, 0)
