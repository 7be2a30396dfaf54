"""Opening balances: recorded once, corrected and withdrawn openly, by few."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from evaluasi.models import CapaianOrganisasi, Evaluasi, SaldoAwal
from evaluasi.policies.saldo import (
    can_keep_saldo,
    can_keep_saldo_unit,
    pegawai_saldo,
    unit_saldo,
    visible_saldo,
)
from evaluasi.rules.saldo import IsiSaldo, JenisSaldo
from evaluasi.selectors.saldo import capaian_awal, cari_milik, saldo_berlaku
from evaluasi.services.saldo import change_saldo, record_saldo, withdraw_saldo
from kinerja.jadwal.models import Siklus, Tahap
from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, InvalidInput, KinerjaError, NotAllowed
from kinerja.lib.tanggal import rentang
from organisasi.models import Pegawai, UnitKerja
from tests.conftest import Kabupaten
from tests.evaluasi.masa import Masa
from tests.serentak import serentak

ISI = IsiSaldo(
    JenisSaldo.PREDIKAT, 2024, "Dokumen evaluasi 2024", date(2025, 1, 20), "BAIK"
)
JP = replace(ISI, jenis=JenisSaldo.JP, predikat="", nilai=Decimal("12.5"))
CAPAIAN = replace(ISI, jenis=JenisSaldo.CAPAIAN_ORGANISASI, predikat="ISTIMEWA")


def catat(
    kab: Kabupaten, isi: IsiSaldo = ISI, siapa: str = "dewi", milik: str = "sari"
) -> SaldoAwal:
    return record_saldo(milik=kab.orang[milik], actor=kab.akun(siapa), isi=isi)


@pytest.mark.parametrize("siapa", ["dewi", "lina"])
def test_who_keeps_the_data_records_with_source_and_name(
    kabupaten: Kabupaten, siapa: str
) -> None:
    saldo = catat(kabupaten, siapa=siapa)
    assert (saldo.predikat, saldo.tahun, saldo.versi) == ("BAIK", 2024, 1)
    assert saldo.oleh == kabupaten.akun(siapa)
    jejak = Perubahan.objects.get(tabel="evaluasi_saldoawal")
    assert (jejak.tindakan, jejak.alasan) == ("saldo:catat", "Dokumen evaluasi 2024")


@pytest.mark.parametrize(
    ("siapa", "milik"),
    [
        ("sari", "sari"),
        ("budi", "sari"),
        ("eko", "sari"),
        ("ilham", "sari"),
        ("safwan", "sari"),
        ("lina", "citra"),
        ("lina", "lina"),
        ("dewi", "dewi"),
    ],
)
def test_nobody_else_does_and_nobody_for_himself(
    kabupaten: Kabupaten, siapa: str, milik: str
) -> None:
    orang = kabupaten.orang[milik]
    assert not can_keep_saldo(kabupaten.akun(siapa), orang)
    assert orang not in pegawai_saldo(kabupaten.akun(siapa))
    with pytest.raises(NotAllowed):
        catat(kabupaten, siapa=siapa, milik=milik)
    assert not SaldoAwal.objects.exists()


def test_a_person_without_an_account_can_have_balances_too(
    kabupaten: Kabupaten,
) -> None:
    sari = kabupaten.orang["sari"]
    Pegawai.objects.filter(pk=sari.pk).update(pengguna=None)
    sari.refresh_from_db()
    for siapa in ("dewi", "lina"):
        assert sari in pegawai_saldo(kabupaten.akun(siapa))
    saldo = catat(kabupaten)
    for siapa in ("dewi", "lina"):
        assert saldo in visible_saldo(kabupaten.akun(siapa))


@pytest.mark.parametrize(
    ("siapa", "unit"), [("dewi", "Dinas PUPR"), ("lina", "Puskesmas Susoh")]
)
def test_a_unit_is_kept_inside_the_scope(
    kabupaten: Kabupaten, siapa: str, unit: str
) -> None:
    akun, milik = kabupaten.akun(siapa), kabupaten.unit[unit]
    assert can_keep_saldo_unit(akun, milik)
    assert milik in unit_saldo(akun)
    saldo = record_saldo(milik=milik, actor=akun, isi=CAPAIAN)
    assert capaian_awal(milik, 2024) == saldo
    assert capaian_awal(milik, 2023) is None


@pytest.mark.parametrize(
    ("siapa", "unit"),
    [
        ("lina", "Dinas PUPR"),
        ("eko", "Puskesmas Susoh"),
        ("sari", "Puskesmas Susoh"),
    ],
)
def test_a_unit_outside_the_scope_is_not(
    kabupaten: Kabupaten, siapa: str, unit: str
) -> None:
    akun, milik = kabupaten.akun(siapa), kabupaten.unit[unit]
    assert not can_keep_saldo_unit(akun, milik)
    with pytest.raises(NotAllowed):
        record_saldo(milik=milik, actor=akun, isi=CAPAIAN)


def test_a_kind_that_is_not_of_the_owner_is_refused(kabupaten: Kabupaten) -> None:
    with pytest.raises(InvalidInput, match="milik unit"):
        catat(kabupaten, CAPAIAN)
    with pytest.raises(InvalidInput, match="milik pegawai"):
        record_saldo(
            milik=kabupaten.unit["Dinas PUPR"], actor=kabupaten.akun("dewi"), isi=JP
        )


def test_one_kind_of_one_year_is_recorded_once(kabupaten: Kabupaten) -> None:
    catat(kabupaten)
    with pytest.raises(InvalidInput, match="sudah ada"):
        catat(kabupaten)
    catat(kabupaten, JP)
    catat(kabupaten, replace(ISI, tahun=2023))
    assert SaldoAwal.objects.count() == 3


def test_what_was_computed_here_is_never_covered(
    kabupaten: Kabupaten, masa: Masa
) -> None:
    siklus = Siklus.objects.create(tahun=2024, frekuensi="TRIWULANAN")
    tahap = Tahap.objects.create(
        siklus=siklus,
        jenis="EVALUASI_TAHUNAN",
        masa=rentang(date(2024, 1, 1), date(2024, 12, 31)),
        jendela=rentang(date(2025, 1, 1), date(2025, 1, 31)),
    )
    evaluasi = masa.evaluasi("sari", tahap)
    with pytest.raises(InvalidInput, match="dihitung di sini"):
        catat(kabupaten)
    catat(kabupaten, JP)
    unit, dewi = evaluasi.unit_capaian, kabupaten.akun("dewi")
    CapaianOrganisasi.objects.create(
        unit=unit,
        tahap=tahap,
        predikat="BAIK",
        tahun_sumber=2024,
        alasan="x",
        oleh=dewi,
    )
    with pytest.raises(InvalidInput, match="dihitung di sini"):
        record_saldo(milik=unit, actor=dewi, isi=CAPAIAN)
    assert Evaluasi.objects.count() == 1


def test_a_correction_keeps_the_old_value_in_the_history(
    kabupaten: Kabupaten,
) -> None:
    saldo = catat(kabupaten)
    baru = replace(ISI, predikat="SANGAT_BAIK", dasar="Dokumen ralat")
    change_saldo(saldo=saldo, actor=kabupaten.akun("lina"), isi=baru, versi=1)
    saldo.refresh_from_db()
    assert (saldo.predikat, saldo.versi) == ("SANGAT_BAIK", 2)
    assert saldo.oleh == kabupaten.akun("lina")
    jejak = Perubahan.objects.get(tindakan="saldo:ubah")
    assert jejak.sebelum is not None
    assert jejak.sebelum["predikat"] == "BAIK"


def test_a_withdrawn_balance_counts_no_more_until_it_is_corrected(
    kabupaten: Kabupaten,
) -> None:
    saldo, dewi = catat(kabupaten), kabupaten.akun("dewi")
    with pytest.raises(InvalidInput, match="alasan"):
        withdraw_saldo(saldo=saldo, actor=dewi, alasan=" ", versi=1)
    withdraw_saldo(saldo=saldo, actor=dewi, alasan="salah orang", versi=1)
    assert saldo_berlaku(kabupaten.orang["sari"]) == []
    change_saldo(saldo=saldo, actor=dewi, isi=ISI, versi=2)
    assert saldo_berlaku(kabupaten.orang["sari"]) == [saldo]
    assert saldo_berlaku(kabupaten.orang["sari"], JenisSaldo.JP) == []


def test_others_neither_change_nor_withdraw(kabupaten: Kabupaten) -> None:
    saldo = catat(kabupaten)
    for siapa in ("sari", "budi", "citra", "ilham"):
        akun = kabupaten.akun(siapa)
        with pytest.raises(NotAllowed):
            change_saldo(saldo=saldo, actor=akun, isi=ISI, versi=1)
        with pytest.raises(NotAllowed):
            withdraw_saldo(saldo=saldo, actor=akun, alasan="x", versi=1)


def test_the_search_finds_what_the_actor_keeps(kabupaten: Kabupaten) -> None:
    lina = kabupaten.akun("lina")
    assert cari_milik(lina, "")[0] == []
    assert cari_milik(lina, "sari")[0] == [kabupaten.orang["sari"]]
    assert cari_milik(lina, "198804122011012003")[0] == [kabupaten.orang["sari"]]
    assert cari_milik(lina, "citra")[0] == []
    assert cari_milik(lina, "lina")[0] == []
    assert cari_milik(lina, "susoh")[1] == [kabupaten.unit["Puskesmas Susoh"]]
    assert cari_milik(lina, "pupr")[1] == []


@pytest.mark.django_db(transaction=True)
def test_of_two_who_record_at_once_one_is_told(kabupaten: Kabupaten) -> None:
    def coba() -> str:
        try:
            catat(kabupaten)
        except KinerjaError as galat:
            return type(galat).__name__
        return "tersimpan"

    assert sorted(serentak(2, coba)) == ["InvalidInput", "tersimpan"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_correct_at_once_one_is_told(kabupaten: Kabupaten) -> None:
    saldo = catat(kabupaten)

    def coba() -> str:
        try:
            change_saldo(saldo=saldo, actor=kabupaten.akun("dewi"), isi=ISI, versi=1)
        except Conflict:
            return "Conflict"
        return "tersimpan"

    assert sorted(serentak(2, coba)) == ["Conflict", "tersimpan"]


@pytest.mark.parametrize(
    "kolom",
    [
        {"jenis": "PREDIKAT", "predikat": "ISTIMEWA"},
        {"jenis": "PREDIKAT", "predikat": "BAIK", "nilai": 1},
        {"jenis": "JP", "predikat": "BAIK"},
        {"jenis": "JP", "nilai": -1},
        {"jenis": "JP"},
        {"jenis": "CAPAIAN_ORGANISASI", "predikat": "BAIK"},
        {"jenis": "TPP", "nilai": 1},
    ],
)
def test_the_database_refuses_a_balance_that_cannot_be(
    kabupaten: Kabupaten, kolom: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SaldoAwal.objects.create(
            pegawai=kabupaten.orang["sari"],
            tahun=2024,
            dasar="x",
            tanggal=date(2025, 1, 1),
            oleh=kabupaten.akun("dewi"),
            **kolom,
        )
    assert UnitKerja.objects.exists()
