"""What HR decides about a preview on its page, without any script."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from organisasi.models import Impor, Pegawai, PemetaanImpor
from tests.organisasi.berkas_siasn import SIASN_01, baris, sebagai_csv

Masuk = Callable[[str], Client]
DAFTAR = reverse("organisasi:impor_list")
MEUTIA = "198512112010012018"
KEMBAR = "198512112010012026"


@pytest.fixture(autouse=True)
def gudang(settings: Settings, tmp_path: Path) -> None:
    """Keep uploads out of the real store."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def dewi(masuk: Masuk) -> Client:
    return masuk("dewi")


def unggah(klien: Client, isi: bytes, nama: str = "a.csv", jenis: str = "") -> Impor:
    kiriman = {"berkas": SimpleUploadedFile(nama, isi), "jenis": jenis}
    response = klien.post(DAFTAR, kiriman, follow=True)
    assert response.status_code == 200, response.content.decode()
    return Impor.objects.latest("id")


def alamat(impor: Impor, perbuatan: str = "detail") -> str:
    return reverse(f"organisasi:impor_{perbuatan}", args=[impor.kode])


def bidang(isi: str, nama: str) -> list[str]:
    return re.findall(rf'name="{nama}"\s+value="([^"]*)"', isi)


def test_ticks_survive_paging_without_a_script(
    dewi: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("organisasi.views.impor.BARIS_PER_HALAMAN", 3)
    impor = unggah(dewi, SIASN_01.read_bytes())
    isi = dewi.get(alamat(impor)).content.decode()
    tampil = bidang(isi, "tampil")[0]
    pilih = bidang(isi, "pilih")
    assert tampil.split(",") == pilih
    assert "Berikutnya" in isi
    response = dewi.post(
        alamat(impor, "tick"),
        {
            "versi": "1",
            "tampil": tampil,
            "pilih": pilih[1:],
            "ke": "keputusan=&halaman=2",
        },
    )
    assert response.headers["Location"].endswith("?halaman=2")
    kedua = dewi.get(response.headers["Location"]).content.decode()
    assert "Simpan 4 orang baru dan 0 perubahan" in " ".join(kedua.split())
    dewi.post(
        alamat(impor, "save"),
        {
            "versi": "2",
            "tampil": bidang(kedua, "tampil")[0],
            "pilih": bidang(kedua, "pilih"),
        },
    )
    impor.refresh_from_db()
    assert impor.status == "TERSIMPAN"
    tidak = impor.baris.get(dipilih=False)
    assert not Pegawai.objects.filter(nip=tidak.sesudah["NIP"]).exists()
    assert "tidak dipilih" in dewi.get(alamat(impor)).content.decode()


def test_all_of_one_result_are_unticked_at_once(dewi: Client) -> None:
    impor = unggah(dewi, SIASN_01.read_bytes())
    dewi.post(
        alamat(impor, "tick"),
        {"versi": "1", "semua": "tidak", "di": "keputusan=BARU&halaman=1"},
    )
    assert not impor.baris.filter(hasil="BARU", dipilih=True).exists()
    response = dewi.post(alamat(impor, "save"), {"versi": "2"})
    assert response.status_code == 400
    assert "Belum ada baris yang dicentang" in response.content.decode()


def test_ticks_of_a_page_somebody_else_changed_are_a_conflict(dewi: Client) -> None:
    impor = unggah(dewi, SIASN_01.read_bytes())
    dewi.post(alamat(impor, "tick"), {"versi": "1", "semua": "tidak"})
    response = dewi.post(alamat(impor, "tick"), {"versi": "1", "semua": "ya"})
    assert response.status_code == 409


def test_rows_of_another_import_cannot_be_ticked(dewi: Client) -> None:
    lain = unggah(dewi, SIASN_01.read_bytes())
    impor = unggah(dewi, sebagai_csv([baris(1)]))
    kunci = ",".join(str(pk) for pk in lain.baris.values_list("pk", flat=True))
    dewi.post(alamat(impor, "tick"), {"versi": "1", "tampil": kunci})
    assert not lain.baris.filter(dipilih=False).exists()


def test_a_question_is_answered_on_the_page_and_taken_back(dewi: Client) -> None:
    dua = sebagai_csv([baris(1), baris(1, NIP_BARU=KEMBAR)])
    impor = unggah(dewi, dua)
    dewi.post(alamat(impor, "save"), {"versi": "1"})
    impor = unggah(dewi, b"Nama,Email\nCUT MEUTIA RAHMAH,cut@contoh.id\n")
    isi = dewi.get(alamat(impor)).content.decode()
    assert "Ada 2 pegawai bernama" in isi
    kunci = impor.baris.get().pk
    dewi.post(
        alamat(impor, "tick"), {"versi": "1", f"jawab-{kunci}-0": f"orang:{KEMBAR}"}
    )
    isi = dewi.get(alamat(impor)).content.decode()
    assert "Sudah Anda jawab" in isi
    tarik = impor.baris.get().pk
    dewi.post(alamat(impor, "tick"), {"versi": "2", "tarik": str(tarik)})
    assert "Ada 2 pegawai bernama" in dewi.get(alamat(impor)).content.decode()
    kunci = impor.baris.get().pk
    jawab = {"versi": "3", f"jawab-{kunci}-0": f"orang:{KEMBAR}"}
    response = dewi.post(alamat(impor, "save"), jawab, follow=True)
    assert "Jawaban Anda sudah diterapkan" in response.content.decode()
    dewi.post(alamat(impor, "save"), {"versi": "4"})
    assert Pegawai.objects.get(nip=KEMBAR).surel == "cut@contoh.id"
    assert Pegawai.objects.get(nip=MEUTIA).surel != "cut@contoh.id"


def test_a_corrected_mapping_is_remembered_for_the_same_headings(dewi: Client) -> None:
    berkas = b"NIP,Nama,Alamat surat\n198512112010012018,CUT MEUTIA,cut@contoh.id\n"
    dewi.post(alamat(unggah(dewi, sebagai_csv([baris(1)])), "save"), {"versi": "1"})
    impor = unggah(dewi, berkas, jenis="SIMPEG")
    assert impor.pemetaan["Alamat surat"] == ""
    response = dewi.post(
        alamat(impor, "map"),
        {
            "versi": "1",
            "jenis": "KONTAK",
            "kolom-0": "nip",
            "kolom-1": "nama",
            "kolom-2": "surel",
        },
        follow=True,
    )
    assert "Berkas dibaca." in response.content.decode()
    impor.refresh_from_db()
    assert (impor.jenis, impor.pemetaan["Alamat surat"]) == ("KONTAK", "surel")
    kedua = unggah(dewi, berkas)
    assert (kedua.jenis, kedua.pemetaan["Alamat surat"]) == ("KONTAK", "surel")
    assert PemetaanImpor.objects.get().versi == 1


def test_unknown_headings_open_the_page_where_columns_are_chosen(dewi: Client) -> None:
    berkas = f"Nomor Pokok;Sebutan;Pos\n{MEUTIA};CUT MEUTIA;Bidan\n".encode()
    impor = unggah(dewi, berkas)
    isi = dewi.get(alamat(impor)).content.decode()
    assert "Kolom belum dikenal" in isi
    assert "<details open>" in isi
    assert "Simpan 0" not in isi
    ditolak = dewi.post(alamat(impor, "save"), {"versi": "1"})
    assert ditolak.status_code == 400
    assert "Tunjuk dulu arti kolomnya" in ditolak.content.decode()
    kiriman = {"versi": "1", "jenis": "SIMPEG", "kolom-0": "nip", "kolom-1": "nama"}
    isi = dewi.post(alamat(impor, "map"), kiriman, follow=True).content.decode()
    assert "Cut Meutia" in isi
    assert "Kolom belum dikenal" not in isi
    kedua = unggah(dewi, berkas)
    assert (kedua.pemetaan["Sebutan"], kedua.baris.count()) == ("nama", 1)


def test_another_kind_offers_its_columns_before_the_file_is_read(dewi: Client) -> None:
    impor = unggah(dewi, b"Satuan;Di bawah\nSeksi Umum;Dinas Kesehatan\n")
    kiriman = {"versi": "1", "jenis": "UNIT"}
    isi = dewi.post(alamat(impor, "map"), kiriman, follow=True).content.decode()
    assert "Jenis berkas diganti" in isi
    assert "Nama unit atasan" in isi
    kiriman = {"versi": "2", "jenis": "UNIT", "kolom-0": "unit", "kolom-1": "induk"}
    dewi.post(alamat(impor, "map"), kiriman)
    assert impor.baris.get().keputusan == "BARU"


def test_a_file_without_any_heading_is_refused(dewi: Client) -> None:
    berkas = SimpleUploadedFile("a.csv", f"1;{MEUTIA};CUT MEUTIA\n".encode())
    response = dewi.post(DAFTAR, {"berkas": berkas, "jenis": ""})
    assert response.status_code == 400
    assert not Impor.objects.exists()


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"jenis": "SIASN", "kolom-0": "nip"}, "Kolom yang wajib belum ditunjuk"),
        ({"jenis": "LAIN"}, "Jenis berkas ini tidak ada"),
        ({"jenis": "SIASN", "kolom-0": "asing"}, "tidak ada pada jenis berkas ini"),
    ],
)
def test_a_mapping_that_cannot_be_is_explained(
    dewi: Client, isian: dict[str, str], kalimat: str
) -> None:
    impor = unggah(dewi, SIASN_01.read_bytes())
    response = dewi.post(alamat(impor, "map"), {"versi": "1", **isian})
    assert response.status_code == 400
    assert kalimat in response.content.decode()
    impor.refresh_from_db()
    assert impor.versi == 1


