"""Acts of the past and the plan, and what they may aim at."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TypeVar
from uuid import UUID

from django.db.models import (
    Case,
    Func,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.http import Http404
from django.urls import reverse

from kinerja.akun.models import Pengguna
from kinerja.lib.tanggal import DateRange
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PerubahanStruktur,
    UnitKerja,
)
from organisasi.policies import visible_pegawai
from organisasi.policies.pegawai import cakupan_urus
from organisasi.policies.perubahan import (
    Pokok,
    can_change_each,
    can_change_perubahan,
    pokok,
)
from organisasi.querysets import subtree
from organisasi.rules.jenis import JenisPenempatan
from organisasi.rules.perubahan import SEBUTAN_PERUBAHAN, JenisPerubahan

#: What a search for an aim lists at most: one screen of a phone.
TERBANYAK = 8
M = TypeVar("M", bound=Model)
#: The acts whose last sentence is what they are about.
BERINTI = frozenset(
    {
        JenisPerubahan.MUTASI.value,
        JenisPerubahan.PROMOSI.value,
        JenisPerubahan.PLT.value,
        JenisPerubahan.KEADAAN.value,
        JenisPerubahan.PINDAH_UNIT.value,
        JenisPerubahan.NAMA_UNIT.value,
        JenisPerubahan.UNIT_BARU.value,
        JenisPerubahan.AKHIRI_UNIT.value,
    }
)
DEFINITIF = JenisPenempatan.DEFINITIF.value
TIDAK_BERDIRI = "unit ini tidak ada dalam susunan hari ini."
#: The acts on record that a page names.
TERAKHIR = 10
#: The acts offered on a person's and on a unit's page, by the word in the address.
ACT_PEGAWAI = {
    "mutasi": JenisPerubahan.MUTASI,
    "promosi": JenisPerubahan.PROMOSI,
    "plt": JenisPerubahan.PLT,
    "akhiri-plt": JenisPerubahan.PLT_SELESAI,
    "tukar": JenisPerubahan.TUKAR,
    "keadaan": JenisPerubahan.KEADAAN,
    "kembali": JenisPerubahan.KEMBALI,
    "berhenti": JenisPerubahan.BERHENTI,
}
ACT_UNIT = {
    "pindah": JenisPerubahan.PINDAH_UNIT,
    "gabung": JenisPerubahan.GABUNG_UNIT,
    "nama": JenisPerubahan.NAMA_UNIT,
    "baru": JenisPerubahan.UNIT_BARU,
    "akhiri": JenisPerubahan.AKHIRI_UNIT,
}


class Temuan(list[M]):
    """The first things found; ``lagi`` says how many more there are."""

    def __init__(self, daftar: Iterable[M] = (), lagi: int = 0) -> None:
        super().__init__(daftar)
        self.lagi = lagi


@dataclass(frozen=True)
class PerubahanTampil:
    """One recorded act; ``boleh_batal`` while it is planned and the actor may."""

    perubahan: PerubahanStruktur
    sebutan: str
    boleh_batal: bool

    @property
    def inti(self) -> str:
        """Return the sentence that says what came of it, where the word does not."""
        kalimat: str = self.perubahan.__dict__["inti"]
        return kalimat if self.perubahan.jenis in BERINTI else ""

    @property
    def rencana(self) -> bool:
        """Say whether its day has not come."""
        return self.perubahan.tanggal > hari_ini()


@dataclass(frozen=True)
class Tautan:
    """One act that is offered; ``sebab`` says why it cannot be recorded now."""

    kata: str
    alamat: str
    sebab: str


@dataclass(frozen=True)
class MenuPerubahan:
    """The acts somebody may record here, and those on record."""

    tautan: list[Tautan]
    catatan: list[PerubahanTampil]


def menu_pegawai(
    actor: Pengguna,
    pegawai: Pegawai,
    *,
    penempatan: Iterable[Penempatan],
    keadaan: Iterable[KeadaanPegawai],
) -> MenuPerubahan | None:
    """Return the acts on this person; None for who records none.

    His posts and states, which the page has, say which acts there is nothing for.
    """
    sebab = {}
    if not any(p.jenis != DEFINITIF and _masih(p.berlaku) for p in penempatan):
        sebab[JenisPerubahan.PLT_SELESAI] = "tidak ada penugasan Plt. atau Plh."
    if not any(_masih(satu.berlaku) for satu in keadaan):
        sebab[JenisPerubahan.KEMBALI] = "tidak ada keadaan khusus yang berjalan."
    catatan = PerubahanStruktur.objects.filter(Q(pegawai=pegawai) | Q(mitra=pegawai))
    tautan = _tautan("pegawai", pegawai.kode, sebab)
    return _menu(actor, Pokok([pegawai]), tautan, catatan)


def menu_unit(
    actor: Pengguna, unit: UnitKerja, *, berdiri: bool
) -> MenuPerubahan | None:
    """Return the acts on this unit, closed where it does not stand in the tree today.

    None for who records none.
    """
    sebab = dict.fromkeys(ACT_UNIT.values(), "" if berdiri else TIDAK_BERDIRI)
    catatan = PerubahanStruktur.objects.filter(Q(unit=unit) | Q(unit_tujuan=unit))
    tautan = _tautan("unit", unit.kode, sebab)
    return _menu(actor, Pokok([], [unit]), tautan, catatan)


def _masih(berlaku: DateRange) -> bool:
    """Say whether it lasts today or is planned."""
    return berlaku.upper is None or berlaku.upper > hari_ini()


def _tautan(
    ruang: str, kode: UUID, sebab: Mapping[JenisPerubahan, str]
) -> list[Tautan]:
    act = ACT_PEGAWAI if ruang == "pegawai" else ACT_UNIT
    nama = f"organisasi:perubahan_{ruang}"
    return [
        Tautan(
            SEBUTAN_PERUBAHAN[jenis],
            reverse(nama, args=[kode, kata]),
            sebab.get(jenis, ""),
        )
        for kata, jenis in act.items()
    ]


def _menu(
    actor: Pengguna,
    kini: Pokok,
    tautan: list[Tautan],
    catatan: QuerySet[PerubahanStruktur],
) -> MenuPerubahan | None:
    """Ask once what may be recorded now and which planned acts may be taken back."""
    if not cakupan_urus(actor) or kini.milik(actor):
        return None
    baris = list(
        catatan.select_related("pegawai", "mitra", "unit", "unit_tujuan", "oleh")
        .annotate(inti=_kalimat_terakhir())
        .defer("baris", "uraian")
        .order_by("-tanggal", "-id")[:TERAKHIR]
    )
    rencana = [
        satu
        for satu in baris
        if satu.tanggal > hari_ini() and satu.dibatalkan_pada is None
    ]
    boleh, *batal = can_change_each(actor, [kini, *map(pokok, rencana)])
    if not boleh:
        return None
    dapat = {satu.pk for satu, b in zip(rencana, batal, strict=True) if b}
    return MenuPerubahan(
        tautan,
        [
            PerubahanTampil(
                satu, SEBUTAN_PERUBAHAN[JenisPerubahan(satu.jenis)], satu.pk in dapat
            )
            for satu in baris
        ],
    )


def _kalimat_terakhir() -> Func:
    return Func(
        "uraian",
        Value("\n"),
        Value(-1),
        function="split_part",
        output_field=TextField(),
    )


def perubahan_for(actor: Pengguna, kode: UUID) -> PerubahanStruktur:
    """Return one act the actor may take back; 404 for everybody else's."""
    baris = PerubahanStruktur.objects.select_related(
        "pegawai", "mitra", "unit", "unit_tujuan"
    )
    satu = baris.filter(kode=kode).first()
    if satu is None or not can_change_perubahan(actor, satu):
        raise Http404
    return satu


