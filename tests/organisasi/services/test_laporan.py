"""Reports of wrong data: the guards behind the pages."""

import pytest
from django.db import IntegrityError

from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, NotAllowed
from kinerja.pemberitahuan.models import Pesan
from organisasi.models import LaporanData
from organisasi.pesan_laporan import isi_pesan_laporan, laporan_masih_berlaku
from organisasi.rules.laporan import BagianData, StatusLaporan
from organisasi.services.laporan import IsiLaporan, answer_laporan, report_data
from tests.conftest import Kabupaten
from tests.serentak import serentak

ISI = IsiLaporan(BagianData.NIP, "Angka terakhir keliru", "198804122011012003")


def lapor(kab: Kabupaten) -> LaporanData:
    return report_data(pegawai=kab.orang["sari"], actor=kab.akun("sari"), isi=ISI)


def test_nobody_reports_for_another(kabupaten: Kabupaten) -> None:
    for nama in ("budi", "lina", "dewi"):
        with pytest.raises(NotAllowed):
            report_data(
                pegawai=kabupaten.orang["sari"], actor=kabupaten.akun(nama), isi=ISI
            )
    assert not Pesan.objects.exists()


def test_an_answer_without_words_is_refused_by_the_database(
    kabupaten: Kabupaten,
) -> None:
    laporan = lapor(kabupaten)
    with pytest.raises(IntegrityError, match="laporan_dijawab_dengan_kata"):
        LaporanData.objects.filter(pk=laporan.pk).update(status="SELESAI")


def test_a_message_tells_what_it_is_about_and_dies_with_the_answer(
    kabupaten: Kabupaten,
) -> None:
    laporan = lapor(kabupaten)
    pesan = Pesan.objects.get(jenis="laporan:diajukan")
    isi = isi_pesan_laporan(pesan)
    assert isi is not None
    assert (isi.judul, str(laporan.kode) in isi.alamat) == (
        "Laporan data salah: NIP",
        True,
    )
    assert laporan_masih_berlaku(pesan)
    answer_laporan(
        laporan=laporan,
        actor=kabupaten.akun("lina"),
        putusan=StatusLaporan.SELESAI,
        jawaban="NIP sudah dibetulkan.",
        versi=1,
    )
    assert not laporan_masih_berlaku(pesan)
    jawaban = isi_pesan_laporan(Pesan.objects.get(jenis="laporan:dijawab"))
    assert jawaban is not None
    assert jawaban.isi == "Data Anda sudah dibetulkan."


def test_the_history_names_act_and_actor(kabupaten: Kabupaten) -> None:
    laporan = lapor(kabupaten)
    baris = Perubahan.objects.get(tabel="organisasi_laporandata", baris=laporan.pk)
    assert (baris.tindakan, baris.pelaku_id) == (
        "laporan:ajukan",
        kabupaten.akun("sari").pk,
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_simultaneous_reports_one_stays(kabupaten: Kabupaten) -> None:
    def satu() -> bool:
        try:
            lapor(kabupaten)
        except Conflict:
            return False
        return True

    assert sorted(serentak(4, satu)) == [False, False, False, True]
    assert LaporanData.objects.count() == 1
