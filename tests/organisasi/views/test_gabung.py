"""The pages on which two rows become one person."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from kinerja.lib.tanggal import rentang
from organisasi.models import Pegawai, Penggabungan, RiwayatNip
from organisasi.rules.jenis import JenisPeran
from tests.conftest import Kabupaten
from tests.organisasi.gabungan import ALASAN, NIP_GANDA, act, gabungkan

Masuk = Callable[[str], Client]


@pytest.fixture(autouse=True)
def ganda(kabupaten: Kabupaten) -> Pegawai:
    """Return a second row of Sari, without a post."""
    return kabupaten.buat_orang("Ganda", NIP_GANDA)


def alamat(kab: Kabupaten, tetap: str = "sari", pergi: str = "ganda") -> str:
    return f"/pegawai/{kab.orang[tetap].kode}/gabung/{kab.orang[pergi].kode}/"


def kirim(klien: Client, halaman: str, **isian: object) -> tuple[int, str]:
    """Read the effects, then merge what was read."""
    teks = klien.get(halaman).content.decode()
    sidik = teks.split('name="sidik" value="')[1].split('"')[0]
    balasan = klien.post(
        halaman,
        {
            "langkah": "gabung",
            "sidik": sidik,
            "alasan": ALASAN,
            "nip_lama": "BERGANTI",
            **isian,
        },
        follow=True,
    )
    return balasan.status_code, balasan.content.decode()


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("dewi", 200),
        ("lina", 403),
        ("sari", 403),
        ("budi", 403),
        ("ilham", 403),
        ("safwan", 403),
    ],
)
def test_the_pages_are_bkpsdms(
    kabupaten: Kabupaten, masuk: Masuk, siapa: str, status: int
) -> None:
    klien = masuk(siapa)
    cari = f"/pegawai/{kabupaten.orang['sari'].kode}/gabung/"
    assert klien.get(cari).status_code == status
    assert klien.get(alamat(kabupaten)).status_code == status
    boleh = 200 if status == 200 else 403
    assert klien.post(alamat(kabupaten), {"langkah": "gabung"}).status_code == boleh
    tombol = "Gabungkan data ganda" in (
        klien.get(f"/pegawai/{kabupaten.orang['sari'].kode}/").content.decode()
    )
    assert tombol == (siapa == "dewi")
    assert not Penggabungan.objects.exists()


def test_an_officer_of_one_unit_only_does_not_merge(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    kabupaten.peran("ilham", JenisPeran.BKPSDM, "Dinas Kesehatan")
    assert masuk("ilham").get(alamat(kabupaten)).status_code == 403


def test_nobody_merges_himself(kabupaten: Kabupaten, masuk: Masuk) -> None:
    klien = masuk("dewi")
    assert klien.get(alamat(kabupaten, "dewi")).status_code == 403
    assert klien.get(
        f"/pegawai/{kabupaten.orang['dewi'].kode}/gabung/"
    ).status_code == (403)


def test_the_other_row_is_looked_for_by_words(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    klien, cari = masuk("dewi"), f"/pegawai/{kabupaten.orang['sari'].kode}/gabung/"
    assert "Tidak ada yang cocok" in klien.get(cari).content.decode()
    for kata in ("gand", NIP_GANDA[:12]):
        teks = klien.get(cari, {"q": kata}).content.decode()
        assert alamat(kabupaten) in teks
        assert alamat(kabupaten, pergi="sari") not in teks


def test_rows_that_look_alike_are_offered_without_a_search(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    kembar = Pegawai.objects.create(nama="SARI", nip="198804122014012009", jenis="PNS")
    kabupaten.orang["kembar"] = kembar
    halaman = masuk("dewi").get(f"/pegawai/{kabupaten.orang['sari'].kode}/gabung/")
    assert alamat(kabupaten, pergi="kembar") in halaman.content.decode()
    mutu = masuk("dewi").get("/mutu-data/", {"jenis": "RANGKAP"}).content.decode()
    assert alamat(kabupaten, pergi="kembar") in mutu


def test_somebody_without_a_post_is_led_to_a_mutasi(
    kabupaten: Kabupaten, masuk: Masuk, ganda: Pegawai
) -> None:
    mutu = masuk("dewi").get("/mutu-data/", {"jenis": "TANPA_PENEMPATAN"})
    halaman = f"/pegawai/{ganda.kode}/perubahan/mutasi/"
    assert halaman in mutu.content.decode()
    assert masuk("dewi").get(halaman).status_code == 200


def test_both_stand_side_by_side_with_what_will_be(
    kabupaten: Kabupaten, masuk: Masuk, ganda: Pegawai
) -> None:
    Pegawai.objects.filter(pk=ganda.pk).update(telepon="0812000111")
    teks = masuk("dewi").get(alamat(kabupaten)).content.decode()
    assert "Telepon diambil dari yang pergi: 0812000111." in teks
    assert f"NIP {NIP_GANDA} dari yang pergi" in teks
    assert f"Login {NIP_GANDA} ditutup" in teks
    assert alamat(kabupaten, "ganda", "sari") in teks


def test_one_form_merges_and_the_old_address_leads_on(
    kabupaten: Kabupaten, masuk: Masuk, ganda: Pegawai
) -> None:
    klien = masuk("dewi")
    status, teks = kirim(klien, alamat(kabupaten))
    assert status == 200
    assert "Ganda dan Sari sekarang satu orang." in teks
    assert ALASAN in teks
    sari = f"/pegawai/{kabupaten.orang['sari'].kode}/"
    lama = klien.get(f"/pegawai/{ganda.kode}/")
    assert (lama.status_code, lama["Location"]) == (302, sari)
    assert klien.get(f"/pegawai/{ganda.kode}/penilai/").status_code == 200
    lagi = klien.get(alamat(kabupaten), follow=True).content.decode()
    assert "Keduanya sudah satu orang." in lagi


def test_an_old_address_shows_nothing_to_who_may_not_see_the_person(
    kabupaten: Kabupaten, masuk: Masuk, ganda: Pegawai
) -> None:
    gabungkan(kabupaten)
    assert masuk("citra").get(f"/pegawai/{ganda.kode}/").status_code == 404


def test_an_old_number_is_found_in_the_directory(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    gabungkan(kabupaten)
    teks = masuk("dewi").get("/pegawai/", {"q": NIP_GANDA}).content.decode()
    assert "Sari" in teks


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"alasan": ""}, "Tulis mengapa kedua baris ini satu orang."),
        ({"nip_lama": ""}, "Pilih apa yang terjadi dengan NIP yang pergi."),
        ({"nip_lama": "X"}, "Pilih apa yang terjadi dengan NIP yang pergi."),
    ],
)
def test_what_is_missing_is_said_and_the_rest_kept(
    kabupaten: Kabupaten, masuk: Masuk, isian: dict[str, str], kalimat: str
) -> None:
    _, teks = kirim(masuk("dewi"), alamat(kabupaten), **isian)
    assert kalimat in teks
    assert not Penggabungan.objects.exists()


def test_a_number_that_was_a_slip_is_not_kept(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    kirim(masuk("dewi"), alamat(kabupaten), nip_lama="KELIRU")
    assert Penggabungan.objects.get().nip_lama == NIP_GANDA
    assert not RiwayatNip.objects.exists()


def test_a_late_tab_is_told_and_its_words_are_kept(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    status, teks = kirim(masuk("dewi"), alamat(kabupaten), sidik="lama")
    assert status == 409
    assert "berubah sejak Anda membaca" in teks
    assert ALASAN in teks


def test_a_post_in_the_way_is_ticked_read_again_and_merged(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    lama = kabupaten.staf("ganda", "Dinas PUPR", "Arsiparis")
    lama.berlaku = rentang(date(2020, 1, 1))
    lama.save()
    klien, halaman = masuk("dewi"), alamat(kabupaten)
    teks = klien.get(halaman).content.decode()
    assert 'value="gabung"' in teks
    assert "disabled" in teks
    assert "Akhiri Arsiparis, Dinas PUPR pada 31 Desember 2023" in teks
    dicentang = {"potong": str(lama.pk)}
    periksa = klien.post(
        halaman, {"langkah": "periksa", "alasan": ALASAN, **dicentang}
    ).content.decode()
    assert "disabled" not in periksa
    assert ALASAN in periksa
    assert "Arsiparis, Dinas PUPR berakhir 31 Desember 2023." in periksa
    sidik = periksa.split('name="sidik" value="')[1].split('"')[0]
    isian = {"langkah": "gabung", "sidik": sidik, "alasan": ALASAN, **dicentang}
    assert klien.post(halaman, isian | {"nip_lama": "BERGANTI"}).status_code == 302


def test_a_forged_tick_is_no_tick(kabupaten: Kabupaten, masuk: Masuk) -> None:
    for isi in ("x", "-1", "9" * 40, "²"):
        balasan = masuk("dewi").post(alamat(kabupaten), {"potong": isi})
        assert balasan.status_code == 200


def test_what_is_in_the_way_is_said_with_the_page_that_repairs_it(
    kabupaten: Kabupaten, masuk: Masuk
) -> None:
    kabupaten.staf("ganda", "Dinas PUPR", "Arsiparis")
    teks = masuk("dewi").get(alamat(kabupaten)).content.decode()
    assert "Catat mutasi sehingga masanya tidak bertumpuk." in teks
    assert f"/pegawai/{kabupaten.orang['ganda'].kode}/perubahan/mutasi/" in teks
    assert "betulkan dulu yang di atas, lalu muat ulang" in teks


def test_more_rows_cost_no_more_queries(
    kabupaten: Kabupaten, masuk: Masuk, jumlah_kueri: Callable[[str], object]
) -> None:
    kabupaten.staf("ganda", "Dinas PUPR", "Arsiparis")
    for nomor in range(12):
        kabupaten.buat_orang(f"Lain{nomor}", f"1990010120{nomor:02}011001")
    diminta = act(kabupaten, "citra", "ganda")
    assert diminta.tetap.nama == "Citra"
    klien = masuk("dewi")
    with jumlah_kueri("pegawai:gabung"):  # type: ignore[attr-defined]
        klien.get(alamat(kabupaten, "citra", "ganda"))
