"""The tests run on the real parts, never on a stand-in."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_postgresql_15_or_newer() -> None:
    assert connection.vendor == "postgresql"
    connection.ensure_connection()
    assert connection.pg_version >= 150000  # type: ignore[attr-defined]


def test_the_broker_is_redis() -> None:
    assert settings.CELERY_BROKER_URL.startswith(("redis://", "rediss://", "unix://"))


def test_the_cache_is_redis_and_answers() -> None:
    cache.set("bagian-nyata", "ya", 5)
    assert cache.get("bagian-nyata") == "ya"
