"""Two rows become one person: everything moves, or nothing does."""

from uuid import uuid4

import pytest
from django.db import models
from django.http import Http404
from django.utils import timezone

from evaluasi.selectors.umpan_balik import penerima_for
from kinerja.akun.models import KodeAktivasi, Pengguna
from kinerja.berkas.models import Berkas
from kinerja.jejak.models import Perubahan
from kinerja.lib.errors import InvalidInput, NotAllowed
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.models import Pesan
from organisasi.models import (
    Pegawai,
    Peran,
    RiwayatNip,
)
from organisasi.rules.jenis import JenisPeran
from organisasi.services.gabung.sebut import sebut_baris
from organisasi.services.gabung.simpan import (
    merge_pegawai,
)
from pelatihan.selectors.usulan import pegawai_for as usulan_pegawai_for
from tests.conftest import AWAL, Kabupaten
from tests.organisasi.gabungan import (
    ALASAN,
    NIP_GANDA,
    act,
    gabungkan,
    isi_semua,
    lihat,
)


@pytest.fixture
def ganda(kabupaten: Kabupaten) -> Pegawai:
    """Return a second row of Sari, without a post."""
    return kabupaten.buat_orang("Ganda", NIP_GANDA)


def semua_acuan() -> set[tuple[str, str]]:
    """Return every column of the product that points at a person."""
    return {
        (satu.related_model._meta.label, satu.field.name)
        for satu in Pegawai._meta.get_fields(include_hidden=True)
        if isinstance(satu, models.ManyToOneRel)
    }


