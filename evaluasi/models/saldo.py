"""Opening balances: what was known of a person or unit before the product."""

import uuid
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from evaluasi.rules.saldo import BERANGKA, SKALA, JenisSaldo
from kinerja.akun.models import Pengguna
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value
from organisasi.models import Pegawai, UnitKerja

#: A word of the right scale, or an amount; never both.
NILAI_SALDO = reduce(
    or_,
    [
        *(
            Q(
                jenis=jenis.value,
                predikat__in=[satu.value for satu in skala],
                nilai__isnull=True,
            )
            for jenis, skala in SKALA.items()
        ),
        Q(
            jenis__in=[satu.value for satu in sorted(BERANGKA)],
            predikat="",
            nilai__isnull=False,  # NULL >= 0 would pass
            nilai__gte=0,
        ),
    ],
)
UNIT = JenisSaldo.CAPAIAN_ORGANISASI.value


class SaldoAwal(models.Model):
    """One balance of one year, with the document it comes from.

    ``dicabut`` says why it does not count any more and is empty while it does.
    """

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jenis = models.CharField("jenis", max_length=20)
    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="saldo_awal"
    )
    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, null=True, related_name="saldo_awal"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    predikat = models.CharField("predikat", max_length=16, blank=True)
    nilai = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    dasar = models.CharField("dokumen sumber", max_length=200)
    tanggal = models.DateField("tanggal dokumen")
    dicabut = models.CharField("alasan dicabut", max_length=300, blank=True)
    oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="saldo_awal"
    )
    pada = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "saldo awal"
        verbose_name_plural = "saldo awal"
        constraints = [
            known_value("jenis", JenisSaldo, name="saldo_jenis"),
            models.CheckConstraint(
                condition=NILAI_SALDO,
                name="saldo_nilai",
                violation_error_message="Isi predikat atau jumlah, menurut jenisnya.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(jenis=UNIT, unit__isnull=False, pegawai__isnull=True)
                    | ~Q(jenis=UNIT) & Q(unit__isnull=True, pegawai__isnull=False)
                ),
                name="saldo_milik",
                violation_error_message="Capaian organisasi milik unit; saldo lain "
                "milik pegawai.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "jenis", "tahun"],
                name="saldo_satu_pegawai",
                violation_error_message="Saldo awal ini untuk tahun itu sudah ada. "
                "Ubah yang ada.",
            ),
            models.UniqueConstraint(
                fields=["unit", "jenis", "tahun"],
                name="saldo_satu_unit",
                violation_error_message="Capaian awal unit ini untuk tahun itu sudah "
                "ada. Ubah yang ada.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.jenis} {self.tahun}"
