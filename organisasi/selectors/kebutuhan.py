"""Needs and the performance tree of a unit, as one actor may read them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from kinerja.lib import kait
from kinerja.lib.kait import Simpul
from kinerja.lib.tanggal import format_tanggal, rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import Kebutuhan, KeputusanKebutuhan, Sasaran, UnitKerja
from organisasi.policies.kebutuhan import (
    kepala_hari_ini,
    unit_dikepalai,
    visible_kebutuhan,
    visible_unit,
)
from organisasi.querysets import ancestors, subtree
from organisasi.rules.kebutuhan import (
    SEBUTAN,
    JenisKeputusan,
    StatusKebutuhan,
    kata_status,
)
from organisasi.selectors.penilai import NAIK

TURUN, INDIKATOR = "turun", "Indikator"


@dataclass(frozen=True)
class UnitTahun:
    """What the board asks the golden thread about: everything of a unit in a year."""

    unit: UnitKerja
    tahun: int


@dataclass
class SimpulSasaran:
    """A node of the performance tree; ``milik`` says it is the unit's own."""

    sasaran: Sasaran
    milik: bool
    jumlah: int = 0
    anak: list["SimpulSasaran"] = field(default_factory=list)


@dataclass(frozen=True)
class BarisKebutuhan:
    """A need on the board: its rank, its state in words, what it led to."""

    kebutuhan: Kebutuhan
    urut: int
    kata: str
    rincian: str
    simpul: tuple[Simpul, ...]

    @property
    def tanpa_indikator(self) -> bool:
        """Say whether it still needs an indicator (a refused need does not)."""
        ditolak = self.kebutuhan.status == StatusKebutuhan.DITOLAK
        return not ditolak and not any(s.jenis == INDIKATOR for s in self.simpul)


@dataclass(frozen=True)
class Papan:
    """The board of one unit and year."""

    unit: UnitKerja
    tahun: int
    pohon: tuple[SimpulSasaran, ...]
    baris: tuple[BarisKebutuhan, ...]
    indikator: tuple[Simpul, ...]

    @property
    def tanpa_indikator(self) -> list[BarisKebutuhan]:
        """Return the needs nobody measures."""
        return [baris for baris in self.baris if baris.tanpa_indikator]

    @property
    def tanpa_kebutuhan(self) -> list[Simpul]:
        """Return the indicators that answer no need."""
        return [simpul for simpul in self.indikator if not simpul.asal]


def list_unit(actor: Pengguna, *, tahun: int, cari: str = "") -> QuerySet[UnitKerja]:
    """Return the units the actor reads with the counts of a year, the busiest first."""
    setahun = Q(kebutuhan__tahun=tahun)
    menunggu = setahun & Q(kebutuhan__status=StatusKebutuhan.DIUSULKAN)
    return (
        visible_unit(actor)
        .filter(nama__icontains=cari)
        .annotate(
            jumlah=Count("kebutuhan", filter=setahun),
            menunggu=Count("kebutuhan", filter=menunggu),
        )
        .order_by("-menunggu", "-jumlah", "nama", "id")
    )


def own_unit(actor: Pengguna) -> UnitKerja | None:
    """Return the one unit somebody comes for: headed, or the only one readable."""
    terlihat = visible_unit(actor)
    dikepalai = terlihat.filter(pk__in=unit_dikepalai(actor)).order_by("id").first()
    if dikepalai is not None:
        return dikepalai
    dua = list(terlihat.order_by("id")[:2])
    return dua[0] if len(dua) == 1 else None


def unit_for(actor: Pengguna, kode: UUID) -> UnitKerja:
    """Return one unit whose needs the actor reads; 404 for every other."""
    return get_object_or_404(visible_unit(actor), kode=kode)


def kebutuhan_for(actor: Pengguna, kode: UUID) -> Kebutuhan:
    """Return one need the actor reads; 404 for every other."""
    baris = visible_kebutuhan(actor).select_related("unit", "sasaran", "dibuat_oleh")
    return get_object_or_404(baris, kode=kode)


