"""What is wrong in the data today, as far as one actor can repair it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    SusunanUnit,
    UnitKerja,
)
from organisasi.policies.pegawai import Cakupan
from organisasi.policies.struktur import cakupan_mutu
from organisasi.querysets import subtree, subtree_bernama
from organisasi.rules.jenis import JenisKeadaan
from organisasi.rules.lingkaran import cari_lingkaran
from organisasi.rules.mutu import JenisMutu
from organisasi.rules.penilai import Sebab
from organisasi.selectors.lingkaran import lingkaran_pada
from organisasi.selectors.penetapan import pos_penilai
from organisasi.selectors.penilai import penilaian_pada

#: The same letters and the same day of birth, which a NIP tells where it is missing.
RANGKAP = """
WITH orang AS (
    SELECT id, regexp_replace(upper(nama), '[^A-Z]', '', 'g') AS huruf,
        coalesce(to_char(lahir, 'YYYYMMDD'), left(nip, 8)) AS hari
    FROM organisasi_pegawai
)
SELECT a.id, b.id FROM orang a
JOIN orang b ON a.huruf = b.huruf AND a.hari = b.hari AND a.id < b.id
UNION
SELECT least(r.pegawai_id, p.id), greatest(r.pegawai_id, p.id)
FROM organisasi_riwayatnip r
JOIN organisasi_pegawai p ON p.nip = r.nip AND p.id <> r.pegawai_id
ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Temuan:
    """One line: what it is about, what is wrong, and which page repairs it.

    ``kode`` is that of a unit or a person, by the kind; ``lain`` of the second person.
    """

    nama: str
    rincian: str
    kode: UUID
    lain: UUID | None = None


@dataclass(frozen=True)
class Lingkup:
    """Whose data is looked at: a scope, narrowed to units with these words."""

    cakupan: Cakupan
    unit: str = ""

    def orang(self) -> Q:
        """Return the people who hold a post there today; everybody without limits."""
        di = self._unit("jabatan__unit_id")
        if di == Q():
            return Q()
        pos = Penempatan.objects.pada(hari_ini()).filter(di)
        return Q(pk__in=pos.values("pegawai_id"))

    def units(self) -> Q:
        """Return the units there."""
        return self._unit("pk")

    @property
    def penuh(self) -> bool:
        """Say whether what stands in no unit belongs here too."""
        return self.cakupan.semua and not self.unit

    def _unit(self, kolom: str) -> Q:
        syarat = Q()
        if not self.cakupan.semua:
            di_sana = subtree(self.cakupan.unit, hari_ini())
            syarat &= Q(**{f"{kolom}__in": di_sana})
        if self.unit:
            bernama = subtree_bernama(self.unit.split(), hari_ini())
            syarat &= Q(**{f"{kolom}__in": bernama})
        return syarat


Baris = Sequence[Any] | QuerySet[Any]


def lingkup_mutu(actor: Pengguna, unit: str = "") -> Lingkup:
    """Return what this actor checks."""
    return Lingkup(cakupan_mutu(actor), unit)


def ringkasan_mutu(lingkup: Lingkup) -> dict[JenisMutu, int]:
    """Count every kind of finding."""
    return {jenis: _jumlah(cari(lingkup)) for jenis, (cari, _) in _CARA.items()}


def temuan_mutu(lingkup: Lingkup, jenis: JenisMutu) -> Baris:
    """Return the rows of one kind, to be counted and cut into pages."""
    return _CARA[jenis][0](lingkup)


def isi_temuan(jenis: JenisMutu, baris: Baris) -> list[Temuan]:
    """Give the rows of one page their words."""
    return _CARA[jenis][1](baris)


def _jumlah(baris: Baris) -> int:
    return baris.count() if isinstance(baris, QuerySet) else len(baris)


# People -----------------------------------------------------------------------------


def _di_sana(lingkup: Lingkup, kelompok: list[tuple[int, ...]]) -> list[Any]:
    """Keep the groups with somebody in the scope."""
    if lingkup.penuh or not kelompok:
        return kelompok
    semua = {satu for satuan in kelompok for satu in satuan}
    di = Pegawai.objects.filter(lingkup.orang(), pk__in=semua)
    boleh = set(di.values_list("pk", flat=True))
    return [satuan for satuan in kelompok if boleh & set(satuan)]


def _lingkaran_penilai(lingkup: Lingkup) -> Baris:
    return _di_sana(lingkup, lingkaran_pada(hari_ini()))


def _isi_lingkaran(baris: Baris) -> list[Temuan]:
    semua = {pk for satuan in baris for pk in satuan}
    orang = Pegawai.objects.in_bulk(semua)
    khusus = set(
        PenetapanPenilai.objects.pada(hari_ini())
        .filter(pegawai_id__in=semua)
        .values_list("pegawai_id", flat=True)
    )
    hasil = []
    for satuan in baris:
        nama = [orang[pk].nama_lengkap for pk in satuan]
        yang = next((pk for pk in satuan if pk in khusus), satuan[0])
        rincian = " dinilai ".join([*nama, nama[0]])
        hasil.append(Temuan(orang[yang].nama_lengkap, rincian, orang[yang].kode))
    return hasil


