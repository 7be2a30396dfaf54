"""Reading the calendar and what is due."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Min

from kinerja.jadwal.models import Denyut, HariLibur, Jalan, Tahap
from kinerja.jadwal.pekerjaan import DAFTAR, Tugas
from kinerja.jadwal.rules.jatuh_tempo import (
    KEJAR,
    PEMISAH,
    ULANG_SETELAH,
    Giliran,
    Setiap,
    due_periode,
    giliran_terakhir,
)
from kinerja.jadwal.rules.jenis import JenisLibur, JenisTahap, StatusJalan
from kinerja.jadwal.rules.nama import kode_tahap, nama_tahap
from kinerja.jadwal.rules.periode import Frekuensi


def hari_libur(tahun: Iterable[int], *, cuti_bersama: bool = True) -> frozenset[date]:
    """Return the days off of these years, for ``kinerja.lib.hari_kerja.Kalender``.

    Days that HR took off the list are none. ``cuti_bersama=False`` counts cuti
    bersama as working days (setting O-4).
    """
    baris = HariLibur.objects.filter(tanggal__year__in=set(tahun), dicabut="")
    if not cuti_bersama:
        baris = baris.exclude(jenis=JenisLibur.CUTI_BERSAMA.value)
    return frozenset(baris.values_list("tanggal", flat=True))


def detak_terakhir(nama: str) -> datetime | None:
    """Return when this heart last beat; None when it never did."""
    return Denyut.objects.filter(nama=nama).values_list("terakhir", flat=True).first()


def giliran_menunggak(tugas: Tugas, kini: datetime) -> list[Giliran]:
    """Return the turns of one job that are due and not done, oldest first.

    The first run a job ever had is where catching up begins: a new job runs for its
    newest period only, an old one for every period an outage swallowed.
    """
    if tugas.setiap is Setiap.DETAK:
        return []
    terakhir = giliran_terakhir(tugas.setiap, kini, jam=tugas.jam)
    baris = Jalan.objects.filter(tugas=tugas.nama)
    semua = due_periode(tugas.setiap, terakhir.jatuh_tempo - KEJAR, kini, jam=tugas.jam)
    lewat = set(
        baris.filter(kunci_periode__gte=semua[0].kunci)
        .exclude(status=StatusJalan.MENUNGGU.value)
        .exclude(status=StatusJalan.GAGAL.value, selesai__lt=kini - ULANG_SETELAH)
        .values_list("kunci_periode", flat=True)
    )
    # Rows of pieces ("<key>#<piece>") count as their period.
    pertama = baris.aggregate(kunci=Min("kunci_periode"))["kunci"] or terakhir.kunci
    pertama = pertama.split(PEMISAH)[0]
    return [g for g in semua if g.kunci >= pertama and g.kunci not in lewat]


def sebut_tahap(tahap: Tahap) -> str:
    """Return the name of a stage for the screen; load it with its ``siklus``."""
    siklus = tahap.siklus
    return nama_tahap(
        JenisTahap(tahap.jenis),
        tahap.urutan,
        siklus.tahun,
        Frekuensi(siklus.frekuensi),
    )


def sebut_kode(tahap: Tahap) -> str:
    """Return the name of a stage for addresses; load it with its ``siklus``."""
    return kode_tahap(JenisTahap(tahap.jenis), tahap.urutan, tahap.siklus.tahun)


def daftar_tahap(jenis: Iterable[JenisTahap]) -> list[Tahap]:
    """Return the stages of these kinds with their ``siklus``, newest window first."""
    return list(
        Tahap.objects.filter(jenis__in=[satu.value for satu in jenis])
        .select_related("siklus")
        .order_by("-jendela", "-id")
    )


def jalan_terakhir(jumlah: int) -> list[Jalan]:
    """Return the newest finished runs (pieces of a run left out), newest first."""
    return list(
        Jalan.objects.filter(selesai__isnull=False)
        .exclude(kunci_periode__contains=PEMISAH)
        .order_by("-selesai", "-id")[:jumlah]
    )


def giliran_berikutnya(kini: datetime) -> list[tuple[str, Giliran]]:
    """Return (job, its next turn) for every job with turns, soonest first."""
    berikut = [
        (tugas.nama, _sesudah(tugas, kini))
        for tugas in DAFTAR.values()
        if tugas.setiap is not Setiap.DETAK
    ]
    return sorted(berikut, key=lambda satu: (satu[1].jatuh_tempo, satu[0]))


def _sesudah(tugas: Tugas, kini: datetime) -> Giliran:
    return giliran_terakhir(tugas.setiap, kini + tugas.setiap.value, jam=tugas.jam)
