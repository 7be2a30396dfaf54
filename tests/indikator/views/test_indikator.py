"""The pages of indicators, through their addresses."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from indikator.models import Indikator, IndikatorKebutuhan, Target
from kinerja.jadwal.models import Tahap
from organisasi.models import Kebutuhan
from tests.conftest import Kabupaten
from tests.indikator.siklus import buat_siklus
from tests.organisasi.kebutuhan import TAHUN, usulkan

Masuk = Callable[[str], Client]
ISIAN: dict[str, object] = {
    "rumusan": "Persentase imunisasi dasar lengkap",
    "satuan": "persen",
    "arah": "MAKSIMUM",
    "aspek": ["KUANTITAS", "KUALITAS"],
    "rumus": "Bayi lengkap / seluruh bayi",
    "sumber": "Kohort",
    "target_tahunan": "95 persen",
    "alasan": "Diukur dulu",
    "versi": 1,
}


@pytest.fixture
def kebutuhan(kabupaten: Kabupaten) -> Kebutuhan:
    return usulkan(kabupaten)


@pytest.fixture
def tahap(kabupaten: Kabupaten) -> list[Tahap]:
    return buat_siklus(TAHUN)


def alamat(kebutuhan: Kebutuhan) -> str:
    tanya = urlencode({"kebutuhan": kebutuhan.kode})
    return f"{reverse('indikator:indikator_create')}?{tanya}"


def triwulan(tahap: list[Tahap], teks: str) -> dict[str, str]:
    pasangan = zip(tahap, teks.split(), strict=True)
    return {f"target_{satu.pk}": isi for satu, isi in pasangan}


def simpan(klien: Client, kebutuhan: Kebutuhan, **lain: object) -> str:
    """Save an indicator and return its page."""
    response = klien.post(alamat(kebutuhan), {**ISIAN, **lain}, follow=True)
    return response.content.decode()


# form, page
HAK = {
    "budi": (200, 200),
    "eko": (200, 200),
    "safwan": (200, 200),
    "lina": (403, 200),
    "dewi": (403, 200),
    "ilham": (403, 200),
    "sari": (403, 200),
    "citra": (404, 404),
}


@pytest.mark.parametrize("aktor", HAK)
def test_who_opens_which_page(
    masuk: Masuk, kabupaten: Kabupaten, kebutuhan: Kebutuhan, aktor: str
) -> None:
    simpan(masuk("budi"), kebutuhan)
    kode = Indikator.objects.get().kode
    klien = masuk(aktor)
    halaman = (alamat(kebutuhan), reverse("indikator:indikator_detail", args=[kode]))
    assert tuple(klien.get(satu).status_code for satu in halaman) == HAK[aktor]


def test_an_address_without_a_need_does_not_exist(masuk: Masuk) -> None:
    klien = masuk("budi")
    for akhir in ("", "?kebutuhan=", "?kebutuhan=abc"):
        response = klien.get(reverse("indikator:indikator_create") + akhir)
        assert response.status_code == 404


def test_saving_shows_how_the_targets_were_read(
    masuk: Masuk, kebutuhan: Kebutuhan, tahap: list[Tahap]
) -> None:
    isi = simpan(masuk("budi"), kebutuhan, **triwulan(tahap, "90 91 92-94 95%"))
    assert "Target terbaca: 95 persen." in isi
    assert "92 sampai 94 persen" in isi
    assert f"Triwulan III {TAHUN}" in isi
    assert "Makin besar makin baik" in isi
    assert Target.objects.count() == 5


def test_an_ambiguous_target_is_refused_with_both_readings(
    masuk: Masuk, kebutuhan: Kebutuhan, tahap: list[Tahap]
) -> None:
    isi = simpan(
        masuk("budi"), kebutuhan, target_tahunan="1.250", **triwulan(tahap, "a 1 2 3")
    )
    assert "dapat berarti 1,250 atau 1250" in isi
    assert f"Target Triwulan I {TAHUN}: “a” bukan angka" in isi
    assert 'value="1.250"' in isi
    assert "Terbaca: 3 persen." in isi
    assert not Indikator.objects.exists()


def test_checking_saves_nothing_and_tells_the_readings(
    masuk: Masuk, kebutuhan: Kebutuhan, tahap: list[Tahap]
) -> None:
    isi = simpan(masuk("budi"), kebutuhan, periksa="1", target_tahunan="80-90")
    assert "Belum disimpan" in isi
    assert "Terbaca: 80 sampai 90 persen." in isi
    assert not Indikator.objects.exists()


def test_a_category_takes_a_word_and_a_date_a_day(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien = masuk("budi")
    satuan = {"satuan": "predikat", "arah": "KATEGORI", "target_tahunan": "BB"}
    assert "Target terbaca: BB." in simpan(klien, usulkan(kabupaten), **satuan)
    hari = {"arah": "TANGGAL", "target_tahunan": f"30/6/{TAHUN}"}
    isi = simpan(klien, usulkan(kabupaten), **hari)
    assert f"Target terbaca: 30 Juni {TAHUN}." in isi


@pytest.mark.parametrize(
    ("lain", "ada"),
    [
        ({}, True),
        ({"kumulatif": "on"}, False),
        ({"satuan": "persen"}, True),
        ({"target_tahunan": "10"}, False),
        ({"arah": "MINIMUM"}, False),
        ({"target_tahunan": "105"}, False),
    ],
)
def test_quarters_that_do_not_add_up_are_told_but_never_block(
    masuk: Masuk,
    kebutuhan: Kebutuhan,
    tahap: list[Tahap],
    lain: dict[str, str],
    ada: bool,  # noqa: FBT001
) -> None:
    isian = {"satuan": "orang", "target_tahunan": "100", **lain}
    isi = simpan(
        masuk("budi"), kebutuhan, **{**isian, **triwulan(tahap, "15 40 40 10")}
    )
    kalimat = "Jumlah target per masa 105, sedangkan target tahunan"
    assert (kalimat in isi) == ada
    assert Indikator.objects.count() == 1


def test_need_and_indicator_lead_to_each_other(
    masuk: Masuk, kabupaten: Kabupaten, kebutuhan: Kebutuhan
) -> None:
    klien = masuk("budi")
    halaman = simpan(klien, kebutuhan)
    rincian = reverse("organisasi:kebutuhan_detail", args=[kebutuhan.kode])
    assert f'href="{rincian}"' in halaman
    detail = reverse("indikator:indikator_detail", args=[Indikator.objects.get().kode])
    assert f'href="{detail}"' in klien.get(rincian).content.decode()
    papan = reverse("organisasi:kebutuhan_papan", args=[kebutuhan.unit.kode])
    isi = klien.get(papan).content.decode()
    assert f'href="{detail}"' in isi
    assert "Semua kebutuhan punya indikator" in isi


def test_an_indicator_without_a_need_is_pointed_out(
    masuk: Masuk, kebutuhan: Kebutuhan
) -> None:
    klien = masuk("budi")
    simpan(klien, kebutuhan)
    IndikatorKebutuhan.objects.all().delete()
    papan = reverse("organisasi:kebutuhan_papan", args=[kebutuhan.unit.kode])
    isi = klien.get(papan).content.decode()
    assert "1 indikator tanpa kebutuhan" in isi
    assert "1 kebutuhan belum punya indikator" in isi


def test_who_comes_second_keeps_the_words_and_learns_what_stands_there(
    masuk: Masuk, kebutuhan: Kebutuhan
) -> None:
    simpan(masuk("budi"), kebutuhan)
    response = masuk("eko").post(
        alamat(kebutuhan), {**ISIAN, "rumusan": "Rumusan Eko", "alasan": "Kata Eko"}
    )
    isi = response.content.decode()
    assert response.status_code == 409
    assert "Keputusan terakhir: indikator, oleh Budi, “Diukur dulu”" in isi
    assert "Rumusan Eko" in isi
    assert response.context["form"]["aspek"].value() == ["KUANTITAS", "KUALITAS"]
    assert Indikator.objects.count() == 1


def test_a_year_without_a_cycle_takes_the_year_target_only(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kebutuhan = usulkan(kabupaten, tahun=TAHUN + 1)
    klien = masuk("budi")
    isi = klien.get(alamat(kebutuhan)).content.decode()
    assert f"sesudah siklus {TAHUN + 1} dibuka" in isi
    simpan(klien, kebutuhan)
    assert Target.objects.get().tahun == TAHUN + 1


def test_a_target_from_elsewhere_that_cannot_be_read_is_shown_as_it_is(
    masuk: Masuk, kebutuhan: Kebutuhan
) -> None:
    klien = masuk("budi")
    simpan(klien, kebutuhan)
    Target.objects.update(teks="1.250")
    kode = Indikator.objects.get().kode
    isi = klien.get(reverse("indikator:indikator_detail", args=[kode]))
    assert "1.250" in isi.content.decode()
    assert "belum terbaca" in isi.content.decode()
