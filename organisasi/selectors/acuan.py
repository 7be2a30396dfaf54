"""Reference data as of a day, and the days off of a year."""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from kinerja.jadwal.models import HariLibur
from kinerja.jadwal.rules.jenis import JenisLibur
from kinerja.lib.hari_kerja import Kalender, hari_kerja_antara
from kinerja.lib.tanggal import NAMA_BULAN
from kinerja.lib.waktu import hari_ini
from organisasi.models import Acuan, Jabatan, Pegawai
from organisasi.rules.acuan import ATURAN, Butir, IsiAcuan, RanahAcuan, susun_acuan
from organisasi.rules.libur import SEBUTAN_LIBUR

#: What the ``holidays`` package writes behind a day that it only reckons.
PERKIRAAN = "(perkiraan)"


def acuan_pada(hari: date, *ranah: RanahAcuan) -> dict[RanahAcuan, list[Butir]]:
    """Return the codes of these lists as they stand on a day; one query."""
    isi: dict[str, dict[str, IsiAcuan]] = defaultdict(dict)
    for satu in Acuan.objects.pada(hari).filter(ranah__in=ranah):
        isi[satu.ranah][satu.kunci] = IsiAcuan(
            satu.label, satu.urutan, dipakai=satu.dipakai
        )
    return {satu: susun_acuan(satu, isi[satu]) for satu in ranah}


def label_acuan(ranah: RanahAcuan, hari: date) -> dict[str, str]:
    """Return {code: word} of one list on a day."""
    return {satu.kunci: satu.label for satu in acuan_pada(hari, ranah)[ranah]}


def label_tersimpan(ranah: RanahAcuan, kolom: str, hari: date) -> Subquery:
    """Return for ``annotate``: HR's word on a day for the code in a column, or None."""
    kini = Acuan.objects.pada(hari).filter(ranah=ranah.value, kunci=OuterRef(kolom))
    return Subquery(kini.values("label")[:1])


def sebut_golongan(golongan: str, tersimpan: str | None) -> str:
    """Return "Penata Muda (III/a)", the code alone where it has no pangkat.

    ``tersimpan`` is HR's word for the pangkat, None where HR has said nothing.
    """
    aturan = {satu.kunci: satu.label for satu in ATURAN[RanahAcuan.GOLONGAN]}
    pangkat = aturan.get(golongan, "") if tersimpan is None else tersimpan
    return f"{pangkat} ({golongan})" if pangkat else golongan


def golongan_dipakai(golongan: str, hari: date) -> bool:
    """Say whether a golongan is still given on a day."""
    semua = acuan_pada(hari, RanahAcuan.GOLONGAN)[RanahAcuan.GOLONGAN]
    return any(satu.kunci == golongan and satu.dipakai for satu in semua)


def riwayat_acuan(ranah: RanahAcuan, kunci: str) -> QuerySet[Acuan]:
    """Return what HR said of one code, the newest first."""
    return Acuan.objects.filter(ranah=ranah.value, kunci=kunci).order_by("-berlaku")


def pemakaian(ranah: RanahAcuan) -> dict[str, int]:
    """Return how many people (golongan) or posts of today (kinds) have each code."""
    if ranah is RanahAcuan.GOLONGAN:
        orang = Pegawai.objects.exclude(golongan="").order_by()
        return dict(orang.values_list("golongan").annotate(n=Count("pk")))
    pos = Jabatan.objects.pada(hari_ini()).order_by()
    return dict(pos.values_list("jenis").annotate(n=Count("pk")))


# Days off -------------------------------------------------------------------------


@dataclass(frozen=True)
class TahunLibur:
    """One year of the calendar in a list of years."""

    tahun: int
    libur: int
    cuti_bersama: int
    perkiraan: int


def daftar_tahun() -> list[TahunLibur]:
    """Return the years that have days off, the newest first."""
    berlaku = Q(dicabut="")
    cuti = Q(jenis=JenisLibur.CUTI_BERSAMA.value)
    baris = (
        HariLibur.objects.order_by()
        .values_list("tanggal__year")
        .annotate(
            libur=Count("pk", filter=berlaku & ~cuti),
            cuti=Count("pk", filter=berlaku & cuti),
            perkiraan=Count("pk", filter=berlaku & Q(nama__endswith=PERKIRAAN)),
        )
        .order_by("-tanggal__year")
    )
    return [TahunLibur(*satu) for satu in baris]


def libur_tahun(tahun: int) -> list[HariLibur]:
    """Return all days of a year, also those taken off the list, by day."""
    return list(
        HariLibur.objects.filter(tanggal__year=tahun).order_by(
            "tanggal", "jenis", "wilayah", "id"
        )
    )


def libur_for(kode: UUID) -> HariLibur:
    """Return one day; 404 for others."""
    return get_object_or_404(HariLibur, kode=kode)


def sebut_libur(libur: HariLibur) -> str:
    """Return the word of its kind with the region, "Libur daerah (Aceh)"."""
    kata = SEBUTAN_LIBUR[JenisLibur(libur.jenis)]
    return f"{kata} ({libur.wilayah})" if libur.wilayah else kata


@dataclass(frozen=True)
class BulanKerja:
    """How many working days a month has in a week of five and of six days."""

    nama: str
    lima: int
    enam: int


def hari_kerja_tahun(tahun: int, semua: list[HariLibur]) -> list[BulanKerja]:
    """Count the working days of each month from the days of ``libur_tahun``."""
    libur = {satu.tanggal for satu in semua if not satu.dicabut}
    return [
        BulanKerja(nama, *(_hari_kerja(tahun, bulan, libur, n) for n in (5, 6)))
        for bulan, nama in enumerate(NAMA_BULAN, 1)
    ]


def _hari_kerja(tahun: int, bulan: int, libur: set[date], seminggu: int) -> int:
    kalender = Kalender(frozenset(libur), seminggu)
    pertama = date(tahun, bulan, 1)
    akhir = date(tahun, bulan, monthrange(tahun, bulan)[1])
    awal = int(kalender.is_hari_kerja(pertama))  # day 0 is not counted
    return awal + hari_kerja_antara(pertama, akhir, kalender)
