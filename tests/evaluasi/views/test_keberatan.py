"""Keberatan through its pages: the way of all three parties."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from evaluasi.models import Evaluasi, Keberatan
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.predikat import Rating
from kinerja.jejak.models import Akses
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu

Masuk = Callable[[str], Client]
LAMA = (Rating.DIBAWAH, Rating.SESUAI)
DAFTAR = reverse("evaluasi:keberatan_list")


@pytest.fixture
def evaluasi(bahan: BahanKartu) -> Evaluasi:
    return bahan.evaluasi("sari", "budi", "eko", StatusEvaluasi.DITERIMA, LAMA)


@pytest.fixture
def keberatan(evaluasi: Evaluasi) -> Keberatan:
    Evaluasi.objects.filter(pk=evaluasi.pk).update(status="KEBERATAN")
    return Keberatan.objects.create(evaluasi=evaluasi, alasan="Kohort keliru.")


def mulai(evaluasi: Evaluasi) -> str:
    return reverse("evaluasi:keberatan_start", args=[evaluasi.kode])


def halaman(evaluasi: Evaluasi) -> str:
    return reverse("evaluasi:keberatan_detail", args=[evaluasi.kode])


def putusan(keberatan: Keberatan, **lain: str) -> dict[str, str]:
    return {
        "putusan": "MENGUBAH",
        "rating_hasil": "SESUAI",
        "rating_perilaku": "SESUAI",
        "rekomendasi": "Lanjutkan pembinaan.",
        "pertimbangan": "Bukti baru sah.",
        "versi": str(keberatan.versi),
    } | lain


def test_the_whole_way(masuk: Masuk, evaluasi: Evaluasi) -> None:
    sari, budi, eko = masuk("sari"), masuk("budi"), masuk("eko")
    sari.post(mulai(evaluasi), {"alasan": "Kohort September belum dihitung."})
    assert "1 keberatan menunggu penjelasan Anda" in budi.get("/").content.decode()
    isi = budi.get(halaman(evaluasi)).content.decode()
    assert "Kohort September belum dihitung." in isi
    assert "Putusan menunggu penjelasan" in eko.get(halaman(evaluasi)).content.decode()
    budi.post(halaman(evaluasi), {"tanggapan": "Benar, terlambat.", "versi": "1"})
    assert "1 keberatan menunggu putusan Anda" in eko.get("/").content.decode()
    kini = Keberatan.objects.get()
    response = eko.post(halaman(evaluasi), putusan(kini), follow=True)
    isi = response.content.decode()
    assert "Mengubah hasil evaluasi" in isi
    assert "Predikat lama" in isi
    evaluasi.refresh_from_db()
    assert (evaluasi.predikat, evaluasi.status) == ("BAIK", "DIPUTUS")


def test_kb_13_without_reasons_the_form_says_so(
    masuk: Masuk, evaluasi: Evaluasi
) -> None:
    response = masuk("sari").post(mulai(evaluasi), {"alasan": "  "})
    isi = response.content.decode()
    assert "Tanpa alasan, keberatan tidak dapat diajukan" in isi
    assert "<title>Galat:" in isi
    assert not Keberatan.objects.exists()


@pytest.mark.parametrize(
    ("aktor", "status"),
    [("budi", 403), ("eko", 403), ("dewi", 403), ("citra", 404), ("lina", 404)],
)
def test_only_the_pegawai_starts_one(
    masuk: Masuk, evaluasi: Evaluasi, aktor: str, status: int
) -> None:
    assert masuk(aktor).get(mulai(evaluasi)).status_code == status
    assert masuk(aktor).post(mulai(evaluasi), {"alasan": "x"}).status_code == status


def test_kb_18_a_final_result_is_403(masuk: Masuk, evaluasi: Evaluasi) -> None:
    Evaluasi.objects.filter(pk=evaluasi.pk).update(final=True)
    klien = masuk("sari")
    assert klien.get(mulai(evaluasi)).status_code == 403
    kartu = klien.get(reverse("beranda:kartu_detail", args=[evaluasi.kode]))
    assert mulai(evaluasi) not in kartu.content.decode()


def test_kb_19_a_second_one_is_403(masuk: Masuk, keberatan: Keberatan) -> None:
    Evaluasi.objects.update(status="DITERIMA")
    response = masuk("sari").post(mulai(keberatan.evaluasi), {"alasan": "Lagi"})
    assert response.status_code == 403


@pytest.mark.parametrize("aktor", ["dewi", "ilham", "citra", "lina"])
def test_strangers_do_not_find_it(
    masuk: Masuk, keberatan: Keberatan, aktor: str
) -> None:
    assert masuk(aktor).get(halaman(keberatan.evaluasi)).status_code == 404


def test_kb_14_the_atasan_finds_no_form_before_the_explanation(
    masuk: Masuk, keberatan: Keberatan
) -> None:
    klien = masuk("eko")
    assert klien.get(halaman(keberatan.evaluasi)).context["form"] is None
    response = klien.post(halaman(keberatan.evaluasi), putusan(keberatan))
    assert response.status_code == 400
    assert "Putusan menunggu penjelasan" in response.content.decode()
    keberatan.refresh_from_db()
    assert keberatan.putusan == ""


def test_kb_15_the_penilai_cannot_decide(masuk: Masuk, keberatan: Keberatan) -> None:
    response = masuk("budi").post(halaman(keberatan.evaluasi), putusan(keberatan))
    assert response.status_code == 403
    keberatan.refresh_from_db()
    assert keberatan.putusan == ""


def test_after_the_decision_nothing_is_added(
    masuk: Masuk, keberatan: Keberatan
) -> None:
    Keberatan.objects.update(putusan="MENGUATKAN")
    isi = {"tanggapan": "Terlambat", "versi": str(keberatan.versi)}
    response = masuk("budi").post(halaman(keberatan.evaluasi), isi)
    assert response.status_code == 403


def test_the_pegawai_cannot_decide(masuk: Masuk, keberatan: Keberatan) -> None:
    response = masuk("sari").post(halaman(keberatan.evaluasi), putusan(keberatan))
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({"rekomendasi": ""}, "Tulis rekomendasi baru"),
        ({"rating_perilaku": ""}, "Pilih rating perilaku kerja yang baru"),
        ({"rating_hasil": "DIBAWAH"}, "Kedua rating sama dengan yang lama"),
        ({"pertimbangan": ""}, "Tulis pertimbangan putusan"),
        ({"putusan": ""}, "Pilih Menguatkan atau Mengubah"),
    ],
)
def test_kb_16_a_decision_lacking_a_part_is_refused_with_its_words(
    masuk: Masuk, keberatan: Keberatan, isian: dict[str, str], kata: str
) -> None:
    Keberatan.objects.update(tanggapan_penilai="Ada")
    response = masuk("eko").post(
        halaman(keberatan.evaluasi), putusan(keberatan, **isian)
    )
    assert kata in response.content.decode()
    keberatan.refresh_from_db()
    assert keberatan.putusan == ""


def test_a_stale_decision_is_409_and_keeps_the_words(
    masuk: Masuk, keberatan: Keberatan
) -> None:
    Keberatan.objects.update(tanggapan_penilai="Ada", versi=4)
    response = masuk("eko").post(halaman(keberatan.evaluasi), putusan(keberatan))
    assert response.status_code == 409
    assert "Bukti baru sah." in response.content.decode()


def test_reading_it_leaves_a_note(
    masuk: Masuk, keberatan: Keberatan, kabupaten: Kabupaten
) -> None:
    masuk("eko").get(halaman(keberatan.evaluasi))
    catatan = Akses.objects.get(halaman="keberatan")
    assert catatan.subjek_id == kabupaten.orang["sari"].pk


def test_the_list_shows_each_party_its_part(masuk: Masuk, keberatan: Keberatan) -> None:
    assert "Menunggu Anda, penjelasan" in masuk("budi").get(DAFTAR).content.decode()
    assert "Menunggu pihak lain" in masuk("eko").get(DAFTAR).content.decode()
    assert "Belum ada keberatan" in masuk("citra").get(DAFTAR).content.decode()


def test_the_list_asks_as_often_for_many_as_for_few(
    masuk: Masuk,
    kabupaten: Kabupaten,
    bahan: BahanKartu,
    keberatan: Keberatan,
    jumlah_kueri: Callable[[str], object],
) -> None:
    klien = masuk("eko")
    klien.get(DAFTAR)
    with jumlah_kueri("keberatan:list"):  # type: ignore[attr-defined]
        klien.get(DAFTAR)
    for nomor in range(8):
        nama = f"Pegawai {nomor}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.staf(nama.lower(), "Puskesmas Susoh")
        evaluasi = bahan.evaluasi(
            nama.lower(), "budi", "eko", StatusEvaluasi.KEBERATAN, LAMA
        )
        Keberatan.objects.create(evaluasi=evaluasi, alasan="x")
    with jumlah_kueri("keberatan:list"):  # type: ignore[attr-defined]
        klien.get(DAFTAR)
