"""What stands in the way of withdrawing an SKP, and why one was withdrawn."""

from django.db.models import QuerySet

from indikator.models import SKP, VersiSKP
from indikator.rules.alur_skp import StatusSKP
from kinerja.jejak.models import Perubahan
from organisasi.services.gabung.simpan import PERBUATAN

#: The act as the history names it.
BATALKAN = "skp:batalkan"


def dipakai(skp: SKP) -> list[str]:
    """Return what other rooms built on this SKP or its versions, as their models say.

    Read from the foreign keys that lead here, for this room knows none above it.
    """
    nama = set()
    milik: list[SKP | VersiSKP] = [skp, *skp.versi_skp.all()]
    for baris in milik:
        for acuan in baris._meta.related_objects:
            model = acuan.related_model
            if model._meta.app_label == SKP._meta.app_label:
                continue
            if QuerySet(model).filter(**{acuan.field.name: baris}).exists():
                nama.add(str(model._meta.verbose_name))
    return sorted(nama)


def alasan_batal(skp: SKP) -> str:
    """Return the reason with which it was withdrawn, or set aside by a merge."""
    catatan = Perubahan.objects.filter(
        tabel=SKP._meta.db_table,
        baris=skp.pk,
        tindakan__in=(BATALKAN, PERBUATAN),
        sesudah__status=StatusSKP.DIBATALKAN.value,
    ).order_by("-id")
    return catatan.values_list("alasan", flat=True).first() or ""
