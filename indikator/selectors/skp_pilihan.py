"""What somebody may choose from while writing an SKP."""

from collections.abc import Collection

from django.db import connection
from django.db.models import Case, IntegerField, QuerySet, Value, When

from indikator.models import VersiIndikator, VersiSKP
from kinerja.lib.waktu import hari_ini
from organisasi.selectors.penilai import NAIK

BANYAKNYA = 50


def _unit_naik(unit: int) -> list[int]:
    """Return the unit and those above it today, the nearest first."""
    with connection.cursor() as cursor:
        cursor.execute(NAIK, [[unit], hari_ini()])
        return [ke for _, ke in cursor.fetchall()]


def indikator_boleh(
    versi_skp: VersiSKP, dipakai: Collection[int] | None = None
) -> QuerySet[VersiIndikator]:
    """Return the indicators of the own unit and those above, the nearest first.

    ``dipakai`` narrows to these keys; a link made before stays allowed after a new
    version of the indicator.
    """
    if dipakai is not None and not dipakai:
        return VersiIndikator.objects.none()
    naik = _unit_naik(versi_skp.skp.penempatan.jabatan.unit_id)
    baris = VersiIndikator.objects.filter(indikator__unit_id__in=naik)
    if dipakai is not None:
        return baris.filter(pk__in=dipakai)
    dekat = Case(
        *(When(indikator__unit_id=u, then=Value(n)) for n, u in enumerate(naik)),
        output_field=IntegerField(),
    )
    return (
        baris.pada(hari_ini())
        .select_related("indikator__unit")
        .annotate(jarak=dekat)
        .order_by("jarak", "rumusan", "id")
    )


def pilihan_indikator(
    versi_skp: VersiSKP, cari: str, dipakai: Collection[int]
) -> tuple[list[VersiIndikator], int]:
    """Return at most 50 indicators that match every word, and how many there are.

    Those in use stand first whatever the search says.
    """
    semua = indikator_boleh(versi_skp)
    for kata in cari.split():
        semua = semua.filter(rumusan__icontains=kata)
    lama = list(
        indikator_boleh(versi_skp, dipakai).select_related("indikator__unit")
        if dipakai
        else []
    )
    baru = semua.exclude(pk__in=[satu.pk for satu in lama])
    return [*lama, *baru[: BANYAKNYA - len(lama)]], semua.count()
