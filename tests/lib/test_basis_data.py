"""A statement is planned once per connection, whatever numbers it meets."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.functions import Lower
from django.utils import timezone

from kinerja.akun.models import KodeAktivasi, Pengguna
from kinerja.lib.tanggal import DateRange

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


def test_lists_of_any_length_and_size_share_one_prepared_statement() -> None:
    semua: list[list[Any]] = [
        [1],
        [32_767, 2],
        [32_768, 2, 3],
        [2**31 - 1],
        [1, 2, None],
    ]
    for kunci in semua:
        nama = Pengguna.objects.filter(pk__in=kunci).values_list("nama", "surel")
        assert list(nama) == []

    teks = 'SELECT "akun_pengguna"."nama" AS "nama", "akun_pengguna"."surel" AS "surel"'
    assert _tersimpan(teks) == [["integer[]"]]


def test_a_list_finds_what_it_names_in_fields_relations_and_expressions() -> None:
    for kata in ("satu", "dua", "tiga"):
        akun = Pengguna.objects.create(nama_masuk=kata, nama=kata.title())
        KodeAktivasi.objects.create(
            pengguna=akun,
            sidik=kata * 9,
            berlaku=DateRange(date(2026, 1, 1), date(2026, 1, 9)),
            dibuat_pada=timezone.now(),
        )
    semua, kode = Pengguna.objects.order_by("pk"), KodeAktivasi.objects.order_by("pk")
    satu, dua, _ = semua

    def bernama(baris: QuerySet[Pengguna]) -> list[str]:
        return list(baris.values_list("nama_masuk", flat=True))

    assert bernama(semua.filter(nama_masuk__in=["tiga", "satu", "lima"])) == [
        "satu",
        "tiga",
    ]
    assert bernama(semua.filter(nama__in=["Tiga", Lower(Value("DUA"))])) == ["tiga"]
    assert bernama(semua.filter(pk__in=semua.filter(nama="Dua").values("pk"))) == [
        "dua"
    ]
    assert bernama(semua.filter(pk__in=[])) == []
    assert bernama(semua.exclude(pk__in=[satu.pk, None])) == ["dua", "tiga"]
    assert bernama(semua.filter(kode__in=kode[:2])) == ["satu", "dua"]
    assert kode.filter(pengguna__in=[satu, dua]).count() == 2
    assert kode.filter(berlaku__startswith__in=[date(2026, 1, 1)]).count() == 3


def test_a_list_may_be_longer_than_a_statement_has_parameters() -> None:
    assert not Pengguna.objects.filter(pk__in=range(1_000_000, 1_070_000)).exists()


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
