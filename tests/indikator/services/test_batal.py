"""Withdrawing an SKP: who may, what it leaves behind, what stands in the way."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from indikator.models import SKP, VersiSKP
from indikator.policies.skp import can_cancel, can_decide
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from indikator.selectors.skp import own_skp, versi_for
from indikator.selectors.skp_batal import alasan_batal
from indikator.services.batal import DIBATALKAN, cancel_skp
from indikator.services.skp import agree_skp
from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import still_holds, words_for
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu
from tests.indikator.rencana import mulai, versi

pytestmark = pytest.mark.django_db
ALASAN = "Tersusun dua kali"


def batalkan(kab: Kabupaten, satu: VersiSKP, oleh: str, alasan: str = ALASAN) -> None:
    cancel_skp(versi_skp=satu, actor=kab.akun(oleh), versi=satu.versi, alasan=alasan)


def test_the_owner_withdraws_a_draft_and_begins_anew(kabupaten: Kabupaten) -> None:
    lama = mulai(kabupaten, "sari")
    batalkan(kabupaten, lama, "sari")
    skp = SKP.objects.get(pk=lama.skp_id)
    assert skp.status == StatusSKP.DIBATALKAN
    assert alasan_batal(skp) == ALASAN
    jejak = Perubahan.objects.filter(tabel="indikator_skp", tindakan="skp:batalkan")
    assert jejak.get().pelaku_id == kabupaten.akun("sari").pk
    assert own_skp(kabupaten.akun("sari")) == []
    assert not Pesan.objects.filter(jenis=DIBATALKAN).exists()  # he did it himself
    assert not can_cancel(
        kabupaten.akun("sari"), versi_for(kabupaten.akun("sari"), skp.kode)
    )


def test_a_waiting_one_leaves_the_desk_and_both_are_told(kabupaten: Kabupaten) -> None:
    BahanKartu(kabupaten).skp("sari", "budi", "eko", StatusVersi.DIAJUKAN)
    maju = versi(kabupaten, "sari")
    batalkan(kabupaten, maju, "dewi")
    budi = kabupaten.akun("budi")
    lagi = versi(kabupaten, "sari")
    assert not can_decide(budi, lagi)
    with pytest.raises(Conflict):  # with the page he had open
        agree_skp(versi_skp=maju, actor=budi, versi=maju.versi)
    pesan = {
        satu.penerima.nama: satu for satu in Pesan.objects.filter(jenis=DIBATALKAN)
    }
    assert set(pesan) == {"Sari", "Budi"}
    kata = words_for(pesan["Sari"])
    assert kata is not None
    assert "dibatalkan" in kata.judul
    assert still_holds(pesan["Sari"])


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [
        ("sari", ["DRAF"]),
        ("budi", []),
        ("dewi", ["DRAF", "DITETAPKAN"]),
        ("citra", []),
        ("ilham", []),
    ],
)
def test_who_may(kabupaten: Kabupaten, siapa: str, boleh: list[str]) -> None:
    satu = mulai(kabupaten, "sari")
    for status in ("DRAF", "DITETAPKAN"):
        satu.status = StatusVersi(status).value
        assert can_cancel(kabupaten.akun(siapa), satu) is (status in boleh), status
        if status not in boleh:
            with pytest.raises(NotAllowed):
                batalkan(kabupaten, satu, siapa)
    assert SKP.objects.get().status == StatusSKP.AKTIF


def test_one_that_was_rated_stays(kabupaten: Kabupaten) -> None:
    evaluasi = BahanKartu(kabupaten).evaluasi("sari", "budi", "eko")
    with pytest.raises(InvalidInput, match="sudah dipakai"):
        batalkan(kabupaten, versi(kabupaten, "sari"), "dewi")
    evaluasi.skp.refresh_from_db()
    assert evaluasi.skp.status == StatusSKP.AKTIF


def test_a_reason_and_the_version_that_was_read_are_needed(
    kabupaten: Kabupaten,
) -> None:
    BahanKartu(kabupaten).skp("sari", "budi", "eko")
    satu = versi(kabupaten, "sari")
    with pytest.raises(InvalidInput, match="alasan"):
        batalkan(kabupaten, satu, "dewi", " ")
    satu.versi -= 1
    with pytest.raises(Conflict):
        batalkan(kabupaten, satu, "dewi")
    assert SKP.objects.get().status == StatusSKP.AKTIF


def test_through_the_page(kabupaten: Kabupaten, masuk: Callable[[str], Client]) -> None:
    satu = mulai(kabupaten, "sari")
    ke = reverse("indikator:skp_cancel", args=[satu.skp.kode])
    detail = reverse("indikator:skp_detail", args=[satu.skp.kode])
    sari = masuk("sari")
    assert ke in sari.get(detail).content.decode()
    assert "Tulis alasan" in sari.post(ke, {"versi": satu.versi}).content.decode()
    jawab = sari.post(ke, {"versi": satu.versi, "alasan": ALASAN}, follow=True)
    isi = jawab.content.decode()
    assert f"Alasan: {ALASAN}" in isi
    assert ke not in isi
    assert masuk("budi").get(ke).status_code == 403
