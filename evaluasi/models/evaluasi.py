"""One evaluation per SKP and stage, with all it rests on."""

import uuid
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from evaluasi.rules.alur import (
    JenisTindakLanjut,
    PeranPemberi,
    PutusanKeberatan,
    StatusEvaluasi,
    StatusTindakLanjut,
)
from evaluasi.rules.predikat import KUADRAN_2022, Predikat, PredikatOrganisasi, Rating
from indikator.models import IKI, SKP, VersiSKP
from indikator.rules.alur_skp import StatusSKP
from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.jadwal.models import Tahap
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value
from organisasi.models import Kebutuhan, Pegawai, Penempatan, UnitKerja

#: The nine cells of the kuadran (p.99), as the database checks them.
SEL_KUADRAN = reduce(
    or_,
    (
        Q(
            rating_hasil=hasil.value,
            rating_perilaku=perilaku.value,
            predikat=predikat.value,
        )
        for (hasil, perilaku), predikat in KUADRAN_2022.sel.items()
    ),
)
TANPA_PREDIKAT = Q(predikat="") & (Q(rating_hasil="") | Q(rating_perilaku=""))


class CapaianOrganisasi(models.Model):
    """Predikat of a unit for a stage, set by the leader above (Ps 24(1), O-36)."""

    unit = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="capaian"
    )
    tahap = models.ForeignKey(Tahap, on_delete=models.PROTECT, related_name="capaian")
    predikat = models.CharField(max_length=16)
    tahun_sumber = models.PositiveSmallIntegerField()
    alasan = models.TextField("alasan")
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="capaian")
    pada = models.DateTimeField(db_default=Now())
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "capaian organisasi"
        verbose_name_plural = "capaian organisasi"
        constraints = [
            known_value("predikat", PredikatOrganisasi, name="capaian_predikat"),
            models.UniqueConstraint(
                fields=["unit", "tahap"],
                name="capaian_satu",
                violation_error_message="Capaian unit ini untuk tahap itu sudah "
                "ditetapkan.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.predikat


class EvaluasiQuerySet(models.QuerySet["Evaluasi"]):
    """Evaluations by what they are good for."""

    def dihitung(self) -> Self:
        """Leave out the twin of one that counts: two rows of a person were merged.

        Its SKP was set aside then; where it is the only one of its stage, it counts.
        """
        batal = Q(skp__status=StatusSKP.DIBATALKAN.value)
        kembar = Evaluasi.objects.filter(
            ~Q(skp__status=StatusSKP.DIBATALKAN.value),
            tahap=OuterRef("tahap"),
            pegawai=OuterRef("pegawai"),
        )
        return self.exclude(batal & Exists(kembar))


class Evaluasi(models.Model):
    """One evaluation; the predikat always follows from the two ratings."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    tahap = models.ForeignKey(Tahap, on_delete=models.PROTECT, related_name="evaluasi")
    skp = models.ForeignKey(SKP, on_delete=models.PROTECT, related_name="evaluasi")
    versi_skp = models.ForeignKey(
        VersiSKP, on_delete=models.PROTECT, related_name="evaluasi"
    )
    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="evaluasi"
    )
    penempatan = models.ForeignKey(
        Penempatan, on_delete=models.PROTECT, related_name="evaluasi"
    )
    penilai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="evaluasi_dinilai"
    )
    atasan = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, null=True, related_name="evaluasi_diatasi"
    )
    unit_capaian = models.ForeignKey(
        UnitKerja, on_delete=models.PROTECT, related_name="evaluasi"
    )
    capaian_organisasi = models.ForeignKey(
        CapaianOrganisasi, on_delete=models.PROTECT, null=True, related_name="evaluasi"
    )
    rating_hasil = models.CharField(max_length=8, blank=True)
    rating_perilaku = models.CharField(max_length=8, blank=True)
    predikat = models.CharField(max_length=16, blank=True)
    catatan = models.TextField("catatan dan rekomendasi", blank=True)
    status = models.CharField(max_length=16, default=StatusEvaluasi.BELUM.value)
    final = models.BooleanField(default=False)
    versi = models.PositiveIntegerField(default=1)
    realisasi_pada = models.DateTimeField(null=True)
    dinilai_pada = models.DateTimeField(null=True)
    disampaikan_pada = models.DateTimeField(null=True)
    diterima_pada = models.DateTimeField(null=True)

    objects = EvaluasiQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluasi"
        verbose_name_plural = "evaluasi"
        indexes = [
            models.Index(fields=["tahap", "penilai"], name="evaluasi_meja"),
            models.Index(fields=["tahap", "status"], name="evaluasi_papan"),
        ]
        constraints = [
            known_value("status", StatusEvaluasi, name="evaluasi_status"),
            known_value(
                "rating_hasil", Rating, name="evaluasi_rating_hasil", blank=True
            ),
            known_value(
                "rating_perilaku", Rating, name="evaluasi_rating_perilaku", blank=True
            ),
            known_value("predikat", Predikat, name="evaluasi_predikat", blank=True),
            models.UniqueConstraint(
                fields=["tahap", "skp"],
                name="evaluasi_satu",
                violation_error_message="Evaluasi SKP ini untuk tahap itu sudah ada.",
            ),
            models.CheckConstraint(
                condition=TANPA_PREDIKAT | SEL_KUADRAN,
                name="evaluasi_kuadran",
                violation_error_message="Predikat harus mengikuti kuadran kedua "
                "rating (hal. 99).",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"evaluasi {self.kode}"


class Realisasi(models.Model):
    """What came of one IKI in one evaluation; no row means: not told yet."""

    evaluasi = models.ForeignKey(
        Evaluasi, on_delete=models.PROTECT, related_name="realisasi"
    )
    iki = models.ForeignKey(IKI, on_delete=models.PROTECT, related_name="realisasi")
    garis = models.UUIDField()
    teks = models.CharField("realisasi", max_length=120)
    nilai = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    catatan = models.TextField("catatan", blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluasi", "garis"],
                name="realisasi_satu",
                violation_error_message="Realisasi indikator ini sudah diisi. Ubah "
                "yang ada.",
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.teks


class Bukti(models.Model):
    """A file that proves a realisasi."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    realisasi = models.ForeignKey(
        Realisasi, on_delete=models.PROTECT, related_name="bukti"
    )
    berkas = models.OneToOneField(
        Berkas, on_delete=models.PROTECT, related_name="bukti"
    )

    class Meta:
        verbose_name = "bukti dukung"
        verbose_name_plural = "bukti dukung"
        triggers = riwayat()

    def __str__(self) -> str:
        return str(self.kode)


class UmpanBalik(models.Model):
    """Attributed feedback; of peers and staff the Pegawai sees the role only (O-15)."""

    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="umpan_balik"
    )
    pemberi = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="umpan_balik_diberi"
    )
    peran = models.CharField(max_length=16)
    rhk_garis = models.UUIDField(null=True)
    isi = models.TextField("umpan balik")
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "umpan balik"
        verbose_name_plural = "umpan balik"
        indexes = [models.Index(fields=["pegawai", "pada"], name="umpan_balik_urut")]
        constraints = [
            known_value("peran", PeranPemberi, name="umpan_balik_peran"),
            models.CheckConstraint(
                condition=~Q(pegawai=models.F("pemberi")),
                name="umpan_balik_bukan_diri",
                violation_error_message="Umpan balik diberikan kepada orang lain.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.isi


class Keberatan(models.Model):
    """The one objection to an evaluation, and its decision by the atasan (Ps 29)."""

    evaluasi = models.OneToOneField(
        Evaluasi,
        on_delete=models.PROTECT,
        related_name="keberatan",
        error_messages={"unique": "Keberatan atas evaluasi ini sudah diajukan."},
    )
    alasan = models.TextField("alasan keberatan")
    diajukan_pada = models.DateTimeField(db_default=Now())
    tanggapan_penilai = models.TextField("penjelasan penilai", blank=True)
    putusan = models.CharField(max_length=12, blank=True)
    pertimbangan = models.TextField("pertimbangan", blank=True)
    diputus_oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="putusan_keberatan"
    )
    diputus_pada = models.DateTimeField(null=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        constraints = [
            known_value(
                "putusan", PutusanKeberatan, name="keberatan_putusan", blank=True
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.alasan


class TindakLanjut(models.Model):
    """What follows from an evaluation; a new need points to the row it became.

    It is closed once, as done or given up, with what came of it.
    """

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    evaluasi = models.ForeignKey(
        Evaluasi, on_delete=models.PROTECT, related_name="tindak_lanjut"
    )
    jenis = models.CharField(max_length=14)
    isi = models.TextField("tindak lanjut")
    status = models.CharField(
        max_length=14, default=StatusTindakLanjut.DIRENCANAKAN.value
    )
    tenggat = models.DateField(null=True)
    hasil = models.TextField("hasil", blank=True)
    ditutup_pada = models.DateTimeField(null=True)
    kebutuhan = models.ForeignKey(
        Kebutuhan, on_delete=models.PROTECT, null=True, related_name="asal"
    )
    oleh = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="tindak_lanjut"
    )
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        constraints = [
            known_value("jenis", JenisTindakLanjut, name="tindak_lanjut_jenis"),
            known_value("status", StatusTindakLanjut, name="tindak_lanjut_status"),
            models.CheckConstraint(
                condition=Q(
                    status=StatusTindakLanjut.DIRENCANAKAN.value,
                    hasil="",
                    ditutup_pada__isnull=True,
                )
                | (
                    ~Q(status=StatusTindakLanjut.DIRENCANAKAN.value)
                    & ~Q(hasil="")
                    & Q(ditutup_pada__isnull=False)
                ),
                name="tindak_lanjut_hasil",
                violation_error_message="Tindak lanjut ditutup dengan hasilnya.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.isi
