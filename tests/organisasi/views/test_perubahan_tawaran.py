"""What the pages offer to record: filled posts, acts there is nothing for, days."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kinerja.lib.tanggal import rentang
from organisasi.models import KeadaanPegawai
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
pytestmark = pytest.mark.django_db
TERTUTUP = 'disabled aria-describedby="tertutup-'


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def rapi(response: object) -> str:
    return " ".join(response.content.decode().split())  # type: ignore[attr-defined]


def orang(kab: Kabupaten, act: str = "") -> str:
    kode = kab.orang["sari"].kode
    if act:
        return reverse("organisasi:perubahan_pegawai", args=[kode, act])
    return reverse("organisasi:pegawai_detail", args=[kode])


@pytest.mark.parametrize("act", ["mutasi", "promosi"])
def test_a_filled_leading_post_names_its_holder_and_cannot_be_chosen(
    masuk: Masuk, kabupaten: Kabupaten, act: str
) -> None:
    kosong, isi = kabupaten.jabatan["Inspektorat"], kabupaten.jabatan["Dinas Kesehatan"]
    form = masuk("dewi").get(orang(kabupaten, act), {"q": "kepala"}).context["form"]
    pilihan = dict(form.fields["tujuan"].choices)
    assert pilihan[f"j{isi.pk}"].endswith(", dijabat Eko")
    assert "dijabat" not in pilihan[f"j{kosong.pk}"]
    urutan = list(pilihan)
    assert urutan.index(f"j{kosong.pk}") < urutan.index(f"j{isi.pk}")
    baris = {b.data["value"]: b.data["attrs"] for b in form["tujuan"].subwidgets}
    assert baris[f"j{isi.pk}"]["disabled"] is True
    assert "disabled" not in baris[f"j{kosong.pk}"]
    assert "disabled" in rapi(
        masuk("dewi").get(orang(kabupaten, act), {"q": "kepala kesehatan"})
    )


def test_a_filled_post_sent_by_hand_is_refused_by_name(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isian = {
        "q": "kepala kesehatan",
        "tujuan": f"j{kabupaten.jabatan['Dinas Kesehatan'].pk}",
        "tanggal": "1 Juli 2026",
        "dasar_sk": "1",
        "langkah": "periksa",
    }
    hasil = rapi(masuk("dewi").post(orang(kabupaten, "mutasi"), isian))
    assert "sudah diisi Eko" in hasil


def test_a_plt_may_be_named_where_the_holder_is_away(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    form = (
        masuk("dewi")
        .get(orang(kabupaten, "plt"), {"q": "kepala kesehatan"})
        .context["form"]
    )
    (satu,) = form["tujuan"].subwidgets
    assert "disabled" not in satu.data["attrs"]
    assert satu.data["label"].endswith(", dijabat Eko")


def test_acts_there_is_nothing_for_are_closed_and_say_why(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isi = rapi(masuk("dewi").get(orang(kabupaten)))
    assert isi.count(TERTUTUP) == 2
    assert "Kembali bertugas: tidak ada keadaan khusus yang berjalan." in isi
    assert "Akhir Plt. atau Plh.: tidak ada penugasan Plt. atau Plh." in isi


@pytest.mark.parametrize("mulai", ["2026-01-01", "2026-12-01"])
def test_they_open_once_there_is_something_to_end(
    masuk: Masuk, kabupaten: Kabupaten, mulai: str
) -> None:
    hari = date.fromisoformat(mulai)
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["sari"],
        jenis=JenisKeadaan.CLTN.value,
        berlaku=rentang(hari),
    )
    kabupaten.pimpin("sari", "Inspektorat", JenisPenempatan.PLT, hari)
    isi = rapi(masuk("dewi").get(orang(kabupaten)))
    assert TERTUTUP not in isi
    assert "/perubahan/kembali/" in isi
    assert "/perubahan/akhiri-plt/" in isi


def test_a_planned_act_says_what_it_brings(masuk: Masuk, kabupaten: Kabupaten) -> None:
    klien, url = masuk("dewi"), orang(kabupaten, "mutasi")
    isian = {
        "q": "kepala inspektorat",
        "tujuan": f"j{kabupaten.jabatan['Inspektorat'].pk}",
        "tanggal": "1 Juli 2026",
        "dasar_sk": "1",
    }
    periksa = klien.post(url, {**isian, "langkah": "periksa"})
    sidik = periksa.context["pratinjau"].sidik
    klien.post(url, {**isian, "langkah": "simpan", "sidik": sidik})
    isi = rapi(klien.get(orang(kabupaten)))
    assert "Sari bertugas sebagai Kepala Inspektorat mulai 1 Juli 2026." in isi


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        ("1 Januari 2062", "1 Januari 2062 lebih dari 5 tahun lagi. Periksa tahunnya."),
        ("31 Desember 2031", ""),
    ],
)
def test_a_slip_in_the_year_is_caught(
    masuk: Masuk, kabupaten: Kabupaten, hari: str, kata: str
) -> None:
    isian = {
        "sebab": "PENSIUN",
        "tanggal": hari,
        "dasar_sk": "1",
        "langkah": "periksa",
    }
    hasil = masuk("dewi").post(orang(kabupaten, "berhenti"), isian)
    assert ("pratinjau" in hasil.context) is not bool(kata)
    assert kata in rapi(hasil)