def ditolak(klien: Client, impor: Impor, bentuk: str) -> bytes:
    response = cast(
        "FileResponse", klien.get(alamat(impor, "ditolak"), {"bentuk": bentuk})
    )
    assert response.status_code == 200
    assert "attachment" in response.headers["Content-Disposition"]
    return b"".join(cast("Iterable[bytes]", response.streaming_content))


def test_refused_rows_come_back_with_reasons_and_can_be_imported_after_repair(
    dewi: Client,
) -> None:
    rusak = baris(1, NIP_BARU="1.98512E+17", NAMA="=HYPERLINK(1)")
    impor = unggah(dewi, sebagai_csv([baris(0), rusak]))
    teks = ditolak(dewi, impor, "csv").decode("utf-8-sig")
    semua = list(csv.DictReader(io.StringIO(teks), delimiter=";"))
    assert [satu["PNS ID"] for satu in semua] == ["A8ACA0000002"]
    assert "NIP BARU: " in semua[0]["Alasan ditolak"]
    assert semua[0]["NAMA"] == "'=HYPERLINK(1)"
    baik = teks.replace("1.98512E+17", MEUTIA).replace("'=HYPERLINK(1)", "CUT MEUTIA")
    kedua = unggah(dewi, baik.encode("utf-8-sig"))
    assert (kedua.jenis, [b.keputusan for b in kedua.baris.all()]) == (
        "SIASN",
        ["BARU"],
    )


