"""Tim kerja: people of one or several units who work on something together."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.models.pegawai import Pegawai
from organisasi.models.unit import UnitKerja
from organisasi.querysets import BerlakuQuerySet
from organisasi.rules.tim import PeranTim


class TimKerja(models.Model):
    """A team of a unit, from a day to a day."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="tim")
    nama = models.CharField("nama tim", max_length=200)
    dasar_sk = models.CharField("nomor SK", max_length=120)
    berlaku = DateRangeField()
    versi = models.PositiveIntegerField(default=1)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "tim kerja"
        verbose_name_plural = "tim kerja"
        constraints = [proper_range(name="tim_rentang")]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.nama


class AnggotaTim(models.Model):
    """One person in a team from a day to a day; the ketua is one of them."""

    tim = models.ForeignKey(TimKerja, on_delete=models.PROTECT, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="tim")
    peran = models.CharField("peran", max_length=10, default=PeranTim.ANGGOTA.value)
    berlaku = DateRangeField()

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "anggota tim"
        verbose_name_plural = "anggota tim"
        constraints = [
            known_value("peran", PeranTim, name="anggota_tim_peran"),
            proper_range(name="anggota_tim_rentang"),
            ExclusionConstraint(
                name="anggota_tim_satu_ketua",
                expressions=[
                    ("tim", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                condition=Q(peran=PeranTim.KETUA.value),
                violation_error_message="Tim ini sudah punya ketua pada tanggal itu.",
            ),
            ExclusionConstraint(
                name="anggota_tim_satu_kali",
                expressions=[
                    ("tim", RangeOperators.EQUAL),
                    ("pegawai", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Orang ini sudah ada dalam tim itu.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.pegawai_id} @ {self.tim_id} {self.peran}"
