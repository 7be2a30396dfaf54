"""`manage.py uji` and its sub-commands."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kinerja.lokal.folder import AKAR, folder_sementara
from kinerja.lokal.layanan import layanan
from kinerja.lokal.lingkungan import pasang_uji
from kinerja.lokal.proses import GalatLokal, hentikan, mulai, tertib_saat_sinyal
from kinerja.lokal.uji.gerbang import (
    PYTHON,
    RUFF,
    jalankan_gerbang,
    semua_gerbang,
)
from kinerja.lokal.uji.pagar import daftar_pagar
from kinerja.lokal.uji.peramban import CARA_PASANG, cari_chromium
from kinerja.lokal.uji.plugin import TAK_TERBUKTI

SALAH_PAKAI = 2
#: Each process of tests starts PostgreSQL, Valkey, a site and a browser of its own.
SEREMPAK_TERBANYAK = 4
SUMBER_GAMBAR = ("tests/peramban/test_keadaan.py", "tests/gambar")
CARA_PAKAI = """\
manage.py uji                     semua gerbang dan semua tes
manage.py uji cepat [PYTEST ...]  ruff dan tes tanpa yang lambat; argumen ke pytest
manage.py uji beban [NAMA]        balapan, pemadaman dan beban dengan ukuran penuh
manage.py uji gambar              gambar tiap halaman (360 dan 1280 px) ke gambar/
manage.py uji --tanpa-pagar NAMA  pagar itu dilepas: tes harus merah (kode bukan 0)"""


def uji(argumen: Sequence[str]) -> int:
    """Exit status 0 only if everything asked for passed."""
    tertib_saat_sinyal()
    match list(argumen):
        case []:
            return _periksa(_gerbang(), _serempak())
        case ["cepat", *sisa]:
            pilihan = ["-m", "not peramban and not lambat"]
            return _periksa(jalankan_gerbang(RUFF), pilihan + (sisa or _serempak()))
        case ["beban", *nama] if len(nama) <= 1:
            return _beban(*nama)
        case ["gambar"]:
            return _gambar()
        case ["--tanpa-pagar", *nama] if len(nama) <= 1:
            return _tanpa_pagar(*nama)
    print(CARA_PAKAI)
    return 0 if argumen[0] in {"--help", "-h", "help"} else SALAH_PAKAI


def _gerbang() -> list[str]:
    """Return the names of the gates that failed."""
    with contextlib.ExitStack() as tumpukan:
        pasang_uji(tumpukan.enter_context(folder_sementara()))
        return jalankan_gerbang(semua_gerbang(), env=tumpukan.enter_context(layanan()))


def _periksa(gagal: Sequence[str], argumen: Sequence[str]) -> int:
    status = _pytest(argumen)
    if gagal:
        print(f"GAGAL: {', '.join(gagal)}" + (" dan pytest" if status else ""))
    return status or len(gagal)


def _serempak() -> list[str]:
    """Ask pytest for one process a core, each with whole files of tests.

    Only one where all would share what the environment names: a database, a broker, or
    the file in which queries are recorded.
    """
    berbagi = {"DATABASE_URL", "REDIS_URL", "KINERJA_CATAT_KUERI"} & os.environ.keys()
    banyak = min(len(os.sched_getaffinity(0)), SEREMPAK_TERBANYAK)
    if berbagi or banyak == 1:
        return []
    return ["--numprocesses", str(banyak), "--dist", "loadfile"]


def _pytest(argumen: Sequence[str]) -> int:
    anak = mulai([*PYTHON, "pytest", *argumen], saat_induk_mati=signal.SIGINT, cwd=AKAR)
    try:
        return anak.wait()
    finally:
        hentikan(anak, sinyal=signal.SIGINT)


def _nama_beban() -> dict[str, Path]:
    berkas = sorted((AKAR / "tests" / "beban").glob("test_*.py"))
    return {satu.stem.removeprefix("test_"): satu for satu in berkas}


def _beban(nama: str | None = None) -> int:
    ada = _nama_beban()
    if nama is not None and nama not in ada:
        return _tak_dikenal("beban", nama, ada)
    berkas = ada.values() if nama is None else [ada[nama]]
    return _pytest(["--ukuran", "penuh", *map(str, berkas)])


def _gambar() -> int:
    if cari_chromium() is None:
        raise GalatLokal(f"Chromium tidak ditemukan. Pasang dengan: {CARA_PASANG}")
    return _pytest([*SUMBER_GAMBAR, "-k", "picture"])


def _tanpa_pagar(nama: str | None = None) -> int:
    """Run the twins of one guard without it.

    Returns 1 when they went red as they must. 0 is the alarm: nothing noticed.
    """
    pagar = daftar_pagar()
    if nama is None or nama not in pagar:
        return _tak_dikenal("pagar", nama, pagar)
    status = _pytest(["--tanpa-pagar", nama])
    if status == 0:
        print(f"BAHAYA: pagar {nama} dilepas, tetapi semua tes tetap hijau.")
    elif status == 1:
        print(f"Benar: tanpa pagar {nama} tes menjadi merah.")
    elif status == TAK_TERBUKTI:
        print(f"Tidak terbukti: tanpa pagar {nama} tes rusak atau tidak ada.")
    return status


def _tak_dikenal(jenis: str, nama: str | None, ada: Iterable[str]) -> int:
    daftar = ", ".join(sorted(ada)) or "(belum ada)"
    if nama is not None:
        print(f"Tidak ada {jenis} bernama {nama}.", file=sys.stderr)
    print(f"Nama yang ada: {daftar}", file=sys.stderr)
    return SALAH_PAKAI