def _rangkap(lingkup: Lingkup) -> Baris:
    with connection.cursor() as cursor:
        cursor.execute(RANGKAP)
        return _di_sana(lingkup, cursor.fetchall())


def rangkap_dari(pegawai: Pegawai) -> set[int]:
    """Return the people who look like the same person as this one."""
    with connection.cursor() as cursor:
        cursor.execute(RANGKAP)
        pasangan = cursor.fetchall()
    kena = {satu for pasang in pasangan if pegawai.pk in pasang for satu in pasang}
    return kena - {pegawai.pk}


def _isi_rangkap(baris: Baris) -> list[Temuan]:
    orang = Pegawai.objects.in_bulk({pk for satuan in baris for pk in satuan})
    hasil = []
    for satu, lain in baris:
        a, b = orang[satu], orang[lain]
        rincian = f"{_sebut_nip(a)} dan {b.nama_lengkap}, {_sebut_nip(b)}"
        hasil.append(Temuan(a.nama_lengkap, rincian, a.kode, b.kode))
    return hasil


def _sebut_nip(pegawai: Pegawai) -> str:
    return f"NIP {pegawai.nip}" if pegawai.nip else "tanpa NIP"


def _tanpa_penempatan(lingkup: Lingkup) -> Baris:
    """Who has no post is in nobody's subtree: only for who checks everything."""
    if not lingkup.penuh:
        return []
    pos = Penempatan.objects.pada(hari_ini()).filter(pegawai=OuterRef("pk"))
    keluar = KeadaanPegawai.objects.pada(hari_ini()).filter(
        pegawai=OuterRef("pk"), jenis=JenisKeadaan.BERHENTI
    )
    return Pegawai.objects.filter(~Exists(pos), ~Exists(keluar)).order_by("nama", "id")


def _isi_orang(baris: Baris) -> list[Temuan]:
    return [Temuan(p.nama_lengkap, _sebut_nip(p), p.kode) for p in baris]


def _tanpa_penilai(lingkup: Lingkup) -> Baris:
    """Ask the rule only of those who can have none: nobody leads on their way up."""
    induk = _induk()
    calon = _tanpa_pemimpin(induk)
    hasil = penilaian_pada(calon, hari_ini(), dengan_atasan=False)
    puncak = Penempatan.objects.pada(hari_ini()).filter(
        memimpin=True, jabatan__unit_id__in=[u for u, i in induk.items() if i is None]
    )
    tanpa = {
        orang for orang, nilai in hasil.items() if nilai.sebab is Sebab.PUNCAK
    } - set(puncak.values_list("pegawai_id", flat=True))
    return (
        Pegawai.objects.filter(lingkup.orang(), pk__in=tanpa)
        .annotate(unit_nama=_unit_kini())
        .order_by("nama", "id")
    )


def _unit_kini() -> Subquery:
    pos = Penempatan.objects.pada(hari_ini()).filter(pegawai=OuterRef("pk"))
    return Subquery(pos.order_by("jenis").values("jabatan__unit__nama")[:1])


def _tanpa_pemimpin(induk: dict[int, int | None]) -> set[int]:
    """Return the people of units with no able head but themselves on the way up."""
    kepala: dict[int, set[int]] = {}
    for unit, orang in (
        pos_penilai(hari_ini())
        .filter(memimpin=True)
        .values_list("jabatan__unit_id", "pegawai_id")
    ):
        kepala.setdefault(unit, set()).add(orang)
    semua = set(induk) | set(
        Penempatan.objects.pada(hari_ini()).values_list("jabatan__unit_id", flat=True)
    )
    kosong, sendirian = set(), set()
    for unit in semua:
        pemimpin = _pemimpin_di_atas(unit, induk, kepala)
        if not pemimpin:
            kosong.add(unit)
        elif len(pemimpin) == 1:
            sendirian |= pemimpin
    pos = Penempatan.objects.pada(hari_ini()).filter(jabatan__unit_id__in=kosong)
    return sendirian | set(pos.values_list("pegawai_id", flat=True))


def _pemimpin_di_atas(
    unit: int, induk: dict[int, int | None], kepala: dict[int, set[int]]
) -> set[int]:
    """Return whoever leads this unit or one above; two are enough to know."""
    hasil: set[int] = set()
    dilalui: set[int] = set()
    kini: int | None = unit
    while kini is not None and kini not in dilalui and len(hasil) < 2:
        dilalui.add(kini)
        hasil |= kepala.get(kini, set())
        kini = induk.get(kini)
    return hasil


