"""Who did it, and as what: entering, nesting and leaving an act."""

from contextlib import suppress

import pytest
from django.db import connection, transaction

from kinerja.akun.models import Pengguna
from kinerja.jejak.models import Perubahan
from kinerja.jejak.selectors import riwayat_pelaku
from kinerja.jejak.services import tindakan


def rename(akun: Pengguna, nama: str) -> None:
    Pengguna.objects.filter(pk=akun.pk).update(nama=nama)


def acts() -> list[tuple[int | None, str]]:
    catatan = Perubahan.objects.filter(aksi="U").order_by("id")
    return list(catatan.values_list("pelaku_id", "tindakan"))


def test_nested_act_has_its_own_names_and_gives_the_outer_ones_back(
    sari: Pengguna, budi: Pengguna
) -> None:
    with tindakan(pelaku=sari, nama="luar"):
        rename(sari, "1")
        with tindakan(pelaku=budi, nama="dalam"):
            rename(sari, "2")
        rename(sari, "3")
    rename(sari, "4")

    assert acts() == [
        (sari.pk, "luar"),
        (budi.pk, "dalam"),
        (sari.pk, "luar"),
        (None, ""),
    ]


def test_failed_nested_act_leaves_no_row_and_gives_the_outer_names_back(
    sari: Pengguna, budi: Pengguna
) -> None:
    with tindakan(pelaku=sari, nama="luar"):
        with (
            suppress(ZeroDivisionError),
            tindakan(pelaku=budi, nama="dalam"),
        ):
            rename(sari, "2")
            raise ZeroDivisionError
        rename(sari, "3")

    assert acts() == [(sari.pk, "luar")]


@pytest.mark.django_db(transaction=True)
def test_act_names_end_with_their_transaction() -> None:
    sari = Pengguna.objects.create_user("sari", "Sari", None)
    with tindakan(pelaku=sari, nama="pertama"):
        rename(sari, "1")
    assert not connection.in_atomic_block
    rename(sari, "2")

    assert acts() == [(sari.pk, "pertama"), (None, "")]


@pytest.mark.django_db(transaction=True)
def test_rolled_back_act_leaves_nothing_in_the_history() -> None:
    sari = Pengguna.objects.create_user("sari", "Sari", None)
    with tindakan(pelaku=sari, nama="batal"):
        rename(sari, "1")
        transaction.set_rollback(True)

    assert acts() == []
    sari.refresh_from_db()
    assert sari.nama == "Sari"


def test_system_job_acts_without_an_account(sari: Pengguna) -> None:
    with tindakan(pelaku=None, nama="tugas:relay"):
        rename(sari, "1")

    assert acts() == [(None, "tugas:relay")]


@pytest.mark.django_db
def test_act_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="name"), tindakan(pelaku=None, nama=""):
        pass


@pytest.mark.django_db
def test_act_of_an_unsaved_account_is_refused() -> None:
    with (
        pytest.raises(ValueError, match="saved"),
        tindakan(pelaku=Pengguna(nama_masuk="hantu"), nama="x"),
    ):
        pass


def test_history_of_an_actor_is_newest_first_and_only_theirs(
    sari: Pengguna, budi: Pengguna
) -> None:
    for nama in ("a", "b"):
        with tindakan(pelaku=sari, nama=nama):
            rename(budi, nama)
    with tindakan(pelaku=budi, nama="c"):
        rename(budi, "c")

    assert [c.tindakan for c in riwayat_pelaku(sari)] == ["b", "a"]
