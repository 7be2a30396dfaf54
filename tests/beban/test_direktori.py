"""Directory, unit, org chart and person: as few queries for 20,000 people as for 500.

At 100,000 people a search must still read indexes, never every person.
"""

import re
from collections.abc import Callable, Mapping
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import Pegawai, UnitKerja

#: People when few, when many, and when searched.
UKURAN = {"kecil": (120, 400, 6_000), "penuh": (500, 20_000, 100_000)}
TERBANYAK = 12
#: Members of staff in posts that are there, born too early to meet the example's.
ORANG = """
WITH pos AS (
    SELECT array_agg(id ORDER BY id) AS id FROM organisasi_jabatan WHERE NOT memimpin
), nama AS (
    SELECT ARRAY['Ampon','Fauzan','Hendra','Irma','Laila','Nadia','Rahmi'] AS a,
        ARRAY['Ba','Ci','Da','Ga','Ka','Ma','Na','Pa','Ra','Sa','Ta','Wa'] AS b,
        ARRAY['dar','hrun','lis','mbo','ndri','rlan','swan','timah','yuni','zlan'] AS c
), orang AS (
    INSERT INTO organisasi_pegawai (kode, nip, nama, gelar_depan, gelar_belakang, jenis,
        golongan, jenis_kelamin, surel, telepon, versi)
    SELECT gen_random_uuid(),
        to_char(date '1931-01-01' + mod(n, 9000), 'YYYYMMDD')
            || to_char(date '1960-01-01' + n / 9000 * 31, 'YYYYMM')
            || 1 + mod(n, 2) || lpad(mod(n, 999)::text, 3, '0'),
        concat(a[1 + mod(n, 7)], ' ', b[1 + mod(n, 12)], c[1 + mod(n / 12, 10)]),
        '', '', 'PNS', 'III/a', '', '', '', 1
    FROM nama, generate_series(%(dari)s, %(sampai)s) n
    RETURNING id
)
INSERT INTO organisasi_penempatan (pegawai_id, jabatan_id, jenis, memimpin, berlaku,
    dasar_sk)
SELECT orang.id, pos.id[1 + mod(orang.id, cardinality(pos.id))], 'DEFINITIF', false,
    daterange('2020-01-01', NULL), ''
FROM orang, pos
"""
SAPUAN = re.compile(r"Seq Scan on organisasi_pegawai\b")
Catat = Callable[[str, float, str], None]


def tambah_sampai(jumlah: int) -> None:
    """Add people until there are that many, and let the planner know."""
    ada = Pegawai.objects.count()
    with connection.cursor() as kursor:
        kursor.execute(ORANG, {"dari": ada, "sampai": jumlah - 1})
        kursor.execute("ANALYZE")
    assert Pegawai.objects.count() == jumlah


def masuk(nama: str) -> Client:
    """Sign somebody of the example in."""
    klien = Client()
    akun = Pegawai.objects.get(nama=nama).pengguna
    assert akun is not None
    klien.force_login(akun)
    return klien


def halaman() -> Mapping[str, str]:
    """Return the pages by name."""
    dinas = UnitKerja.objects.get(nama="Dinas Kesehatan").kode
    sari = Pegawai.objects.get(nama="Sari Rumbia").kode
    direktori = reverse("organisasi:pegawai_list")
    return {
        "direktori": direktori,
        "direktori nama": f"{direktori}?q=rumbia",
        "direktori unit": f"{direktori}?di={dinas}",
        "unit": reverse("organisasi:unit_detail", args=[dinas]),
        "bagan": reverse("organisasi:unit_bagan", args=[dinas]),
        "orang": reverse("organisasi:pegawai_detail", args=[sari]),
    }


def kueri(klien: Client, jalur: str) -> list[str]:
    """Return what a page asks of the database when it is warm."""
    assert klien.get(jalur).status_code == 200
    with CaptureQueriesContext(connection) as tangkapan:
        klien.get(jalur)
    return [satu["sql"] for satu in tangkapan.captured_queries]


@pytest.fixture
def contoh(db: None, ukuran: str) -> tuple[int, int, int]:
    """Fill the example with few people; returns (few, many, searched)."""
    pilihan = UKURAN[ukuran]
    call_command("isi_contoh", "--pegawai", str(pilihan[0]), stdout=StringIO())
    return pilihan


def test_pages_of_the_structure_ask_twelve_times_at_most_however_many_people(
    contoh: tuple[int, int, int], angka_beban: Catat
) -> None:
    sedikit, banyak, _ = contoh
    aktor = {nama: masuk(nama) for nama in ("Dewi Seulanga", "Lina Pandan")}

    def hitung() -> dict[tuple[str, str], int]:
        return {
            (siapa, nama): len(kueri(klien, jalur))
            for siapa, klien in aktor.items()
            for nama, jalur in halaman().items()
        }

    awal = hitung()
    tambah_sampai(banyak)
    akhir = hitung()
    assert akhir == awal
    for (siapa, nama), jumlah in akhir.items():
        assert jumlah <= TERBANYAK, (siapa, nama, jumlah)
        angka_beban(f"{nama}, {siapa}, {sedikit} dan {banyak} pegawai", jumlah, "kueri")


@pytest.mark.parametrize("cari", ["warlan", "nadia warlan", "19310701", "sanitarian"])
def test_a_search_among_many_reads_indexes(
    contoh: tuple[int, int, int], ukuran: str, cari: str
) -> None:
    unit = UnitKerja.objects.get(nama="Puskesmas Susoh")
    pos = unit.jabatan.filter(memimpin=False)[0]
    pos.pk, pos.nama = None, "Sanitarian Ahli Madya"
    pos.save()
    tambah_sampai(contoh[2])
    if (
        ukuran == "kecil"
    ):  # a small table is rightly read whole; that an index fits shows
        with connection.cursor() as kursor:
            kursor.execute("SET LOCAL enable_seqscan = off")
    klien = masuk("Dewi Seulanga")
    semua = kueri(klien, reverse("organisasi:pegawai_list") + f"?q={cari}")
    dibaca = [sql for sql in semua if 'FROM "organisasi_pegawai"' in sql]
    assert len(dibaca) >= 2  # how many, and which
    for sql in dibaca:
        with connection.cursor() as kursor:
            kursor.execute(f"EXPLAIN {sql}")
            rencana = "\n".join(baris for (baris,) in kursor.fetchall())
        assert not SAPUAN.search(rencana), f"{sql}\n{rencana}"
