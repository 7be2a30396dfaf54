"""Programmes, their golden thread, their classes and who is in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from indikator.models import Indikator, IndikatorKebutuhan, VersiIndikator
from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import hari_ini
from organisasi.models import Kebutuhan, Pegawai, UnitKerja
from pelatihan.models import Angkatan, HasilTes, Kehadiran, Peserta, Program
from pelatihan.policies.program import (
    active_peserta,
    eligible_pegawai,
    managed_program,
    managed_unit,
    open_program,
    visible_program,
)
from pelatihan.rules.hasil import NGain, memenuhi_kehadiran, n_gain
from pelatihan.rules.jenis import JenisTes, StatusPeserta

PALING_BANYAK = 50
HASIL_CARI = 20


@dataclass(frozen=True)
class Simpul:
    """One indicator of a programme in today's wording, and the needs behind it."""

    indikator: Indikator
    rumusan: str
    kebutuhan: tuple[Kebutuhan, ...]


@dataclass(frozen=True)
class BarisPeserta:
    """One participant with attendance, both tests and the gain."""

    peserta: Peserta
    hadir: dict[date, bool]
    pra: Decimal | None
    pasca: Decimal | None

    @property
    def gain(self) -> NGain | None:
        """Return the gain; None without both tests or with a full first one."""
        return n_gain(self.pra, self.pasca)

    @property
    def jumlah_hadir(self) -> int:
        """Return on how many days somebody was there."""
        return sum(self.hadir.values())


def program_for(actor: Pengguna, kode: UUID) -> Program:
    """Return one visible programme; 404 for any other."""
    return get_object_or_404(visible_program(actor).select_related("unit"), kode=kode)


def managed_program_for(actor: Pengguna, kode: UUID) -> Program:
    """Return one programme the actor runs; 404 for any other."""
    return get_object_or_404(managed_program(actor).select_related("unit"), kode=kode)


def list_managed(actor: Pengguna) -> QuerySet[Program]:
    """Return the programmes the actor runs, with the number of classes."""
    return (
        managed_program(actor)
        .select_related("unit")
        .annotate(jumlah_angkatan=Count("angkatan"))
        .order_by("nama", "id")
    )


def search_unit(actor: Pengguna, cari: str) -> QuerySet[UnitKerja]:
    """Return units the actor may run programmes for and whose name holds ``cari``."""
    semua = managed_unit(actor).filter(nama__icontains=cari.strip())
    return semua.order_by("nama", "id")[:HASIL_CARI]


def managed_unit_for(actor: Pengguna, kode: UUID) -> UnitKerja:
    """Return one unit the actor may run programmes for; 404 for any other."""
    return get_object_or_404(managed_unit(actor), kode=kode)


def indikator_pilihan(unit: UnitKerja) -> list[tuple[Indikator, str]]:
    """Return the unit's indicators in today's wording."""
    versi = VersiIndikator.objects.pada(hari_ini()).filter(indikator__unit=unit)
    return [
        (satu.indikator, satu.rumusan)
        for satu in versi.select_related("indikator").order_by("rumusan", "id")[
            :PALING_BANYAK
        ]
    ]


def benang(program: Program) -> list[Simpul]:
    """Return what the programme is for: indicators, and needs they answer."""
    indikator = [
        satu.indikator for satu in program.indikator.select_related("indikator")
    ]
    versi = VersiIndikator.objects.pada(hari_ini()).filter(indikator__in=indikator)
    rumusan = dict(versi.values_list("indikator_id", "rumusan"))
    tautan = IndikatorKebutuhan.objects.filter(indikator__in=indikator)
    asal: dict[int, list[Kebutuhan]] = {}
    for satu in tautan.select_related("kebutuhan").order_by("kebutuhan_id"):
        asal.setdefault(satu.indikator_id, []).append(satu.kebutuhan)
    return [
        Simpul(i, rumusan.get(i.pk, ""), tuple(asal.get(i.pk, ()))) for i in indikator
    ]


def list_open(actor: Pengguna) -> list[Angkatan]:
    """Return the classes the actor could still join, the nearest first."""
    ikut = active_peserta(actor).values("angkatan__program_id")
    semua = (
        Angkatan.objects.filter(
            program__in=open_program(actor).values("pk"),
            ditutup_pada=None,
            masa__endswith__gt=hari_ini(),
        )
        .exclude(program_id__in=ikut)
        .select_related("program__unit")
        .order_by("masa", "id")
    )
    return list(semua[:PALING_BANYAK])


def can_join(actor: Pengguna, program: Program) -> bool:
    """Say whether the programme is published and for the actor's unit."""
    return open_program(actor).filter(pk=program.pk).exists()


def list_ikut(actor: Pengguna) -> QuerySet[Peserta]:
    """Return where the actor takes part, the newest class first."""
    return (
        active_peserta(actor)
        .select_related("angkatan__program", "catatan_jp")
        .order_by("-angkatan__masa", "-id")
    )


def ikut_program(actor: Pengguna, program: Program) -> Peserta | None:
    """Return the actor's newest place in a programme; None without one."""
    return list_ikut(actor).filter(angkatan__program=program).first()


