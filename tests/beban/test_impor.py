"""5,000 damaged files, and what 5,000 rows × 67 columns cost to import.

Measured are processes of their own: processor time less that of starting, divided by
that of reading the file with the same library (calamine) and nothing else. The
database's time is not counted. All are run in turn, several times, and the median of
the turns' ratios counts: a machine that is slow for a while is slow for a whole turn.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import openpyxl
import pytest
from django.db import connection, transaction

from organisasi.models import Pegawai
from tests.organisasi.berkas_rusak import berkas_rusak
from tests.organisasi.berkas_siasn import judul_dan_baris
from tests.organisasi.impor_rusak import impor_rusak, isi_susunan

pytestmark = pytest.mark.lambat
AKAR = Path(__file__).parents[2]
PADA = date(2026, 11, 25)
BARIS = 5_000
BATAS_MEMORI_MB = 300
#: How far the times may grow before somebody has to look.
BATAS_PRATINJAU, BATAS_SIMPAN = 5.0, 7.0
#: Years in which the people of the files to be saved were appointed: one file each.
ANGKATAN = (2010, 2011, 2012)
BACA_SAJA = """
import sys
import time
from python_calamine import CalamineWorkbook
if len(sys.argv) > 1:
    with CalamineWorkbook.from_path(sys.argv[1]) as buku:
        buku.get_sheet_by_index(0).to_python(skip_empty_area=False)
"""
PERINTAH = ("manage.py", "import_pegawai")
CatatAngka = Callable[[str, float, str], None]


@pytest.mark.django_db
@pytest.mark.parametrize("berisi", [False, True], ids=["kosong", "berisi"])
def test_no_damaged_file_ends_in_a_traceback_or_half_a_row(
    tmp_path: Path, ukuran: str, angka_beban: CatatAngka, *, berisi: bool
) -> None:
    banyak = 2_500 if ukuran == "penuh" else 20
    if berisi:
        isi_susunan()
    awal = 20_000 if berisi else 10_000
    ditolak = 0
    for benih in range(awal, awal + banyak):
        with transaction.atomic():
            ditolak += impor_rusak(tmp_path, *berkas_rusak(benih))
            transaction.set_rollback(True)
    daftar = "daftar berisi" if berisi else "daftar kosong"
    angka_beban(f"impor rusak, {daftar}: berkas", banyak, "berkas")
    angka_beban(f"impor rusak, {daftar}: ditolak seluruhnya", ditolak, "berkas")
    assert 0 < ditolak < banyak * 3 / 4


def _tulis(jalur: Path, banyak: int, tahun: int = ANGKATAN[0]) -> Path:
    """Write a SIASN export of so many people appointed in a year as XLSX."""
    judul, contoh = judul_dan_baris()
    buku = openpyxl.Workbook(write_only=True)
    lembar = buku.create_sheet("Data")
    lembar.append(judul)
    for nomor in range(banyak):
        lahir = f"{1970 + nomor % 25}{1 + nomor % 12:02}{1 + nomor // 12 % 28:02}"
        angkat = f"{tahun}{1 + nomor // 300 % 12:02}{1 + nomor % 2}{1 + nomor % 999:03}"
        baris = contoh[nomor % len(contoh)] | {"NIP BARU": f"'{lahir}{angkat}"}
        baris["NAMA"] = f"{baris['NAMA']} {nomor}"
        lembar.append([baris[nama] for nama in judul])
    buku.save(jalur)
    return jalur


def _jalan(*perintah: str) -> tuple[float, float]:
    """Run Python; return its processor time in seconds and its peak memory in MB."""
    alamat = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    env = {
        **os.environ,
        "DATABASE_URL": f"{alamat}/{connection.settings_dict['NAME']}",
        "KINERJA_UJI": "0",
    }
    anak = subprocess.Popen(
        [sys.executable, *perintah], cwd=AKAR, env=env, stdout=subprocess.DEVNULL
    )
    memori = 0
    selesai, status, pakai = 0, 0, None
    while not selesai:  # ru_maxrss would also know the memory of this process
        memori = max(memori, _puncak_kb(anak.pid))
        time.sleep(0.005)
        selesai, status, pakai = os.wait4(anak.pid, os.WNOHANG)
    anak.returncode = os.waitstatus_to_exitcode(status)
    assert anak.returncode == 0
    assert pakai is not None
    return pakai.ru_utime + pakai.ru_stime, memori / 1024


def _puncak_kb(pid: int) -> int:
    """Return the highest resident memory so far, 0 for a process that has ended."""
    for baris in Path(f"/proc/{pid}/status").read_text().splitlines():
        if baris.startswith("VmHWM:"):
            return int(baris.split()[1])
    return 0


@pytest.mark.django_db(transaction=True)
def test_importing_costs_a_few_times_the_mere_reading(
    tmp_path: Path, angka_beban: CatatAngka
) -> None:
    semua = [_tulis(tmp_path / f"{tahun}.xlsx", BARIS, tahun) for tahun in ANGKATAN]
    kecil = _tulis(tmp_path / "kecil.xlsx", 1)
    putaran: list[dict[str, float]] = []
    memori = 0.0
    for besar in map(str, semua):
        cpu: dict[str, float] = {}
        for nama, perintah in {
            "python": ("-c", BACA_SAJA),
            "baca": ("-c", BACA_SAJA, besar),
            "mulai": (*PERINTAH, str(kecil)),
            "pratinjau": (*PERINTAH, besar),
            "simpan": (*PERINTAH, besar, "--simpan"),
        }.items():
            cpu[nama], puncak = _jalan(*perintah)
            memori = max(memori, puncak)
        putaran.append(cpu)
    assert Pegawai.objects.count() == BARIS * len(semua)
    baca = [cpu["baca"] - cpu["python"] for cpu in putaran]
    pratinjau, simpan = (
        median(
            (cpu[nama] - cpu["mulai"]) / satu
            for cpu, satu in zip(putaran, baca, strict=True)
        )
        for nama in ("pratinjau", "simpan")
    )
    angka_beban("impor 5.000 × 67: membaca saja", median(baca), "detik CPU")
    angka_beban("impor 5.000 × 67: pratinjau ÷ membaca saja", pratinjau, "kali")
    angka_beban("impor 5.000 × 67: simpan ÷ membaca saja", simpan, "kali")
    angka_beban("impor 5.000 × 67: memori puncak", memori, "MB")
    assert pratinjau < BATAS_PRATINJAU
    assert simpan < BATAS_SIMPAN
    assert memori <= BATAS_MEMORI_MB
