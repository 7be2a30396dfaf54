"""The pages of opening balances, and where the product shows them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from evaluasi.models import SaldoAwal
from kinerja.berkas.models import Berkas
from kinerja.jejak.models import Perubahan
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, UnitKerja
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
ISI = {
    "jenis": "PREDIKAT",
    "tahun": "2024",
    "predikat": "BAIK",
    "nilai": "",
    "dasar": "Dokumen evaluasi 2024",
    "tanggal": "20 Januari 2025",
}


def saldo(kab: Kabupaten, milik: str = "sari", **lain: object) -> SaldoAwal:
    isi = {
        "jenis": "PREDIKAT",
        "predikat": "BAIK",
        "pegawai": kab.orang[milik],
        "tahun": 2024,
        "dasar": "Dokumen evaluasi 2024",
        "tanggal": date(2025, 1, 20),
        "oleh": kab.akun("dewi"),
    }
    return SaldoAwal.objects.create(**(isi | lain))


def alamat(kab: Kabupaten, nama: str) -> str:
    return f"/saldo-awal/pegawai/{kab.orang[nama].kode}/"


def alamat_unit(kab: Kabupaten, nama: str) -> str:
    return f"/saldo-awal/unit/{kab.unit[nama].kode}/"


@pytest.mark.parametrize(
    ("siapa", "sari", "citra", "daftar"),
    [
        ("dewi", 200, 200, 200),
        ("lina", 200, 404, 200),
        ("sari", 403, 403, 403),
        ("budi", 403, 403, 403),
        ("citra", 403, 403, 403),
        ("ilham", 403, 403, 403),
        ("safwan", 403, 403, 403),
    ],
)
def test_the_pages_are_for_who_keeps_the_data(
    kabupaten: Kabupaten, masuk: Masuk, siapa: str, sari: int, citra: int, daftar: int
) -> None:
    klien = masuk(siapa)
    satu = saldo(kabupaten)
    lain = saldo(kabupaten, "citra")
    for halaman, status in (
        (alamat(kabupaten, "sari"), sari),
        (alamat(kabupaten, "citra"), citra),
        (alamat_unit(kabupaten, "Puskesmas Susoh"), sari),
        (alamat_unit(kabupaten, "Dinas PUPR"), citra),
        (f"/saldo-awal/{satu.kode}/", sari),
        (f"/saldo-awal/{satu.kode}/cabut/", sari),
        (f"/saldo-awal/{lain.kode}/", citra),
        (f"/saldo-awal/{lain.kode}/cabut/", citra),
        ("/saldo-awal/", daftar),
        ("/saldo-awal/impor/", daftar),
    ):
        assert klien.get(halaman).status_code == status, halaman
        if status != 200 and halaman != "/saldo-awal/":
            assert klien.post(halaman, ISI).status_code == status, halaman
    assert SaldoAwal.objects.count() == 2
    assert ("Saldo awal" in klien.get("/").content.decode()) is (daftar == 200)


@pytest.mark.parametrize("siapa", ["dewi", "lina"])
def test_nobody_opens_the_own_balances_to_write(
    kabupaten: Kabupaten, masuk: Masuk, siapa: str
) -> None:
    milik = saldo(kabupaten, siapa)
    klien = masuk(siapa)
    assert klien.get(alamat(kabupaten, siapa)).status_code == 404
    assert klien.get(f"/saldo-awal/{milik.kode}/").status_code == 404


def test_the_form_records_one_balance(kabupaten: Kabupaten, masuk: Masuk) -> None:
    klien = masuk("lina")
    halaman = alamat(kabupaten, "sari")
    assert klien.post(halaman, ISI)["Location"] == halaman
    teks = klien.get(halaman).content.decode()
    assert "Predikat kinerja tahunan 2024" in teks
    assert "Dokumen evaluasi 2024" in teks
    assert "Lina" in teks


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"jenis": ""}, "Pilih salah satu"),
        ({"jenis": "JP"}, "Isi jumlahnya"),
        ({"jenis": "JP", "nilai": "12"}, "jenis yang dipilih tidak memakainya"),
        ({"predikat": ""}, "Pilih predikatnya"),
        ({"nilai": "12"}, "jenis yang dipilih tidak memakainya"),
        ({"jenis": "JP", "predikat": "", "nilai": "104.375"}, "dapat berarti"),
        ({"jenis": "JP", "predikat": "", "nilai": "3000"}, "antara 0 dan 2.000"),
        ({"tahun": "24"}, "empat angka"),
        ({"tahun": "2999"}, "antara 2000 dan"),
        ({"dasar": ""}, "Isi dokumen sumbernya"),
        ({"tanggal": "31 Juni 2025"}, "bukan tanggal yang ada"),
    ],
)
def test_what_is_wrong_is_said_and_the_words_are_kept(
    kabupaten: Kabupaten, masuk: Masuk, lain: dict[str, str], kalimat: str
) -> None:
    balasan = masuk("dewi").post(alamat(kabupaten, "sari"), ISI | lain)
    assert balasan.status_code == 400
    assert kalimat in balasan.content.decode()
    assert not SaldoAwal.objects.exists()


def test_a_second_one_of_the_same_year_is_told(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    saldo(kabupaten)
    balasan = masuk("dewi").post(alamat(kabupaten, "sari"), ISI)
    assert balasan.status_code == 400
    assert "sudah ada" in balasan.content.decode()


def test_a_unit_gets_its_organisation_result(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    isi = ISI | {"predikat": "ISTIMEWA"}
    halaman = alamat_unit(kabupaten, "Puskesmas Susoh")
    masuk("lina").post(halaman, isi)
    assert SaldoAwal.objects.get().unit == kabupaten.unit["Puskesmas Susoh"]
    assert "Istimewa" in masuk("lina").get(halaman).content.decode()


def test_of_two_who_correct_the_second_is_told_with_the_words_kept(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    satu = saldo(kabupaten)
    halaman = f"/saldo-awal/{satu.kode}/"
    isi = ISI | {"versi": "1", "predikat": "SANGAT_BAIK", "dasar": "Ralat 1"}
    klien = masuk("dewi")
    assert klien.post(halaman, isi)["Location"] == alamat(kabupaten, "sari")
    dua = klien.post(halaman, isi | {"dasar": "Ralat 2"})
    assert dua.status_code == 409
    assert "Ralat 2" in dua.content.decode()
    satu.refresh_from_db()
    assert satu.dasar == "Ralat 1"


def test_an_amount_is_corrected_too(kabupaten: Kabupaten, masuk: Masuk) -> None:
    satu = saldo(kabupaten, jenis="JP", predikat="", nilai=Decimal(8))
    isi = {"nilai": "12,5", "dasar": "x", "tanggal": "1/2/2025", "versi": "1"}
    masuk("dewi").post(f"/saldo-awal/{satu.kode}/", isi)
    satu.refresh_from_db()
    assert satu.nilai == Decimal("12.5")


def test_a_balance_is_withdrawn_with_a_reason(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    satu = saldo(kabupaten)
    klien = masuk("dewi")
    halaman = f"/saldo-awal/{satu.kode}/cabut/"
    assert klien.post(halaman, {"alasan": "", "versi": "1"}).status_code == 400
    assert klien.post(halaman, {"alasan": "x", "versi": "9"}).status_code == 409
    klien.post(halaman, {"alasan": "salah orang", "versi": "1"})
    teks = klien.get(alamat(kabupaten, "sari")).content.decode()
    assert "dicabut: salah orang" in teks


def test_the_search_leads_to_people_and_units_and_says_when_there_is_nobody(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("lina")
    assert (
        alamat(kabupaten, "sari") in klien.get("/saldo-awal/?q=sari").content.decode()
    )
    unit = alamat_unit(kabupaten, "Puskesmas Susoh")
    assert unit in klien.get("/saldo-awal/?q=susoh").content.decode()
    tiada = klien.get("/saldo-awal/?q=citra").content.decode()
    assert "Tidak ada pegawai atau unit yang Anda urus" in tiada


def test_the_list_holds_the_own_scope_and_costs_the_same_for_many(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    saldo(kabupaten)
    saldo(kabupaten, "citra")
    klien = masuk("lina")
    teks = klien.get("/saldo-awal/").content.decode()
    assert "Sari" in teks
    assert "Citra" not in teks
    with CaptureQueriesContext(
        connection,
    ) as sedikit:
        klien.get("/saldo-awal/")
    for tahun in range(2004, 2024):
        saldo(kabupaten, tahun=tahun)
    with CaptureQueriesContext(connection) as banyak:
        klien.get("/saldo-awal/")
    assert len(banyak) == len(sedikit)


# Where it is shown ----------------------------------------------------------------


def test_the_person_page_shows_it_marked_to_the_person_and_who_keeps_it(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    saldo(kabupaten)
    saldo(kabupaten, jenis="ANGKA_KREDIT", predikat="", nilai=Decimal("104.375"))
    saldo(kabupaten, tahun=2023, predikat="KURANG", dicabut="salah orang")
    halaman = f"/pegawai/{kabupaten.orang['sari'].kode}/"
    for siapa, catat in (("sari", False), ("dewi", True), ("lina", True)):
        teks = masuk(siapa).get(halaman).content.decode()
        assert "dari sebelum aplikasi ini dipakai" in teks
        assert "Predikat kinerja tahunan 2024: Baik" in teks
        assert "Angka kredit kumulatif 2024: 104,375" in teks
        assert "2023" not in teks
        assert (alamat(kabupaten, "sari") in teks) is catat
    for siapa in ("budi", "ilham"):
        teks = masuk(siapa).get(halaman).content.decode()
        assert "Predikat kinerja tahunan" not in teks


def test_the_ledger_of_hours_begins_with_it(kabupaten: Kabupaten, masuk: Masuk) -> None:
    tahun = hari_ini().year
    saldo(kabupaten, jenis="JP", predikat="", nilai=Decimal(12), tahun=tahun)
    saldo(kabupaten, jenis="JP", predikat="", nilai=Decimal(7), tahun=tahun - 1)
    teks = masuk("sari").get("/pelatihan/saya/").content.decode()
    assert f"{tahun} · 12 JP" in teks
    assert f"{tahun - 1} · 7 JP" in teks
    assert "Saldo awal" in teks
    assert 'value="12"' in teks


# A list ---------------------------------------------------------------------------


def daftar(kab: Kabupaten, *tambah: str) -> str:
    nip = {n: str(kab.orang[n].nip) for n in ("sari", "budi", "citra", "lina")}
    return "\n".join(
        [
            "NIP;Nama;Predikat;JP",
            f"{nip['sari']};Sari;Sangat Baik;12,5",
            f"{nip['budi']};Budi;Baik;",
            *(satu.format(**nip) for satu in tambah),
        ]
    )


def unggah(klien: Client, isi: str, **lain: object) -> object:
    data = {
        "tahun": "2024",
        "dasar": "Rekap SIASN 2024",
        "tanggal": "20 Januari 2025",
        "berkas": SimpleUploadedFile("saldo.csv", isi.encode()),
    }
    return klien.post("/saldo-awal/impor/", data | lain)


def simpan(klien: Client, halaman: object, langkah: str = "simpan") -> object:
    rencana = halaman.context["rencana"]  # type: ignore[attr-defined]
    data = {"langkah": langkah, "kode": rencana.kode, "sidik": rencana.sidik}
    return klien.post("/saldo-awal/impor/", data)


def isi(halaman: object) -> str:
    return halaman.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_a_list_is_shown_then_saved_and_the_same_file_changes_nothing(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("dewi")
    halaman = unggah(klien, daftar(kabupaten))
    assert "3 saldo baru, 0 berubah, 0 sudah sama, 0 ditolak" in isi(halaman)
    assert not SaldoAwal.objects.exists()
    assert simpan(klien, halaman).status_code == 302  # type: ignore[attr-defined]
    assert SaldoAwal.objects.filter(dasar="Rekap SIASN 2024").count() == 3
    sebelum = Perubahan.objects.filter(tabel="evaluasi_saldoawal").count()
    halaman = unggah(klien, daftar(kabupaten))
    assert "yang terbaca sudah tercatat semuanya" in isi(halaman)
    simpan(klien, halaman)
    assert Perubahan.objects.filter(tabel="evaluasi_saldoawal").count() == sebelum


def test_a_changed_value_is_shown_with_the_old_one(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    satu = saldo(kabupaten, predikat="KURANG")
    klien = masuk("dewi")
    halaman = unggah(klien, daftar(kabupaten))
    assert "Semula Kurang/Misconduct (Dokumen evaluasi 2024)" in isi(halaman)
    simpan(klien, halaman)
    satu.refresh_from_db()
    assert (satu.predikat, satu.versi) == ("SANGAT_BAIK", 2)


def test_an_admin_saves_the_own_scope_and_others_are_refused_in_words(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("lina")
    tambah = ("{citra};Citra;Baik;", "{lina};Lina;Baik;", "123;Entah;Baik;")
    halaman = unggah(klien, daftar(kabupaten, *tambah))
    assert "3 ditolak" in isi(halaman)
    assert "tidak ada di antara pegawai yang Anda urus" in isi(halaman)
    simpan(klien, halaman)
    milik = set(SaldoAwal.objects.values_list("pegawai__nama", flat=True))
    assert milik == {"Sari", "Budi"}


def test_refused_rows_are_handed_out_with_the_reason(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("lina")
    berkas = daftar(kabupaten, "{citra};Citra;Baik;", "{sari};Sari;Bagus;")
    halaman = unggah(klien, berkas)
    assert "Unduh CSV" in isi(halaman)
    hasil = simpan(klien, halaman, "unduh-csv")
    teks = b"".join(hasil.streaming_content)  # type: ignore[attr-defined]
    kepala, *baris = [s.split(";") for s in teks.decode("utf-8-sig").splitlines()]
    assert kepala == ["NIP", "Nama", "Predikat", "JP", "Alasan ditolak"]
    nip = {n: f"'{kabupaten.orang[n].nip}" for n in ("citra", "sari")}
    assert [satu[:3] for satu in baris] == [
        [nip["citra"], "Citra", "Baik"],
        [nip["sari"], "Sari", "Bagus"],
    ]
    assert "tidak ada di antara pegawai yang Anda urus" in baris[0][4]
    assert "“Bagus” bukan predikat" in baris[1][4]
    assert not SaldoAwal.objects.exists()


def test_a_preview_of_somebody_else_saves_only_what_the_actor_keeps(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    halaman = unggah(masuk("dewi"), daftar(kabupaten, "{citra};Citra;Baik;"))
    balasan = simpan(masuk("lina"), halaman)
    assert balasan.status_code == 409  # type: ignore[attr-defined]
    assert not SaldoAwal.objects.exists()


def test_units_are_found_by_code_or_name(kabupaten: Kabupaten, masuk: Masuk) -> None:
    unit = kabupaten.unit["Dinas PUPR"]
    unit.kode_unor = "A-1"
    unit.save()
    isi_berkas = (
        "Unit kerja;Kode unor;Capaian organisasi\n"
        "Dinas Pekerjaan Umum;A-1;Istimewa\n"
        "Puskesmas Susoh;;Baik\n"
        "Dinas Entah;;Baik\n"
    )
    klien = masuk("dewi")
    halaman = unggah(klien, isi_berkas)
    assert "Unit Dinas Entah tidak ada" in isi(halaman)
    simpan(klien, halaman)
    ada = set(SaldoAwal.objects.values_list("unit__nama", "predikat"))
    assert ada == {("Dinas PUPR", "ISTIMEWA"), ("Puskesmas Susoh", "BAIK")}


def test_two_units_of_one_name_ask_for_the_code(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    for _ in range(2):
        UnitKerja.objects.create(nama="Sekretariat", jenis="BAGIAN")
    halaman = unggah(masuk("dewi"), "Unit kerja;Capaian organisasi\nSekretariat;Baik\n")
    assert "Ada 2 unit bernama Sekretariat" in isi(halaman)


def test_a_change_between_look_and_save_is_told(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien = masuk("dewi")
    halaman = unggah(klien, daftar(kabupaten))
    saldo(kabupaten)
    balasan = simpan(klien, halaman)
    assert balasan.status_code == 409  # type: ignore[attr-defined]
    assert "sudah disusun ulang" in isi(balasan)
    assert SaldoAwal.objects.count() == 1
    simpan(klien, balasan)
    assert SaldoAwal.objects.count() == 3


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"berkas": ""}, "Berkas belum dipilih"),
        ({"dasar": ""}, "Isi dokumen sumbernya"),
        ({"tanggal": ""}, "Isi tanggal dokumennya"),
        (
            {"berkas": SimpleUploadedFile("a.csv", b"Nama;Predikat\n")},
            "tidak ditemukan",
        ),
        ({"berkas": SimpleUploadedFile("a.csv", b"NIP;Predikat\n")}, "tanpa baris"),
    ],
)
def test_an_upload_that_cannot_be_read_is_said(
    kabupaten: Kabupaten, masuk: Masuk, lain: dict[str, object], kalimat: str
) -> None:
    balasan = unggah(masuk("dewi"), daftar(kabupaten), **lain)
    assert balasan.status_code == 400  # type: ignore[attr-defined]
    assert kalimat in isi(balasan)
    assert not Berkas.objects.exists()


def test_numbers_of_a_workbook_have_one_reading(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(["NIP", "Angka kredit"])
    lembar.append([kabupaten.orang["sari"].nip, 104.375])
    tampung = BytesIO()
    buku.save(tampung)
    klien = masuk("dewi")
    berkas = SimpleUploadedFile("ak.xlsx", tampung.getvalue())
    simpan(klien, unggah(klien, "", berkas=berkas))
    assert SaldoAwal.objects.get().nilai == Decimal("104.375")


def test_a_longer_list_asks_as_often(kabupaten: Kabupaten, masuk: Masuk) -> None:
    klien = masuk("dewi")

    def kueri(isi_berkas: str) -> int:
        with CaptureQueriesContext(connection) as semua:
            simpan(klien, unggah(klien, isi_berkas))
        return len(semua)

    sedikit = kueri(daftar(kabupaten))
    Pegawai.objects.bulk_create(
        Pegawai(nama=f"Staf {n}", nip=f"19900101201501{n:04}", jenis="PNS")
        for n in range(60)
    )
    tambah = [f"19900101201501{n:04};Staf {n};Baik;20" for n in range(60)]
    assert kueri(daftar(kabupaten, *tambah)) == sedikit
    assert SaldoAwal.objects.count() == 123
