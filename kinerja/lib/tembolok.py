"""A cache that outlives Redis: nobody is shut out because a wake-up call is down.

Only counters with a short life (throttles) and figures that say of when they are may
stand here; sessions and everything else that must be true live in PostgreSQL.
"""

import logging
from time import monotonic
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
JEDA_DETIK = 5.0


class TembolokTahan(BaseCache):
    """Redis while it answers, else the memory of this process for five seconds.

    During an outage every worker counts for itself, so a throttle allows at most
    its amount times the number of workers.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._redis = RedisCache(server, params)
        self._memori = LocMemCache("darurat", {**params, "OPTIONS": {}})
        self._coba_lagi = 0.0

    def _jalankan(self, perbuatan: str, *args: Any, **kwargs: Any) -> Any:
        if monotonic() >= self._coba_lagi:
            try:
                return getattr(self._redis, perbuatan)(*args, **kwargs)
            except RedisError as galat:
                log.error("Redis is down: %s", type(galat).__name__)  # noqa: TRY400 - the text may hold the address
                self._coba_lagi = monotonic() + JEDA_DETIK
        return getattr(self._memori, perbuatan)(*args, **kwargs)

    def add(self, *args: Any, **kwargs: Any) -> Any:
        """Set a value only if the key is free (the locks of the throttles)."""
        return self._jalankan("add", *args, **kwargs)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Return a value or the default."""
        return self._jalankan("get", *args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> Any:
        """Store a value."""
        return self._jalankan("set", *args, **kwargs)

    def incr(self, *args: Any, **kwargs: Any) -> Any:
        """Add to a counter, atomically. Raises ValueError where there is none."""
        return self._jalankan("incr", *args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> Any:
        """Give a value a new end."""
        return self._jalankan("touch", *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Forget a value."""
        return self._jalankan("delete", *args, **kwargs)

    def clear(self) -> Any:
        """Forget everything (the whole Redis database)."""
        return self._jalankan("clear")
