"""The desk: rights, plain forms, the script's answer, conflicts, undo, sending."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client

from evaluasi.models import Evaluasi, UmpanBalik
from evaluasi.rules.alur import StatusEvaluasi
from kinerja.jadwal.selectors import sebut_kode
from kinerja.lib.tanggal import format_tanggal, rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import KeadaanPegawai
from organisasi.rules.jenis import JenisKeadaan
from tests.evaluasi.masa import Masa

Masuk = Callable[[str], Client]
Hitung = Callable[[str], AbstractContextManager[object]]
SKRIP = {"X-Kinerja": "meja"}


@pytest.fixture
def siap(masa: Masa) -> Evaluasi:
    tahap = masa.tahap()
    masa.capaian(tahap)
    return masa.evaluasi("sari", tahap)


def alamat(evaluasi: Evaluasi, ekor: str = "") -> str:
    return f"/meja/{sebut_kode(evaluasi.tahap)}/{ekor}"


def kirim(evaluasi: Evaluasi, **lain: object) -> dict[str, object]:
    isi: dict[str, object] = {
        "hasil": "SESUAI",
        "perilaku": "DIATAS",
        "catatan": "",
        "versi": evaluasi.versi,
    }
    return {**isi, **lain}


@pytest.mark.parametrize(
    ("nama", "status"),
    [("budi", 200), ("sari", 403), ("citra", 403), ("dewi", 403), ("safwan", 403)],
)
def test_the_desk_is_the_penilais(
    masuk: Masuk, siap: Evaluasi, nama: str, status: int
) -> None:
    assert masuk(nama).get("/meja/").status_code == status
    assert masuk(nama).get(alamat(siap)).status_code == status
    assert masuk(nama).get(alamat(siap, "periksa/")).status_code == status


def test_the_anonymous_is_sent_to_sign_in(client: Client, siap: Evaluasi) -> None:
    assert client.get("/meja/").status_code == 302
    assert client.post(f"/meja/nilai/{siap.kode}/").status_code == 302


@pytest.mark.parametrize("nama", ["sari", "citra", "dewi", "eko"])
def test_nobody_else_posts_a_rating(masuk: Masuk, siap: Evaluasi, nama: str) -> None:
    respons = masuk(nama).post(f"/meja/nilai/{siap.kode}/", kirim(siap))
    assert respons.status_code == 403
    siap.refresh_from_db()
    assert siap.predikat == ""


def test_a_penilai_reaches_only_his_own_people(
    masa: Masa, masuk: Masuk, siap: Evaluasi
) -> None:
    lain = masa.bahan.evaluasi("citra", "safwan", None, tahap=siap.tahap)
    respons = masuk("budi").post(f"/meja/nilai/{lain.kode}/", kirim(lain))
    assert respons.status_code == 404
    assert "Citra" not in masuk("budi").get("/meja/").text


def test_a_plain_form_saves_and_comes_back_to_the_row(
    masuk: Masuk, siap: Evaluasi
) -> None:
    respons = masuk("budi").post(f"/meja/nilai/{siap.kode}/", kirim(siap))
    assert respons.status_code == 302
    assert respons["Location"] == f"{alamat(siap)}#o-{siap.kode}"
    siap.refresh_from_db()
    assert siap.predikat == "BAIK"


def test_mx_21_a_posted_predikat_is_ignored(masuk: Masuk, siap: Evaluasi) -> None:
    isi = kirim(siap, perilaku="SESUAI", predikat="SANGAT_BAIK")
    masuk("budi").post(f"/meja/nilai/{siap.kode}/", isi)
    siap.refresh_from_db()
    assert siap.predikat == "BAIK"


def test_the_script_gets_predikat_count_and_hour(masuk: Masuk, siap: Evaluasi) -> None:
    respons = masuk("budi").post(
        f"/meja/nilai/{siap.kode}/", kirim(siap), headers=SKRIP
    )
    assert respons.status_code == 200
    for bagian in ('data-selesai="1"', 'data-jumlah="1"', "WIB", "Baik", 'value="2"'):
        assert bagian in respons.text
    assert "<html" not in respons.text


def test_the_distribution_counts_what_is_stored_on_this_desk_only(
    masa: Masa, masuk: Masuk, siap: Evaluasi
) -> None:
    lain = masa.bahan.evaluasi("citra", "safwan", None, tahap=siap.tahap)
    assert lain.predikat == "BAIK"
    budi = masuk("budi")
    isi = budi.get("/meja/").text
    assert "Sebaran 0 dari 1 pegawai: Sangat Baik 0, Baik 0," in isi
    assert "idealnya sebagian besar pegawai Baik" in isi
    assert "bukan jatah" in isi
    respons = budi.post(f"/meja/nilai/{siap.kode}/", kirim(siap), headers=SKRIP)
    harap = "Sebaran 1 dari 1 pegawai: Sangat Baik 0, Baik 1,"
    assert harap in respons.text
    assert harap in budi.get("/meja/").text


def test_without_capaian_organisasi_no_guide_is_drawn(masa: Masa, masuk: Masuk) -> None:
    masa.evaluasi("sari", masa.tahap())
    isi = masuk("budi").get("/meja/").text
    assert "Pola pandu tampil sesudah capaian organisasi ditetapkan." in isi
    assert "g-kurva" not in isi


@pytest.mark.parametrize("kepala", [{}, SKRIP])
def test_a_stale_row_shows_both_values_and_saves_nothing(
    masuk: Masuk, siap: Evaluasi, kepala: dict[str, str]
) -> None:
    budi = masuk("budi")
    budi.post(f"/meja/nilai/{siap.kode}/", kirim(siap))
    respons = budi.post(
        f"/meja/nilai/{siap.kode}/",
        kirim(siap, hasil="DIBAWAH", catatan="Kata di layar."),
        headers=kepala,
    )
    assert respons.status_code == 409
    assert "hasil kerja <b>Dibawah</b>" in respons.text
    assert "hasil kerja <b>Sesuai</b>" in respons.text
    siap.refresh_from_db()
    assert siap.rating_hasil == "SESUAI"
    if not kepala:
        assert "Kata di layar." in respons.text
        rapi = " ".join(respons.text.split())
        assert 'name="hasil" value="DIBAWAH" checked' in rapi


def test_after_a_conflict_the_choice_on_the_screen_can_be_kept(
    masuk: Masuk, siap: Evaluasi
) -> None:
    budi = masuk("budi")
    budi.post(f"/meja/nilai/{siap.kode}/", kirim(siap))
    budi.post(f"/meja/nilai/{siap.kode}/", kirim(siap, hasil="DIBAWAH"))
    respons = budi.post(
        f"/meja/nilai/{siap.kode}/",
        kirim(siap, hasil="DIBAWAH", versi=2, pilih="layar"),
    )
    assert respons.status_code == 302
    siap.refresh_from_db()
    assert siap.rating_hasil == "DIBAWAH"


def test_the_last_change_is_undone(masuk: Masuk, siap: Evaluasi) -> None:
    budi = masuk("budi")
    budi.post(f"/meja/nilai/{siap.kode}/", kirim(siap, catatan="Awal"))
    budi.post(f"/meja/nilai/{siap.kode}/", kirim(siap, hasil="DIATAS", versi=2))
    assert budi.post("/meja/urung/").status_code == 302
    siap.refresh_from_db()
    assert (siap.rating_hasil, siap.catatan) == ("SESUAI", "Awal")
    assert budi.post("/meja/urung/").status_code == 409


def test_undo_never_overwrites_a_newer_value(masuk: Masuk, siap: Evaluasi) -> None:
    satu, dua = masuk("budi"), masuk("budi")
    satu.post(f"/meja/nilai/{siap.kode}/", kirim(siap))
    dua.post(f"/meja/nilai/{siap.kode}/", kirim(siap, hasil="DIBAWAH", versi=2))
    assert satu.post("/meja/urung/").status_code == 409
    siap.refresh_from_db()
    assert siap.rating_hasil == "DIBAWAH"


def test_or_01_the_page_says_who_still_has_to_act(masa: Masa, masuk: Masuk) -> None:
    masa.evaluasi("sari", masa.tahap())
    teks = masuk("budi").get("/meja/").text
    assert "Capaian organisasi Puskesmas Susoh belum ditetapkan. Menunggu Eko" in teks
    assert 'name="hasil"' not in teks


def test_a_borrowed_capaian_is_named(masa: Masa, masuk: Masuk) -> None:
    tahap = masa.tahap()
    masa.capaian(tahap, "Dinas Kesehatan")
    masa.evaluasi("sari", tahap)
    assert "memakai capaian Dinas Kesehatan" in masuk("budi").get("/meja/").text


def test_sending_goes_over_the_check_page(
    masa: Masa, masuk: Masuk, siap: Evaluasi
) -> None:
    masa.staf(1)
    masa.evaluasi("staf 000", siap.tahap)
    budi = masuk("budi")
    budi.post(f"/meja/nilai/{siap.kode}/", kirim(siap))
    teks = budi.get(alamat(siap, "periksa/")).text
    assert "Kirim 1 penilaian" in teks
    assert "Rating belum lengkap." in teks
    assert f"{siap.kode}:2" in teks
    respons = budi.post(alamat(siap, "periksa/"), {"baris": [f"{siap.kode}:2"]})
    assert respons.status_code == 302
    siap.refresh_from_db()
    assert siap.status == StatusEvaluasi.DISAMPAIKAN


def test_a_check_page_older_than_the_rows_sends_nothing(
    masuk: Masuk, siap: Evaluasi
) -> None:
    budi = masuk("budi")
    budi.post(f"/meja/nilai/{siap.kode}/", kirim(siap))
    respons = budi.post(alamat(siap, "periksa/"), {"baris": [f"{siap.kode}:1"]})
    assert respons.status_code == 409
    assert "berubah sesudah" in respons.text


@pytest.mark.parametrize("baris", ["", "rusak", "rusak:1"])
def test_a_broken_check_page_is_refused_readably(
    masuk: Masuk, siap: Evaluasi, baris: str
) -> None:
    respons = masuk("budi").post(alamat(siap, "periksa/"), {"baris": [baris]})
    assert respons.status_code == 400


def test_the_penilai_reads_feedback_with_names(
    masa: Masa, masuk: Masuk, siap: Evaluasi
) -> None:
    masa.staf(1)
    UmpanBalik.objects.create(
        pegawai=siap.pegawai,
        pemberi=masa.kab.orang["staf 000"],
        peran="REKAN_SETINGKAT",
        isi="Sabar melayani.",
    )
    siap.tahap.masa = siap.tahap.jendela
    siap.tahap.save()
    teks = masuk("budi").get("/meja/").text
    assert "Sabar melayani." in teks
    assert "Staf 000, rekan setingkat" in teks


def test_twenty_five_people_cost_at_most_twelve_queries(
    masa: Masa, masuk: Masuk, jumlah_kueri: Hitung
) -> None:
    tahap = masa.tahap()
    masa.capaian(tahap)
    for orang in masa.staf(25):
        versi = masa.skp(orang.nama.lower())
        iki = masa.iki(versi)
        masa.bahan.realisasi(masa.evaluasi(orang.nama.lower(), tahap), iki, "60")
    budi = masuk("budi")
    budi.get("/meja/")
    with jumlah_kueri("meja:25"):
        teks = budi.get("/meja/").text
    assert "0 dari 25 selesai" in teks
    assert teks.count("80,00 %") == 25


def test_the_desk_says_who_has_gone_from_the_post(masuk: Masuk, siap: Evaluasi) -> None:
    kemarin = hari_ini() - timedelta(days=1)
    pos = siap.penempatan
    pos.berlaku = rentang(date(2026, 1, 1), kemarin)
    pos.save(update_fields=["berlaku"])
    KeadaanPegawai.objects.create(
        pegawai=siap.pegawai,
        jenis=JenisKeadaan.TUGAS_BELAJAR.value,
        berlaku=rentang(kemarin),
    )
    isi = masuk("budi").get(alamat(siap)).content.decode()
    assert f"sampai {format_tanggal(kemarin)}, Tugas belajar" in isi


def test_nobody_waits_for_the_realisasi_of_a_leaver(
    masuk: Masuk, siap: Evaluasi
) -> None:
    Evaluasi.objects.filter(pk=siap.pk).update(status=StatusEvaluasi.BELUM.value)
    assert "mengirim realisasi." in masuk("budi").get(alamat(siap)).text
    KeadaanPegawai.objects.create(
        pegawai=siap.pegawai,
        jenis=JenisKeadaan.BERHENTI.value,
        berlaku=rentang(hari_ini()),
    )
    isi = masuk("budi").get(alamat(siap)).text
    assert "Sudah berhenti tanpa mengirim realisasi" in isi
    assert "Menunggu Sari" not in isi
