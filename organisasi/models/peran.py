"""Roles that somebody is given; what follows from the structure is never stored."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from kinerja.akun.models import Pengguna
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.models.unit import UnitKerja
from organisasi.querysets import BerlakuQuerySet
from organisasi.rules.jenis import JenisPeran


class Peran(models.Model):
    """One role of one account, for one unit's subtree or (no unit) for all."""

    pengguna = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="peran"
    )
    jenis = models.CharField("peran", max_length=20)
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, related_name="peran"
    )
    berlaku = DateRangeField()

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "peran"
        verbose_name_plural = "peran"
        constraints = [
            known_value("jenis", JenisPeran, name="peran_jenis"),
            proper_range(name="peran_rentang"),
            models.CheckConstraint(
                condition=~Q(jenis=JenisPeran.ADMIN_SKPK.value) | Q(unit__isnull=False),
                name="peran_admin_berunit",
                violation_error_message="Admin SKPK harus punya unit.",
            ),
            ExclusionConstraint(
                name="peran_tidak_ganda",
                expressions=[
                    ("pengguna", RangeOperators.EQUAL),
                    ("jenis", RangeOperators.EQUAL),
                    (Coalesce("unit_id", 0), RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Peran ini sudah diberikan pada tanggal itu.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.pengguna_id} {self.jenis}"
