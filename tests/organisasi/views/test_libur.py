"""The pages of days off: a list, one day, a year's list from a file."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from kinerja.berkas.models import Berkas
from kinerja.jadwal.models import HariLibur
from kinerja.jadwal.selectors import hari_libur
from kinerja.jejak.models import Perubahan
from kinerja.lib.waktu import hari_ini
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
ISI = {
    "tanggal": "17 Agustus 2026",
    "nama": "Proklamasi",
    "jenis": "LIBUR_NASIONAL",
    "wilayah": "",
    "dasar": "SKB 2026",
    "versi": "0",
}
SKB = (
    "Tanggal;Hari;Keterangan\n"
    "1 Januari;Kamis;Tahun Baru 2026 Masehi\n"
    "21-22 Maret;Sabtu-Minggu;Idulfitri 1447 Hijriah\n"
    "20, 23 dan 24 Maret;Jumat, Senin, Selasa;Cuti bersama Idulfitri\n"
)


def berkas(isi: str = SKB, nama: str = "skb.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi.encode())


def unggah(klien: Client, isi: str = SKB, tahun: str = "2026") -> object:
    data = {"tahun": tahun, "dasar": "SKB 1/2025", "berkas": berkas(isi)}
    return klien.post("/acuan/libur/impor/", data)


def simpan(klien: Client, halaman: object, **lain: str) -> object:
    rencana = halaman.context["rencana"]  # type: ignore[attr-defined]
    data = {"langkah": "simpan", "kode": rencana.kode, "sidik": rencana.sidik, **lain}
    return klien.post("/acuan/libur/impor/", data)


@pytest.fixture
def libur(kabupaten: Kabupaten) -> HariLibur:
    return HariLibur.objects.create(
        tanggal=date(2026, 8, 17), jenis="LIBUR_NASIONAL", nama="Proklamasi"
    )


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("dewi", 200),
        ("lina", 403),
        ("sari", 403),
        ("budi", 403),
        ("citra", 403),
        ("ilham", 403),
        ("safwan", 403),
    ],
)
def test_the_pages_are_for_bkpsdm(
    kabupaten: Kabupaten, masuk: Masuk, libur: HariLibur, siapa: str, status: int
) -> None:
    klien = masuk(siapa)
    for alamat in (
        "/acuan/",
        "/acuan/libur/2026/",
        "/acuan/libur/baru/",
        "/acuan/libur/impor/",
        f"/acuan/libur/{libur.kode}/",
        f"/acuan/libur/{libur.kode}/cabut/",
    ):
        assert klien.get(alamat).status_code == status, alamat
    assert klien.post("/acuan/libur/baru/", {}).status_code == (
        400 if status == 200 else 403
    )
    assert ("Data acuan" in klien.get("/").content.decode()) is (status == 200)


@pytest.mark.parametrize("alamat", ["/acuan/libur/2021/", "/acuan/libur/9999/"])
def test_a_year_outside_the_product_is_not_found(
    kabupaten: Kabupaten, masuk: Masuk, alamat: str
) -> None:
    assert masuk("dewi").get(alamat).status_code == 404


def test_an_empty_year_offers_the_import(kabupaten: Kabupaten, masuk: Masuk) -> None:
    teks = masuk("dewi").get("/acuan/libur/2030/").content.decode()
    assert "Belum ada hari libur 2030" in teks
    assert "/acuan/libur/impor/?tahun=2030" in teks


def test_the_list_costs_the_same_for_any_number_of_days(
    kabupaten: Kabupaten,
    masuk: Masuk,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    HariLibur.objects.bulk_create(
        HariLibur(tanggal=date(2026, 1, n), jenis="CUTI_BERSAMA", nama=f"Hari {n}")
        for n in range(1, 29)
    )
    klien = masuk("dewi")
    with django_assert_max_num_queries(5):  # type: ignore[attr-defined]
        assert klien.get("/acuan/libur/2026/").status_code == 200


def test_one_day_is_added(kabupaten: Kabupaten, masuk: Masuk) -> None:
    balasan = masuk("dewi").post("/acuan/libur/baru/", ISI)
    assert balasan["Location"] == "/acuan/libur/2026/"
    assert hari_libur([2026]) == {date(2026, 8, 17)}


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"tanggal": "31 Juni 2026"}, "bukan tanggal yang ada"),
        ({"tanggal": "1 Januari 2021"}, "antara 2022 dan 2100"),
        ({"nama": ""}, "Isi nama hari liburnya"),
        ({"jenis": ""}, "Pilih jenisnya"),
        ({"jenis": "LIBUR_DAERAH"}, "Isi wilayah libur daerah"),
        ({"wilayah": "Aceh"}, "hanya libur daerah yang berwilayah"),
        ({"dasar": ""}, "Isi dasarnya"),
        ({"versi": ""}, "sudah usang"),
    ],
)
def test_what_is_wrong_is_said_and_the_words_are_kept(
    kabupaten: Kabupaten, masuk: Masuk, lain: dict[str, str], kalimat: str
) -> None:
    balasan = masuk("dewi").post("/acuan/libur/baru/", ISI | lain)
    assert balasan.status_code == 400
    assert kalimat in balasan.content.decode()
    assert not HariLibur.objects.exists()


def test_a_day_that_is_there_is_said_beside_its_date(
    kabupaten: Kabupaten, masuk: Masuk, libur: HariLibur
) -> None:
    balasan = masuk("dewi").post("/acuan/libur/baru/", ISI)
    assert balasan.status_code == 400
    assert "sudah tercatat" in balasan.content.decode()


def test_of_two_who_change_a_day_the_second_is_told_with_the_words_kept(
    kabupaten: Kabupaten, masuk: Masuk, libur: HariLibur
) -> None:
    klien = masuk("dewi")
    alamat = f"/acuan/libur/{libur.kode}/"
    satu = klien.post(alamat, ISI | {"versi": "1", "nama": "Hari Kemerdekaan"})
    assert satu.status_code == 302
    dua = klien.post(alamat, ISI | {"versi": "1", "nama": "HUT RI"})
    assert dua.status_code == 409
    assert 'value="HUT RI"' in dua.content.decode()
    assert HariLibur.objects.get().nama == "Hari Kemerdekaan"


def test_a_day_is_withdrawn_with_a_reason_and_put_back(
    kabupaten: Kabupaten, masuk: Masuk, libur: HariLibur
) -> None:
    klien = masuk("dewi")
    alamat = f"/acuan/libur/{libur.kode}/cabut/"
    assert klien.post(alamat, {"alasan": "", "versi": "1"}).status_code == 400
    klien.post(alamat, {"alasan": "SKB 2/2026", "versi": "1"})
    assert hari_libur([2026]) == frozenset()
    daftar = klien.get("/acuan/libur/2026/").content.decode()
    assert "dicabut: SKB 2/2026" in daftar
    assert klien.post(alamat, {"versi": "1"}).status_code == 409
    klien.post(alamat, {"versi": "2"})
    assert hari_libur([2026]) == {date(2026, 8, 17)}


def test_whoever_withdraws_what_was_changed_meanwhile_is_told(
    kabupaten: Kabupaten, masuk: Masuk, libur: HariLibur
) -> None:
    HariLibur.objects.update(versi=4)
    alamat = f"/acuan/libur/{libur.kode}/cabut/"
    balasan = masuk("dewi").post(alamat, {"alasan": "SKB ubahan", "versi": "1"})
    assert balasan.status_code == 409
    assert "SKB ubahan" in balasan.content.decode()


# A year's list --------------------------------------------------------------------


def test_the_list_is_shown_before_anything_is_saved(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    teks = unggah(masuk("dewi")).content.decode()  # type: ignore[attr-defined]
    assert "6 tanggal baru, 0 berubah, 0 sudah sama, 0 ditolak" in teks
    assert "Kamis, 1 Januari 2026" in teks
    assert not HariLibur.objects.exists()


def test_saving_writes_it_with_its_source_and_the_same_file_changes_nothing(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("dewi")
    balasan = simpan(klien, unggah(klien))
    assert balasan["Location"] == "/acuan/libur/2026/"  # type: ignore[index]
    assert HariLibur.objects.filter(dasar="SKB 1/2025").count() == 6
    assert HariLibur.objects.filter(jenis="CUTI_BERSAMA").count() == 3
    sebelum = Perubahan.objects.filter(tabel="jadwal_harilibur").count()
    halaman = unggah(klien)
    assert "Tidak ada yang perlu disimpan" in halaman.content.decode()  # type: ignore[attr-defined]
    simpan(klien, halaman, cabut="ya")
    assert Perubahan.objects.filter(tabel="jadwal_harilibur").count() == sebelum


def test_an_estimate_that_the_list_lacks_is_withdrawn_when_asked(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    keliru = HariLibur.objects.create(
        tanggal=date(2026, 3, 19), jenis="LIBUR_NASIONAL", nama="Idulfitri (perkiraan)"
    )
    klien = masuk("dewi")
    halaman = unggah(klien)
    assert "Cabut juga 1 tanggal ini" in halaman.content.decode()  # type: ignore[attr-defined]
    simpan(klien, halaman)
    assert keliru.tanggal in hari_libur([2026])
    simpan(klien, unggah(klien), cabut="ya")
    assert keliru.tanggal not in hari_libur([2026])
    keliru.refresh_from_db()
    assert keliru.dicabut == "Tidak ada dalam daftar SKB 1/2025."


def test_a_refused_row_is_told_and_the_others_are_saved(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("dewi")
    halaman = unggah(klien, SKB + "1 Mei;Senin;Hari Buruh\n")
    teks = halaman.content.decode()  # type: ignore[attr-defined]
    assert "1 Mei 2026 adalah hari Jumat" in teks
    assert "baris 5" in teks
    simpan(klien, halaman)
    assert HariLibur.objects.count() == 6


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
def test_refused_rows_are_handed_out_with_the_reason(
    kabupaten: Kabupaten, masuk: Masuk, bentuk: str
) -> None:
    klien = masuk("dewi")
    isi = SKB + "31 Februari;Sabtu;Tanggal palsu\n1 Januari;Kamis;Sekali lagi\n"
    halaman = unggah(klien, isi)
    assert "Unduh XLSX" in halaman.content.decode()  # type: ignore[attr-defined]
    hasil = simpan(klien, halaman, langkah=f"unduh-{bentuk}")
    assert hasil.status_code == 200  # type: ignore[attr-defined]
    assert f"perbaiki-skb.{bentuk}" in hasil["Content-Disposition"]  # type: ignore[index]
    isi_berkas = b"".join(hasil.streaming_content)  # type: ignore[attr-defined]
    if bentuk == "csv":
        teks = isi_berkas.decode("utf-8-sig").splitlines()
        baris = [satu.split(";") for satu in teks]
    else:
        lembar = load_workbook(BytesIO(isi_berkas))["Perbaiki"]
        baris = [[str(s) for s in sel] for sel in lembar.values]
    assert baris[0] == ["Tanggal", "Hari", "Keterangan", "Alasan ditolak"]
    assert [satu[:3] for satu in baris[1:]] == [
        ["31 Februari", "Sabtu", "Tanggal palsu"],
        ["1 Januari", "Kamis", "Sekali lagi"],
    ]
    assert "sampai tanggal 28 saja" in baris[1][3]
    assert "sudah ada di baris 2" in baris[2][3]
    assert not HariLibur.objects.exists()


def test_the_file_of_refused_rows_is_read_again(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("dewi")
    halaman = unggah(klien, SKB + "31 Februari;Sabtu;Tanggal palsu\n")
    hasil = simpan(klien, halaman, langkah="unduh-csv")
    isi = b"".join(hasil.streaming_content).decode()  # type: ignore[attr-defined]
    lagi = unggah(klien, isi.replace("31 Februari", "28 Februari"))
    assert lagi.context["jumlah"] == {"BARU": 1}  # type: ignore[attr-defined]


def test_nothing_refused_offers_no_download(kabupaten: Kabupaten, masuk: Masuk) -> None:
    halaman = unggah(masuk("dewi"))
    assert "Unduh XLSX" not in halaman.content.decode()  # type: ignore[attr-defined]


def test_a_change_between_look_and_save_is_told_and_nothing_is_saved(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("dewi")
    halaman = unggah(klien)
    HariLibur.objects.create(
        tanggal=date(2026, 1, 1), jenis="LIBUR_NASIONAL", nama="Tahun Baru"
    )
    balasan = simpan(klien, halaman)
    assert balasan.status_code == 409  # type: ignore[attr-defined]
    assert "sudah disusun ulang" in balasan.content.decode()  # type: ignore[attr-defined]
    assert HariLibur.objects.count() == 1
    assert simpan(klien, balasan).status_code == 302  # type: ignore[attr-defined]
    assert HariLibur.objects.count() == 6


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"tahun": "2021"}, "antara 2022 dan 2100"),
        ({"tahun": "dua"}, "antara 2022 dan 2100"),
        ({"dasar": ""}, "Isi dasarnya"),
        ({"berkas": ""}, "Berkas belum dipilih"),
        ({"berkas": berkas("Nama;NIP\nSari;1\n")}, "Judul kolom Tanggal"),
        ({"berkas": berkas("Tanggal;Keterangan\n")}, "hanya berisi judul kolom"),
        ({"berkas": berkas("PK\x03\x04", "a.xlsx")}, "ditolak"),
    ],
)
def test_an_upload_that_cannot_be_read_is_said(
    kabupaten: Kabupaten, masuk: Masuk, data: dict[str, object], kalimat: str
) -> None:
    isi = {"tahun": "2026", "dasar": "SKB 1/2025", "berkas": berkas()} | data
    balasan = masuk("dewi").post("/acuan/libur/impor/", isi)
    assert balasan.status_code == 400
    assert kalimat in balasan.content.decode()
    assert not Berkas.objects.exists()


@pytest.mark.parametrize("kode", ["", "x", "x:y:z"])
def test_a_forged_preview_is_refused(
    kabupaten: Kabupaten, masuk: Masuk, kode: str
) -> None:
    data = {"langkah": "simpan", "kode": kode, "sidik": "x"}
    balasan = masuk("dewi").post("/acuan/libur/impor/", data)
    assert balasan.status_code == 400
    assert "Unggah lagi" in balasan.content.decode()


def test_a_workbook_with_real_dates_is_read(kabupaten: Kabupaten, masuk: Masuk) -> None:
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(["Tanggal", "Jenis", "Wilayah", "Keterangan"])
    lembar.append([date(2026, 8, 15), "Libur daerah", "Aceh", "Hari Damai Aceh"])
    isi = BytesIO()
    buku.save(isi)
    klien = masuk("dewi")
    kirim = SimpleUploadedFile("libur.xlsx", isi.getvalue())
    data = {"tahun": "2026", "dasar": "Qanun 1/2026", "berkas": kirim}
    simpan(klien, klien.post("/acuan/libur/impor/", data))
    assert HariLibur.objects.get().wilayah == "Aceh"


def test_the_form_begins_with_this_year(kabupaten: Kabupaten, masuk: Masuk) -> None:
    teks = masuk("dewi").get("/acuan/libur/impor/").content.decode()
    assert f'value="{hari_ini().year}"' in teks
