"""manage.py hitung: rows out as they came in, with the result of the rules."""

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

AKAR = Path(__file__).parents[2]
DATA = AKAR / "tests" / "data"


def _jalankan(jenis: str, berkas: Path, **opsi: Any) -> str:
    keluaran = io.StringIO()
    call_command("hitung", jenis, str(berkas), stdout=keluaran, **opsi)
    return keluaran.getvalue()


def _csv(jenis: str, berkas: Path, **opsi: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_jalankan(jenis, berkas, **opsi))))


@pytest.fixture
def tulis(tmp_path: Path) -> Any:
    def simpan(isi: str | bytes, nama: str = "isi.csv") -> Path:
        berkas = tmp_path / nama
        berkas.write_bytes(isi.encode() if isinstance(isi, str) else isi)
        return berkas

    return simpan


def test_every_published_row_comes_out_in_order_with_its_right_value() -> None:
    berkas = DATA / "iku_published.csv"
    keluar = _csv("capaian", berkas)
    with berkas.open(encoding="utf-8", newline="") as asal:
        masuk = list(csv.DictReader(asal))
    assert [dict(list(baris.items())[:-5]) for baris in keluar] == masuk
    for baris in keluar:
        if baris["right"]:
            selisih = Decimal(baris["hasil"]) - Decimal(baris["right"])
            assert abs(selisih) <= Decimal("0.01"), baris["id"]
            assert baris["status"] == "dihitung"
        else:
            assert (baris["hasil"], baris["mentah"]) == ("", "")
            assert baris["status"] == "tanpa_skor"


def test_the_result_columns_follow_the_input_columns(tulis: Any) -> None:
    berkas = tulis("Arah;Target;Realisasi;Tercetak;ket\nminimize;10;25;0;a\n")
    assert _jalankan("capaian", berkas).splitlines()[0] == (
        "Arah,Target,Realisasi,Tercetak,ket,hasil,mentah,status,alasan,beda"
    )
    baris = _csv("capaian", berkas)[0]
    assert (baris["hasil"], baris["mentah"], baris["beda"]) == ("0", "-50", "dibatasi")


def test_json_numbers_are_dot_strings_at_full_precision(tulis: Any) -> None:
    berkas = tulis('arah,target,realisasi\nmaximize,3,1\nmaximize,1,"90.000.000,5"\n')
    baris = json.loads(_jalankan("capaian", berkas, keluaran="json"))
    assert baris[0]["hasil"] == "33." + "3" * 26
    assert baris[1]["hasil"] == "9000000050"


def test_a_cap_limits_hasil_and_leaves_mentah(tulis: Any) -> None:
    berkas = tulis("arah,target,realisasi\nmaximize,60,90\n")
    baris = _csv("capaian", berkas, batas="120")[0]
    assert (baris["hasil"], baris["mentah"]) == ("120", "150")


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_csv_of_every_office_is_read(tulis: Any, sandi: str, pemisah: str) -> None:
    isi = "arah|target|realisasi\r\nminimize|7 – 8 bulan|9 bulan\r\n"
    berkas = tulis(isi.replace("|", pemisah).encode(sandi))
    baris = _csv("capaian", berkas)[0]
    assert (baris["target"], baris["hasil"]) == ("7 – 8 bulan", "87.5")


def test_the_separator_line_of_excel_is_not_a_header(tulis: Any) -> None:
    berkas = tulis('sep=;\narah;target;realisasi\nmaximize;"87,5";70\n')
    assert _csv("capaian", berkas)[0]["hasil"] == "80"


def test_a_json_list_keeps_its_rows_and_exact_numbers(tulis: Any) -> None:
    isi = '[{"arah":"maximize","target":100,"realisasi":87.125,"x":null,"y":[1]}]'
    baris = json.loads(_jalankan("capaian", tulis(isi, "a.json"), keluaran="json"))[0]
    assert baris["hasil"] == "87.125"
    assert baris["realisasi"] == "87.125"
    assert baris["x"] is None
    assert baris["y"] == ["1"]


def test_an_input_column_named_like_a_result_is_kept_under_another_name(
    tulis: Any,
) -> None:
    berkas = tulis("hasil,perilaku,status\nSesuai,Di atas,lama\n")
    baris = _csv("predikat", berkas)[0]
    assert baris["hasil"] == "Baik"
    assert (baris["hasil_asal"], baris["status_asal"]) == ("Sesuai", "lama")


def test_no_column_of_the_input_is_lost_by_renaming(tulis: Any) -> None:
    berkas = tulis("nip,hasil,hasil_asal\n198503172010122001,A,B\n")
    baris = _csv("nip", berkas)[0]
    assert (baris["hasil_asal_asal"], baris["hasil_asal"]) == ("A", "B")


