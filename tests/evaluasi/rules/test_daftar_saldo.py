"""A list of opening balances, row by row."""

from datetime import date
from decimal import Decimal

import pytest

from evaluasi.rules.daftar_saldo import (
    BarisSaldo,
    Bawaan,
    Pembanding,
    Pemilik,
    SaldoTercatat,
    baca_saldo,
    nilai_daftar,
)
from evaluasi.rules.saldo import IsiSaldo, JenisSaldo
from organisasi.rules.tabel import temukan_tabel

BAWAAN = Bawaan(2025, "Rekap 2025", date(2026, 1, 20), date(2026, 6, 1))
NIP = "198804122011012003"


def baca(*baris: list[str]) -> list[BarisSaldo]:
    tabel = temukan_tabel(baris, nilai_daftar)
    assert tabel is not None
    return list(baca_saldo(tabel, baris, "", BAWAAN))


def test_one_row_brings_several_balances() -> None:
    (satu,) = baca(
        ["NIP", "NAMA", "PREDIKAT KINERJA", "JP", "ANGKA KREDIT"],
        [f"'{NIP}", "Sari", "Sangat Baik", "12,5", "104,375"],
    )
    assert (satu.nip, satu.nama, satu.letak) == (NIP, "Sari", "baris 2")
    assert [(s.jenis, s.predikat, s.nilai) for s in satu.isi] == [
        (JenisSaldo.PREDIKAT, "SANGAT_BAIK", None),
        (JenisSaldo.JP, "", Decimal("12.5")),
        (JenisSaldo.ANGKA_KREDIT, "", Decimal("104.375")),
    ]
    assert {s.tahun for s in satu.isi} == {2025}


def test_the_quadrant_and_year_of_siasn_are_read() -> None:
    (satu,) = baca(
        ["tahun", "nipBaru", "kuadranKinerja"], ["2024", NIP, "BUTUH PERBAIKAN"]
    )
    assert (satu.isi[0].tahun, satu.isi[0].predikat) == (2024, "BUTUH_PERBAIKAN")


def test_a_unit_brings_its_organisation_result() -> None:
    (satu,) = baca(
        ["Unit Kerja", "Kode Unor", "Capaian Organisasi"],
        ["Dinas Kesehatan", "A1", "istimewa"],
    )
    assert (satu.nip, satu.kode_unor, satu.nama) == ("", "A1", "Dinas Kesehatan")
    assert satu.isi[0].predikat == "ISTIMEWA"


@pytest.mark.parametrize(
    ("sel", "kalimat"),
    [
        ([NIP, "", "Istimewa", ""], "hanya untuk capaian organisasi"),
        ([NIP, "", "Cukup", ""], "bukan predikat Pegawai"),
        ([NIP, "", "", "banyak"], "banyak"),
        ([NIP, "", "", "104.375"], "dapat berarti"),
        ([NIP, "", "", ""], "Tidak ada nilai"),
        ([NIP, "dua ribu", "Baik", ""], "bukan tahun"),
        ([NIP, "2026", "Baik", ""], "tahun berjalan"),
        (["1,98804122E+17", "", "Baik", ""], "menjadi angka"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    sel: list[str], kalimat: str
) -> None:
    (satu,) = baca(["NIP", "Tahun", "Predikat", "JP"], sel)
    assert kalimat in satu.tolak
    assert satu.isi == ()


def test_rows_of_the_form_are_nobody() -> None:
    semua = baca(
        ["No", "NIP", "Predikat"],
        ["1", "2", "3"],
        ["1", NIP, "Baik"],
        ["", "", ""],
        ["No", "NIP", "Predikat"],
        ["", "", "Blangpidie, 2 Januari 2026"],
    )
    assert [satu.letak for satu in semua] == ["baris 3"]


ISI = IsiSaldo(JenisSaldo.PREDIKAT, 2025, "Rekap", date(2026, 1, 20), "BAIK")
SARI = Pemilik(7, "Sari")


def banding(
    lama: SaldoTercatat | None, *, pemilik: Pemilik = SARI, kali: int = 1
) -> list[tuple[str, str]]:
    ada = {(7, JenisSaldo.PREDIKAT, 2025): lama} if lama else {}
    pembanding = Pembanding(ada)
    baris = BarisSaldo("baris 2", NIP, "", "Sari", (ISI,))
    return [
        (s.keputusan, s.kalimat)
        for _ in range(kali)
        for s in pembanding.banding(baris, pemilik)
    ]


def lama(predikat: str = "BAIK", *, dicabut: bool = False) -> SaldoTercatat:
    return SaldoTercatat(3, predikat, None, "Lama", date(2026, 1, 2), dicabut=dicabut)


def test_each_balance_is_new_changed_same_or_refused() -> None:
    assert banding(None) == [("BARU", "")]
    assert banding(lama()) == [("SAMA", "")]
    assert banding(lama("KURANG")) == [("BERUBAH", "Semula Kurang/Misconduct (Lama).")]
    assert banding(lama(dicabut=True)) == [
        ("BERUBAH", "Pernah dicabut; dihitung lagi.")
    ]
    assert banding(None, kali=2)[1] == (
        "DITOLAK",
        "Sudah ada di baris 2. Hapus salah satunya.",
    )


def test_a_year_computed_here_takes_no_balance() -> None:
    dihitung = Pemilik(7, "Sari", frozenset({2025}))
    ((keputusan, kalimat),) = banding(None, pemilik=dihitung)
    assert keputusan == "DITOLAK"
    assert "dihitung di sini" in kalimat
