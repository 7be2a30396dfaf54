"""Reading the calendar and what is due."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Min

from kinerja.jadwal.models import Denyut, HariLibur, Jalan
from kinerja.jadwal.pekerjaan import Tugas
from kinerja.jadwal.rules.jatuh_tempo import (
    KEJAR,
    PEMISAH,
    ULANG_SETELAH,
    Giliran,
    Setiap,
    due_periode,
    giliran_terakhir,
)
from kinerja.jadwal.rules.jenis import JenisLibur, StatusJalan


def hari_libur(tahun: Iterable[int], *, cuti_bersama: bool = True) -> frozenset[date]:
    """Return the days off of these years, for ``kinerja.lib.hari_kerja.Kalender``.

    ``cuti_bersama=False`` counts cuti bersama as working days (setting O-4).
    """
    baris = HariLibur.objects.filter(tanggal__year__in=set(tahun))
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
