"""Keberatan: started once, explained, decided by the atasan only."""

import pytest

from evaluasi.models import Evaluasi, Keberatan
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.keberatan import menguatkan, mengubah
from evaluasi.rules.predikat import Rating
from evaluasi.selectors.keberatan import nilai_sebelum_putusan
from evaluasi.services.kartu import accept_hasil
from evaluasi.services.keberatan import (
    decide_keberatan,
    explain_keberatan,
    start_keberatan,
)
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import still_holds, words_for
from organisasi.rules.jenis import JenisJabatan
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu
from tests.serentak import serentak

LAMA = (Rating.DIBAWAH, Rating.SESUAI)


@pytest.fixture
def diterima(bahan: BahanKartu) -> Evaluasi:
    return bahan.evaluasi("sari", "budi", "eko", StatusEvaluasi.DITERIMA, LAMA)


@pytest.fixture
def keberatan(diterima: Evaluasi, kabupaten: Kabupaten) -> Keberatan:
    return start_keberatan(
        evaluasi=diterima, actor=kabupaten.akun("sari"), alasan="Data kohort keliru."
    )


def jelaskan(keberatan: Keberatan, kab: Kabupaten) -> Keberatan:
    explain_keberatan(
        keberatan=keberatan,
        actor=kab.akun("budi"),
        tanggapan="Rating dari kohort September.",
        versi=keberatan.versi,
    )
    return Keberatan.objects.get(pk=keberatan.pk)


def putuskan(keberatan: Keberatan, kab: Kabupaten, **lain: object) -> None:
    isi: dict[str, object] = {
        "actor": kab.akun("eko"),
        "putusan": menguatkan(),
        "pertimbangan": "Bukti kedua pihak sudah dibaca.",
        "versi": keberatan.versi,
    }
    decide_keberatan(keberatan=keberatan, **{**isi, **lain})  # type: ignore[arg-type]


def penerima(jenis: str) -> set[str]:
    return set(
        Pesan.objects.filter(jenis=jenis).values_list("penerima__nama", flat=True)
    )


def test_receipt_is_noted_once(bahan: BahanKartu, kabupaten: Kabupaten) -> None:
    evaluasi = bahan.evaluasi("sari", "budi", "eko")
    accept_hasil(evaluasi=evaluasi, actor=kabupaten.akun("sari"))
    evaluasi.refresh_from_db()
    assert evaluasi.status == StatusEvaluasi.DITERIMA
    assert evaluasi.diterima_pada is not None
    with pytest.raises(Conflict):
        accept_hasil(evaluasi=evaluasi, actor=kabupaten.akun("sari"))


@pytest.mark.parametrize("nama", ["budi", "eko", "dewi"])
def test_nobody_accepts_for_another(
    bahan: BahanKartu, kabupaten: Kabupaten, nama: str
) -> None:
    evaluasi = bahan.evaluasi("sari", "budi", "eko")
    with pytest.raises(NotAllowed):
        accept_hasil(evaluasi=evaluasi, actor=kabupaten.akun(nama))


def test_a_keberatan_moves_the_evaluation_and_tells_both(keberatan: Keberatan) -> None:
    keberatan.evaluasi.refresh_from_db()
    assert keberatan.evaluasi.status == StatusEvaluasi.KEBERATAN
    assert penerima("keberatan:diajukan") == {"Budi", "Eko"}


def test_kb_13_no_reasons_no_keberatan(
    diterima: Evaluasi, kabupaten: Kabupaten
) -> None:
    with pytest.raises(InvalidInput, match="alasan"):
        start_keberatan(evaluasi=diterima, actor=kabupaten.akun("sari"), alasan=" ")
    assert not Keberatan.objects.exists()


def test_kb_18_a_final_result_has_no_keberatan(
    diterima: Evaluasi, kabupaten: Kabupaten
) -> None:
    diterima.final = True
    diterima.save()
    with pytest.raises(NotAllowed, match="final"):
        start_keberatan(evaluasi=diterima, actor=kabupaten.akun("sari"), alasan="x")


def test_fn_01_a_jpt_rated_by_the_bupati_cannot_object(
    bahan: BahanKartu, kabupaten: Kabupaten
) -> None:
    for unit, jenis in (
        ("Kabupaten", JenisJabatan.KEPALA_DAERAH),
        ("Dinas Kesehatan", JenisJabatan.JPT_PRATAMA),
    ):
        kabupaten.jabatan[unit].jenis = jenis.value
        kabupaten.jabatan[unit].save()
    evaluasi = bahan.evaluasi("eko", "safwan", "dewi", StatusEvaluasi.DITERIMA)
    with pytest.raises(NotAllowed, match="final"):
        start_keberatan(evaluasi=evaluasi, actor=kabupaten.akun("eko"), alasan="x")


