"""Fixtures every test may use: query baseline, figures, screenshots, the browser."""

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from kinerja.lokal.folder import AKAR
from kinerja.lokal.uji.peramban import argumen_chromium, cari_chromium

PATOKAN_KUERI = AKAR / "tests" / "query_counts.json"
FOLDER_GAMBAR = AKAR / "gambar"
LEBAR_LAYAR = {360: 800, 1280: 900}

Angka = tuple[str, float, str]
_angka = pytest.StashKey[list[Angka]]()
_gambar = pytest.StashKey[list[Path]]()

PenghitungKueri = Callable[[str], contextlib.AbstractContextManager[None]]


@pytest.fixture
def jumlah_kueri() -> PenghitungKueri:
    """`with jumlah_kueri("pegawai:list"):` must ask exactly as often as recorded.

    The baseline is `tests/query_counts.json`; KINERJA_CATAT_KUERI=1 records it anew.
    """
    return _hitung_kueri


@contextlib.contextmanager
def _hitung_kueri(nama: str) -> Iterator[None]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as tangkapan:
        yield
    jumlah = len(tangkapan)
    patokan = json.loads(PATOKAN_KUERI.read_text()) if PATOKAN_KUERI.exists() else {}
    if os.environ.get("KINERJA_CATAT_KUERI"):
        patokan[nama] = jumlah
        PATOKAN_KUERI.write_text(
            json.dumps(patokan, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        )
    elif patokan.get(nama) != jumlah:
        kueri = "\n".join(satu["sql"] for satu in tangkapan.captured_queries)
        pytest.fail(
            f"{nama}: {jumlah} queries, baseline {patokan.get(nama)}. If the new "
            f"number is meant, record it with KINERJA_CATAT_KUERI=1.\n{kueri}",
            pytrace=False,
        )


@pytest.fixture(scope="session")
def ukuran(pytestconfig: pytest.Config) -> str:
    """`kecil` in `uji`, `penuh` in `uji beban`: how large a load test works."""
    nilai: str = pytestconfig.getoption("--ukuran")
    return nilai


@pytest.fixture(scope="session")
def angka_beban(pytestconfig: pytest.Config) -> Callable[[str, float, str], None]:
    """`angka_beban(nama, nilai, satuan)`: a measured figure for the final table."""
    angka = pytestconfig.stash.setdefault(_angka, [])

    def catat(nama: str, nilai: float, satuan: str) -> None:
        angka.append((nama, nilai, satuan))

    return catat


@pytest.fixture(scope="session")
def potret(pytestconfig: pytest.Config) -> Callable[[Any, str], None]:
    """`potret(page, nama)`: save the page as it stands, on a phone and a desktop."""
    tersimpan = pytestconfig.stash.setdefault(_gambar, [])

    def simpan(page: Any, nama: str) -> None:
        FOLDER_GAMBAR.mkdir(exist_ok=True)
        page.emulate_media(reduced_motion="reduce")
        for lebar, tinggi in LEBAR_LAYAR.items():
            page.set_viewport_size({"width": lebar, "height": tinggi})
            # as high as the page, so that a fixed bar stands at its end, not inside
            isi = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": lebar, "height": max(isi, tinggi)})
            berkas = FOLDER_GAMBAR / f"{nama}-{lebar}.png"
            page.screenshot(path=berkas, full_page=True)
            tersimpan.append(berkas)

    return simpan


@pytest.fixture(scope="session")
def playwright(playwright: Any) -> Iterator[Any]:
    """pytest-playwright's; what a test read from the database beside it is closed.

    While it runs its event loop counts as the thread's, and Django keeps connections
    per loop: after it, nothing would find this one, and the test database stays in use.
    """
    yield playwright
    connections.close_all()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """pytest-playwright's hook: the machine's Chromium, never a download."""
    return {"executable_path": cari_chromium(), "args": argumen_chromium()}


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Send figures and pictures to the process that prints, when that is another."""
    keluaran = getattr(session.config, "workeroutput", None)
    if keluaran is not None:
        keluaran["angka"] = session.config.stash.get(_angka, [])
        keluaran["gambar"] = [str(g) for g in session.config.stash.get(_gambar, [])]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Collect them; a process that crashed sends none."""
    kiriman = getattr(node, "workeroutput", {})
    stash = node.config.stash
    stash.setdefault(_angka, []).extend(map(tuple, kiriman.get("angka", [])))
    stash.setdefault(_gambar, []).extend(map(Path, kiriman.get("gambar", [])))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table of figures and the list of pictures."""
    if angka := config.stash.get(_angka, []):
        terminalreporter.section("angka")
        lebar = max(len(nama) for nama, _, _ in angka)
        for nama, nilai, satuan in angka:
            terminalreporter.write_line(f"{nama:<{lebar}}  {nilai:>12,.2f} {satuan}")
    if gambar := config.stash.get(_gambar, []):
        terminalreporter.section("gambar")
        for berkas in gambar:
            terminalreporter.write_line(str(berkas.relative_to(AKAR)))
