"""A whole import taken back, as long as nothing stands on it."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from pytest_django import Settings

from kinerja.akun.models import Pengguna
from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from organisasi.models import Impor, Pegawai, Penempatan
from organisasi.services.impor import read_impor, save_impor
from organisasi.services.impor_pilih import tick_all, tick_rows
from organisasi.services.impor_urung import undo_impor
from tests.conftest import Kabupaten
from tests.organisasi.berkas_siasn import SIASN_01, baris, judul_dan_baris, sebagai_csv
from tests.organisasi.services.test_impor import Pengimpor
from tests.serentak import serentak

BUKAN_REGISTER = {"jejak", "berkas", "sessions", "jadwal"}


@pytest.fixture
def hr(kabupaten: Kabupaten, settings: Settings, tmp_path: Path) -> Pengimpor:
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return Pengimpor(kabupaten.akun("dewi"))


def isi_register() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the history and the imports, without versi."""
    hasil = {}
    for model in apps.get_models():
        meta = model._meta
        if meta.app_label in BUKAN_REGISTER or "impor" in meta.model_name:  # type: ignore[operator]
            continue
        kolom = [b.attname for b in meta.concrete_fields if b.name != "versi"]
        hasil[meta.label] = sorted(model._default_manager.values_list(*kolom), key=repr)
    return hasil


def urungkan(hr: Pengimpor, impor: Impor) -> None:
    undo_impor(impor=impor, actor=hr.dewi, versi=impor.versi)


def test_undo_puts_every_row_of_every_table_back(hr: Pengimpor) -> None:
    sebelum = isi_register()
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    assert isi_register() != sebelum
    urungkan(hr, impor)
    assert isi_register() == sebelum
    impor.refresh_from_db()
    assert impor.status == "DIURUNGKAN"
    assert impor.diurungkan_pada is not None


def test_undo_of_changes_gives_the_old_values_back_and_versi_goes_on(
    hr: Pengimpor,
) -> None:
    hr.simpan(hr.baca(SIASN_01.read_bytes()))
    sebelum = isi_register()
    versi = Pegawai.objects.get(nip="198512112010012018").versi
    semua = [
        satu
        | {
            "GOL AKHIR NAMA": "IV/b",
            "JABATAN NAMA": "Perencana Ahli Madya",
            "TMT JABATAN": "01-02-2026",
        }
        if satu["NIP BARU"].lstrip("'") == "198512112010012018"
        else satu
        for satu in judul_dan_baris()[1]
    ]
    impor = hr.simpan(hr.baca(sebagai_csv(semua)))
    assert isi_register() != sebelum
    urungkan(hr, impor)
    assert isi_register() == sebelum
    assert Pegawai.objects.get(nip="198512112010012018").versi > versi


def test_undo_of_a_post_moved_to_a_new_unit_gives_the_old_post_back(
    hr: Pengimpor,
) -> None:
    hr.simpan(hr.baca(SIASN_01.read_bytes()))
    sebelum = isi_register()
    semua = [
        satu | {"UNOR ID": "U-BARU", "UNOR NAMA": "Unit Yang Baru"}
        if satu["NIP BARU"].lstrip("'") == "198512112010012018"
        else satu
        for satu in judul_dan_baris()[1]
    ]
    impor = hr.simpan(hr.baca(sebagai_csv(semua)))
    assert Penempatan.objects.filter(jabatan__unit__nama="Unit Yang Baru").exists()
    urungkan(hr, impor)
    assert isi_register() == sebelum


def test_the_same_file_can_be_imported_again_after_undo(hr: Pengimpor) -> None:
    urungkan(hr, hr.simpan(hr.baca(SIASN_01.read_bytes())))
    hr.simpan(hr.baca(SIASN_01.read_bytes()))
    assert Pegawai.objects.filter(nip="198512112010012018").count() == 1


def test_undo_is_recorded_with_its_actor(hr: Pengimpor) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    urungkan(hr, impor)
    catatan = Perubahan.objects.filter(
        tindakan="impor:urungkan", tabel="organisasi_pegawai"
    )
    assert catatan.exists()
    assert set(catatan.values_list("aksi", "pelaku_id")) == {("D", hr.dewi.pk)}


def test_a_person_changed_since_keeps_the_import(hr: Pengimpor) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    sesudah = Pegawai.objects.get(nip="198512112010012018")
    sesudah.telepon = "0811"
    sesudah.save()
    sebelum = isi_register()
    with pytest.raises(
        InvalidInput, match=r"1 pegawai diubah lagi \(Cut Meutia Rahmah"
    ):
        urungkan(hr, impor)
    assert isi_register() == sebelum
    impor.refresh_from_db()
    assert impor.status == "TERSIMPAN"


def test_an_activated_account_keeps_the_import(hr: Pengimpor) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    akun = Pengguna.objects.get(nama_masuk="198512112010012018")
    akun.set_password("sesuatu-yang-panjang")
    akun.save()
    with pytest.raises(InvalidInput, match="diaktifkan"):
        urungkan(hr, impor)


def test_what_points_to_a_new_person_keeps_the_import(hr: Pengimpor) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    orang = Pegawai.objects.get(nip="198512112010012018")
    lama = Penempatan.objects.filter(pegawai=orang).latest("berlaku")
    Penempatan.objects.create(
        pegawai=orang, jabatan=lama.jabatan, jenis="PLT", berlaku=lama.berlaku
    )
    with pytest.raises(InvalidInput, match="dibuat 1 penempatan yang memerlukannya"):
        urungkan(hr, impor)


