"""Survey points on the screen of those who keep and read them."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import typst
import zxingcpp
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from evaluasi.models import TitikLayanan
from organisasi.rules.jenis import JenisPenempatan
from tests.conftest import Kabupaten
from tests.evaluasi.warga import buat_titik, jawab

Masuk = Callable[[str], Client]
DAFTAR = reverse("evaluasi:layanan_list")


def halaman(titik: TitikLayanan, nama: str = "detail") -> str:
    return reverse(f"evaluasi:layanan_{nama}", args=[titik.kode])


def alamat_baru(kab: Kabupaten) -> str:
    unit = kab.unit["Puskesmas Susoh"]
    return reverse("evaluasi:layanan_create", args=[unit.kode])


@pytest.mark.parametrize(
    ("nama", "daftar", "hasil", "buat"),
    [
        ("budi", 200, 200, 200),  # head of the unit
        ("eko", 200, 200, 404),  # leads the office above, keeps only his own unit
        ("lina", 200, 200, 200),  # admin of the SKPK
        ("dewi", 200, 200, 200),  # BKPSDM
        ("ilham", 200, 200, 403),  # inspektorat reads
        ("safwan", 200, 200, 404),  # Bupati: leads the kabupaten
        ("sari", 403, 403, 403),  # staff of the unit
        ("citra", 403, 403, 403),
    ],
)
def test_who_opens_which_page(
    masuk: Masuk, kabupaten: Kabupaten, nama: str, daftar: int, hasil: int, buat: int
) -> None:
    titik, _ = buat_titik(kabupaten)
    klien = masuk(nama)
    assert klien.get(DAFTAR).status_code == daftar
    assert klien.get(halaman(titik)).status_code == hasil
    assert klien.get(alamat_baru(kabupaten)).status_code == buat


def test_a_head_of_another_unit_sees_no_such_point(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    titik, alamat = buat_titik(kabupaten)
    kabupaten.pimpin("citra", "Dinas PUPR", JenisPenempatan.PLT)
    klien = masuk("citra")
    assert "Poli KIA" not in klien.get(DAFTAR).content.decode()
    assert klien.get(halaman(titik)).status_code == 404
    assert klien.post(halaman(titik, "renew"), {"versi": 1}).status_code == 404
    token = alamat.strip("/").split("/")[-1]
    for nama in ("layanan_poster", "layanan_qr"):
        assert klien.get(reverse(f"evaluasi:{nama}", args=[token])).status_code == 404


def test_a_reader_gets_no_buttons_and_may_not_press_them(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    titik, _ = buat_titik(kabupaten)
    klien = masuk("eko")
    assert "Buat tautan baru" not in klien.get(halaman(titik)).content.decode()
    assert klien.post(halaman(titik, "close"), {"versi": 1}).status_code == 403


def test_a_new_point_leads_to_its_sheet_with_a_link_that_works(
    masuk: Masuk, kabupaten: Kabupaten, settings: Settings
) -> None:
    settings.SITUS = "https://kinerja.contoh.go.id/"
    klien = masuk("budi")
    assert alamat_baru(kabupaten) in klien.get(DAFTAR).content.decode()
    lembar = klien.post(alamat_baru(kabupaten), {"nama": "Loket", "indikator": ""})
    token = lembar["Location"].strip("/").split("/")[-1]
    isi = klien.get(lembar["Location"]).content.decode()
    assert f"https://kinerja.contoh.go.id/layanan/{token}/" in isi
    assert "buat tautan baru; tautan ini lalu mati" in isi
    assert Client().get(f"/layanan/{token}/").status_code == 200


def test_a_name_that_is_taken_is_explained_at_the_field(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    buat_titik(kabupaten)
    response = masuk("budi").post(alamat_baru(kabupaten), {"nama": "Poli KIA"})
    isi = response.content.decode()
    assert "sudah ada di Puskesmas Susoh" in isi
    assert 'value="Poli KIA"' in isi
    assert "<title>Galat:" in isi


def test_the_second_of_two_editors_sees_both_names(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    titik, _ = buat_titik(kabupaten)
    alamat = halaman(titik, "edit")
    klien = masuk("budi")
    assert 'value="Poli KIA"' in klien.get(alamat).content.decode()
    klien.post(alamat, {"nama": "Poli Ibu", "versi": 1})
    bentrok = klien.post(alamat, {"nama": "Poli Anak", "versi": 1})
    assert bentrok.status_code == 409
    isi = bentrok.content.decode()
    assert "sekarang bernama “Poli Ibu”" in isi
    assert 'value="Poli Anak"' in isi
    klien.post(alamat, {"nama": "Poli Anak", "versi": 2})
    assert TitikLayanan.objects.get(pk=titik.pk).nama == "Poli Anak"


@pytest.mark.parametrize(
    ("nama", "kode"), [("eko", 403), ("ilham", 403), ("dewi", 200)]
)
def test_only_those_who_keep_a_point_change_it(
    masuk: Masuk, kabupaten: Kabupaten, nama: str, kode: int
) -> None:
    titik, _ = buat_titik(kabupaten)
    assert masuk(nama).get(halaman(titik, "edit")).status_code == kode


def test_the_name_of_another_point_is_refused_when_renaming(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    titik, _ = buat_titik(kabupaten)
    buat_titik(kabupaten, "Loket")
    response = masuk("budi").post(halaman(titik, "edit"), {"nama": "Loket", "versi": 1})
    assert "sudah ada di Puskesmas Susoh" in response.content.decode()


def test_the_qr_code_reads_back_as_the_address(
    masuk: Masuk, kabupaten: Kabupaten, settings: Settings, tmp_path: Path
) -> None:
    """Our SVG on paper, read by a decoder that is not ours."""
    settings.SITUS = "https://kinerja.acehbaratdayakab.go.id"
    _, alamat = buat_titik(kabupaten)
    token = alamat.strip("/").split("/")[-1]
    response = masuk("budi").get(reverse("evaluasi:layanan_qr", args=[token]))
    assert response["Content-Type"] == "image/svg+xml"
    (tmp_path / "qr.svg").write_bytes(response.content)
    (tmp_path / "kertas.typ").write_text('#image("qr.svg", width: 6cm)')
    kertas = typst.compile(tmp_path / "kertas.typ")
    gambar = pypdfium2.PdfDocument(kertas)[0].render(scale=3, grayscale=True)
    titik = memoryview(bytes(gambar.buffer)).cast(
        "B", shape=(gambar.height, gambar.stride)
    )
    (kode,) = zxingcpp.read_barcodes(titik)
    assert kode.text == f"https://kinerja.acehbaratdayakab.go.id{alamat}"


def test_below_five_the_page_says_how_many_and_nothing_else(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    titik, alamat = buat_titik(kabupaten)
    jawab(alamat, 3, saran="Antrean lama")
    isi = masuk("budi").get(halaman(titik)).content.decode()
    assert "Belum cukup jawaban (3 dari 5)" in isi
    assert "Antrean lama" not in isi
    assert "75,00" not in isi


def test_from_five_the_page_shows_counts_means_and_grade(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    titik, alamat = buat_titik(kabupaten)
    jawab(alamat, 5, saran="Antrean lama")
    isi = " ".join(masuk("budi").get(halaman(titik)).content.decode().split())
    assert "75,00" in isi
    assert "C <small>Kurang Baik</small>" in isi
    assert "Sangat cepat 5" in isi
    assert "Antrean lama" in isi
    assert "Antrean lama" not in masuk("dewi").get(halaman(titik)).content.decode()


def test_buttons_renew_and_close_the_link(masuk: Masuk, kabupaten: Kabupaten) -> None:
    titik, lama = buat_titik(kabupaten)
    klien = masuk("budi")
    lembar = klien.post(halaman(titik, "renew"), {"versi": 1}, follow=True)
    assert "Tautan lama sudah mati" in lembar.content.decode()
    assert Client().get(lama).status_code == 404
    usang = klien.post(halaman(titik, "close"), {"versi": 1})
    assert usang.status_code == 409
    akhir = klien.post(halaman(titik, "close"), {"versi": 2}, follow=True)
    assert "warga tidak dapat menilai" in akhir.content.decode()
    assert klien.post(halaman(titik, "close"), {"versi": "x"}).status_code == 400


def test_the_list_asks_as_often_for_many_as_for_few(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Callable[[str], object]
) -> None:
    klien = masuk("lina")
    buat_titik(kabupaten)
    klien.get(DAFTAR)
    with jumlah_kueri("layanan:list"):  # type: ignore[attr-defined]
        klien.get(DAFTAR)
    for nomor in range(12):
        buat_titik(kabupaten, f"Loket {nomor}")
    with jumlah_kueri("layanan:list"):  # type: ignore[attr-defined]
        klien.get(DAFTAR)


def test_a_keeper_of_many_units_finds_one_by_name(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isi = masuk("dewi").get(DAFTAR, {"unit": "susoh"}).content.decode()
    assert alamat_baru(kabupaten) in isi
    assert "Buat untuk Dinas PUPR" not in isi
