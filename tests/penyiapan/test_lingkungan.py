"""What a test may not touch, and what a machine must set."""

import os
import re

import pytest
from django.conf import settings
from django.db import connection

from kinerja.lokal.folder import AKAR


@pytest.mark.django_db
def test_text_is_ordered_the_same_on_every_machine() -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT 'b' < 'É', 'É' < 'é'")
        assert kursor.fetchone() == (True, True)


def test_mail_of_a_test_leaves_no_machine() -> None:
    assert settings.EMAIL_BACKEND.endswith("locmem.EmailBackend")


def test_files_of_a_test_stay_out_of_the_project() -> None:
    assert not str(settings.MEDIA_ROOT).startswith(str(AKAR))
    assert os.environ["KINERJA_DATA_DIR"] in str(settings.MEDIA_ROOT)


def test_every_variable_of_the_settings_is_in_the_readme() -> None:
    kode = (AKAR / "kinerja" / "settings.py").read_text()
    variabel = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", kode)) - {"KINERJA_UJI"}
    assert len(variabel) > 10
    readme = (AKAR / "README.md").read_text()
    assert not {satu for satu in variabel if f"`{satu}`" not in readme}