def test_undo_twice_is_told(hr: Pengimpor) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    urungkan(hr, impor)
    impor.refresh_from_db()
    with pytest.raises(Conflict, match="sudah diurungkan"):
        urungkan(hr, impor)


def test_a_preview_cannot_be_undone(hr: Pengimpor) -> None:
    with pytest.raises(Conflict, match="belum tersimpan"):
        urungkan(hr, hr.baca(SIASN_01.read_bytes()))


def test_only_bkpsdm_undoes(hr: Pengimpor, kabupaten: Kabupaten) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    with pytest.raises(NotAllowed):
        undo_impor(impor=impor, actor=kabupaten.akun("lina"), versi=impor.versi)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_undo_at_once_one_is_told(hr: Pengimpor) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    versi = impor.versi

    def coba() -> str:
        try:
            undo_impor(impor=Impor.objects.get(pk=impor.pk), actor=hr.dewi, versi=versi)
        except Conflict:
            return "bentrok"
        return "jadi"

    assert sorted(serentak(2, coba)) == ["bentrok", "jadi"]
    assert not Pegawai.objects.filter(nip="198512112010012018").exists()


@pytest.mark.django_db(transaction=True)
def test_undo_against_a_second_save_leaves_one_whole_state(hr: Pengimpor) -> None:
    sebelum = isi_register()
    pertama = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    kedua = hr.baca(sebagai_csv([baris(1, GOL_AKHIR_NAMA="IV/b")]))
    giliran = iter([0, 1])

    def coba() -> str:
        nomor = next(giliran)
        try:
            if nomor:
                undo_impor(impor=pertama, actor=hr.dewi, versi=pertama.versi)
            else:
                save_impor(impor=kedua, actor=hr.dewi, versi=kedua.versi)
        except (Conflict, InvalidInput):
            return "ditolak"
        return "jadi"

    assert "jadi" in serentak(2, coba)
    pertama.refresh_from_db()
    if pertama.status == "DIURUNGKAN":
        assert isi_register() == sebelum
    else:
        assert Pegawai.objects.filter(nip="198512112010012018").exists()


@pytest.mark.parametrize(
    "tabel", ["akun_pengguna", "organisasi_penempatan", "organisasi_pegawai"]
)
def test_an_error_in_the_middle_of_undo_changes_nothing(
    hr: Pengimpor, tabel: str
) -> None:
    impor = hr.simpan(hr.baca(SIASN_01.read_bytes()))
    sebelum = isi_register()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION gagal() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE unique_violation USING MESSAGE = 'uji'; END$$"
        )
        cursor.execute(
            f"CREATE TRIGGER gagal AFTER DELETE ON {tabel} EXECUTE FUNCTION gagal()"
        )
    with pytest.raises(InvalidInput, match="Tidak ada yang"):
        urungkan(hr, impor)
    assert isi_register() == sebelum


@pytest.mark.parametrize(
    "tabel",
    [
        "akun_pengguna",
        "organisasi_unitkerja",
        "organisasi_susununit",
        "organisasi_jabatan",
        "organisasi_pegawai",
        "organisasi_penempatan",
        "organisasi_keadaanpegawai",
    ],
)
def test_an_error_at_any_table_while_saving_leaves_every_table_as_it_was(
    hr: Pengimpor, tabel: str
) -> None:
    tabel = tabel.replace("susununit", "susunanunit")
    impor = hr.baca(SIASN_01.read_bytes())
    sebelum = isi_register()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION gagal() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE unique_violation USING MESSAGE = 'uji'; END$$"
        )
        cursor.execute(
            f"CREATE TRIGGER gagal AFTER INSERT ON {tabel} EXECUTE FUNCTION gagal()"
        )
    with pytest.raises(InvalidInput, match="Tidak ada yang disimpan"):
        hr.simpan(impor)
    assert isi_register() == sebelum
    impor.refresh_from_db()
    assert (impor.status, impor.versi) == ("PRATINJAU", 1)


def test_only_ticked_rows_are_saved_and_undone(hr: Pengimpor) -> None:
    sebelum = isi_register()
    impor = hr.baca(SIASN_01.read_bytes())
    semua = list(impor.baris.filter(hasil="BARU").values_list("pk", flat=True))
    tick_rows(
        impor=impor, actor=hr.dewi, versi=impor.versi, tampil=semua, dipilih=semua[:1]
    )
    jumlah = Pegawai.objects.count()
    impor = hr.simpan(impor)
    assert Pegawai.objects.count() == jumlah + 1
    urungkan(hr, impor)
    assert isi_register() == sebelum


def test_no_tick_is_told(hr: Pengimpor) -> None:
    impor = hr.baca(SIASN_01.read_bytes())
    tick_all(impor=impor, actor=hr.dewi, versi=1, saring="", dipilih=False)
    with pytest.raises(InvalidInput, match="Belum ada baris yang dicentang"):
        hr.simpan(impor)


def test_ticks_of_an_old_version_are_a_conflict(hr: Pengimpor) -> None:
    impor = hr.baca(SIASN_01.read_bytes())
    tick_all(impor=impor, actor=hr.dewi, versi=1, saring="", dipilih=False)
    with pytest.raises(Conflict):
        tick_all(impor=impor, actor=hr.dewi, versi=1, saring="", dipilih=True)


def test_reading_is_not_open_to_others(hr: Pengimpor, kabupaten: Kabupaten) -> None:
    with SIASN_01.open("rb") as isi, pytest.raises(NotAllowed):
        read_impor(berkas=isi, nama="a.csv", actor=kabupaten.akun("lina"))
