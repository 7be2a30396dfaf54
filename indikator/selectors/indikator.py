"""Indicators with their targets and the needs they answer."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from indikator.models import Indikator, IndikatorKebutuhan, Target, VersiIndikator
from indikator.policies.indikator import visible_indikator
from indikator.rules.capaian import Arah
from indikator.rules.jenis import Aspek, TingkatIndikator
from indikator.rules.kata import ARAH, ASPEK, CONTOH_ARAH, TINGKAT
from indikator.rules.target import TargetTerbaca, baca_target, peringatan_jumlah
from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.rules.nama import nama_tahap
from kinerja.jadwal.rules.periode import Frekuensi
from kinerja.lib.errors import InvalidInput
from kinerja.lib.kait import Simpul
from organisasi.models import Kebutuhan
from organisasi.selectors.kebutuhan import INDIKATOR, TURUN, UnitTahun


@dataclass(frozen=True)
class BarisTarget:
    """One target: for which time, as typed, and as it was read."""

    masa: str
    teks: str
    terbaca: str


@dataclass(frozen=True)
class TargetTahun:
    """The targets of one year: the year's first, and what does not add up."""

    tahun: int
    kumulatif: bool
    baris: tuple[BarisTarget, ...]
    peringatan: str


@dataclass(frozen=True)
class HalamanIndikator:
    """Everything the page of one indicator shows."""

    indikator: Indikator
    versi: VersiIndikator
    tingkat: str
    arah: str
    contoh_arah: str
    aspek: str
    target: tuple[TargetTahun, ...]
    kebutuhan: tuple[Kebutuhan, ...]


def tahap_tahun(tahun: int) -> list[tuple[int, str]]:
    """Return (key, name) of the periods of a year that get a target, in order."""
    baris = (
        Tahap.objects.filter(
            siklus__tahun=tahun, jenis=JenisTahap.EVALUASI_PERIODIK.value
        )
        .select_related("siklus")
        .order_by("urutan")
    )
    return [(tahap.pk, _nama(tahap)) for tahap in baris]


def _nama(tahap: Tahap) -> str:
    return nama_tahap(
        JenisTahap(tahap.jenis),
        tahap.urutan,
        tahap.siklus.tahun,
        Frekuensi(tahap.siklus.frekuensi),
    )


def indikator_for(actor: Pengguna, kode: UUID) -> Indikator:
    """Return one indicator the actor reads; 404 for every other."""
    baris = visible_indikator(actor).select_related("unit", "sasaran")
    return get_object_or_404(baris, kode=kode)


def halaman(indikator: Indikator) -> HalamanIndikator:
    """Return what the page shows: the newest wording, its targets, its needs."""
    versi = indikator.versi.order_by("-nomor").first()
    if versi is None:
        raise VersiIndikator.DoesNotExist(f"indikator {indikator.pk} has no wording")
    arah = Arah(versi.arah)
    tautan = indikator.kebutuhan.select_related("kebutuhan").order_by("id")
    return HalamanIndikator(
        indikator=indikator,
        versi=versi,
        tingkat=TINGKAT[TingkatIndikator(indikator.tingkat)],
        arah=ARAH[arah],
        contoh_arah=CONTOH_ARAH[arah],
        aspek=", ".join(ASPEK[Aspek(satu)] for satu in versi.aspek),
        target=_target(versi, arah),
        kebutuhan=tuple(satu.kebutuhan for satu in tautan),
    )


def _target(versi: VersiIndikator, arah: Arah) -> tuple[TargetTahun, ...]:
    baris = versi.target.select_related("tahap__siklus").order_by(
        "-tahun", "tahap__urutan"
    )
    setahun: dict[int, list[Target]] = {}
    for satu in baris:
        setahun.setdefault(satu.tahun, []).append(satu)
    return tuple(
        _target_tahun(tahun, isi, versi.satuan, arah) for tahun, isi in setahun.items()
    )


def _target_tahun(
    tahun: int, semua: list[Target], satuan: str, arah: Arah
) -> TargetTahun:
    dibaca = {
        (_nama(satu.tahap) if satu.tahap else f"Tahun {tahun}"): (
            satu,
            _terbaca(satu, arah, satuan),
        )
        for satu in sorted(semua, key=lambda t: t.tahap.urutan if t.tahap else 0)
    }
    kumulatif = any(satu.kumulatif for satu in semua)
    tahunan = [t for satu, t in dibaca.values() if satu.tahap_id is None]
    periode = [t for satu, t in dibaca.values() if satu.tahap_id is not None]
    return TargetTahun(
        tahun,
        kumulatif,
        tuple(BarisTarget(m, s.teks, t.terbaca) for m, (s, t) in dibaca.items()),
        peringatan_jumlah(arah, tahunan[0], periode, kumulatif=kumulatif)
        if tahunan
        else "",
    )


def _terbaca(target: Target, arah: Arah, satuan: str) -> TargetTerbaca:
    """Read a stored target again; one from another source may not be readable."""
    try:
        return baca_target(target.teks, arah, satuan=satuan)
    except InvalidInput:
        nilai = (target.nilai_min, target.nilai_maks)
        return TargetTerbaca(target.teks, *nilai, target.satuan, "belum terbaca")


def simpul_indikator(objek: object, arah: str) -> list[Simpul]:
    """Answer ``kait.simpul_benang`` for a need and for the board of a unit."""
    if arah != TURUN:
        return []
    if isinstance(objek, Kebutuhan):
        return _simpul(Indikator.objects.filter(kebutuhan__kebutuhan=objek))
    if isinstance(objek, UnitTahun):
        return _simpul(_setahun(objek))
    return []


def _setahun(papan: UnitTahun) -> QuerySet[Indikator]:
    """Return the unit's indicators with a target in the year or a need of it."""
    target = Target.objects.filter(
        versi_indikator__indikator=OuterRef("pk"), tahun=papan.tahun
    )
    jawab = IndikatorKebutuhan.objects.filter(
        indikator=OuterRef("pk"),
        kebutuhan__unit=papan.unit,
        kebutuhan__tahun=papan.tahun,
    )
    return Indikator.objects.filter(
        Q(Exists(target), unit=papan.unit) | Q(Exists(jawab))
    )


def _simpul(baris: QuerySet[Indikator]) -> list[Simpul]:
    semua = baris.order_by("id").prefetch_related(
        Prefetch("versi", VersiIndikator.objects.order_by("-nomor")),
        Prefetch("kebutuhan", IndikatorKebutuhan.objects.select_related("kebutuhan")),
    )
    return [
        Simpul(
            jenis=INDIKATOR,
            teks=versi[0].rumusan if (versi := list(satu.versi.all())) else "",
            keterangan=ARAH[Arah(versi[0].arah)].lower() if versi else "",
            objek=satu,
            alamat=reverse("indikator:indikator_detail", args=[satu.kode]),
            asal=frozenset(t.kebutuhan.kode for t in satu.kebutuhan.all()),
        )
        for satu in semua
    ]
