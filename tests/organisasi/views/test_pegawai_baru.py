"""One person who arrives, through the form: rights, words, doubts, what is saved."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kinerja.akun.models import Pengguna
from kinerja.jejak.models import Perubahan
from kinerja.lib.tanggal import rentang
from organisasi.models import Jabatan, Pegawai, Penempatan, RiwayatNip
from organisasi.rules.jenis import JenisPenempatan
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
pytestmark = pytest.mark.django_db
ALAMAT = "/pegawai/baru/"
CPNS = "199905172026041007"
PPPK = "199905172026211007"
SARI = "198804122011012003"


@pytest.fixture(autouse=True)
def jam() -> object:
    with time_machine.travel("2026-06-15T03:00:00Z", tick=False):
        yield


def isian(kab: Kabupaten, **ubah: str) -> dict[str, str]:
    pos = Jabatan.objects.get(nama="Bidan Penyelia")
    return {
        "nip": f"{CPNS[:8]} {CPNS[8:14]} {CPNS[14]} {CPNS[15:]}",
        "nama": "Rahmat  Hidayat",
        "gelar_belakang": "S.Kep.",
        "jenis": "CPNS",
        "golongan": "iii a",
        "surel": "",
        "telepon": "0812 3456 7890",
        "q": "bidan susoh",
        "tujuan": f"j{pos.pk}",
        "tanggal": "1 Juni 2026",
        "dasar_sk": "SK 813/7/2026",
        "langkah": "simpan",
        **ubah,
    }


def kirim(masuk: Masuk, kab: Kabupaten, aktor: str = "lina", **ubah: str) -> Any:
    return masuk(aktor).post(ALAMAT, isian(kab, **ubah))


def teks(jawab: Any) -> str:
    return " ".join(jawab.content.decode().split())


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("dewi", 200),
        ("lina", 200),
        ("budi", 403),
        ("sari", 403),
        ("eko", 403),
        ("ilham", 403),
        ("safwan", 403),
    ],
)
def test_who_adds_a_person(
    masuk: Masuk, kabupaten: Kabupaten, siapa: str, status: int
) -> None:
    boleh = status == 200
    assert masuk(siapa).get(ALAMAT).status_code == status
    simpan = kirim(masuk, kabupaten, siapa)
    assert simpan.status_code == (302 if boleh else 403)
    assert Pegawai.objects.filter(nip=CPNS).exists() is boleh
    assert Pengguna.objects.filter(nama_masuk=CPNS).exists() is boleh
    daftar = masuk(siapa).get("/pegawai/")
    if daftar.status_code == 200:
        assert (ALAMAT in daftar.content.decode()) is boleh


def test_what_is_saved_and_what_comes_next(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Callable[[str], Any]
) -> None:
    klien = masuk("lina")
    with jumlah_kueri("pegawai:baru"):
        assert klien.get(ALAMAT).status_code == 200
    with jumlah_kueri("pegawai:baru:simpan"):
        jawab = klien.post(ALAMAT, isian(kabupaten))
    orang = Pegawai.objects.get(nip=CPNS)
    assert jawab["Location"] == reverse("organisasi:pegawai_detail", args=[orang.kode])
    halaman = teks(klien.get(jawab["Location"]))
    assert "Rahmat Hidayat, S.Kep. ditambahkan. Berikutnya: cetak kode" in halaman
    assert reverse("organisasi:kode_pegawai", args=[orang.kode]) in halaman
    assert (orang.jenis, orang.golongan, orang.telepon, orang.jenis_kelamin) == (
        "CPNS",
        "III/a",
        "081234567890",
        "L",
    )
    assert orang.lahir == date(1999, 5, 17)
    assert orang.pengguna is not None
    assert orang.pengguna.nama_masuk == CPNS
    assert not orang.pengguna.has_usable_password()
    pos = Penempatan.objects.get(pegawai=orang)
    assert (pos.jabatan.nama, pos.dasar_sk) == ("Bidan Penyelia", "SK 813/7/2026")
    assert pos.berlaku == rentang(date(2026, 6, 1))
    catatan = Perubahan.objects.filter(tindakan="pegawai:tambah")
    assert {(satu.tabel, satu.alasan) for satu in catatan} == {
        (tabel, "SK 813/7/2026")
        for tabel in (
            "akun_pengguna",
            "organisasi_pegawai",
            "organisasi_penempatan",
        )
    }


def test_a_post_of_another_skpk_is_not_offered_and_not_taken(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    pupr = f"j{Jabatan.objects.get(nama='Perencana Ahli Muda').pk}"
    jawab = kirim(masuk, kabupaten, q="perencana", tujuan=pupr)
    assert jawab.context["form"].errors["tujuan"] == ["Pilih dari daftar."]
    unit = f"u{kabupaten.unit['Dinas PUPR'].kode}"
    jawab = kirim(masuk, kabupaten, q="pupr", tujuan=unit, jabatan_baru="Staf")
    assert jawab.context["form"].errors["tujuan"] == ["Pilih dari daftar."]
    assert not Pegawai.objects.filter(nip=CPNS).exists()
    assert kirim(masuk, kabupaten, "dewi", q="perencana", tujuan=pupr)["Location"]


def test_a_search_keeps_what_was_typed_and_complains_of_nothing(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isi = isian(kabupaten, q="puskesmas", nip="123", langkah="cari", tujuan="")
    jawab = masuk("lina").post(ALAMAT, isi)
    form = jawab.context["form"]
    assert not form.errors
    assert form["nip"].value() == "123"
    assert form["jenis"].value() == "CPNS"
    halaman = teks(jawab)
    assert "jabatan baru di Puskesmas Susoh" in halaman
    assert "Kepala Puskesmas Susoh (Administrator), dijabat Budi" in halaman


def test_a_new_post_in_a_unit(masuk: Masuk, kabupaten: Kabupaten) -> None:
    unit = kabupaten.unit["Puskesmas Susoh"]
    isi = {"q": "susoh", "tujuan": f"u{unit.kode}", "jenis_baru": "PELAKSANA"}
    jawab = kirim(masuk, kabupaten, **isi)
    assert jawab.context["form"].errors["jabatan_baru"] == [
        "Isi nama jabatan yang baru."
    ]
    kirim(masuk, kabupaten, **isi, jabatan_baru="Pengelola Obat")
    pos = Penempatan.objects.get(pegawai__nip=CPNS).jabatan
    assert (pos.nama, pos.unit, pos.jenis) == ("Pengelola Obat", unit, "PELAKSANA")
    assert pos.berlaku == rentang(date(2026, 6, 1))


def test_a_leading_post_that_is_filled_is_closed_and_refused(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    pos = kabupaten.jabatan["Puskesmas Susoh"]
    jawab = kirim(masuk, kabupaten, q="kepala", tujuan=f"j{pos.pk}")
    (kalimat,) = jawab.context["form"].non_field_errors()
    assert "sudah diisi Budi" in kalimat
    halaman = masuk("lina").get(ALAMAT, {"q": "kepala"}).content.decode()
    assert f'value="j{pos.pk}"' in halaman
    assert "disabled" in halaman
    assert not Pengguna.objects.filter(nama_masuk=CPNS).exists()


def test_a_new_head_ends_the_plt(masuk: Masuk, kabupaten: Kabupaten) -> None:
    Penempatan.objects.filter(pegawai=kabupaten.orang["budi"]).delete()
    kabupaten.pimpin("sari", "Puskesmas Susoh", JenisPenempatan.PLT)
    pos = kabupaten.jabatan["Puskesmas Susoh"]
    assert kirim(masuk, kabupaten, q="kepala", tujuan=f"j{pos.pk}").status_code == 302
    plt = Penempatan.objects.get(jabatan=pos, jenis=JenisPenempatan.PLT)
    assert plt.berlaku.upper == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("ubah", "bidang", "kalimat"),
    [
        ({"nip": "12345"}, "nip", "NIP harus 18 angka; yang tertulis 5 angka."),
        ({"nip": ""}, "nip", "Isi NIP 18 angka."),
        ({"nama": ""}, "nama", "Isi nama tanpa gelar."),
        ({"nama": "123"}, "nama", "“123” bukan nama. Isi nama tanpa gelar."),
        ({"jenis": ""}, "jenis", "Pilih jenis pegawai."),
        (
            {"jenis": "PPPK"},
            "jenis",
            "Tertulis PPPK, sedangkan NIP-nya nomor PNS. Pilih jenis lain",
        ),
        (
            {"nip": PPPK},
            "jenis",
            "Tertulis CPNS, sedangkan NIP-nya nomor PPPK. Pilih jenis lain",
        ),
        (
            {"nip": PPPK, "jenis": "PPPK_PW"},
            "golongan",
            "III/a bukan golongan PPPK paruh waktu. Tulis misalnya IX.",
        ),
        (
            {"golongan": "X/z"},
            "golongan",
            "Golongan “X/z” tidak dikenal. Tulis seperti III/c, atau IX untuk PPPK.",
        ),
        ({"surel": "a@"}, "surel", "Surel belum lengkap. Tulis seperti "),
        ({"telepon": "x"}, "telepon", "Nomor telepon hanya boleh berisi 8 sampai 15"),
        ({"tujuan": ""}, "tujuan", "Pilih jabatan."),
        (
            {"tanggal": "1 Juni 2062"},
            "tanggal",
            "1 Juni 2062 lebih dari setahun lagi. Periksa tanggalnya.",
        ),
        (
            {"tanggal": "1 Juni 2006"},
            "tanggal",
            "1 Juni 2006 mendahului usia 15 tahun orang yang lahir 17 Mei 1999.",
        ),
        ({"dasar_sk": " "}, "dasar_sk", "Tulis nomor SK, misalnya 821.2/15/2026."),
    ],
)
def test_what_is_refused(
    masuk: Masuk, kabupaten: Kabupaten, ubah: dict[str, str], bidang: str, kalimat: str
) -> None:
    jawab = kirim(masuk, kabupaten, **ubah)
    galat = jawab.context["form"].errors
    assert list(galat) == [bidang]
    assert galat[bidang][0].startswith(kalimat)
    assert not Pegawai.objects.filter(nama__startswith="Rahmat").exists()
    assert "Tambah pegawai" in teks(jawab)


def test_a_post_that_does_not_exist_yet_on_the_day(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    jawab = kirim(masuk, kabupaten, tanggal="1 Juni 2023")
    (kalimat,) = jawab.context["form"].non_field_errors()
    assert "tidak ada pada 1 Juni 2023" in kalimat


def test_a_nip_of_somebody_in_sight_names_him_and_leads_to_his_page(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    sari = kabupaten.orang["sari"]
    jawab = kirim(masuk, kabupaten, nip=SARI, jenis="PNS")
    (kalimat,) = jawab.context["form"].errors["nip"]
    assert kalimat.startswith("NIP ini sudah dipakai Sari;")
    assert reverse("organisasi:pegawai_detail", args=[sari.kode]) in teks(jawab)
    RiwayatNip.objects.create(
        pegawai=sari, nip=CPNS, berlaku=rentang(date(2020, 1, 1), date(2021, 1, 1))
    )
    jawab = kirim(masuk, kabupaten)
    (kalimat,) = jawab.context["form"].errors["nip"]
    assert kalimat.startswith("NIP ini pernah dipakai Sari;")
    assert not Pegawai.objects.filter(nip=CPNS).exists()


def test_a_nip_of_somebody_out_of_sight_names_nobody(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    citra = kabupaten.orang["citra"]
    jawab = kirim(masuk, kabupaten, nip=citra.nip or "", jenis="PNS")
    (kalimat,) = jawab.context["form"].errors["nip"]
    assert "sudah dipakai pegawai lain" in kalimat
    assert "minta BKPSDM" in kalimat
    assert "Citra" not in teks(jawab)
    assert str(citra.kode) not in teks(jawab)


def test_a_second_person_of_one_name_and_birth_is_saved_only_with_a_tick(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    sari = kabupaten.orang["sari"]  # her row has no day of birth; her NIP says it
    baru = {"nip": f"{SARI[:-1]}4", "nama": "SARI", "jenis": "PNS"}
    jawab = kirim(masuk, kabupaten, **baru, yakin="on")
    form = jawab.context["form"]
    assert list(form.errors) == ["yakin"]
    assert f"sudah tercatat dengan NIP {SARI}" in form.peringatan[0]
    assert reverse("organisasi:pegawai_detail", args=[sari.kode]) in teks(jawab)
    assert Pegawai.objects.count() == 8
    sidik = form["sidik"].value()
    assert f'value="{sidik}"' in teks(jawab)
    lagi = kirim(masuk, kabupaten, **baru, sidik=sidik)
    assert list(lagi.context["form"].errors) == ["yakin"]
    assert kirim(masuk, kabupaten, **baru, sidik=sidik, yakin="on").status_code == 302
    assert Pegawai.objects.count() == 9


def test_a_tick_counts_only_for_the_warning_it_stood_under(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    baru = {"nip": f"{SARI[:-1]}4", "nama": "Sari", "jenis": "PNS"}
    sidik = kirim(masuk, kabupaten, **baru).context["form"]["sidik"].value()
    citra = {"nip": "199003052015032009", "nama": "Citra", "jenis": "PNS"}
    jawab = kirim(masuk, kabupaten, **citra, sidik=sidik, yakin="on")
    form = jawab.context["form"]
    assert list(form.errors) == ["yakin"]
    # she works elsewhere: the admin learns that there is one, not which NIP
    assert "minta BKPSDM" in form.peringatan[0]
    assert "199003052015032004" not in teks(jawab)


def test_a_number_that_contradicts_itself_is_saved_only_with_a_tick(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    aneh = "199913172026041007"  # month 13, as in real numbers
    form = kirim(masuk, kabupaten, nip=aneh).context["form"]
    assert list(form.errors) == ["yakin"]
    assert "bukan tanggal yang ada" in form.peringatan[0]
    ya = {"sidik": form["sidik"].value(), "yakin": "on"}
    assert kirim(masuk, kabupaten, nip=aneh, **ya).status_code == 302
    assert Pegawai.objects.get(nip=aneh).lahir is None


def test_somebody_who_begins_later_is_told_of_to_the_admin(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien = masuk("lina")
    jawab = klien.post(ALAMAT, isian(kabupaten, tanggal="1 Juli 2026"))
    assert jawab["Location"] == "/pegawai/"
    assert "tampak bagi Anda mulai 1 Juli 2026" in teks(klien.get("/pegawai/"))
    assert Penempatan.objects.get(pegawai__nip=CPNS).berlaku.lower == date(2026, 7, 1)
