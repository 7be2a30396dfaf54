"""Study cases and branching simulations, and what people answered."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value
from pelatihan.models.program import Peserta, Program
from pelatihan.rules.jenis import JenisPercobaan, JenisTes

AKIBAT = (-10, 10)


class StudiKasus(models.Model):
    """One case: a situation with questions; the answer is shown afterwards."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, related_name="studi_kasus"
    )
    judul = models.CharField("judul", max_length=200)
    situasi = models.TextField("situasi")

    class Meta:
        verbose_name = "studi kasus"
        verbose_name_plural = "studi kasus"
        triggers = riwayat()

    def __str__(self) -> str:
        return self.judul


class SoalKasus(models.Model):
    """One question of a case, how it is judged, and an answer that would do."""

    studi_kasus = models.ForeignKey(
        StudiKasus, on_delete=models.PROTECT, related_name="soal"
    )
    urutan = models.PositiveSmallIntegerField()
    pertanyaan = models.TextField("pertanyaan")
    rubrik = models.TextField("rubrik")
    pembahasan = models.TextField("pembahasan")

    class Meta:
        verbose_name = "soal kasus"
        verbose_name_plural = "soal kasus"
        constraints = [
            models.UniqueConstraint(
                fields=["studi_kasus", "urutan"],
                name="soal_urutan",
                violation_error_message="Nomor soal ini sudah ada.",
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.pertanyaan


class Skenario(models.Model):
    """One simulation; it starts at the scene numbered 1."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    program = models.ForeignKey(
        Program, on_delete=models.PROTECT, related_name="skenario"
    )
    judul = models.CharField("judul", max_length=200)
    pengantar = models.TextField("pengantar")

    class Meta:
        verbose_name = "skenario"
        verbose_name_plural = "skenario"
        triggers = riwayat()

    def __str__(self) -> str:
        return self.judul


class Adegan(models.Model):
    """One scene; a scene without choices is an ending."""

    skenario = models.ForeignKey(
        Skenario, on_delete=models.PROTECT, related_name="adegan"
    )
    nomor = models.PositiveSmallIntegerField()
    isi = models.TextField()

    class Meta:
        verbose_name = "adegan"
        verbose_name_plural = "adegan"
        constraints = [
            models.UniqueConstraint(
                fields=["skenario", "nomor"],
                name="adegan_nomor",
                violation_error_message="Nomor adegan ini sudah ada.",
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"adegan {self.nomor}"


class Pilihan(models.Model):
    """One choice of a scene, where it leads and what it costs or gives."""

    adegan = models.ForeignKey(Adegan, on_delete=models.PROTECT, related_name="pilihan")
    urutan = models.PositiveSmallIntegerField()
    teks = models.TextField()
    menuju = models.ForeignKey(
        Adegan, on_delete=models.PROTECT, related_name="dari_pilihan"
    )
    waktu = models.SmallIntegerField("akibat pada waktu", default=0)
    mutu = models.SmallIntegerField("akibat pada mutu", default=0)
    kepuasan = models.SmallIntegerField("akibat pada kepuasan masyarakat", default=0)

    class Meta:
        verbose_name = "pilihan"
        verbose_name_plural = "pilihan"
        constraints = [
            models.UniqueConstraint(
                fields=["adegan", "urutan"],
                name="pilihan_urutan",
                violation_error_message="Nomor pilihan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(waktu__range=AKIBAT)
                & Q(mutu__range=AKIBAT)
                & Q(kepuasan__range=AKIBAT),
                name="pilihan_akibat",
                violation_error_message="Akibat diisi -10 sampai 10.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.teks


class Percobaan(models.Model):
    """What one participant answered or chose; each try is a row of its own."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    peserta = models.ForeignKey(
        Peserta, on_delete=models.PROTECT, related_name="percobaan"
    )
    jenis = models.CharField(max_length=12)
    studi_kasus = models.ForeignKey(
        StudiKasus, on_delete=models.PROTECT, null=True, related_name="percobaan"
    )
    skenario = models.ForeignKey(
        Skenario, on_delete=models.PROTECT, null=True, related_name="percobaan"
    )
    jawaban = models.JSONField(default=list)
    mulai = models.DateTimeField(db_default=Now())
    selesai_pada = models.DateTimeField(null=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "percobaan"
        verbose_name_plural = "percobaan"
        constraints = [
            known_value("jenis", JenisPercobaan, name="percobaan_jenis"),
            models.CheckConstraint(
                condition=Q(
                    jenis=JenisPercobaan.STUDI_KASUS.value,
                    studi_kasus__isnull=False,
                    skenario__isnull=True,
                )
                | Q(
                    jenis=JenisPercobaan.SIMULASI.value,
                    studi_kasus__isnull=True,
                    skenario__isnull=False,
                ),
                name="percobaan_satu_hal",
                violation_error_message="Percobaan adalah studi kasus atau simulasi.",
            ),
            models.UniqueConstraint(
                fields=["peserta", "studi_kasus"],
                condition=Q(studi_kasus__isnull=False),
                name="percobaan_kasus_satu",
                violation_error_message="Studi kasus ini sudah mulai dikerjakan.",
            ),
            models.UniqueConstraint(
                fields=["peserta", "skenario"],
                condition=Q(skenario__isnull=False, selesai_pada__isnull=True),
                name="percobaan_simulasi_terbuka",
                violation_error_message="Simulasi ini masih berjalan. Lanjutkan dulu.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.jenis} {self.kode}"


class HasilTes(models.Model):
    """Result of the test before or after, 0 to 100; no row means: not taken."""

    peserta = models.ForeignKey(
        Peserta, on_delete=models.PROTECT, related_name="hasil_tes"
    )
    jenis = models.CharField(max_length=5)
    nilai = models.DecimalField(max_digits=5, decimal_places=2)
    pada = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "hasil tes"
        verbose_name_plural = "hasil tes"
        constraints = [
            known_value("jenis", JenisTes, name="hasil_tes_jenis"),
            models.UniqueConstraint(
                fields=["peserta", "jenis"],
                name="hasil_tes_satu",
                violation_error_message="Hasil tes ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(nilai__range=(0, 100)),
                name="hasil_tes_nilai",
                violation_error_message="Nilai tes 0 sampai 100.",
            ),
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return f"{self.jenis} {self.nilai}"


class Tanggapan(models.Model):
    """What somebody who was there says of a class; read without the name."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    peserta = models.OneToOneField(
        Peserta,
        on_delete=models.PROTECT,
        related_name="tanggapan",
        error_messages={"unique": "Tanggapan Anda sudah tercatat."},
    )
    manfaat = models.PositiveSmallIntegerField("manfaat")
    pengajar = models.PositiveSmallIntegerField("pengajar")
    saran = models.TextField("saran", blank=True)

    class Meta:
        verbose_name = "tanggapan peserta"
        verbose_name_plural = "tanggapan peserta"
        constraints = [
            models.CheckConstraint(
                condition=Q(manfaat__range=(1, 4)) & Q(pengajar__range=(1, 4)),
                name="tanggapan_skala",
                violation_error_message="Tanggapan diisi 1 sampai 4.",
            )
        ]
        triggers = riwayat()

    def __str__(self) -> str:
        return str(self.kode)
