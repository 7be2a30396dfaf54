"""Set who rates somebody against the structure, and end that."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db import IntegrityError, connection

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib import kait
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import (
    DateRange,
    format_tanggal,
    hari_akhir,
    hari_awal,
    rentang,
)
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, PenetapanPenilai
from organisasi.policies.struktur import can_set_penilai
from organisasi.rules.lingkaran import Lingkaran, lingkaran_baru
from organisasi.selectors.lingkaran import susunan_sejak
from organisasi.selectors.penetapan import pos_penilai

BUKAN_PENGURUS = (
    "Penilai ditetapkan BKPSDM atau admin SKPK pegawai itu, tidak untuk diri sendiri."
)
BERUBAH = (
    "Penetapan penilai pegawai ini baru saja berubah di tempat lain. Lihat dulu yang "
    "sekarang, lalu simpan lagi bila masih perlu."
)


@dataclass(frozen=True)
class IsiPenetapan:
    """Who rates, who stands above, by what decree, why, in which days (inclusive)."""

    penilai: Pegawai
    dasar: str
    alasan: str
    mulai: date
    akhir: date | None = None
    atasan: Pegawai | None = None


def set_penetapan(
    *, pegawai: Pegawai, actor: Pengguna, isi: IsiPenetapan, kini: int | None
) -> PenetapanPenilai:
    """Let ``isi.penilai`` rate from ``isi.mulai`` on; what ran until then ends there.

    ``kini`` is the key of the newest override the actor saw, None for none. Raises
    ``NotAllowed``, ``InvalidInput`` for somebody who cannot rate, a later override in
    the way or a loop, ``Conflict`` when another override came in between.
    """
    if not can_set_penilai(actor, pegawai):
        raise NotAllowed(BUKAN_PENGURUS)
    masa = rentang(isi.mulai, isi.akhir)
    _pastikan_pejabat(isi, pegawai)
    try:
        with (
            tindakan(pelaku=actor, nama="penilai:tetapkan", alasan=isi.alasan),
            without_new_lingkaran(isi.mulai),
        ):
            _akhiri_yang_lama(pegawai, masa, kini)
            baru = PenetapanPenilai.objects.create(
                pegawai=pegawai,
                penilai=isi.penilai,
                atasan=isi.atasan,
                dasar=isi.dasar.strip(),
                alasan=isi.alasan.strip(),
                berlaku=masa,
            )
            _ikutkan(pegawai, isi.mulai)
    except IntegrityError as error:
        if "penetapan_tanpa_lingkaran" not in str(error):
            raise
        raise InvalidInput(
            f"{isi.penilai.nama_lengkap} sudah dinilai {pegawai.nama_lengkap}, "
            "langsung atau lewat orang lain, pada masa itu. Pilih penilai lain."
        ) from error
    return baru


def end_penetapan(
    *, penetapan: PenetapanPenilai, actor: Pengguna, akhir: date, alasan: str
) -> None:
    """Let an override end on ``akhir`` (inclusive); the structure decides after it.

    One that has not begun is taken back by a day before its first.
    Raises ``NotAllowed``, ``InvalidInput`` for a day before it began or after it
    ended, or where a loop would follow, ``Conflict`` when it was changed meanwhile.
    """
    if not can_set_penilai(actor, penetapan.pegawai):
        raise NotAllowed(BUKAN_PENGURUS)
    lama = penetapan.berlaku
    mulai, batas = hari_awal(lama), hari_akhir(lama)
    batal = akhir < mulai and mulai > hari_ini()
    if (akhir < mulai and not batal) or (batas is not None and akhir > batas):
        sampai = format_tanggal(batas) if batas else "seterusnya"
        raise InvalidInput(
            f"Penetapan ini berlaku {format_tanggal(mulai)} sampai {sampai}. Isi "
            "tanggal akhir di antaranya."
        )
    with (
        tindakan(pelaku=actor, nama="penilai:akhiri", alasan=alasan),
        without_new_lingkaran(akhir),
    ):
        baris = PenetapanPenilai.objects.filter(pk=penetapan.pk, berlaku=lama)
        if batal:
            jumlah, _ = baris.delete()
        else:
            jumlah = baris.update(berlaku=rentang(mulai, akhir))
        if jumlah != 1:
            raise Conflict(BERUBAH)
        _ikutkan(penetapan.pegawai, akhir + timedelta(days=1))


def _ikutkan(pegawai: Pegawai, mulai: date) -> None:
    """Let SKP and evaluations follow now; of a day to come the nightly job does."""
    if mulai <= hari_ini():
        kait.susunan_berlaku([pegawai.pk])


def lock_susunan() -> None:
    """Let one transaction at a time change who stands above whom."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('susunan'))")


