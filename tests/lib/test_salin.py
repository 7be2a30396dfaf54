"""Rows written by COPY come out as rows written one by one, and nothing slips past."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kinerja.akun.models import Pengguna
from kinerja.jejak.models import Perubahan
from kinerja.jejak.services import tindakan
from kinerja.lib.salin import copy_new
from kinerja.lib.tanggal import DateRange
from organisasi.models import BarisImpor, Pegawai

SULIT = "a\tb\\N \\. baris\nlain\r“ñ” \\\\ 'x' \"y\""


@pytest.mark.django_db
@pytest.mark.parametrize("teks", ["biasa", "", " ", "\\N", "\\.", SULIT, "\\t\\n"])
def test_every_text_comes_out_as_it_went_in(teks: str) -> None:
    (pk,) = copy_new(Pengguna, [{"nama_masuk": "sari", "nama": teks}])
    akun = Pengguna.objects.get(pk=pk)
    assert akun.nama == teks
    assert akun.aktif
    assert akun.terkunci_sejak is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "masa",
    [
        DateRange(date(2024, 1, 2), None),
        DateRange(date(2024, 1, 2), date(2025, 3, 4)),
        DateRange(None, date(2025, 3, 4), "()"),
        None,
    ],
)
def test_ranges_keep_their_ends(masa: DateRange | None) -> None:
    baris = {"nama_masuk": "sari", "nama": "Sari", "ditutup": masa}
    (pk,) = copy_new(Pengguna, [baris])
    assert Pengguna.objects.get(pk=pk).ditutup == masa


@pytest.mark.django_db
def test_keys_come_in_order_and_defaults_row_by_row() -> None:
    with tindakan(pelaku=None, nama="uji:salin"):
        kunci = copy_new(
            Pegawai,
            [
                {"nip": "198501012010011001", "nama": "Satu", "jenis": "PNS"},
                {"nip": None, "nama": "Dua", "jenis": "NON_ASN", "lahir": None},
                {"nama": "Tiga", "jenis": "NON_ASN", "lahir": date(1990, 2, 3)},
            ],
        )
    orang = Pegawai.objects.in_bulk(kunci)
    assert [orang[pk].nama for pk in kunci] == ["Satu", "Dua", "Tiga"]
    assert len({satu.kode for satu in orang.values()}) == 3
    assert orang[kunci[2]].lahir == date(1990, 2, 3)
    jejak = Perubahan.objects.filter(tabel="organisasi_pegawai", baris__in=kunci)
    assert [satu.tindakan for satu in jejak] == ["uji:salin"] * 3
    berikut = Pegawai.objects.create(nama="Empat", jenis="NON_ASN")
    assert berikut.pk > max(kunci)


@pytest.mark.django_db
def test_a_refused_row_leaves_none() -> None:
    dua = [{"nama_masuk": "sama", "nama": nama} for nama in ("Sari", "Budi")]
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_new(Pengguna, dua)
    assert not Pengguna.objects.exists()


def test_a_field_that_is_none_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="Pengguna has no field nip"):
        copy_new(Pengguna, [{"nama_masuk": "sari", "nip": "1"}])


def test_no_rows_need_no_database() -> None:
    assert copy_new(BarisImpor, []) == []
