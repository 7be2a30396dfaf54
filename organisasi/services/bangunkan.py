"""Wake the worker for an import; without it the next tick does, a minute later."""

import logging
from functools import partial

from django.db import transaction
from kombu.exceptions import OperationalError

from kinerja.jadwal.tasks import KEDALUWARSA, run_job

#: The job that reads and saves large files.
PEKERJAAN = "kerjakan_impor"
log = logging.getLogger(__name__)


def wake_worker() -> None:
    """Wake the worker once what it shall do is committed."""
    transaction.on_commit(partial(_wake, PEKERJAAN))


def _wake(nama: str) -> None:
    try:
        run_job.apply_async((nama,), expires=KEDALUWARSA, retry=False)
    except OperationalError:
        log.warning("no broker; the tick will wake %s", nama)
