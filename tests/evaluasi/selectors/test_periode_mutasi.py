"""After a mutasi the SKP of the old post is rated no more, and a new one is due."""

from datetime import date

import pytest
import time_machine

from evaluasi.selectors.periode import versi_belum_dievaluasi
from indikator.kait_skp import tugas_skp
from indikator.models import SKP, VersiSKP
from indikator.rules.alur_skp import StatusVersi
from kinerja.jadwal.models import Siklus, Tahap
from kinerja.lib.tanggal import rentang
from organisasi.services.perubahan.pegawai import Mutasi
from organisasi.services.perubahan.simpan import preview_perubahan, save_perubahan
from tests.conftest import Kabupaten

HARI = date(2026, 6, 15)


@pytest.fixture
def tahap(kabupaten: Kabupaten) -> Tahap:
    """Return the second quarter, with an SKP of Sari that is set."""
    sari = kabupaten.orang["sari"]
    skp = SKP.objects.create(
        pegawai=sari,
        penempatan=sari.penempatan.get(),
        tahun=2026,
        masa=rentang(date(2026, 1, 1), date(2026, 12, 31)),
    )
    VersiSKP.objects.create(
        skp=skp,
        penilai=kabupaten.orang["budi"],
        status=StatusVersi.DITETAPKAN.value,
    )
    return Tahap.objects.create(
        siklus=Siklus.objects.create(tahun=2026, frekuensi="TRIWULANAN"),
        jenis="EVALUASI_PERIODIK",
        urutan=2,
        masa=rentang(date(2026, 4, 1), date(2026, 6, 30)),
        jendela=rentang(date(2026, 6, 10), date(2026, 7, 10)),
    )


def pindahkan(kab: Kabupaten, hari: date) -> None:
    act = Mutasi(
        pegawai=kab.orang["sari"], tujuan=kab.jabatan["Dinas PUPR"], tanggal=hari
    )
    dewi = kab.akun("dewi")
    sidik = preview_perubahan(act=act, actor=dewi).sidik
    save_perubahan(act=act, actor=dewi, sidik=sidik)


@pytest.mark.parametrize(
    ("pindah", "dinilai"),
    [(None, 1), (date(2026, 6, 1), 0), (date(2026, 6, 30), 0), (date(2026, 7, 1), 1)],
)
def test_the_old_post_is_rated_only_for_periods_it_outlasts(
    kabupaten: Kabupaten, tahap: Tahap, pindah: date | None, dinilai: int
) -> None:
    with time_machine.travel("2026-07-02T03:00:00Z", tick=False):
        if pindah:
            pindahkan(kabupaten, pindah)
        assert versi_belum_dievaluasi(tahap, HARI).count() == dinilai


def test_beranda_asks_for_the_skp_of_the_new_post(
    kabupaten: Kabupaten, tahap: Tahap
) -> None:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        assert tugas_skp(kabupaten.akun("sari")) == []
        pindahkan(kabupaten, date(2026, 6, 1))
        tugas = tugas_skp(kabupaten.akun("sari"))
    assert [satu.judul for satu in tugas] == ["Susun SKP 2026"]