@pytest.mark.parametrize(
    ("baris", "status", "sebab"),
    [
        ("maximize,100,87.125", "tanya", "87,125 atau 87125"),
        ('maximize,"1,234.56",1300', "tanya", "1,23456 atau 1234,56"),
        ("maximize,N/A,3", "tanpa_skor", "kosong bukan 0"),
        ("maximize,WTP,WTP", "tanpa_skor", "bukan angka"),
        ("category,WTP,WTP", "tanpa_skor", "sama dengan target"),
        ("date,30 Maret 2025,2 April 2025", "tanpa_skor", "Terlambat 3 hari"),
        ("naik,1,2", "keliru", "Arah “naik” tidak dikenal"),
        (",1,2", "keliru", "Arah belum diisi"),
        ("maximize,1e2,5", "keliru", "tidak terbaca"),
        ("maximize,75,91,76.15", "keliru", "sel lebih"),
        ("maximize,5", "tanpa_skor", "Realisasi tidak ada"),
        (",,", "keliru", "Arah belum diisi"),
    ],
)
def test_a_row_without_a_number_says_why(
    tulis: Any, baris: str, status: str, sebab: str
) -> None:
    hasil = _csv("capaian", tulis(f"arah,target,realisasi\n{baris}\n"))[0]
    assert (hasil["status"], hasil["hasil"], hasil["mentah"]) == (status, "", "")
    assert sebab in hasil["alasan"]


def test_the_printed_capaian_settles_an_ambiguous_number(tulis: Any) -> None:
    isi = 'arah,target,realisasi,tercetak\nmaximize,100,87.125,"87,13"\n'
    baris = _csv("capaian", tulis(isi))[0]
    assert (baris["hasil"], baris["beda"]) == ("87.125", "dibulatkan")


@pytest.mark.parametrize(
    ("isi", "hasil", "status"),
    [
        ("198503172010122001,", "198503172010122001", "dihitung"),
        ("'19850317 201012 2 001,PNS", "198503172010122001", "dihitung"),
        ("199001012023211005,PPPK", "199001012023211005", "dihitung"),
        ("199001012023211005,PPPK Paruh Waktu", "199001012023211005", "dihitung"),
        ("198503172010122001,CPNS", "198503172010122001", "dihitung"),
        ("199001012023211005,PNS", "", "keliru"),
        ("198503172010132001,pns", "", "keliru"),
        ("1.98503E+17,", "", "keliru"),
        ("198503172010122001,Honorer", "", "keliru"),
        (",", "", "tanpa_skor"),
    ],
)
def test_nip_rows(tulis: Any, isi: str, hasil: str, status: str) -> None:
    baris = _csv("nip", tulis(f"NIP,Jenis\n{isi}\n"))[0]
    assert (baris["hasil"], baris["status"]) == (hasil, status)


def test_the_year_limit_of_a_nip_is_taken_on_the_given_day(tulis: Any) -> None:
    berkas = tulis("nip\n198503172010122001\n")
    assert _csv("nip", berkas, pada="1 Januari 2008")[0]["status"] == "keliru"


def test_a_nip_that_is_a_json_number_is_refused(tulis: Any) -> None:
    baris = json.loads(
        _jalankan("nip", tulis('[{"nip":198503172010122001}]'), keluaran="json")
    )[0]
    assert (baris["status"], baris["hasil"]) == ("keliru", "")


@pytest.mark.parametrize(
    ("isi", "hasil", "status"),
    [
        ("DIATAS EKSPEKTASI,Sesuai ekspektasi", "Baik", "dihitung"),
        ("Sesuai,DIBAWAH", "Kurang/Misconduct", "dihitung"),
        ("di bawah,di bawah", "Sangat Kurang", "dihitung"),
        ("Sesuai,", "", "tanpa_skor"),
        ("Bagus,Sesuai", "", "keliru"),
        ("1,2", "", "tanya"),
    ],
)
def test_predikat_rows(tulis: Any, isi: str, hasil: str, status: str) -> None:
    baris = _csv("predikat", tulis(f"Hasil Kerja,Perilaku\n{isi}\n"))[0]
    assert (baris["hasil"], baris["status"]) == (hasil, status)


def test_a_printed_predikat_is_compared_with_the_kuadran(tulis: Any) -> None:
    isi = "hasil_kerja,perilaku,predikat\nSesuai,Dibawah,Butuh Perbaikan\n"
    isi += "Sesuai,Dibawah,KURANG/ MIS CONDUCT\nSesuai,Dibawah,Cukup\n"
    kata = [baris["beda"] for baris in _csv("predikat", tulis(isi))]
    assert kata == ["tidak sesuai", "sama", "tidak terbaca"]


