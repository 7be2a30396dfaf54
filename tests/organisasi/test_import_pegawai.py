"""``manage.py import_pegawai``: the same services without a browser."""

import io
import json
import time
import zipfile
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from pytest_django import Settings

from organisasi.models import Impor, Pegawai
from tests.conftest import Kabupaten
from tests.organisasi.berkas_siasn import (
    SIASN_01,
    baris,
    sebagai_csv,
    sebagai_xlsx,
)

pytestmark = pytest.mark.django_db


def jalankan(berkas: Path | str, *pilihan: str) -> dict[str, Any]:
    keluar = StringIO()
    call_command(
        "import_pegawai", str(berkas), "--keluaran", "json", *pilihan, stdout=keluar
    )
    hasil: dict[str, Any] = json.loads(keluar.getvalue())
    return hasil


def hitung_semua() -> dict[str, int]:
    """Count the rows of every table of the product."""
    return {m._meta.label: m._default_manager.count() for m in apps.get_models()}


def test_without_simpan_nothing_at_all_is_written() -> None:
    sebelum = hitung_semua()
    hasil = jalankan(SIASN_01)
    assert hitung_semua() == sebelum
    assert (hasil["orang"], hasil["penempatan"], hasil["duplikat"]) == (5, 6, 1)
    assert (hasil["baru"], hasil["berubah"], hasil["sama"]) == (5, 0, 0)
    assert (hasil["ditolak"], hasil["dilewati"]) == ([], 0)


def test_warnings_name_row_and_column() -> None:
    hasil = jalankan(SIASN_01)
    assert all(set(p) == {"baris", "kolom", "alasan"} for p in hasil["peringatan"])
    assert {p["kolom"] for p in hasil["peringatan"] if p["baris"] == 6} >= {
        "JENIS KELAMIN",
        "TANGGAL LAHIR",
        "TMT JABATAN",
    }


def test_a_second_run_changes_nothing() -> None:
    jalankan(SIASN_01, "--simpan")
    assert Pegawai.objects.count() == 5
    sebelum = hitung_semua()
    hasil = jalankan(SIASN_01, "--simpan")
    assert hitung_semua() == sebelum
    assert (hasil["baru"], hasil["berubah"], hasil["sama"]) == (0, 0, 5)
    assert (hasil["orang"], hasil["penempatan"], hasil["duplikat"]) == (5, 6, 1)


def test_refused_and_skipped_rows_are_told(tmp_path: Path) -> None:
    berkas = tmp_path / "data.csv"
    berkas.write_bytes(
        sebagai_csv(
            [
                baris(0, NIP_BARU="1.98003E+17"),
                baris(1, NIP_BARU="19851211201001201"),
                baris(2, NIP_BARU="000000000000000000"),
                baris(4),
            ]
        )
    )
    hasil = jalankan(berkas, "--simpan")
    assert [(d["baris"], d["kolom"]) for d in hasil["ditolak"]] == [
        (2, "NIP BARU"),
        (3, "NIP BARU"),
    ]
    assert "17 angka" in hasil["ditolak"][1]["alasan"]
    assert (hasil["orang"], hasil["dilewati"]) == (1, 1)


def test_for_people_it_prints_sentences() -> None:
    keluar = StringIO()
    call_command("import_pegawai", str(SIASN_01), stdout=keluar)
    assert "orang: 5" in keluar.getvalue()
    assert "Belum disimpan." in keluar.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("tidak-ada.csv", None, "tidak ada"),
        ("data.csv", b"bukan siasn\n12\n", "Judul kolom"),
        ("data.xlsx", b"NIP,NAMA\n", "bukan XLSX"),
        ("data.pdf", b"%PDF-1.7\n%%EOF\n", "bukan CSV, XLSX atau XLS"),
    ],
)
def test_an_unreadable_file_is_one_sentence(
    tmp_path: Path, nama: str, isi: bytes | None, kalimat: str
) -> None:
    if isi is not None:
        (tmp_path / nama).write_bytes(isi)
    with pytest.raises(CommandError, match=kalimat) as tolak:
        jalankan(tmp_path / nama)
    assert "\n" not in str(tolak.value)
    assert tolak.value.returncode != 0