def list_keputusan(kebutuhan: Kebutuhan) -> QuerySet[KeputusanKebutuhan]:
    """Return the decisions about a need, the newest first."""
    return kebutuhan.keputusan.select_related("oleh").order_by("-pada", "-id")


def isi_kebutuhan(kebutuhan: Kebutuhan) -> dict[str, object]:
    """Return the words of a need as the form wants them, with their ``versi``.

    The three numbers are texts, as a select sends them: else they count as changed.
    """
    kata = "pernyataan sebab bukti sumber sasaran versi"
    angka = "urgensi dampak kelayakan"
    return {
        **{satu: getattr(kebutuhan, satu) for satu in kata.split()},
        **{satu: str(getattr(kebutuhan, satu)) for satu in angka.split()},
    }


def sebut_terakhir(kebutuhan: Kebutuhan) -> str:
    """Say in a sentence what was decided last, or what stands there now."""
    putusan = list_keputusan(kebutuhan).first()
    if putusan is None:
        return f"Sekarang tertulis “{kebutuhan.pernyataan}”, belum diputuskan."
    kata = SEBUTAN[JenisKeputusan(putusan.jenis)].lower()
    return f"Keputusan terakhir: {kata}, oleh {putusan.oleh.nama}, “{putusan.alasan}”."


def sasaran_pilihan(unit: UnitKerja) -> QuerySet[Sasaran]:
    """Return the nodes a need or a new node may hang on: the unit's and those above."""
    di_atas = ancestors([unit.pk], hari_ini())
    return (
        Sasaran.objects.filter(unit__in=di_atas, berlaku__endswith__isnull=True)
        .select_related("unit")
        .order_by("unit_id", "id")
    )


def simpul_kebutuhan(kebutuhan: Kebutuhan) -> list[Simpul]:
    """Return what a need led to, as the rooms above tell it."""
    return [s for jawab in kait.simpul_benang(kebutuhan, TURUN) for s in jawab]


def pemutus(unit: Collection[int]) -> dict[int, list[tuple[int | None, str]]]:
    """Return (account, name) of those who decide for each unit: the nearest heads."""
    with connection.cursor() as cursor:
        cursor.execute(NAIK, [list(unit), hari_ini()])
        langkah: list[tuple[int, int]] = cursor.fetchall()
    kepala: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    baris = kepala_hari_ini().filter(jabatan__unit__in={ke for _, ke in langkah})
    for di, akun, nama in baris.values_list(
        "jabatan__unit_id", "pegawai__pengguna_id", "pegawai__nama"
    ).order_by("id"):
        kepala[di].append((akun, nama))
    hasil: dict[int, list[tuple[int | None, str]]] = {}
    for asal, ke in langkah:
        if ke in kepala:
            hasil.setdefault(asal, kepala[ke])
    return hasil


def menunggu_keputusan(actor: Pengguna) -> list[tuple[int, UnitKerja, int]]:
    """Return (year, unit, how many) of the needs that wait for this head's decision."""
    dikepalai = unit_dikepalai(actor)
    if not dikepalai:
        return []
    menunggu = Q(status=StatusKebutuhan.DIUSULKAN) | Q(
        status=StatusKebutuhan.DITUNDA, tinjau_pada__lte=hari_ini()
    )
    baris = list(
        Kebutuhan.objects.filter(menunggu, unit__in=subtree(dikepalai, hari_ini()))
        .values_list("tahun", "unit_id")
        .annotate(jumlah=Count("id"))
        .order_by("tahun", "unit_id")
    )
    terdekat = pemutus({pk for _, pk, _ in baris}) if baris else {}
    milik = [satu for satu in baris if actor.pk in dict(terdekat.get(satu[1], []))]
    unit = UnitKerja.objects.in_bulk({pk for _, pk, _ in milik})
    return [(tahun, unit[pk], jumlah) for tahun, pk, jumlah in milik]