def test_refused_rows_as_a_workbook_hold_only_text(dewi: Client) -> None:
    impor = unggah(dewi, sebagai_csv([baris(1, NIP_BARU="1.98512E+17")]))
    buku = openpyxl.load_workbook(io.BytesIO(ditolak(dewi, impor, "xlsx")))
    judul, isi = list(buku.worksheets[0].iter_rows(values_only=True))
    assert judul[-1] == "Alasan ditolak"
    assert "NIP" in str(isi[-1])
    assert all(satu is None or isinstance(satu, str) for satu in isi)


def test_a_saved_import_is_undone_on_its_page(dewi: Client) -> None:
    impor = unggah(dewi, SIASN_01.read_bytes())
    dewi.post(alamat(impor, "save"), {"versi": "1"})
    assert "Urungkan seluruh impor" in dewi.get(alamat(impor)).content.decode()
    isi = dewi.post(alamat(impor, "undo"), {"versi": "2"}, follow=True)
    assert "Data pegawai kembali seperti semula" in isi.content.decode()
    assert not Pegawai.objects.filter(nip=MEUTIA).exists()
    lagi = dewi.post(alamat(impor, "undo"), {"versi": "3"})
    assert lagi.status_code == 409


def test_while_the_worker_saves_the_page_reloads_itself_and_offers_no_act(
    dewi: Client, settings: Settings
) -> None:
    settings.IMPOR_LATAR_BARIS = 1
    impor = unggah(dewi, SIASN_01.read_bytes())
    dewi.post(alamat(impor, "save"), {"versi": "1"})
    response = dewi.get(alamat(impor))
    assert response.headers["Refresh"].startswith("5;")
    isi = response.content.decode()
    assert "Data sedang disimpan" in isi
    assert "Menunggu giliran" in isi
    cache.set(f"impor:{impor.pk}", ("Menyimpan", 1250, 5000))
    isi = dewi.get(alamat(impor)).content.decode()
    assert "Menyimpan: 1.250 dari 5.000 baris." in isi
    assert 'value="1250"' in isi
    cache.delete(f"impor:{impor.pk}")
    for perbuatan in ("save", "discard", "tick", "map"):
        kirim = {"versi": "2", "semua": "tidak", "jenis": "SIASN"}
        assert dewi.post(alamat(impor, perbuatan), kirim).status_code in {400, 409}


@pytest.mark.parametrize("nama", ["sari", "budi", "citra", "lina", "safwan"])
@pytest.mark.parametrize("perbuatan", ["tick", "map", "undo"])
def test_only_bkpsdm_decides(
    masuk: Masuk, dewi: Client, nama: str, perbuatan: str
) -> None:
    impor = unggah(dewi, SIASN_01.read_bytes())
    assert masuk(nama).post(alamat(impor, perbuatan)).status_code == 403
    assert masuk(nama).get(alamat(impor, "ditolak")).status_code == 403
