"""Imports with their rows for the pages."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from organisasi.models import BarisImpor, Impor
from organisasi.policies.impor import visible_impor
from organisasi.rules.impor import (
    DAPAT_DIPILIH,
    KATA_KEPUTUSAN,
    PERINGATAN,
    KeputusanBaris,
)
from organisasi.rules.selisih_pegawai import KATA, KATA_BERTANGGAL


def list_impor(actor: Pengguna) -> QuerySet[Impor]:
    """Return the visible imports, the newest first, with how many rows did what."""
    hitung = {
        keputusan.value.lower(): Count("baris", filter=Q(baris__keputusan=keputusan))
        for keputusan in KeputusanBaris
    }
    return (
        visible_impor(actor)
        .select_related("berkas", "oleh")
        .annotate(**hitung)
        .order_by("-dibuat_pada", "-id")
    )


def impor_for(actor: Pengguna, kode: UUID) -> Impor:
    """Return one visible import; 404 for others."""
    semua = visible_impor(actor).select_related("berkas", "oleh")
    return get_object_or_404(semua, kode=kode)


def saring_dikenal(saring: str) -> str:
    """Return the asked filter, "" (all rows) for one that does not exist."""
    return saring if saring in KATA_KEPUTUSAN or saring == PERINGATAN else ""


def baris_impor(impor: Impor, saring: str) -> QuerySet[BarisImpor]:
    """Return the rows in the order of the file; ``saring`` as of saring_dikenal."""
    semua = impor.baris.order_by("lembar", "nomor")
    if saring == PERINGATAN:
        return semua.filter(alasan__contains=[{"jenis": "peringatan"}])
    return semua.filter(keputusan=saring) if saring else semua


def dapat_dipilih(impor: Impor) -> QuerySet[BarisImpor]:
    """Return the rows that write something, ticked or not."""
    return impor.baris.filter(hasil__in=DAPAT_DIPILIH)


@dataclass(frozen=True)
class Ringkasan:
    """How many rows do what, and the filters with their numbers."""

    baru: int
    berubah: int
    pilihan: tuple[tuple[str, str, int], ...]


def ringkasan(impor: Impor) -> Ringkasan:
    """Count the rows of each decision and those with a warning."""
    hitung = impor.baris.order_by().values_list("keputusan").annotate(n=Count("id"))
    jumlah = Counter(dict(hitung))
    peringatan = baris_impor(impor, PERINGATAN).count()
    pilihan = [("", "Semua baris", jumlah.total())]
    pilihan += [(str(k), kata, jumlah[k]) for k, kata in KATA_KEPUTUSAN.items()]
    pilihan.append((PERINGATAN, "Dengan peringatan", peringatan))
    return Ringkasan(
        jumlah[KeputusanBaris.BARU], jumlah[KeputusanBaris.BERUBAH], tuple(pilihan)
    )


@dataclass(frozen=True)
class BarisTampil:
    """One row for the screen; ``perubahan`` holds (field, old, new)."""

    baris: BarisImpor
    nip: str
    nama: str
    kata: str
    perubahan: tuple[tuple[str, str, str], ...]
    tolak: tuple[dict[str, str], ...]
    peringatan: tuple[dict[str, str], ...]


def tampil(baris: BarisImpor) -> BarisTampil:
    """Sort what is stored of a row into what the page shows."""
    sesudah = dict(baris.sesudah)
    nip, nama = sesudah.pop("NIP", ""), sesudah.pop("Nama", "")
    if "Nama" in baris.sebelum:
        sesudah = {"Nama": nama} | sesudah
    return BarisTampil(
        baris,
        nip,
        nama,
        KATA_KEPUTUSAN[baris.keputusan],
        tuple(
            (kata, baris.sebelum.get(kata, ""), sesudah[kata])
            for kata in dict.fromkeys((*KATA.values(), *KATA_BERTANGGAL, *sesudah))
            if kata in sesudah
        ),
        tuple(satu for satu in baris.alasan if satu["jenis"] in {"tolak", "tanya"}),
        tuple(satu for satu in baris.alasan if satu["jenis"] == "peringatan"),
    )
