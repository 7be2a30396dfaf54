"""Tables that only grow: the history, the looks, the seal."""

from collections.abc import Callable

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.utils import timezone

from kinerja.akun.models import Pengguna
from kinerja.jejak.models import Akses, KunciIsi, Perubahan, Segel
from kinerja.jejak.selectors import akses_subjek
from kinerja.jejak.services import record_akses

TAMBAH_SAJA = [Perubahan._meta.db_table, Akses._meta.db_table, Segel._meta.db_table]


def run_sql(kueri: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(kueri)


@pytest.mark.django_db
@pytest.mark.pagar("jejak_tambah_saja")
@pytest.mark.parametrize("tabel", TAMBAH_SAJA)
@pytest.mark.parametrize("kueri", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_update_and_delete_of_the_history_are_refused(kueri: str, tabel: str) -> None:
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        run_sql(kueri.format(tabel))


@pytest.mark.pagar("jejak_tambah_saja")
@pytest.mark.parametrize(
    "perbuatan",
    [
        lambda: Perubahan.objects.update(tindakan="bersih"),
        lambda: Perubahan.objects.all().delete(),
    ],
)
def test_models_cannot_change_the_history_either(
    sari: Pengguna, perbuatan: Callable[[], object]
) -> None:
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        perbuatan()


@pytest.mark.django_db
@pytest.mark.pagar("jejak_tambah_saja")
@pytest.mark.parametrize("tabel", [*TAMBAH_SAJA, Pengguna._meta.db_table])
def test_emptying_a_table_at_once_is_refused(tabel: str) -> None:
    run_sql("SET LOCAL kinerja.tolak_kosongkan = 'ya'")
    with pytest.raises(IntegrityError, match="tidak boleh dikosongkan"):
        run_sql(f"TRUNCATE {tabel} CASCADE")


def test_look_at_a_person_is_noted(sari: Pengguna) -> None:
    record_akses(pelaku=sari, halaman="pegawai:detail", subjek_id=7)

    assert [(a.pelaku_id, a.halaman) for a in akses_subjek(7)] == [
        (sari.pk, "pegawai:detail")
    ]


def link(urutan: int, **lain: object) -> Segel:
    isi: dict[str, object] = {
        "sidik": "a" * 64,
        "sidik_sebelum": "0" * 64,
        "berkas_isi_tersandi": b"x",
    }
    return Segel.objects.create(rantai="2026", urutan=urutan, **(isi | lain))


@pytest.mark.django_db
def test_second_link_with_the_same_number_is_refused() -> None:
    link(1)
    with pytest.raises(IntegrityError, match="segel_satu_per_urutan"):
        link(1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("urutan", "lain"), [(0, {}), (1, {"sidik": "Z" * 64}), (1, {"sidik_sebelum": ""})]
)
def test_link_without_number_or_digest_is_refused(
    urutan: int, lain: dict[str, str]
) -> None:
    with pytest.raises(IntegrityError):
        link(urutan, **lain)


@pytest.mark.django_db
def test_destroyed_key_leaves_the_link_in_place() -> None:
    kunci = KunciIsi.objects.create(bahan=b"k" * 32)
    segel = link(1, kunci=kunci)
    KunciIsi.objects.update(bahan=None, dihancurkan_pada=timezone.now())

    segel.refresh_from_db()
    assert segel.kunci is not None
    assert segel.kunci.bahan is None


@pytest.mark.django_db
@pytest.mark.parametrize("ada", [True, False])
def test_key_is_either_there_or_destroyed(*, ada: bool) -> None:
    with pytest.raises(Error, match="kunci_isi_ada_atau_hancur"):
        KunciIsi.objects.create(
            bahan=b"k" if ada else None,
            dihancurkan_pada=timezone.now() if ada else None,
        )


@pytest.mark.django_db
def test_nobody_writes_into_the_history_by_hand() -> None:
    with pytest.raises(IntegrityError, match="ditulis oleh pemicu saja"):
        Perubahan.objects.create(
            waktu=timezone.now(), tabel="akun_pengguna", baris=1, aksi="U"
        )
