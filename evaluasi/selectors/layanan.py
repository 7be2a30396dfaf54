"""Survey points and what citizens said there, never one citizen's answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from evaluasi.models import JawabanLayanan, TitikLayanan
from evaluasi.policies.layanan import can_read_saran, kept_unit, visible_titik
from evaluasi.rules.kelompok import MINIMUM
from evaluasi.rules.layanan import (
    PERTANYAAN,
    SKALA,
    Cacah,
    Mutu,
    Pertanyaan,
    index,
    last_quarters,
    mean,
    mutu,
    quarter,
)
from indikator.models import Indikator, VersiIndikator
from kinerja.akun.models import Pengguna
from kinerja.lib.tanggal import DateRange, hari_awal
from kinerja.lib.waktu import hari_ini
from organisasi.models import UnitKerja

_ANGKA_ROMAWI = ("I", "II", "III", "IV")
_PALING_BANYAK = 50  # of indicators to choose from, and of units found
_CACAH = {
    f"{tanya.kode}_{nilai}": Count("pk", filter=Q(**{tanya.kode: nilai}))
    for tanya in PERTANYAAN
    for nilai in SKALA
}


@dataclass(frozen=True)
class HasilTanya:
    """One question with how often each of its four words was chosen."""

    tanya: Pertanyaan
    cacah: Cacah

    @property
    def rata(self) -> Decimal:
        """The mean, 1 to 4."""
        return mean(self.cacah)

    @property
    def pilihan(self) -> list[tuple[str, int]]:
        """The words with their counts, worst first."""
        return list(zip(self.tanya.pilihan, self.cacah.values(), strict=True))


@dataclass(frozen=True)
class Hasil:
    """What at least ``MINIMUM`` citizens said; fewer have no result at all."""

    n: int
    tanya: tuple[HasilTanya, ...]

    @property
    def indeks(self) -> Decimal:
        """The unrounded index, 25 to 100."""
        return index([satu.cacah for satu in self.tanya])

    @property
    def mutu(self) -> Mutu:
        """The grade of the index."""
        return mutu(self.indeks)


@dataclass(frozen=True)
class HasilTriwulan:
    """One quarter of a point; ``hasil`` is None below the minimum."""

    nama: str
    hasil: Hasil | None


def sidik_token(token: str) -> str:
    """Return the digest of a link's token, all that is ever stored of it."""
    return sha256(token.encode()).hexdigest()


def open_titik(token: str) -> TitikLayanan | None:
    """Return the point behind a link; None for one that ended or never was."""
    return (
        TitikLayanan.objects.select_related("unit")
        .filter(token_sidik=sidik_token(token), aktif=True)
        .first()
    )


def list_titik(actor: Pengguna) -> QuerySet[TitikLayanan]:
    """Return the points whose figures the actor reads, by unit and name."""
    return visible_titik(actor).select_related("unit").order_by("unit__nama", "nama")


def with_hasil(titik: Collection[TitikLayanan]) -> list[TitikLayanan]:
    """Give each point its ``hasil`` of the last year (None below the minimum)."""
    hasil = hasil_layanan([satu.pk for satu in titik], masa_setahun())
    for satu in titik:
        satu.__dict__["hasil"] = hasil.get(satu.pk)
    return list(titik)


def titik_for(actor: Pengguna, kode: UUID) -> TitikLayanan:
    """Return one point whose figures the actor reads; 404 for any other."""
    return get_object_or_404(
        visible_titik(actor).select_related("unit", "indikator"), kode=kode
    )


def isian_titik(titik: TitikLayanan) -> dict[str, object]:
    """Return what the form of a point shows, with the ``versi`` it is of."""
    indikator = str(titik.indikator.kode) if titik.indikator else ""
    return {"nama": titik.nama, "indikator": indikator, "versi": titik.versi}


def kept_titik_of_token(actor: Pengguna, token: str) -> TitikLayanan:
    """Return the living point of a link, for those who keep it; 404 for others."""
    return get_object_or_404(
        TitikLayanan.objects.select_related("unit").filter(
            unit__in=kept_unit(actor), aktif=True
        ),
        token_sidik=sidik_token(token),
    )


