"""The pages of needs, through their addresses."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from organisasi.models import Kebutuhan, Sasaran
from organisasi.rules.jenis import JenisPeran
from organisasi.rules.kebutuhan import JenisKeputusan
from organisasi.services.kebutuhan import decide_kebutuhan
from tests.conftest import Kabupaten
from tests.organisasi.kebutuhan import ISI, TAHUN, usulkan

Masuk = Callable[[str], Client]
DAFTAR = reverse("organisasi:kebutuhan_unit")


def ke(nama: str, kode: object) -> str:
    return reverse(f"organisasi:{nama}", args=[kode])


def papan(kab: Kabupaten, unit: str = "Puskesmas Susoh") -> str:
    return ke("kebutuhan_papan", kab.unit[unit].kode)


# board, detail, propose, edit, decide
HAK = {
    "budi": (200, 200, 200, 200, 200),
    "eko": (200, 200, 403, 403, 200),
    "safwan": (200, 200, 403, 403, 200),
    "lina": (200, 200, 200, 200, 403),
    "dewi": (200, 200, 200, 403, 403),
    "ilham": (200, 200, 403, 403, 403),
    "sari": (200, 200, 403, 403, 403),
    "citra": (404, 404, 404, 404, 404),
}


@pytest.mark.parametrize("aktor", HAK)
def test_who_opens_which_page(masuk: Masuk, kabupaten: Kabupaten, aktor: str) -> None:
    kebutuhan = usulkan(kabupaten)
    klien = masuk(aktor)
    halaman = (
        papan(kabupaten),
        ke("kebutuhan_detail", kebutuhan.kode),
        ke("kebutuhan_create", kebutuhan.unit.kode),
        ke("kebutuhan_edit", kebutuhan.kode),
        ke("keputusan_create", kebutuhan.kode),
    )
    assert tuple(klien.get(satu).status_code for satu in halaman) == HAK[aktor]


def test_the_anonymous_is_sent_to_the_login(
    client: Client, kabupaten: Kabupaten
) -> None:
    for alamat in (DAFTAR, papan(kabupaten)):
        assert client.get(alamat)["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("aktor", "unit"),
    [("budi", "Puskesmas Susoh"), ("sari", "Puskesmas Susoh"), ("citra", "Dinas PUPR")],
)
def test_who_has_one_unit_goes_straight_there(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str, unit: str
) -> None:
    response = masuk(aktor).get(DAFTAR)
    assert response["Location"] == f"{papan(kabupaten, unit)}?tahun={TAHUN}"


def test_the_list_counts_and_searches(masuk: Masuk, kabupaten: Kabupaten) -> None:
    usulkan(kabupaten)
    decide_kebutuhan(
        kebutuhan=usulkan(kabupaten),
        actor=kabupaten.akun("budi"),
        jenis=JenisKeputusan.TOLAK,
        alasan="Sudah ada",
        versi=1,
    )
    response = masuk("dewi").get(DAFTAR, {"q": "susoh"})
    (unit,) = response.context["halaman"].object_list
    assert (unit.nama, unit.jumlah, unit.menunggu) == ("Puskesmas Susoh", 2, 1)
    kosong = masuk("dewi").get(DAFTAR, {"q": "jeurunger"})
    assert "Tidak ada unit yang cocok" in kosong.content.decode()


def test_a_search_widens_nobodys_sight(masuk: Masuk) -> None:
    response = masuk("lina").get(DAFTAR, {"q": ""})
    nama = [unit.nama for unit in response.context["halaman"].object_list]
    assert nama == ["Dinas Kesehatan", "Puskesmas Susoh"]


def test_an_empty_board_says_what_belongs_there(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isi = masuk("budi").get(papan(kabupaten)).content.decode()
    assert "Tambah kebutuhan pertama" in isi
    bagi_sari = masuk("sari").get(papan(kabupaten)).content.decode()
    assert "Tambah kebutuhan" not in bagi_sari


def test_a_year_long_past_is_read_but_not_added_to(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    usulkan(kabupaten, tahun=2022)
    isi = masuk("budi").get(papan(kabupaten), {"tahun": "2022"}).content.decode()
    assert str(ISI["pernyataan"]) in isi
    assert "Tambah kebutuhan" not in isi


def test_a_head_adds_a_sasaran_and_sees_the_tree(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kode = kabupaten.unit["Puskesmas Susoh"].kode
    alamat = f"{ke('sasaran_create', kode)}?tahun={TAHUN}"
    klien = masuk("budi")
    klien.post(alamat, {"jenis": "SASARAN", "rumusan": "Ibu selamat", "induk": ""})
    induk = Sasaran.objects.get()
    klien.post(alamat, {"jenis": "PROGRAM", "rumusan": "Jaga malam", "induk": induk.pk})
    (akar,) = klien.get(papan(kabupaten)).context["papan"].pohon
    assert akar.sasaran.rumusan == "Ibu selamat"
    assert [satu.sasaran.rumusan for satu in akar.anak] == ["Jaga malam"]


def test_needs_stand_by_priority_with_their_arithmetic(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    usulkan(kabupaten, pernyataan="Kecil", urgensi=1)
    usulkan(kabupaten, pernyataan="Besar")
    response = masuk("sari").get(papan(kabupaten))
    isi = response.content.decode()
    nama = [b.kebutuhan.pernyataan for b in response.context["papan"].baris]
    assert nama == ["Besar", "Kecil"]
    assert "urgensi 5 × dampak 4 × kelayakan 3 = 60" in isi
    assert "2 kebutuhan belum punya indikator" in isi


def test_the_status_names_whose_turn_it_is(masuk: Masuk, kabupaten: Kabupaten) -> None:
    usulkan(kabupaten)
    kata = {
        aktor: [
            (b.kata, b.rincian)
            for b in masuk(aktor).get(papan(kabupaten)).context["papan"].baris
        ]
        for aktor in ("budi", "eko", "sari")
    }
    assert kata == {
        "budi": [("Menunggu Anda", "")],
        "eko": [("Menunggu pihak lain", "Budi")],
        "sari": [("Menunggu pihak lain", "Budi")],
    }


def test_proposing_through_the_form(masuk: Masuk, kabupaten: Kabupaten) -> None:
    kode = kabupaten.unit["Puskesmas Susoh"].kode
    alamat = f"{ke('kebutuhan_create', kode)}?tahun={TAHUN + 1}"
    response = masuk("lina").post(alamat, ISI, follow=True)
    kebutuhan = Kebutuhan.objects.get()
    assert (kebutuhan.tahun, kebutuhan.dibuat_oleh.nama) == (TAHUN + 1, "Lina")
    assert "Prioritas: urgensi 5 × dampak 4" in response.content.decode()


def test_a_missing_word_is_asked_for_and_the_rest_is_kept(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kode = kabupaten.unit["Puskesmas Susoh"].kode
    response = masuk("budi").post(
        ke("kebutuhan_create", kode), {**ISI, "bukti": "", "urgensi": "9"}
    )
    isi = response.content.decode()
    assert "<title>Galat:" in isi
    assert str(ISI["sebab"]) in isi
    assert not Kebutuhan.objects.exists()


def test_the_second_of_two_editors_sees_both_values(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kebutuhan = usulkan(kabupaten)
    alamat = ke("kebutuhan_edit", kebutuhan.kode)
    masuk("budi").post(alamat, {**ISI, "sebab": "Kata Budi", "versi": 1})
    klien = masuk("lina")
    response = klien.post(alamat, {**ISI, "sebab": "Kata Lina", "versi": 1})
    isi = response.content.decode()
    assert response.status_code == 409
    assert "Sebab sekarang: Kata Budi." in isi
    assert "Kata Lina</textarea>" in isi
    assert "Bukti sekarang" not in isi
    versi = response.context["form"]["versi"].value()
    klien.post(alamat, {**ISI, "sebab": "Kata Lina", "versi": versi})
    kebutuhan.refresh_from_db()
    assert kebutuhan.sebab == "Kata Lina"


def test_postponing_asks_for_a_day(masuk: Masuk, kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten)
    alamat = ke("keputusan_create", kebutuhan.kode)
    isian = {"jenis": "TUNDA", "alasan": "Anggaran habis", "versi": 1}
    klien = masuk("budi")
    assert "Isi tanggalnya" in klien.post(alamat, isian).content.decode()
    klien.post(alamat, {**isian, "tinjau_pada": f"1 Maret {TAHUN + 1}"})
    isi = klien.get(ke("kebutuhan_detail", kebutuhan.kode)).content.decode()
    assert f"ditunda sampai 1 Maret {TAHUN + 1}" in isi
    assert "Anggaran habis" in isi


def test_the_second_of_two_deciders_learns_what_was_decided(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kebutuhan = usulkan(kabupaten)
    alamat = ke("keputusan_create", kebutuhan.kode)
    satu = {"jenis": "PELATIHAN", "alasan": "Latih dulu", "versi": 1}
    masuk("budi").post(alamat, satu)
    response = masuk("eko").post(alamat, {**satu, "alasan": "Dari Eko"})
    isi = response.content.decode()
    assert response.status_code == 409
    assert "Keputusan terakhir: pelatihan, oleh Budi, “Latih dulu”" in isi
    assert "Dari Eko" in isi


def test_a_refused_need_is_not_decided_again(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kebutuhan = usulkan(kabupaten)
    alamat = ke("keputusan_create", kebutuhan.kode)
    klien = masuk("budi")
    klien.post(alamat, {"jenis": "TOLAK", "alasan": "Sudah ada", "versi": 1})
    assert klien.get(alamat).status_code == 400


def test_choosing_an_indicator_leads_to_its_page_and_saves_nothing_yet(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kebutuhan = usulkan(kabupaten)
    response = masuk("budi").post(
        ke("keputusan_create", kebutuhan.kode),
        {"jenis": "INDIKATOR", "alasan": "Diukur dulu", "versi": 1},
        follow=True,
    )
    assert response.request["PATH_INFO"] == reverse("indikator:indikator_create")
    assert "Diukur dulu" in response.content.decode()
    assert not kebutuhan.keputusan.exists()


def test_words_of_a_user_are_never_markup(masuk: Masuk, kabupaten: Kabupaten) -> None:
    kebutuhan = usulkan(kabupaten, pernyataan="<b>tebal</b>", sebab="<i>x</i>")
    for alamat in (papan(kabupaten), ke("kebutuhan_detail", kebutuhan.kode)):
        isi = masuk("budi").get(alamat).content.decode()
        assert "<b>tebal" not in isi
        assert "<i>x" not in isi


Hitung = Callable[[str], AbstractContextManager[None]]


def test_the_board_asks_as_often_for_many_as_for_few(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Hitung
) -> None:
    klien = masuk("budi")
    usulkan(kabupaten)
    klien.get(papan(kabupaten))
    with jumlah_kueri("kebutuhan:papan"):
        klien.get(papan(kabupaten))
    for nomor in range(20):
        usulkan(kabupaten, pernyataan=f"Kebutuhan {nomor}")
    with jumlah_kueri("kebutuhan:papan"):
        klien.get(papan(kabupaten))


def test_the_list_asks_as_often_for_many_as_for_few(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Hitung
) -> None:
    klien = masuk("dewi")
    klien.get(DAFTAR, {"q": ""})
    with jumlah_kueri("kebutuhan:unit"):
        klien.get(DAFTAR, {"q": ""})
    for nomor in range(20):
        kabupaten.buat_unit(f"Bidang {nomor}", "Dinas PUPR")
    with jumlah_kueri("kebutuhan:unit"):
        klien.get(DAFTAR, {"q": ""})


def test_a_head_is_told_how_many_needs_wait(masuk: Masuk, kabupaten: Kabupaten) -> None:
    usulkan(kabupaten)
    usulkan(kabupaten)
    for aktor, ada in (("budi", True), ("eko", False), ("lina", False)):
        isi = masuk(aktor).get("/").content.decode()
        assert ("2 kebutuhan menunggu keputusan Anda" in isi) == ada


def test_the_line_on_beranda_leads_to_the_year_that_waits(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    usulkan(kabupaten, tahun=TAHUN + 1)
    isi = masuk("budi").get("/").content.decode()
    assert f'href="{papan(kabupaten)}?tahun={TAHUN + 1}"' in isi


def test_a_unit_without_a_head_waits_for_the_head_above(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.peran("citra", JenisPeran.ADMIN_SKPK, "Dinas PUPR")
    usulkan(kabupaten, unit="Dinas PUPR", oleh="citra")
    isi = masuk("safwan").get("/").content.decode()
    assert "1 kebutuhan menunggu keputusan Anda" in isi
