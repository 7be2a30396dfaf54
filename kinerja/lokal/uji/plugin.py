"""pytest plugin: real services before pytest-django reads the settings.

Loaded by `-p kinerja.lokal.uji.plugin` in `pyproject.toml`, so that a plain
`python -m pytest tests/…` in the venv tests on PostgreSQL and Valkey as well.
"""

import contextlib
import os
from collections.abc import Generator

import pytest

from kinerja.lokal.folder import folder_sementara
from kinerja.lokal.layanan import layanan
from kinerja.lokal.lingkungan import pasang_uji
from kinerja.lokal.proses import GalatLokal
from kinerja.lokal.uji.pagar import daftar_pagar
from kinerja.lokal.uji.peramban import CARA_PASANG, cari_chromium, wajib

# Exit status when a removed guard proves nothing, because the run broke otherwise.
TAK_TERBUKTI = 3


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that `manage.py uji` passes on."""
    grup = parser.getgroup("kinerja")
    grup.addoption(
        "--ukuran",
        choices=("kecil", "penuh"),
        default="kecil",
        help="size of the suites in tests/beban",
    )
    grup.addoption("--tanpa-pagar", metavar="NAMA", help="take the named guard away")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers; `--strict-markers` refuses a mistyped one."""
    for baris in (
        "peramban: needs a real Chromium",
        "lambat: left out of the inner loop (`uji cepat`)",
        "pagar(nama): goes red when the named guard of tests/pagar.py is removed",
    ):
        config.addinivalue_line("markers", baris)
    # Registered after pytest-playwright, so that our launch arguments win.
    config.pluginmanager.import_plugin("kinerja.lokal.uji.perlengkapan")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config,
) -> Generator[None, object, object]:
    """Start the services first: a wrapper runs before every plain hook.

    Of a run with several processes each starts its own, and the one that only hands out
    the tests keeps none: no test meets another's rows, keys or tasks.
    """
    tumpukan = contextlib.ExitStack()
    early_config.add_cleanup(tumpukan.close)
    try:
        pasang_uji(tumpukan.enter_context(folder_sementara()))
        url = tumpukan.enter_context(layanan())
    except GalatLokal as galat:
        raise pytest.UsageError(galat.message) from galat
    milik_sendiri = url.keys() - os.environ.keys()
    os.environ.update(url)
    hasil = yield
    membagi = early_config.known_args_namespace.numprocesses
    if membagi and "PYTEST_XDIST_WORKER" not in os.environ:
        tumpukan.close()
        for nama in milik_sendiri:
            del os.environ[nama]
    return hasil


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Mark browser tests, skip them without a browser, keep only a guard's twins."""
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):  # below page, context …
            item.add_marker("peramban")
    if nama := config.getoption("--tanpa-pagar"):
        _pilih_kembar(config, items, nama)
    if cari_chromium():
        return
    peramban = [item for item in items if item.get_closest_marker("peramban")]
    if peramban and wajib():
        raise pytest.UsageError(
            f"Chromium tidak ditemukan, padahal CI=true. Pasang: {CARA_PASANG}"
        )
    for item in peramban:
        item.add_marker(pytest.mark.skip(reason="Chromium tidak ditemukan"))


def _pilih_kembar(config: pytest.Config, items: list[pytest.Item], nama: str) -> None:
    kembar = [
        item
        for item in items
        if any(nama in tanda.args for tanda in item.iter_markers("pagar"))
    ]
    config.hook.pytest_deselected(items=[i for i in items if i not in kembar])
    items[:] = kembar


@pytest.fixture(autouse=True, scope="session")
def _pagar_dilepas(request: pytest.FixtureRequest) -> None:
    """Remove the named guard from the fresh test database, before the first test."""
    nama = request.config.getoption("--tanpa-pagar")
    if nama is None:
        return
    request.getfixturevalue("django_db_setup")
    pembuka = request.getfixturevalue("django_db_blocker")
    with pembuka.unblock():
        daftar_pagar()[nama]()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run without its guard proves something only if tests failed, none broke."""
    if session.config.getoption("--tanpa-pagar") is None:
        return
    pelapor = session.config.pluginmanager.get_plugin("terminalreporter")
    galat = pelapor is not None and pelapor.stats.get("error")
    if galat or session.testscollected == 0:
        session.exitstatus = TAK_TERBUKTI


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was skipped for want of a browser, and how to get one."""
    dilewati = [
        laporan
        for laporan in terminalreporter.stats.get("skipped", ())
        if "Chromium tidak ditemukan" in str(laporan.longrepr)
    ]
    if dilewati:
        terminalreporter.write_line(
            f"Chromium tidak ditemukan: {len(dilewati)} tes peramban dilewati. "
            f"Untuk memasangnya: {CARA_PASANG}"
        )
