"""Pages wake the worker through our broker."""

import subprocess
import sys

from django.conf import settings

PERIKSA = """
import kinerja.wsgi
from kinerja.akun.tasks import kirim_tautan_sandi
print(kirim_tautan_sandi.app.conf.broker_url)
"""


def test_a_web_process_knows_the_broker() -> None:
    """In a process of its own: here some test has imported the app already."""
    hasil = subprocess.run(
        [sys.executable, "-c", PERIKSA],
        capture_output=True,
        text=True,
        check=True,
        cwd=settings.BASE_DIR,
    )
    assert hasil.stdout.strip() == settings.CELERY_BROKER_URL
