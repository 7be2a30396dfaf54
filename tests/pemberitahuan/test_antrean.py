"""The outbox: one message per kind, person, object and day."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kinerja.akun.models import Pengguna
from kinerja.lib.waktu import sekarang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import jumlah_belum_dibaca, pesan_untuk
from kinerja.pemberitahuan.services import mark_dibaca, queue_banyak, queue_pesan
from tests.pemberitahuan.conftest import orang
from tests.serentak import serentak


def antre(
    penerima: Pengguna, objek: str = "a", kirim_setelah: datetime | None = None
) -> bool:
    return queue_pesan(
        jenis="skp_ditetapkan",
        penerima=penerima,
        objek_jenis="skp",
        objek_kode=objek,
        kirim_setelah=kirim_setelah,
    )


@pytest.mark.pagar("pesan_satu")
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_leave_one_message_and_no_error(sari: Pengguna) -> None:
    hasil = serentak(50, lambda: antre(sari))
    assert (hasil.count(True), hasil.count(False)) == (1, 49)
    assert Pesan.objects.count() == 1


@pytest.mark.django_db
def test_the_same_message_may_come_again_on_another_day(sari: Pengguna) -> None:
    with time_machine.travel("2026-11-25T16:59:59Z", tick=False):
        assert antre(sari) is True
        assert antre(sari) is False
    with time_machine.travel("2026-11-25T17:00:00Z", tick=False):
        assert antre(sari) is True
    hari = {kunci[-10:] for kunci in Pesan.objects.values_list("kunci_unik", flat=True)}
    assert hari == {"2026-11-25", "2026-11-26"}


@pytest.mark.django_db
def test_the_day_can_be_given(sari: Pengguna) -> None:
    for hari, baru in ((date(2026, 1, 1), 1), (date(2026, 1, 1), 0)):
        assert baru == queue_banyak(
            jenis="ingat", objek_jenis="tahap", tujuan=[(sari.pk, "t")], hari=hari
        )


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_takes_its_message_back(sari: Pengguna) -> None:
    @transaction.atomic
    def perbuatan() -> None:
        antre(sari)
        raise LookupError

    with pytest.raises(LookupError):
        perbuatan()
    assert not Pesan.objects.exists()


@pytest.mark.django_db
def test_400_people_cost_as_many_queries_as_one() -> None:
    Pengguna.objects.bulk_create(
        Pengguna(nama_masuk=f"orang{n}", nama=f"P{n}") for n in range(400)
    )
    tujuan = [(pk, f"skp-{pk}") for pk in Pengguna.objects.values_list("pk", flat=True)]
    jumlah = []
    for sekian in (tujuan[:1], tujuan):
        with CaptureQueriesContext(connection) as kueri:
            queue_banyak(jenis="buka", objek_jenis="skp", tujuan=sekian)
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1] <= 4
    assert Pesan.objects.count() == 400


@pytest.mark.django_db
def test_the_list_shows_neither_cancelled_nor_future_messages(sari: Pengguna) -> None:
    kini = sekarang()
    antre(sari, "kini")
    antre(sari, "nanti", kini + timedelta(hours=1))
    antre(sari, "batal")
    antre(sari, "gagal_sementara", kini + timedelta(hours=1))
    Pesan.objects.filter(objek_kode="batal").update(status="BATAL")
    Pesan.objects.filter(objek_kode="gagal_sementara").update(percobaan=1)
    terlihat = pesan_untuk(sari).values_list("objek_kode", flat=True)
    assert set(terlihat) == {"kini", "gagal_sementara"}


@pytest.mark.django_db
def test_one_reads_only_the_own_messages(sari: Pengguna) -> None:
    budi = orang("budi")
    antre(sari)
    antre(budi)
    milik_budi = pesan_untuk(budi).get()
    assert mark_dibaca(pengguna=sari, kode=milik_budi.kode) == 0
    assert mark_dibaca(pengguna=sari) == 1
    assert mark_dibaca(pengguna=sari) == 0
    assert (jumlah_belum_dibaca(sari), jumlah_belum_dibaca(budi)) == (0, 1)
