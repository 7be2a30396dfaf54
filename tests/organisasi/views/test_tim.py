"""The pages of teams."""

from collections.abc import Callable

import pytest
from django.test import Client

from organisasi.models import AnggotaTim, TimKerja
from organisasi.rules.tim import PeranTim
from tests.conftest import Kabupaten
from tests.organisasi.services.test_tim import buat, masukkan

Masuk = Callable[[str], Client]
ISIAN = {
    "nama": "Tim Gizi",
    "dasar_sk": "SK 1/2026",
    "mulai": "1 Januari 2026",
    "akhir": "",
}


@pytest.fixture
def tim(kabupaten: Kabupaten) -> TimKerja:
    """Return a team of Puskesmas Susoh: Sari leads, Lina and Citra are in it."""
    baru = buat(kabupaten)
    masukkan(kabupaten, baru, "sari", PeranTim.KETUA)
    for nama in ("lina", "citra"):
        masukkan(kabupaten, baru, nama)
    return baru


def unit(kab: Kabupaten, nama: str = "Puskesmas Susoh") -> str:
    return f"/unit/{kab.unit[nama].kode}/"


@pytest.mark.parametrize(
    ("siapa", "status", "baca"),
    [
        ("dewi", 200, 200),
        ("lina", 200, 200),
        ("budi", 200, 200),
        ("eko", 200, 200),
        ("sari", 403, 200),
        ("ilham", 403, 200),
        ("citra", 403, 200),
    ],
)
def test_who_keeps_a_team_and_who_reads_it(
    kabupaten: Kabupaten,
    masuk: Masuk,
    tim: TimKerja,
    siapa: str,
    status: int,
    baca: int,
) -> None:
    klien, halaman = masuk(siapa), f"/tim/{tim.kode}/"
    nomor = tim.anggota.get(pegawai=kabupaten.orang["lina"]).pk
    assert klien.get(halaman).status_code == baca
    for bagian in ("ubah/", "akhiri/", "anggota/baru/", f"anggota/{nomor}/akhiri/"):
        assert klien.get(halaman + bagian).status_code == status, bagian
        tolak = klien.post(halaman + bagian, {"akhir": "x"})
        assert tolak.status_code == status, bagian
    baru = klien.get(f"{unit(kabupaten)}tim/baru/").status_code
    assert baru == (404 if siapa == "citra" else status)
    tombol = "Ubah tim" in klien.get(halaman).content.decode()
    assert tombol == (status == 200)


def test_a_team_elsewhere_does_not_exist(
    kabupaten: Kabupaten, masuk: Masuk, tim: TimKerja
) -> None:
    AnggotaTim.objects.filter(pegawai=kabupaten.orang["citra"]).delete()
    klien = masuk("citra")
    for bagian in ("", "ubah/", "akhiri/", "anggota/baru/"):
        assert klien.get(f"/tim/{tim.kode}/{bagian}").status_code == 404


def test_names_are_shown_to_members_keepers_and_readers(
    kabupaten: Kabupaten, masuk: Masuk, tim: TimKerja
) -> None:
    kabupaten.buat_orang("Farid", "198101012005011009")
    kabupaten.staf("farid", "Puskesmas Susoh", "Sanitarian")
    halaman = f"/tim/{tim.kode}/"
    for siapa in ("dewi", "budi", "citra", "ilham"):
        assert "Lina" in masuk(siapa).get(halaman).content.decode(), siapa
    teks = masuk("farid").get(halaman).content.decode()
    assert "Sari" in teks
    assert "Lina" not in teks
    assert "Dan 2 keanggotaan lain." in teks


def test_the_unit_and_the_person_name_the_team(
    kabupaten: Kabupaten, masuk: Masuk, tim: TimKerja
) -> None:
    teks = masuk("budi").get(unit(kabupaten)).content.decode()
    assert f"/tim/{tim.kode}/" in teks
    assert "Ketua Sari" in teks
    assert "3 orang" in teks
    assert "Buat tim kerja" in teks
    assert "Buat tim kerja" not in masuk("sari").get(unit(kabupaten)).content.decode()
    saya = masuk("sari").get(f"/pegawai/{kabupaten.orang['sari'].kode}/")
    assert f"/tim/{tim.kode}/" in saya.content.decode()
    dulu = masuk("budi").get(unit(kabupaten), {"pada": "2025-06-01"})
    assert f"/tim/{tim.kode}/" not in dulu.content.decode()


