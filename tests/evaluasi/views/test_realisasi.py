"""Realisasi: rights, the window, two tabs, evidence, capaian with its origin."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evaluasi.models import Bukti, Evaluasi, Realisasi
from evaluasi.rules.alur import StatusEvaluasi
from indikator.models import IKI, Target
from tests.evaluasi.masa import Masa

Masuk = Callable[[str], Client]


@pytest.fixture
def iki(masa: Masa) -> IKI:
    return masa.iki(masa.skp("sari"))


@pytest.fixture
def evaluasi(masa: Masa, iki: IKI) -> Evaluasi:
    assert iki
    return masa.evaluasi("sari", masa.tahap(), StatusEvaluasi.BELUM)


def alamat(evaluasi: Evaluasi) -> str:
    return f"/evaluasi/{evaluasi.kode}/realisasi/"


def isi(
    iki: IKI, teks: str = "60", versi: int = 1, **lain: object
) -> dict[str, object]:
    kode = iki.garis.hex
    return {
        f"teks_{kode}": teks,
        f"catatan_{kode}": "",
        "versi": versi,
        "aksi": "simpan",
        **lain,
    }


def berkas(nama: str = "kohort.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, b"nama;jumlah\nK6;60\n")


@pytest.mark.parametrize(
    ("nama", "baca", "tulis"),
    [
        ("sari", 200, 302),
        ("budi", 200, 403),
        ("eko", 200, 403),
        ("dewi", 200, 403),
        ("citra", 404, 404),
        ("lina", 404, 404),
    ],
)
def test_who_reads_and_who_writes(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI, nama: str, baca: int, tulis: int
) -> None:
    klien = masuk(nama)
    assert klien.get(alamat(evaluasi)).status_code == baca
    assert klien.post(alamat(evaluasi), isi(iki)).status_code == tulis
    assert Realisasi.objects.exists() is (tulis == 302)


def test_the_anonymous_is_sent_to_sign_in(client: Client, evaluasi: Evaluasi) -> None:
    assert client.get(alamat(evaluasi)).status_code == 302
    assert client.get("/evaluasi/").status_code == 302


def test_the_own_list_shows_only_own_evaluations(
    masuk: Masuk, evaluasi: Evaluasi
) -> None:
    assert str(evaluasi.kode) in masuk("sari").get("/evaluasi/").text
    assert str(evaluasi.kode) not in masuk("budi").get("/evaluasi/").text


def test_a_saved_realisasi_shows_its_capaian_and_where_it_comes_from(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI
) -> None:
    sari = masuk("sari")
    sari.post(alamat(evaluasi), isi(iki))
    teks = sari.get(alamat(evaluasi)).text
    for bagian in ("80,00 %", "60 ÷ 75 × 100", "PermenPANRB", "Sari, ", "WIB"):
        assert bagian in teks


@pytest.mark.parametrize(
    "angka",
    [("15", "15", "100,00 %"), ("15", "12", "80,00 %"), ("55", "52", "94,55 %")],
)
def test_tr_01_to_03_the_target_of_the_period_counts(
    masa: Masa, masuk: Masuk, evaluasi: Evaluasi, iki: IKI, angka: tuple[str, str, str]
) -> None:
    target, teks, capaian = angka
    versi = masa.bahan.indikator(
        "Puskesmas Susoh", masa.bahan.kebutuhan("Puskesmas Susoh", "K6 rendah")
    )
    Target.objects.create(
        versi_indikator=versi,
        tahun=evaluasi.tahap.siklus.tahun,
        tahap=evaluasi.tahap,
        teks=target,
        nilai_min=target,
        nilai_maks=target,
    )
    IKI.objects.filter(pk=iki.pk).update(
        versi_indikator=versi, target_teks="100", nilai_min=100, nilai_maks=100
    )
    sari = masuk("sari")
    sari.post(alamat(evaluasi), isi(iki, teks))
    assert capaian in sari.get(alamat(evaluasi)).text


def test_blank_stays_absent_and_is_no_zero(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI
) -> None:
    sari = masuk("sari")
    sari.post(alamat(evaluasi), isi(iki, " "))
    assert not Realisasi.objects.exists()
    sari.post(alamat(evaluasi), isi(iki, "0", versi=2))
    assert Realisasi.objects.get().nilai == 0


@pytest.mark.parametrize("teks", ["banyak", "87.125", "80-90", "60 orang lagi 5"])
def test_what_cannot_be_read_is_refused_and_kept_on_the_screen(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI, teks: str
) -> None:
    respons = masuk("sari").post(alamat(evaluasi), isi(iki, teks))
    assert respons.status_code == 400
    assert f'value="{teks}"' in respons.text
    assert not Realisasi.objects.exists()


def test_the_second_tab_is_told_and_loses_no_word(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI
) -> None:
    sari = masuk("sari")
    sari.post(alamat(evaluasi), isi(iki, "60"))
    respons = sari.post(alamat(evaluasi), isi(iki, "61"))
    assert respons.status_code == 409
    assert 'value="61"' in respons.text
    assert "Tersimpan: <b>60 %</b>" in " ".join(respons.text.split())
    assert Realisasi.objects.get().teks == "60"
    assert sari.post(alamat(evaluasi), isi(iki, "61", versi=2)).status_code == 302


def test_sending_moves_the_evaluation(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI
) -> None:
    masuk("sari").post(alamat(evaluasi), isi(iki, aksi="kirim"))
    evaluasi.refresh_from_db()
    assert evaluasi.status == StatusEvaluasi.REALISASI_DIISI
    assert evaluasi.realisasi_pada is not None


def test_nothing_at_all_cannot_be_sent(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI
) -> None:
    respons = masuk("sari").post(alamat(evaluasi), isi(iki, "", aksi="kirim"))
    assert respons.status_code == 400
    evaluasi.refresh_from_db()
    assert (evaluasi.status, evaluasi.versi) == (StatusEvaluasi.BELUM, 1)


def test_after_rating_the_realisasi_stands(masa: Masa, masuk: Masuk, iki: IKI) -> None:
    evaluasi = masa.evaluasi("sari", masa.tahap(), StatusEvaluasi.DINILAI)
    respons = masuk("sari").post(alamat(evaluasi), isi(iki))
    assert respons.status_code == 403
    assert "sudah menilai" in respons.text


@pytest.mark.parametrize(
    ("mulai", "akhir", "terbuka"),
    [(1, 5, False), (-5, -1, False), (0, 5, True), (-5, 0, True)],
)
def test_the_window_is_checked_on_get_and_post(
    masa: Masa, masuk: Masuk, iki: IKI, mulai: int, akhir: int, *, terbuka: bool
) -> None:
    tahap = masa.tahap(mulai=mulai, akhir=akhir)
    evaluasi = masa.evaluasi("sari", tahap, StatusEvaluasi.BELUM)
    sari = masuk("sari")
    halaman = sari.get(alamat(evaluasi)).text
    assert ("Kirim ke pejabat penilai" in halaman) is terbuka
    assert ("hanya dapat dibaca" in halaman) is not terbuka
    status = sari.post(alamat(evaluasi), isi(iki)).status_code
    assert status == (302 if terbuka else 403)


def test_evidence_is_kept_downloaded_by_readers_and_set_aside(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI
) -> None:
    sari = masuk("sari")
    nama = f"bukti_{iki.garis.hex}"
    sari.post(alamat(evaluasi), {**isi(iki), nama: [berkas(), berkas("dua.csv")]})
    assert Bukti.objects.count() == 2
    bukti = Bukti.objects.order_by("pk").first()
    assert bukti is not None
    unduh = f"/evaluasi/bukti/{bukti.kode}/"
    for siapa, status in (("sari", 200), ("budi", 200), ("citra", 404), ("lina", 404)):
        respons = masuk(siapa).get(unduh)
        assert respons.status_code == status
        if status == 200:
            assert respons.getvalue()
    assert Client().get(unduh).status_code == 302
    sari.post(alamat(evaluasi), isi(iki, versi=2, hapus=[str(bukti.kode)]))
    assert sari.get(unduh).status_code == 404
    teks = sari.get(alamat(evaluasi)).text
    assert "dua.csv" in teks
    assert "kohort.csv" not in teks


def test_evidence_without_realisasi_says_what_to_do(
    masuk: Masuk, evaluasi: Evaluasi, iki: IKI
) -> None:
    respons = masuk("sari").post(
        alamat(evaluasi), {**isi(iki, ""), f"bukti_{iki.garis.hex}": berkas()}
    )
    assert respons.status_code == 400
    assert "isi realisasinya dulu" in respons.text
    assert not Bukti.objects.exists()
