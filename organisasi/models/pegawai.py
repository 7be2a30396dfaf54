"""People of the register, with or without a NIP, and the states they are in."""

import uuid

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from kinerja.akun.models import Pengguna
from kinerja.jejak.pemicu import riwayat
from kinerja.lib.batasan import known_value, proper_range
from organisasi.querysets import BerlakuQuerySet
from organisasi.rules.jenis import JenisKeadaan, JenisKelamin, JenisPegawai
from organisasi.rules.nama import nama_lengkap

SATU_NIP = "NIP ini sudah dipakai pegawai lain. Periksa angkanya, atau gabungkan orang."

#: Closes the account of whoever has left, from the day of the state BERHENTI on,
#: whoever writes that state. Both sides of a change are looked at: rows can move.
TUTUP_AKUN = """
UPDATE akun_pengguna a SET ditutup = berhenti.berlaku
FROM organisasi_pegawai p LEFT JOIN LATERAL (
    SELECT k.berlaku FROM organisasi_keadaanpegawai k
    WHERE k.pegawai_id = p.id AND k.jenis = 'BERHENTI'
    ORDER BY k.berlaku DESC LIMIT 1
) berhenti ON true
WHERE a.id = p.pengguna_id AND p.id = {orang}
    AND a.ditutup IS DISTINCT FROM berhenti.berlaku;
"""
TUTUP_KARENA_KEADAAN = f"""
IF TG_OP <> 'INSERT' AND OLD.jenis = 'BERHENTI' THEN
    {TUTUP_AKUN.format(orang="OLD.pegawai_id")}
END IF;
IF TG_OP <> 'DELETE' AND NEW.jenis = 'BERHENTI' THEN
    {TUTUP_AKUN.format(orang="NEW.pegawai_id")}
END IF;
RETURN NULL;
"""


class Pegawai(models.Model):
    """One person; the Bupati too, as NON_ASN without a NIP."""

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nip = models.CharField(
        "NIP",
        max_length=18,
        unique=True,
        null=True,
        error_messages={"unique": SATU_NIP},
    )
    nama = models.CharField("nama tanpa gelar", max_length=200)
    gelar_depan = models.CharField("gelar depan", max_length=40, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=60, blank=True)
    jenis = models.CharField("jenis pegawai", max_length=10)
    golongan = models.CharField("golongan", max_length=10, blank=True)
    tmt_golongan = models.DateField("TMT golongan", null=True, blank=True)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, blank=True)
    lahir = models.DateField("tanggal lahir", null=True, blank=True)
    surel = models.EmailField("surel", blank=True)
    telepon = models.CharField("telepon", max_length=20, blank=True)
    pengguna = models.OneToOneField(
        Pengguna, on_delete=models.PROTECT, null=True, related_name="pegawai"
    )
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        indexes = [
            # `icontains` compares UPPER(nama), so the index must as well
            GinIndex(OpClass(Upper("nama"), "gin_trgm_ops"), name="pegawai_nama_cari"),
            GinIndex(OpClass("nip", "gin_trgm_ops"), name="pegawai_nip_cari"),
            models.Index(fields=["nama", "id"], name="pegawai_urut_nama"),
        ]
        constraints = [
            known_value("jenis", JenisPegawai, name="pegawai_jenis"),
            known_value(
                "jenis_kelamin", JenisKelamin, name="pegawai_jenis_kelamin", blank=True
            ),
            models.CheckConstraint(
                condition=Q(nip__isnull=True) | Q(nip__regex=r"^[0-9]{18}$"),
                name="pegawai_nip_18_angka",
                violation_error_message="NIP harus 18 angka.",
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisPegawai.NON_ASN.value) | Q(nip__isnull=False),
                name="pegawai_asn_ber_nip",
                violation_error_message="ASN harus punya NIP; hanya orang di luar ASN "
                "boleh tanpa NIP.",
            ),
        ]
        triggers = [
            *riwayat(),
            pgtrigger.Trigger(
                name="pegawai_tutup_akun",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("pengguna_id"),
                func=TUTUP_AKUN.format(orang="NEW.id") + "RETURN NULL;",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_lengkap

    @property
    def nama_lengkap(self) -> str:
        """Return the name with titles, as documents print it."""
        return nama_lengkap(self.gelar_depan, self.nama, self.gelar_belakang)


class RiwayatNip(models.Model):
    """A NIP somebody had before (PPPK to PNS, NIP lama); never given to another."""

    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="riwayat_nip"
    )
    nip = models.CharField(
        "NIP", max_length=18, unique=True, error_messages={"unique": SATU_NIP}
    )
    berlaku = DateRangeField()

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "riwayat NIP"
        verbose_name_plural = "riwayat NIP"
        indexes = [GinIndex(OpClass("nip", "gin_trgm_ops"), name="riwayat_nip_cari")]
        constraints = [proper_range(name="riwayat_nip_rentang")]
        triggers = riwayat()

    def __str__(self) -> str:
        return self.nip


class KeadaanPegawai(models.Model):
    """A state with dates (tugas belajar, CLTN, …); the post stays meanwhile."""

    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="keadaan"
    )
    jenis = models.CharField("keadaan", max_length=30)
    berlaku = DateRangeField()
    dasar_sk = models.CharField("nomor SK", max_length=120, blank=True)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        verbose_name = "keadaan pegawai"
        verbose_name_plural = "keadaan pegawai"
        constraints = [
            known_value("jenis", JenisKeadaan, name="keadaan_jenis"),
            proper_range(name="keadaan_rentang"),
            ExclusionConstraint(
                name="keadaan_satu_per_orang",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),
                    ("berlaku", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Pegawai ini sudah berkeadaan lain pada "
                "tanggal itu. Akhiri dulu keadaan yang lama.",
            ),
        ]
        triggers = [
            *riwayat(),
            pgtrigger.Trigger(
                name="keadaan_tutup_akun",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=TUTUP_KARENA_KEADAAN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.berlaku}"