def papan(actor: Pengguna, unit: UnitKerja, tahun: int) -> Papan:
    """Return the board of a unit the actor reads (``unit_for`` let it through)."""
    semua = sorted(
        unit.kebutuhan.filter(tahun=tahun).prefetch_related("keputusan"),
        key=lambda k: (-k.prioritas.skor, k.pk),
    )
    jawaban = kait.simpul_benang(UnitTahun(unit, tahun), TURUN)
    simpul = tuple(satu for jawab in jawaban for satu in jawab)
    siapa = pemutus([unit.pk]).get(unit.pk, [])
    baris = tuple(
        BarisKebutuhan(
            kebutuhan,
            urut,
            *status_tampil(actor, kebutuhan, siapa),
            tuple(s for s in simpul if kebutuhan.kode in s.asal),
        )
        for urut, kebutuhan in enumerate(semua, start=1)
    )
    return Papan(
        unit,
        tahun,
        _pohon(unit, tahun, semua),
        baris,
        tuple(s for s in simpul if s.jenis == INDIKATOR),
    )


def status_tampil(
    actor: Pengguna, kebutuhan: Kebutuhan, siapa: Iterable[tuple[int | None, str]]
) -> tuple[str, str]:
    """Return the status word of a need for this reader, and the detail behind it."""
    status = StatusKebutuhan(kebutuhan.status)
    kata = kata_status(status, pemutus=actor.pk in dict(siapa))
    if kata == "Menunggu pihak lain":
        return kata, ", ".join(nama for _, nama in siapa) or "belum ada pimpinan"
    return kata, _rincian(kebutuhan, status)


def _rincian(kebutuhan: Kebutuhan, status: StatusKebutuhan) -> str:
    if status is StatusKebutuhan.DITOLAK:
        return "ditolak"
    if status is StatusKebutuhan.DITUNDA and kebutuhan.tinjau_pada:
        return f"ditunda sampai {format_tanggal(kebutuhan.tinjau_pada)}"
    if status is StatusKebutuhan.DIPUTUSKAN:
        jenis = [JenisKeputusan(k.jenis) for k in kebutuhan.keputusan.all()]
        tindak = dict.fromkeys(j for j in jenis if j is not JenisKeputusan.TUNDA)
        return ", ".join(SEBUTAN[satu].lower() for satu in tindak)
    return ""


def _pohon(
    unit: UnitKerja, tahun: int, kebutuhan: Iterable[Kebutuhan]
) -> tuple[SimpulSasaran, ...]:
    """Return the unit's own nodes with everything they hang on, roots first."""
    setahun = rentang(date(tahun, 1, 1), date(tahun, 12, 31))
    baris = (
        Sasaran.objects.filter(
            unit__in=ancestors([unit.pk], hari_ini()), berlaku__overlap=setahun
        )
        .select_related("unit")
        .order_by("id")
    )
    semua = {s.pk: SimpulSasaran(s, s.unit_id == unit.pk) for s in baris}
    for satu in kebutuhan:
        if satu.sasaran_id in semua:
            semua[satu.sasaran_id].jumlah += 1
    akar: list[SimpulSasaran] = []
    for pk in sorted(_terpakai(semua)):
        induk = semua.get(semua[pk].sasaran.induk_id or 0)
        (induk.anak if induk else akar).append(semua[pk])
    return tuple(akar)


def _terpakai(semua: dict[int, SimpulSasaran]) -> set[int]:
    """Keep the unit's own nodes, those with needs, and all on the way to the root."""
    pakai: set[int] = set()
    for pk, simpul in semua.items():
        kini: int | None = pk if simpul.milik or simpul.jumlah else None
        while kini in semua and kini not in pakai:
            pakai.add(kini)
            kini = semua[kini].sasaran.induk_id
    return pakai
