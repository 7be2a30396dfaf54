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


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config,
) -> Generator[None, object, object]:
    """Start the services first: a wrapper runs before every plain hook."""
    tumpukan = contextlib.ExitStack()
    early_config.add_cleanup(tumpukan.close)
    pasang_uji(tumpukan.enter_context(folder_sementara()))
    try:
        os.environ.update(tumpukan.enter_context(layanan()))
    except Exception as galat:
        raise pytest.UsageError(str(galat)) from galat
    return (yield)
