"""Write the plan of an import in bulk: the number of queries is constant."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.db import IntegrityError

from kinerja.lib.errors import InvalidInput
from kinerja.lib.salin import copy_new
from kinerja.lib.tanggal import DateRange
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    SusunanUnit,
    UnitKerja,
)
from organisasi.rules.impor import Lapor, Tahap, diam
from organisasi.rules.jenis import JenisUnit
from organisasi.rules.linimasa import JabatanImpor, Masa, UnitImpor
from organisasi.rules.register_impor import OrangRencana, Rencana
from organisasi.selectors.register_impor import root_unit
from organisasi.services.akun import create_akun
from organisasi.services.impor_pohon import (
    only_pohon,
    write_kontak,
    write_pohon,
    write_pos,
)
from organisasi.services.penetapan import without_new_lingkaran

T = TypeVar("T")
POTONG = 500  # people written between two reports
DASAR = "Berkas impor pegawai"
DITOLAK_ATASAN = (
    "Tidak ada yang disimpan. Atasan {nama} tertulis “{atasan}”; dengan itu {nama} "
    "menilai penilainya sendiri, langsung atau lewat orang lain. Betulkan atasannya, "
    "lepas centang barisnya, atau akhiri dulu penetapan penilai yang sudah tercatat."
)


def apply_rencana(
    rencana: Rencana,
    *,
    pada: date,
    pilih: Collection[tuple[str, int]] | None = None,
    lapor: Lapor = diam,
) -> None:
    """Write units, posts, people, accounts, placements and states of the plan.

    With ``pilih`` (sheet, number of ticked rows) only these; the other rows of one
    person follow the row that decides. The caller holds the transaction, the lock and
    the name of the act. ``IntegrityError`` when a ticked row needs one that is not,
    ``InvalidInput`` where people would rate each other.
    """
    if pilih is not None:
        rencana = _only(rencana, frozenset(pilih))
    with without_new_lingkaran(pada):
        _write(rencana, pada, lapor)


def _write(rencana: Rencana, pada: date, lapor: Lapor) -> None:
    masa = [m.jabatan for s in rencana.orang for m in s.masa if m.berubah]
    masa += [m.jabatan for s in rencana.orang for m in s.rangkap]
    jabatan = _unique(masa)
    Jabatan.objects.bulk_update(
        [Jabatan(pk=j.pk, eselon=j.eselon, kelas=j.kelas) for j in rencana.jabatan],
        ["eselon", "kelas"],
    )
    _write_unit(_unique(post.unit for post in jabatan), rencana, pada)
    _write_jabatan([post for post in jabatan if post.pk is None])
    pegawai: dict[str, int] = {}
    for letak in range(0, len(rencana.orang), POTONG):
        lapor(Tahap.SIMPAN, letak, len(rencana.orang))
        pegawai |= _write_pegawai(rencana.orang[letak : letak + POTONG])
    _write_penempatan(rencana.orang, pegawai)
    _write_rangkap(rencana.orang, pegawai)
    _write_penilai(rencana.orang, pegawai, pada)
    _write_keadaan(rencana.orang, pegawai, pada)
    write_pohon(rencana.pohon, pada)
    write_pos(rencana.pos, pada)
    _write_masa([(satu.pegawai, m) for satu in rencana.kepala for m in satu.masa])
    write_kontak(rencana.kontak)


def _only(rencana: Rencana, pilih: Collection[tuple[str, int]]) -> Rencana:
    """Return the plan with the people of ticked rows and the units they need."""

    nomor = {
        letak
        for letak, baris in enumerate(rencana.baris)
        if (baris.lembar, baris.nomor) in pilih
    }
    rencana = only_pohon(rencana, nomor)
    orang = [satu for satu in rencana.orang if satu.nomor in nomor]
    jabatan = [m.jabatan for satu in orang for m in satu.masa]
    jabatan += [m.jabatan for satu in orang for m in satu.rangkap]
    terpakai = {id(satu) for satu in jabatan} | {id(satu.unit) for satu in jabatan}
    return replace(
        rencana,
        orang=orang,
        unit=[satu for satu in rencana.unit if id(satu) in terpakai],
        jabatan=[satu for satu in rencana.jabatan if id(satu) in terpakai],
    )


def _unique(benda: Iterable[T]) -> list[T]:
    return list({id(satu): satu for satu in benda}.values())


def _pk(benda: UnitImpor | JabatanImpor) -> int:
    """Return the key of what stands in the database by now."""
    if benda.pk is None:
        raise ValueError(f"{benda.nama} is not written yet")
    return benda.pk


def _write_unit(unit: Sequence[UnitImpor], rencana: Rencana, pada: date) -> None:
    UnitKerja.objects.bulk_update(
        [UnitKerja(pk=satu.pk, kode_unor=satu.kode) for satu in rencana.unit],
        ["kode_unor"],
    )
    baru = [satu for satu in unit if satu.pk is None]
    if not baru:
        return
    awal = min(satu.mulai or pada for satu in baru)
    akar = root_unit(pada) or _write_root(rencana.akar, min(awal, pada))
    baris = UnitKerja.objects.bulk_create(
        UnitKerja(nama=satu.nama, jenis=satu.jenis.value, kode_unor=satu.kode or None)
        for satu in baru
    )
    SusunanUnit.objects.bulk_create(
        SusunanUnit(
            unit=row,
            induk_id=akar,
            berlaku=DateRange(min(satu.mulai or pada, pada), None),
        )
        for satu, row in zip(baru, baris, strict=True)
    )
    for satu, row in zip(baru, baris, strict=True):
        satu.pk = row.pk


def _write_root(nama: str, mulai: date) -> int:
    unit = UnitKerja.objects.create(nama=nama, jenis=JenisUnit.KABUPATEN.value)
    SusunanUnit.objects.create(unit=unit, induk=None, berlaku=DateRange(mulai, None))
    return unit.pk


def _write_jabatan(jabatan: Sequence[JabatanImpor]) -> None:
    baris = Jabatan.objects.bulk_create(
        Jabatan(
            unit_id=_pk(satu.unit),
            nama=satu.nama,
            jenis=satu.jenis.value,
            memimpin=satu.memimpin,
            eselon=satu.eselon,
            kelas=satu.kelas,
            berlaku=DateRange(satu.mulai, None),
        )
        for satu in jabatan
    )
    for satu, row in zip(jabatan, baris, strict=True):
        satu.pk = row.pk


def _write_pegawai(orang: Sequence[OrangRencana]) -> dict[str, int]:
    """Create and change people; return the key of each by NIP."""
    baru = [satu for satu in orang if satu.pk is None]
    akun = create_akun([satu.baris for satu in baru])
    dibuat = copy_new(
        Pegawai,
        [
            {
                "nip": satu.baris.nip,
                "surel": satu.baris.surel,
                "telepon": satu.baris.telepon,
                "pengguna_id": akun[satu.baris.nip],
            }
            | satu.isian
            for satu in baru
        ],
    )
    _change_pegawai([satu for satu in orang if satu.pk and satu.isian])
    kunci = {satu.baris.nip: satu.pk for satu in orang if satu.pk}
    return kunci | {s.baris.nip: pk for s, pk in zip(baru, dibuat, strict=True)}


def _change_pegawai(orang: Sequence[OrangRencana]) -> None:
    isian = {satu.pk: satu.isian for satu in orang if satu.pk}
    bidang = sorted({nama for isi in isian.values() for nama in isi})
    if not bidang:
        return
    baris = list(Pegawai.objects.filter(pk__in=isian))
    for row in baris:
        for nama, nilai in isian[row.pk].items():
            setattr(row, nama, nilai)
        row.versi += 1
    Pegawai.objects.bulk_update(baris, [*bidang, "versi"])


def _write_penempatan(orang: Sequence[OrangRencana], pegawai: dict[str, int]) -> None:
    _write_masa([(pegawai[s.baris.nip], m) for s in orang for m in s.masa])


def _write_masa(semua: Sequence[tuple[int, Masa]]) -> None:
    """Shorten first, then move, then add: no two may overlap even for a moment."""
    berubah = [(pk, masa) for pk, masa in semua if masa.berubah]
    lama = [pasang for pasang in berubah if pasang[1].pk]
    for tahap in (
        [(pk, masa) for pk, masa in lama if not masa.baru],
        [(pk, masa) for pk, masa in lama if masa.baru],
    ):
        Penempatan.objects.bulk_update(_penempatan(tahap), ["jabatan", "berlaku"])
    copy_new(
        Penempatan,
        [
            {
                "pegawai_id": pegawai,
                "jabatan_id": _pk(satu.jabatan),
                "berlaku": DateRange(satu.mulai, satu.akhir),
            }
            for pegawai, satu in berubah
            if satu.pk is None
        ],
    )


def _penempatan(pasangan: Sequence[tuple[int, Masa]]) -> Iterator[Penempatan]:
    for pegawai, masa in pasangan:
        yield Penempatan(
            pk=masa.pk,
            pegawai_id=pegawai,
            jabatan_id=_pk(masa.jabatan),
            berlaku=DateRange(masa.mulai, masa.akhir),
        )


def _write_rangkap(orang: Sequence[OrangRencana], pegawai: dict[str, int]) -> None:
    Penempatan.objects.bulk_create(
        Penempatan(
            pegawai_id=pegawai[satu.baris.nip],
            jabatan_id=_pk(masa.jabatan),
            jenis=masa.jenis.value,
            berlaku=DateRange(masa.mulai, masa.akhir),
        )
        for satu in orang
        for masa in satu.rangkap
    )


def _write_penilai(
    orang: Sequence[OrangRencana], pegawai: dict[str, int], pada: date
) -> None:
    """Record superiors whom the structure does not give, with the file's word."""
    ditetapkan = [satu for satu in orang if satu.penilai]
    lain = {satu.penilai for satu in ditetapkan} - pegawai.keys()
    pk = pegawai | dict(Pegawai.objects.filter(nip__in=lain).values_list("nip", "pk"))
    try:
        PenetapanPenilai.objects.bulk_create(
            PenetapanPenilai(
                pegawai_id=pk[satu.baris.nip],
                penilai_id=pk[satu.penilai],
                dasar=DASAR,
                alasan=f"Atasan langsung menurut berkas: {satu.baris.atasan}.",
                berlaku=DateRange(pada, None),
            )
            for satu in ditetapkan
            if satu.penilai in pk
        )
    except IntegrityError as galat:
        if "penetapan_tanpa_lingkaran" not in str(galat):
            raise
        dia = next(
            satu.baris
            for satu in ditetapkan
            if f"pegawai {pk[satu.baris.nip]} " in str(galat)
        )
        raise InvalidInput(
            DITOLAK_ATASAN.format(nama=dia.nama, atasan=dia.atasan)
        ) from galat


def _write_keadaan(
    orang: Sequence[OrangRencana], pegawai: dict[str, int], pada: date
) -> None:
    """End the present state on the day; one that began that day is replaced."""
    berubah = [satu for satu in orang if satu.keadaan_baru]
    lama = [satu.keadaan_lama for satu in berubah if satu.keadaan_lama]
    KeadaanPegawai.objects.filter(
        pk__in=[satu.pk for satu in lama if satu.mulai == pada]
    ).delete()
    KeadaanPegawai.objects.bulk_update(
        [
            KeadaanPegawai(pk=satu.pk, berlaku=DateRange(satu.mulai, pada))
            for satu in lama
            if satu.mulai < pada
        ],
        ["berlaku"],
    )
    KeadaanPegawai.objects.bulk_create(
        KeadaanPegawai(
            pegawai_id=pegawai[satu.baris.nip],
            jenis=satu.keadaan_baru[0].value,
            berlaku=DateRange(satu.keadaan_baru[1], satu.keadaan_baru[2]),
        )
        for satu in berubah
        if satu.keadaan_baru
    )
