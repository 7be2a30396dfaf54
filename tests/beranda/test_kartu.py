"""The scorecard, through its addresses."""

import gzip
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from evaluasi.models import Evaluasi, SaldoAwal, TindakLanjut, UmpanBalik
from evaluasi.rules.alur import PeranPemberi, StatusEvaluasi
from evaluasi.rules.keberatan import mengubah
from evaluasi.rules.predikat import Rating
from evaluasi.services.keberatan import (
    decide_keberatan,
    explain_keberatan,
    start_keberatan,
)
from indikator.models import Target
from kinerja.jejak.models import Akses
from kinerja.lib.tanggal import WIB, rentang
from organisasi.models import Kebutuhan
from organisasi.rules.jenis import JenisPeran
from pelatihan.models import Angkatan, CatatanJP, Peserta, Program
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu

Masuk = Callable[[str], Client]
Hitung = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def bahan(kabupaten: Kabupaten) -> BahanKartu:
    return BahanKartu(kabupaten)


@pytest.fixture
def evaluasi(bahan: BahanKartu) -> Evaluasi:
    """Return sari's delivered quarter: one IKI told, one not."""
    versi = bahan.skp("sari", "budi", "eko")
    k6 = bahan.iki(versi, "Ibu hamil dilayani K6")
    bahan.iki(versi, "Laporan tepat waktu")
    evaluasi = bahan.evaluasi("sari", "budi", "eko")
    bahan.realisasi(evaluasi, k6, "78,4")
    return evaluasi


def alamat(evaluasi: Evaluasi) -> str:
    return reverse("beranda:kartu_detail", args=[evaluasi.kode])


def isi(masuk: Masuk, nama: str, evaluasi: Evaluasi) -> str:
    response = masuk(nama).get(alamat(evaluasi))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def setel(evaluasi: Evaluasi, status: StatusEvaluasi) -> None:
    Evaluasi.objects.filter(pk=evaluasi.pk).update(status=status.value)


LIHAT = {
    "sari": 200,
    "budi": 200,
    "eko": 200,
    "safwan": 200,
    "dewi": 200,
    "ilham": 200,
    "lina": 404,
    "citra": 404,
}


@pytest.mark.parametrize("aktor", LIHAT)
def test_who_opens_the_card_of_sari(
    masuk: Masuk, evaluasi: Evaluasi, aktor: str
) -> None:
    assert masuk(aktor).get(alamat(evaluasi)).status_code == LIHAT[aktor]


def test_tim_pengelola_of_a_subtree_reads_only_its_cards(
    masuk: Masuk, kabupaten: Kabupaten, evaluasi: Evaluasi
) -> None:
    kabupaten.peran("citra", JenisPeran.TIM_PENGELOLA, "Dinas PUPR")
    assert masuk("citra").get(alamat(evaluasi)).status_code == 404
    kabupaten.peran("citra", JenisPeran.TIM_PENGELOLA, "Dinas Kesehatan")
    assert masuk("citra").get(alamat(evaluasi)).status_code == 200


def test_the_anonymous_is_sent_to_the_login(client: Client, evaluasi: Evaluasi) -> None:
    assert client.get(alamat(evaluasi)).status_code == 302


def test_opening_the_card_of_another_leaves_a_note(
    masuk: Masuk, kabupaten: Kabupaten, evaluasi: Evaluasi
) -> None:
    masuk("sari").get(alamat(evaluasi))
    assert not Akses.objects.filter(halaman="kartu").exists()
    masuk("ilham").get(alamat(evaluasi))
    catatan = Akses.objects.get(halaman="kartu")
    assert catatan.pelaku_id == kabupaten.akun("ilham").pk
    assert catatan.subjek_id == kabupaten.orang["sari"].pk


def test_the_own_newest_card_opens_by_its_short_address(
    masuk: Masuk, evaluasi: Evaluasi
) -> None:
    response = masuk("sari").get(reverse("beranda:kartu_saya"))
    assert response.context["evaluasi"] == evaluasi


