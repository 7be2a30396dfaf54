"""The health check of beat."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from kinerja.jadwal.models import Denyut
from kinerja.lib.waktu import sekarang

pytestmark = pytest.mark.django_db


def test_a_fresh_beat_is_healthy(capsys: pytest.CaptureFixture[str]) -> None:
    Denyut.objects.create(nama="detak", terakhir=sekarang())
    call_command("periksa_denyut")
    assert capsys.readouterr().out == "berdetak\n"


def test_an_old_beat_is_not() -> None:
    lama = sekarang() - timedelta(minutes=5)
    Denyut.objects.create(nama="detak", terakhir=lama)
    with pytest.raises(CommandError, match="tidak berdetak"):
        call_command("periksa_denyut")


def test_no_beat_at_all_is_not() -> None:
    with pytest.raises(CommandError):
        call_command("periksa_denyut")
