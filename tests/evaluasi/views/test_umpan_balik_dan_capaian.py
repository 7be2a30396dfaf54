"""Feedback by derived role, and the capaian organisasi by the authorised leader."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from evaluasi.models import CapaianOrganisasi, SaldoAwal, UmpanBalik
from evaluasi.rules.predikat import PredikatOrganisasi
from evaluasi.services.capaian import set_capaian
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.selectors import sebut_kode
from kinerja.lib.errors import Conflict, NotAllowed
from kinerja.lib.kait import tugas_saya
from kinerja.lib.tanggal import rentang
from organisasi.models import AnggotaTim, TimKerja
from tests.conftest import AWAL
from tests.evaluasi.masa import Masa
from tests.serentak import serentak

Masuk = Callable[[str], Client]


def beri(masa: Masa, nama: str) -> str:
    return f"/umpan-balik/beri/{masa.kab.orang[nama].kode}/"


@pytest.mark.parametrize(
    ("dari", "untuk", "peran"),
    [
        ("staf 000", "sari", "REKAN_SETINGKAT"),
        ("sari", "budi", "BAWAHAN"),
        ("budi", "sari", "PIMPINAN"),
        ("eko", "sari", "PIMPINAN"),
        ("safwan", "sari", "PIMPINAN"),
        ("budi", "eko", "BAWAHAN"),
    ],
)
def test_the_role_follows_from_the_structure(
    masa: Masa, masuk: Masuk, dari: str, untuk: str, peran: str
) -> None:
    masa.staf(1)
    respons = masuk(dari).post(beri(masa, untuk), {"isi": "Baik sekali."})
    assert respons.status_code == 302
    assert UmpanBalik.objects.get().peran == peran


def bentuk_tim(masa: Masa, ketua: str, *anggota: str) -> TimKerja:
    """Let people of several units work in one team of the puskesmas."""
    unit = masa.kab.unit["Puskesmas Susoh"]
    tim = TimKerja.objects.create(
        unit=unit, nama="Tim stunting", dasar_sk="SK 1", berlaku=rentang(AWAL)
    )
    for nama in (ketua, *anggota):
        AnggotaTim.objects.create(
            tim=tim,
            pegawai=masa.kab.orang[nama],
            peran=("KETUA" if nama == ketua else "ANGGOTA"),
            berlaku=rentang(AWAL),
        )
    return tim


@pytest.mark.parametrize(
    ("dari", "untuk", "peran"),
    [
        ("citra", "sari", "PIMPINAN"),
        ("sari", "citra", "BAWAHAN"),
        ("sari", "lina", "REKAN_SETINGKAT"),
        # the structure goes before the team: he leads and rates
        ("budi", "sari", "PIMPINAN"),
        ("sari", "budi", "BAWAHAN"),
    ],
)
def test_the_ketua_of_a_team_is_a_pimpinan_who_rates_nobody(
    masa: Masa, masuk: Masuk, dari: str, untuk: str, peran: str
) -> None:
    bentuk_tim(masa, "citra", "sari", "lina", "budi")
    klien = masuk(dari)
    assert beri(masa, untuk) in klien.get("/umpan-balik/").content.decode()
    assert klien.post(beri(masa, untuk), {"isi": "Baik."}).status_code == 302
    assert UmpanBalik.objects.get().peran == peran
    assert masuk("citra").get("/meja/").status_code == 403


def test_a_team_that_has_ended_gives_no_role(masa: Masa, masuk: Masuk) -> None:
    tim = bentuk_tim(masa, "citra", "sari")
    tim.anggota.update(berlaku=rentang(AWAL, AWAL))
    assert masuk("citra").get(beri(masa, "sari")).status_code == 404
    assert beri(masa, "sari") not in masuk("citra").get("/umpan-balik/").text


@pytest.mark.parametrize(
    ("dari", "untuk"), [("citra", "sari"), ("dewi", "sari"), ("sari", "sari")]
)
def test_strangers_and_oneself_have_no_role(
    masa: Masa, masuk: Masuk, dari: str, untuk: str
) -> None:
    assert masuk(dari).get(beri(masa, untuk)).status_code == 404
    assert masuk(dari).post(beri(masa, untuk), {"isi": "x"}).status_code == 404
    assert not UmpanBalik.objects.exists()


def test_o_15_the_pegawai_reads_peers_by_role_and_leaders_by_name(
    masa: Masa, masuk: Masuk
) -> None:
    masa.staf(1)
    masuk("staf 000").post(beri(masa, "sari"), {"isi": "Dari rekan"})
    masuk("budi").post(beri(masa, "sari"), {"isi": "Dari atasan"})
    teks = masuk("sari").get("/umpan-balik/").text
    terima = teks.split('id="beri"')[0]
    assert "Rekan setingkat" in terima
    assert "Staf 000" not in terima
    assert "Budi, pimpinan" in terima


def test_fb_03_a_symbol_is_enough_but_blank_is_not(masa: Masa, masuk: Masuk) -> None:
    budi = masuk("budi")
    assert budi.post(beri(masa, "sari"), {"isi": " "}).status_code == 400
    assert budi.post(beri(masa, "sari"), {"isi": "👍"}).status_code == 302


def test_people_are_searched_in_the_own_unit_only(masa: Masa, masuk: Masuk) -> None:
    masa.staf(2)
    teks = masuk("sari").get("/umpan-balik/?q=Staf 001").text
    assert "Staf 001" in teks
    assert "Staf 000" not in teks
    cari = masuk("sari").get("/umpan-balik/?q=Citra").text
    assert "Tidak ada nama “Citra”" in cari


@pytest.fixture
def tahap(masa: Masa) -> Tahap:
    tahap = masa.tahap()
    masa.evaluasi("sari", tahap)
    return tahap


def capaian(masa: Masa, tahap: Tahap) -> str:
    return f"/capaian/{sebut_kode(tahap)}/{masa.kab.unit['Puskesmas Susoh'].kode}/"


def isi(**lain: object) -> dict[str, object]:
    return {"predikat": "BAIK", "alasan": "Tercapai.", "versi": 0, **lain}


@pytest.mark.parametrize(
    ("nama", "status"),
    [("eko", 200), ("budi", 404), ("safwan", 404), ("sari", 403), ("dewi", 403)],
)
def test_o_36_only_the_authorised_leader_sets_a_capaian(
    masa: Masa, masuk: Masuk, tahap: Tahap, nama: str, status: int
) -> None:
    assert masuk(nama).get(capaian(masa, tahap)).status_code == status
    respons = masuk(nama).post(capaian(masa, tahap), isi())
    assert respons.status_code == (302 if status == 200 else status)
    assert CapaianOrganisasi.objects.exists() is (status == 200)


def test_the_bupati_sets_the_capaian_of_an_skpk(
    masa: Masa, masuk: Masuk, tahap: Tahap
) -> None:
    evaluasi = masa.evaluasi("budi", tahap)
    evaluasi.unit_capaian = masa.kab.unit["Dinas Kesehatan"]
    evaluasi.save()
    assert "Dinas Kesehatan" in masuk("safwan").get("/capaian/").text
    assert "Puskesmas Susoh" not in masuk("safwan").get("/capaian/").text


def test_or_06_sangat_baik_is_no_capaian_of_an_organisation(
    masa: Masa, masuk: Masuk, tahap: Tahap
) -> None:
    respons = masuk("eko").post(capaian(masa, tahap), isi(predikat="SANGAT_BAIK"))
    assert respons.status_code == 400
    assert "Istimewa" in respons.text
    assert not CapaianOrganisasi.objects.exists()


def test_a_capaian_is_changed_only_from_its_newest_page(
    masa: Masa, masuk: Masuk, tahap: Tahap
) -> None:
    eko = masuk("eko")
    eko.post(capaian(masa, tahap), isi())
    assert eko.post(capaian(masa, tahap), isi(predikat="KURANG")).status_code == 409
    eko.post(capaian(masa, tahap), isi(predikat="KURANG", versi=1))
    assert CapaianOrganisasi.objects.get().predikat == "KURANG"
    ulang = eko.post(capaian(masa, tahap), isi(predikat="BAIK", versi=1))
    assert ulang.status_code == 409


def test_a_capaian_a_delivered_result_rests_on_stays(masa: Masa, tahap: Tahap) -> None:
    dasar = masa.capaian(tahap)
    tahap.evaluasi.update(capaian_organisasi=dasar, status="DISAMPAIKAN")
    with pytest.raises(Conflict, match="sudah disampaikan"):
        set_capaian(
            unit=dasar.unit,
            tahap=tahap,
            actor=masa.kab.akun("eko"),
            isi=(PredikatOrganisasi.KURANG, "x"),
            versi=1,
        )


def test_a_capaian_needs_an_open_window(masa: Masa) -> None:
    tahap = masa.tahap(mulai=1)
    with pytest.raises(NotAllowed, match="Dibuka"):
        set_capaian(
            unit=masa.kab.unit["Puskesmas Susoh"],
            tahap=tahap,
            actor=masa.kab.akun("eko"),
            isi=(PredikatOrganisasi.BAIK, "x"),
        )


@pytest.mark.django_db(transaction=True)
def test_twenty_settings_at_once_leave_one(masa: Masa, tahap: Tahap) -> None:
    def satu() -> bool:
        try:
            set_capaian(
                unit=masa.kab.unit["Puskesmas Susoh"],
                tahap=tahap,
                actor=masa.kab.akun("eko"),
                isi=(PredikatOrganisasi.BAIK, "Tercapai."),
            )
        except Conflict:
            return False
        return True

    assert serentak(20, satu).count(True) == 1
    assert CapaianOrganisasi.objects.count() == 1


def judul(masa: Masa, nama: str) -> list[str]:
    semua = tugas_saya(masa.kab.akun(nama))
    return [satu.judul for daftar in semua for satu in daftar]


def test_beranda_tells_each_what_to_do(masa: Masa, tahap: Tahap) -> None:
    tahap.evaluasi.update(status="BELUM")
    nama = f"Triwulan I {tahap.siklus.tahun}"
    assert f"Isi realisasi {nama}" in judul(masa, "sari")
    assert f"Tetapkan capaian 1 unit, {nama}" in judul(masa, "eko")
    assert not [j for j in judul(masa, "budi") if j.startswith("Nilai")]
    tahap.evaluasi.update(status="REALISASI_DIISI")
    assert f"Nilai 1 orang, {nama}" in judul(masa, "budi")
    masa.capaian(tahap)
    assert not [j for j in judul(masa, "eko") if j.startswith("Tetapkan")]


def test_last_years_capaian_that_was_brought_along_is_shown_marked(
    masa: Masa, masuk: Masuk, tahap: Tahap
) -> None:
    lalu = {
        "unit": masa.kab.unit["Puskesmas Susoh"],
        "jenis": "CAPAIAN_ORGANISASI",
        "dasar": "LKjIP",
        "tanggal": date(2025, 1, 20),
        "oleh": masa.kab.akun("dewi"),
    }
    tahun = tahap.siklus.tahun - 1
    SaldoAwal.objects.create(**lalu, tahun=tahun, predikat="ISTIMEWA")
    SaldoAwal.objects.create(**lalu, tahun=tahun - 1, predikat="KURANG")
    teks = " ".join(masuk("eko").get(capaian(masa, tahap)).text.split())
    assert f'Capaian {tahun}: <b class="tebal">Istimewa</b>' in teks
    assert "saldo awal, LKjIP, 20 Januari 2025" in teks
    assert f"Capaian {tahun - 1}:" not in teks
