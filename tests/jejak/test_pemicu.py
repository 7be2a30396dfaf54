"""What the triggers write down, whoever wrote the row."""

import pgtrigger
import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from kinerja.akun.models import Pengguna
from kinerja.jejak.models import Perubahan
from kinerja.jejak.pemicu import riwayat
from kinerja.jejak.selectors import riwayat_baris
from kinerja.jejak.services import tindakan

TABEL = Pengguna._meta.db_table


def present(isi: dict[str, object] | None) -> dict[str, object]:
    """Return what a row of the history holds; a missing side is an error."""
    assert isi is not None
    return isi


def run_sql(kueri: str, *nilai: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(kueri, nilai)


@pytest.mark.pagar("jejak_pemicu")
def test_bulk_update_leaves_one_row_per_changed_row_with_actor_and_act(
    sari: Pengguna, budi: Pengguna
) -> None:
    with tindakan(pelaku=sari, nama="akun:kunci", alasan="pindah"):
        Pengguna.objects.filter(pk__in=[sari.pk, budi.pk]).update(aktif=False)

    catatan = Perubahan.objects.filter(tabel=TABEL, aksi="U").order_by("baris")
    assert list(
        catatan.values_list("baris", "pelaku_id", "tindakan", "alasan", "sesudah")
    ) == [
        (sari.pk, sari.pk, "akun:kunci", "pindah", {"aktif": False}),
        (budi.pk, sari.pk, "akun:kunci", "pindah", {"aktif": False}),
    ]


@pytest.mark.pagar("jejak_pemicu")
def test_raw_sql_update_leaves_a_row_with_actor_and_act(
    sari: Pengguna, budi: Pengguna
) -> None:
    with tindakan(pelaku=sari, nama="akun:ubah_nama", atas_nama=budi):
        run_sql(f"UPDATE {TABEL} SET nama = 'Budi B' WHERE id = %s", budi.pk)

    catatan = riwayat_baris(budi)[0]
    assert (catatan.aksi, catatan.pelaku_id, catatan.atas_nama_id) == (
        "U",
        sari.pk,
        budi.pk,
    )
    assert catatan.tindakan == "akun:ubah_nama"
    assert catatan.sebelum == {"nama": "Budi"}
    assert catatan.sesudah == {"nama": "Budi B"}


@pytest.mark.pagar("jejak_pemicu")
def test_raw_sql_outside_any_act_is_recorded_without_an_actor(sari: Pengguna) -> None:
    run_sql(f"UPDATE {TABEL} SET nama = 'X' WHERE id = %s", sari.pk)

    catatan = riwayat_baris(sari)[0]
    assert (catatan.pelaku_id, catatan.tindakan) == (None, "")
    assert catatan.sesudah == {"nama": "X"}


@pytest.mark.pagar("jejak_pemicu")
def test_bulk_create_records_every_whole_row(sari: Pengguna) -> None:
    with tindakan(pelaku=sari, nama="akun:impor"):
        Pengguna.objects.bulk_create(
            [Pengguna(nama_masuk=f"u{n:03}", nama=f"U{n}") for n in range(50)]
        )

    catatan = Perubahan.objects.filter(tindakan="akun:impor", aksi="I")
    assert catatan.count() == 50
    assert {present(c.sesudah)["nama"] for c in catatan} == {f"U{n}" for n in range(50)}
    assert not catatan.exclude(sebelum=None).exists()


@pytest.mark.pagar("jejak_pemicu")
def test_delete_records_the_whole_row_as_it_was(sari: Pengguna) -> None:
    pk = sari.pk
    run_sql(f"DELETE FROM {TABEL} WHERE id = %s", pk)

    catatan = Perubahan.objects.get(tabel=TABEL, baris=pk, aksi="D")
    assert catatan.sesudah is None
    assert present(catatan.sebelum)["nama_masuk"] == "sari"


@pytest.mark.pagar("jejak_pemicu")
def test_upsert_records_the_insert_and_the_update(sari: Pengguna) -> None:
    baru = [
        Pengguna(nama_masuk="sari", nama="Sari Baru"),
        Pengguna(nama_masuk="eko", nama="Eko"),
    ]
    with tindakan(pelaku=None, nama="tugas:selaras"):
        Pengguna.objects.bulk_create(
            baru,
            update_conflicts=True,
            unique_fields=["nama_masuk"],
            update_fields=["nama"],
        )

    catatan = Perubahan.objects.filter(tindakan="tugas:selaras")
    assert sorted(catatan.values_list("aksi", flat=True)) == ["I", "U"]
    assert catatan.get(aksi="U").sesudah == {"nama": "Sari Baru"}


def test_update_that_changes_nothing_leaves_no_row(sari: Pengguna) -> None:
    sebelum = Perubahan.objects.count()
    Pengguna.objects.update(nama="Sari")
    assert Perubahan.objects.count() == sebelum


def test_secret_columns_never_reach_the_history(sari: Pengguna) -> None:
    sari.set_password("kata-sandi-rahasia")
    sari.nama = "Sari Dua"
    sari.save()
    Pengguna.objects.filter(pk=sari.pk).delete()

    isi = [
        satu
        for c in Perubahan.objects.filter(tabel=TABEL)
        for satu in (c.sebelum, c.sesudah)
        if satu is not None
    ]
    assert len(isi) == 4  # I after, U before and after, D before
    assert not any({"password", "last_login"} & satu.keys() for satu in isi)


def test_change_of_a_secret_alone_leaves_no_row(sari: Pengguna) -> None:
    sebelum = Perubahan.objects.count()
    Pengguna.objects.update(password="!lain")
    assert Perubahan.objects.count() == sebelum


@pytest.mark.pagar("jejak_pemicu")
def test_changed_key_leaves_the_old_and_the_new_row_whole(sari: Pengguna) -> None:
    lama, baru = sari.pk, sari.pk + 1_000_000
    run_sql(f"UPDATE {TABEL} SET id = %s WHERE id = %s", baru, lama)

    catatan = Perubahan.objects.filter(tabel=TABEL, aksi="U")
    assert present(catatan.get(baris=lama).sebelum)["nama"] == "Sari"
    assert catatan.get(baris=lama).sesudah is None
    assert present(catatan.get(baris=baru).sesudah)["nama"] == "Sari"


@pytest.mark.pagar("jejak_pemicu")
def test_row_as_of_a_moment_follows_from_its_history(sari: Pengguna) -> None:
    for nama in ("Sari A", "Sari B", "Sari C"):
        Pengguna.objects.filter(pk=sari.pk).update(nama=nama)

    keadaan: dict[str, object] = {}
    for catatan in list(reversed(riwayat_baris(sari)))[:3]:
        keadaan |= present(catatan.sesudah)
    assert (keadaan["nama"], keadaan["nama_masuk"]) == ("Sari B", "sari")


@pytest.mark.pagar("jejak_pemicu")
def test_ignoring_triggers_does_not_silence_the_history(sari: Pengguna) -> None:
    """With values bound by the server, ``pgtrigger.ignore`` is set by hand."""
    semua = [f"{m._meta.db_table}:{p.get_pgid(m)}" for m, p in pgtrigger.registered()]
    run_sql("SELECT set_config('pgtrigger.ignore', %s, true)", f"{{{','.join(semua)}}}")

    Pengguna.objects.filter(pk=sari.pk).update(nama="Diam")

    assert riwayat_baris(sari)[0].sesudah == {"nama": "Diam"}


def test_model_without_a_whole_number_key_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match="whole-number key"):
        riwayat()[0].render_execute(Session())
