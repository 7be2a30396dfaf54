"""What HR may word, order and end of the reference data, from a day on."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.querysets import BerlakuQuerySet
from organisasi.rules.acuan import RanahAcuan


class Acuan(models.Model):
    """How one code of ``rules.acuan`` is called and ordered from a day to a day.

    Without a row the code stands as the regulation has it. ``versi`` counts the
    changes of one code, over all its rows.
    """

    ranah = models.CharField("data acuan", max_length=20)
    kunci = models.CharField("kode", max_length=20)
    label = models.CharField("sebutan", max_length=80, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan")
    dipakai = models.BooleanField("masih dipakai", default=True)
    dasar = models.CharField("dasar", max_length=200)
    berlaku = DateRangeField()
    versi = models.PositiveIntegerField(default=1)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "data acuan"
        verbose_name_plural = "data acuan"
        constraints = [
            known_value("ranah", RanahAcuan, name="acuan_ranah"),
            proper_range(name="acuan_rentang"),
            ExclusionConstraint(
                name="acuan_satu_per_hari",
                expressions=[
                    ("ranah", RangeOperators.EQUAL),
                    ("kunci", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Data acuan ini sudah diubah untuk tanggal "
                "itu. Pilih tanggal lain.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.kunci} {self.label}"
