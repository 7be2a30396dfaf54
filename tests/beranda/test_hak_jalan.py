"""Every address of the walk, asked for by each of its five kinds of people."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.predikat import Rating
from indikator.models import VersiSKP
from indikator.rules.alur_skp import StatusVersi
from kinerja.jadwal.selectors import sebut_kode
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu
from tests.evaluasi.masa import Masa
from tests.evaluasi.warga import buat_titik

#: The owner, the penilai, a stranger, HR, and somebody without an account.
ORANG = ("sari", "budi", "citra", "dewi", None)
#: Address → what each of them gets, in that order.
HAK = {
    "/": "200 200 200 200 302",
    "/pegawai/": "403 200 403 200 302",
    "/pegawai/{sari}/": "200 200 404 200 302",
    "/impor/": "403 403 403 200 302",
    "/kebutuhan/": "302 302 302 200 302",
    "/kebutuhan/{kebutuhan}/": "200 200 404 200 302",
    "/indikator/{indikator}/": "200 200 404 200 302",
    "/skp/": "200 200 200 200 302",
    "/skp/{skp}/": "200 200 404 200 302",
    "/pelatihan/": "200 200 200 200 302",
    "/pelatihan/saya/": "200 200 200 200 302",
    "/pelatihan/kelola/": "403 403 403 200 302",
    "/usulan-pelatihan/": "200 200 200 200 302",
    "/evaluasi/": "200 200 200 200 302",
    "/evaluasi/{evaluasi}/realisasi/": "200 200 404 200 302",
    "/umpan-balik/": "200 200 200 200 302",
    "/umpan-balik/beri/{sari}/": "404 200 404 404 302",
    "/titik-layanan/": "403 200 403 200 302",
    "/titik-layanan/{titik}/": "403 200 403 200 302",
    "/titik-layanan/{titik}/ubah/": "403 200 403 200 302",
    # who sets the result of a unit is its superior, not its head
    "/capaian/": "403 200 403 403 302",
    "/capaian/{tahap}/{unit}/": "403 404 403 403 302",
    "/meja/": "403 200 403 403 302",
    "/meja/{tahap}/": "403 200 403 403 302",
    "/meja/{tahap}/periksa/": "403 200 403 403 302",
    "/kartu/": "200 200 200 200 302",
    "/kartu/{terima}/": "200 200 404 200 302",
    "/kartu/{terima}/keberatan/": "200 403 404 403 302",
    "/kartu/{terima}/tindak-lanjut/": "403 200 404 403 302",
    "/keberatan/": "200 200 200 200 302",
    "/siklus/": "403 200 403 200 302",
    "/siklus/tunggakan/?tahap={tahap}": "403 200 403 200 302",
    "/siklus/ingatkan/?tahap={tahap}": "403 200 403 200 302",
    "/pemberitahuan/": "200 200 200 200 302",
    "/publik/": "200 200 200 200 200",
    "{tautan}": "200 200 200 200 200",
}
#: What one may do to an SKP hangs on whose turn it is.
HAK_SKP = {
    (StatusVersi.DRAF, "ajukan/"): "200 403 404 403 302",
    (StatusVersi.DRAF, "rhk/baru/"): "200 403 404 403 302",
    (StatusVersi.DRAF, "lampiran/"): "200 403 404 403 302",
    (StatusVersi.DRAF, "tetapkan/"): "403 403 404 403 302",
    (StatusVersi.DIAJUKAN, "rhk/baru/"): "403 403 404 403 302",
    (StatusVersi.DIAJUKAN, "kembalikan/"): "403 200 404 403 302",
    (StatusVersi.DIAJUKAN, "tetapkan/"): "403 200 404 403 302",
    (StatusVersi.DITETAPKAN, "kembalikan/"): "403 403 404 403 302",
    (StatusVersi.DITETAPKAN, "lampiran/"): "403 403 404 403 302",
}
Masuk = Callable[[str], Client]


@pytest.fixture
def alamat(kabupaten: Kabupaten) -> dict[str, str]:
    """Return what fills the addresses: one of everything, all of it sari's."""
    bahan = BahanKartu(kabupaten)
    masa = Masa(kabupaten, bahan)
    tahap = masa.tahap(urutan=4)
    masa.capaian(tahap)
    evaluasi = masa.evaluasi("sari", tahap)
    terima = bahan.evaluasi(
        "sari",
        "budi",
        "eko",
        StatusEvaluasi.DITERIMA,
        (Rating.SESUAI, Rating.SESUAI),
        masa.tahap(urutan=3),
    )
    terima.disampaikan_pada = terima.diterima_pada = timezone.now()
    terima.save()
    kebutuhan = bahan.kebutuhan("Puskesmas Susoh", "Kunjungan K6 rendah")
    indikator = bahan.indikator("Puskesmas Susoh", kebutuhan).indikator
    titik, tautan = buat_titik(kabupaten)
    return {
        "sari": str(kabupaten.orang["sari"].kode),
        "kebutuhan": str(kebutuhan.kode),
        "indikator": str(indikator.kode),
        "skp": str(evaluasi.skp.kode),
        "evaluasi": str(evaluasi.kode),
        "terima": str(terima.kode),
        "titik": str(titik.kode),
        "tautan": tautan,
        "tahap": sebut_kode(tahap),
        "unit": str(kabupaten.unit["Puskesmas Susoh"].kode),
    }


def status(masuk: Masuk, jalur: str) -> str:
    """Return what each of the five gets."""
    klien = [masuk(satu) if satu else Client() for satu in ORANG]
    return " ".join(str(satu.get(jalur).status_code) for satu in klien)


@pytest.mark.parametrize("jalur", HAK)
def test_each_page_of_the_walk_opens_for_those_it_is_for(
    masuk: Masuk, alamat: dict[str, str], jalur: str
) -> None:
    assert status(masuk, jalur.format(**alamat)) == HAK[jalur]


@pytest.mark.parametrize(("giliran", "ekor"), HAK_SKP)
def test_an_skp_is_changed_only_by_whose_turn_it_is(
    masuk: Masuk, alamat: dict[str, str], giliran: StatusVersi, ekor: str
) -> None:
    VersiSKP.objects.filter(skp__kode=alamat["skp"]).update(status=giliran)
    assert status(masuk, f"/skp/{alamat['skp']}/{ekor}") == HAK_SKP[giliran, ekor]
