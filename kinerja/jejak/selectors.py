"""Building blocks to read the history, newest first.

They ask nobody's permission: the room that shows a history decides who may see it and
passes rows it already let through. A page of 25 is one backward index scan.
"""

from collections.abc import Iterable

from django.db import models

from kinerja.jejak.models import Akses, Perubahan


def riwayat_baris(objek: models.Model) -> models.QuerySet[Perubahan]:
    """Return the changes of one row, also of a row deleted since."""
    return Perubahan.objects.filter(
        tabel=objek._meta.db_table, baris=objek.pk
    ).order_by("-id")


def riwayat_pelaku(pelaku: models.Model) -> models.QuerySet[Perubahan]:
    """Return the changes this account made itself, in whose name ever."""
    return Perubahan.objects.filter(pelaku_id=pelaku.pk).order_by("-id")


def akses_subjek(subjek_id: int) -> models.QuerySet[Akses]:
    """Return who looked at this person's data."""
    return Akses.objects.filter(subjek_id=subjek_id).order_by("-id")


def perubahan_terakhir(
    model: type[models.Model], baris: Iterable[int]
) -> dict[int, Perubahan]:
    """Return the newest change of each of these rows; one query."""
    semua = (
        Perubahan.objects.filter(tabel=model._meta.db_table, baris__in=list(baris))
        .order_by("baris", "-id")
        .distinct("baris")
    )
    return {satu.baris: satu for satu in semua}
