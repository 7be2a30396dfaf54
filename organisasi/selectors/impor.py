"""The register as facts for an import, and imports with their rows for the pages."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from organisasi.models import (
    BarisImpor,
    Impor,
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    RiwayatNip,
    SusunanUnit,
    UnitKerja,
)
from organisasi.policies.impor import visible_impor
from organisasi.rules.impor import KATA_KEPUTUSAN, PERINGATAN, KeputusanBaris
from organisasi.rules.jenis import (
    JenisJabatan,
    JenisKeadaan,
    JenisKelamin,
    JenisPegawai,
    JenisPenempatan,
    JenisUnit,
)
from organisasi.rules.linimasa import JabatanImpor, Masa, UnitImpor
from organisasi.rules.register_impor import KeadaanTercatat, OrangTercatat, Register
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
            for kata in (*KATA.values(), *KATA_BERTANGGAL)
            if kata in sesudah
        ),
        tuple(satu for satu in baris.alasan if satu["jenis"] == "tolak"),
        tuple(satu for satu in baris.alasan if satu["jenis"] == "peringatan"),
    )


def load_register(nip: Collection[str], pada: date) -> Register:
    """Return what the register holds about these people, units and leading posts.

    The number of queries does not depend on the number of people.
    """
    unit = {u.pk: _unit(u) for u in UnitKerja.objects.order_by("id")}
    jabatan = {
        j.pk: _jabatan(j, unit) for j in Jabatan.objects.order_by("berlaku", "id")
    }
    orang = {
        str(p["nip"]): OrangTercatat(p["id"], _isi(p))
        for p in Pegawai.objects.filter(nip__in=nip).values("id", "nip", *KATA)
    }
    per_pk = {satu.pk: satu for satu in orang.values()}
    pemegang = _load_masa(per_pk, jabatan)
    for keadaan in KeadaanPegawai.objects.filter(pegawai_id__in=per_pk):
        per_pk[keadaan.pegawai_id].keadaan.append(
            KeadaanTercatat(
                keadaan.pk,
                JenisKeadaan(keadaan.jenis),
                keadaan.berlaku.lower,
                keadaan.berlaku.upper,
            )
        )
    lama = RiwayatNip.objects.filter(nip__in=nip).exclude(nip=F("pegawai__nip"))
    return Register(
        orang=orang,
        unit=list(unit.values()),
        jabatan=list(jabatan.values()),
        pemegang=pemegang,
        nip_lama=dict(lama.values_list("nip", "pegawai__nama")),
        ada_akar=root_unit(pada) is not None,
    )


def root_unit(pada: date) -> int | None:
    """Return the key of the kabupaten itself, the top of the tree on a day."""
    akar = SusunanUnit.objects.pada(pada).filter(induk=None)
    kabupaten = akar.filter(unit__jenis=JenisUnit.KABUPATEN.value)
    return kabupaten.values_list("unit_id", flat=True).order_by("unit_id").first()


def _load_masa(
    orang: dict[int, OrangTercatat], jabatan: dict[int, JabatanImpor]
) -> list[tuple[str, Masa]]:
    """Give people their definitive posts; return every holder of a leading post."""
    pemegang: list[tuple[str, Masa]] = []
    semua = (
        Penempatan.objects.filter(jenis=JenisPenempatan.DEFINITIF.value)
        .filter(Q(pegawai_id__in=orang) | Q(memimpin=True))
        .order_by("berlaku")
        .values_list("id", "pegawai_id", "jabatan_id", "berlaku", "pegawai__nama")
    )
    for pk, pegawai, post, berlaku, nama in semua:
        asal = (jabatan[post], berlaku.lower, berlaku.upper)
        masa = Masa(pk, *asal, asal=asal)
        if pegawai in orang:
            orang[pegawai].masa.append(masa)
        if masa.jabatan.memimpin:
            pemegang.append((nama, masa))
    return pemegang


def _unit(unit: UnitKerja) -> UnitImpor:
    return UnitImpor(unit.pk, unit.nama, unit.kode_unor or "", JenisUnit(unit.jenis))


def _jabatan(jabatan: Jabatan, unit: dict[int, UnitImpor]) -> JabatanImpor:
    return JabatanImpor(
        jabatan.pk,
        unit[jabatan.unit_id],
        jabatan.nama,
        JenisJabatan(jabatan.jenis),
        jabatan.memimpin,
    )


def _isi(pegawai: dict[str, object]) -> dict[str, object]:
    """Return the fields with kinds as enums, so that they have words."""
    kelamin = pegawai["jenis_kelamin"]
    return pegawai | {
        "jenis": JenisPegawai(str(pegawai["jenis"])),
        "jenis_kelamin": JenisKelamin(str(kelamin)) if kelamin else "",
    }
