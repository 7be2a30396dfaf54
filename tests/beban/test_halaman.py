"""What our pages cost, as a ratio to a bare Django page on the same machine.

Full size (`manage.py uji beban halaman`) measures at 500 and 5,000 staff and writes
docs/kinerja-sistem.json and .md; the small size only proves that the harness runs.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kinerja.lokal.folder import AKAR
from tests.beban.ukur import Sasaran, latensi, memori_mb, rasio_cpu
from tests.situs import BARIS_LOGIN, basis_data, django, gunicorn, tunggu

pytestmark = pytest.mark.lambat
#: Page → (who opens it in the example, address; ``tamu`` fills in the codes).
HALAMAN = {
    "masuk": ("", "/masuk/"),
    "kartu": ("Pegawai", "/kartu/"),
    "meja": ("Pejabat penilai", "/meja/"),
    "direktori": ("HR (BKPSDM)", "/pegawai/?q=cempaka"),
    "siklus": ("HR (BKPSDM)", "/siklus/"),
    "unit": ("HR (BKPSDM)", "/unit/{unit}/"),
    "bagan": ("HR (BKPSDM)", "/unit/{unit}/bagan/"),
    "orang": ("HR (BKPSDM)", "/pegawai/{orang}/"),
}
#: Ratio we aim at, and how much it may grow from 500 to 5,000 staff.
BIDIKAN = {
    "masuk": 1.5,
    "kartu": 3,
    "meja": 5,
    "direktori": 3,
    "siklus": 4,
    "unit": 4,
    "bagan": 4,
    "orang": 4,
}
SAMBUNGAN = (1, 4, 16)


@dataclass(frozen=True)
class Ukuran:
    """How much one run measures."""

    pegawai: tuple[int, ...]
    kali: int
    putaran: int


UKURAN = {"kecil": Ukuran((40,), 20, 1), "penuh": Ukuran((500, 5000), 150, 4)}
Baris = dict[str, object]


@dataclass(frozen=True)
class Berjalan:
    """A site that answers."""

    port: int
    pid: int
    env: dict[str, str]

    def sasaran(self, jalur: str, kuki: str) -> Sasaran:
        """Return one page of it, as the owner of the cookie asks for it."""
        return Sasaran(self.port, jalur, kuki, self.pid, self.env["DATABASE_URL"])


@contextmanager
def _situs(tmp: Path, nama: str, pegawai: int | None) -> Iterator[Berjalan]:
    """Serve ours, with that many staff, or (None) the bare page."""
    with ExitStack() as tumpukan:
        basis = tumpukan.enter_context(basis_data(f"kinerja_{nama}"))
        soket = tumpukan.enter_context(socket.create_server(("127.0.0.1", 0)))
        env = {**os.environ, "DATABASE_URL": basis, "KINERJA_UJI": "0"}
        env["KINERJA_DATA_DIR"] = str(tmp / nama)
        env["KINERJA_CONN_MAX_AGE"] = "3600"  # no database process ends meanwhile
        aplikasi = "tests.beban.polos"
        if pegawai:
            aplikasi = "kinerja.wsgi"
            django("migrate", "--verbosity", "0", env=env)
            django("collectstatic", "--verbosity", "0", "--no-input", env=env)
            cetakan = django("isi_contoh", "--pegawai", str(pegawai), env=env)
            (tmp / f"{nama}.akun").write_text(cetakan)
        log = tmp / f"{nama}.log"
        pid = tumpukan.enter_context(gunicorn(soket, log, env, aplikasi))
        port = soket.getsockname()[1]
        if pegawai:
            tunggu(f"http://localhost:{port}")
        yield Berjalan(port, pid, env)


def _python(modul: str, *argumen: str, env: dict[str, str]) -> str:
    hasil = subprocess.run(
        [sys.executable, "-m", modul, *argumen],
        cwd=AKAR,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    return hasil.stdout.strip()


def _ukur(
    halaman: str, nama_masuk: str, situs: Berjalan, polos: Sasaran, ukuran: Ukuran
) -> Baris:
    """Measure one page of one running site."""
    jalur = HALAMAN[halaman][1]
    tamu = json.loads(_python("tests.beban.tamu", nama_masuk, jalur, env=situs.env))
    sasaran = situs.sasaran(tamu["jalur"], tamu["kuki"])
    rasio = rasio_cpu(sasaran, polos, ukuran.kali, ukuran.putaran)
    waktu = {n: latensi(sasaran, n, max(ukuran.kali, n)) for n in SAMBUNGAN}
    return {
        "halaman": halaman,
        "rasio_cpu": round(rasio, 2),
        "kueri": tamu["kueri"],
        "byte": sasaran.minta()[1],
        "memori_mb": round(memori_mb(sasaran), 1),
        "p50_ms": {str(n): round(p50, 1) for n, (p50, _) in waktu.items()},
        "p95_ms": {str(n): round(p95, 1) for n, (_, p95) in waktu.items()},
    }


def test_pages_cost_a_small_multiple_of_a_bare_page(
    tmp_path: Path, ukuran: str, angka_beban: Callable[[str, float, str], None]
) -> None:
    pilihan = UKURAN[ukuran]
    baris: list[Baris] = []
    with _situs(tmp_path, "polos", None) as pembanding:
        kuki = f"sessionid={_python('tests.beban.polos', env=pembanding.env)}"
        polos = pembanding.sasaran("/", kuki)
        for pegawai in pilihan.pegawai:
            with _situs(tmp_path, f"kita_{pegawai}", pegawai) as situs:
                cetakan = (tmp_path / f"kita_{pegawai}.akun").read_text()
                akun = {peran: nama for peran, nama, _ in BARIS_LOGIN.findall(cetakan)}
                for halaman, (sebagai, _) in HALAMAN.items():
                    hasil = _ukur(halaman, akun.get(sebagai, ""), situs, polos, pilihan)
                    baris.append({"pegawai": pegawai, **hasil})
    for satu in baris:
        nama = f"{satu['halaman']} @ {satu['pegawai']}"
        angka_beban(f"{nama} rasio CPU", float(str(satu["rasio_cpu"])), "×")
        angka_beban(f"{nama} kueri", float(str(satu["kueri"])), "kueri")
    if ukuran == "penuh":
        _tulis(baris)
    kueri = {(b["halaman"], b["kueri"]) for b in baris}
    assert len(kueri) == len(HALAMAN), f"queries grow with the staff: {kueri}"


def _tulis(baris: list[Baris]) -> None:
    """Write the figures where people look for them."""
    (AKAR / "docs" / "kinerja-sistem.json").write_text(
        json.dumps(baris, indent=2) + "\n"
    )
    kepala = (
        "| page | staff | CPU ÷ bare | aim | queries | bytes (gz) | MB/worker | "
        "p50 / p95 ms at 1 | at 4 | at 16 |"
    )
    tabel = "\n".join(_baris_tabel(satu) for satu in baris)
    tumbuh = "\n".join(_pertumbuhan(baris))
    (AKAR / "docs" / "kinerja-sistem.md").write_text(
        f"{PENGANTAR}\n{kepala}\n{'| --- ' * 10}|\n{tabel}\n\n{tumbuh}\n"
    )


PENGANTAR = """# What the system costs