def test_without_a_card_the_page_says_what_belongs_there(masuk: Masuk) -> None:
    response = masuk("citra").get(reverse("beranda:kartu_saya"))
    assert "Kartu muncul saat periode evaluasi dibuka" in response.content.decode()


def test_the_card_says_predikat_in_words_and_its_place(
    masuk: Masuk, evaluasi: Evaluasi
) -> None:
    teks = isi(masuk, "sari", evaluasi)
    assert "Anda di sini" in teks
    assert (
        "Kuadran kinerja tiga kali tiga. Hasil kerja Sesuai ekspektasi, perilaku kerja "
        "Diatas ekspektasi, predikat Baik." in teks
    )
    assert "(di sini)" in teks


@pytest.mark.parametrize(
    ("status", "sari", "budi"),
    [
        (StatusEvaluasi.REALISASI_DIISI, False, False),
        (StatusEvaluasi.DINILAI, False, True),
        (StatusEvaluasi.DISAMPAIKAN, True, True),
        (StatusEvaluasi.DITERIMA, True, True),
    ],
)
def test_the_pegawai_reads_the_rating_only_once_delivered(
    masuk: Masuk, evaluasi: Evaluasi, status: StatusEvaluasi, *, sari: bool, budi: bool
) -> None:
    setel(evaluasi, status)
    kalimat = "Pertahankan mutu pencatatan."
    for nama, lihat in (("sari", sari), ("budi", budi)):
        teks = isi(masuk, nama, evaluasi)
        assert (kalimat in teks) is lihat
        assert ("(di sini)" in teks) is lihat
        assert "104,53 %" in teks


def test_what_is_not_told_is_belum_ada_and_never_0(
    masuk: Masuk, evaluasi: Evaluasi
) -> None:
    response = masuk("sari").get(alamat(evaluasi))
    k6, laporan = response.context["kartu"].hasil.golongan[0][1]
    assert (k6.realisasi, k6.capaian, k6.tercapai) == ("78,4 %", "104,53 %", True)
    assert (laporan.realisasi, laporan.capaian, laporan.tercapai) == (None, None, False)
    assert "1 dari 2 indikator sampai target" in response.content.decode()
    assert response.content.decode().count("belum ada") >= 2


def test_every_figure_says_rule_inputs_who_and_when(
    masuk: Masuk, bahan: BahanKartu, evaluasi: Evaluasi
) -> None:
    bahan.capaian(evaluasi, "eko")
    kartu = masuk("sari").get(alamat(evaluasi)).context["kartu"]
    asal = dict(kartu.hasil.golongan[0][1][0].asal)
    assert asal["Rumus"] == "78,4 ÷ 75 × 100 = 104,53"
    assert asal["Dicatat"].startswith("Sari, ")
    predikat = dict(kartu.penilaian.asal)
    assert "hal. 99" in predikat["Pasal"]
    assert "capaian organisasi Puskesmas Susoh: Baik" in predikat["Bahan"]
    assert predikat["Oleh"].startswith("Budi, ")


def test_the_quarter_is_held_against_its_own_target(
    masuk: Masuk, bahan: BahanKartu
) -> None:
    versi = bahan.skp("sari", "budi", "eko")
    indikator = bahan.indikator(
        "Puskesmas Susoh", bahan.kebutuhan("Puskesmas Susoh", "X")
    )
    iki = bahan.iki(versi, "Produksi", versi_indikator=indikator)
    evaluasi = bahan.evaluasi("sari", "budi", "eko")
    Target.objects.create(
        versi_indikator=indikator,
        tahun=2026,
        tahap=evaluasi.tahap,
        teks="15",
        nilai_min=15,
        nilai_maks=15,
    )
    bahan.realisasi(evaluasi, iki, "12")
    kartu = masuk("sari").get(alamat(evaluasi)).context["kartu"]
    baris = kartu.hasil.golongan[0][1][0]
    assert (baris.target, baris.capaian) == ("15 %", "80,00 %")  # TR-02