def kept_unit_for(actor: Pengguna, kode: UUID) -> UnitKerja:
    """Return one unit whose points the actor keeps; 404 for any other."""
    return get_object_or_404(kept_unit(actor), kode=kode)


def search_kept_unit(actor: Pengguna, cari: str) -> QuerySet[UnitKerja]:
    """Return units whose points the actor keeps and whose name holds ``cari``."""
    semua = kept_unit(actor).filter(nama__icontains=cari.strip())
    return semua.order_by("nama")[:_PALING_BANYAK]


def indikator_unit(unit: UnitKerja) -> list[VersiIndikator]:
    """Return today's wording of the unit's indicators, with their rows."""
    versi = VersiIndikator.objects.pada(hari_ini()).filter(indikator__unit=unit)
    return list(versi.select_related("indikator").order_by("rumusan")[:_PALING_BANYAK])


def rumusan_indikator(titik: TitikLayanan) -> str:
    """Return today's wording of the indicator a point feeds; "" without one."""
    if titik.indikator_id is None:
        return ""
    versi = VersiIndikator.objects.pada(hari_ini())
    return str(versi.filter(indikator_id=titik.indikator_id).first() or "")


def masa_setahun() -> DateRange:
    """Return the last four quarters, this one included."""
    tengah = last_quarters(hari_ini())
    return DateRange(quarter(*tengah[-1]).lower, quarter(*tengah[0]).upper)


def hasil_layanan(titik: Collection[int], masa: DateRange) -> dict[int, Hasil]:
    """Return the result of each point with at least ``MINIMUM`` answers in ``masa``.

    Whole months count, from the month ``masa`` begins in to the one it ends in.
    """
    baris = (
        _published(masa)
        .filter(titik_id__in=titik)
        .values("titik_id")
        .annotate(n=Count("pk"), **_CACAH)
    )
    semua = {satu["titik_id"]: _hasil(satu) for satu in baris}
    return {pk: hasil for pk, hasil in semua.items() if hasil is not None}


def hasil_per_triwulan(titik: TitikLayanan) -> list[HasilTriwulan]:
    """Return the last four quarters of a point, newest first."""
    return [
        HasilTriwulan(
            f"Triwulan {_ANGKA_ROMAWI[nomor - 1]} {tahun}",
            hasil_layanan([titik.pk], quarter(tahun, nomor)).get(titik.pk),
        )
        for tahun, nomor in last_quarters(hari_ini())
    ]


def jumlah_menunggu(titik: TitikLayanan) -> int:
    """Return how many answers wait for their group."""
    return JawabanLayanan.objects.filter(titik=titik, bulan=None).count()


def saran_for(actor: Pengguna, titik: TitikLayanan) -> list[str]:
    """Return the free texts of the last year for the head; nobody else gets any.

    Their order is that of random keys: it follows nothing. Empty below the minimum.
    """
    masa = masa_setahun()
    if not can_read_saran(actor, titik) or not hasil_layanan([titik.pk], masa):
        return []
    baris = _published(masa).filter(titik=titik).exclude(saran="").order_by("pk")
    return list(baris.values_list("saran", flat=True))


def nilai_kepuasan(indikator: Indikator, masa: DateRange) -> Decimal | None:
    """Return the unrounded index (25 to 100) an indicator's points reached in ``masa``.

    None below ``MINIMUM`` answers: absent, not 0. For realisasi as a suggestion.
    """
    baris = _published(masa).filter(titik__indikator=indikator)
    hasil = _hasil(baris.aggregate(n=Count("pk"), **_CACAH))
    return hasil.indeks if hasil else None


def _published(masa: DateRange) -> QuerySet[JawabanLayanan]:
    return JawabanLayanan.objects.filter(
        bulan__gte=hari_awal(masa).replace(day=1), bulan__lt=masa.upper
    )


def _hasil(baris: Mapping[str, Any]) -> Hasil | None:
    if baris["n"] < MINIMUM:
        return None
    return Hasil(
        baris["n"],
        tuple(
            HasilTanya(t, {nilai: baris[f"{t.kode}_{nilai}"] for nilai in SKALA})
            for t in PERTANYAAN
        ),
    )
