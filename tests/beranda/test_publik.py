"""The public page: figures of groups, the same page for everybody."""

import gzip
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from evaluasi.models import Evaluasi, JawabanLayanan
from evaluasi.rules.predikat import Predikat, Rating
from evaluasi.selectors.publik import sebaran_predikat
from indikator.models import SKP, VersiSKP
from kinerja.jadwal.models import Siklus, Tahap
from kinerja.jadwal.rules.jenis import JenisTahap
from kinerja.jadwal.rules.periode import Frekuensi
from kinerja.lib.tanggal import rentang
from tests.conftest import Kabupaten
from tests.evaluasi.warga import buat_titik, jawab

PUBLIK = reverse("beranda:publik")
HARI = date(2026, 11, 25)


def isi_publik() -> str:
    return Client().get(PUBLIK).content.decode()


@pytest.fixture
def tahap(kabupaten: Kabupaten) -> Tahap:
    """Return the third quarter, whose window closed in October."""
    siklus = Siklus.objects.create(tahun=2026, frekuensi=Frekuensi.TRIWULANAN.value)
    return Tahap.objects.create(
        siklus=siklus,
        jenis=JenisTahap.EVALUASI_PERIODIK.value,
        urutan=3,
        masa=rentang(date(2026, 7, 1), date(2026, 9, 30)),
        jendela=rentang(date(2026, 10, 1), date(2026, 10, 15)),
    )


def nilai(kab: Kabupaten, tahap: Tahap, unit: str, jumlah: int) -> None:
    """Let so many people of a unit be rated Baik."""
    for nomor in range(jumlah):
        nama = f"Nilai-{unit.replace(' ', '-')}-{nomor}"
        orang = kab.buat_orang(nama, None)
        pos = kab.staf(nama.lower(), unit, nama)
        skp = SKP.objects.create(
            pegawai=orang,
            penempatan=pos,
            tahun=2026,
            masa=rentang(date(2026, 1, 1), date(2026, 12, 31)),
        )
        Evaluasi.objects.create(
            tahap=tahap,
            skp=skp,
            versi_skp=VersiSKP.objects.create(skp=skp, penilai=kab.orang["eko"]),
            pegawai=orang,
            penempatan=pos,
            penilai=kab.orang["eko"],
            unit_capaian=kab.unit[unit],
            rating_hasil=Rating.SESUAI.value,
            rating_perilaku=Rating.SESUAI.value,
            predikat=Predikat.BAIK.value,
        )


def sebaran() -> dict[str, int]:
    hasil = sebaran_predikat(HARI)
    assert hasil
    baris = [*hasil.skpk, *([hasil.kabupaten] if hasil.kabupaten else [])]
    return {satu.nama: satu.jumlah for satu in baris}


def test_an_empty_page_says_what_will_stand_there(db: None) -> None:
    isi = isi_publik()
    assert "Belum ada layanan yang dinilai" in isi
    assert "Belum ada sebaran predikat" in isi


def test_four_answers_look_like_none_and_five_have_an_index(
    kabupaten: Kabupaten,
) -> None:
    _, alamat = buat_titik(kabupaten)
    kosong = isi_publik()
    assert "belum cukup jawaban" in kosong
    jawab(alamat, 4)
    assert isi_publik() == kosong
    jawab(alamat)
    isi = isi_publik()
    assert "75,00" in isi
    assert "C, Kurang Baik" in isi


def test_free_texts_never_stand_on_the_public_page(kabupaten: Kabupaten) -> None:
    _, alamat = buat_titik(kabupaten)
    jawab(alamat, 5, saran="Antrean lama")
    assert JawabanLayanan.objects.filter(saran="Antrean lama").count() == 5
    assert "Antrean" not in isi_publik()


def test_the_predikat_of_an_office_counts_the_units_below_it(
    kabupaten: Kabupaten, tahap: Tahap
) -> None:
    nilai(kabupaten, tahap, "Puskesmas Susoh", 5)
    nilai(kabupaten, tahap, "Dinas Kesehatan", 2)
    nilai(kabupaten, tahap, "Dinas PUPR", 6)
    assert sebaran() == {
        "Dinas Kesehatan": 7, "Dinas PUPR": 6, "Seluruh kabupaten": 13
    }  # fmt: skip


def test_one_small_office_takes_the_next_smallest_with_it(
    kabupaten: Kabupaten, tahap: Tahap
) -> None:
    """Else the total minus what is shown would be the four of BKPSDM."""
    nilai(kabupaten, tahap, "BKPSDM", 4)
    nilai(kabupaten, tahap, "Dinas PUPR", 5)
    nilai(kabupaten, tahap, "Dinas Kesehatan", 6)
    assert sebaran() == {"Dinas Kesehatan": 6, "Seluruh kabupaten": 15}
    isi = isi_publik()
    assert "BKPSDM" not in isi
    assert "Dinas PUPR" not in isi


def test_too_few_people_in_all_show_nothing(kabupaten: Kabupaten, tahap: Tahap) -> None:
    nilai(kabupaten, tahap, "BKPSDM", 4)
    assert sebaran() == {}
    assert "Belum ada sebaran predikat" in isi_publik()


def test_a_stage_that_is_still_open_is_not_shown(
    kabupaten: Kabupaten, tahap: Tahap
) -> None:
    nilai(kabupaten, tahap, "Dinas PUPR", 6)
    assert sebaran_predikat(date(2026, 10, 15)) is None
    assert sebaran_predikat(date(2026, 10, 16)) is not None


def test_nobody_is_named(kabupaten: Kabupaten, tahap: Tahap) -> None:
    nilai(kabupaten, tahap, "Dinas PUPR", 6)
    isi = isi_publik()
    assert not re.search(r"\d{8} ?\d{6} ?\d ?\d{3}", isi)
    for orang in kabupaten.orang.values():
        assert orang.nama not in isi, orang.nama


def test_everybody_may_keep_the_page_for_five_minutes_and_gets_no_cookie(
    kabupaten: Kabupaten, masuk: Callable[[str], Client]
) -> None:
    response = Client().get(PUBLIK)
    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    assert len(gzip.compress(response.content)) < 14 * 1024
    assert masuk("budi").get(PUBLIK).content == response.content


def test_the_login_page_leads_citizens_here(db: None) -> None:
    isi = Client().get(reverse("account_login")).content.decode()
    assert f'href="{PUBLIK}"' in isi
