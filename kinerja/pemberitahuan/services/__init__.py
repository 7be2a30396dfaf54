"""Queue messages, send them, mark them read."""

from kinerja.pemberitahuan.services.antrean import (
    mark_dibaca,
    queue_banyak,
    queue_pesan,
)
from kinerja.pemberitahuan.services.relay import relay_pesan

__all__ = ["mark_dibaca", "queue_banyak", "queue_pesan", "relay_pesan"]
