"""A statement is planned once per connection, whatever numbers it meets."""

import pytest
from django.db import connection

from kinerja.akun.models import Pengguna

pytestmark = pytest.mark.django_db
TERSIMPAN = "SELECT statement, parameter_types::text[] FROM pg_prepared_statements"


def _tersimpan(kata: str) -> list[list[str]]:
    with connection.cursor() as kursor:
        kursor.execute(TERSIMPAN)
        return [jenis for teks, jenis in kursor.fetchall() if kata in teks]


def _tanya(sql: str, nilai: int | list[int]) -> object:
    with connection.cursor() as kursor:
        kursor.execute(sql, [nilai])
        return kursor.fetchone()[0]


def test_small_and_large_keys_share_one_prepared_statement() -> None:
    for kunci in (1, 32_767, 32_768, 2**31 - 1):
        nama = Pengguna.objects.filter(pk__in=[kunci, 2]).values_list("nama", "surel")
        assert list(nama) == []

    teks = 'SELECT "akun_pengguna"."nama" AS "nama", "akun_pengguna"."surel" AS "surel"'
    assert _tersimpan(teks) == [["integer", "integer"]]


def test_numbers_of_every_size_arrive_as_they_are() -> None:
    for nilai in (0, -(2**15), 2**31, -(2**40), 10**30):
        assert _tanya("SELECT %s", nilai) == nilai
    assert _tanya("SELECT %s", True) is True  # noqa: FBT003 - the value under test
    assert _tanya("SELECT %s::bigint[]", [1, 2**40]) == [1, 2**40]


def test_a_whole_site_of_statements_is_kept() -> None:
    """The driver alone would keep the last hundred and plan the rest anew."""
    for _ in range(2):
        for nomor in range(150):
            _tanya(f"SELECT %s::int AS kolom_{nomor}", nomor)

    assert len(_tersimpan("AS kolom_")) == 150
