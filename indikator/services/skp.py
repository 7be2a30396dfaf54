"""The life of an SKP: begun, submitted, returned with notes, agreed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F

from indikator.models import RHK, SKP, CatatanBaris, VersiSKP
from indikator.policies.skp import can_decide, can_edit_isi, owns, visible_skp
from indikator.rules.alur_skp import TRANSISI, AksiVersi, StatusVersi
from indikator.rules.jenis import JenisRHK
from indikator.rules.skp import halangan, is_terlambat
from indikator.selectors.skp import (
    newest_versi,
    penempatan_kini,
    periksa,
    perlu_skp,
    skp_aktif,
)
from indikator.selectors.skp_dokumen import ambil_potret
from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError, NotAllowed
from kinerja.lib.tanggal import hari_akhir, rentang
from kinerja.lib.waktu import hari_ini, sekarang
from kinerja.pemberitahuan.services import queue_pesan
from organisasi.models import Pegawai, Penempatan
from organisasi.selectors import penilai_pada

SEKALIGUS = 50


@dataclass(frozen=True)
class HasilSetuju:
    """What became of one SKP of ``agree_many``; ``alasan`` where it was not set."""

    nama: str
    ditetapkan: bool
    alasan: str = ""


def start_skp(*, actor: Pengguna, tahun: int) -> SKP:
    """Begin the actor's SKP of this year for today's post; an existing one is given.

    Raises ``InvalidInput`` when there is no post, no penilai, or no need for one.
    """
    pegawai = getattr(actor, "pegawai", None)
    pos = penempatan_kini(pegawai) if pegawai else None
    if pegawai is None or pos is None:
        raise InvalidInput(
            "Jabatan Anda belum tercatat. Minta BKPSDM mencatat penempatan Anda dulu."
        )
    if tahun != hari_ini().year:
        raise InvalidInput(f"SKP disusun untuk tahun {hari_ini().year}.")
    if not perlu_skp(pegawai):
        raise InvalidInput("Anda tidak perlu menyusun SKP dalam keadaan sekarang.")
    if ada := skp_aktif(pegawai, tahun):
        return ada
    penilai, atasan = _penilai(pegawai)
    try:
        with tindakan(pelaku=actor, nama="skp:mulai"):
            skp = SKP.objects.create(
                pegawai=pegawai,
                penempatan=pos,
                tahun=tahun,
                masa=_masa(tahun, pos),
            )
            VersiSKP.objects.create(skp=skp, penilai_id=penilai, atasan_id=atasan)
    except IntegrityError:  # a second click was faster: skp_satu_per_penempatan
        ada = skp_aktif(pegawai, tahun)
        if ada is None:
            raise
        return ada
    return skp


def _masa(tahun: int, pos: Penempatan) -> object:
    akhir = hari_akhir(pos.berlaku) or date(tahun, 12, 31)
    return rentang(
        max(pos.berlaku.lower, date(tahun, 1, 1)), min(akhir, date(tahun, 12, 31))
    )


def _penilai(pegawai: Pegawai) -> tuple[int, int | None]:
    dasar = penilai_pada(pegawai, hari_ini())
    if dasar.penilai is None:
        raise InvalidInput(
            "Pejabat penilai Anda belum dikenal. Minta admin SKPK memeriksa pimpinan "
            "unit kerja Anda."
        )
    return dasar.penilai, dasar.atasan


def _move(
    versi_skp: VersiSKP, aksi: AksiVersi, versi: int, **kolom: object
) -> StatusVersi:
    """Move status and ``versi`` by compare-and-set; the loser gets ``Conflict``."""
    semula = StatusVersi(versi_skp.status)
    baru = TRANSISI[semula, aksi]
    berubah = VersiSKP.objects.filter(
        pk=versi_skp.pk, status=semula, versi=versi
    ).update(status=baru, versi=F("versi") + 1, **kolom)
    if berubah != 1:
        raise Conflict(
            "SKP ini berubah sejak Anda membukanya. Buka lagi, baca, lalu putuskan."
        )
    return baru


def _tell(jenis: str, kepada: Pegawai, versi_skp: VersiSKP, versi: int) -> None:
    """Queue a message; one for each time the SKP moves, so not one per day."""
    if kepada.pengguna is not None:
        queue_pesan(
            jenis=jenis,
            penerima=kepada.pengguna,
            objek_jenis="skp",
            objek_kode=f"{versi_skp.skp.kode}:{versi}",
        )


def submit_skp(*, versi_skp: VersiSKP, actor: Pengguna, versi: int) -> None:
    """Hand the SKP to today's penilai, who is frozen with it; open notes are answered.

    Raises ``NotAllowed``, ``InvalidInput`` with what is missing, or ``Conflict``.
    """
    if not can_edit_isi(actor, versi_skp):
        if owns(actor, versi_skp):
            raise Conflict("SKP ini sudah diajukan.")
        raise NotAllowed("Hanya pemiliknya yang mengajukan SKP ini.")
    penilai, atasan = _penilai(versi_skp.skp.pegawai)
    versi_skp.penilai_id, versi_skp.atasan_id = penilai, atasan
    if kurang := halangan(periksa(versi_skp)):
        raise InvalidInput(" ".join(temuan.kalimat for temuan in kurang))
    with tindakan(pelaku=actor, nama="skp:ajukan"):
        _move(
            versi_skp,
            AksiVersi.AJUKAN,
            versi,
            penilai=penilai,
            atasan=atasan,
            diajukan_pada=sekarang(),
        )
        versi_skp.catatan.filter(selesai_pada=None).update(selesai_pada=sekarang())
        _tell("skp_diajukan", versi_skp.penilai, versi_skp, versi)


def _require_penilai(actor: Pengguna, versi_skp: VersiSKP) -> None:
    if can_decide(actor, versi_skp):
        return
    if versi_skp.penilai.pengguna_id == actor.pk and not owns(actor, versi_skp):
        raise Conflict("SKP ini tidak sedang menunggu keputusan Anda.")
    raise NotAllowed("Hanya pejabat penilai yang memutuskan SKP ini.")


def return_skp(
    *,
    versi_skp: VersiSKP,
    actor: Pengguna,
    versi: int,
    catatan: Mapping[UUID | None, str],
) -> None:
    """Give the SKP back with notes on rows (``garis``) or on the whole (None).

    The texts of this moment are kept, so that both see what changes afterwards.
    Raises ``NotAllowed``, ``InvalidInput`` without a note, or ``Conflict``.
    """
    _require_penilai(actor, versi_skp)
    isi = {garis: teks.strip() for garis, teks in catatan.items() if teks.strip()}
    if not isi:
        raise InvalidInput("Tulis paling sedikit satu catatan: apa yang diperbaiki.")
    dikenal = set(versi_skp.rhk.values_list("garis", flat=True)) | {None}
    if isi.keys() - dikenal:
        raise InvalidInput("Catatan merujuk baris yang tidak ada lagi.")
    with tindakan(pelaku=actor, nama="skp:kembalikan"):
        _move(versi_skp, AksiVersi.KEMBALIKAN, versi, potret=ambil_potret(versi_skp))
        CatatanBaris.objects.bulk_create(
            CatatanBaris(versi_skp=versi_skp, garis=garis, isi=teks, oleh=actor)
            for garis, teks in isi.items()
        )
        _tell("skp_dikembalikan", versi_skp.skp.pegawai, versi_skp, versi)


def agree_skp(
    *,
    versi_skp: VersiSKP,
    actor: Pengguna,
    versi: int,
    jenis: Mapping[UUID, str] | None = None,
) -> None:
    """Set the SKP; the penilai may change priorities (``jenis`` by garis) with it.

    Marks it late where it is (Ps 14(1)). Raises ``NotAllowed``, ``InvalidInput`` when
    a guard stands in the way, or ``Conflict``.
    """
    _require_penilai(actor, versi_skp)
    skp = versi_skp.skp
    with tindakan(pelaku=actor, nama="skp:tetapkan"):
        _move(
            versi_skp,
            AksiVersi.TETAPKAN,
            versi,
            ditetapkan_pada=sekarang(),
            terlambat=is_terlambat(skp.tahun, skp.masa.lower, hari_ini()),
        )
        _set_jenis(versi_skp, jenis or {})
        if kurang := halangan(periksa(versi_skp)):
            raise InvalidInput(" ".join(temuan.kalimat for temuan in kurang))
        _tell("skp_ditetapkan", skp.pegawai, versi_skp, versi)


def _set_jenis(versi_skp: VersiSKP, jenis: Mapping[UUID, str]) -> None:
    for garis, baru in jenis.items():
        if baru not in set(JenisRHK):
            raise InvalidInput("Jenis hasil kerja: pilih Utama atau Tambahan.")
        RHK.objects.filter(versi_skp=versi_skp, garis=garis).exclude(jenis=baru).update(
            jenis=baru
        )


def agree_many(
    *, actor: Pengguna, pasangan: Sequence[tuple[UUID, int]]
) -> list[HasilSetuju]:
    """Set many SKPs, each by itself: what fails for one stops nobody else.

    ``pasangan`` are (kode, versi as read). Returns one result per SKP, in that order.
    Raises ``InvalidInput`` for none or too many.
    """
    unik = dict(pasangan)
    if not 0 < len(unik) <= SEKALIGUS:
        raise InvalidInput(f"Pilih 1 sampai {SEKALIGUS} SKP.")
    baris = newest_versi().filter(skp__in=visible_skp(actor), skp__kode__in=unik)
    ada = {satu.skp.kode: satu for satu in baris}
    with tindakan(pelaku=actor, nama="skp:tetapkan_banyak"):
        return [_agree_one(actor, ada.get(kode), versi) for kode, versi in unik.items()]


def _agree_one(actor: Pengguna, versi_skp: VersiSKP | None, versi: int) -> HasilSetuju:
    if versi_skp is None:
        return HasilSetuju(
            "SKP tidak dikenal", ditetapkan=False, alasan="SKP itu tidak ditemukan."
        )
    nama = versi_skp.skp.pegawai.nama_lengkap
    try:
        agree_skp(versi_skp=versi_skp, actor=actor, versi=versi)
    except KinerjaError as tolak:
        return HasilSetuju(nama, ditetapkan=False, alasan=tolak.message)
    return HasilSetuju(nama, ditetapkan=True)
