"""The directory as a file: who gets what, nothing runs in it, it comes back whole."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from kinerja.jejak.models import Akses
from kinerja.lib.tanggal import rentang
from organisasi.models import Jabatan, KeadaanPegawai, Pegawai, UnitKerja
from organisasi.penulis import csv_pieces, write_xlsx
from organisasi.rules.ekspor import KOLOM, KOLOM_PRIBADI
from organisasi.rules.jenis import JenisKeadaan, JenisPegawai, JenisPenempatan
from organisasi.views import ekspor
from tests.conftest import AWAL, Kabupaten

Masuk = Callable[[str], Client]
EKSPOR = reverse("organisasi:pegawai_export")
JAHAT = ("=1+1", "+62", "-2", "@SUM(A1)", "\tx", "\rx")


def isi(klien: Client, **saring: str) -> bytes:
    response = klien.get(EKSPOR, saring)
    assert response.status_code == 200
    return b"".join(response)


def baris_csv(klien: Client, **saring: str) -> list[dict[str, str]]:
    teks = isi(klien, bentuk="csv", **saring).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(teks, newline=""), delimiter=";"))


def impor(berkas: Path) -> dict[str, Any]:
    keluar = StringIO()
    call_command("import_pegawai", str(berkas), "--keluaran", "json", stdout=keluar)
    hasil: dict[str, Any] = json.loads(keluar.getvalue())
    return hasil


@pytest.fixture
def beragam(kabupaten: Kabupaten) -> Kabupaten:
    """Give the cast everything a row can hold."""
    Pegawai.objects.filter(nip__isnull=False).update(
        golongan="III/c",
        tmt_golongan=date(2023, 4, 1),
        gelar_depan="dr.",
        gelar_belakang="M.Kes.",
        surel="nama@contoh.invalid",
        telepon="081234567890",
    )
    for orang in Pegawai.objects.filter(nip__isnull=False):
        orang.lahir = date.fromisoformat(str(orang.nip)[:8])
        orang.jenis_kelamin = "LP"[int(str(orang.nip)[14]) - 1]
        orang.save()
    sari, citra = kabupaten.orang["sari"], kabupaten.orang["citra"]
    Pegawai.objects.filter(pk=citra.pk).update(jenis=JenisPegawai.CPNS.value)
    UnitKerja.objects.filter(nama="Dinas PUPR").update(kode_unor="8ae4A1")
    KeadaanPegawai.objects.create(
        pegawai=sari, jenis=JenisKeadaan.CLTN.value, berlaku=rentang(AWAL)
    )
    Jabatan.objects.filter(nama="Pengolah Data").update(nama="=Pengolah; Data")
    return kabupaten


def test_who_may_not_open_the_directory_gets_no_file(
    masuk: Masuk, client: Client, kabupaten: Kabupaten
) -> None:
    assert masuk("sari").get(EKSPOR).status_code == 403
    assert client.get(EKSPOR).status_code == 302


def test_the_file_holds_what_the_filter_shows_and_the_actor_may_see(
    masuk: Masuk, beragam: Kabupaten
) -> None:
    def nama(aktor: str, **saring: str) -> list[str]:
        return [baris["NAMA"] for baris in baris_csv(masuk(aktor), **saring)]

    assert nama("budi") == ["Budi", "Sari"]
    assert nama("lina", q="bidan") == ["Sari"]
    assert nama("lina", q="citra") == []
    assert len(nama("dewi")) == Pegawai.objects.count()


def test_a_superior_gets_no_personal_column(masuk: Masuk, beragam: Kabupaten) -> None:
    assert set(baris_csv(masuk("budi"))[0]) == set(KOLOM)
    assert set(baris_csv(masuk("safwan"))[0]) == set(KOLOM)
    teks = isi(masuk("eko"), bentuk="csv").decode()
    assert "nama@contoh.invalid" not in teks
    assert "081234567890" not in teks


def test_an_admin_reads_personal_data_of_the_own_skpk_only(
    masuk: Masuk, beragam: Kabupaten
) -> None:
    beragam.pimpin("lina", "Dinas PUPR", JenisPenempatan.PLT)
    baris = {b["NAMA"]: b for b in baris_csv(masuk("lina"))}
    assert set(baris["Sari"]) == {*KOLOM, *KOLOM_PRIBADI}
    assert baris["Sari"]["EMAIL"] == "nama@contoh.invalid"
    assert [baris["Citra"][nama] for nama in KOLOM_PRIBADI] == ["", "", "", ""]


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_an_export_comes_back_without_a_change(
    masuk: Masuk, beragam: Kabupaten, tmp_path: Path, bentuk: str
) -> None:
    berkas = tmp_path / f"pegawai.{bentuk}"
    berkas.write_bytes(isi(masuk("dewi"), bentuk=bentuk))
    hasil = impor(berkas)
    ber_nip = Pegawai.objects.filter(nip__isnull=False).count()
    assert (hasil["sama"], hasil["baru"], hasil["berubah"]) == (ber_nip, 0, 0)
    assert hasil["ditolak"] == []
    assert hasil["dilewati"] == 1  # the Bupati, who has no NIP
    assert hasil["peringatan"] == []


def test_the_example_of_a_whole_kabupaten_comes_back_too(
    db: None, tmp_path: Path, client: Client
) -> None:
    call_command("isi_contoh", "--pegawai", "120", stdout=StringIO())
    client.force_login(Pegawai.objects.get(nama="Dewi Seulanga").pengguna)  # type: ignore[arg-type]
    berkas = tmp_path / "pegawai.csv"
    berkas.write_bytes(isi(client, bentuk="csv"))
    hasil = impor(berkas)
    assert (hasil["baru"], hasil["berubah"], hasil["ditolak"]) == (0, 0, [])
    assert hasil["sama"] == Pegawai.objects.filter(nip__isnull=False).count()


def test_long_numbers_stay_text_in_both_forms(masuk: Masuk, beragam: Kabupaten) -> None:
    baris = baris_csv(masuk("dewi"), q="sari")[0]
    assert baris["NIP BARU"] == "'198804122011012003"
    assert baris["NOMOR HP"] == "'081234567890"
    buku = load_workbook(io.BytesIO(isi(masuk("dewi"), bentuk="xlsx", q="sari")))
    sel = buku["Pegawai"]["A2"]
    assert (sel.value, sel.data_type, sel.number_format) == (
        "198804122011012003",
        "s",
        "@",
    )


@pytest.mark.parametrize("jahat", JAHAT)
def test_nothing_that_looks_like_a_formula_leaves_as_one(jahat: str) -> None:
    pita = b"".join(csv_pieces([jahat], [[jahat]], teks=())).decode("utf-8-sig")
    assert [baris[0][0] for baris in csv.reader(io.StringIO(pita, newline=""))] == [
        "'",
        "'",
    ]
    with write_xlsx([jahat], [[jahat]], teks=(), lembar="L") as berkas:
        buku = load_workbook(berkas)
    for sel in (buku["L"]["A1"], buku["L"]["A2"]):
        assert sel.data_type == "s"
        assert sel.quotePrefix


def test_a_csv_streams_and_a_control_character_does_not_break_it(
    masuk: Masuk, beragam: Kabupaten
) -> None:
    Pegawai.objects.filter(nama="Sari").update(nama="Sa\x07ri")
    response = masuk("dewi").get(EKSPOR, {"bentuk": "csv"})
    assert isinstance(response, StreamingHttpResponse)
    assert "Sari" in b"".join(response).decode()
    assert b"".join(masuk("dewi").get(EKSPOR, {"bentuk": "xlsx"}))[:2] == b"PK"


def test_a_workbook_too_large_is_refused_with_a_way_out(
    masuk: Masuk, beragam: Kabupaten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ekspor, "BATAS_XLSX", 3)
    response = masuk("dewi").get(EKSPOR, {"bentuk": "xlsx"})
    assert response.status_code == 400
    assert "unduh sebagai CSV" in response.content.decode()
    assert len(baris_csv(masuk("dewi"))) == 8


@pytest.mark.parametrize("saring", [{"bentuk": "pdf"}, {"jenis": "RAJA"}])
def test_what_cannot_be_read_gives_no_file(
    masuk: Masuk, saring: dict[str, str]
) -> None:
    assert masuk("dewi").get(EKSPOR, saring).status_code == 400


def test_an_export_leaves_a_note(masuk: Masuk, beragam: Kabupaten) -> None:
    isi(masuk("budi"), bentuk="csv")
    catatan = Akses.objects.get(halaman="pegawai:csv")
    assert catatan.pelaku_id == beragam.akun("budi").pk


def test_an_export_asks_as_often_for_many_as_for_few(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Callable[[str], object]
) -> None:
    klien = masuk("lina")
    isi(klien, bentuk="csv")
    with jumlah_kueri("pegawai:export"):  # type: ignore[attr-defined]
        isi(klien, bentuk="csv")
    for nomor in range(30):
        nama = f"Pegawai {nomor:02d}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.staf(nama.lower(), "Dinas Kesehatan", f"Pos {nomor}")
    with jumlah_kueri("pegawai:export"):  # type: ignore[attr-defined]
        isi(klien, bentuk="csv")
