"""What stands on a unit: places below it, posts in it; how all of it ends."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.tanggal import DateRange, format_tanggal
from organisasi.models import Jabatan, Penempatan, SusunanUnit, UnitKerja
from organisasi.services.perubahan.lepas import akhiri_peran
from organisasi.services.perubahan.pokok import SEHARI
from organisasi.services.perubahan.rekam import BERUBAH_LAGI, Perekam


def tempat_pada(unit: UnitKerja, hari: date) -> SusunanUnit:
    """Return where a unit stands on a day. Raises ``InvalidInput`` for nowhere."""
    baris = SusunanUnit.objects.pada(hari).select_related("unit", "induk")
    tempat = baris.filter(unit=unit).first()
    if tempat is None:
        raise InvalidInput(
            f"{unit.nama} tidak punya tempat dalam susunan pada "
            f"{format_tanggal(hari)}. Pilih tanggal lain."
        )
    return tempat


def ensure_standing(unit: UnitKerja, hari: date) -> None:
    """Refuse a unit that does not stand on this day, or ends after it."""
    tempat_pada(unit, hari)
    akhir = sejak(SusunanUnit.objects.filter(unit=unit), hari)[-1].berlaku.upper
    if akhir is not None:
        raise InvalidInput(
            f"{unit.nama} berakhir {format_tanggal(akhir - SEHARI)}. Pilih unit lain, "
            "atau batalkan dulu rencana itu."
        )


def sejak(baris: QuerySet[SusunanUnit], hari: date) -> list[SusunanUnit]:
    """Return the rows that last on this day or begin later."""
    return list(
        baris.filter(berlaku__overlap=DateRange(hari, None))
        .select_related("unit", "induk")
        .order_by("berlaku", "id")
    )


def jabatan_sejak(unit: UnitKerja, hari: date) -> QuerySet[Jabatan]:
    """Return the posts that last on this day or begin later."""
    return Jabatan.objects.filter(
        unit=unit, berlaku__overlap=DateRange(hari, None)
    ).order_by("id")


def tutup_jabatan(rekam: Perekam, jabatan: Jabatan, tanggal: date) -> None:
    """End a post before ``tanggal``."""
    if jabatan.berlaku.lower >= tanggal:
        raise InvalidInput(
            f"Jabatan {jabatan.nama} baru mulai "
            f"{format_tanggal(jabatan.berlaku.lower)}. Pilih tanggal sesudahnya."
        )
    rekam.ubah(jabatan, berlaku=DateRange(jabatan.berlaku.lower, tanggal))


def tutup_unit(
    rekam: Perekam, tempat: SusunanUnit, tanggal: date, *, sebab: str, tim: str = ""
) -> None:
    """End a unit's place and roles before ``tanggal``; its teams are only named."""
    unit = tempat.unit
    for satu in sejak(SusunanUnit.objects.filter(unit=unit), tanggal):
        if satu.pk != tempat.pk:
            rekam.hapus(satu)
    if tempat.berlaku.lower >= tanggal:
        raise InvalidInput(
            f"{unit} baru ada dalam susunan mulai tanggal itu. Pilih tanggal "
            "sesudahnya."
        )
    akhiri_peran(rekam, list(unit.peran.order_by("id")), tanggal)
    rekam.ubah(
        tempat,
        f"{unit} berakhir {format_tanggal(tanggal - SEHARI)}{sebab}. Riwayatnya tetap "
        "terbaca.",
        berlaku=DateRange(tempat.berlaku.lower, tanggal),
    )
    masih = unit.tim.filter(berlaku__overlap=DateRange(tanggal, None))
    rekam.peringatan += [
        f"{satu} masih berlaku di {unit}. Akhiri tim itu{tim}."
        for satu in masih.order_by("nama", "id")
    ]


def ensure_ground(baris: Iterable[dict[str, Any]]) -> None:
    """Refuse to restore a stay or a place in what a later act has ended.

    Raises ``Conflict``: who was to go stays, but the post or the unit does not.
    """
    kembali: dict[str, list[int]] = {"penempatan": [], "susunanunit": []}
    for satu in baris:
        if satu["tabel"] in kembali and satu["sebelum"] is not None:
            kembali[satu["tabel"]].append(satu["pk"])
    orang = Penempatan.objects.filter(pk__in=kembali["penempatan"])
    if orang.exclude(jabatan__berlaku__contains=F("berlaku")).exists():
        raise Conflict(BERUBAH_LAGI)
    for tempat in SusunanUnit.objects.filter(pk__in=kembali["susunanunit"]):
        induk = SusunanUnit.objects.filter(unit=tempat.induk_id)
        akhir = [satu.berlaku.upper for satu in sejak(induk, tempat.berlaku.lower)]
        if tempat.induk_id and not _sampai(akhir, tempat.berlaku.upper):
            raise Conflict(BERUBAH_LAGI)


def _sampai(akhir: list[date | None], hari: date | None) -> bool:
    """Say whether the last of these ends reaches this day; None is for ever."""
    if not akhir or akhir[-1] is None:
        return bool(akhir)
    return hari is not None and akhir[-1] >= hari