def test_in_the_name_of_bkpsdm_the_import_is_kept(
    kabupaten: Kabupaten, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    dewi = kabupaten.akun("dewi")
    jalankan(SIASN_01, "--simpan", "--pelaku", dewi.nama_masuk)
    impor = Impor.objects.get()
    assert (impor.oleh, impor.status) == (dewi, "TERSIMPAN")


def test_it_ends_when_everything_is_saved_not_when_the_worker_is_asked(
    kabupaten: Kabupaten, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.IMPOR_LATAR_BYTE, settings.IMPOR_LATAR_BARIS = 100, 1
    dewi = kabupaten.akun("dewi")
    hasil = jalankan(SIASN_01, "--simpan", "--pelaku", dewi.nama_masuk)
    assert (hasil["tersimpan"], hasil["baru"]) == (True, 5)
    assert Impor.objects.get().status == "TERSIMPAN"
    assert Pegawai.objects.filter(nip="198512112010012018").exists()
    assert jalankan(SIASN_01)["tersimpan"] is False


def test_a_large_file_that_cannot_be_read_is_one_sentence_too(
    kabupaten: Kabupaten, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"
    settings.IMPOR_LATAR_BYTE = 1
    (tmp_path / "a.csv").write_bytes(b"NIP;Nama\n")
    with pytest.raises(CommandError, match="hanya berisi judul kolom"):
        jalankan(
            *(tmp_path / "a.csv", "--simpan"),
            *("--pelaku", kabupaten.akun("dewi").nama_masuk),
        )


@pytest.mark.parametrize(("nama", "kalimat"), [("sari", "BKPSDM"), ("", "Tidak ada")])
def test_others_cannot_be_named(kabupaten: Kabupaten, nama: str, kalimat: str) -> None:
    masuk = kabupaten.akun(nama).nama_masuk if nama else "siapa"
    with pytest.raises(CommandError, match=kalimat):
        jalankan(SIASN_01, "--simpan", "--pelaku", masuk)
    assert not Pegawai.objects.filter(nip="198003152005011004").exists()


def _isi_paket(ganti: dict[str, bytes]) -> bytes:
    """Return a workbook of the six rows with parts exchanged or added."""
    asal = zipfile.ZipFile(io.BytesIO(sebagai_xlsx([baris(0)])))
    bagian = {nama: asal.read(nama) for nama in asal.namelist()} | ganti
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as paket:
        for nama, isi in bagian.items():
            paket.writestr(nama, isi)
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("bom.xlsx", {"xl/media/a.bin": b"0" * 90_000_000}, "mengembang tidak wajar"),
        ("makro.xlsx", {"xl/vbaProject.bin": b"x"}, "makro"),
    ],
)
def test_bombs_and_macros_are_refused_within_a_second(
    tmp_path: Path, nama: str, isi: dict[str, bytes], kalimat: str
) -> None:
    (tmp_path / nama).write_bytes(_isi_paket(isi))
    mulai = time.process_time()
    with pytest.raises(CommandError, match=kalimat):
        jalankan(tmp_path / nama)
    assert time.process_time() - mulai < 1


def test_the_kind_can_be_told(tmp_path: Path) -> None:
    berkas = tmp_path / "data.csv"
    berkas.write_text("Nama,NIP,Email,Golongan\nSari,198003152005011004,a@b.id,IV/c\n")
    assert jalankan(berkas)["jenis"] == "SIMPEG"
    hasil = jalankan(berkas, "--jenis", "kontak")
    assert (hasil["jenis"], hasil["orang"]) == ("KONTAK", 0)
    with pytest.raises(CommandError, match="nama unit dan unit atasannya"):
        jalankan(berkas, "--jenis", "unit")
