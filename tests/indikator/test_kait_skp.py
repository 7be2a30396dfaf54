"""What SKP says on Beranda and in messages."""

from indikator.kait_skp import isi_pesan_skp, pesan_skp_berlaku, tugas_skp
from indikator.models import VersiSKP
from indikator.services.skp import agree_skp, return_skp, submit_skp
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.models import Pesan
from tests.conftest import Kabupaten
from tests.indikator.rencana import ajukan, isi, tetapkan, versi

TAHUN = hari_ini().year


def judul(kab: Kabupaten, nama: str) -> list[str]:
    return [tugas.judul for tugas in tugas_skp(kab.akun(nama))]


def test_the_owner_is_led_from_the_start_to_the_end(kabupaten: Kabupaten) -> None:
    assert judul(kabupaten, "eko") == [f"Susun SKP {TAHUN}"]
    isi(kabupaten, "eko")
    assert judul(kabupaten, "eko") == [f"Lanjutkan SKP {TAHUN}"]
    maju = ajukan_lagi(kabupaten)
    assert judul(kabupaten, "eko") == []
    return_skp(
        versi_skp=maju,
        actor=kabupaten.akun("safwan"),
        versi=maju.versi,
        catatan={None: "Perbaiki"},
    )
    (tugas,) = tugas_skp(kabupaten.akun("eko"))
    assert tugas.status == "Dikembalikan"
    assert tugas.keterangan == "Safwan menulis 1 catatan."


def ajukan_lagi(kab: Kabupaten) -> VersiSKP:

    draf = versi(kab, "eko")
    submit_skp(versi_skp=draf, actor=kab.akun("eko"), versi=draf.versi)
    return versi(kab, "eko")


def test_the_penilai_is_told_how_many_wait(kabupaten: Kabupaten) -> None:
    assert judul(kabupaten, "safwan") == []
    ajukan(kabupaten, "eko")
    assert judul(kabupaten, "safwan") == ["1 SKP menunggu Anda"]


def test_a_message_has_words_as_long_as_it_holds(kabupaten: Kabupaten) -> None:
    maju = ajukan(kabupaten, "eko")
    pesan = Pesan.objects.get()
    isi_surat = isi_pesan_skp(pesan)
    assert isi_surat is not None
    assert isi_surat.judul == f"SKP {TAHUN} Eko menunggu Anda"
    assert isi_surat.alamat == f"/skp/{maju.skp.kode}/"
    assert pesan_skp_berlaku(pesan)
    agree_skp(versi_skp=maju, actor=kabupaten.akun("safwan"), versi=maju.versi)
    assert not pesan_skp_berlaku(pesan)
    assert pesan_skp_berlaku(Pesan.objects.exclude(pk=pesan.pk).get())


def test_messages_of_other_rooms_are_left_alone(kabupaten: Kabupaten) -> None:
    asing = Pesan(jenis="lain", objek_jenis="skp", objek_kode="x")
    assert pesan_skp_berlaku(asing)
    assert isi_pesan_skp(asing) is None


def test_a_set_skp_asks_nothing_more(kabupaten: Kabupaten) -> None:
    tetapkan(kabupaten, "eko")
    assert judul(kabupaten, "eko") == []
