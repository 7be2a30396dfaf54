"""Lesson hours in somebody's ledger."""

from decimal import Decimal

from django.db.models import QuerySet, Sum

from organisasi.models import Pegawai
from organisasi.rules.jenis import JenisPegawai
from pelatihan.models import CatatanJP
from pelatihan.rules.hasil import KeadaanJP, keadaan_jp


def catatan_jp(pegawai: Pegawai) -> QuerySet[CatatanJP]:
    """Return the entries of somebody's ledger, the newest first."""
    return pegawai.catatan_jp.order_by("-tahun", "-id")


def jp_tahun(pegawai: Pegawai, tahun: int) -> KeadaanJP:
    """Return the hours of one year and how they stand against the rule."""
    jumlah = catatan_jp(pegawai).filter(tahun=tahun).aggregate(n=Sum("jp_diakui"))["n"]
    return keadaan_jp(JenisPegawai(pegawai.jenis), jumlah or Decimal(0))