def test_two_periods_draw_a_trend(masuk: Masuk, bahan: BahanKartu) -> None:
    versi = bahan.skp("sari", "budi", "eko")
    iki = bahan.iki(versi, "Cakupan")
    dua = bahan.tahap(2, mulai=date(2026, 4, 1), akhir=date(2026, 6, 30))
    bahan.realisasi(bahan.evaluasi("sari", "budi", "eko", tahap=dua), iki, "70")
    kini = bahan.evaluasi("sari", "budi", "eko")
    bahan.realisasi(kini, iki, "78")
    assert "2 titik terakhir. Naik dari 70. Target 75" in isi(masuk, "sari", kini)


@pytest.fixture
def umpan(kabupaten: Kabupaten, evaluasi: Evaluasi) -> None:
    for nama, peran, kata in (
        ("citra", PeranPemberi.REKAN_SETINGKAT, "Sabar menjelaskan."),
        ("lina", PeranPemberi.BAWAHAN, "Memberi contoh."),
        ("budi", PeranPemberi.PIMPINAN, "Catatan kohort perlu rapi."),
    ):
        UmpanBalik.objects.create(
            pegawai=kabupaten.orang["sari"],
            pemberi=kabupaten.orang[nama],
            peran=peran.value,
            isi=kata,
            pada=datetime(2026, 8, 20, 9, tzinfo=WIB),
        )


@pytest.mark.parametrize(
    ("aktor", "bernama"),
    [("sari", False), ("dewi", False), ("ilham", False), ("budi", True), ("eko", True)],
)
@pytest.mark.usefixtures("umpan")
def test_peers_are_named_to_penilai_and_pimpinan_only(
    masuk: Masuk, evaluasi: Evaluasi, aktor: str, *, bernama: bool
) -> None:
    kartu = masuk(aktor).get(alamat(evaluasi)).context["kartu"]
    pemberi = {umpan.isi: umpan.pemberi for umpan in kartu.umpan_balik}
    assert ("Citra" in pemberi["Sabar menjelaskan."]) is bernama
    assert ("Lina" in pemberi["Memberi contoh."]) is bernama
    assert "Budi" in pemberi["Catatan kohort perlu rapi."]


@pytest.mark.usefixtures("umpan")
def test_the_page_of_the_pegawai_holds_no_peer_name(
    masuk: Masuk, evaluasi: Evaluasi
) -> None:
    teks = isi(masuk, "sari", evaluasi)
    assert "Rekan setingkat" in teks
    assert "Citra" not in teks
    assert "Lina" not in teks


def test_the_thread_leads_up_to_the_need(
    masuk: Masuk, kabupaten: Kabupaten, bahan: BahanKartu
) -> None:
    kebutuhan = bahan.kebutuhan("Puskesmas Susoh", "Kematian ibu turun di pesisir")
    kepala = bahan.skp("budi", "eko", "safwan")
    atas = bahan.iki(kepala, "Layanan ibu sesuai standar", kebutuhan=kebutuhan).rhk
    versi = bahan.skp("sari", "budi", "eko")
    bahan.iki(versi, "Ibu hamil dilayani", rhk_pimpinan=atas)
    evaluasi = bahan.evaluasi("sari", "budi", "eko")
    titik = masuk("sari").get(alamat(evaluasi)).context["kartu"].benang[0][1]
    assert [satu.teks for satu in titik] == [
        "Kematian ibu turun di pesisir",
        "Menurunnya kematian ibu",
        "Layanan ibu sesuai standar",
    ]
    assert titik[2].keterangan == "Budi"


def test_a_knot_is_a_link_only_for_those_who_may_follow_it(
    masuk: Masuk, bahan: BahanKartu
) -> None:
    kebutuhan = bahan.kebutuhan("Dinas PUPR", "Jalan ke puskesmas rusak")
    versi = bahan.skp("sari", "budi", "eko")
    bahan.iki(versi, "Rujukan tepat waktu", kebutuhan=kebutuhan)
    evaluasi = bahan.evaluasi("sari", "budi", "eko")

    def tautan(nama: str) -> str:
        kartu = masuk(nama).get(alamat(evaluasi)).context["kartu"]
        return str(kartu.benang[0][1][0].alamat)

    assert tautan("sari") == ""
    assert str(kebutuhan.kode) in tautan("dewi")


