"""The page that lists what is wrong in the data, and the pages around bad data."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    RiwayatNip,
    SusunanUnit,
    UnitKerja,
)
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan
from organisasi.rules.lingkaran import cari_lingkaran
from organisasi.rules.mutu import JenisMutu
from organisasi.selectors.mutu import hitung_mutu
from tests.conftest import AWAL, Kabupaten

Masuk = Callable[[str], Client]
HALAMAN = "/mutu-data/"


def suntik(kueri: str, isi: list[int]) -> None:
    """Write past every trigger, as a repair by hand in the database would."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(kueri, isi)
        cursor.execute("SET session_replication_role = DEFAULT")


def saling_menilai(kab: Kabupaten) -> None:
    """Let Eko, who rates Budi, be rated by him."""
    suntik(
        "INSERT INTO organisasi_penetapanpenilai "
        "(pegawai_id, penilai_id, dasar, alasan, berlaku) "
        "VALUES (%s, %s, 'SK', 'x', daterange('2026-01-01', NULL))",
        [kab.orang["eko"].pk, kab.orang["budi"].pk],
    )


def unit_melingkar(kab: Kabupaten) -> None:
    """Let Dinas Kesehatan stand below its own Puskesmas."""
    suntik(
        "UPDATE organisasi_susunanunit SET induk_id = %s WHERE unit_id = %s",
        [kab.unit["Puskesmas Susoh"].pk, kab.unit["Dinas Kesehatan"].pk],
    )


def isi(klien: Client, jenis: str, **lain: str) -> str:
    return klien.get(HALAMAN, {"jenis": jenis, **lain}).content.decode()


def test_a_clean_register_has_only_the_vacant_heads_of_the_cast(
    kabupaten: Kabupaten,
) -> None:
    assert hitung_mutu() == dict.fromkeys(JenisMutu, 0) | {"KEPALA_KOSONG": 3}


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("dewi", 200), ("lina", 200), ("sari", 403), ("budi", 403), ("ilham", 403)],
)
def test_the_page_is_for_who_repairs_data(
    kabupaten: Kabupaten, masuk: Masuk, siapa: str, status: int
) -> None:
    klien = masuk(siapa)
    assert klien.get(HALAMAN).status_code == status
    assert ("Mutu data" in klien.get("/").text) is (status == 200)  # in the menu


