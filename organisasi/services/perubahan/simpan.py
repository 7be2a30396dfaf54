"""Say what an act will do, save exactly that, take it back before its day.

The preview *is* the act: it runs in a transaction that is rolled back, so constraints,
derived penilai and the answers of other rooms are the real ones.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from django.apps import apps
from django.db import IntegrityError, transaction

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib import kait
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.kait import Dampak
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini, sekarang
from organisasi.models import (
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PerubahanStruktur,
    SusunanUnit,
    UnitKerja,
)
from organisasi.policies.perubahan import can_change, can_change_perubahan
from organisasi.policies.wewenang import MENGEPALAI
from organisasi.querysets import subtree
from organisasi.rules.jenis import BERHALANGAN_TETAP
from organisasi.rules.penilai import Penilaian
from organisasi.rules.perubahan import TINDAKAN, JenisPerubahan
from organisasi.selectors.penilai import penilaian_pada
from organisasi.services.penetapan import lock_acts, without_new_lingkaran
from organisasi.services.perubahan.kabar import GantiPenilai, tell_concerned
from organisasi.services.perubahan.pokok import Tindakan
from organisasi.services.perubahan.rekam import Perekam, take_back
from organisasi.services.perubahan.tumpuan import ensure_ground

BERUBAH = (
    "Data ini berubah sejak Anda membaca akibatnya, jadi belum ada yang disimpan. "
    "Isian Anda masih ada; baca lagi akibatnya di bawah, lalu simpan."
)
TERBANYAK = 20


@dataclass(frozen=True)
class Pratinjau:
    """What an act does, as people read it; ``sidik`` proves that it was read."""

    kalimat: list[str]
    peringatan: list[str]
    penilai: list[GantiPenilai]
    lain: int
    dampak: list[Dampak]
    sidik: str


@dataclass(frozen=True)
class _Hasil:
    """What an act did: to be read, to be kept, and whom it touches."""

    pratinjau: Pratinjau
    rekam: Perekam
    orang: list[int]
    ganti: list[GantiPenilai]


class _Gulung(Exception):
    """Carries the preview out of the transaction that must not last."""

    def __init__(self, pratinjau: Pratinjau) -> None:
        super().__init__()
        self.pratinjau = pratinjau


def preview_perubahan(*, act: Tindakan, actor: Pengguna) -> Pratinjau:
    """Return what the act would do today; nothing is saved.

    Raises ``NotAllowed``, or ``InvalidInput`` where the act is impossible.
    """
    try:
        with transaction.atomic(), tindakan(pelaku=actor, nama=TINDAKAN[act.jenis]):
            _roll_back(_run(act, actor).pratinjau)
    except _Gulung as hasil:
        return hasil.pratinjau
    except IntegrityError as galat:
        raise explained(galat) from galat
    raise AssertionError("a preview always rolls back")


def _roll_back(pratinjau: Pratinjau) -> None:
    raise _Gulung(pratinjau)


def save_perubahan(*, act: Tindakan, actor: Pengguna, sidik: str) -> PerubahanStruktur:
    """Do the act as it was read in the preview of this ``sidik``.

    Raises ``Conflict`` when it would do something else by now, ``NotAllowed`` and
    ``InvalidInput`` like the preview; nothing is saved then.
    """
    try:
        with tindakan(pelaku=actor, nama=TINDAKAN[act.jenis], alasan=act.alasan):
            lock_acts()
            if sidik.split(".", maxsplit=1)[0] != _sidik_awal(act):
                raise Conflict(BERUBAH)
            hasil = _run(act, actor)
            if hasil.pratinjau.sidik != sidik:
                raise Conflict(BERUBAH)
            catatan = _catat(act, actor, hasil.rekam)
            tell_concerned(catatan, act.orang, hasil.ganti)
            if act.tanggal <= hari_ini():
                kait.susunan_berlaku(hasil.orang)
            return catatan
    except IntegrityError as galat:
        raise explained(galat) from galat


def cancel_perubahan(*, perubahan: PerubahanStruktur, actor: Pengguna) -> None:
    """Take back an act whose day has not come.

    Raises ``NotAllowed``, ``InvalidInput`` once the day is there or where people would
    rate each other without the act, ``Conflict`` when it was taken back already or its
    rows were changed again.
    """
    if not can_change_perubahan(actor, perubahan):
        raise NotAllowed("Anda tidak dapat membatalkan perubahan ini.")
    if perubahan.tanggal <= hari_ini():
        raise InvalidInput(
            "Perubahan ini sudah berlaku, jadi tidak dapat dibatalkan. Catat "
            "perubahan baru yang membetulkannya."
        )
    nama = f"{TINDAKAN[JenisPerubahan(perubahan.jenis)]}:batal"
    try:
        with tindakan(pelaku=actor, nama=nama):
            lock_acts()
            belum = PerubahanStruktur.objects.filter(
                pk=perubahan.pk, dibatalkan_pada=None
            )
            if belum.update(dibatalkan_pada=sekarang(), dibatalkan_oleh=actor) != 1:
                raise Conflict("Perubahan ini sudah dibatalkan.")
            with without_new_lingkaran(perubahan.tanggal):
                take_back(perubahan.baris)
                ensure_ground(perubahan.baris)
    except IntegrityError as galat:
        raise explained(galat) from galat


def _run(act: Tindakan, actor: Pengguna) -> _Hasil:
    lock_acts()
    if not can_change(actor, act.orang, act.unit, act.tanggal):
        raise NotAllowed(
            "Anda hanya dapat mencatat perubahan yang seluruhnya di dalam unit Anda, "
            "dan bukan atas diri sendiri. Minta BKPSDM mencatatnya."
        )
    awal = _sidik_awal(act)
    unit = _unit_tersentuh(act)
    orang = orang_tersentuh(act, unit)
    sebelum = penilaian_pada(orang, act.tanggal)
    rekam = Perekam()
    with without_new_lingkaran(act.tanggal):
        act.terapkan(rekam)
    ganti = _ganti(orang, sebelum, penilaian_pada(orang, act.tanggal))
    rekam.peringatan += _tanpa_pimpinan(act, unit)
    dampak = [
        satu
        for objek in act.orang or act.unit_terdampak[:1]
        for jawaban in kait.dampak_perubahan_struktur(objek, act.tanggal)
        for satu in jawaban
    ]
    isi = [rekam.kalimat, rekam.peringatan, [d.kalimat for d in dampak]]
    isi.append([f"{g.pegawai.pk} {g.penilai[1]} {g.atasan[1]}" for g in ganti])
    pratinjau = Pratinjau(
        rekam.kalimat,
        rekam.peringatan,
        ganti[:TERBANYAK],
        max(0, len(ganti) - TERBANYAK),
        dampak,
        f"{awal}.{_sidik(isi)}",
    )
    return _Hasil(pratinjau, rekam, orang, ganti)


def _catat(act: Tindakan, actor: Pengguna, rekam: Perekam) -> PerubahanStruktur:
    orang, unit = [*act.orang, None, None], [*act.unit, None, None]
    if act.orang:
        unit = [None, *unit]
    return PerubahanStruktur.objects.create(
        jenis=act.jenis.value,
        tanggal=act.tanggal,
        pegawai=orang[0],
        mitra=orang[1],
        unit=unit[0],
        unit_tujuan=unit[1],
        uraian="\n".join(rekam.kalimat),
        dasar_sk=act.dasar_sk,
        alasan=act.alasan,
        baris=rekam.tersimpan(),
        oleh=actor,
    )


def _unit_tersentuh(act: Tindakan) -> set[int]:
    """Return the units whose leading post the act may touch."""
    dipimpin = Penempatan.objects.pada(act.tanggal).filter(
        pegawai__in=act.orang, memimpin=True
    )
    return {satu.pk for satu in act.unit_terdampak} | set(
        dipimpin.values_list("jabatan__unit_id", flat=True)
    )


def orang_tersentuh(act: Tindakan, unit: Collection[int]) -> list[int]:
    """Return who may get another penilai, those of the act first."""
    di = Penempatan.objects.pada(act.tanggal).filter(
        jabatan__unit_id__in=subtree(unit, act.tanggal)
    )
    utama = [satu.pk for satu in act.orang]
    lain = di.exclude(pegawai__in=utama).order_by("pegawai_id")
    return [*utama, *lain.values_list("pegawai_id", flat=True).distinct()]


def _ganti(
    orang: list[int], lama: dict[int, Penilaian], baru: dict[int, Penilaian]
) -> list[GantiPenilai]:
    beda = [
        pk
        for pk in orang
        if (lama[pk].penilai, lama[pk].atasan) != (baru[pk].penilai, baru[pk].atasan)
    ]
    pk_semua = {
        satu
        for pk in beda
        for nilai in (lama[pk], baru[pk])
        for satu in (pk, nilai.penilai, nilai.atasan)
        if satu is not None
    }
    baris: dict[int | None, Pegawai] = dict(Pegawai.objects.in_bulk(pk_semua).items())
    return [
        GantiPenilai(
            baris[pk],
            (baris.get(lama[pk].penilai), baris.get(baru[pk].penilai)),
            (baris.get(lama[pk].atasan), baris.get(baru[pk].atasan)),
        )
        for pk in beda
    ]


def _tanpa_pimpinan(act: Tindakan, unit: Collection[int]) -> list[str]:
    """Name the units of the act that nobody on duty leads from its day on."""
    berhalangan = KeadaanPegawai.objects.pada(act.tanggal).filter(
        jenis__in=BERHALANGAN_TETAP
    )
    terisi = (
        Penempatan.objects.pada(act.tanggal)
        .filter(memimpin=True, jenis__in=MENGEPALAI)
        .exclude(pegawai__in=berhalangan.values("pegawai_id"))
    )
    kosong = (
        Jabatan.objects.pada(act.tanggal)
        .filter(unit__in=unit, memimpin=True)
        .exclude(pk__in=terisi.values("jabatan_id"))
        .select_related("unit")
        .order_by("unit__nama")
    )
    return [
        f"{satu.unit} tanpa pimpinan mulai {format_tanggal(act.tanggal)}. Catat "
        "pejabat baru atau Plt.; sampai terisi, pegawainya dinilai pimpinan unit di "
        "atasnya."
        for satu in kosong
    ]


def _sidik_awal(act: Tindakan) -> str:
    """Return a digest of the rows the act starts from."""
    pos = Penempatan.objects.filter(pegawai__in=act.orang)
    if not act.orang:
        pos = Penempatan.objects.filter(jabatan__unit__in=act.unit)
    keadaan = KeadaanPegawai.objects.filter(pegawai__in=act.orang)
    susunan = SusunanUnit.objects.filter(unit__in=act.unit)
    unit = UnitKerja.objects.filter(pk__in=[satu.pk for satu in act.unit])
    kolom = ("pegawai_id", "jabatan_id", "jenis", "berlaku")
    golongan = Pegawai.objects.filter(pk__in=[satu.pk for satu in act.orang])
    return _sidik(
        [
            list(pos.order_by("id").values_list("id", *kolom)),
            list(keadaan.order_by("id").values_list("id", "jenis", "berlaku")),
            list(susunan.order_by("id").values_list("id", "induk_id", "berlaku")),
            list(unit.order_by("id").values_list("id", "nama")),
            list(golongan.order_by("id").values_list("id", "golongan")),
        ]
    )


def _sidik(isi: object) -> str:
    return sha256(json.dumps(isi, default=str).encode()).hexdigest()[:32]


def explained(galat: IntegrityError) -> InvalidInput:
    """Turn a broken constraint into the sentence it was declared with."""
    nama = getattr(getattr(galat.__cause__, "diag", None), "constraint_name", None)
    for model in apps.get_app_config("organisasi").get_models():
        for batasan in model._meta.constraints:
            if batasan.name == nama:
                return InvalidInput(str(batasan.get_violation_error_message()))
    if nama == "susunan_tanpa_lingkaran":
        return InvalidInput(
            "Unit akan berada di bawah dirinya sendiri pada suatu tanggal. Pindahkan "
            "dulu unit yang di bawahnya."
        )
    raise galat
