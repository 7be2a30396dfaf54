"""Opening a period: once per SKP, nobody exempt, nobody forgotten; reminders."""

from datetime import timedelta

import pytest

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.services.periode import open_due, open_tahap, remind_due
from indikator.rules.alur_skp import StatusVersi
from kinerja.jadwal.models import Jalan
from kinerja.jadwal.pekerjaan import DAFTAR
from kinerja.jadwal.services import run_job
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import still_holds, words_for
from organisasi.models import KeadaanPegawai
from tests.evaluasi.masa import Masa


def test_a_set_skp_gets_one_evaluation_with_the_penilai_of_the_day(masa: Masa) -> None:
    versi = masa.skp("sari")
    tahap = masa.tahap()
    assert open_tahap(tahap) == {"baru": 1, "tanpa_penilai": 0, "pesan": 1}
    evaluasi = Evaluasi.objects.get()
    assert (evaluasi.skp, evaluasi.versi_skp) == (versi.skp, versi)
    assert evaluasi.penilai == masa.kab.orang["budi"]
    assert evaluasi.atasan == masa.kab.orang["eko"]
    assert evaluasi.unit_capaian == masa.kab.unit["Puskesmas Susoh"]
    assert evaluasi.status == StatusEvaluasi.BELUM


def test_opening_again_adds_and_tells_nothing(masa: Masa) -> None:
    masa.skp("sari")
    tahap = masa.tahap()
    open_tahap(tahap)
    assert open_tahap(tahap) == {"baru": 0, "tanpa_penilai": 0, "pesan": 0}
    assert Evaluasi.objects.count() == Pesan.objects.count() == 1


def test_who_gets_an_skp_inside_the_window_is_taken_in_later(masa: Masa) -> None:
    masa.skp("sari")
    tahap = masa.tahap()
    open_tahap(tahap)
    masa.skp("budi")
    assert open_tahap(tahap)["baru"] == 1
    assert Evaluasi.objects.count() == 2


@pytest.mark.parametrize(
    "status", [StatusVersi.DRAF, StatusVersi.DIAJUKAN, StatusVersi.DIKEMBALIKAN]
)
def test_an_skp_that_is_not_set_is_not_evaluated(
    masa: Masa, status: StatusVersi
) -> None:
    masa.skp("sari", status)
    assert open_tahap(masa.tahap())["baru"] == 0


@pytest.mark.parametrize(
    ("keadaan", "jumlah"),
    [
        ("CLTN", 0),
        ("MPP", 0),
        ("DIBERHENTIKAN_SEMENTARA", 0),
        ("PEJABAT_NEGARA", 0),
        ("BERHENTI", 0),
        ("TUGAS_BELAJAR", 1),
        ("CUTI_PANJANG", 1),
    ],
)
def test_ex_01_to_03_who_is_exempt(masa: Masa, keadaan: str, jumlah: int) -> None:
    masa.skp("sari")
    KeadaanPegawai.objects.create(
        pegawai=masa.kab.orang["sari"],
        jenis=keadaan,
        berlaku=rentang(hari_ini() - timedelta(days=30)),
    )
    assert open_tahap(masa.tahap())["baru"] == jumlah


@pytest.mark.parametrize(
    ("mulai", "akhir", "jumlah"),
    [(0, 0, 1), (1, 5, 0), (-5, -1, 0), (0, 5, 1), (-5, 0, 1)],
)
def test_a_period_opens_on_the_days_of_its_window(
    masa: Masa, mulai: int, akhir: int, jumlah: int
) -> None:
    masa.skp("sari")
    masa.tahap(mulai=mulai, akhir=akhir)
    open_due(hari_ini())
    assert Evaluasi.objects.count() == jumlah


@pytest.mark.django_db(transaction=True)
def test_the_scheduler_opens_once_and_notes_the_counts(masa: Masa) -> None:
    masa.skp("sari")
    masa.tahap(mulai=-3)  # the first days were missed
    assert "buka_evaluasi" in DAFTAR
    run_job("buka_evaluasi")
    run_job("buka_evaluasi")
    jalan = Jalan.objects.get(tugas="buka_evaluasi")
    isi = next(iter(k for n, k in jalan.hasil.items() if n != "terlambat_menit"))
    assert isi == {"baru": 1, "tanpa_penilai": 0, "pesan": 1}
    assert Evaluasi.objects.count() == 1


def test_only_those_who_have_not_finished_are_reminded(masa: Masa) -> None:
    masa.staf(1)
    tahap = masa.tahap(akhir=3)
    masa.evaluasi("sari", tahap, StatusEvaluasi.BELUM)
    masa.evaluasi("staf 000", tahap)
    hasil = remind_due(hari_ini())
    assert list(hasil.values()) == [{"pegawai": 1, "penilai": 1}]
    penerima = set(Pesan.objects.values_list("jenis", "penerima__nama"))
    assert penerima == {
        ("evaluasi:ingatkan_realisasi", "Sari"),
        ("evaluasi:ingatkan_nilai", "Budi"),
    }


@pytest.mark.parametrize(
    ("akhir", "ada"), [(7, True), (6, False), (1, True), (0, True)]
)
def test_reminders_go_out_on_set_days(masa: Masa, akhir: int, *, ada: bool) -> None:
    masa.evaluasi("sari", masa.tahap(akhir=akhir), StatusEvaluasi.BELUM)
    assert bool(remind_due(hari_ini())) is ada


def test_a_reminder_is_dropped_once_the_work_is_done(masa: Masa) -> None:
    evaluasi = masa.evaluasi("sari", masa.tahap(akhir=3), StatusEvaluasi.BELUM)
    remind_due(hari_ini())
    pesan = Pesan.objects.get(jenis="evaluasi:ingatkan_realisasi")
    assert still_holds(pesan)
    kata = words_for(pesan)
    assert kata is not None
    assert "23.59 WIB" in kata.isi
    Evaluasi.objects.filter(pk=evaluasi.pk).update(
        status=StatusEvaluasi.REALISASI_DIISI.value
    )
    assert not still_holds(pesan)


@pytest.mark.parametrize(
    "jenis",
    ["evaluasi:dibuka", "evaluasi:disampaikan", "evaluasi:ingatkan_nilai"],
)
def test_every_kind_of_message_has_words(masa: Masa, jenis: str) -> None:
    tahap = masa.tahap()
    evaluasi = masa.evaluasi("sari", tahap)
    objek = tahap.pk if jenis == "evaluasi:ingatkan_nilai" else evaluasi.kode
    pesan = Pesan(
        jenis=jenis,
        penerima=masa.kab.akun("budi"),
        objek_jenis="x",
        objek_kode=str(objek),
    )
    isi = words_for(pesan)
    assert isi is not None
    assert "Triwulan I " in isi.judul
    assert isi.alamat