def alamat_halaman(pokok: Pegawai | UnitKerja) -> str:
    """Return the page of a person or a unit."""
    nama = "unit" if isinstance(pokok, UnitKerja) else "pegawai"
    return reverse(f"organisasi:{nama}_detail", args=[pokok.kode])


def alamat_pokok(actor: Pengguna, pokok: Pegawai | UnitKerja) -> str:
    """Return the page of what an act changed, or the directory if it is out of sight.

    The admin of an SKPK no longer sees a person who went elsewhere or has left.
    """
    terlihat = isinstance(pokok, UnitKerja) or visible_pegawai(actor).filter(
        pk=pokok.pk
    )
    return alamat_halaman(pokok) if terlihat else reverse("organisasi:pegawai_list")


def cari_jabatan(
    actor: Pengguna, kata: str, *, memimpin: bool = False
) -> Temuan[Jabatan]:
    """Return posts not yet ended in the actor's scope whose words all fit.

    Leading posts with a holder (``diisi``) come last. Before that, those with one of
    the words whole come first: "bidan" before "bidang".
    """
    baris = Jabatan.objects.filter(
        _cocok(kata, "nama", "unit__nama"), berlaku__overlap=DateRange(hari_ini(), None)
    )
    if memimpin:
        baris = baris.filter(memimpin=True)
    cakupan = cakupan_urus(actor)
    if not cakupan.semua:
        baris = baris.filter(unit__in=subtree(cakupan.unit, hari_ini()))
    urut = (
        baris.select_related("unit")
        .annotate(diisi=Subquery(_pemegang().values("pegawai__nama")[:1]))
        .order_by(
            Case(When(diisi=None, then=Value(0)), default=Value(1)),
            _utuh(kata, "nama"),
            "-memimpin",
            "unit__nama",
            "nama",
            "id",
        )
    )
    return _pertama(urut)