def list_angkatan(program: Program) -> QuerySet[Angkatan]:
    """Return the classes of a programme, the newest first."""
    return program.angkatan.order_by("-masa", "-id")


def angkatan_for(actor: Pengguna, kode: UUID) -> Angkatan:
    """Return one class of a programme the actor runs; 404 for any other."""
    semua = Angkatan.objects.filter(program__in=managed_program(actor).values("pk"))
    return get_object_or_404(semua.select_related("program__unit"), kode=kode)


def joinable_for(actor: Pengguna, kode: UUID) -> Angkatan:
    """Return one class of a published, visible programme; 404 for any other."""
    terbit = visible_program(actor).filter(terbit=True)
    semua = Angkatan.objects.filter(program__in=terbit.values("pk"))
    return get_object_or_404(semua.select_related("program"), kode=kode)


def peserta_for(actor: Pengguna, kode: UUID) -> Peserta:
    """Return the own place in a class, or one of a class the actor runs; else 404."""
    semua = Peserta.objects.filter(
        Q(pegawai__pengguna=actor)
        | Q(angkatan__program__in=managed_program(actor).values("pk"))
    )
    return get_object_or_404(
        semua.select_related("angkatan__program", "pegawai"), kode=kode
    )


def eligible_for(angkatan: Angkatan, kode: UUID) -> Pegawai:
    """Return one person a class is for; 404 for any other."""
    return get_object_or_404(eligible_pegawai(angkatan.program), kode=kode)


def cari_orang(baris: QuerySet[Pegawai], kata: str) -> list[Pegawai]:
    """Return people by words of the name or figures of the NIP; none without words."""
    angka = kata.replace(" ", "")
    if not angka:
        return []
    if angka.isdigit():
        baris = baris.filter(nip__contains=angka)
    else:
        for satu in kata.partition(",")[0].split():  # no degree
            baris = baris.filter(nama__icontains=satu)
    return list(baris.order_by("nama", "id")[:HASIL_CARI])


def search_calon(angkatan: Angkatan, kata: str) -> list[Pegawai]:
    """Return people a class is for who are not in it yet."""
    di_dalam = angkatan.peserta.exclude(status=StatusPeserta.MUNDUR)
    calon = eligible_pegawai(angkatan.program).exclude(
        pk__in=di_dalam.values("pegawai_id")
    )
    return cari_orang(calon, kata)


def hari_angkatan(angkatan: Angkatan) -> list[date]:
    """Return every day of a class."""
    jumlah = (angkatan.masa.upper - angkatan.masa.lower).days
    return [angkatan.masa.lower + timedelta(days=nomor) for nomor in range(jumlah)]


def daftar_peserta(angkatan: Angkatan) -> list[BarisPeserta]:
    """Return everybody in a class (the withdrawn left out), by name; three queries."""
    semua = (
        angkatan.peserta.exclude(status=StatusPeserta.MUNDUR)
        .select_related("pegawai", "catatan_jp")
        .prefetch_related(
            Prefetch("kehadiran", Kehadiran.objects.order_by("hari")),
            Prefetch("hasil_tes", HasilTes.objects.order_by("id")),
        )
        .order_by("pegawai__nama", "id")
    )
    return [baris_peserta(satu) for satu in semua]


def kekurangan_tutup(
    angkatan: Angkatan, baris: Sequence[BarisPeserta], pada: date
) -> list[str]:
    """Return why a class cannot be closed yet, as sentences."""
    hari = hari_angkatan(angkatan)
    kalimat = []
    if pada < hari[-1]:
        kalimat.append("Angkatan ini belum berakhir.")
    belum = sum(1 for satu in baris if set(hari) - satu.hadir.keys())
    if belum:
        kalimat.append(f"Kehadiran {belum} peserta belum dicatat untuk semua hari.")
    if not baris:
        kalimat.append("Angkatan ini belum punya peserta.")
    return kalimat


def hadir_penuh(angkatan: Angkatan, baris: BarisPeserta) -> bool:
    """Say whether somebody was there on every day of the class."""
    return memenuhi_kehadiran(baris.jumlah_hadir, len(hari_angkatan(angkatan)))


def seats_left(angkatan: Angkatan) -> int:
    """Return how many seats are free."""
    return angkatan.kuota - angkatan.terisi


def other_classes(angkatan: Angkatan) -> list[Angkatan]:
    """Return classes of the same programme that still have a seat."""
    semua = angkatan.program.angkatan.filter(
        ditutup_pada=None, masa__endswith__gt=hari_ini(), terisi__lt=F("kuota")
    )
    return list(semua.exclude(pk=angkatan.pk).order_by("masa")[:5])


def baris_peserta(peserta: Peserta) -> BarisPeserta:
    """Return one participant with attendance and both tests."""
    tes = {satu.jenis: satu.nilai for satu in peserta.hasil_tes.all()}
    return BarisPeserta(
        peserta,
        {satu.hari: satu.hadir for satu in peserta.kehadiran.all()},
        tes.get(JenisTes.PRA),
        tes.get(JenisTes.PASCA),
    )
