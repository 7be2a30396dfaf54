"""Who holds which post on which day, and who rates whom against the structure."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.models.pegawai import Pegawai
from organisasi.models.unit import Jabatan
from organisasi.querysets import BerlakuQuerySet
from organisasi.rules.jenis import JenisPenempatan

#: Walks up from the new penilai along the overrides of the new dates and refuses to
#: meet the person himself. The advisory lock, the one of the unit tree, lets two
#: simultaneous edits see each other; what runs through the structure as well is
#: refused by the service under the same lock.
TANPA_SALING_MENILAI = """
PERFORM pg_advisory_xact_lock(hashtext('susunan'));
IF EXISTS (
    WITH RECURSIVE naik(pegawai_id, berlaku) AS (
        SELECT NEW.penilai_id, NEW.berlaku
        UNION
        SELECT p.penilai_id, naik.berlaku * p.berlaku
        FROM organisasi_penetapanpenilai p
        JOIN naik ON p.pegawai_id = naik.pegawai_id AND p.berlaku && naik.berlaku
    )
    SELECT 1 FROM naik WHERE pegawai_id = NEW.pegawai_id
) THEN
    RAISE EXCEPTION 'pegawai % akan menilai penilainya sendiri', NEW.pegawai_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'penetapan_tanpa_lingkaran';
END IF;
RETURN NULL;
"""

DEFINITIF = Q(jenis=JenisPenempatan.DEFINITIF.value)
MEMIMPIN = Q(memimpin=True)


class Penempatan(models.Model):
    """One person in one post from a day to a day.

    ``memimpin`` repeats the post's flag so that an exclusion constraint can see it; a
    trigger fills it and a composite foreign key keeps it equal afterwards.
    """

    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="penempatan"
    )
    jabatan = models.ForeignKey(
        Jabatan, on_delete=models.PROTECT, related_name="penempatan"
    )
    memimpin = models.BooleanField(default=False, editable=False)
    jenis = models.CharField(
        "jenis", max_length=10, default=JenisPenempatan.DEFINITIF.value
    )
    berlaku = DateRangeField()
    dasar_sk = models.CharField("nomor SK", max_length=120, blank=True)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "penempatan"
        verbose_name_plural = "penempatan"
        constraints = [
            known_value("jenis", JenisPenempatan, name="penempatan_jenis"),
            proper_range(name="penempatan_rentang"),
            ExclusionConstraint(
                name="penempatan_satu_definitif",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                condition=DEFINITIF,
                violation_error_message="Pegawai ini sudah punya jabatan definitif "
                "pada tanggal itu. Akhiri dulu penempatan yang lama.",
            ),
            ExclusionConstraint(
                name="penempatan_satu_kepala",
                expressions=[
                    ("jabatan", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                condition=DEFINITIF & MEMIMPIN,
                violation_error_message="Jabatan pimpinan ini sudah terisi pada "
                "tanggal itu. Akhiri dulu penempatan pejabat yang lama.",
            ),
            ExclusionConstraint(
                name="penempatan_satu_pelaksana_tugas",
                expressions=[
                    ("jabatan", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                condition=~DEFINITIF & MEMIMPIN,
                violation_error_message="Jabatan pimpinan ini sudah punya Plt. atau "
                "Plh. pada tanggal itu. Akhiri dulu yang lama.",
            ),
        ]
        triggers = [
            *riwayat(),
            pgtrigger.Trigger(
                name="penempatan_salin_memimpin",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="SELECT j.memimpin INTO NEW.memimpin FROM organisasi_jabatan j "
                "WHERE j.id = NEW.jabatan_id; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} @ {self.jabatan_id} {self.berlaku}"


class PenetapanPenilai(models.Model):
    """An override or delegation, with its reason; the rule derives all others."""

    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="penetapan_penilai"
    )
    penilai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="menilai_karena_penetapan"
    )
    atasan = models.ForeignKey(
        Pegawai,
        on_delete=models.PROTECT,
        null=True,
        related_name="mengatasi_karena_penetapan",
    )
    dasar = models.CharField("nomor SK", max_length=120)
    alasan = models.TextField("alasan")
    berlaku = DateRangeField()

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "penetapan penilai"
        verbose_name_plural = "penetapan penilai"
        constraints = [
            proper_range(name="penetapan_rentang"),
            ExclusionConstraint(
                name="penetapan_satu_penilai",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Penilai pegawai ini sudah ditetapkan pada "
                "tanggal itu. Akhiri dulu penetapan yang lama.",
            ),
            models.CheckConstraint(
                condition=~Q(pegawai=F("penilai")),
                name="penetapan_bukan_diri_sendiri",
                violation_error_message="Pegawai tidak dapat menilai dirinya sendiri.",
            ),
            models.CheckConstraint(
                condition=Q(atasan__isnull=True)
                | (~Q(atasan=F("penilai")) & ~Q(atasan=F("pegawai"))),
                name="penetapan_atasan_lain",
                violation_error_message="Atasan pejabat penilai harus orang lain "
                "dari pegawai dan pejabat penilai.",
            ),
        ]
        triggers = [
            *riwayat(),
            pgtrigger.Trigger(
                name="penetapan_tanpa_lingkaran",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=TANPA_SALING_MENILAI,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.penilai_id} > {self.pegawai_id} {self.berlaku}"
