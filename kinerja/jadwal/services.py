"""Run scheduled work exactly once per period; keep the table of days off."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from itertools import chain
from traceback import extract_tb

from django.db import transaction
from django.db.models.functions import Greatest
from holidays import country_holidays
from holidays.constants import GOVERNMENT, PUBLIC

from kinerja.jadwal.models import (
    TAHUN_PERTAMA,
    TAHUN_TERAKHIR,
    Denyut,
    HariLibur,
    Jalan,
)
from kinerja.jadwal.pekerjaan import DAFTAR, Hasil, Tugas
from kinerja.jadwal.rules.jatuh_tempo import (
    PEMISAH,
    Giliran,
    Setiap,
    menit_terlambat,
)
from kinerja.jadwal.rules.jenis import JenisLibur, StatusJalan
from kinerja.jadwal.selectors import giliran_menunggak
from kinerja.jejak.services import tindakan
from kinerja.lib.waktu import hari_ini, sekarang

DETAK = "detak"
log = logging.getLogger(__name__)


def run_once(
    *,
    tugas: str,
    kunci_periode: str,
    kerja: Callable[[], Hasil],
    jatuh_tempo: datetime | None = None,
) -> bool:
    """Do ``kerja`` once for this (job, period), whoever else tries; True if done here.

    The claim row is unique and committed first; then the row is locked, the work done
    and the row marked in ONE transaction. A kill rolls work and mark back and the
    period stays due. Somebody who finds the row locked or done returns False at once.
    ``kerja`` returns what shall stand in ``Jalan.hasil``; a run later than
    ``jatuh_tempo`` gets ``terlambat_menit`` there. Must be the outermost transaction
    (RuntimeError else). What ``kerja`` raises is noted on the row, by the
    name of its class only, and raised again.
    """
    _pastikan_baris(tugas, kunci_periode)
    try:
        with transaction.atomic(durable=True):
            jalan = _kunci_baris(tugas, kunci_periode)
            if jalan is None:
                return False
            mulai = sekarang()
            hasil = dict(kerja() or {})
            if menit := menit_terlambat(jatuh_tempo or mulai, mulai):
                hasil["terlambat_menit"] = menit
            _tandai_selesai(jalan, mulai, hasil)
            return True
    except Exception as galat:
        _tandai_gagal(tugas, kunci_periode, galat)
        raise


def run_in_pieces(
    *,
    tugas: str,
    kunci_periode: str,
    potongan: Iterable[str],
    kerja: Callable[[str], Hasil],
    jatuh_tempo: datetime | None = None,
) -> bool:
    """Do long work piece by piece; each piece is a ``run_once`` of its own.

    The period is marked done when every piece is; after a kill only the unfinished
    pieces run again. Names of pieces must be the same at every try. True when the
    period was finished here.
    """
    _pastikan_baris(tugas, kunci_periode)
    kunci = {f"{kunci_periode}{PEMISAH}{nama}": nama for nama in potongan}
    for satu, nama in kunci.items():
        run_once(tugas=tugas, kunci_periode=satu, kerja=partial(kerja, nama))
    selesai = Jalan.objects.filter(
        tugas=tugas, kunci_periode__in=kunci, status=StatusJalan.SELESAI.value
    ).count()
    if selesai < len(kunci):  # another process holds a piece; its finisher marks
        return False
    return run_once(
        tugas=tugas,
        kunci_periode=kunci_periode,
        kerja=lambda: {"potongan": len(kunci)},
        jatuh_tempo=jatuh_tempo,
    )


def run_job(nama: str) -> int:
    """Run every due turn of one job, oldest first; return how many ran here.

    One turn that fails does not hold up the next; it is tried again later.
    """
    tugas, kini = DAFTAR[nama], sekarang()
    if tugas.setiap is Setiap.DETAK:
        giliran = [Giliran("", kini)]
    else:
        giliran = giliran_menunggak(tugas, kini)
    return sum(_run_turn(tugas, satu) for satu in giliran)


def jobs_to_wake(kini: datetime) -> list[str]:
    """Return the names of the jobs that have something to do at ``kini``."""
    return [
        nama
        for nama, tugas in DAFTAR.items()
        if tugas.setiap is Setiap.DETAK or giliran_menunggak(tugas, kini)
    ]


def beat_heart(nama: str = DETAK) -> None:
    """Note that ``nama`` is alive; a clock that jumps back never lowers the mark."""
    kini = sekarang()
    if not Denyut.objects.filter(nama=nama).update(terakhir=Greatest("terakhir", kini)):
        Denyut.objects.bulk_create(
            [Denyut(nama=nama, terakhir=kini)], ignore_conflicts=True
        )


def fill_holidays(tahun: int) -> int:
    """Add the missing days off of one year from the ``holidays`` package.

    Cuti bersama comes along; a date the package only estimates says "(perkiraan)" in
    its name. Rows that are there stay as HR left them. Return how many were added.
    """
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise ValueError(f"no holidays are known for {tahun}")
    baris = chain(
        _libur_paket(tahun, PUBLIC, JenisLibur.LIBUR_NASIONAL),
        _libur_paket(tahun, GOVERNMENT, JenisLibur.CUTI_BERSAMA),
    )
    with tindakan(pelaku=None, nama="jadwal:isi_libur"):
        sebelum = HariLibur.objects.count()
        HariLibur.objects.bulk_create(baris, ignore_conflicts=True)
        return HariLibur.objects.count() - sebelum


def fill_empty_years() -> dict[str, int]:
    """Fill this year and the next when nobody has written a single day off yet."""
    kosong = [
        tahun
        for tahun in (hari_ini().year, hari_ini().year + 1)
        if not HariLibur.objects.filter(tanggal__year=tahun).exists()
    ]
    return {str(tahun): fill_holidays(tahun) for tahun in kosong}


def _pastikan_baris(tugas: str, kunci_periode: str) -> None:
    Jalan.objects.bulk_create(
        [Jalan(tugas=tugas, kunci_periode=kunci_periode)], ignore_conflicts=True
    )


def _kunci_baris(tugas: str, kunci_periode: str) -> Jalan | None:
    return (
        Jalan.objects.select_for_update(skip_locked=True)
        .filter(tugas=tugas, kunci_periode=kunci_periode)
        .exclude(status=StatusJalan.SELESAI.value)
        .first()
    )


def _tandai_selesai(jalan: Jalan, mulai: datetime, hasil: dict[str, object]) -> None:
    Jalan.objects.filter(pk=jalan.pk).update(
        status=StatusJalan.SELESAI.value, mulai=mulai, selesai=sekarang(), hasil=hasil
    )


def _tandai_gagal(tugas: str, kunci_periode: str, galat: Exception) -> None:
    """Note a failure unless the row was finished by somebody else meanwhile."""
    Jalan.objects.filter(tugas=tugas, kunci_periode=kunci_periode).exclude(
        status=StatusJalan.SELESAI.value
    ).update(
        status=StatusJalan.GAGAL.value,
        selesai=sekarang(),
        hasil={"galat": type(galat).__qualname__},
    )


def _run_turn(tugas: Tugas, giliran: Giliran) -> bool:
    try:
        if tugas.bertahap or tugas.setiap is Setiap.DETAK:
            tugas.fungsi(giliran)
            return True
        return run_once(
            tugas=tugas.nama,
            kunci_periode=giliran.kunci,
            kerja=partial(tugas.fungsi, giliran),
            jatuh_tempo=giliran.jatuh_tempo,
        )
    except Exception as galat:  # noqa: BLE001 - the next turn must still run
        log.error("%s %s: %s", tugas.nama, giliran.kunci, _sebut(galat))  # noqa: TRY400
        return False


def _sebut(galat: Exception) -> str:
    """Name an error and its place; its message may quote personal data."""
    bingkai = extract_tb(galat.__traceback__)[-1]
    return f"{type(galat).__qualname__} ({bingkai.filename}:{bingkai.lineno})"


def _libur_paket(tahun: int, golongan: str, jenis: JenisLibur) -> list[HariLibur]:
    hari = country_holidays("ID", years=tahun, categories=(golongan,), language="id")
    return [
        HariLibur(tanggal=tanggal, jenis=jenis.value, nama=nama)
        for tanggal, nama in sorted(hari.items())
    ]