def test_fn_02_rated_by_another_it_is_not_final(
    bahan: BahanKartu, kabupaten: Kabupaten
) -> None:
    kabupaten.jabatan["Dinas Kesehatan"].jenis = JenisJabatan.JPT_PRATAMA.value
    kabupaten.jabatan["Dinas Kesehatan"].save()
    evaluasi = bahan.evaluasi("eko", "dewi", "safwan", StatusEvaluasi.DITERIMA)
    assert start_keberatan(
        evaluasi=evaluasi, actor=kabupaten.akun("eko"), alasan="Alasan"
    ).pk


def test_kb_14_no_decision_without_the_penilai(
    keberatan: Keberatan, kabupaten: Kabupaten
) -> None:
    with pytest.raises(InvalidInput, match="penjelasan pejabat penilai"):
        putuskan(keberatan, kabupaten)


@pytest.mark.parametrize("nama", ["budi", "sari", "dewi", "safwan"])
def test_kb_15_only_the_atasan_decides(
    keberatan: Keberatan, kabupaten: Kabupaten, nama: str
) -> None:
    kini = jelaskan(keberatan, kabupaten)
    with pytest.raises(NotAllowed):
        putuskan(kini, kabupaten, actor=kabupaten.akun(nama))


def test_kb_16_a_change_keeps_old_and_new(
    keberatan: Keberatan, kabupaten: Kabupaten
) -> None:
    kini = jelaskan(keberatan, kabupaten)
    baru = mengubah(LAMA, Rating.SESUAI, Rating.SESUAI, "Lanjutkan pembinaan.")
    putuskan(kini, kabupaten, putusan=baru)
    evaluasi = Evaluasi.objects.get(pk=kini.evaluasi_id)
    assert (evaluasi.predikat, evaluasi.catatan) == ("BAIK", "Lanjutkan pembinaan.")
    assert (evaluasi.status, evaluasi.final) == (StatusEvaluasi.DIPUTUS, True)
    lama = nilai_sebelum_putusan(evaluasi)
    assert lama is not None
    assert (lama.hasil, lama.perilaku, lama.predikat) == (*LAMA, "BUTUH_PERBAIKAN")
    assert penerima("keberatan:diputus") == {"Sari", "Budi"}


def test_kb_17_a_confirmed_result_stays(
    keberatan: Keberatan, kabupaten: Kabupaten
) -> None:
    putuskan(jelaskan(keberatan, kabupaten), kabupaten)
    evaluasi = Evaluasi.objects.get(pk=keberatan.evaluasi_id)
    assert evaluasi.predikat == "BUTUH_PERBAIKAN"
    assert nilai_sebelum_putusan(evaluasi) is None


def test_kb_19_there_is_no_second_keberatan(
    keberatan: Keberatan, kabupaten: Kabupaten
) -> None:
    putuskan(jelaskan(keberatan, kabupaten), kabupaten)
    evaluasi = Evaluasi.objects.get(pk=keberatan.evaluasi_id)
    with pytest.raises(NotAllowed, match="satu kali"):
        start_keberatan(evaluasi=evaluasi, actor=kabupaten.akun("sari"), alasan="Lagi")


def test_a_stale_decision_changes_nothing(
    keberatan: Keberatan, kabupaten: Kabupaten
) -> None:
    kini = jelaskan(keberatan, kabupaten)
    with pytest.raises(Conflict):
        putuskan(kini, kabupaten, versi=kini.versi - 1)
    keberatan.evaluasi.refresh_from_db()
    assert keberatan.evaluasi.status == StatusEvaluasi.KEBERATAN


@pytest.mark.django_db(transaction=True)
def test_many_presses_start_one_keberatan(
    diterima: Evaluasi, kabupaten: Kabupaten
) -> None:
    sari = kabupaten.akun("sari")

    def tekan() -> str:
        segar = Evaluasi.objects.select_related(
            "pegawai", "penilai", "atasan", "penempatan__jabatan__unit"
        ).get(pk=diterima.pk)
        try:
            start_keberatan(evaluasi=segar, actor=sari, alasan="Data keliru.")
        except (Conflict, NotAllowed):
            return "kalah"
        return "menang"

    hasil = serentak(8, tekan)
    assert hasil.count("menang") == 1
    assert Keberatan.objects.count() == 1
    assert Pesan.objects.filter(jenis="keberatan:diajukan").count() == 2


def test_messages_have_words_and_lose_their_reason(
    keberatan: Keberatan, kabupaten: Kabupaten
) -> None:
    pesan = Pesan.objects.filter(jenis="keberatan:diajukan").first()
    assert pesan is not None
    isi = words_for(pesan)
    assert isi is not None
    assert "Sari" in isi.isi
    assert "Triwulan III 2026" in isi.judul
    assert still_holds(pesan)
    putuskan(jelaskan(keberatan, kabupaten), kabupaten)
    assert not still_holds(pesan)
