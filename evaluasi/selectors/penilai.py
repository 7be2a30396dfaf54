"""Whose desk an evaluation belongs on, and which open ones lie on another one."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.periode import hari_acuan
from evaluasi.selectors.periode import jendela_tahap
from kinerja.jadwal.models import Tahap
from kinerja.lib.tanggal import DateRange
from organisasi.models import KeadaanPegawai
from organisasi.rules.jenis import BERHALANGAN_TETAP
from organisasi.rules.penilai import Penilaian
from organisasi.selectors import penilaian_pada

#: Where the penilai still has something to do.
MEJA = (
    StatusEvaluasi.BELUM.value,
    StatusEvaluasi.REALISASI_DIISI.value,
    StatusEvaluasi.DINILAI.value,
)


@dataclass(frozen=True)
class Dinilai:
    """Somebody in the post his SKP is made for, rated for a stage."""

    pegawai: int
    penempatan: DateRange
    tahap: Tahap


@dataclass(frozen=True)
class Beralih:
    """An open evaluation that belongs to another penilai, or counts another unit."""

    evaluasi: Evaluasi
    penilai: int
    atasan: int | None
    unit_capaian: int


def dasar_penilaian(orang: Collection[Dinilai], hari: date) -> dict[Dinilai, Penilaian]:
    """Return who rates each, seen on ``hari``: the penilai of the day that decides.

    One who cannot rate any more is followed by whoever rates on ``hari`` (p.89).
    """
    per_hari: dict[date, list[Dinilai]] = defaultdict(list)
    for satu in orang:
        masa_akhir = satu.tahap.masa.upper - timedelta(days=1)
        acuan = hari_acuan(jendela_tahap(satu.tahap), masa_akhir, satu.penempatan)
        per_hari[acuan].append(satu)
    hasil: dict[Dinilai, Penilaian] = {}
    for acuan, semua in per_hari.items():
        dasar = penilaian_pada({satu.pegawai for satu in semua}, acuan)
        hasil |= {satu: dasar[satu.pegawai] for satu in semua}
    pergi = _berhalangan({satu.penilai for satu in hasil.values()}, hari)
    ganti = [s for s, d in hasil.items() if d.penilai is None or d.penilai in pergi]
    kini = penilaian_pada({satu.pegawai for satu in ganti}, hari)
    return hasil | {satu: kini[satu.pegawai] for satu in ganti}


def evaluasi_beralih(terbuka: QuerySet[Evaluasi], hari: date) -> list[Beralih]:
    """Return those of ``terbuka`` that belong elsewhere by ``hari``.

    Only while the window is open. Once the penilai has begun to rate it stays with
    him, unless he cannot rate any more.
    """
    daftar = list(
        terbuka.filter(status__in=MEJA, tahap__jendela__contains=hari)
        .select_related("tahap__siklus", "penempatan__jabatan")
        .order_by("id")
    )
    dinilai = {
        e.pk: Dinilai(e.pegawai_id, e.penempatan.berlaku, e.tahap) for e in daftar
    }
    dasar = dasar_penilaian(set(dinilai.values()), hari)
    pergi = _berhalangan({satu.penilai_id for satu in daftar}, hari)
    hasil = []
    for satu in daftar:
        baru = dasar[dinilai[satu.pk]]
        mulai = bool(satu.rating_hasil or satu.rating_perilaku)
        if baru.penilai is None or (mulai and satu.penilai_id not in pergi):
            continue
        unit = baru.unit_capaian or satu.penempatan.jabatan.unit_id
        ganti = Beralih(
            satu, baru.penilai, baru.atasan, satu.unit_capaian_id if mulai else unit
        )
        if (ganti.penilai, ganti.atasan, ganti.unit_capaian) != (
            satu.penilai_id,
            satu.atasan_id,
            satu.unit_capaian_id,
        ):
            hasil.append(ganti)
    return hasil


def terbuka_untuk(orang: Collection[int] | None) -> QuerySet[Evaluasi]:
    """Return the evaluations these people are rated in, or rate; None: all."""
    semua = Evaluasi.objects.all()
    if orang is None:
        return semua
    return semua.filter(Q(pegawai__in=orang) | Q(penilai__in=orang))


def _berhalangan(orang: Iterable[int | None], hari: date) -> set[int]:
    keadaan = KeadaanPegawai.objects.pada(hari).filter(
        pegawai__in=[satu for satu in orang if satu is not None],
        jenis__in=BERHALANGAN_TETAP,
    )
    return set(keadaan.values_list("pegawai_id", flat=True))
