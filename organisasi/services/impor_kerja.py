"""What the worker does for imports: read and save large files, whole or not at all.

The row of the import is the job: MEMBACA and MENYIMPAN wait for a worker, whoever that
is. Work and end state are one transaction under a lock of that row, so a kill leaves
the import waiting and untouched, and the next tick takes it up again.
"""

import logging
import time
from functools import partial

from django.core.cache import cache
from django.db import transaction
from django.db.models import F

from kinerja.jejak.services import tindakan
from kinerja.lib.errors import KinerjaError
from organisasi.models import Impor
from organisasi.rules.impor import BERJALAN, StatusImpor, Tahap
from organisasi.services.impor import (
    BASI,
    PERBUATAN_SIMPAN,
    advance,
    explained,
    make_preview,
    write_impor,
)

#: A file that brings the worker down is not tried for ever.
BATAS_PERCOBAAN = 3
MENYERAH = (
    "Pekerjaan ini terhenti tiga kali, jadi dihentikan. Tidak ada data pegawai yang "
    "berubah. Bagi berkasnya menjadi beberapa bagian, atau hubungi pengelola sistem."
)
UMUR_KEMAJUAN = 3600
JEDA_TUNGGU = 0.5  # seconds between two looks at what another worker does
log = logging.getLogger(__name__)


def work_off_imports() -> int:
    """Do every waiting import that nobody else is doing; return how many."""
    menunggu = Impor.objects.filter(status__in=BERJALAN).order_by("dibuat_pada")
    return sum(work_off(pk) for pk in list(menunggu.values_list("pk", flat=True)))


def finish_import(impor: Impor) -> None:
    """Do or await what the worker has to do for one import; it is fresh afterwards."""
    impor.refresh_from_db()
    while impor.status in BERJALAN:
        if not work_off(impor.pk):
            time.sleep(JEDA_TUNGGU)
        impor.refresh_from_db()


def work_off(pk: int) -> bool:
    """Do one waiting import; False when another worker has it or it was given up."""
    if not _begin(pk):
        return False
    try:
        with transaction.atomic():
            impor = _claim(pk)
            if impor is None:
                return False
            _do(impor)
    except KinerjaError as galat:
        _give_back(pk, galat.message)
    except Exception as galat:  # noqa: BLE001 - tried again, then given up
        log.error("impor %s: %s", pk, type(galat).__qualname__)  # noqa: TRY400
        return False
    finally:
        cache.delete(_kunci(pk))
    return True


def kemajuan(impor: Impor) -> tuple[str, int, int] | None:
    """Return (what is done, rows done, rows) of work under way, None if unknown.

    There are no rows before the file is open.
    """
    isi: tuple[str, int, int] | None = cache.get(_kunci(impor.pk))
    return isi


def _kunci(pk: int) -> str:
    return f"impor:{pk}"


def _report(pk: int, tahap: Tahap, selesai: int, jumlah: int) -> None:
    cache.set(_kunci(pk), (tahap.value, selesai, jumlah), UMUR_KEMAJUAN)


def _claim(pk: int) -> Impor | None:
    return (
        Impor.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("berkas", "oleh", "diminta_oleh")
        .filter(pk=pk, status__in=BERJALAN)
        .first()
    )


def _begin(pk: int) -> bool:
    """Count the try before the work, so that a death is counted too."""
    with tindakan(pelaku=None, nama="impor:mulai"):
        impor = _claim(pk)
        if impor is None:
            return False
        if impor.percobaan < BATAS_PERCOBAAN:
            Impor.objects.filter(pk=pk).update(percobaan=F("percobaan") + 1)
            return True
    _give_back(pk, MENYERAH)
    return False


def _do(impor: Impor) -> None:
    if impor.status == StatusImpor.MEMBACA:
        with tindakan(pelaku=impor.diminta_oleh, nama="impor:baca"):
            make_preview(impor, partial(_report, impor.pk))
            advance(
                impor,
                impor.versi,
                dari=StatusImpor.MEMBACA,
                status=StatusImpor.PRATINJAU.value,
            )
        return
    with (
        explained(),
        tindakan(
            pelaku=impor.diminta_oleh, nama=PERBUATAN_SIMPAN, alasan=str(impor.kode)
        ),
    ):
        lapor = partial(_report, impor.pk)
        if not write_impor(impor, impor.versi, dari=StatusImpor.MENYIMPAN, lapor=lapor):
            Impor.objects.filter(pk=impor.pk).update(keterangan=BASI)


def _give_back(pk: int, kalimat: str) -> None:
    """End what cannot be done with a sentence: nothing of it was written."""
    with tindakan(pelaku=None, nama="impor:berhenti"):
        for dari, menjadi in (
            (StatusImpor.MEMBACA, StatusImpor.GAGAL),
            (StatusImpor.MENYIMPAN, StatusImpor.PRATINJAU),
        ):
            Impor.objects.filter(pk=pk, status=dari.value).update(
                status=menjadi.value, keterangan=kalimat, versi=F("versi") + 1
            )
