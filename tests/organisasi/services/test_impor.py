"""A staff file on its way into the register."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.jejak.selectors import riwayat_baris
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    BarisImpor,
    Impor,
    Jabatan,
    KeadaanPegawai,
    Pegawai,
    Penempatan,
    RiwayatNip,
    SusunanUnit,
    UnitKerja,
)
from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.jenis import JenisKeadaan
from organisasi.selectors.impor import ringkasan
from organisasi.services.impor import discard_impor, read_impor, save_impor
from tests.conftest import Kabupaten
from tests.organisasi.berkas_siasn import (
    SIASN_01,
    baris,
    judul_dan_baris,
    sebagai_csv,
    sebagai_xlsx,
)
from tests.serentak import serentak

SEMUA = judul_dan_baris()[1]


@dataclass
class Pengimpor:
    """Reads and saves files as dewi of BKPSDM."""

    dewi: Pengguna

    def baca(self, isi: bytes, nama: str = "siasn.csv") -> Impor:
        return read_impor(berkas=io.BytesIO(isi), nama=nama, actor=self.dewi)

    def simpan(self, impor: Impor) -> Impor:
        save_impor(impor=impor, actor=self.dewi, versi=impor.versi)
        impor.refresh_from_db()
        return impor

    def impor(self, *semua: Mapping[str, str]) -> Impor:
        return self.simpan(self.baca(sebagai_csv(semua)))


@pytest.fixture
def hr(kabupaten: Kabupaten, settings: Settings, tmp_path: Path) -> Pengimpor:
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return Pengimpor(kabupaten.akun("dewi"))


def keputusan(impor: Impor) -> list[str]:
    return list(impor.baris.order_by("nomor").values_list("keputusan", flat=True))


def register() -> dict[str, int]:
    """Count the rows of every table an import may write."""
    model = (Pengguna, Pegawai, UnitKerja, SusunanUnit, Jabatan, Penempatan)
    return {m.__name__: m.objects.count() for m in (*model, KeadaanPegawai)}


def jabatan(nip: str) -> list[tuple[str, str, date, date | None]]:
    semua = Penempatan.objects.filter(pegawai__nip=nip).order_by("berlaku")
    return [
        (p.jabatan.nama, p.jabatan.unit.nama, p.berlaku.lower, p.berlaku.upper)
        for p in semua.select_related("jabatan__unit")
    ]


def test_reading_stores_a_preview_and_nothing_else(hr: Pengimpor) -> None:
    sebelum = register()
    impor = hr.baca(SIASN_01.read_bytes())
    assert register() == sebelum
    assert impor.status == "PRATINJAU"
    assert keputusan(impor) == ["BARU", "BARU", "BARU", "DUPLIKAT", "BARU", "BARU"]


def test_saving_makes_people_posts_placements_states_and_shut_accounts(
    hr: Pengimpor,
) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    assert impor.status == "TERSIMPAN"
    assert jabatan("198003152005011004") == [
        ("SEKRETARIS BAPPEDA", "BAPPEDA", date(2020, 1, 3), date(2024, 2, 12)),
        ("Kepala Dinas Kesehatan", "Dinas Kesehatan", date(2024, 2, 12), None),
    ]
    cltn = KeadaanPegawai.objects.get(pegawai__nip="197001011992031005")
    assert (cltn.jenis, cltn.berlaku.lower) == (JenisKeadaan.CLTN, hari_ini())
    meutia = Pegawai.objects.get(nip="198512112010012018")
    assert meutia.nama_lengkap == "dr. Cut Meutia Rahmah, M.K.M."
    assert (meutia.golongan, meutia.lahir) == ("IV/a", date(1985, 12, 11))
    assert meutia.pengguna is not None
    assert meutia.pengguna.nama_masuk == meutia.nip
    assert not meutia.pengguna.has_usable_password()


def test_a_second_upload_changes_nothing(hr: Pengimpor) -> None:
    hr.simpan(hr.baca(SIASN_01.read_bytes()))
    sesudah = register()
    kedua = hr.baca(SIASN_01.read_bytes())
    hitung = ringkasan(kedua)
    assert (hitung.baru, hitung.berubah) == (0, 0)
    hr.simpan(kedua)
    assert register() == sesudah


def test_the_workbook_is_the_same_file(hr: Pengimpor) -> None:
    hr.simpan(hr.baca(SIASN_01.read_bytes()))
    impor = hr.baca(sebagai_xlsx(SEMUA), "siasn.xlsx")
    assert set(keputusan(impor)) == {"SAMA", "DUPLIKAT"}


def test_a_nip_that_is_a_number_is_refused_and_the_rest_goes_on(hr: Pengimpor) -> None:
    angka = {**SEMUA[1], "NIP BARU": 198512112010012018}
    impor = hr.baca(sebagai_xlsx([SEMUA[0], angka]), "siasn.xlsx")
    assert keputusan(impor) == ["BARU", "DITOLAK"]
    ditolak = impor.baris.get(keputusan="DITOLAK")
    assert (ditolak.lembar, ditolak.nomor) == ("Data", 3)
    assert ditolak.alasan[0]["kolom"] == "NIP BARU"
    assert "Ubah format kolom NIP menjadi Teks" in ditolak.alasan[0]["alasan"]
    hr.simpan(impor)
    assert not Pegawai.objects.filter(nip__startswith="198512112").exists()


def test_a_unit_nobody_knows_is_made_under_the_kabupaten(
    hr: Pengimpor, kabupaten: Kabupaten
) -> None:
    hr.impor(baris(5))
    susunan = SusunanUnit.objects.get(unit__nama="KECAMATAN SUSOH")
    assert susunan.induk == kabupaten.unit["Kabupaten"]
    assert susunan.unit.jenis == "KECAMATAN"


def test_an_empty_register_gets_its_kabupaten_from_the_file(
    db: None, settings: Settings, tmp_path: Path, kabupaten: Kabupaten
) -> None:
    SusunanUnit.objects.all().delete()
    settings.MEDIA_ROOT = tmp_path
    Pengimpor(kabupaten.akun("dewi")).impor(baris(5))
    akar = SusunanUnit.objects.get(induk=None)
    assert akar.unit.nama == "Pemerintah Kab. Aceh Barat Daya"


def test_a_unit_known_by_name_learns_its_code(
    hr: Pengimpor, kabupaten: Kabupaten
) -> None:
    hr.impor(baris(0))
    unit = UnitKerja.objects.get(pk=kabupaten.unit["Dinas Kesehatan"].pk)
    assert unit.kode_unor == "U-DINKES"
    assert UnitKerja.objects.filter(nama__iexact="dinas kesehatan").count() == 1


def test_a_changed_cell_is_one_change_in_the_history_of_the_person(
    hr: Pengimpor,
) -> None:
    hr.impor(baris(2))
    impor = hr.impor(baris(2, GOL_AKHIR_NAMA="IX", GOL_AKHIR_ID="IX"))
    assert keputusan(impor) == ["BERUBAH"]
    iskandar = Pegawai.objects.get(nip="199402202023211009")
    assert (iskandar.golongan, iskandar.versi) == ("IX", 2)
    catatan = riwayat_baris(iskandar)[0]
    assert (catatan.tindakan, catatan.pelaku_id) == ("impor:simpan", hr.dewi.pk)


def test_a_new_post_ends_the_old_placement(hr: Pengimpor) -> None:
    hr.impor(baris(2))
    hr.impor(baris(2, JABATAN_NAMA="PERAWAT MAHIR", TMT_JABATAN="01-06-2026"))
    assert [
        (nama, mulai, akhir) for nama, _, mulai, akhir in jabatan("199402202023211009")
    ] == [
        ("PERAWAT TERAMPIL", date(2023, 3, 1), date(2026, 6, 1)),
        ("PERAWAT MAHIR", date(2026, 6, 1), None),
    ]


def test_an_earlier_tmt_learned_later_moves_the_first_day(hr: Pengimpor) -> None:
    hr.impor(baris(4))
    assert jabatan("197607011998031002")[0][2] == hari_ini()
    hr.impor(baris(4, TMT_JABATAN="01-10-2019"))
    assert [p[2:] for p in jabatan("197607011998031002")] == [(date(2019, 10, 1), None)]


def test_two_heads_change_seats_in_one_file(
    hr: Pengimpor, kabupaten: Kabupaten
) -> None:
    kesehatan = {
        "UNOR ID": "U-1",
        "UNOR NAMA": "DINAS KESEHATAN",
        "JABATAN NAMA": "KEPALA DINAS KESEHATAN",
    }
    susoh = {
        "UNOR ID": "U-2",
        "UNOR NAMA": "PUSKESMAS SUSOH",
        "JABATAN NAMA": "KEPALA PUSKESMAS SUSOH",
    }
    tmt = {"TMT JABATAN": "01-07-2026", "GELAR BELAKANG": "", "TANGGAL LAHIR": ""}
    nip = {nama: str(kabupaten.orang[nama].nip) for nama in ("eko", "budi")}
    eko = {"NIP BARU": nip["eko"], "NAMA": "EKO"}
    budi = {"NIP BARU": nip["budi"], "NAMA": "BUDI"}
    hr.impor(baris(0) | tmt | susoh | eko, baris(0) | tmt | kesehatan | budi)
    kini = Penempatan.objects.pada(hari_ini()).filter(memimpin=True)
    assert kini.get(pegawai__nip=nip["eko"]).jabatan.nama == "Kepala Puskesmas Susoh"
    assert kini.get(pegawai__nip=nip["budi"]).jabatan.nama == "Kepala Dinas Kesehatan"


def test_a_state_that_began_today_is_replaced(hr: Pengimpor) -> None:
    hr.impor(baris(5))
    hr.impor(baris(5, KEDUDUKAN_HUKUM_NAMA="TUGAS BELAJAR"))
    assert KeadaanPegawai.objects.get().jenis == JenisKeadaan.TUGAS_BELAJAR


def test_a_state_of_earlier_ends_when_another_begins(
    hr: Pengimpor, kabupaten: Kabupaten
) -> None:
    hr.impor(baris(5, KEDUDUKAN_HUKUM_NAMA="AKTIF"))
    orang = Pegawai.objects.get(nip="197001011992031005")
    KeadaanPegawai.objects.create(
        pegawai=orang,
        jenis=JenisKeadaan.MPP.value,
        berlaku=rentang(date(2026, 1, 1)),
    )
    hr.impor(baris(5))
    lama, baru = orang.keadaan.order_by("berlaku")
    assert (lama.jenis, lama.berlaku.upper) == (JenisKeadaan.MPP, baru.berlaku.lower)
    assert baru.jenis == JenisKeadaan.CLTN


def test_contact_data_of_known_people_stay_their_own(
    hr: Pengimpor, kabupaten: Kabupaten
) -> None:
    sari = kabupaten.orang["sari"]
    Pegawai.objects.filter(pk=sari.pk).update(surel="sari@contoh.invalid")
    hr.impor(
        baris(1, NAMA="SARI", EMAIL="lain@contoh.invalid") | {"NIP BARU": str(sari.nip)}
    )
    sari.refresh_from_db()
    assert sari.surel == "sari@contoh.invalid"


def test_the_former_nip_of_somebody_makes_no_second_person(
    hr: Pengimpor, kabupaten: Kabupaten
) -> None:
    RiwayatNip.objects.create(
        pegawai=kabupaten.orang["sari"],
        nip="199402202023211009",
        berlaku=rentang(date(2023, 3, 1), date(2025, 12, 31)),
    )
    impor = hr.impor(baris(2))
    assert keputusan(impor) == ["DITOLAK"]
    assert "NIP lama Sari" in impor.baris.get().alasan[0]["alasan"]
    assert not Pegawai.objects.filter(nip="199402202023211009").exists()


def test_an_account_waiting_under_the_nip_is_taken_over(hr: Pengimpor) -> None:
    akun = Pengguna.objects.create_user("198512112010012018", "Cut", "sandi-lama-1")
    hr.impor(baris(1))
    assert Pegawai.objects.get(nip="198512112010012018").pengguna == akun


def test_a_preview_that_would_not_come_true_is_made_anew(hr: Pengimpor) -> None:
    basi = hr.baca(sebagai_csv([baris(2)]))
    hr.impor(baris(2))
    sesudah = register()
    with pytest.raises(Conflict, match="berubah sejak pratinjau"):
        hr.simpan(basi)
    assert register() == sesudah
    basi.refresh_from_db()
    assert (basi.status, basi.versi, keputusan(basi)) == ("PRATINJAU", 2, ["SAMA"])
    hr.simpan(basi)
    assert register() == sesudah


def test_the_day_after_a_preview_is_still_true(hr: Pengimpor) -> None:
    impor = hr.baca(SIASN_01.read_bytes())
    unggah = hari_ini()
    with time_machine.travel(unggah + timedelta(days=3)):
        hr.simpan(impor)
    assert jabatan("197607011998031002")[0][2] == unggah


def test_saving_twice_or_an_old_version_is_a_conflict(hr: Pengimpor) -> None:
    impor = hr.baca(SIASN_01.read_bytes())
    with pytest.raises(Conflict):
        save_impor(impor=impor, actor=hr.dewi, versi=7)
    hr.simpan(impor)
    with pytest.raises(Conflict):
        hr.simpan(impor)
    with pytest.raises(Conflict):
        discard_impor(impor=impor, actor=hr.dewi, versi=impor.versi)


def test_discarding_sets_the_file_aside(hr: Pengimpor) -> None:
    impor = hr.baca(SIASN_01.read_bytes())
    discard_impor(impor=impor, actor=hr.dewi, versi=impor.versi)
    impor.refresh_from_db()
    impor.berkas.refresh_from_db()
    assert (impor.status, impor.berkas.dihapus_pada is not None) == ("DIBATALKAN", True)
    with pytest.raises(Conflict):
        hr.simpan(impor)


def test_an_unreadable_file_leaves_no_row(hr: Pengimpor) -> None:
    with pytest.raises(InvalidInput, match="Judul kolom"):
        hr.baca(b"apa saja\n123\n")
    with pytest.raises(InvalidInput, match="hanya diterima CSV, XLSX"):
        hr.baca(b"NIP,NAMA\n1,Sari\n", "data.txt")
    assert Impor.objects.count() == 0
    assert BarisImpor.objects.count() == 0
    assert apps.get_model("berkas", "Berkas").objects.count() == 0


@pytest.mark.parametrize("nama", ["lina", "ilham", "safwan", "sari"])
def test_only_bkpsdm_imports(hr: Pengimpor, kabupaten: Kabupaten, nama: str) -> None:
    impor = hr.baca(SIASN_01.read_bytes())
    lain = kabupaten.akun(nama)
    with pytest.raises(NotAllowed):
        read_impor(berkas=io.BytesIO(b"NIP,NAMA\n"), nama="a.csv", actor=lain)
    with pytest.raises(NotAllowed):
        save_impor(impor=impor, actor=lain, versi=1)
    with pytest.raises(NotAllowed):
        discard_impor(impor=impor, actor=lain, versi=1)


def _orang(jumlah: int) -> list[Mapping[str, str]]:
    return [
        baris(2, JABATAN_NAMA=f"PERAWAT {nomor % 7}", UNOR_ID=f"U-{nomor % 5}")
        | {"NIP BARU": f"199402202023211{nomor:03}", "UNOR NAMA": f"UNIT {nomor % 5}"}
        for nomor in range(1, jumlah + 1)
    ]


def _kueri(fungsi: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as tertangkap:
        fungsi()
    return len(tertangkap)


def test_many_people_cost_as_many_queries_as_few(hr: Pengimpor) -> None:
    hitung = []
    for jumlah in (10, 200):
        isi = sebagai_csv(_orang(jumlah))
        baca = _kueri(lambda isi=isi: hr.baca(isi))  # type: ignore[misc]
        impor = Impor.objects.latest("id")
        hitung.append((baca, _kueri(lambda impor=impor: hr.simpan(impor))))  # type: ignore[misc]
    assert KeputusanBaris.BARU in keputusan(impor)
    assert hitung[1][0] == hitung[0][0]
    assert hitung[1][1] <= hitung[0][1]
    ubah = sebagai_csv([{**satu, "GOL AKHIR NAMA": "IX"} for satu in _orang(200)])
    assert _kueri(lambda: hr.simpan(hr.baca(ubah))) <= sum(hitung[0]) + 5


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_one_moment_one_saves_and_one_sees_it(
    hr: Pengimpor,
) -> None:
    antrean = [hr.baca(SIASN_01.read_bytes()) for _ in range(4)]

    def simpan() -> str:
        impor = antrean.pop()
        try:
            save_impor(impor=impor, actor=hr.dewi, versi=1)
        except Conflict:
            return "bentrok"
        return "tersimpan"

    assert sorted(serentak(4, simpan)) == ["bentrok"] * 3 + ["tersimpan"]
    assert Pegawai.objects.filter(nip="198003152005011004").count() == 1
    assert len(jabatan("198003152005011004")) == 2
    assert Impor.objects.filter(status="TERSIMPAN").count() == 1
