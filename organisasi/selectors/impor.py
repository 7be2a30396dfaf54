"""Imports with their rows for the pages."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from kinerja.berkas.rules.jenis import Jenis
from organisasi.models import BarisImpor, Impor
from organisasi.pembaca import read_asal
from organisasi.policies.impor import visible_impor
from organisasi.rules import rencana_jabatan, rencana_unit
from organisasi.rules.ditolak import Ditolak, susun_ditolak
from organisasi.rules.impor import (
    DAPAT_DIPILIH,
    KATA_KEPUTUSAN,
    PERINGATAN,
    PERLU_DIPERBAIKI,
    JenisImpor,
    KeputusanBaris,
    kata_keputusan,
)
from organisasi.rules.kolom_impor import guess_pemetaan, label_medan
from organisasi.rules.selisih_pegawai import KATA, KATA_BERTANGGAL

BERPERINGATAN = Q(alasan__contains=[{"jenis": "peringatan"}])
#: What names a row of a tree, which holds no person.
BERNAMA = {
    JenisImpor.UNIT.value: rencana_unit.NAMA,
    JenisImpor.JABATAN.value: rencana_jabatan.NAMA,
}
#: Long numbers, that a spreadsheet must not take for numbers.
KUNCI_TEKS = frozenset({"nip", "nip_lama", "nama_nip", "nik", "telepon", "npwp"})


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
        return semua.filter(BERPERINGATAN)
    return semua.filter(keputusan=saring) if saring else semua


def dapat_dipilih(impor: Impor) -> QuerySet[BarisImpor]:
    """Return the rows that write something, ticked or not."""
    return impor.baris.filter(hasil__in=DAPAT_DIPILIH)


@dataclass(frozen=True)
class Ringkasan:
    """How many rows do what, and the filters with their numbers."""

    baru: int
    berubah: int
    dicentang: int
    dapat: int
    perlu_diperbaiki: int
    pilihan: tuple[tuple[str, str, int], ...]

    @property
    def semua(self) -> int:
        """Return how many rows there are; none where the columns are not known."""
        return self.pilihan[0][2]


def ringkasan(impor: Impor) -> Ringkasan:
    """Count the rows of each decision and those with a warning."""
    hitung = {str(k): Count("id", filter=Q(keputusan=k)) for k in KATA_KEPUTUSAN}
    hitung[PERINGATAN] = Count("id", filter=BERPERINGATAN)
    tulis = {
        f"tulis_{k}": Count("id", filter=Q(hasil=k, dipilih=True))
        for k in DAPAT_DIPILIH
    }
    dapat = Count("id", filter=Q(hasil__in=DAPAT_DIPILIH))
    perlu = Count("id", filter=Q(hasil__in=PERLU_DIPERBAIKI))
    n = impor.baris.aggregate(
        semua=Count("id"), dapat=dapat, perlu=perlu, **hitung, **tulis
    )
    pilihan = [("", "Semua baris", n["semua"])]
    kata_semua = kata_keputusan(impor.jenis)
    pilihan += [(k, kata, n[k]) for k, kata in kata_semua.items()]
    pilihan.append((PERINGATAN, "Dengan peringatan", n[PERINGATAN]))
    baru, berubah = (
        n[f"tulis_{k}"] for k in (KeputusanBaris.BARU, KeputusanBaris.BERUBAH)
    )
    return Ringkasan(
        baru,
        berubah,
        baru + berubah,
        n["dapat"],
        n["perlu"],
        tuple(pilihan),
    )


@dataclass(frozen=True)
class BarisTampil:
    """One row for the screen; ``perubahan`` holds (field, old, new)."""

    baris: BarisImpor
    nip: str
    nama: str
    kata: str
    perubahan: tuple[tuple[str, str, str], ...]
    tolak: tuple[dict[str, Any], ...]
    tanya: tuple[dict[str, Any], ...]
    peringatan: tuple[dict[str, Any], ...]
    jawaban: str

    @property
    def boleh_dipilih(self) -> bool:
        """Say whether there is something to tick."""
        return self.baris.hasil in DAPAT_DIPILIH


def tampil(baris: BarisImpor, jenis: str) -> BarisTampil:
    """Sort what is stored of a row of this kind of file into what the page shows."""
    sesudah = dict(baris.sesudah)
    nip, nama = sesudah.pop("NIP", ""), sesudah.pop("Nama", "")
    if jenis in BERNAMA and not nama:
        nama = sesudah.get(BERNAMA[jenis], "")
    if "Nama" in baris.sebelum:
        sesudah = {"Nama": nama} | sesudah
    return BarisTampil(
        baris,
        nip,
        nama,
        kata_keputusan(jenis)[baris.keputusan],
        tuple(
            (kata, baris.sebelum.get(kata, ""), sesudah[kata])
            for kata in dict.fromkeys((*KATA.values(), *KATA_BERTANGGAL, *sesudah))
            if kata in sesudah
        ),
        _bagian(baris, "tolak"),
        _bagian(baris, "tanya"),
        _bagian(baris, "peringatan"),
        baris.jawaban,
    )


def _bagian(baris: BarisImpor, jenis: str) -> tuple[dict[str, Any], ...]:
    return tuple(satu for satu in baris.alasan if satu["jenis"] == jenis)


@dataclass(frozen=True)
class KolomTampil:
    """One column of the file: its heading and what it is read as ("" for not)."""

    nomor: int
    judul: str
    kunci: str
    kata: str


def kolom_impor(impor: Impor) -> list[KolomTampil]:
    """Return the columns of the file in its order with their meaning, or a guess."""
    label = label_medan(JenisImpor(impor.jenis)) if impor.jenis else {}
    peta = impor.pemetaan
    if impor.jenis and not peta:
        peta = guess_pemetaan(impor.judul, JenisImpor(impor.jenis))
    return [
        KolomTampil(nomor, judul, kunci, label.get(kunci, ""))
        for nomor, judul in enumerate(impor.judul)
        for kunci in (peta.get(judul, ""),)
    ]


def pilihan_medan(impor: Impor) -> list[tuple[str, str]]:
    """Return (field key, word) a column of this kind may hold."""
    label = label_medan(JenisImpor(impor.jenis)) if impor.jenis else {}
    return list(label.items())


def baris_ditolak(impor: Impor) -> Ditolak:
    """Read the refused and unanswered rows again from the file."""
    alasan = {
        (satu.lembar, satu.nomor): " ".join(
            f"{a['kolom']}: {a['alasan']}" if a["kolom"] else a["alasan"]
            for a in satu.alasan
            if a["jenis"] != "peringatan"
        )
        for satu in impor.baris.filter(hasil__in=PERLU_DIPERBAIKI)
    }
    asal = read_asal(
        impor.berkas.path,
        Jenis(impor.berkas.jenis_terdeteksi),
        jenis=JenisImpor(impor.jenis),
        pemetaan=impor.pemetaan,
    )
    hasil = susun_ditolak(list(asal), alasan)
    teks = {kata for kata, kunci in impor.pemetaan.items() if kunci in KUNCI_TEKS}
    return replace(hasil, teks=hasil.teks | teks)
