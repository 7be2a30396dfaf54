"""Activation slips: who prints them, for whom, once, and that they open the door."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.akun.models import KodeAktivasi, Pengguna
from kinerja.jejak.models import Akses, Perubahan
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import UnitKerja
from organisasi.rules.jenis import JenisPeran
from organisasi.services import kode as layanan
from organisasi.services.kode import print_kode_unit
from tests.conftest import SANDI, Kabupaten
from tests.serentak import serentak

Masuk = Callable[[str], Client]
KODE = re.compile(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b")


def di_unit(kab: Kabupaten, nama: str = "Puskesmas Susoh") -> str:
    return reverse("organisasi:kode_unit", args=[kab.unit[nama].kode])


def untuk(kab: Kabupaten, nama: str) -> str:
    return reverse("organisasi:kode_pegawai", args=[kab.orang[nama].kode])


def lembar(response: Any) -> dict[str, str]:
    """Return the code on the slip of each name."""
    assert response.status_code == 200
    return {satu.pegawai.nama: satu.kode for satu in response.context["lembar"]}


def bersandi(kab: Kabupaten, *nama: str) -> None:
    for satu in nama:
        akun = kab.akun(satu)
        akun.set_password(SANDI)
        akun.save()


UNIT = {
    # actor: the slips of Puskesmas Susoh, of Dinas PUPR
    "dewi": (200, 200),
    "lina": (200, 404),
    "sari": (403, 403),
    "budi": (403, 403),
    "eko": (403, 403),
    "ilham": (403, 403),
    "safwan": (403, 403),
}


@pytest.mark.parametrize("cara", ["get", "post"])
@pytest.mark.parametrize("aktor", UNIT)
def test_who_prints_the_slips_of_a_unit(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str, cara: str
) -> None:
    buka = getattr(masuk(aktor), cara)
    status = tuple(
        buka(di_unit(kabupaten, unit)).status_code
        for unit in ("Puskesmas Susoh", "Dinas PUPR")
    )
    assert status == UNIT[aktor]


ORANG = {
    # actor: a code for sari, for citra, for himself
    "dewi": (200, 200, 403),
    "lina": (200, 404, 403),
    "budi": (403, 403, 403),
    "ilham": (403, 403, 403),
}


@pytest.mark.parametrize("cara", ["get", "post"])
@pytest.mark.parametrize("aktor", ORANG)
def test_who_makes_a_code_for_one_person(
    masuk: Masuk, kabupaten: Kabupaten, aktor: str, cara: str
) -> None:
    buka = getattr(masuk(aktor), cara)
    status = tuple(
        buka(untuk(kabupaten, nama)).status_code for nama in ("sari", "citra", aktor)
    )
    assert status == ORANG[aktor]


def test_only_people_below_without_a_password_get_a_slip(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    bersandi(kabupaten, "budi")
    Pengguna.objects.filter(pegawai__nama="Eko").update(aktif=False)
    response = masuk("lina").post(di_unit(kabupaten, "Dinas Kesehatan"))
    assert set(lembar(response)) == {"Sari"}


def test_a_leaver_gets_no_slip(masuk: Masuk, kabupaten: Kabupaten) -> None:
    Pengguna.objects.filter(pegawai__nama="Sari").update(ditutup=rentang(hari_ini()))
    assert set(lembar(masuk("lina").post(di_unit(kabupaten)))) == {"Budi"}


def test_a_slip_opens_the_door_once(
    masuk: Masuk, kabupaten: Kabupaten, client: Client
) -> None:
    kode = lembar(masuk("lina").post(di_unit(kabupaten)))["Sari"]
    isi = {
        "nama_masuk": kabupaten.orang["sari"].nip,
        "kode": kode,
        "sandi": SANDI,
        "sandi_ulang": SANDI,
    }
    assert client.post(reverse("akun:kode_redeem"), isi).status_code == 302
    assert kabupaten.akun("sari").check_password(SANDI)
    assert client.post(reverse("akun:kode_redeem"), isi).status_code == 200


def test_a_code_is_seen_once_and_nowhere_afterwards(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien = masuk("lina")
    response = klien.post(di_unit(kabupaten))
    kode = lembar(response)["Sari"]
    assert "no-store" in response["Cache-Control"]
    for jalur in (
        di_unit(kabupaten),
        untuk(kabupaten, "sari"),
        reverse("organisasi:pegawai_detail", args=[kabupaten.orang["sari"].kode]),
        reverse(
            "organisasi:unit_detail", args=[kabupaten.unit["Puskesmas Susoh"].kode]
        ),
    ):
        assert not KODE.search(klien.get(jalur).content.decode())
    tersimpan = str(list(KodeAktivasi.objects.values()))
    catatan = str(list(Perubahan.objects.values("sebelum", "sesudah", "alasan")))
    assert kode not in tersimpan + catatan


def test_a_second_print_leaves_good_slips_alone(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    klien = masuk("lina")
    pertama = lembar(klien.post(di_unit(kabupaten)))
    assert klien.post(di_unit(kabupaten)).status_code == 400
    assert klien.get(di_unit(kabupaten)).context["belum"].berkode == 2
    KodeAktivasi.objects.filter(pengguna__nama="Budi").update(
        berlaku=rentang(hari_ini() - timedelta(30), hari_ini() - timedelta(16))
    )
    assert set(lembar(klien.post(di_unit(kabupaten)))) == {"Budi"}
    ulang = lembar(klien.post(di_unit(kabupaten), {"ulang": "1"}))
    assert set(ulang) == {"Budi", "Sari"}
    assert ulang["Sari"] != pertama["Sari"]


def test_one_print_is_bounded(
    masuk: Masuk, kabupaten: Kabupaten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layanan, "SEKALI_CETAK", 1)
    klien = masuk("lina")
    assert set(lembar(klien.post(di_unit(kabupaten)))) == {"Budi"}
    assert set(lembar(klien.post(di_unit(kabupaten)))) == {"Sari"}


def test_a_code_in_person_keeps_the_password_until_it_is_used(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    bersandi(kabupaten, "sari")
    assert set(lembar(masuk("lina").post(untuk(kabupaten, "sari")))) == {"Sari"}
    assert kabupaten.akun("sari").check_password(SANDI)


def test_a_closed_account_gets_no_code(masuk: Masuk, kabupaten: Kabupaten) -> None:
    Pengguna.objects.filter(pegawai__nama="Sari").update(aktif=False)
    response = masuk("lina").post(untuk(kabupaten, "sari"))
    assert response.status_code == 400
    assert "ditutup atau dikunci" in response.content.decode()


def test_prints_are_noted_with_who_made_them(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    masuk("lina").post(di_unit(kabupaten))
    masuk("lina").post(untuk(kabupaten, "sari"))
    pelaku = set(KodeAktivasi.objects.values_list("dibuat_oleh__nama", flat=True))
    assert pelaku == {"Lina"}
    catatan = Akses.objects.filter(halaman="kode_aktivasi").order_by("id")
    assert list(catatan.values_list("subjek_id", flat=True)) == [
        None,
        kabupaten.orang["sari"].pk,
    ]


def test_an_admin_of_another_skpk_prints_nothing_here(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.peran("citra", JenisPeran.ADMIN_SKPK, "Dinas PUPR")
    assert masuk("citra").post(di_unit(kabupaten)).status_code == 404
    assert not KodeAktivasi.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_admins_at_once_void_no_slip(kabupaten: Kabupaten) -> None:
    unit = UnitKerja.objects.get(nama="Puskesmas Susoh")

    def cetak() -> list[str]:
        try:
            semua = print_kode_unit(unit=unit, actor=kabupaten.akun("dewi"))
        except InvalidInput:
            return []
        return [satu.pegawai.nama for satu in semua]

    assert sorted(serentak(2, cetak)) == [[], ["Budi", "Sari"]]
    assert KodeAktivasi.objects.count() == 2


def test_many_slips_cost_no_more_queries_than_few(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Callable[[str], object]
) -> None:
    klien = masuk("lina")
    klien.get(di_unit(kabupaten))
    with jumlah_kueri("kode:cetak"):  # type: ignore[attr-defined]
        klien.post(di_unit(kabupaten))
    for nomor in range(20):
        nama = f"Pegawai {nomor:02d}"
        kabupaten.buat_orang(nama, f"1990010120150390{nomor:02d}")
        kabupaten.staf(nama.lower(), "Puskesmas Susoh", f"Pos {nomor}")
    with jumlah_kueri("kode:cetak"):  # type: ignore[attr-defined]
        assert len(lembar(klien.post(di_unit(kabupaten)))) == 20
