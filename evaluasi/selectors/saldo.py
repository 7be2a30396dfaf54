"""Opening balances: what is recorded, for whom, and what other rooms count with."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from evaluasi.models import SaldoAwal
from evaluasi.policies.saldo import pegawai_saldo, unit_saldo, visible_saldo
from evaluasi.rules.daftar_saldo import PutusanSaldo
from evaluasi.rules.saldo import SEBUTAN_SALDO, JenisSaldo, sebut_nilai
from kinerja.akun.models import Pengguna
from organisasi.models import Pegawai, UnitKerja
from organisasi.rules.pencarian import angka_nip, kata_nama

TERBANYAK = 10


@dataclass(frozen=True)
class SaldoTampil:
    """A balance in words."""

    saldo: SaldoAwal
    sebutan: str
    isi: str

    @property
    def milik(self) -> str:
        """Return whose it is; load it with ``pegawai`` and ``unit``."""
        orang, unit = self.saldo.pegawai, self.saldo.unit
        return orang.nama_lengkap if orang else str(unit)


def tampil_saldo(saldo: SaldoAwal) -> SaldoTampil:
    """Put a balance into words."""
    jenis = JenisSaldo(saldo.jenis)
    isi = sebut_nilai(jenis, saldo.predikat, saldo.nilai)
    return SaldoTampil(saldo, SEBUTAN_SALDO[jenis], isi)


def sebut_putusan(semua: Sequence[PutusanSaldo]) -> list[tuple[PutusanSaldo, str]]:
    """Return rows of an imported list with what they bring, "JP 2026: 12 JP"."""
    return [
        (satu, f"{SEBUTAN_SALDO[isi.jenis]} {isi.tahun}: {isi.sebutan}" if isi else "")
        for satu in semua
        for isi in (satu.isi,)
    ]


def list_saldo(actor: Pengguna) -> QuerySet[SaldoAwal]:
    """Return the balances the actor keeps, the newest first."""
    semua = visible_saldo(actor).select_related("pegawai", "unit", "oleh")
    return semua.order_by("-pada", "-id")


def saldo_for(actor: Pengguna, kode: UUID) -> SaldoAwal:
    """Return one balance the actor keeps; 404 for others."""
    return get_object_or_404(list_saldo(actor), kode=kode)


def pegawai_for(actor: Pengguna, kode: UUID) -> Pegawai:
    """Return one person whose balances the actor keeps; 404 for others."""
    return get_object_or_404(pegawai_saldo(actor), kode=kode)


def unit_for(actor: Pengguna, kode: UUID) -> UnitKerja:
    """Return one unit whose balance the actor keeps; 404 for others."""
    return get_object_or_404(unit_saldo(actor), kode=kode)


def cari_milik(actor: Pengguna, teks: str) -> tuple[list[Pegawai], list[UnitKerja]]:
    """Return people and units the actor keeps that fit words or a NIP; few of each."""
    if not teks:
        return [], []
    if angka := angka_nip(teks):
        orang = pegawai_saldo(actor).filter(nip__contains=angka).order_by("nama")
        return list(orang[:TERBANYAK]), []
    nama, unit = Q(), Q()
    for kata in kata_nama(teks):
        nama &= Q(nama__icontains=kata)
    for kata in teks.split():
        unit &= Q(nama__icontains=kata)
    return (
        list(pegawai_saldo(actor).filter(nama).order_by("nama", "id")[:TERBANYAK]),
        list(unit_saldo(actor).filter(unit).order_by("nama", "id")[:TERBANYAK]),
    )


def saldo_milik(milik: Pegawai | UnitKerja) -> QuerySet[SaldoAwal]:
    """Return all balances of a person or unit, withdrawn ones too, newest year first.

    Who may read them is the caller's question.
    """
    return milik.saldo_awal.select_related("oleh").order_by("-tahun", "jenis")


def saldo_berlaku(pegawai: Pegawai, *jenis: JenisSaldo) -> list[SaldoAwal]:
    """Return the balances of a person that count, newest year first."""
    semua = saldo_milik(pegawai).filter(dicabut="")
    return list(semua.filter(jenis__in=jenis) if jenis else semua)


def capaian_awal(unit: UnitKerja, tahun: int) -> SaldoAwal | None:
    """Return the organisation result of a unit that was brought along for a year."""
    semua = saldo_milik(unit).filter(dicabut="", tahun=tahun)
    return semua.filter(jenis=JenisSaldo.CAPAIAN_ORGANISASI.value).first()