@pytest.mark.parametrize(
    ("isi", "hasil", "status"),
    [
        ("6 Februari 2026,14,,,", "2026-03-02", "dihitung"),
        ("2026-02-06,14,,6 hari,", "2026-02-25", "dihitung"),
        ("06/02/2026,14,,,kalender", "2026-02-20", "dihitung"),
        ("06/02/2026,,02/03/2026,,", "14", "dihitung"),
        ("31/01/2026,30,,5,kerja", "2026-03-17", "dihitung"),
        ("06/02/2026,0,,,", "2026-02-06", "dihitung"),
        ("02/30/2026,14,,,", "", "keliru"),
        ("06/02/2026,empat belas,,,", "", "keliru"),
        ("06/02/2026,-1,,,", "", "keliru"),
        ("06/02/2026,99999,,,", "", "keliru"),
        ("06/02/2026,14,,7,", "", "keliru"),
        ("06/02/2026,14,,,bulan", "", "keliru"),
        ("06/02/2026,14,02/03/2026,,", "", "keliru"),
        ("06/02/2026,,05/02/2026,,", "", "keliru"),
        (",14,,,", "", "tanpa_skor"),
        ("06/02/2026,,,,", "", "tanpa_skor"),
    ],
)
def test_working_day_rows(tulis: Any, isi: str, hasil: str, status: str) -> None:
    berkas = tulis(f"mulai,hari,akhir,minggu,cara\n{isi}\n")
    baris = _csv("hari_kerja", berkas, libur=str(DATA / "libur_fx1.csv"))[0]
    assert (baris["hasil"], baris["status"]) == (hasil, status)


def test_without_days_off_the_answer_says_so(tulis: Any) -> None:
    baris = _csv("hari_kerja", tulis("mulai,hari\n6/2/2026,14\n"))[0]
    assert baris["hasil"] == "2026-02-26"
    assert "Tanpa daftar hari libur" in baris["alasan"]


@pytest.mark.parametrize(
    ("jenis", "isi", "opsi", "sebab"),
    [
        ("capian", "nip\n1\n", {}, "tidak dikenal. Pilihannya: nip"),
        ("", "nip\n1\n", {}, "belum disebut"),
        ("nip", "", {}, "kosong"),
        ("nip", " \n \n", {}, "kosong"),
        ("nip", "nip\n", {}, "tidak berisi baris"),
        ("nip", "[]", {}, "tidak berisi baris"),
        ("nip", "nama,umur\na,1\n", {}, "Kolom “nip” tidak ada"),
        ("hari_kerja", "mulai\n1/1/2026\n", {}, "Kolom “hari” tidak ada"),
        ("nip", b"PK\x03\x04\x00\x00\x00", {}, "bukan teks"),
        ("nip", "nip,nip\n1,2\n", {}, "lebih dari satu kali"),
        ("nip", "NIP,nip\n1,2\n", {}, "lebih dari satu kali"),
        ("capaian", '[{"target": 1e300000000}]', {}, "angka yang tidak wajar"),
        ("capaian", '[{"target": 1e-99999999999999999999}]', {}, "tidak wajar"),
        ("nip", 'nip,nama\n1,"tak tertutup\n', {}, "tanda kutip"),
        ("nip", '[{"nip": }]', {}, "bukan JSON"),
        ("nip", '{"nip": "1"}', {}, "daftar baris"),
        ("nip", "[1, 2]", {}, "daftar baris"),
        ("nip", "nip\n1\n", {"keluaran": "xml"}, "Keluaran “xml” tidak dikenal"),
        ("capaian", "nip\n1\n", {"batas": "130"}, "Batas “130” tidak dikenal"),
        ("nip", "nip\n1\n", {"pada": "11/25/2026"}, "25 November 2026"),
        ("hari_kerja", "mulai,hari\n1/1/2026,1\n", {"libur": "x.csv"}, "ditemukan"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    tulis: Any, jenis: str, isi: str | bytes, opsi: dict[str, str], sebab: str
) -> None:
    with pytest.raises(CommandError, match=sebab) as galat:
        _jalankan(jenis, tulis(isi), **opsi)
    assert str(galat.value).endswith(".")


def _proses(*argumen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "hitung", *argumen],
        cwd=AKAR,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_the_real_command_prints_the_rows_and_exits_zero(tulis: Any) -> None:
    berkas = tulis('arah,target,realisasi\nmaximize,"75,91",76.15\n')
    hasil = _proses("capaian", str(berkas))
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert "100.3161638782" in hasil.stdout


def test_the_real_command_refuses_with_a_sentence_and_a_nonzero_exit() -> None:
    hasil = _proses("nip", "tidak-ada.csv")
    assert hasil.returncode != 0
    assert hasil.stdout == ""
    assert hasil.stderr == "Galat: Berkas tidak-ada.csv tidak ditemukan.\n"
