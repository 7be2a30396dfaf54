"""Acts through their pages: form, effects, act; who may; what is told."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from indikator.models import SKP, VersiSKP
from indikator.rules.alur_skp import StatusVersi
from kinerja.jadwal.models import Siklus, Tahap
from kinerja.lib.tanggal import rentang
from organisasi.models import Jabatan, Pegawai, Penempatan, PerubahanStruktur
from organisasi.rules.jenis import JenisPenempatan
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
pytestmark = pytest.mark.django_db
SK = {"dasar_sk": "SK 800/1/2026", "alasan": ""}


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def alamat(orang: Pegawai, jenis: str) -> str:
    return reverse("organisasi:perubahan_pegawai", args=[orang.kode, jenis])


def alamat_unit(kab: Kabupaten, unit: str, jenis: str) -> str:
    return reverse("organisasi:perubahan_unit", args=[kab.unit[unit].kode, jenis])


def isian_mutasi(kab: Kabupaten, hari: str = "1 Juli 2026") -> dict[str, str]:
    pos = kab.jabatan["Dinas PUPR"]
    return {**SK, "q": "pupr", "tujuan": f"j{pos.pk}", "tanggal": hari}


def baca_lalu_simpan(klien: Client, url: str, isian: dict[str, str]) -> int:
    periksa = klien.post(url, {**isian, "langkah": "periksa"})
    assert periksa.status_code == 200, periksa.content.decode()
    sidik = periksa.context["pratinjau"].sidik
    kirim = dict(periksa.context["kirim"])
    hasil = klien.post(url, {**kirim, "sidik": sidik, "langkah": "simpan"})
    return hasil.status_code


def skp(orang: Pegawai, penilai: Pegawai, status: StatusVersi) -> VersiSKP:
    baru = SKP.objects.create(
        pegawai=orang,
        penempatan=Penempatan.objects.get(pegawai=orang),
        tahun=2026,
        masa=rentang(date(2026, 1, 1), date(2026, 12, 31)),
    )
    return VersiSKP.objects.create(skp=baru, penilai=penilai, status=status.value)


def evaluasi(versi: VersiSKP, kab: Kabupaten) -> Evaluasi:
    siklus = Siklus.objects.create(tahun=2026, frekuensi="TRIWULANAN")
    tahap = Tahap.objects.create(
        siklus=siklus,
        jenis="EVALUASI_PERIODIK",
        urutan=2,
        masa=rentang(date(2026, 4, 1), date(2026, 6, 30)),
        jendela=rentang(date(2026, 6, 10), date(2026, 7, 10)),
    )
    return Evaluasi.objects.create(
        tahap=tahap,
        skp=versi.skp,
        versi_skp=versi,
        pegawai=versi.skp.pegawai,
        penempatan=versi.skp.penempatan,
        penilai=versi.penilai,
        unit_capaian=kab.unit["Puskesmas Susoh"],
        status=StatusEvaluasi.BELUM.value,
    )


def dampak(klien: Client, url: str, isian: dict[str, str]) -> str:
    periksa = klien.post(url, {**isian, "langkah": "periksa"})
    assert periksa.status_code == 200
    assert "pratinjau" in periksa.context, periksa.context["form"].errors
    return "\n".join(d.kalimat for d in periksa.context["pratinjau"].dampak)


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("dewi", 200), ("lina", 200), ("budi", 403), ("sari", 403), ("ilham", 403)],
)
def test_who_opens_the_form(
    masuk: Masuk, kabupaten: Kabupaten, siapa: str, status: int
) -> None:
    url = alamat(kabupaten.orang["sari"], "mutasi")
    assert masuk(siapa).get(url).status_code == status


def test_the_admin_of_another_office_finds_nobody(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    url = alamat(kabupaten.orang["citra"], "mutasi")
    assert masuk("lina").get(url).status_code == 404


def test_nobody_acts_on_himself(masuk: Masuk, kabupaten: Kabupaten) -> None:
    url = alamat(kabupaten.orang["dewi"], "promosi")
    assert masuk("dewi").get(url).status_code == 403


def test_the_admin_finds_only_posts_of_the_own_subtree(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    url = alamat(kabupaten.orang["sari"], "mutasi")
    dari = {n: masuk(n).get(url, {"q": "kepala"}) for n in ("lina", "dewi")}
    assert "Kepala Dinas PUPR" in dari["dewi"].content.decode()
    assert "Kepala Dinas PUPR" not in dari["lina"].content.decode()


def test_a_mutasi_through_its_pages(masuk: Masuk, kabupaten: Kabupaten) -> None:
    sari, klien = kabupaten.orang["sari"], masuk("dewi")
    assert baca_lalu_simpan(klien, alamat(sari, "mutasi"), isian_mutasi(kabupaten)) == (
        302
    )
    assert Penempatan.objects.filter(pegawai=sari).count() == 2
    halaman = klien.get(reverse("organisasi:pegawai_detail", args=[sari.kode]))
    assert "Mutasi, 1 Juli 2026, direncanakan" in " ".join(
        halaman.content.decode().split()
    )
    satu = PerubahanStruktur.objects.get()
    batal = reverse("organisasi:perubahan_cancel", args=[satu.kode])
    assert klien.get(batal).status_code == 200
    assert klien.post(batal).status_code == 302
    assert Penempatan.objects.filter(pegawai=sari).count() == 1


def test_a_mutasi_into_a_new_post(masuk: Masuk, kabupaten: Kabupaten) -> None:
    sari, unit = kabupaten.orang["sari"], kabupaten.unit["Dinas PUPR"]
    isian = {
        **SK,
        "q": "pupr",
        "tujuan": f"u{unit.kode}",
        "jabatan_baru": "Arsiparis Terampil",
        "jenis_baru": "FUNGSIONAL",
        "tanggal": "01/06/2026",
    }
    assert baca_lalu_simpan(masuk("dewi"), alamat(sari, "mutasi"), isian) == 302
    assert (
        Penempatan.objects.pada(date(2026, 6, 1)).get(pegawai=sari).jabatan.nama
        == "Arsiparis Terampil"
    )


def test_the_second_officer_sees_the_new_effects_and_keeps_the_words(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    sari, klien = kabupaten.orang["sari"], masuk("dewi")
    url, isian = alamat(sari, "mutasi"), isian_mutasi(kabupaten)
    periksa = klien.post(url, {**isian, "langkah": "periksa"})
    lain = alamat(sari, "keadaan")
    baca_lalu_simpan(
        klien, lain, {**SK, "keadaan": "TUGAS_BELAJAR", "tanggal": "1 Mei 2026"}
    )
    hasil = klien.post(
        url,
        {**isian, "langkah": "simpan", "sidik": periksa.context["pratinjau"].sidik},
    )
    assert hasil.status_code == 409
    assert "belum ada yang disimpan" in hasil.content.decode()
    assert ("dasar_sk", "SK 800/1/2026") in hasil.context["kirim"]
    assert Penempatan.objects.filter(pegawai=sari).count() == 1


def test_what_cannot_be_is_said_on_the_form(masuk: Masuk, kabupaten: Kabupaten) -> None:
    pos = kabupaten.jabatan["Puskesmas Susoh"]
    isian = {**isian_mutasi(kabupaten), "q": "susoh", "tujuan": f"j{pos.pk}"}
    hasil = masuk("dewi").post(alamat(kabupaten.orang["sari"], "mutasi"), isian)
    assert "sudah diisi Budi" in hasil.content.decode()


def test_the_effects_name_the_skp_and_the_evaluation(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    sari, budi = kabupaten.orang["sari"], kabupaten.orang["budi"]
    evaluasi(skp(sari, budi, StatusVersi.DITETAPKAN), kabupaten)
    teks = dampak(masuk("dewi"), alamat(sari, "mutasi"), isian_mutasi(kabupaten))
    assert "berlaku sampai 30 Juni 2026, lalu ditutup dan tidak dinilai lagi" in teks
    assert "menyusun SKP 2026 sebagai Kepala Dinas PUPR" in teks
    assert "tetap dinilai Budi dengan capaian Puskesmas Susoh" in teks


def test_what_waits_at_a_penilai_who_goes_is_counted(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    sari, budi = kabupaten.orang["sari"], kabupaten.orang["budi"]
    evaluasi(skp(sari, budi, StatusVersi.DIAJUKAN), kabupaten)
    isian = {**SK, "sebab": "PENSIUN", "tanggal": "1 Juli 2026"}
    teks = dampak(masuk("dewi"), alamat(budi, "berhenti"), isian)
    assert "1 SKP yang diajukan kepada Budi beralih kepada penilai yang baru" in teks
    assert "1 evaluasi di meja penilai Budi beralih kepada penilai yang baru" in teks


@pytest.mark.parametrize(
    ("status", "kalimat"),
    [
        (StatusVersi.DRAF, "akan diajukan kepada Eko"),
        (StatusVersi.DIAJUKAN, "beralih dari Budi kepada Eko, yang lalu memutusnya"),
        (StatusVersi.DITETAPKAN, "Dialog kinerja dengan Eko"),
    ],
)
def test_a_plt_elsewhere_changes_who_rates(
    masuk: Masuk, kabupaten: Kabupaten, status: StatusVersi, kalimat: str
) -> None:
    kabupaten.buat_unit("Puskesmas Manggeng", "Dinas Kesehatan")
    sari, pos = kabupaten.orang["sari"], kabupaten.jabatan["Puskesmas Manggeng"]
    skp(sari, kabupaten.orang["budi"], status)
    isian = {
        **SK,
        "q": "manggeng",
        "tujuan": f"j{pos.pk}",
        "sebagai": "PLT",
        "tanggal": "1 Juli 2026",
        "akhir": "",
    }
    assert kalimat in dampak(masuk("dewi"), alamat(sari, "plt"), isian)


def test_a_state_without_skp_is_said(masuk: Masuk, kabupaten: Kabupaten) -> None:
    isian = {**SK, "keadaan": "CLTN", "tanggal": "1 Juli 2026", "akhir": ""}
    url = alamat(kabupaten.orang["sari"], "keadaan")
    assert "Sari tidak menyusun SKP" in dampak(masuk("dewi"), url, isian)


def test_swap_end_of_plt_return_and_promotion_through_their_pages(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    sari, budi, klien = kabupaten.orang["sari"], kabupaten.orang["budi"], masuk("dewi")
    hari = {**SK, "tanggal": "1 Juni 2026"}
    tukar = {**hari, "q": "budi", "tujuan": str(budi.kode)}
    assert baca_lalu_simpan(klien, alamat(sari, "tukar"), tukar) == 302
    plt = kabupaten.pimpin("citra", "BKPSDM", JenisPenempatan.PLT)
    citra = alamat(kabupaten.orang["citra"], "akhiri-plt")
    assert baca_lalu_simpan(klien, citra, {**hari, "tujuan": f"p{plt.pk}"}) == 302
    naik = {**hari, "q": "", "golongan": "III d"}
    assert baca_lalu_simpan(klien, alamat(sari, "promosi"), naik) == 302
    sari.refresh_from_db()
    assert sari.golongan == "III/d"
    lagi = klien.post(alamat(sari, "promosi"), {**naik, "golongan": "IX"})
    assert "bukan golongan PNS" in lagi.content.decode()


def test_units_through_their_pages(masuk: Masuk, kabupaten: Kabupaten) -> None:
    klien, hari = masuk("dewi"), {**SK, "tanggal": "1 Juni 2026"}
    nama = {**hari, "nama": "Puskesmas Raya"}
    url = alamat_unit(kabupaten, "Puskesmas Susoh", "nama")
    assert baca_lalu_simpan(klien, url, nama) == 302
    unit = reverse(
        "organisasi:unit_detail", args=[kabupaten.unit["Puskesmas Susoh"].kode]
    )
    judul = {
        pada: klien.get(unit, {"pada": pada}).context["unit"].nama
        for pada in ("2026-05-31", "2026-06-01")
    }
    assert list(judul.values()) == ["Puskesmas Susoh", "Puskesmas Raya"]
    tujuan = {**hari, "q": "pupr", "tujuan": str(kabupaten.unit["Dinas PUPR"].kode)}
    pindah = alamat_unit(kabupaten, "Puskesmas Susoh", "pindah")
    assert baca_lalu_simpan(klien, pindah, tujuan) == 302
    skp(kabupaten.orang["sari"], kabupaten.orang["budi"], StatusVersi.DITETAPKAN)
    tujuan = {**SK, "tanggal": "14 Juni 2026", "q": "bkpsdm"}
    tujuan["tujuan"] = str(kabupaten.unit["BKPSDM"].kode)
    gabung = alamat_unit(kabupaten, "Puskesmas Susoh", "gabung")
    assert "1 SKP berlaku sampai 13 Juni 2026" in dampak(klien, gabung, tujuan)
    assert baca_lalu_simpan(klien, gabung, tujuan) == 302


def test_an_unknown_act_is_not_found(masuk: Masuk, kabupaten: Kabupaten) -> None:
    assert masuk("dewi").get(alamat(kabupaten.orang["sari"], "x")).status_code == 404
    url = alamat_unit(kabupaten, "Dinas PUPR", "mutasi")
    assert masuk("dewi").get(url).status_code == 404


def test_the_admin_moves_no_unit_outside(masuk: Masuk, kabupaten: Kabupaten) -> None:
    klien = masuk("lina")
    assert klien.get(alamat_unit(kabupaten, "Puskesmas Susoh", "nama")).status_code == (
        200
    )
    assert klien.get(alamat_unit(kabupaten, "Dinas PUPR", "nama")).status_code in (
        403,
        404,
    )


def test_only_who_may_record_sees_the_menu(masuk: Masuk, kabupaten: Kabupaten) -> None:
    url = reverse("organisasi:pegawai_detail", args=[kabupaten.orang["sari"].kode])
    ada = {n: masuk(n).get(url).context["perubahan"] for n in ("dewi", "lina", "budi")}
    assert ada["dewi"]
    assert ada["lina"]
    assert ada["budi"] is None


def test_a_search_with_many_hits_lists_one_screen_and_says_how_many_more(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    pos = kabupaten.jabatan["Dinas PUPR"]
    for nomor in range(12):
        Jabatan.objects.create(
            unit=pos.unit,
            nama=f"Penata Bidangkan {nomor:02}",
            jenis="PELAKSANA",
            memimpin=False,
            kuota=1,
            berlaku=pos.berlaku,
        )
    utuh = Jabatan.objects.create(
        unit=pos.unit,
        nama="Zeni Bidang",
        jenis="PELAKSANA",
        memimpin=False,
        kuota=1,
        berlaku=pos.berlaku,
    )
    url = alamat(kabupaten.orang["sari"], "mutasi")
    jawab = masuk("dewi").get(url, {"q": "bidang"})
    pilihan = jawab.context["form"].fields["tujuan"].choices
    assert len(pilihan) == 8
    assert pilihan[0][0] == f"j{utuh.pk}"  # the whole word stands first
    isi = jawab.content.decode()
    assert "5 lagi yang cocok. Ketik lebih banyak huruf." in isi
    kembali = reverse("organisasi:pegawai_detail", args=[kabupaten.orang["sari"].kode])
    assert f'<a href="{kembali}">' in isi
    sedikit = masuk("dewi").get(url, {"q": "bidangkan 03"}).content.decode()
    assert "Bidangkan 03" in sedikit
    assert "lagi yang cocok" not in sedikit
