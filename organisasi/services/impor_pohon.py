"""Write what an import of units, posts or contacts plans; the queries are constant."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from kinerja.akun.models import Pengguna
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import DateRange
from organisasi.models import Jabatan, Pegawai, SusunanUnit, UnitKerja
from organisasi.rules.ditolak import sebut_letak
from organisasi.rules.linimasa import UnitImpor
from organisasi.rules.pohon_impor import (
    TANPA_BARIS,
    KontakRencana,
    PosRencana,
    UnitRencana,
)
from organisasi.rules.register_impor import BarisRencana, Rencana


def _sebut(baris: BarisRencana) -> str:
    return sebut_letak(baris.lembar, baris.nomor)


def only_pohon(rencana: Rencana, pilih: Collection[int]) -> Rencana:
    """Return the plan with what the chosen rows (by index) write.

    Raises ``InvalidInput`` when a chosen row needs one that is not.
    """
    baris = rencana.baris
    unit = [
        satu
        for satu in rencana.pohon
        if satu.nomor in pilih or satu.nomor == TANPA_BARIS
    ]
    for satu in unit:
        if satu.induk_baris is not None and satu.induk_baris not in pilih:
            raise InvalidInput(
                f"Pilih juga {_sebut(baris[satu.induk_baris])}, karena unit di "
                f"{_sebut(baris[satu.nomor])} berada di bawah unitnya."
            )
    return replace(
        rencana,
        pohon=unit,
        pos=[satu for satu in rencana.pos if satu.nomor in pilih],
        kepala=[satu for satu in rencana.kepala if satu.nomor in pilih],
        kontak=[satu for satu in rencana.kontak if satu.nomor in pilih],
    )


def write_pohon(pohon: Sequence[UnitRencana], pada: date) -> None:
    """Make, rename and move units."""
    baru = [satu.unit for satu in pohon if satu.unit.pk is None]
    rows = UnitKerja.objects.bulk_create(
        UnitKerja(nama=satu.nama, jenis=satu.jenis.value, kode_unor=satu.kode or None)
        for satu in baru
    )
    for unit, row in zip(baru, rows, strict=True):
        unit.pk = row.pk
    berubah = {s.unit.pk: s.isian for s in pohon if s.isian and s.unit.pk is not None}
    lama = list(UnitKerja.objects.filter(pk__in=berubah))
    for row in lama:
        for nama, isi in berubah[row.pk].items():
            setattr(row, nama, isi)
        row.versi += 1
    UnitKerja.objects.bulk_update(lama, ["nama", "kode_unor", "versi"])
    _write_susunan([satu for satu in pohon if satu.pindah], pada)


def _write_susunan(pindah: Sequence[UnitRencana], pada: date) -> None:
    """End the old places before the new ones begin: a swap is no loop on the way."""
    unit = {satu.unit.pk: satu.unit for satu in pindah}
    kini = {
        satu.unit_id: satu
        for satu in SusunanUnit.objects.pada(pada).filter(unit_id__in=unit)
    }
    nanti: dict[int, date] = {}
    for satu in SusunanUnit.objects.filter(
        unit_id__in=unit, berlaku__startswith__gt=pada
    ).order_by("-berlaku"):
        nanti[satu.unit_id] = satu.berlaku.lower
    hari_ini = [s for s in kini.values() if s.berlaku.lower == pada]
    SusunanUnit.objects.filter(pk__in=[s.pk for s in hari_ini]).delete()
    akhir = {pk: s.berlaku.upper for pk, s in kini.items()}
    dulu = [s for s in kini.values() if s.berlaku.lower < pada]
    for satu in dulu:
        satu.berlaku = DateRange(satu.berlaku.lower, pada)
    SusunanUnit.objects.bulk_update(dulu, ["berlaku"])
    SusunanUnit.objects.bulk_create(
        SusunanUnit(
            unit_id=pk,
            induk_id=satu.induk.pk if satu.induk else None,
            berlaku=DateRange(pada, akhir.get(pk, nanti.get(pk))),
        )
        for pk, satu in unit.items()
        if pk is not None
    )


def _pk(unit: UnitImpor) -> int:
    """Return the key of a unit that stands in the database by now."""
    if unit.pk is None:
        raise InvalidInput(f"Pilih juga baris unit “{unit.nama}”.")
    return unit.pk


def write_pos(pos: Sequence[PosRencana], pada: date) -> None:
    """Make and change posts."""
    baru = [satu for satu in pos if satu.jabatan.pk is None]
    rows = Jabatan.objects.bulk_create(
        Jabatan(
            unit_id=_pk(satu.jabatan.unit),
            nama=satu.jabatan.nama,
            jenis=satu.jabatan.jenis.value,
            memimpin=satu.jabatan.memimpin,
            eselon=satu.jabatan.eselon,
            kelas=satu.jabatan.kelas,
            kuota=satu.kuota or 1,
            berlaku=DateRange(pada, None),
        )
        for satu in baru
    )
    for satu, row in zip(baru, rows, strict=True):
        satu.jabatan.pk = row.pk
    berubah = {
        s.jabatan.pk: s.isian for s in pos if s.isian and s.jabatan.pk is not None
    }
    lama = list(Jabatan.objects.filter(pk__in=berubah))
    for row in lama:
        for nama, isi in berubah[row.pk].items():
            setattr(row, nama, isi)
    bidang = sorted({nama for isi in berubah.values() for nama in isi})
    if bidang:
        Jabatan.objects.bulk_update(lama, bidang)


def write_kontak(kontak: Sequence[KontakRencana]) -> None:
    """Change contact data; the accounts' addresses follow."""
    isian = {satu.pk: satu.isian for satu in kontak}
    rows = list(Pegawai.objects.filter(pk__in=isian))
    akun: list[Pengguna] = []
    for row in rows:
        for nama, isi in isian[row.pk].items():
            setattr(row, nama, isi)
        row.versi += 1
        if "surel" in isian[row.pk] and row.pengguna_id is not None:
            akun.append(Pengguna(pk=row.pengguna_id, surel=row.surel))
    Pegawai.objects.bulk_update(rows, ["surel", "telepon", "versi"])
    Pengguna.objects.bulk_update(akun, ["surel"])
