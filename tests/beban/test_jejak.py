"""What the history costs: the same statement with and without its triggers."""

import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from kinerja.akun.models import Pengguna
from kinerja.jejak.models import Perubahan
from kinerja.jejak.selectors import riwayat_baris, riwayat_pelaku
from kinerja.jejak.services import tindakan

TABEL = Pengguna._meta.db_table
BARIS = {"kecil": 10_000, "penuh": 100_000}
PUTARAN = 3
ISI = f"""
    INSERT INTO {TABEL} (password, nama_masuk, nama, surel, aktif)
    SELECT '!', 'uji' || n, 'Pegawai ' || n, 'u' || n || '@contoh.go.id', true
    FROM generate_series(1, %s) n
"""
UBAH = f"UPDATE {TABEL} SET aktif = NOT aktif"
HAPUS = f"DELETE FROM {TABEL}"
# Measured with 10,000 and 100,000 rows: 1.2-2.1, 2.3-3.9 and 6.6-7.1 times. The
# bounds lie well above, so that only a lost plan goes red.
BATAS = {"tambah": 4, "ubah": 8, "hapus": 20}

Catat = Callable[[str, float, str], None]

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]


def seconds(kueri: str, *, tercatat: bool, baris: int) -> float:
    """Run one statement on a table of ``baris`` rows, undo it, return its seconds."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {TABEL} DISABLE TRIGGER USER")
        if kueri != ISI:
            cursor.execute(ISI, [baris])
        if tercatat:
            cursor.execute(f"ALTER TABLE {TABEL} ENABLE TRIGGER USER")
        mulai = time.perf_counter()
        cursor.execute(kueri, [baris] if kueri == ISI else [])
        selesai = time.perf_counter()
        assert Perubahan.objects.count() == (baris if tercatat else 0)
        transaction.set_rollback(True)
    return selesai - mulai


@pytest.mark.parametrize(
    ("nama", "kueri"), [("tambah", ISI), ("ubah", UBAH), ("hapus", HAPUS)]
)
def test_history_of_a_bulk_statement_costs_a_few_times_the_statement(
    nama: str, kueri: str, ukuran: str, angka_beban: Catat
) -> None:
    baris = BARIS[ukuran]
    # In turns, so that a busy machine slows both alike.
    putaran = [
        [seconds(kueri, tercatat=t, baris=baris) for t in (False, True)]
        for _ in range(PUTARAN)
    ]
    polos, catat = (min(waktu) for waktu in zip(*putaran, strict=True))
    rasio = catat / polos
    angka_beban(f"jejak: {nama} {baris} baris, dengan/tanpa riwayat", rasio, "kali")
    angka_beban(f"jejak: {nama} {baris} baris dengan riwayat", catat, "detik")
    assert rasio < BATAS[nama]


def test_latest_25_changes_come_from_an_index(ukuran: str, angka_beban: Catat) -> None:
    with connection.cursor() as cursor:
        cursor.execute(ISI, [BARIS[ukuran]])
        akun = Pengguna.objects.order_by("pk")[0]
        with tindakan(pelaku=akun, nama="beban:ubah"):
            cursor.execute(UBAH)
        cursor.execute(f"ANALYZE {Perubahan._meta.db_table}")

    for nama, daftar in (
        ("satu baris", riwayat_baris(akun)),
        ("satu pelaku", riwayat_pelaku(akun)),
    ):
        mulai = time.perf_counter()
        assert list(daftar[:25])
        milidetik = (time.perf_counter() - mulai) * 1000
        angka_beban(f"jejak: 25 terbaru, {nama}", milidetik, "ms")
        rencana = daftar[:25].explain()
        assert "Index Scan Backward" in rencana
        assert "Seq Scan" not in rencana