def lock_acts() -> None:
    """Let one act at a time write, and never beside an import (in its order)."""
    with connection.cursor() as cursor:
        for nama in ("impor_pegawai", "susunan"):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [nama])


@contextmanager
def without_new_lingkaran(tanggal: date) -> Iterator[None]:
    """Raise ``InvalidInput`` where the change inside makes people rate each other.

    For every change in force from ``tanggal`` on of posts, units, states or
    overrides, inside its transaction: it takes the lock. Loops that stood before do
    not stop a change: it may repair them.
    """
    lock_susunan()
    lama = susunan_sejak(tanggal)
    yield
    if temuan := lingkaran_baru(lama, susunan_sejak(tanggal)):
        raise InvalidInput(_sebut(*temuan))


def _sebut(hari: date, lingkaran: Lingkaran) -> str:
    """Name everybody in the loop, and what to do."""
    nama = Pegawai.objects.in_bulk(lingkaran)
    urut = [nama[pk].nama_lengkap for pk in (*lingkaran, lingkaran[0])]
    kalimat = "; ".join(
        f"{dinilai} dinilai {penilai}" for dinilai, penilai in pairwise(urut)
    )
    return (
        f"Mulai {format_tanggal(hari)} mereka akan saling menilai: {kalimat}. Akhiri "
        "dulu penetapan penilai atau Plt. salah seorang, atau pilih yang lain."
    )


def _pastikan_pejabat(isi: IsiPenetapan, pegawai: Pegawai) -> None:
    if pegawai in (isi.penilai, isi.atasan) or isi.penilai == isi.atasan:
        raise InvalidInput(
            "Pegawai, pejabat penilai, dan atasan penilai harus tiga orang yang "
            "berbeda. Pilih orang lain."
        )
    if not isi.dasar.strip() or not isi.alasan.strip():
        raise InvalidInput("Isi nomor SK dan alasan penetapan.")
    for orang in (isi.penilai, isi.atasan):
        if orang and not pos_penilai(isi.mulai).filter(pegawai=orang).exists():
            raise InvalidInput(
                f"{orang.nama_lengkap} tidak dapat menilai pada "
                f"{format_tanggal(isi.mulai)}: penilai paling rendah pejabat pengawas, "
                "atau pejabat fungsional yang memimpin unit, dan sedang bertugas."
            )


def _akhiri_yang_lama(pegawai: Pegawai, masa: DateRange, kini: int | None) -> None:
    semua = PenetapanPenilai.objects.filter(pegawai=pegawai)
    terbaru = semua.order_by("-berlaku", "-id").first()
    if (terbaru.pk if terbaru else None) != kini:
        raise Conflict(BERUBAH)
    for satu in semua.filter(berlaku__overlap=masa).order_by("berlaku"):
        if satu.berlaku.lower > masa.lower:
            raise InvalidInput(
                f"Mulai {format_tanggal(satu.berlaku.lower)} sudah ada penetapan lain. "
                "Isi tanggal akhir sebelum hari itu, atau akhiri dulu penetapan itu."
            )
        if satu.berlaku.lower == masa.lower:
            satu.delete()
        else:
            satu.berlaku = DateRange(satu.berlaku.lower, masa.lower)
            satu.save(update_fields=["berlaku"])
