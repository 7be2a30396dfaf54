"""Fifty citizens at one moment, again and again: every answer kept, none twice."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluasi.models import JawabanLayanan
from evaluasi.rules.layanan import JATAH_TAUTAN
from evaluasi.selectors.layanan import jumlah_menunggu
from tests.beban.pos import ORANG, Pos, layani, lepas
from tests.conftest import Kabupaten
from tests.evaluasi.warga import ISI, buat_titik, buka

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]
#: Every form goes off twice (a double click), so half of what a link takes in a day.
PUTARAN_PER_TAUTAN = JATAH_TAUTAN // ORANG // 2


def test_every_round_keeps_fifty_distinct_answers_though_each_is_sent_twice(
    kabupaten: Kabupaten,
    tmp_path: Path,
    ukuran: str,
    angka_beban: Callable[[str, float, str], None],
) -> None:
    putaran = 200 if ukuran == "penuh" else 3
    tautan = [
        buat_titik(kabupaten, f"Loket {nomor}")
        for nomor in range(-(-putaran // PUTARAN_PER_TAUTAN))
    ]
    status: Counter[int] = Counter()
    lama = 0.0
    with layani(tmp_path) as port:
        for nomor in range(putaran):
            _, alamat = tautan[nomor // PUTARAN_PER_TAUTAN]
            kiriman = [
                Pos(
                    alamat,
                    {
                        **ISI,
                        "formulir": buka(alamat),
                        "saran": f"saran {nomor}.{orang}",
                    },
                    dari=f"10.{nomor}.{orang}.1",
                )
                for orang in range(ORANG)
            ]
            mulai = time.monotonic()
            jawaban = lepas(port, [pos for pos in kiriman for _ in range(2)])
            lama += time.monotonic() - mulai
            status.update(satu.status for satu in jawaban)
            assert all("Terima kasih" in satu.teks for satu in jawaban)
    saran = JawabanLayanan.objects.values_list("saran", flat=True)
    angka_beban("jawaban warga serentak: kiriman", status.total(), "pos")
    angka_beban("jawaban warga serentak: tersimpan", len(saran), "baris")
    angka_beban("jawaban warga serentak: lama", lama, "detik")
    assert status == {200: putaran * ORANG * 2}
    assert sorted(saran) == sorted(
        f"saran {nomor}.{orang}" for nomor in range(putaran) for orang in range(ORANG)
    )
    assert sum(jumlah_menunggu(titik) for titik, _ in tautan) == 0