def test_the_thread_goes_through_the_indicator_too(
    masuk: Masuk, bahan: BahanKartu
) -> None:
    kebutuhan = bahan.kebutuhan("Puskesmas Susoh", "Cakupan imunisasi rendah")
    indikator = bahan.indikator("Puskesmas Susoh", kebutuhan)
    versi = bahan.skp("sari", "budi", "eko")
    bahan.iki(versi, "Imunisasi", versi_indikator=indikator)
    evaluasi = bahan.evaluasi("sari", "budi", "eko")
    assert "Cakupan imunisasi rendah" in isi(masuk, "sari", evaluasi)


def test_hours_of_training_are_added_and_explained(
    masuk: Masuk, kabupaten: Kabupaten, evaluasi: Evaluasi
) -> None:
    program = Program.objects.create(
        unit=kabupaten.unit["BKPSDM"], nama="Kegawatdaruratan", tujuan="x", jp=8
    )
    for nomor, jp in enumerate((8, 4)):
        angkatan = Angkatan.objects.create(
            program=program,
            nama=f"Angkatan {nomor}",
            tempat="Aula",
            masa=rentang(date(2026, 8, 1), date(2026, 8, 2)),
            kuota=20,
        )
        peserta = Peserta.objects.create(
            angkatan=angkatan, pegawai=kabupaten.orang["sari"], status="LULUS"
        )
        CatatanJP.objects.create(
            pegawai=kabupaten.orang["sari"],
            peserta=peserta,
            tahun=2026,
            jp_diakui=jp,
            uraian="Kegawatdaruratan",
        )
    teks = isi(masuk, "sari", evaluasi)
    assert "12 dari 20 JP tercatat" in teks
    assert "8 + 4 JP dari 2 pelatihan" in teks
    assert "PP 11/2017" in teks


def test_old_and_new_predikat_stand_on_the_card_after_a_change(
    masuk: Masuk, kabupaten: Kabupaten, bahan: BahanKartu
) -> None:
    lama = (Rating.DIBAWAH, Rating.SESUAI)
    evaluasi = bahan.evaluasi("sari", "budi", "eko", StatusEvaluasi.DITERIMA, lama)
    keberatan = start_keberatan(
        evaluasi=evaluasi, actor=kabupaten.akun("sari"), alasan="Data keliru."
    )
    explain_keberatan(
        keberatan=keberatan, actor=kabupaten.akun("budi"), tanggapan="Ya.", versi=1
    )
    keberatan.refresh_from_db()
    decide_keberatan(
        keberatan=keberatan,
        actor=kabupaten.akun("eko"),
        putusan=mengubah(lama, Rating.SESUAI, Rating.SESUAI, "Lanjutkan."),
        pertimbangan="Data diperbaiki.",
        versi=keberatan.versi,
    )
    teks = isi(masuk, "sari", evaluasi)
    assert "Sebelum putusan keberatan: Butuh Perbaikan" in teks
    assert "Lihat keberatan dan putusannya" in teks


def test_the_pegawai_acknowledges_by_one_button(
    masuk: Masuk, evaluasi: Evaluasi
) -> None:
    klien = masuk("sari")
    assert (
        "Saya sudah menerima hasil ini" in klien.get(alamat(evaluasi)).content.decode()
    )
    response = klien.post(
        reverse("evaluasi:kartu_accept", args=[evaluasi.kode]), follow=True
    )
    assert "Ajukan keberatan" in response.content.decode()
    evaluasi.refresh_from_db()
    assert evaluasi.status == StatusEvaluasi.DITERIMA


