"""Answering a case and walking through a simulation."""

import pytest

from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.waktu import sekarang
from pelatihan.models import Percobaan, Peserta
from pelatihan.selectors.belajar import jalan_percobaan, percobaan_simulasi
from pelatihan.services import belajar as services
from tests.conftest import Kabupaten
from tests.pelatihan.conftest import Latihan
from tests.serentak import serentak


@pytest.fixture
def sari(latihan: Latihan, kabupaten: Kabupaten) -> Peserta:
    return Peserta.objects.create(
        angkatan=latihan.angkatan, pegawai=kabupaten.orang["sari"]
    )


def simpan(
    latihan: Latihan, kab: Kabupaten, peserta: Peserta, versi: int, *isi: str
) -> Percobaan:
    return services.save_jawaban(
        actor=kab.akun("sari"),
        peserta=peserta,
        kasus=latihan.kasus,
        jawaban=isi,
        versi=versi,
    )


def test_a_draft_is_kept_and_goes_on(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta
) -> None:
    simpan(latihan, kabupaten, sari, 0, "a", "")
    simpan(latihan, kabupaten, sari, 1, "a", "b")
    assert Percobaan.objects.get().jawaban == ["a", "b"]


@pytest.mark.parametrize("versi", [0, 9])
def test_the_second_tab_loses_and_overwrites_nothing(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta, versi: int
) -> None:
    simpan(latihan, kabupaten, sari, 0, "pertama", "")
    with pytest.raises(Conflict):
        simpan(latihan, kabupaten, sari, versi, "kedua", "")
    assert Percobaan.objects.get().jawaban == ["pertama", ""]


def test_an_unanswered_question_cannot_be_handed_in(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta
) -> None:
    with pytest.raises(InvalidInput, match="pertanyaan 2"):
        services.hand_in_jawaban(
            actor=kabupaten.akun("sari"),
            peserta=sari,
            kasus=latihan.kasus,
            jawaban=["a", " "],
            versi=0,
        )


def test_handed_in_answers_stay(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta
) -> None:
    services.hand_in_jawaban(
        actor=kabupaten.akun("sari"),
        peserta=sari,
        kasus=latihan.kasus,
        jawaban=["a", "b"],
        versi=0,
    )
    percobaan = Percobaan.objects.get()
    assert percobaan.selesai_pada is not None
    with pytest.raises(Conflict):
        simpan(latihan, kabupaten, sari, percobaan.versi, "lain", "lain")


def test_nobody_answers_for_another(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta
) -> None:
    with pytest.raises(NotAllowed):
        services.save_jawaban(
            actor=kabupaten.akun("dewi"),
            peserta=sari,
            kasus=latihan.kasus,
            jawaban=["a", "b"],
            versi=0,
        )


def mulai(latihan: Latihan, kab: Kabupaten, peserta: Peserta) -> Percobaan:
    services.begin_simulasi(
        actor=kab.akun("sari"), peserta=peserta, skenario=latihan.skenario
    )
    return Percobaan.objects.get(selesai_pada=None)


def test_a_way_to_the_end_finishes_the_try(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta
) -> None:
    percobaan = mulai(latihan, kabupaten, sari)
    akun = kabupaten.akun("sari")
    services.choose(actor=akun, percobaan=percobaan, urutan=1, versi=1)
    percobaan.refresh_from_db()
    jalan = services.choose(actor=akun, percobaan=percobaan, urutan=4, versi=2)
    assert jalan.tamat
    percobaan.refresh_from_db()
    assert percobaan.selesai_pada is not None
    akhir = jalan_percobaan(percobaan)
    assert (akhir.total.waktu, akhir.total.kepuasan) == (2, 5)


def test_every_try_is_kept(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta
) -> None:
    for _ in range(2):
        percobaan = mulai(latihan, kabupaten, sari)
        services.choose(
            actor=kabupaten.akun("sari"), percobaan=percobaan, urutan=2, versi=1
        )
    assert percobaan_simulasi(sari, latihan.skenario).count() == 2


@pytest.mark.django_db(transaction=True)
def test_beginning_and_choosing_at_once_counts_once(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta
) -> None:
    akun = kabupaten.akun("sari")
    serentak(
        8,
        lambda: services.begin_simulasi(
            actor=akun, peserta=sari, skenario=latihan.skenario
        ),
    )
    percobaan = Percobaan.objects.get()

    def pilih() -> str:
        try:
            services.choose(actor=akun, percobaan=percobaan, urutan=1, versi=1)
        except Conflict:
            return "sudah"
        return "tercatat"

    hasil = serentak(8, pilih)
    assert hasil.count("tercatat") == 1
    percobaan.refresh_from_db()
    assert percobaan.jawaban == [1]


def test_who_withdrew_works_no_more(
    latihan: Latihan, kabupaten: Kabupaten, sari: Peserta
) -> None:
    sari.status = "MUNDUR"
    sari.save()
    with pytest.raises(NotAllowed):
        simpan(latihan, kabupaten, sari, 0, "a", "b")
    assert not Percobaan.objects.filter(mulai__lte=sekarang()).exists()
