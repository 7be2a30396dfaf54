"""Tree, unit page and org chart through their addresses."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import Penempatan, PerubahanStruktur, SusunanUnit
from organisasi.rules.jenis import JenisPenempatan, JenisUnit
from organisasi.rules.perubahan import JenisPerubahan
from tests.conftest import AWAL, Kabupaten

Masuk = Callable[[str], Client]
POHON = reverse("organisasi:unit_list")
HALAMAN = ("unit_detail", "unit_bagan")


def alamat(kab: Kabupaten, halaman: str, unit: str) -> str:
    return reverse(f"organisasi:{halaman}", args=[kab.unit[unit].kode])


def teks(response: object) -> str:
    isi = response.content.decode()  # type: ignore[attr-defined]
    badan = isi.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", badan).split())


BUKA = {
    # actor: who may open Kabupaten, Dinas Kesehatan, Puskesmas Susoh, Dinas PUPR
    "dewi": (200, 200, 200, 200),
    "ilham": (200, 200, 200, 200),
    "safwan": (200, 200, 200, 200),
    "lina": (404, 200, 200, 404),
    "eko": (404, 200, 200, 404),
    "budi": (404, 404, 200, 404),
    "sari": (404, 404, 200, 404),
    "citra": (404, 404, 404, 200),
}


@pytest.mark.parametrize("halaman", HALAMAN)
@pytest.mark.parametrize("aktor", BUKA)
def test_who_opens_which_unit(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str, halaman: str
) -> None:
    klien = masuk(aktor)
    unit = ("Kabupaten", "Dinas Kesehatan", "Puskesmas Susoh", "Dinas PUPR")
    status = tuple(
        klien.get(alamat(kabupaten, halaman, satu)).status_code for satu in unit
    )
    assert status == BUKA[aktor]


def test_the_tree_starts_where_the_scope_starts(masuk: Masuk) -> None:
    def puncak(aktor: str) -> list[str]:
        return [s.nama for s in masuk(aktor).get(POHON).context["pohon"]]

    assert puncak("dewi") == ["Kabupaten"]
    assert puncak("lina") == ["Dinas Kesehatan"]
    assert puncak("citra") == ["Dinas PUPR"]


def test_a_pegawai_below_a_read_unit_is_not_a_second_top(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.buat_unit("Bidang Gizi", "Dinas Kesehatan", JenisUnit.BIDANG)
    Penempatan.objects.create(
        pegawai=kabupaten.orang["eko"],
        jabatan=kabupaten.jabatan["Bidang Gizi"],
        jenis=JenisPenempatan.PLT.value,
        berlaku=rentang(AWAL),
    )
    pohon = masuk("eko").get(POHON).context["pohon"]
    assert [s.nama for s in pohon] == ["Dinas Kesehatan"]


def test_search_finds_units_of_the_scope_by_words(masuk: Masuk) -> None:
    def ketemu(aktor: str, kata: str) -> list[str]:
        halaman = masuk(aktor).get(POHON, {"q": kata}).context["halaman"]
        return [unit.nama for unit in halaman.object_list]

    assert ketemu("dewi", "susoh pusk") == ["Puskesmas Susoh"]
    assert ketemu("lina", "dinas") == ["Dinas Kesehatan"]
    assert ketemu("dewi", "100%") == []


def test_numbers_in_names_sort_as_numbers(masuk: Masuk, kabupaten: Kabupaten) -> None:
    for nomor in (10, 2, 1):
        kabupaten.buat_unit(f"SD Negeri {nomor}", "Dinas PUPR", JenisUnit.SEKOLAH)
    akar = masuk("dewi").get(POHON).context["pohon"][0]
    pupr = next(s for s in akar.anak if s.nama == "Dinas PUPR")
    assert [s.nama for s in pupr.anak] == [
        "SD Negeri 1",
        "SD Negeri 2",
        "SD Negeri 10",
    ]


def test_a_unit_tells_head_posts_quota_and_people(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    response = masuk("dewi").get(alamat(kabupaten, "unit_detail", "Puskesmas Susoh"))
    isi = teks(response)
    assert "Kepala Puskesmas Susoh: Budi" in isi
    assert "Bidan Penyelia" in isi
    assert "1 dari 1" in isi
    assert response.context["jumlah"] == [("PNS", 2)]
    assert [t.nama for t in response.context["jalur"]] == [
        "Kabupaten",
        "Dinas Kesehatan",
    ]


def test_people_below_count_for_the_unit_above(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    response = masuk("dewi").get(alamat(kabupaten, "unit_detail", "Dinas Kesehatan"))
    assert response.context["jumlah"] == [("PNS", 4)]


def test_a_vacant_post_is_said_and_a_plt_is_named(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien = masuk("dewi")
    jalur = alamat(kabupaten, "unit_detail", "Dinas PUPR")
    assert "Kepala Dinas PUPR: kosong" in teks(klien.get(jalur))
    kabupaten.pimpin("ilham", "Dinas PUPR", JenisPenempatan.PLT)
    assert "Kepala Dinas PUPR: Plt. Ilham" in teks(klien.get(jalur))


def test_a_colleague_sees_the_head_and_only_the_number_of_others(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.buat_orang("Tari", "199001012015031001")
    kabupaten.staf("tari", "Puskesmas Susoh", "Perawat Terampil")
    isi = teks(masuk("sari").get(alamat(kabupaten, "unit_detail", "Puskesmas Susoh")))
    assert "Budi" in isi
    assert "Sari" in isi
    assert "Tari" not in isi
    assert "Perawat Terampil" in isi


def test_more_holders_than_shown_are_counted(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    jabatan = kabupaten.orang["citra"].penempatan.get().jabatan
    jabatan.kuota = 9
    jabatan.save()
    for nomor in range(11):
        nama = f"Pegawai {nomor:02d}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        Penempatan.objects.create(
            pegawai=kabupaten.orang[nama.lower()],
            jabatan=jabatan,
            berlaku=rentang(AWAL),
        )
    isi = teks(masuk("dewi").get(alamat(kabupaten, "unit_detail", "Dinas PUPR")))
    assert "dan 4 orang lain" in isi
    assert "12 dari 9 melebihi kuota" in isi


def test_the_chart_draws_two_levels_and_links_deeper(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.buat_unit("Poli Gigi", "Puskesmas Susoh", JenisUnit.SEKSI)
    response = masuk("dewi").get(alamat(kabupaten, "unit_bagan", "Kabupaten"))
    isi = response.content.decode()
    assert "Puskesmas Susoh" in isi
    assert "Poli Gigi" not in isi
    assert alamat(kabupaten, "unit_bagan", "Puskesmas Susoh") in isi


def test_the_chart_is_bounded_and_says_what_it_leaves_out(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    for nomor in range(90):
        kabupaten.buat_unit(f"SD Negeri {nomor}", "Dinas PUPR", JenisUnit.SEKOLAH)
    klien = masuk("dewi")
    sempit = klien.get(alamat(kabupaten, "unit_bagan", "Dinas PUPR"))
    assert sempit.content.count(b'class="kotak') == 81 + sempit.content.count(
        b'class="kotak-'
    )
    assert "10 unit lain di bawah Dinas PUPR" in teks(sempit)
    atas = klien.get(alamat(kabupaten, "unit_bagan", "Kabupaten"))
    assert "SD Negeri" not in teks(atas)


def test_the_chart_is_a_nested_list_that_a_keyboard_walks(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isi = masuk("dewi").get(alamat(kabupaten, "unit_bagan", "Kabupaten"))
    badan = isi.content.decode().partition('<ul class="bagan">')[2]
    urutan = [badan.index(kabupaten.unit[n].nama) for n in ("Kabupaten", "Dinas PUPR")]
    assert urutan == sorted(urutan)
    assert badan.count("<ul") >= 2
    assert badan.count("<a ") >= len(kabupaten.unit)


def test_another_day_shows_the_structure_of_that_day(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    pindah = date(2026, 1, 1)
    lama = SusunanUnit.objects.get(unit=kabupaten.unit["Puskesmas Susoh"])
    lama.berlaku = rentang(AWAL, date(2025, 12, 31))
    lama.save()
    SusunanUnit.objects.create(
        unit=kabupaten.unit["Puskesmas Susoh"],
        induk=kabupaten.unit["Dinas PUPR"],
        berlaku=rentang(pindah),
    )
    klien = masuk("eko")
    jalur = alamat(kabupaten, "unit_bagan", "Dinas Kesehatan")
    assert "Puskesmas Susoh" not in teks(klien.get(jalur))
    assert "Puskesmas Susoh" in teks(klien.get(jalur, {"pada": "2025-12-31"}))
    unit = alamat(kabupaten, "unit_detail", "Puskesmas Susoh")
    assert klien.get(unit).status_code == 404
    assert klien.get(unit, {"pada": "2025-12-31"}).status_code == 200


def test_before_the_first_day_there_is_an_empty_tree(masuk: Masuk) -> None:
    response = masuk("dewi").get(POHON, {"pada": "2001-01-01"})
    assert "Pada tanggal itu belum ada unit" in teks(response)


@pytest.mark.parametrize("halaman", ["unit_list", "unit_detail", "unit_bagan"])
def test_pages_ask_as_often_for_many_units_as_for_few(
    masuk: Masuk,
    kabupaten: Kabupaten,
    jumlah_kueri: Callable[[str], object],
    halaman: str,
) -> None:
    jalur = POHON
    if halaman != "unit_list":
        jalur = alamat(kabupaten, halaman, "Dinas Kesehatan")
    klien = masuk("lina")
    klien.get(jalur)
    with jumlah_kueri(f"unit:{halaman}"):  # type: ignore[attr-defined]
        klien.get(jalur)
    for nomor in range(12):
        unit, nama = f"Puskesmas {nomor}", f"Pegawai {nomor:02d}"
        kabupaten.buat_unit(unit, "Dinas Kesehatan", JenisUnit.PUSKESMAS)
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.pimpin(nama.lower(), unit)
        PerubahanStruktur.objects.create(
            jenis=JenisPerubahan.NAMA_UNIT.value,
            tanggal=hari_ini() + timedelta(1 + nomor),
            unit=kabupaten.unit["Dinas Kesehatan"],
            baris=[],
            oleh=kabupaten.akun("dewi"),
        )
    with jumlah_kueri(f"unit:{halaman}"):  # type: ignore[attr-defined]
        klien.get(jalur)


def test_a_search_without_a_hit_does_not_say_that_nothing_is_theirs(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    isi = masuk("dewi").get("/unit/?q=jeurunger").content.decode()
    assert "Tidak ada unit yang cocok" in isi
    assert "Belum ada unit untuk Anda" not in isi