def _isi_tanpa_penilai(baris: Baris) -> list[Temuan]:
    return [
        Temuan(p.nama_lengkap, f"{_sebut_nip(p)}, {p.unit_nama or ''}", p.kode)
        for p in baris
    ]


# Units ------------------------------------------------------------------------------


def _induk() -> dict[int, int | None]:
    """Return today's tree: unit to parent."""
    baris = SusunanUnit.objects.pada(hari_ini()).order_by("id")
    return dict(baris.values_list("unit_id", "induk_id"))


def _lingkaran_unit(lingkup: Lingkup) -> Baris:
    """A loop hangs on nothing, so it is in nobody's subtree."""
    return sorted(cari_lingkaran(_induk())) if lingkup.penuh else []


def _isi_lingkaran_unit(baris: Baris) -> list[Temuan]:
    unit = UnitKerja.objects.in_bulk({pk for satuan in baris for pk in satuan})
    hasil = []
    for satuan in baris:
        nama = [unit[pk].nama for pk in satuan]
        rincian = " di bawah ".join([*nama, nama[0]])
        hasil.append(Temuan(nama[0], rincian, unit[satuan[0]].kode))
    return hasil


def _tersambung(induk: dict[int, int | None]) -> set[int]:
    """Return the units that hang, over any number of others, on the top."""
    puncak = [unit for unit, di in induk.items() if di is None]
    anak: dict[int, list[int]] = {}
    for unit, di in induk.items():
        if di is not None:
            anak.setdefault(di, []).append(unit)
    hasil: set[int] = set()
    depan = puncak
    while depan:
        hasil |= set(depan)
        depan = [bawah for unit in depan for bawah in anak.get(unit, [])]
    return hasil


def _unit_lepas(lingkup: Lingkup) -> Baris:
    """A unit that has posts, or never had a place, and does not hang on the top.

    A unit that was closed has neither posts nor a place, and is no finding.
    """
    if not lingkup.penuh:
        return []
    induk = _induk()
    melingkar = {pk for satuan in cari_lingkaran(induk) for pk in satuan}
    pos = Jabatan.objects.pada(hari_ini()).filter(unit=OuterRef("pk"))
    pernah = SusunanUnit.objects.filter(unit=OuterRef("pk"))
    return (
        UnitKerja.objects.exclude(pk__in=_tersambung(induk) | melingkar)
        .filter(Exists(pos) | ~Exists(pernah) | Q(pk__in=induk.keys()))
        .order_by("nama", "id")
    )


def _isi_unit_lepas(baris: Baris) -> list[Temuan]:
    return [Temuan(u.nama, "tidak tersambung ke puncak susunan", u.kode) for u in baris]


def _kepala_kosong(lingkup: Lingkup) -> Baris:
    kepala = pos_penilai(hari_ini()).filter(memimpin=True)
    pos = Jabatan.objects.pada(hari_ini()).filter(unit=OuterRef("pk"), memimpin=True)
    tempat = SusunanUnit.objects.pada(hari_ini())
    return (
        UnitKerja.objects.filter(lingkup.units(), pk__in=tempat.values("unit_id"))
        .exclude(pk__in=kepala.values("jabatan__unit_id"))
        .annotate(pos_kepala=Subquery(pos.values("nama")[:1]))
        .order_by("nama", "id")
    )


def _isi_kepala(baris: Baris) -> list[Temuan]:
    return [
        Temuan(
            unit.nama,
            f"{unit.pos_kepala}: tidak ada pejabat yang bertugas"
            if unit.pos_kepala
            else "belum punya jabatan pimpinan",
            unit.kode,
        )
        for unit in baris
    ]


_CARA: dict[
    JenisMutu,
    tuple[Callable[[Lingkup], Baris], Callable[[Baris], list[Temuan]]],
] = {
    JenisMutu.LINGKARAN_PENILAI: (_lingkaran_penilai, _isi_lingkaran),
    JenisMutu.LINGKARAN_UNIT: (_lingkaran_unit, _isi_lingkaran_unit),
    JenisMutu.UNIT_LEPAS: (_unit_lepas, _isi_unit_lepas),
    JenisMutu.KEPALA_KOSONG: (_kepala_kosong, _isi_kepala),
    JenisMutu.TANPA_PENEMPATAN: (_tanpa_penempatan, _isi_orang),
    JenisMutu.TANPA_PENILAI: (_tanpa_penilai, _isi_tanpa_penilai),
    JenisMutu.RANGKAP: (_rangkap, _isi_rangkap),
}


def hitung_mutu() -> dict[str, int]:
    """Count every kind of finding of the whole kabupaten, for the nightly job."""
    semua = ringkasan_mutu(Lingkup(Cakupan(semua=True)))
    return {jenis.value: jumlah for jenis, jumlah in semua.items()}
