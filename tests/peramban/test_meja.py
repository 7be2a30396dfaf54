"""A desk of twenty-five people by keyboard alone: few keys, everything saved."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.rules.predikat import KUADRAN_2022, Rating
from tests.beban.pos import layani
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu
from tests.evaluasi.masa import Masa

pytestmark = pytest.mark.django_db(transaction=True)
ORANG = 25
PALING_BANYAK = 110
SEMUA = f"{ORANG} dari {ORANG} selesai."
#: Key → rating; the order of the keys is no rating's favourite.
TOMBOL = {"1": Rating.DIBAWAH, "2": Rating.SESUAI, "3": Rating.DIATAS}
URUTAN = ("2", "2", "2", "3", "3", "2", "1", "2")


class Papan:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.kali = 0

    def tekan(self, tombol: str) -> None:
        """Press one key."""
        self.page.keyboard.press(tombol)
        self.kali += 1

    def sampai(self, nama: str) -> None:
        """Press Tab until the focus stands on the link or button of that name."""
        while not self.page.evaluate("document.activeElement.innerText").startswith(
            nama
        ):
            self.tekan("Tab")
            assert self.kali < PALING_BANYAK, f"{nama} is not reached"


@pytest.fixture
def meja(
    kabupaten: Kabupaten,
    masuk: Callable[[str], Client],
    browser: Browser,
    tmp_path: Path,
) -> Iterator[Page]:
    """Return the desk of budi, on which 25 people wait."""
    masa = Masa(kabupaten, BahanKartu(kabupaten))
    tahap = masa.tahap()
    masa.capaian(tahap)
    for orang in masa.staf(ORANG):
        masa.evaluasi(orang.nama.lower(), tahap)
    sesi = masuk("budi").cookies[settings.SESSION_COOKIE_NAME].value
    with layani(tmp_path) as port:
        konteks = browser.new_context(base_url=f"http://localhost:{port}")
        konteks.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": sesi,
                    "url": f"http://localhost:{port}",
                }
            ]
        )
        page = konteks.new_page()
        page.goto("/meja/")
        yield page
        konteks.close()


def test_twenty_five_people_are_rated_and_sent_with_few_keys(meja: Page) -> None:
    papan, urutan = Papan(meja), cycle(URUTAN)
    ditekan = [next(urutan) for _ in range(2 * ORANG)]
    for tombol in ditekan:
        papan.tekan(tombol)
    expect(meja.locator("#meja-hitung")).to_have_text(SEMUA, timeout=30_000)
    expect(meja.locator("#meja-saat")).to_have_text(re.compile("^Tersimpan .* WIB$"))
    assert papan.kali == 2 * ORANG
    baris = list(Evaluasi.objects.order_by("pegawai__nama"))
    nilai = [TOMBOL[satu] for satu in ditekan]
    for satu, hasil, perilaku in zip(baris, nilai[::2], nilai[1::2], strict=True):
        assert (satu.rating_hasil, satu.rating_perilaku) == (hasil, perilaku)
        assert satu.predikat == KUADRAN_2022.sel[hasil, perilaku]
    meja.reload()
    expect(meja.locator("#meja-hitung")).to_have_text(SEMUA)
    papan.sampai("Periksa lalu kirim")
    papan.tekan("Enter")
    meja.wait_for_url(re.compile("/periksa/$"))
    papan.sampai(f"Kirim {ORANG} penilaian")
    papan.tekan("Enter")
    expect(meja.get_by_role("main")).to_contain_text(f"{ORANG} penilaian terkirim")
    assert papan.kali <= PALING_BANYAK
    terkirim = Evaluasi.objects.filter(status=StatusEvaluasi.DISAMPAIKAN)
    assert terkirim.count() == ORANG