def test_people_who_rate_each_other_are_named_with_the_repair(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    saling_menilai(kabupaten)
    teks = isi(masuk("lina"), "LINGKARAN_PENILAI")
    assert "Eko dinilai Budi dinilai Eko" in teks or (
        "Budi dinilai Eko dinilai Budi" in teks
    )
    assert f"/pegawai/{kabupaten.orang['eko'].kode}/penilai/" in teks


def test_a_loop_is_repaired_on_the_page_it_leads_to(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    saling_menilai(kabupaten)
    salah = PenetapanPenilai.objects.get()
    masuk("lina").post(
        f"/pegawai/{kabupaten.orang['eko'].kode}/penilai/{salah.pk}/akhiri/",
        {"akhir": "1 Januari 2026", "alasan": "keliru"},
    )
    assert hitung_mutu()["LINGKARAN_PENILAI"] == 0


def test_two_plt_who_rate_each_other_are_found(kabupaten: Kabupaten) -> None:
    """Each acts in a unit below the one the other leads."""
    kabupaten.buat_unit("Bidang A", "Dinas Kesehatan")
    kabupaten.buat_unit("Bidang B", "Dinas PUPR")
    kabupaten.buat_orang("Farid", "198101012005011009")
    kabupaten.pimpin("farid", "Dinas PUPR")
    kabupaten.pimpin("farid", "Bidang A", JenisPenempatan.PLT)
    kabupaten.pimpin("eko", "Bidang B", JenisPenempatan.PLT)
    assert hitung_mutu()["LINGKARAN_PENILAI"] == 1


def test_units_that_stand_below_each_other_are_found(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    unit_melingkar(kabupaten)
    teks = isi(masuk("dewi"), "LINGKARAN_UNIT")
    assert "Dinas Kesehatan di bawah Puskesmas Susoh" in teks


@pytest.mark.parametrize("bentuk", [saling_menilai, unit_melingkar])
def test_every_page_answers_while_there_is_a_loop(
    kabupaten: Kabupaten, masuk: Masuk, bentuk: Callable[[Kabupaten], None]
) -> None:
    bentuk(kabupaten)
    alamat = ["/", "/pegawai/", "/unit/", "/kebutuhan/", "/unit/?q=dinas", "/evaluasi/"]
    alamat += [f"{HALAMAN}?jenis={jenis}" for jenis in JenisMutu]
    for unit in kabupaten.unit.values():
        alamat += [f"/unit/{unit.kode}/", f"/unit/{unit.kode}/bagan/"]
    for orang in kabupaten.orang.values():
        alamat += [f"/pegawai/{orang.kode}/", f"/pegawai/{orang.kode}/penilai/"]
    for nama in ("dewi", "sari", "eko", "budi"):
        klien = masuk(nama)
        for satu in alamat:
            mulai = time.perf_counter()
            status = klien.get(satu).status_code
            assert status in (200, 302, 403, 404), (nama, satu)
            assert time.perf_counter() - mulai < 3, (nama, satu)


def test_a_unit_without_a_place_is_an_orphan_and_one_that_closed_is_not(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    UnitKerja.objects.create(nama="Unit Baru", jenis="SEKSI")
    tutup = UnitKerja.objects.create(nama="Unit Lama", jenis="SEKSI")
    SusunanUnit.objects.create(
        unit=tutup,
        induk=kabupaten.unit["Dinas PUPR"],
        berlaku=rentang(AWAL, date(2025, 12, 31)),
    )
    teks = isi(masuk("dewi"), "UNIT_LEPAS")
    assert "Unit Baru" in teks
    assert "Unit Lama" not in teks


def test_a_unit_below_one_without_a_place_is_an_orphan_too(
    kabupaten: Kabupaten,
) -> None:
    lepas = UnitKerja.objects.create(nama="Unit Baru", jenis="SEKSI")
    anak = UnitKerja.objects.create(nama="Anak Unit Baru", jenis="SEKSI")
    SusunanUnit.objects.create(unit=anak, induk=lepas, berlaku=rentang(AWAL))
    assert hitung_mutu()["UNIT_LEPAS"] == 2


def test_a_vacant_head_is_told_with_its_post(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    Penempatan.objects.filter(pegawai=kabupaten.orang["budi"]).delete()
    teks = isi(masuk("lina"), "KEPALA_KOSONG")
    assert "Kepala Puskesmas Susoh: tidak ada pejabat yang bertugas" in teks
    assert "Dinas PUPR" not in teks


def test_a_plt_fills_a_vacant_head(kabupaten: Kabupaten) -> None:
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    assert hitung_mutu()["KEPALA_KOSONG"] == 2


def test_somebody_without_a_post_is_found_until_he_has_left(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    baru = kabupaten.buat_orang("Farid", "198101012005011009")
    assert "Farid" in isi(masuk("dewi"), "TANPA_PENEMPATAN")
    KeadaanPegawai.objects.create(
        pegawai=baru, jenis=JenisKeadaan.BERHENTI.value, berlaku=rentang(AWAL)
    )
    assert hitung_mutu()["TANPA_PENEMPATAN"] == 0


def test_where_nobody_leads_up_to_the_top_people_are_without_penilai(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    Penempatan.objects.filter(pegawai=kabupaten.orang["safwan"]).delete()
    teks = isi(masuk("dewi"), "TANPA_PENILAI")
    for nama in ("Eko", "Citra", "Dewi", "Ilham"):
        assert nama in teks
    assert hitung_mutu()["TANPA_PENILAI"] == 4


def test_an_override_gives_them_a_penilai(kabupaten: Kabupaten) -> None:
    Penempatan.objects.filter(pegawai=kabupaten.orang["safwan"]).delete()
    PenetapanPenilai.objects.create(
        pegawai=kabupaten.orang["citra"],
        penilai=kabupaten.orang["eko"],
        dasar="SK",
        alasan="x",
        berlaku=rentang(AWAL),
    )
    assert hitung_mutu()["TANPA_PENILAI"] == 3


@pytest.mark.parametrize(
    ("nama", "nip", "lahir", "jumlah"),
    [
        ("SARI", "198804122014012009", None, 1),
        ("S a-r'i", "197012122014012009", date(1988, 4, 12), 1),
        ("Sari", "198804132014012009", None, 0),
        ("Sarinah", "198804122014012009", None, 0),
    ],
    ids=["nip tells the birth", "written otherwise", "born later", "another name"],
)
def test_the_same_name_and_birth_make_two_rows_suspicious(
    kabupaten: Kabupaten, nama: str, nip: str, lahir: date | None, jumlah: int
) -> None:
    Pegawai.objects.create(nama=nama, nip=nip, jenis="PNS", lahir=lahir)
    assert hitung_mutu()["RANGKAP"] == jumlah


def test_a_nip_that_somebody_had_before_makes_two_rows_suspicious(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    RiwayatNip.objects.create(
        pegawai=kabupaten.orang["citra"],
        nip=str(kabupaten.orang["sari"].nip),
        berlaku=rentang(AWAL, hari_ini()),
    )
    teks = isi(masuk("dewi"), "RANGKAP")
    assert "Sari" in teks
    assert "Citra" in teks
    assert "diperbaiki BKPSDM" in isi(masuk("lina"), "RANGKAP")


def test_the_unit_filter_narrows_and_counts_again(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    teks = isi(masuk("dewi"), "KEPALA_KOSONG", unit="pupr")
    assert "Kepala Dinas PUPR" in teks
    assert "Kepala BKPSDM" not in teks


def test_long_lists_come_in_pages(kabupaten: Kabupaten, masuk: Masuk) -> None:
    for nomor in range(30):
        kabupaten.buat_unit(f"Seksi {nomor:02}", "Dinas PUPR")
    teks = isi(masuk("dewi"), "KEPALA_KOSONG", unit="seksi")
    assert "Seksi 00" in teks
    assert "Seksi 29" not in teks
    assert "Seksi 29" in isi(masuk("dewi"), "KEPALA_KOSONG", unit="seksi", halaman="2")


def test_more_findings_cost_no_more_queries(
    kabupaten: Kabupaten, masuk: Masuk, jumlah_kueri: Callable[[str], object]
) -> None:
    for nomor in range(20):
        kabupaten.buat_orang(f"Tanpa{nomor}", f"1990010120{nomor:02}011001")
        kabupaten.buat_unit(f"Seksi {nomor:02}", "Dinas PUPR")
    klien = masuk("dewi")
    with jumlah_kueri("mutu_data"):  # type: ignore[attr-defined]
        klien.get(HALAMAN)


@pytest.mark.parametrize(
    ("penilai", "lingkaran"),
    [
        ({1: 2, 2: 3, 3: None}, []),
        ({1: 2, 2: 1}, [(1, 2)]),
        ({1: 2, 2: 3, 3: 2}, [(2, 3)]),
        ({1: 1, 4: 5, 5: 6, 6: 4}, [(1,), (4, 5, 6)]),
    ],
)
def test_each_loop_is_told_once(
    penilai: dict[int, int | None], lingkaran: list[tuple[int, ...]]
) -> None:
    assert cari_lingkaran(penilai) == lingkaran
