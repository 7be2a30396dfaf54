"""What can be brought along from before the product."""

from datetime import date
from decimal import Decimal

import pytest

from evaluasi.rules.saldo import IsiSaldo, JenisSaldo, periksa_saldo
from kinerja.lib.errors import InvalidInput

HARI = date(2026, 6, 1)


def isi(jenis: JenisSaldo, tahun: int = 2025, **lain: object) -> IsiSaldo:
    dasar = {"dasar": "Dokumen evaluasi 2025", "tanggal": date(2026, 1, 20)}
    return IsiSaldo(jenis, tahun, **(dasar | lain))  # type: ignore[arg-type]


BAIK = isi(JenisSaldo.PREDIKAT, predikat="BAIK")
JP = isi(JenisSaldo.JP, 2026, nilai=Decimal("12.5"))


@pytest.mark.parametrize(
    "satu",
    [
        BAIK,
        JP,
        isi(JenisSaldo.JP, 2026, nilai=Decimal(0)),
        isi(JenisSaldo.ANGKA_KREDIT, 2026, nilai=Decimal("104.375")),
        isi(JenisSaldo.CAPAIAN_ORGANISASI, predikat="ISTIMEWA"),
    ],
)
def test_a_balance_of_each_kind_is_taken(satu: IsiSaldo) -> None:
    periksa_saldo(satu, HARI)


@pytest.mark.parametrize(
    ("satu", "kalimat"),
    [
        (isi(JenisSaldo.PREDIKAT, 2026, predikat="BAIK"), "tahun berjalan"),
        (isi(JenisSaldo.PREDIKAT, 1999, predikat="BAIK"), "antara 2000 dan 2025"),
        (isi(JenisSaldo.JP, 2027, nilai=Decimal(1)), "antara 2000 dan 2026"),
        (isi(JenisSaldo.PREDIKAT, predikat="ISTIMEWA"), "Pilih predikatnya"),
        (isi(JenisSaldo.CAPAIAN_ORGANISASI, predikat="SANGAT_BAIK"), "Pilih"),
        (isi(JenisSaldo.PREDIKAT, nilai=Decimal(1)), "Pilih predikatnya"),
        (isi(JenisSaldo.JP, predikat="BAIK"), "Isi jumlahnya"),
        (isi(JenisSaldo.JP), "Isi jumlahnya"),
        (isi(JenisSaldo.JP, nilai=Decimal(-1)), "antara 0 dan 2.000"),
        (isi(JenisSaldo.JP, nilai=Decimal(2001)), "antara 0 dan 2.000"),
        (isi(JenisSaldo.JP, nilai=Decimal("1.125")), "Paling banyak 2 angka"),
        (isi(JenisSaldo.JP, nilai=Decimal(1), dasar=" "), "Isi dokumen sumbernya"),
        (
            isi(JenisSaldo.JP, nilai=Decimal(1), tanggal=date(2026, 6, 2)),
            "belum tiba",
        ),
    ],
)
def test_what_is_no_balance_is_refused(satu: IsiSaldo, kalimat: str) -> None:
    with pytest.raises(InvalidInput, match=kalimat):
        periksa_saldo(satu, HARI)


def test_values_are_said_in_words() -> None:
    assert BAIK.sebutan == "Baik"
    assert JP.sebutan == "12,5 JP"
    assert isi(JenisSaldo.JP, nilai=Decimal("20.000")).sebutan == "20 JP"
    assert isi(JenisSaldo.CAPAIAN_ORGANISASI, predikat="ISTIMEWA").sebutan == "Istimewa"
