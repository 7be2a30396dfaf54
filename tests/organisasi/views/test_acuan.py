"""The pages of golongan and kinds of posts, and where their words are used."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from kinerja.lib.tanggal import rentang
from organisasi.models import Acuan
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
ISI = {
    "label": "Penata Muda Utama",
    "urutan": "90",
    "dipakai": "on",
    "mulai": "1 Januari 2026",
    "dasar": "PP 9/2026",
    "versi": "0",
}
HALAMAN = "/acuan/golongan/III-a/"


def acuan(kunci: str, label: str, ranah: str = "GOLONGAN", **lain: object) -> Acuan:
    isi = {"urutan": 90, "dasar": "PP 9/2026", "berlaku": rentang(date(2026, 1, 1))}
    return Acuan.objects.create(ranah=ranah, kunci=kunci, label=label, **(isi | lain))


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("dewi", 200),
        ("lina", 403),
        ("sari", 403),
        ("budi", 403),
        ("citra", 403),
        ("ilham", 403),
    ],
)
def test_the_pages_are_for_bkpsdm(
    kabupaten: Kabupaten, masuk: Masuk, siapa: str, status: int
) -> None:
    klien = masuk(siapa)
    for alamat in (
        "/acuan/golongan/",
        "/acuan/jenis-jabatan/",
        HALAMAN,
        "/acuan/jenis-jabatan/JPT-MADYA/",
    ):
        assert klien.get(alamat).status_code == status, alamat
    assert klien.post(HALAMAN, ISI).status_code == (302 if status == 200 else 403)


@pytest.mark.parametrize(
    "alamat", ["/acuan/eselon/", "/acuan/golongan/V-a/", "/acuan/eselon/II-a/"]
)
def test_what_is_no_list_and_no_code_is_not_found(
    kabupaten: Kabupaten, masuk: Masuk, alamat: str
) -> None:
    assert masuk("dewi").get(alamat).status_code == 404


def test_the_list_names_the_law_and_who_has_the_code(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    sari = kabupaten.orang["sari"]
    sari.golongan = "III/a"
    sari.save()
    teks = masuk("dewi").get("/acuan/golongan/").content.decode()
    assert "PP 11/2017 Pasal 46" in teks
    assert "Penata Muda" in teks
    assert masuk("dewi").get("/acuan/golongan/").context["baris"][8][2] == 1


def test_a_change_stands_in_the_list_with_the_word_of_the_law(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("dewi")
    assert klien.post(HALAMAN, ISI)["Location"] == "/acuan/golongan/"
    teks = klien.get("/acuan/golongan/").content.decode()
    assert "Penata Muda Utama" in teks
    assert "semula Penata Muda" in teks
    assert "sejak 1 Januari 2026" in klien.get(HALAMAN).content.decode()


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"label": ""}, "Isi sebutannya"),
        ({"urutan": "x"}, "urutan"),
        ({"mulai": "kemarin"}, "tidak terbaca"),
        ({"dasar": ""}, "Isi dasarnya"),
    ],
)
def test_what_is_wrong_is_said(
    kabupaten: Kabupaten, masuk: Masuk, lain: dict[str, str], kalimat: str
) -> None:
    balasan = masuk("dewi").post(HALAMAN, ISI | lain)
    assert balasan.status_code == 400
    assert kalimat.casefold() in balasan.content.decode().casefold()
    assert not Acuan.objects.exists()


def test_a_day_before_the_newest_change_and_a_stale_page_are_told(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    acuan("III/a", "Penata Pertama", berlaku=rentang(date(2026, 6, 1)))
    klien = masuk("dewi")
    terlalu_dini = klien.post(HALAMAN, ISI | {"versi": "1"})
    assert terlalu_dini.status_code == 400
    assert "berlaku mulai 1 Juni 2026" in terlalu_dini.content.decode()
    basi = klien.post(HALAMAN, ISI)
    assert basi.status_code == 409
    assert "Penata Muda Utama" in basi.content.decode()


def test_the_directory_offers_words_of_hr_and_no_golongan_out_of_use(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    acuan("III/a", "Penata Muda Utama")
    acuan("II/a", "Pengatur Muda", dipakai=False)
    acuan("PELAKSANA", "Jabatan pelaksana", "JENIS_JABATAN", urutan=1)
    teks = masuk("dewi").get("/pegawai/").content.decode()
    assert "III/a Penata Muda Utama" in teks
    assert "II/a Pengatur Muda<" not in teks
    assert "Jabatan pelaksana" in teks


def test_a_person_is_shown_with_the_pangkat_of_the_day(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    sari = kabupaten.orang["sari"]
    sari.golongan = "III/a"
    sari.save()
    acuan("III/a", "Penata Muda Utama")
    klien = masuk("sari")
    kini = klien.get(f"/pegawai/{sari.kode}/").content.decode()
    assert "PNS, Penata Muda Utama (III/a)" in kini
    dulu = klien.get(f"/pegawai/{sari.kode}/?pada=2025-12-31").content.decode()
    assert "PNS, Penata Muda (III/a)" in dulu


def test_a_unit_shows_its_posts_with_the_word_of_the_day(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    acuan("FUNGSIONAL", "Jabatan fungsional", "JENIS_JABATAN")
    alamat = f"/unit/{kabupaten.unit['Puskesmas Susoh'].kode}/"
    klien = masuk("dewi")
    assert "Jabatan fungsional" in klien.get(alamat).content.decode()
    dulu = klien.get(f"{alamat}?pada=2025-12-31").content.decode()
    assert "Jabatan fungsional" not in dulu
    assert "Fungsional" in dulu


def test_a_golongan_out_of_use_is_given_to_nobody_and_stays_with_who_has_it(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    acuan("II/a", "Pengatur Muda", dipakai=False)
    sari = kabupaten.orang["sari"]
    isi = {
        "nama": "Sari",
        "nip": sari.nip,
        "jenis": "PNS",
        "golongan": "II/a",
        "alasan": "SK 1/2026",
        "versi": "1",
    }
    alamat = f"/pegawai/{sari.kode}/ubah/"
    klien = masuk("dewi")
    assert "tidak dipakai lagi" in klien.post(alamat, isi).content.decode()
    sari.golongan = "II/a"
    sari.save()
    assert klien.post(alamat, isi).status_code == 302
