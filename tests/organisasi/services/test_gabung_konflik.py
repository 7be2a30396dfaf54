"""What stands in the way of a merge is told per row, and stops all of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from evaluasi.models import Evaluasi
from evaluasi.tugas_kartu import tugas_kartu
from indikator.models import SKP, VersiSKP
from indikator.selectors.skp_batal import alasan_batal
from indikator.services.batal import cancel_skp
from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.tanggal import hari_akhir, rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import (
    KeadaanPegawai,
    LaporanData,
    Pegawai,
    Penempatan,
    PenetapanPenilai,
    Penggabungan,
    PerubahanStruktur,
)
from organisasi.rules.jenis import JenisKeadaan
from organisasi.services.gabung.simpan import (
    merge_pegawai,
)
from pelatihan.models import Angkatan, Peserta, Program
from tests.conftest import AWAL, Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu
from tests.organisasi.gabungan import ALASAN, NIP_GANDA, act, gabungkan, lihat
from tests.serentak import serentak


@pytest.fixture
def ganda(kabupaten: Kabupaten) -> Pegawai:
    """Return a second row of Sari, without a post."""
    return kabupaten.buat_orang("Ganda", NIP_GANDA)


# What cannot stand side by side ----------------------------------------------------


def sepos(kab: Kabupaten, mulai: date, akhir: date | None = None) -> Penempatan:
    """Put the second row into the very post of Sari."""
    pos = Penempatan.objects.get(pegawai=kab.orang["sari"]).jabatan
    return Penempatan.objects.create(
        pegawai=kab.orang["ganda"], jabatan=pos, berlaku=rentang(mulai, akhir)
    )


def test_one_post_told_twice_becomes_one_stay_with_its_skp(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    sepos(kabupaten, date(2023, 5, 1))
    versi = BahanKartu(kabupaten).skp("ganda", "budi", "eko")
    hasil = gabungkan(kabupaten)
    pos = Penempatan.objects.get(pegawai=kabupaten.orang["sari"])
    assert pos.berlaku == rentang(date(2023, 5, 1))
    skp = SKP.objects.get(pk=versi.skp_id)
    assert (skp.pegawai, skp.penempatan) == (kabupaten.orang["sari"], pos)
    assert "Penempatan: Bidan Penyelia" in hasil.isi["buang"][0]


def test_a_stale_stay_never_runs_over_a_later_post(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    """Sari left the post in 2025; the forgotten row still says she is there."""
    sepos(kabupaten, date(2024, 3, 1))
    pos = Penempatan.objects.get(pegawai=kabupaten.orang["sari"])
    pos.berlaku = rentang(AWAL, date(2024, 12, 31))
    pos.save()
    kabupaten.pimpin("sari", "Dinas PUPR", mulai=date(2025, 1, 1))
    gabungkan(kabupaten)
    pos.refresh_from_db()
    assert hari_akhir(pos.berlaku) == date(2024, 12, 31)
    assert Penempatan.objects.filter(pegawai=kabupaten.orang["sari"]).count() == 2


def test_two_posts_at_a_time_are_refused_until_one_is_chosen_to_end(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    lama = kabupaten.staf("ganda", "Dinas PUPR", "Arsiparis")
    lama.berlaku = rentang(date(2020, 1, 1))
    lama.save()
    (konflik,) = lihat(kabupaten).konflik
    assert konflik.penempatan == lama.pk
    assert "31 Desember 2023" in konflik.potong
    with pytest.raises(InvalidInput, match="Arsiparis"):
        gabungkan(kabupaten)
    lama.refresh_from_db()
    assert lama.pegawai == ganda
    gabungkan(kabupaten, act(kabupaten, potong=frozenset({lama.pk})))
    lama.refresh_from_db()
    assert lama.pegawai == kabupaten.orang["sari"]
    assert hari_akhir(lama.berlaku) == AWAL - timedelta(1)


def test_the_stay_of_the_one_who_stays_may_be_the_one_to_end(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    nanti = kabupaten.staf("ganda", "Dinas PUPR", "Arsiparis")
    nanti.berlaku = rentang(date(2025, 7, 1))
    nanti.save()
    pos = Penempatan.objects.get(pegawai=kabupaten.orang["sari"])
    assert lihat(kabupaten).konflik[0].penempatan == pos.pk
    gabungkan(kabupaten, act(kabupaten, potong=frozenset({pos.pk})))
    pos.refresh_from_db()
    assert hari_akhir(pos.berlaku) == date(2025, 6, 30)


def test_two_posts_from_one_day_on_name_the_act_that_repairs_it(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    kabupaten.staf("ganda", "Dinas PUPR", "Arsiparis")
    (konflik,) = lihat(kabupaten).konflik
    assert konflik.penempatan is None
    assert "Catat mutasi" in konflik.kalimat
    assert konflik.alamat.endswith("/perubahan/mutasi/")


def test_two_skp_of_one_post_and_year_are_named(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    sepos(kabupaten, AWAL)
    for nama in ("sari", "ganda"):
        BahanKartu(kabupaten).skp(nama, "budi", "eko")
    konflik = lihat(kabupaten).konflik
    assert "SKP 2026 Ganda sebagai Bidan Penyelia" in konflik[0].rincian
    assert "Pilih satu yang dikesampingkan" in konflik[0].kalimat
    with pytest.raises(InvalidInput):
        gabungkan(kabupaten)
    satu = VersiSKP.objects.select_related("skp__pegawai").get(skp__pegawai=ganda)
    # and of the stay that rests on it nothing more is asked
    assert [k.kalimat for k in konflik[1:]] == [
        "Baris di atas masih bergantung padanya."
    ]
    cancel_skp(
        versi_skp=satu, actor=kabupaten.akun("dewi"), versi=satu.versi, alasan="ganda"
    )
    gabungkan(kabupaten)
    assert SKP.objects.filter(pegawai=kabupaten.orang["sari"]).count() == 2


def dua_skp_dinilai(kab: Kabupaten) -> tuple[Evaluasi, Evaluasi, Evaluasi]:
    """Rate both rows in one quarter, and the second also in another."""
    sepos(kab, AWAL)
    bahan = BahanKartu(kab)
    sari, ganda = (bahan.evaluasi(nama, "budi", "eko") for nama in ("sari", "ganda"))
    lama = bahan.tahap(
        2,
        mulai=date(2026, 4, 1),
        akhir=date(2026, 6, 30),
        jendela=(date(2026, 6, 20), date(2026, 7, 10)),
    )
    return sari, ganda, bahan.evaluasi("ganda", "budi", "eko", tahap=lama)


def sisih(satu: Evaluasi) -> frozenset[str]:
    return frozenset({f"indikator.skp:{satu.skp_id}"})


def test_of_two_rated_skp_one_is_set_aside_and_every_word_stays(
    kabupaten: Kabupaten, ganda: Pegawai, masuk: Callable[[str], Client]
) -> None:
    dihitung, dobel, lama = dua_skp_dinilai(kabupaten)
    konflik = lihat(kabupaten).konflik[0]
    assert {kunci for kunci, _ in konflik.sisih} == {*sisih(dihitung), *sisih(dobel)}
    gabungkan(kabupaten, act(kabupaten, sisih=sisih(dobel)))
    sari = kabupaten.orang["sari"]
    milik = Evaluasi.objects.filter(pegawai=sari)
    assert set(milik) == {dihitung, dobel, lama}
    # the twin is left out where there are two of a quarter, and only there
    assert set(milik.dihitung()) == {dihitung, lama}
    dobel.skp.refresh_from_db()
    assert dobel.skp.status == "DIBATALKAN"
    assert alasan_batal(dobel.skp) == ALASAN
    klien = masuk("sari")
    for alamat in (f"/skp/{dobel.skp.kode}/", f"/kartu/{dobel.kode}/"):
        assert klien.get(alamat).status_code == 200
    assert "dikesampingkan" in klien.get(f"/kartu/{dobel.kode}/").content.decode()
    assert klien.get("/evaluasi/").content.decode().count("SKP dikesampingkan") == 2
    baca = [satu.judul for satu in tugas_kartu(kabupaten.akun("sari"))]
    assert len(baca) == len({*baca}) == 2
    meja = masuk("budi").get("/meja/").content.decode()
    assert meja.count(f'id="o-{dihitung.kode}"') == 1
    assert str(dobel.kode) not in meja


def test_the_skp_of_the_one_who_stays_may_be_set_aside(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    lain, dihitung, _ = dua_skp_dinilai(kabupaten)
    gabungkan(kabupaten, act(kabupaten, sisih=sisih(lain)))
    hitung = Evaluasi.objects.filter(tahap=lain.tahap).dihitung()
    assert list(hitung) == [dihitung]


def test_both_or_one_that_tells_nothing_twice_are_not_set_aside(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    satu, dua, _ = dua_skp_dinilai(kabupaten)
    orang_lain = BahanKartu(kabupaten).evaluasi("citra", "safwan", None)
    for pilih in (sisih(satu) | sisih(dua), sisih(orang_lain)):
        with pytest.raises(InvalidInput, match="Pilih satu"):
            gabungkan(kabupaten, act(kabupaten, sisih=pilih))
    assert not SKP.objects.filter(status="DIBATALKAN").exists()


def test_which_skp_counts_is_chosen_on_the_page(
    kabupaten: Kabupaten, ganda: Pegawai, masuk: Callable[[str], Client]
) -> None:
    satu, dua, _ = dua_skp_dinilai(kabupaten)
    klien = masuk("dewi")
    halaman = f"/pegawai/{kabupaten.orang['sari'].kode}/gabung/{ganda.kode}/"
    keduanya = [*sisih(satu), *sisih(dua)]
    for kunci in keduanya:
        assert f'value="{kunci}"' in klien.get(halaman).content.decode()
    # two ticks are asked again, and neither stays ticked in secret
    lagi = klien.post(halaman, {"langkah": "periksa", "sisih": keduanya})
    assert lagi.context["sisih"] == []
    baik = klien.post(halaman, {"langkah": "periksa", "sisih": [*sisih(dua)]})
    assert baik.context["sisih"] == [*sisih(dua)]
    assert "dikesampingkan" in baik.content.decode()
    assert baik.context["pratinjau"].konflik == []


def test_who_rated_the_other_is_another_person(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    BahanKartu(kabupaten).evaluasi("sari", "ganda", "eko")
    konflik = lihat(kabupaten).konflik
    assert [k.jenis for k in konflik] == ["Evaluasi", "SKP"]
    assert "Sari dinilai Ganda" in konflik[0].rincian
    with pytest.raises(InvalidInput, match="memang dua orang"):
        gabungkan(kabupaten)


def test_two_seats_in_one_class_are_named_with_the_class(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    program = Program.objects.create(
        unit=kabupaten.unit["BKPSDM"], nama="Arsip", tujuan="x", jp=20
    )
    kelas = Angkatan.objects.create(
        program=program, nama="I", tempat="Aula", masa=rentang(hari_ini()), kuota=5
    )
    for nama in ("sari", "ganda"):
        Peserta.objects.create(angkatan=kelas, pegawai=kabupaten.orang[nama])
    (konflik,) = lihat(kabupaten).konflik
    assert konflik.kalimat == "Pegawai ini sudah terdaftar pada angkatan itu."
    assert str(kelas.kode) in konflik.alamat


def test_a_leaver_is_not_merged_with_somebody_at_work(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    KeadaanPegawai.objects.create(
        pegawai=ganda, jenis=JenisKeadaan.BERHENTI.value, berlaku=rentang(AWAL)
    )
    (konflik,) = lihat(kabupaten).konflik
    assert "kembali bertugas mulai 1 Januari 2024" in konflik.kalimat
    with pytest.raises(InvalidInput):
        gabungkan(kabupaten)
    assert kabupaten.akun("sari").is_active


def test_a_planned_act_is_taken_back_first(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    PerubahanStruktur.objects.create(
        jenis="MUTASI",
        tanggal=hari_ini() + timedelta(30),
        pegawai=ganda,
        uraian="x",
        baris=[],
        oleh=kabupaten.akun("dewi"),
    )
    (konflik,) = lihat(kabupaten).konflik
    assert konflik.tautan == "Batalkan rencana"


def test_an_override_that_would_make_a_loop_is_refused(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    """Budi rates Sari by the structure; the other row rates Budi by an override."""
    PenetapanPenilai.objects.create(
        pegawai=kabupaten.orang["budi"],
        penilai=ganda,
        dasar="SK",
        alasan="x",
        berlaku=rentang(AWAL),
    )
    with pytest.raises(InvalidInput, match="saling menilai"):
        lihat(kabupaten)
    assert Pegawai.objects.filter(pk=ganda.pk).exists()


# Two officers ----------------------------------------------------------------------


def test_what_changed_since_it_was_read_stops_the_merge(
    kabupaten: Kabupaten, ganda: Pegawai
) -> None:
    sidik = lihat(kabupaten).sidik
    LaporanData.objects.create(pegawai=ganda, bagian="PENILAI", salah="x", benar="y")
    with pytest.raises(Conflict, match="berubah sejak"):
        merge_pegawai(
            act=act(kabupaten),
            actor=kabupaten.akun("dewi"),
            alasan=ALASAN,
            sidik=sidik,
        )
    assert Pegawai.objects.filter(pk=ganda.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_merge_at_once_one_is_told(kabupaten: Kabupaten) -> None:
    kabupaten.buat_orang("Ganda", NIP_GANDA)
    arah = [act(kabupaten), act(kabupaten, "ganda", "sari")]
    diminta = [(satu, lihat(kabupaten, satu).sidik) for satu in arah]

    def satu() -> str:
        gabungan, sidik = diminta.pop()
        try:
            merge_pegawai(
                act=gabungan,
                actor=kabupaten.akun("dewi"),
                alasan=ALASAN,
                sidik=sidik,
            )
        except Conflict as bentrok:
            return bentrok.message
        return ""

    hasil = sorted(serentak(2, satu))
    assert hasil[0] == ""
    assert "baru saja digabungkan ke" in hasil[1]
    assert Penggabungan.objects.count() == 1
    assert Pegawai.objects.filter(nama__in=["Sari", "Ganda"]).count() == 1
