"""Mail that a page must not wait for."""

from celery import shared_task

from kinerja.akun import services


@shared_task(name="kinerja.akun.kirim_tautan_sandi")
def kirim_tautan_sandi(pengguna_id: int) -> None:
    """Send a reset link; twice is two links, of which the first use ends both."""
    services.send_tautan_sandi(pengguna_id)
