"""Loops of "is rated by": who would, over one or several, rate his own penilai."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from psycopg2.extras import DateRange

from organisasi.models import (
    KeadaanPegawai,
    Penempatan,
    PenetapanPenilai,
    SusunanUnit,
)
from organisasi.querysets import ancestors
from organisasi.selectors.penilai import penilaian_pada

#: Somebody's penilai on a day; None: he has none.
Penilai = dict[int, int | None]


def penilai_ke_atas(pegawai: Collection[int], tanggal: date) -> Penilai:
    """Return the penilai of these people, of their penilai, and so on to the top."""
    hasil: Penilai = {}
    depan = set(pegawai)
    while depan:
        baru = penilaian_pada(depan, tanggal, dengan_atasan=False)
        hasil |= {orang: nilai.penilai for orang, nilai in baru.items()}
        depan = {satu for satu in hasil.values() if satu is not None} - hasil.keys()
    return hasil


def cari_lingkaran(penilai: Penilai) -> list[tuple[int, ...]]:
    """Return every loop, each once, as (a, b, …): a is rated by b, the last by a."""
    selesai: set[int] = set()
    hasil = []
    for awal in penilai:
        jalan: list[int] = []
        kini: int | None = awal
        while kini is not None and kini not in selesai:
            selesai.add(kini)
            jalan.append(kini)
            kini = penilai.get(kini)
        if kini in jalan:
            hasil.append(tuple(jalan[jalan.index(kini) :]))
    return hasil


def lingkaran_pada(tanggal: date) -> list[tuple[int, ...]]:
    """Return every loop of the kabupaten on this day.

    Along definitive posts alone everybody is rated by somebody higher in the tree, so
    a loop always holds somebody with an override or a post as Plt.
    """
    khusus = PenetapanPenilai.objects.pada(tanggal).values_list("pegawai_id", flat=True)
    plt = Penempatan.objects.pada(tanggal).filter(jenis="PLT")
    mulai = set(khusus) | set(plt.values_list("pegawai_id", flat=True))
    return cari_lingkaran(penilai_ke_atas(mulai, tanggal))


def lingkaran_sejak(tanggal: date, kini: date) -> dict[tuple[int, ...], date]:
    """Return the loops of that day, of today and of every later day that changes.

    Each with the first of these days; days that are over between are left out.
    """
    hari = {tanggal, kini} | _hari_mendatang(max(tanggal, kini))
    hasil: dict[tuple[int, ...], date] = {}
    for satu in sorted(hari):
        for lingkaran in lingkaran_pada(satu):
            awal = lingkaran.index(min(lingkaran))
            hasil.setdefault(lingkaran[awal:] + lingkaran[:awal], satu)
    return hasil


def _hari_mendatang(sejak: date) -> set[date]:
    masa = DateRange(sejak, None)
    semua: tuple[Any, ...] = (
        Penempatan,
        PenetapanPenilai,
        SusunanUnit,
        KeadaanPegawai,
    )
    batas = [
        berlaku
        for baris in semua
        for berlaku in baris.objects.filter(
            Q(berlaku__startswith__gte=sejak) | Q(berlaku__endswith__gte=sejak)
        ).values_list("berlaku", flat=True)
    ]
    return set(_ujung(batas, masa))


def lingkaran_dalam(
    pegawai: int, masa: DateRange
) -> tuple[date, tuple[int, ...]] | None:
    """Return the first loop that ``pegawai`` leads into on a day of ``masa``.

    Asked for the first day and for every later day on which somebody or some unit on
    the way up changes.
    """
    diperiksa: set[date] = set()
    menunggu = {masa.lower}
    while menunggu:
        hari = min(menunggu)
        diperiksa.add(hari)
        penilai = penilai_ke_atas([pegawai], hari)
        lingkaran = cari_lingkaran(penilai)
        if lingkaran:
            return hari, lingkaran[0]
        menunggu |= _hari_berubah(penilai.keys(), hari, masa)
        menunggu -= diperiksa
    return None


def _hari_berubah(orang: Collection[int], hari: date, masa: DateRange) -> set[date]:
    """Return the days of ``masa`` on which these people, or units above, change."""
    pos = Penempatan.objects.filter(pegawai_id__in=orang)
    di = set(pos.pada(hari).values_list("jabatan__unit_id", flat=True))
    atas = ancestors(di, hari)
    kepala = Penempatan.objects.filter(memimpin=True, jabatan__unit_id__in=atas)
    batas = [
        *pos.filter(berlaku__overlap=masa).values_list("berlaku", flat=True),
        *kepala.filter(berlaku__overlap=masa).values_list("berlaku", flat=True),
        *PenetapanPenilai.objects.filter(
            pegawai_id__in=orang, berlaku__overlap=masa
        ).values_list("berlaku", flat=True),
        *SusunanUnit.objects.filter(
            unit_id__in=atas, berlaku__overlap=masa
        ).values_list("berlaku", flat=True),
        *KeadaanPegawai.objects.filter(
            Q(pegawai_id__in=orang) | Q(pegawai_id__in=kepala.values("pegawai_id")),
            berlaku__overlap=masa,
        ).values_list("berlaku", flat=True),
    ]
    return set(_ujung(batas, masa))


def _ujung(batas: Iterable[DateRange], masa: DateRange) -> Iterable[date]:
    for satu in batas:
        for ujung in (satu.lower, satu.upper):
            if ujung is not None and ujung in masa:
                yield ujung