@pytest.mark.parametrize(("aktor", "status"), [("budi", 403), ("citra", 404)])
def test_nobody_else_acknowledges(
    masuk: Masuk, evaluasi: Evaluasi, aktor: str, status: int
) -> None:
    response = masuk(aktor).post(reverse("evaluasi:kartu_accept", args=[evaluasi.kode]))
    assert response.status_code == status


def test_kb_20_no_button_before_receipt(masuk: Masuk, evaluasi: Evaluasi) -> None:
    teks = isi(masuk, "sari", evaluasi)
    assert reverse("evaluasi:keberatan_start", args=[evaluasi.kode]) not in teks
    assert "sesudah hasil evaluasi Anda terima" in teks


def test_follow_ups_stand_on_the_card(
    masuk: Masuk, kabupaten: Kabupaten, evaluasi: Evaluasi
) -> None:
    TindakLanjut.objects.create(
        evaluasi=evaluasi,
        jenis="BIMBINGAN",
        isi="Bimbingan tiap Jumat.",
        tenggat=date(2026, 12, 1),
        oleh=kabupaten.akun("budi"),
    )
    assert "Bimbingan tiap Jumat." in isi(masuk, "sari", evaluasi)
    setel(evaluasi, StatusEvaluasi.DINILAI)
    assert "Bimbingan tiap Jumat." not in isi(masuk, "sari", evaluasi)
    assert not Kebutuhan.objects.exists()


def test_the_card_needs_no_script_and_four_requests_within_30_kb(
    masuk: Masuk, bahan: BahanKartu, evaluasi: Evaluasi
) -> None:
    for nomor in range(8):
        bahan.iki(evaluasi.versi_skp, f"Hasil kerja nomor {nomor} yang cukup panjang")
    response = masuk("sari").get(alamat(evaluasi))
    teks = response.content.decode()
    assert "<script" not in teks
    berkas = set(re.findall(r'(?:href|src)="[^"]*?/(kinerja/[^"?]+)"', teks))
    assert len(berkas) == 3  # with the page itself four requests
    isi = [response.content]
    for satu in berkas:
        tempat = finders.find(satu)
        assert isinstance(tempat, str)
        isi.append(Path(tempat).read_bytes())
    assert sum(len(gzip.compress(satu)) for satu in isi) < 30 * 1024


def test_the_card_asks_as_often_for_many_rhk_as_for_few(
    masuk: Masuk, bahan: BahanKartu, evaluasi: Evaluasi, jumlah_kueri: Hitung
) -> None:
    klien = masuk("sari")
    klien.get(alamat(evaluasi))
    with jumlah_kueri("kartu:detail"):
        klien.get(alamat(evaluasi))
    for nomor in range(8):
        bahan.realisasi(
            evaluasi, bahan.iki(evaluasi.versi_skp, f"Hasil {nomor}"), str(70 + nomor)
        )
    with jumlah_kueri("kartu:detail"):
        klien.get(alamat(evaluasi))


def test_opening_balances_stand_on_the_card_marked_and_apart(
    masuk: Masuk, kabupaten: Kabupaten, evaluasi: Evaluasi
) -> None:
    milik = {
        "pegawai": kabupaten.orang["sari"],
        "dasar": "Dokumen lama",
        "tanggal": date(2026, 1, 20),
        "oleh": kabupaten.akun("dewi"),
    }
    SaldoAwal.objects.create(**milik, jenis="PREDIKAT", tahun=2025, predikat="BAIK")
    SaldoAwal.objects.create(**milik, jenis="JP", tahun=2026, nilai=12)
    SaldoAwal.objects.create(
        **milik, jenis="PREDIKAT", tahun=2024, predikat="KURANG", dicabut="x"
    )
    for nama in ("sari", "budi"):
        teks = " ".join(isi(masuk, nama, evaluasi).split())
        assert "Predikat tahun lalu" in teks
        assert "2025: Baik" in teks
        assert "2024:" not in teks
        assert "12 dari 20 JP tercatat" in teks
        assert "12 JP saldo awal dari sebelum aplikasi ini dipakai" in teks
        assert "pelatihan yang diakui" not in teks
