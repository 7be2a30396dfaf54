"""The board of the cycle: counted right, read by the right people, reminded once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from indikator.rules.alur_skp import StatusVersi
from kinerja.beranda.rules.siklus import Ember, Hitungan
from kinerja.beranda.selectors.siklus import pilih_tahap, tahap_papan
from kinerja.beranda.services.siklus import HasilIngatkan, remind_late
from kinerja.jadwal.models import Jalan, Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.lib.errors import NotAllowed
from kinerja.lib.tanggal import WIB, rentang
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import still_holds, words_for
from organisasi.models import KeadaanPegawai
from organisasi.rules.jenis import JenisUnit
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import AKHIR_TAHUN, AWAL_TAHUN, BahanKartu
from tests.serentak import serentak

Masuk = Callable[[str], Client]
Hitung = Callable[[str], AbstractContextManager[None]]
PAPAN = reverse("beranda:siklus")
TUNGGAKAN = reverse("beranda:siklus_tunggakan")
INGATKAN = reverse("beranda:siklus_ingatkan")
TERBUKA = datetime(2026, 10, 1, 9, tzinfo=WIB)
LEWAT = datetime(2026, 10, 15, 9, tzinfo=WIB)


@pytest.fixture
def bahan(kabupaten: Kabupaten) -> BahanKartu:
    return BahanKartu(kabupaten)


@pytest.fixture
def siklus(bahan: BahanKartu) -> Tahap:
    """Three evaluations: sari not begun, lina told, citra received."""
    bahan.evaluasi("sari", "budi", "eko", StatusEvaluasi.BELUM)
    bahan.evaluasi("lina", "eko", "safwan", StatusEvaluasi.REALISASI_DIISI)
    bahan.evaluasi("citra", "eko", "safwan", StatusEvaluasi.DITERIMA)
    return bahan.tahap()


@pytest.fixture
def lewat(siklus: Tahap) -> Any:
    """Stand five days after the window of the third quarter."""
    with time_machine.travel(LEWAT, tick=False):
        yield siklus


def per_skpk(response: Any) -> dict[str, Hitungan]:
    return {b.nama: b.hitungan for b in response.context["corong"].skpk}


def nama_di(response: Any) -> list[str]:
    return [satu.nama for satu in response.context["baris"]]


BUKA = {
    "dewi": 200,
    "ilham": 200,
    "safwan": 200,
    "lina": 200,
    "eko": 200,
    "budi": 200,
    "sari": 403,
    "citra": 403,
}


@pytest.mark.parametrize("halaman", [PAPAN, TUNGGAKAN])
@pytest.mark.parametrize("aktor", BUKA)
@pytest.mark.usefixtures("lewat")
def test_who_opens_the_board(masuk: Masuk, aktor: str, halaman: str) -> None:
    assert masuk(aktor).get(halaman).status_code == BUKA[aktor]


@pytest.mark.parametrize("aktor", BUKA)
@pytest.mark.usefixtures("lewat")
def test_inspektorat_reads_and_does_not_remind(masuk: Masuk, aktor: str) -> None:
    harap = 403 if aktor == "ilham" else BUKA[aktor]
    assert masuk(aktor).get(INGATKAN).status_code == harap
    assert "Ingatkan" not in masuk("ilham").get(PAPAN).content.decode()


@pytest.mark.usefixtures("lewat")
def test_the_funnel_counts_per_office(masuk: Masuk) -> None:
    response = masuk("dewi").get(PAPAN)
    assert per_skpk(response) == {
        "Dinas Kesehatan": Hitungan(belum=1, menunggu=1, orang=2),
        "Dinas PUPR": Hitungan(selesai=1),
    }
    assert response.context["corong"].jumlah == Hitungan(1, 0, 1, 1, 2)


@pytest.mark.usefixtures("lewat")
def test_the_offices_where_most_is_unfinished_come_first_ten_a_page(
    masuk: Masuk, kabupaten: Kabupaten, bahan: BahanKartu
) -> None:
    for nomor in range(9):
        kabupaten.buat_unit(f"Dinas A{nomor}", "Kabupaten")
        kabupaten.buat_orang(f"Orang {nomor}", f"19900101201503909{nomor}")
        kabupaten.staf(f"orang {nomor}", f"Dinas A{nomor}")
        bahan.evaluasi(f"orang {nomor}", "eko", "safwan", StatusEvaluasi.BELUM)
    klien = masuk("dewi")
    satu = [baris.nama for baris in klien.get(PAPAN).context["skpk"]]
    assert satu == ["Dinas Kesehatan", *(f"Dinas A{nomor}" for nomor in range(9))]
    dua = klien.get(PAPAN, {"halaman": "2"})
    assert [baris.nama for baris in dua.context["skpk"]] == ["Dinas PUPR"]
    assert dua.context["corong"].jumlah.jumlah == 12  # the sum is that of all


@pytest.mark.usefixtures("lewat")
def test_a_head_sees_the_own_subtree_under_its_own_name(masuk: Masuk) -> None:
    assert list(per_skpk(masuk("budi").get(PAPAN))) == ["Puskesmas Susoh"]
    assert list(per_skpk(masuk("lina").get(PAPAN))) == ["Dinas Kesehatan"]


@pytest.mark.usefixtures("lewat")
def test_an_office_below_an_office_is_counted_for_itself(
    masuk: Masuk, kabupaten: Kabupaten, bahan: BahanKartu
) -> None:
    kabupaten.buat_unit("RSUD", "Dinas Kesehatan", JenisUnit.RSUD)
    kabupaten.buat_orang("Murni", "199003052015032099")
    kabupaten.staf("murni", "RSUD")
    bahan.evaluasi("murni", "eko", "safwan", StatusEvaluasi.BELUM)
    assert per_skpk(masuk("dewi").get(PAPAN))["RSUD"].belum == 1


def test_counts_equal_a_recount_in_random_states(
    masuk: Masuk, kabupaten: Kabupaten, bahan: BahanKartu
) -> None:
    acak = Random(14)  # noqa: S311 - test data
    for nomor in range(12):
        nama = f"Pegawai {nomor}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.staf(nama.lower(), acak.choice(["Dinas PUPR", "Puskesmas Susoh"]))
        bahan.evaluasi(nama.lower(), "budi", "eko", StatusEvaluasi.BELUM)
    klien = masuk("dewi")
    for _ in range(20):
        for satu in Evaluasi.objects.all():
            Evaluasi.objects.filter(pk=satu.pk).update(
                status=acak.choice(list(StatusEvaluasi)).value
            )
        belum = Evaluasi.objects.filter(status="BELUM").count()
        draf = Evaluasi.objects.filter(status="DINILAI").count()
        menunggu = Evaluasi.objects.filter(status="REALISASI_DIISI").count()
        cache.clear()
        jumlah = klien.get(PAPAN).context["corong"].jumlah
        assert (jumlah.belum, jumlah.draf, jumlah.menunggu) == (belum, draf, menunggu)
        assert jumlah.selesai == 12 - belum - draf - menunggu
        assert jumlah.orang == belum + bool(draf + menunggu)


@pytest.mark.usefixtures("lewat")
def test_the_whole_kabupaten_is_counted_once_a_minute_and_says_when(
    masuk: Masuk,
) -> None:
    hr = masuk("dewi")
    assert "Keadaan pukul 09.00 WIB" in hr.get(PAPAN).content.decode()
    Evaluasi.objects.update(status=StatusEvaluasi.DITERIMA)
    with time_machine.travel(LEWAT + timedelta(minutes=5), tick=False):
        lama = hr.get(PAPAN)
        assert "Keadaan pukul 09.00 WIB" in lama.content.decode()
        assert lama.context["corong"].jumlah.tertunggak == 2
        cache.clear()  # as after a minute
        baru = hr.get(PAPAN)
        assert "Keadaan pukul 09.05 WIB" in baru.content.decode()
        assert baru.context["corong"].jumlah.tertunggak == 0


@pytest.mark.usefixtures("lewat")
def test_whoever_follows_a_part_of_it_sees_it_as_it_stands(masuk: Masuk) -> None:
    kepala = masuk("eko")
    assert kepala.get(PAPAN).context["corong"].jumlah.selesai == 0
    Evaluasi.objects.update(status=StatusEvaluasi.DITERIMA)
    jumlah = kepala.get(PAPAN).context["corong"].jumlah
    assert jumlah.selesai == jumlah.jumlah > 0


@pytest.mark.usefixtures("lewat")
def test_who_is_late_is_named_with_whom_it_waits_for(masuk: Masuk) -> None:
    response = masuk("dewi").get(TUNGGAKAN)
    assert nama_di(response) == ["Lina", "Sari"]
    lina, sari = response.context["baris"]
    assert (lina.menunggu, lina.diri, lina.unit) == ("Eko", False, "Dinas Kesehatan")
    assert (sari.diri, sari.ember) == (True, Ember.BELUM)
    assert "Terlambat" in response.content.decode()


def test_while_the_window_is_open_nobody_is_late(masuk: Masuk, siklus: Tahap) -> None:
    with time_machine.travel(TERBUKA, tick=False):
        isi = masuk("dewi").get(TUNGGAKAN).content.decode()
    assert "2 belum selesai" in isi
    assert "Terlambat" not in isi


@pytest.mark.usefixtures("lewat")
def test_a_unit_narrows_the_list(masuk: Masuk, kabupaten: Kabupaten) -> None:
    unit = str(kabupaten.unit["Puskesmas Susoh"].kode)
    assert nama_di(masuk("dewi").get(TUNGGAKAN, {"unit": unit})) == ["Sari"]


@pytest.mark.parametrize(
    "kueri",
    [{"tahap": "2026-evaluasi-periodik-9"}, {"unit": "bukan"}, {"unit": "PUPR"}],
)
@pytest.mark.usefixtures("lewat")
def test_what_is_not_there_or_not_theirs_is_404(
    masuk: Masuk, kabupaten: Kabupaten, kueri: dict[str, str]
) -> None:
    if kueri.get("unit") == "PUPR":
        kueri = {"unit": str(kabupaten.unit["Dinas PUPR"].kode)}
    assert masuk("lina").get(TUNGGAKAN, kueri).status_code == 404


@pytest.mark.usefixtures("lewat")
def test_nobody_reminds_outside_the_own_scope(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    unit = kabupaten.unit["Dinas PUPR"].kode
    assert masuk("lina").post(f"{INGATKAN}?unit={unit}").status_code == 404
    assert not Pesan.objects.exists()


@pytest.mark.usefixtures("lewat")
def test_the_page_states_number_and_names_and_the_press_sends(masuk: Masuk) -> None:
    klien = masuk("dewi")
    isi = klien.get(INGATKAN).content.decode()
    assert "Ingatkan 2 orang" in isi
    assert "Eko" in isi
    assert "Sari" in isi
    klien.post(INGATKAN)
    assert set(Pesan.objects.values_list("penerima__nama", flat=True)) == {
        "Eko",
        "Sari",
    }


@pytest.mark.usefixtures("lewat")
def test_an_account_that_is_closed_is_neither_counted_nor_reminded(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    sari = kabupaten.akun("sari")
    sari.aktif = False
    sari.save()
    klien = masuk("dewi")
    assert klien.get(PAPAN).context["corong"].jumlah.orang == 1
    klien.post(INGATKAN)
    assert Pesan.objects.get().penerima.nama == "Eko"


@pytest.mark.usefixtures("lewat")
def test_a_second_press_says_who_was_already_reminded(masuk: Masuk) -> None:
    klien = masuk("dewi")
    klien.post(INGATKAN)
    isi = klien.post(INGATKAN, follow=True).content.decode()
    assert "0 pengingat masuk antrean. 2 orang sudah diingatkan hari ini." in isi
    isi = klien.get(INGATKAN).content.decode()
    assert "Semua sudah diingatkan hari ini" in isi
    assert isi.count("sudah diingatkan hari ini</span>") == 2
    assert Pesan.objects.count() == 2


def test_the_next_day_they_may_be_reminded_again(masuk: Masuk, siklus: Tahap) -> None:
    for hari in (15, 16):
        with time_machine.travel(datetime(2026, 10, hari, 9, tzinfo=WIB), tick=False):
            masuk("dewi").post(INGATKAN)
    assert Pesan.objects.count() == 4


@pytest.mark.usefixtures("lewat")
def test_a_reminder_has_words_and_dies_with_its_reason(masuk: Masuk) -> None:
    masuk("dewi").post(INGATKAN)
    pesan = Pesan.objects.get(penerima__nama="Sari")
    isi = words_for(pesan)
    assert isi is not None
    assert isi.judul == "Pengingat: Triwulan III 2026"
    assert still_holds(pesan)
    Evaluasi.objects.filter(pegawai__nama="Sari").update(status="REALISASI_DIISI")
    assert not still_holds(pesan)


@pytest.mark.usefixtures("lewat")
def test_a_reader_cannot_remind_by_the_service(kabupaten: Kabupaten) -> None:
    papan = pilih_tahap(tahap_papan(), "")
    assert papan is not None
    with pytest.raises(NotAllowed):
        remind_late(actor=kabupaten.akun("ilham"), papan=papan)


@pytest.mark.django_db(transaction=True)
def test_many_presses_are_one_batch(kabupaten: Kabupaten, siklus: Tahap) -> None:
    dewi = kabupaten.akun("dewi")
    papan = pilih_tahap(tahap_papan(), "2026-evaluasi-periodik-3")
    assert papan is not None

    def tekan() -> HasilIngatkan:
        return remind_late(actor=dewi, papan=papan)

    hasil = serentak(8, tekan)
    assert sum(satu.baru for satu in hasil) == 2
    assert Pesan.objects.count() == 2


def test_the_skp_stage_counts_those_who_have_none(
    masuk: Masuk, kabupaten: Kabupaten, bahan: BahanKartu
) -> None:
    bahan.tahap(
        1,
        jenis=JenisTahap.SKP,
        mulai=AWAL_TAHUN,
        akhir=AKHIR_TAHUN,
        jendela=(AWAL_TAHUN, date(2026, 1, 31)),
    )
    bahan.skp("sari", "budi", "eko", StatusVersi.DIAJUKAN)
    bahan.skp("budi", "eko", "safwan", StatusVersi.DRAF)
    bahan.skp("eko", "safwan", None)
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["lina"], jenis="CLTN", berlaku=rentang(AWAL_TAHUN)
    )
    with time_machine.travel(TERBUKA, tick=False):
        response = masuk("dewi").get(PAPAN, {"tahap": "2026-skp-1"})
    assert per_skpk(response)["Dinas Kesehatan"] == Hitungan(0, 1, 1, 1, 1)
    assert "Kabupaten" not in per_skpk(response)  # the Bupati needs no SKP


@pytest.mark.usefixtures("lewat")
def test_the_scheduler_says_what_it_did(masuk: Masuk) -> None:
    Jalan.objects.create(
        tugas="isi_libur",
        kunci_periode="2026-10-15",
        status="SELESAI",
        mulai=LEWAT,
        selesai=LEWAT,
    )
    isi = masuk("dewi").get(PAPAN).content.decode()
    assert "Isi libur" in isi
    assert "Berikutnya" in isi


def test_without_a_stage_the_board_says_so(masuk: Masuk) -> None:
    assert "Belum ada tahap" in masuk("dewi").get(PAPAN).content.decode()


@pytest.mark.usefixtures("lewat")
def test_beranda_leads_those_who_chase_to_the_names(masuk: Masuk) -> None:
    isi = masuk("dewi").get("/").content.decode()
    assert "Triwulan III 2026: 2 terlambat" in isi
    assert TUNGGAKAN in isi
    assert TUNGGAKAN not in masuk("ilham").get("/").content.decode()


@pytest.mark.usefixtures("lewat")
def test_the_board_asks_at_most_12_times_at_any_size(
    masuk: Masuk, kabupaten: Kabupaten, bahan: BahanKartu, jumlah_kueri: Hitung
) -> None:
    klien = masuk("dewi")
    klien.get(PAPAN)
    with jumlah_kueri("siklus:papan"):
        klien.get(PAPAN)
    for nomor in range(30):
        nama = f"Pegawai {nomor:02d}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.staf(nama.lower(), "Dinas PUPR", f"Pos {nomor}")
        bahan.evaluasi(nama.lower(), "eko", "safwan", StatusEvaluasi.BELUM)
    with jumlah_kueri("siklus:papan"):
        klien.get(PAPAN)
    with jumlah_kueri("siklus:tunggakan"):
        response = klien.get(TUNGGAKAN, {"halaman": "2"})
    assert len(nama_di(response)) == 7


def test_an_empty_bar_has_no_pieces_and_a_full_one_ends_at_its_width() -> None:
    assert Hitungan().corong == ()
    assert Hitungan().persen == 0
    potong = Hitungan(belum=1, draf=1, menunggu=1, selesai=1).corong
    assert [satu.x for satu in potong] == ["0.0", "50.0", "100.0", "150.0"]
    assert potong[-1].lebar == "49.2"