def test_everything_of_the_one_who_goes_moves(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    """A new foreign key to a person makes this fail until a row of it is made here."""
    semua = isi_semua(kabupaten)
    assert {(b._meta.label, k) for b, k in semua} == semua_acuan()
    hasil = gabungkan(kabupaten)
    assert not Pegawai.objects.filter(pk=ganda.pk).exists()
    for baris, kolom in semua:
        baris.refresh_from_db()
        assert getattr(baris, kolom) == kabupaten.orang["sari"], (baris, kolom)
    assert len(hasil.isi["pindah"]) >= len(semua)


def test_every_row_that_could_be_in_the_way_has_words(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    for baris, _ in isi_semua(kabupaten):
        kata = sebut_baris(baris)
        assert kata.rincian not in ("", str(baris)), baris
        assert kata.jenis, baris


def test_the_merge_is_recorded_with_actor_reason_and_the_row_that_went(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    hasil = gabungkan(kabupaten)
    assert hasil.oleh == kabupaten.akun("dewi")
    assert hasil.alasan == ALASAN
    assert (hasil.kode_lama, hasil.nip_lama) == (ganda.kode, NIP_GANDA)
    assert hasil.isi["duplikat"]["nama"] == "Ganda"
    hapus = Perubahan.objects.get(tabel="organisasi_pegawai", aksi="D")
    assert (hapus.tindakan, hapus.alasan) == ("pegawai:gabung", ALASAN)


def test_a_preview_changes_nothing(kabupaten: Kabupaten, ganda: Pegawai) -> None:
    isi_semua(kabupaten)
    sebelum = Perubahan.objects.count()
    pratinjau = lihat(kabupaten)
    assert ("SKP", 1) in pratinjau.baris
    assert ("evaluasi, sebagai penilai", 1) in pratinjau.baris
    assert Perubahan.objects.count() == sebelum
    assert Pegawai.objects.filter(pk=ganda.pk).exists()


@pytest.mark.parametrize("oleh", ["sari", "budi", "lina", "ilham", "safwan"])
def test_only_bkpsdm_merges(kabupaten: Kabupaten, ganda: Pegawai, oleh: str) -> None:
    with pytest.raises(NotAllowed):
        lihat(kabupaten, oleh=oleh)


@pytest.mark.parametrize(("tetap", "pergi"), [("dewi", "ganda"), ("ganda", "dewi")])
def test_nobody_merges_himself(
    kabupaten: Kabupaten, ganda: Pegawai, tetap: str, pergi: str
) -> None:
    with pytest.raises(NotAllowed, match="diri sendiri"):
        lihat(kabupaten, act(kabupaten, tetap, pergi))


def test_a_reason_is_asked(kabupaten: Kabupaten, ganda: Pegawai) -> None:
    with pytest.raises(InvalidInput, match="Tulis mengapa"):
        merge_pegawai(
            act=act(kabupaten), actor=kabupaten.akun("dewi"), alasan=" ", sidik=""
        )


# Who she is ------------------------------------------------------------------------


def test_what_is_missing_is_taken_from_the_other_row(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    Pegawai.objects.filter(pk=ganda.pk).update(telepon="0812000111", golongan="III/c")
    gabungkan(kabupaten)
    sari = Pegawai.objects.get(nama="Sari")
    assert (sari.telepon, sari.golongan) == ("0812000111", "III/c")
    assert sari.versi == kabupaten.orang["sari"].versi + 1


def test_the_other_number_stays_hers_unless_it_was_a_slip(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    gabungkan(kabupaten)
    assert RiwayatNip.objects.get().nip == NIP_GANDA
    kabupaten.buat_orang("Salah", "198804122011012088")
    gabungkan(kabupaten, act(kabupaten, pergi="salah", nip_keliru=True))
    assert not RiwayatNip.objects.filter(nip="198804122011012088").exists()


def test_a_number_that_was_already_hers_is_not_told_twice(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    sari = kabupaten.orang["sari"]
    RiwayatNip.objects.create(
        pegawai=sari, nip=NIP_GANDA, berlaku=rentang(AWAL, hari_ini())
    )
    RiwayatNip.objects.create(
        pegawai=ganda, nip=str(sari.nip), berlaku=rentang(AWAL, hari_ini())
    )
    gabungkan(kabupaten)
    assert list(RiwayatNip.objects.values_list("nip", flat=True)) == [NIP_GANDA]


def test_somebody_without_a_number_gets_the_number_and_its_kind(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    tanpa = Pegawai.objects.create(nama="Sari", jenis="NON_ASN")
    kabupaten.orang["tanpa"] = tanpa
    gabungkan(kabupaten, act(kabupaten, tetap="tanpa"))
    tanpa.refresh_from_db()
    assert (tanpa.nip, tanpa.jenis) == (NIP_GANDA, "PNS")
    assert tanpa.pengguna is not None
    assert tanpa.pengguna.nama_masuk == NIP_GANDA


# The login -------------------------------------------------------------------------


def test_a_login_goes_along_and_takes_the_number_that_stays(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    Pegawai.objects.filter(pk=kabupaten.orang["sari"].pk).update(pengguna=None)
    Pengguna.objects.filter(nama_masuk=kabupaten.orang["sari"].nip).delete()
    gabungkan(kabupaten)
    akun = Pengguna.objects.get(pegawai__nama="Sari")
    assert akun == ganda.pengguna
    assert akun.nama_masuk == kabupaten.orang["sari"].nip
    assert akun.is_active


def test_of_two_logins_the_other_one_is_closed_and_what_it_did_moves(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    lama, baru = kabupaten.akun("ganda"), kabupaten.akun("sari")
    kabupaten.peran("ganda", JenisPeran.KONSELOR)
    pesan = Pesan.objects.create(
        jenis="x",
        penerima=lama,
        objek_jenis="x",
        objek_kode="x",
        kunci_unik="x",
        kirim_setelah=timezone.now(),
        dibuat_pada=timezone.now(),
    )
    berkas = Berkas.objects.create(
        nama_asli="sk.pdf",
        jenis_terdeteksi="PDF",
        ukuran=1,
        sha256="0" * 64,
        lokasi="uji",
        pengunggah=lama,
    )
    KodeAktivasi.objects.create(
        pengguna=lama,
        sidik="s",
        berlaku=rentang(hari_ini()),
        dibuat_pada=timezone.now(),
    )
    gabungkan(kabupaten)
    for satu, kolom in ((pesan, "penerima"), (berkas, "pengunggah")):
        satu.refresh_from_db()
        assert getattr(satu, kolom) == baru
    assert Peran.objects.get(jenis=JenisPeran.KONSELOR.value).pengguna == baru
    lama.refresh_from_db()
    assert not lama.is_active
    assert not lama.kode.exists()
    assert not Pengguna.objects.filter(nama_masuk=NIP_GANDA).exists()


def test_a_role_both_logins_have_is_had_once(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    for nama in ("sari", "ganda"):
        kabupaten.peran(nama, JenisPeran.KONSELOR)
    gabungkan(kabupaten)
    assert Peran.objects.filter(jenis=JenisPeran.KONSELOR.value).count() == 1


def test_the_old_address_leads_to_the_person_in_the_upper_rooms(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    sari, budi = kabupaten.orang["sari"], kabupaten.akun("budi")
    gabungkan(kabupaten)
    assert penerima_for(budi, ganda.kode)[0] == sari
    assert usulan_pegawai_for(budi, ganda.kode) == sari
    for cari in (penerima_for, usulan_pegawai_for):
        with pytest.raises(Http404):
            cari(budi, uuid4())