Written by `python3 manage.py uji beban halaman`; do not edit. CPU ÷ bare is the
processor time of workers and database per request, divided by that of a bare Django
page (session, user, one indexed query, a small template) served the same way, both in
turn on one machine. Milliseconds depend on the machine; compare the ratios. What stands
above its aim and why: [notes](kinerja-catatan.md).
"""


def _baris_tabel(baris: Baris) -> str:
    p50, p95 = baris["p50_ms"], baris["p95_ms"]
    assert isinstance(p50, dict)
    assert isinstance(p95, dict)
    waktu = " | ".join(f"{p50[str(n)]} / {p95[str(n)]}" for n in SAMBUNGAN)
    return (
        f"| {baris['halaman']} | {baris['pegawai']} | {baris['rasio_cpu']} | "
        f"≤ {BIDIKAN[str(baris['halaman'])]} | {baris['kueri']} | {baris['byte']} | "
        f"{baris['memori_mb']} | {waktu} |"
    )


def _pertumbuhan(baris: list[Baris]) -> Iterator[str]:
    for halaman in HALAMAN:
        rasio = [float(str(b["rasio_cpu"])) for b in baris if b["halaman"] == halaman]
        if len(rasio) > 1 and rasio[0]:
            yield (
                f"* {halaman}: {rasio[-1] / rasio[0]:.2f} × from 500 to 5,000 staff "
                "(aim ≤ 1.3)"
            )