def _pemegang() -> QuerySet[Penempatan]:
    """Return who holds the leading post asked about today, with no end in sight."""
    return Penempatan.objects.pada(hari_ini()).filter(
        jabatan=OuterRef("pk"),
        jenis=DEFINITIF,
        memimpin=True,
        berlaku__endswith=None,
    )


def cari_unit(actor: Pengguna, kata: str) -> Temuan[UnitKerja]:
    """Return units standing today in the actor's scope whose words all fit."""
    baris = UnitKerja.objects.filter(
        unit_bernama(kata), susunan__berlaku__contains=hari_ini()
    )
    cakupan = cakupan_urus(actor)
    if not cakupan.semua:
        baris = baris.filter(pk__in=subtree(cakupan.unit, hari_ini()))
    return _pertama(baris.order_by("nama", "id"))


def unit_bernama(kata: str) -> Q:
    """Match units whose name, or a former one, has all words; no word matches none."""
    dahulu = PerubahanStruktur.objects.filter(
        _cocok(kata, "baris__0__sebelum__nama"),
        jenis=JenisPerubahan.NAMA_UNIT.value,
        dibatalkan_pada=None,
    )
    return _cocok(kata, "nama") | Q(pk__in=dahulu.values("unit_id"))


def cari_orang(actor: Pengguna, kata: str) -> Temuan[Pegawai]:
    """Return visible people whose name has all words, or whose NIP the figures."""
    angka = "".join(kata.split())
    syarat = Q(nip__contains=angka) if angka.isdigit() else _cocok(kata, "nama")
    return _pertama(visible_pegawai(actor).filter(syarat).order_by("nama", "id"))


def _pertama(baris: QuerySet[M]) -> Temuan[M]:
    """Return the first ones, and ask for how many there are only where more are."""
    daftar = list(baris[: TERBANYAK + 1])
    lagi = baris.count() - TERBANYAK if len(daftar) > TERBANYAK else 0
    return Temuan(daftar[:TERBANYAK], lagi)


def _cocok(kata: str, *kolom: str) -> Q:
    """Every word stands in one of the columns; no word matches nothing."""
    syarat = [
        reduce(lambda a, b: a | b, (Q(**{f"{k}__icontains": satu}) for k in kolom))
        for satu in kata.split()
    ]
    return reduce(and_, syarat) if syarat else Q(pk__in=[])


def _utuh(kata: str, kolom: str) -> Case:
    """Sort what has one of the words whole before what has only parts of them."""
    pola = "|".join(rf"\y{re.escape(satu)}\y" for satu in kata.split()) or "$^"
    return Case(When(**{f"{kolom}__iregex": pola}, then=Value(0)), default=Value(1))


def pelaksana_kini(pegawai: Pegawai) -> list[Penempatan]:
    """Return the Plt and Plh that last or are planned."""
    return list(
        pegawai.penempatan.exclude(jenis="DEFINITIF")
        .filter(berlaku__overlap=DateRange(hari_ini(), None))
        .select_related("jabatan__unit", "pegawai")
        .order_by("berlaku", "id")
    )
