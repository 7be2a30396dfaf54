"""Repairing who somebody is, through its address: rights, words, the NIP."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kinerja.jejak.models import Perubahan
from organisasi.models import Pegawai, RiwayatNip
from organisasi.rules.jenis import JenisPeran
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
NIP_BARU = "198804122021212003"
ISI = {
    "nama": "Sari Rumbia",
    "gelar_belakang": "A.Md.Keb.",
    "jenis": "PNS",
    "golongan": "iii c",
    "tmt_golongan": "1 April 2024",
    "jenis_kelamin": "P",
    "lahir": "12/4/1988",
    "alasan": "SK 823/41/2026",
    "versi": "1",
}


def alamat(kab: Kabupaten, nama: str = "sari") -> str:
    return reverse("organisasi:pegawai_edit", args=[kab.orang[nama].kode])


def kirim(
    masuk: Masuk, kab: Kabupaten, aktor: str, siapa: str = "sari", **ubah: Any
) -> HttpResponse:
    isi = {**ISI, **ubah}
    if aktor == "dewi":
        isi.setdefault("nip", kab.orang[siapa].nip)
    return masuk(aktor).post(alamat(kab, siapa), isi)  # type: ignore[return-value]


BOLEH = {
    "dewi": 200,
    "lina": 200,
    "sari": 403,
    "budi": 403,
    "eko": 403,
    "ilham": 403,
    "safwan": 403,
    "citra": 404,
}


@pytest.mark.parametrize("aktor", BOLEH)
def test_who_repairs_the_data_of_sari(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str
) -> None:
    assert masuk(aktor).get(alamat(kabupaten)).status_code == BOLEH[aktor]
    simpan = kirim(masuk, kabupaten, aktor).status_code
    assert simpan == (302 if BOLEH[aktor] == 200 else BOLEH[aktor])


def test_an_admin_repairs_neither_another_skpk_nor_the_own_row(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    assert kirim(masuk, kabupaten, "lina", "citra").status_code == 404
    assert kirim(masuk, kabupaten, "lina", "lina").status_code == 403
    assert Pegawai.objects.get(pk=kabupaten.orang["lina"].pk).nama == "Lina"


def test_an_admin_of_another_skpk_does_not_see_the_form(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.peran("citra", JenisPeran.ADMIN_SKPK, "Dinas PUPR")
    assert kirim(masuk, kabupaten, "citra").status_code == 404


def test_what_is_saved_and_what_the_history_says(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kirim(masuk, kabupaten, "lina")
    sari = Pegawai.objects.get(pk=kabupaten.orang["sari"].pk)
    assert (sari.nama, sari.golongan, sari.versi) == ("Sari Rumbia", "III/c", 2)
    assert sari.pengguna is not None
    assert sari.pengguna.nama == "Sari Rumbia"
    catatan = Perubahan.objects.get(tabel="organisasi_pegawai", baris=sari.pk, aksi="U")
    assert (catatan.tindakan, catatan.alasan) == ("pegawai:ubah", "SK 823/41/2026")


def test_an_admin_cannot_slip_a_nip_in(masuk: Masuk, kabupaten: Kabupaten) -> None:
    kirim(masuk, kabupaten, "lina", nip=NIP_BARU, nip_lama="KELIRU")
    assert Pegawai.objects.get(pk=kabupaten.orang["sari"].pk).nip != NIP_BARU


@pytest.mark.parametrize(("pilihan", "tersimpan"), [("BERGANTI", 1), ("KELIRU", 0)])
def test_a_new_nip_takes_the_login_with_it(
    masuk: Masuk, kabupaten: Kabupaten, pilihan: str, tersimpan: int
) -> None:
    lama = kabupaten.orang["sari"].nip
    kirim(masuk, kabupaten, "dewi", nip="19880412 202121 2 003", nip_lama=pilihan)
    sari = Pegawai.objects.get(pk=kabupaten.orang["sari"].pk)
    assert sari.nip == NIP_BARU
    assert sari.pengguna is not None
    assert sari.pengguna.nama_masuk == NIP_BARU
    assert RiwayatNip.objects.filter(pegawai=sari, nip=lama).count() == tersimpan


def test_back_to_a_former_nip(masuk: Masuk, kabupaten: Kabupaten) -> None:
    lama = kabupaten.orang["sari"].nip
    kirim(masuk, kabupaten, "dewi", nip=NIP_BARU, nip_lama="BERGANTI")
    kirim(masuk, kabupaten, "dewi", nip=lama, nip_lama="BERGANTI", versi="2")
    sari = Pegawai.objects.get(pk=kabupaten.orang["sari"].pk)
    assert sari.nip == lama
    assert [r.nip for r in sari.riwayat_nip.all()] == [NIP_BARU]


@pytest.mark.parametrize("milik", ["sekarang", "dulu"])
def test_the_nip_of_another_is_refused(
    masuk: Masuk, kabupaten: Kabupaten, milik: str
) -> None:
    nip = kabupaten.orang["budi"].nip
    if milik == "dulu":
        kirim(
            masuk, kabupaten, "dewi", "budi", nip="197506102000031009",
            nip_lama="BERGANTI", nama="Budi",
        )  # fmt: skip
    response = kirim(masuk, kabupaten, "dewi", nip=nip, nip_lama="KELIRU")
    assert "sudah dipakai pegawai lain" in response.content.decode()
    assert Pegawai.objects.get(pk=kabupaten.orang["sari"].pk).versi == 1


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"nama": ""}, "Isi nama tanpa gelar."),
        ({"alasan": ""}, "Tulis dasar perubahan"),
        ({"golongan": "V/z"}, "tidak dikenal"),
        ({"nip": "123"}, "18 angka"),
        ({"nip": NIP_BARU}, "Pilih apa yang terjadi dengan NIP yang lama."),
        ({"lahir": "31 Februari 1988"}, "bukan tanggal yang ada"),
    ],
)
def test_what_cannot_be_is_explained(
    masuk: Masuk, kabupaten: Kabupaten, isian: dict[str, str], kalimat: str
) -> None:
    response = kirim(masuk, kabupaten, "dewi", **isian)
    assert response.status_code == 200
    assert kalimat in response.content.decode()


def test_the_second_of_two_sees_what_the_first_saved(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kirim(masuk, kabupaten, "lina", nama="Sari Satu")
    response = kirim(masuk, kabupaten, "dewi", nama="Sari Dua")
    isi = response.content.decode()
    assert response.status_code == 409
    assert "Nama tanpa gelar: Sari Satu" in isi
    assert "Sari Dua" in isi
    assert (
        kirim(masuk, kabupaten, "dewi", nama="Sari Dua", versi="2").status_code == 302
    )


def test_the_bupati_without_a_nip_has_a_shorter_form(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    isi = masuk("dewi").get(alamat(kabupaten, "safwan")).content.decode()
    assert 'name="nip"' not in isi
    assert 'name="golongan"' not in isi
    hasil = masuk("dewi").post(
        alamat(kabupaten, "safwan"),
        {"nama": "Safwan", "gelar_depan": "Dr.", "alasan": "Ijazah", "versi": "1"},
    )
    assert hasil.status_code == 302
    assert Pegawai.objects.get(pk=kabupaten.orang["safwan"].pk).gelar_depan == "Dr."
