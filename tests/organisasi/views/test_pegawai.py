"""The directory and the person page, through their addresses."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from kinerja.jejak.models import Akses
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    PerubahanStruktur,
    RiwayatNip,
)
from organisasi.rules.jenis import JenisKeadaan, JenisPenempatan
from organisasi.rules.perubahan import JenisPerubahan
from tests.conftest import AWAL, Kabupaten

Masuk = Callable[[str], Client]
DIREKTORI = reverse("organisasi:pegawai_list")


def alamat(kab: Kabupaten, nama: str) -> str:
    return reverse("organisasi:pegawai_detail", args=[kab.orang[nama].kode])


def nama_di(response: object) -> list[str]:
    return [orang.nama for orang in response.context["halaman"].object_list]  # type: ignore[attr-defined]


def test_the_anonymous_is_sent_to_the_login(client: Client) -> None:
    response = client.get(DIREKTORI)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_a_pegawai_without_a_scope_may_not_open_the_directory(masuk: Masuk) -> None:
    response = masuk("sari").get(DIREKTORI)
    assert response.status_code == 403


def test_a_head_lists_the_own_people_with_their_penilai(masuk: Masuk) -> None:
    response = masuk("budi").get(DIREKTORI)
    assert nama_di(response) == ["Budi", "Sari"]
    sari = response.context["halaman"].object_list[1]
    assert (sari.jabatan_nama, sari.penilai.nama) == ("Bidan Penyelia", "Budi")


@pytest.mark.parametrize(
    ("saring", "hasil"),
    [
        ({"q": "sar"}, ["Sari"]),
        ({"q": "19880412 201101 2 003"}, ["Sari"]),
        ({"q": "198804122011012003"}, ["Sari"]),
        ({"q": "ri sa"}, ["Sari"]),
        ({"q": "Sari, A.Md.Keb."}, ["Sari"]),
        ({"q": "dr. Sari"}, ["Sari"]),
        ({"q": "drg Sari"}, ["Sari"]),
        ({"q": "bidan"}, ["Sari"]),
        ({"q": "sari penyelia"}, ["Sari"]),
        ({"q": "citra penyelia"}, []),
        ({"q": "19880412"}, ["Sari"]),
        ({"q": "100%"}, []),
        ({"unit": "pusk susoh"}, ["Budi", "Sari"]),
        ({"unit": "dinas kesehatan", "q": "bidan"}, ["Sari"]),
        ({"unit": "dinas kesehatan", "jabatan": "FUNGSIONAL"}, ["Lina", "Sari"]),
        ({"unit": "tidak ada"}, []),
        ({"jabatan": "ADMINISTRATOR", "unit": "dinas"}, ["Budi", "Eko"]),
        ({"jenis": "NON_ASN"}, ["Safwan"]),
        ({"q": "tidak ada"}, []),
    ],
)
def test_search_and_filter(
    masuk: Masuk, saring: dict[str, str], hasil: list[str]
) -> None:
    assert nama_di(masuk("dewi").get(DIREKTORI, saring)) == hasil


def test_a_former_nip_finds_its_person(masuk: Masuk, kabupaten: Kabupaten) -> None:
    lama = "198804122021212003"
    RiwayatNip.objects.create(
        pegawai=kabupaten.orang["sari"], nip=lama, berlaku=rentang(AWAL)
    )
    for q in (lama, "198804122021"):
        assert nama_di(masuk("dewi").get(DIREKTORI, {"q": q})) == ["Sari"]


def test_golongan_and_state_narrow_the_list(masuk: Masuk, kabupaten: Kabupaten) -> None:
    sari = kabupaten.orang["sari"]
    Pegawai.objects.filter(pk=sari.pk).update(golongan="III/c")
    KeadaanPegawai.objects.create(
        pegawai=sari, jenis=JenisKeadaan.TUGAS_BELAJAR.value, berlaku=rentang(AWAL)
    )
    klien = masuk("budi")
    assert nama_di(klien.get(DIREKTORI, {"golongan": "III/c"})) == ["Sari"]
    assert nama_di(klien.get(DIREKTORI, {"keadaan": "AKTIF"})) == ["Budi"]
    belajar = klien.get(DIREKTORI, {"keadaan": "TUGAS_BELAJAR"})
    assert nama_di(belajar) == ["Sari"]
    assert "<small>Tugas belajar</small>" in belajar.content.decode()


def test_who_only_stands_in_is_listed_where_he_does(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.buat_orang("Tari", "199001012015032009")
    kabupaten.pimpin("tari", "Inspektorat", JenisPenempatan.PLT)
    kabupaten.pimpin("sari", "BKPSDM", JenisPenempatan.PLH)
    isi = masuk("dewi").get(DIREKTORI).content.decode()
    assert "Plt. Kepala Inspektorat" in isi
    assert "Plh. Kepala BKPSDM" not in isi
    assert "Bidan Penyelia" in isi


@pytest.mark.parametrize(
    "saring", [{"jenis": "RAJA"}, {"di": "bukan"}, {"q": "x" * 101}]
)
def test_a_filter_that_cannot_be_read_is_said(
    masuk: Masuk, saring: dict[str, str]
) -> None:
    response = masuk("dewi").get(DIREKTORI, saring)
    assert response.status_code == 200
    assert "Ada yang perlu dibetulkan" in response.content.decode()
    assert len(nama_di(response)) == 8


def test_filtering_an_office_keeps_those_below_it(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kode = str(kabupaten.unit["Dinas Kesehatan"].kode)
    response = masuk("dewi").get(DIREKTORI, {"di": kode})
    assert nama_di(response) == ["Budi", "Eko", "Lina", "Sari"]


def test_a_filter_widens_nobodys_scope(masuk: Masuk, kabupaten: Kabupaten) -> None:
    kode = str(kabupaten.unit["Kabupaten"].kode)
    response = masuk("budi").get(DIREKTORI, {"di": kode, "q": "citra"})
    assert nama_di(response) == []


@pytest.mark.parametrize("aktor", ["dewi", "lina"])
@pytest.mark.parametrize("saring", ["list", "list_di"])
def test_the_directory_asks_as_often_for_many_as_for_few(
    masuk: Masuk,
    kabupaten: Kabupaten,
    jumlah_kueri: Callable[[str], object],
    saring: str,
    aktor: str,
) -> None:
    dinas = kabupaten.unit["Dinas Kesehatan"]
    jalur = f"{DIREKTORI}?di={dinas.kode}" if saring == "list_di" else DIREKTORI
    klien = masuk(aktor)
    klien.get(jalur)
    with jumlah_kueri(f"pegawai:{saring}"):  # type: ignore[attr-defined]
        klien.get(jalur)
    for nomor in range(30):
        nama = f"Pegawai {nomor:02d}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.staf(nama.lower(), "Dinas Kesehatan", f"Pos {nomor}")
    with jumlah_kueri(f"pegawai:{saring}"):  # type: ignore[attr-defined]
        halaman = klien.get(jalur)
    assert len(nama_di(halaman)) == 25


def test_a_page_number_beyond_the_end_shows_the_last_page(masuk: Masuk) -> None:
    response = masuk("dewi").get(DIREKTORI, {"halaman": "999"})
    assert response.status_code == 200
    assert len(nama_di(response)) == 8


LIHAT = {
    "sari": 200,
    "budi": 200,
    "eko": 200,
    "lina": 200,
    "dewi": 200,
    "ilham": 200,
    "citra": 404,
}


@pytest.mark.parametrize("aktor", LIHAT)
def test_who_opens_the_page_of_sari(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str
) -> None:
    response = masuk(aktor).get(alamat(kabupaten, "sari"))
    assert response.status_code == LIHAT[aktor]


def test_the_page_tells_penilai_and_atasan_and_why(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isi = masuk("sari").get(alamat(kabupaten, "sari")).content.decode()
    assert "Budi" in isi
    assert "Eko" in isi
    assert "Pimpinan unit kerja tempat bertugas" in isi


def test_a_superior_does_not_read_contact_data(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.orang["sari"].telepon = "081234567890"
    kabupaten.orang["sari"].save()
    bagi = {
        aktor: "081234567890"
        in masuk(aktor).get(alamat(kabupaten, "sari")).content.decode()
        for aktor in ("sari", "lina", "budi", "ilham")
    }
    assert bagi == {"sari": True, "lina": True, "budi": False, "ilham": False}


def test_looking_at_somebody_else_leaves_a_note(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    masuk("sari").get(alamat(kabupaten, "sari"))
    assert not Akses.objects.exists()
    masuk("dewi").get(alamat(kabupaten, "sari"))
    catatan = Akses.objects.get()
    assert catatan.pelaku_id == kabupaten.akun("dewi").pk
    assert catatan.subjek_id == kabupaten.orang["sari"].pk


def test_a_signed_in_page_is_never_kept_by_a_cache(masuk: Masuk) -> None:
    assert "no-store" in masuk("dewi").get(DIREKTORI)["Cache-Control"]


def test_the_page_of_another_day_tells_that_day(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien = masuk("sari")
    isi = klien.get(alamat(kabupaten, "sari"), {"pada": "2023-12-31"})
    assert "belum ada" in isi.content.decode()
    assert "per 31 Desember 2023" in isi.content.decode()
    assert isi.context["penilaian"].penilai is None


def test_the_page_lists_former_numbers(masuk: Masuk, kabupaten: Kabupaten) -> None:
    RiwayatNip.objects.create(
        pegawai=kabupaten.orang["sari"],
        nip="198804122021212003",
        berlaku=rentang(AWAL, AWAL),
    )
    isi = masuk("budi").get(alamat(kabupaten, "sari")).content.decode()
    assert "19880412 202121 2 003" in isi


@pytest.mark.parametrize("aktor", ["dewi", "lina", "budi", "sari"])
def test_a_person_with_a_long_history_asks_as_often_as_one_without(
    masuk: Masuk,
    kabupaten: Kabupaten,
    jumlah_kueri: Callable[[str], object],
    aktor: str,
) -> None:
    sari, budi = kabupaten.orang["sari"], kabupaten.orang["budi"]
    sari.golongan = "III/a"
    sari.save()
    klien = masuk(aktor)
    klien.get(alamat(kabupaten, "sari"))
    with jumlah_kueri(f"pegawai:detail:{aktor}"):  # type: ignore[attr-defined]
        klien.get(alamat(kabupaten, "sari"))
    for nomor in range(8):
        hari = AWAL + timedelta(100 * nomor)
        masa = rentang(hari, hari + timedelta(50))
        keadaan = JenisKeadaan.CUTI_PANJANG.value
        KeadaanPegawai.objects.create(pegawai=sari, jenis=keadaan, berlaku=masa)
        RiwayatNip.objects.create(
            pegawai=sari, nip=f"19880412202121200{nomor}", berlaku=masa
        )
        Penempatan.objects.create(
            pegawai=sari,
            jabatan=kabupaten.jabatan[("BKPSDM", "Inspektorat")[nomor % 2]],
            jenis=JenisPenempatan.PLT.value,
            berlaku=masa,
        )
        PerubahanStruktur.objects.create(
            jenis=JenisPerubahan.TUKAR.value,
            tanggal=hari_ini() + timedelta(5 + nomor),
            pegawai=sari,
            mitra=budi,
            baris=[],
            oleh=kabupaten.akun("dewi"),
        )
    with jumlah_kueri(f"pegawai:detail:{aktor}"):  # type: ignore[attr-defined]
        isi = klien.get(alamat(kabupaten, "sari")).content.decode()
    assert isi.count("Batalkan<") == (8 if aktor in ("dewi", "lina") else 0)
    assert isi.count("Cuti") == 8


TOMBOL = {
    "sari": {"Ubah data kontak", "Laporkan data salah"},
    "lina": {"Ubah data pegawai"},
    "dewi": {"Ubah data pegawai"},
    "budi": set(),
    "ilham": set(),
}


@pytest.mark.parametrize("aktor", TOMBOL)
def test_each_reader_is_offered_only_what_he_may_do(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str
) -> None:
    isi = masuk(aktor).get(alamat(kabupaten, "sari")).content.decode()
    semua = set().union(*TOMBOL.values())
    assert {kata for kata in semua if kata in isi} == TOMBOL[aktor]


def test_the_page_leads_to_the_cards_the_reader_may_open(
    db: None, client: Client
) -> None:
    call_command("isi_contoh", "--pegawai", "120", stdout=StringIO())
    sari = Pegawai.objects.get(nama="Sari Rumbia")
    jalur = reverse("organisasi:pegawai_detail", args=[sari.kode])
    for nama in ("Budi Cempaka", "Lina Pandan", "Eko Meranti"):
        client.force_login(Pegawai.objects.get(nama=nama).pengguna)  # type: ignore[arg-type]
        response = client.get(jalur)
        for satu in response.context["kartu"]:
            assert client.get(satu.alamat).status_code == 200
        if nama == "Budi Cempaka":
            assert len(response.context["kartu"]) > 0


def test_no_crumb_leads_where_the_reader_may_not_go(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    ke = f'href="{DIREKTORI}"'
    assert ke not in masuk("sari").get(alamat(kabupaten, "sari")).content.decode()
    assert ke in masuk("budi").get(alamat(kabupaten, "sari")).content.decode()


def test_of_a_leaver_no_penilai_is_missing(masuk: Masuk, kabupaten: Kabupaten) -> None:
    sari, hari = kabupaten.orang["sari"], hari_ini()
    sari.penempatan.update(berlaku=rentang(AWAL, hari - timedelta(1)))
    KeadaanPegawai.objects.create(
        pegawai=sari, jenis=JenisKeadaan.BERHENTI.value, berlaku=rentang(hari)
    )
    isi = masuk("dewi").get(alamat(kabupaten, "sari")).content.decode()
    assert "Sudah berhenti pada hari ini" in isi
    assert "belum ada</span>" not in isi
