"""Reports of wrong data, as one actor may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from organisasi.models import LaporanData, Pegawai
from organisasi.policies.laporan import menunggu_jawaban, visible_laporan
from organisasi.rules.laporan import KATA_BAGIAN, TERBUKA, kata_status


@dataclass(frozen=True)
class BarisLaporan:
    """A report with its word for this reader."""

    laporan: LaporanData
    kata: str
    rincian: str
    milik: bool

    @property
    def bagian(self) -> str:
        """Which part of the data is wrong, in words."""
        return KATA_BAGIAN[self.laporan.bagian]


def list_laporan(actor: Pengguna) -> QuerySet[LaporanData]:
    """Return the visible reports, open ones first, the newest above."""
    terbuka = Case(
        When(status__in=[s.value for s in TERBUKA], then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        visible_laporan(actor)
        .select_related("pegawai")
        .order_by(terbuka, "-dibuat_pada", "-id")
    )


def baris_laporan(actor: Pengguna, semua: Sequence[LaporanData]) -> list[BarisLaporan]:
    """Give the reports of one page their words, in one query more."""
    menunggu = set(
        menunggu_jawaban(actor)
        .filter(pk__in=[satu.pk for satu in semua])
        .values_list("pk", flat=True)
    )
    return [_baris(actor, satu, satu.pk in menunggu) for satu in semua]


def _baris(actor: Pengguna, laporan: LaporanData, menunggu: bool) -> BarisLaporan:  # noqa: FBT001
    milik = laporan.pegawai.pengguna_id == actor.pk
    kata = kata_status(laporan.status, milik=milik, menunggu_saya=menunggu)
    return BarisLaporan(laporan, *kata, milik)


def laporan_for(actor: Pengguna, kode: UUID) -> LaporanData:
    """Return one visible report with its rows; 404 for every other."""
    semua = visible_laporan(actor).select_related("pegawai", "penangan", "bukti")
    return get_object_or_404(semua, kode=kode)


def laporan_terbuka(pegawai: Pegawai, bagian: str) -> LaporanData | None:
    """Return the report about a part of somebody's data that is still open."""
    return LaporanData.objects.filter(
        pegawai=pegawai, bagian=bagian, status__in=[s.value for s in TERBUKA]
    ).first()


def dikembalikan(actor: Pengguna) -> QuerySet[LaporanData]:
    """Return the own reports that wait for more words."""
    return LaporanData.objects.filter(
        pegawai__pengguna=actor, status="DIKEMBALIKAN"
    ).order_by("id")
