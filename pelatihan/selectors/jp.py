"""Lesson hours in somebody's ledger."""

from decimal import Decimal

from django.db.models import QuerySet, Sum

from evaluasi.rules.saldo import JenisSaldo
from evaluasi.selectors.saldo import SaldoTampil, saldo_berlaku, tampil_saldo
from organisasi.models import Pegawai
from organisasi.rules.jenis import JenisPegawai
from pelatihan.models import CatatanJP
from pelatihan.rules.hasil import KeadaanJP, keadaan_jp


def catatan_jp(pegawai: Pegawai) -> QuerySet[CatatanJP]:
    """Return the entries of somebody's ledger, the newest first."""
    return pegawai.catatan_jp.order_by("-tahun", "-id")


def saldo_jp(pegawai: Pegawai) -> list[SaldoTampil]:
    """Return the hours brought along from before the product, newest year first."""
    return [tampil_saldo(satu) for satu in saldo_berlaku(pegawai, JenisSaldo.JP)]


def jp_tahun(pegawai: Pegawai, tahun: int) -> KeadaanJP:
    """Return the hours of one year and how they stand against the rule.

    The year begins with what was brought along.
    """
    jumlah = catatan_jp(pegawai).filter(tahun=tahun).aggregate(n=Sum("jp_diakui"))["n"]
    awal = (
        satu.nilai or Decimal(0)
        for satu in saldo_berlaku(pegawai, JenisSaldo.JP)
        if satu.tahun == tahun
    )
    return keadaan_jp(JenisPegawai(pegawai.jenis), sum(awal, jumlah or Decimal(0)))