def test_a_team_is_made_and_gets_its_ketua(kabupaten: Kabupaten, masuk: Masuk) -> None:
    klien = masuk("budi")
    balasan = klien.post(f"{unit(kabupaten)}tim/baru/", ISIAN)
    tim = TimKerja.objects.get(nama="Tim Gizi")
    anggota = f"/tim/{tim.kode}/anggota/baru/"
    assert (balasan.status_code, balasan["Location"]) == (302, anggota)
    assert "Cari orangnya di atas" in klien.get(anggota).content.decode()
    assert "Sari" in klien.get(anggota, {"q": "sar"}).content.decode()
    assert "Citra" not in klien.get(anggota, {"q": "citra"}).content.decode()
    isian = {
        "pegawai": str(kabupaten.orang["sari"].kode),
        "peran": "KETUA",
        "mulai": "1 Januari 2026",
        "akhir": "",
    }
    teks = klien.post(anggota, isian, follow=True).content.decode()
    assert "Sari masuk ke Tim Gizi." in teks
    assert tim.anggota.get().peran == "KETUA"
    lagi = klien.post(anggota, isian)
    assert lagi.status_code == 400
    assert "Sari sudah ketua tim ini" in lagi.content.decode()


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"nama": ""}, "Isi nama tim."),
        ({"dasar_sk": ""}, "Isi nomor SK pembentukan tim."),
        ({"mulai": "31 Juni 2026"}, "bukan tanggal yang ada"),
        ({"akhir": "1 Januari 2025"}, "mendahului tanggal mulai"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_kept(
    kabupaten: Kabupaten, masuk: Masuk, lain: dict[str, str], kalimat: str
) -> None:
    balasan = masuk("budi").post(f"{unit(kabupaten)}tim/baru/", ISIAN | lain)
    teks = balasan.content.decode()
    assert kalimat in teks
    assert all(isi in teks for nama, isi in ISIAN.items() if nama not in lain)
    assert not TimKerja.objects.exists()


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"pegawai": ""}, "Pilih orangnya."),
        ({"pegawai": "x"}, "Pilih dari daftar."),
        ({"peran": "X"}, "Pilih ketua atau anggota."),
    ],
)
def test_a_member_is_chosen_from_what_was_found(
    kabupaten: Kabupaten,
    masuk: Masuk,
    tim: TimKerja,
    lain: dict[str, str],
    kalimat: str,
) -> None:
    isian = {
        "pegawai": str(kabupaten.orang["budi"].kode),
        "peran": "ANGGOTA",
        "mulai": "1 Maret 2026",
    }
    halaman = f"/tim/{tim.kode}/anggota/baru/?q=budi"
    teks = masuk("budi").post(halaman, isian | lain).content.decode()
    assert kalimat in teks
    assert tim.anggota.count() == 3


def test_a_late_tab_is_told_and_keeps_its_words(
    kabupaten: Kabupaten, masuk: Masuk, tim: TimKerja
) -> None:
    klien, halaman = masuk("budi"), f"/tim/{tim.kode}/ubah/"
    isian = ISIAN | {"akhir": "31 Desember 2026"}
    assert klien.post(halaman, isian | {"versi": "1"}).status_code == 302
    balasan = klien.post(halaman, isian | {"versi": "1", "nama": "Tim Lain"})
    assert balasan.status_code == 409
    assert "Tim Lain" in balasan.content.decode()
    ulang = klien.post(halaman, isian | {"versi": "2", "nama": "Tim Lain"})
    assert ulang.status_code == 302
    tim.refresh_from_db()
    assert tim.nama == "Tim Lain"


def test_a_membership_and_a_team_end_on_their_pages(
    kabupaten: Kabupaten, masuk: Masuk, tim: TimKerja
) -> None:
    klien, halaman = masuk("budi"), f"/tim/{tim.kode}/"
    lina = tim.anggota.get(pegawai=kabupaten.orang["lina"])
    akhiri = f"{halaman}anggota/{lina.pk}/akhiri/"
    assert klien.post(akhiri, {"akhir": "1 Januari 2030"}).status_code == 400
    assert klien.post(akhiri, {"akhir": "31 Maret 2026"}).status_code == 302
    salah = klien.post(f"{halaman}akhiri/", {"akhir": "1 Januari 2030", "versi": "1"})
    assert salah.status_code == 400
    usang = klien.post(f"{halaman}akhiri/", {"akhir": "30 Juni 2026", "versi": "7"})
    assert usang.status_code == 409
    selesai = {"akhir": "30 Juni 2026", "versi": "1"}
    teks = klien.post(f"{halaman}akhiri/", selesai, follow=True).content.decode()
    assert "sudah berakhir" in teks
    assert "Masukkan orang" not in teks


def test_a_membership_is_ended_only_under_its_team(
    kabupaten: Kabupaten, masuk: Masuk, tim: TimKerja
) -> None:
    lain = masukkan(kabupaten, buat(kabupaten), "sari")
    balasan = masuk("budi").get(f"/tim/{tim.kode}/anggota/{lain.pk}/akhiri/")
    assert balasan.status_code == 404


def test_more_members_and_teams_cost_no_more_queries(
    kabupaten: Kabupaten,
    masuk: Masuk,
    tim: TimKerja,
    jumlah_kueri: Callable[[str], object],
) -> None:
    for nomor in range(12):
        nama = f"Anggota{nomor}"
        kabupaten.buat_orang(nama, f"1990010120{nomor:02}011001")
        masukkan(kabupaten, tim, nama.lower())
        masukkan(kabupaten, buat(kabupaten), nama.lower(), PeranTim.KETUA)
    klien = masuk("dewi")
    with jumlah_kueri("tim:detail"):  # type: ignore[attr-defined]
        klien.get(f"/tim/{tim.kode}/")
    with jumlah_kueri("unit:tim"):  # type: ignore[attr-defined]
        klien.get(unit(kabupaten))
