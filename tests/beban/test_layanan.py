"""Fifty citizens at one moment, again and again: every answer kept, none twice."""

from collections.abc import Callable
from itertools import count

import pytest
from django.test import Client

from evaluasi.models import JawabanLayanan
from evaluasi.selectors.layanan import jumlah_menunggu
from evaluasi.services import layanan as services
from tests.conftest import Kabupaten
from tests.evaluasi.warga import ISI, buat_titik, buka
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
ORANG = 50


def test_every_round_keeps_fifty_distinct_answers(
    kabupaten: Kabupaten,
    monkeypatch: pytest.MonkeyPatch,
    ukuran: str,
    angka_beban: Callable[[str, float, str], None],
) -> None:
    putaran = 200 if ukuran == "penuh" else 5
    for jatah in ("JATAH_TAUTAN", "JATAH_JARINGAN"):
        monkeypatch.setattr(services, jatah, putaran * ORANG)
    titik, alamat = buat_titik(kabupaten)
    nomor = count()

    def kirim() -> int:
        data = {**ISI, "formulir": buka(alamat), "saran": f"saran {next(nomor)}"}
        klien = Client(enforce_csrf_checks=True)
        satu, dua = klien.post(alamat, data), klien.post(alamat, data)
        return max(satu.status_code, dua.status_code)

    for _ in range(putaran):
        assert serentak(ORANG, kirim) == [200] * ORANG
    saran = JawabanLayanan.objects.values_list("saran", flat=True)
    angka_beban("jawaban warga serentak", len(saran), "tersimpan")
    assert sorted(saran) == sorted(f"saran {n}" for n in range(putaran * ORANG))
    assert jumlah_menunggu(titik) == 0
