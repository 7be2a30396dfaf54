"""Rating: only the penilai, only by the kuadran, never over a newer value."""

import pytest

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.predikat import Rating
from evaluasi.services.meja import Nilai, rate_evaluasi, send_penilaian
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.pemberitahuan.models import Pesan
from tests.evaluasi.masa import Masa
from tests.serentak import serentak

SB = Nilai(Rating.DIATAS, Rating.DIATAS, "Pertahankan.")


@pytest.fixture
def siap(masa: Masa) -> Evaluasi:
    tahap = masa.tahap()
    masa.capaian(tahap)
    return masa.evaluasi("sari", tahap)


def nilai(masa: Masa, evaluasi: Evaluasi, isi: Nilai = SB, nama: str = "budi") -> int:
    return rate_evaluasi(
        evaluasi=evaluasi, actor=masa.kab.akun(nama), nilai=isi, versi=evaluasi.versi
    )


def test_both_ratings_make_a_predikat(masa: Masa, siap: Evaluasi) -> None:
    nilai(masa, siap)
    siap.refresh_from_db()
    assert (siap.predikat, siap.status) == ("SANGAT_BAIK", StatusEvaluasi.DINILAI)
    assert siap.capaian_organisasi is not None


def test_mx_19_one_rating_gives_no_predikat_and_is_not_sent(
    masa: Masa, siap: Evaluasi
) -> None:
    nilai(masa, siap, Nilai(Rating.DIATAS, None))
    siap.refresh_from_db()
    assert (siap.predikat, siap.status) == ("", StatusEvaluasi.REALISASI_DIISI)
    with pytest.raises(Conflict):
        send_penilaian(
            tahap=siap.tahap,
            actor=masa.kab.akun("budi"),
            versi={siap.kode: siap.versi},
        )


def test_a_rating_taken_back_takes_the_predikat_with_it(
    masa: Masa, siap: Evaluasi
) -> None:
    nilai(masa, siap)
    siap.refresh_from_db()
    nilai(masa, siap, Nilai(None, Rating.DIATAS))
    siap.refresh_from_db()
    assert (siap.predikat, siap.status) == ("", StatusEvaluasi.REALISASI_DIISI)


@pytest.mark.parametrize("nama", ["sari", "eko", "dewi", "safwan", "citra"])
def test_nobody_else_rates(masa: Masa, siap: Evaluasi, nama: str) -> None:
    with pytest.raises(NotAllowed):
        nilai(masa, siap, nama=nama)


def test_or_01_without_capaian_organisasi_nobody_is_rated(masa: Masa) -> None:
    evaluasi = masa.evaluasi("sari", masa.tahap())
    with pytest.raises(NotAllowed, match=r"Puskesmas Susoh.*Menunggu Eko"):
        nilai(masa, evaluasi)


def test_o_10_the_capaian_of_the_nearest_parent_stands_in(masa: Masa) -> None:
    tahap = masa.tahap()
    masa.capaian(tahap, "Dinas Kesehatan")
    evaluasi = masa.evaluasi("sari", tahap)
    nilai(masa, evaluasi)
    evaluasi.refresh_from_db()
    assert evaluasi.capaian_organisasi is not None
    assert evaluasi.capaian_organisasi.unit == masa.kab.unit["Dinas Kesehatan"]


def test_or_02_the_own_capaian_comes_before_the_parents(masa: Masa) -> None:
    tahap = masa.tahap()
    masa.capaian(tahap, "Dinas Kesehatan", "KURANG")
    sendiri = masa.capaian(tahap)
    evaluasi = masa.evaluasi("sari", tahap)
    nilai(masa, evaluasi)
    evaluasi.refresh_from_db()
    assert evaluasi.capaian_organisasi == sendiri


def test_without_realisasi_the_row_says_on_whom_it_waits(masa: Masa) -> None:
    tahap = masa.tahap()
    masa.capaian(tahap)
    evaluasi = masa.evaluasi("sari", tahap, StatusEvaluasi.BELUM)
    with pytest.raises(NotAllowed, match="Menunggu Sari mengirim realisasi"):
        nilai(masa, evaluasi)


@pytest.mark.parametrize(
    ("mulai", "akhir", "kalimat"),
    [(1, 5, "Dibuka"), (-5, -1, "Sudah ditutup")],
)
def test_outside_the_window_nobody_is_rated(
    masa: Masa, mulai: int, akhir: int, kalimat: str
) -> None:
    tahap = masa.tahap(mulai=mulai, akhir=akhir)
    masa.capaian(tahap)
    with pytest.raises(NotAllowed, match=kalimat):
        nilai(masa, masa.evaluasi("sari", tahap))


def test_an_older_page_never_overwrites(masa: Masa, siap: Evaluasi) -> None:
    nilai(masa, siap)
    with pytest.raises(Conflict):
        nilai(masa, siap, Nilai(Rating.DIBAWAH, Rating.DIBAWAH))
    siap.refresh_from_db()
    assert siap.predikat == "SANGAT_BAIK"


@pytest.mark.django_db(transaction=True)
def test_fifty_ratings_of_one_row_at_once_leave_one(masa: Masa, siap: Evaluasi) -> None:
    def satu() -> str:
        try:
            nilai(masa, siap)
        except Conflict:
            return "kalah"
        return "menang"

    assert sorted(serentak(50, satu)).count("menang") == 1
    siap.refresh_from_db()
    assert siap.versi == 2


def test_sending_delivers_and_tells_the_pegawai(masa: Masa, siap: Evaluasi) -> None:
    versi = nilai(masa, siap)
    assert (
        send_penilaian(
            tahap=siap.tahap, actor=masa.kab.akun("budi"), versi={siap.kode: versi}
        )
        == 1
    )
    siap.refresh_from_db()
    assert siap.status == StatusEvaluasi.DISAMPAIKAN
    assert siap.disampaikan_pada is not None
    assert Pesan.objects.get().penerima == masa.kab.akun("sari")


def test_a_delivered_result_is_not_rated_again(masa: Masa, siap: Evaluasi) -> None:
    versi = nilai(masa, siap)
    send_penilaian(
        tahap=siap.tahap, actor=masa.kab.akun("budi"), versi={siap.kode: versi}
    )
    siap.refresh_from_db()
    with pytest.raises(NotAllowed, match="keberatan"):
        nilai(masa, siap)


def test_sending_is_all_or_none(masa: Masa, siap: Evaluasi) -> None:
    masa.staf(1)
    lain = masa.evaluasi("staf 000", siap.tahap)
    versi = {siap.kode: nilai(masa, siap), lain.kode: nilai(masa, lain) + 1}
    with pytest.raises(Conflict):
        send_penilaian(tahap=siap.tahap, actor=masa.kab.akun("budi"), versi=versi)
    assert not Evaluasi.objects.filter(status="DISAMPAIKAN").exists()


def test_nothing_to_send_is_said(masa: Masa, siap: Evaluasi) -> None:
    with pytest.raises(InvalidInput):
        send_penilaian(tahap=siap.tahap, actor=masa.kab.akun("budi"), versi={})


def test_another_penilai_cannot_send_my_ratings(masa: Masa, siap: Evaluasi) -> None:
    versi = nilai(masa, siap)
    with pytest.raises(Conflict):
        send_penilaian(
            tahap=siap.tahap, actor=masa.kab.akun("eko"), versi={siap.kode: versi}
        )
