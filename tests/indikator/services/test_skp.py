"""The life of an SKP between Sari and Budi."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from indikator.models import SKP, VersiSKP
from indikator.rules.alur_skp import StatusVersi
from indikator.rules.skp import IsianRHK
from indikator.selectors.skp import versi_berlaku
from indikator.selectors.skp_dokumen import dokumen
from indikator.services.skp import (
    agree_many,
    agree_skp,
    return_skp,
    start_skp,
    submit_skp,
)
from indikator.services.skp_isi import (
    remove_rhk,
    save_ekspektasi,
    save_lampiran,
    save_rhk,
)
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import WIB, rentang
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.models import Pesan
from organisasi.models import KeadaanPegawai
from tests.conftest import AWAL, Kabupaten
from tests.indikator.rencana import (
    IKI,
    LAMPIRAN,
    ajukan,
    indikator,
    isi,
    mulai,
    tetapkan,
    versi,
)
from tests.serentak import serentak


def pesan(kab: Kabupaten, nama: str) -> list[str]:
    baris = Pesan.objects.filter(penerima=kab.akun(nama)).order_by("pk")
    return list(baris.values_list("jenis", flat=True))


def test_a_second_start_gives_the_same_skp(kabupaten: Kabupaten) -> None:
    draf = mulai(kabupaten, "sari")
    assert mulai(kabupaten, "sari").pk == draf.pk
    assert (draf.status, draf.penilai.nama) == ("DRAF", "Budi")
    assert draf.atasan is not None
    assert draf.atasan.nama == "Eko"


@pytest.mark.django_db(transaction=True)
def test_many_clicks_begin_one_skp(kabupaten: Kabupaten) -> None:
    akun, tahun = kabupaten.akun("sari"), hari_ini().year
    hasil = serentak(8, lambda: start_skp(actor=akun, tahun=tahun).pk)
    assert len(set(hasil)) == 1
    assert SKP.objects.count() == VersiSKP.objects.count() == 1


def test_the_bupati_and_somebody_on_cltn_have_none(kabupaten: Kabupaten) -> None:
    KeadaanPegawai.objects.create(
        pegawai=kabupaten.orang["sari"], jenis="CLTN", berlaku=rentang(AWAL)
    )
    for nama in ("safwan", "sari"):
        with pytest.raises(InvalidInput, match="tidak perlu"):
            mulai(kabupaten, nama)


def test_only_the_running_year_can_be_begun(kabupaten: Kabupaten) -> None:
    with pytest.raises(InvalidInput, match="tahun"):
        start_skp(actor=kabupaten.akun("sari"), tahun=hari_ini().year - 1)


def test_an_incomplete_skp_is_not_submitted(kabupaten: Kabupaten) -> None:
    draf = mulai(kabupaten, "sari")
    with pytest.raises(InvalidInput, match="SKP Budi belum ditetapkan"):
        submit_skp(versi_skp=draf, actor=kabupaten.akun("sari"), versi=draf.versi)
    assert versi(kabupaten, "sari").status == StatusVersi.DRAF


def test_the_head_under_the_bupati_needs_no_rhk_of_his(kabupaten: Kabupaten) -> None:
    """Eko: his leader has no SKP; Budi after him must name one (SK-07)."""
    assert tetapkan(kabupaten, "eko").status == StatusVersi.DITETAPKAN
    draf = mulai(kabupaten, "budi")
    akun = kabupaten.akun("budi")
    save_rhk(
        versi_skp=draf, actor=akun, versi=1, isi=IsianRHK("Layanan ibu", iki=(IKI,))
    )
    save_lampiran(versi_skp=draf, actor=akun, versi=2, isi=LAMPIRAN)
    with pytest.raises(InvalidInput, match="RHK 1: pilih hasil kerja pimpinan"):
        submit_skp(versi_skp=versi(kabupaten, "budi"), actor=akun, versi=3)


def test_the_whole_way_tells_each_side(kabupaten: Kabupaten) -> None:
    tetapkan(kabupaten, "budi")
    maju = ajukan(kabupaten, "sari")
    assert pesan(kabupaten, "budi") == ["skp_ditetapkan", "skp_diajukan"]
    garis = maju.rhk.get().garis
    return_skp(
        versi_skp=maju,
        actor=kabupaten.akun("budi"),
        versi=maju.versi,
        catatan={garis: "Target terlalu tinggi", None: " "},
    )
    kembali = versi(kabupaten, "sari")
    assert kembali.status == StatusVersi.DIKEMBALIKAN
    assert pesan(kabupaten, "sari") == ["skp_dikembalikan"]
    rhk = kembali.rhk.get()
    lama = rhk.iki.get()
    save_rhk(
        versi_skp=kembali,
        actor=kabupaten.akun("sari"),
        versi=kembali.versi,
        garis=garis,
        isi=IsianRHK(
            rhk.rumusan,
            rhk_pimpinan=rhk.rhk_pimpinan_id,
            iki_pimpinan=rhk.iki_pimpinan_id,
            iki=(replace(IKI, target="87,5 %", garis=lama.garis),),
        ),
    )
    kembali = versi(kabupaten, "sari")
    submit_skp(versi_skp=kembali, actor=kabupaten.akun("sari"), versi=kembali.versi)
    for pembaca in ("sari", "budi"):
        (baris,) = dokumen(kabupaten.akun(pembaca), versi(kabupaten, "sari")).baris
        (satu,) = baris.beda
        assert (satu.tempat, satu.lama, satu.baru) == (
            "Indikator: target",
            "95 %",
            "87,5 %",
        )
        assert baris.catatan[0].selesai_pada is not None
    maju = versi(kabupaten, "sari")
    agree_skp(versi_skp=maju, actor=kabupaten.akun("budi"), versi=maju.versi)
    assert versi(kabupaten, "sari").status == StatusVersi.DITETAPKAN
    # a second submission on the same day is told again
    assert pesan(kabupaten, "budi").count("skp_diajukan") == 2
    assert pesan(kabupaten, "sari") == ["skp_dikembalikan", "skp_ditetapkan"]


def test_a_return_without_a_note_is_refused(kabupaten: Kabupaten) -> None:
    maju = ajukan(kabupaten, "eko")
    akun = kabupaten.akun("safwan")
    with pytest.raises(InvalidInput, match="satu catatan"):
        return_skp(versi_skp=maju, actor=akun, versi=maju.versi, catatan={None: ""})
    with pytest.raises(InvalidInput, match="tidak ada lagi"):
        return_skp(versi_skp=maju, actor=akun, versi=maju.versi, catatan={uuid4(): "x"})


@pytest.mark.parametrize("nama", ["eko", "budi", "dewi", "ilham"])
def test_nobody_but_the_penilai_decides(kabupaten: Kabupaten, nama: str) -> None:
    maju = ajukan(kabupaten, "eko")
    akun = kabupaten.akun(nama)
    with pytest.raises(NotAllowed):
        agree_skp(versi_skp=maju, actor=akun, versi=maju.versi)
    with pytest.raises(NotAllowed):
        return_skp(versi_skp=maju, actor=akun, versi=maju.versi, catatan={None: "x"})


def test_the_owner_writes_only_while_it_is_with_her(kabupaten: Kabupaten) -> None:
    """SK-05: not even the priority, once it is out of her hands."""
    siap = tetapkan(kabupaten, "eko")
    akun, garis = kabupaten.akun("eko"), siap.rhk.get().garis
    with pytest.raises(NotAllowed):
        save_rhk(
            versi_skp=siap,
            actor=akun,
            versi=siap.versi,
            garis=garis,
            isi=IsianRHK("x", "TAMBAHAN", iki=(IKI,)),
        )
    with pytest.raises(NotAllowed):
        remove_rhk(versi_skp=siap, actor=akun, versi=siap.versi, garis=garis)
    with pytest.raises(Conflict):
        submit_skp(versi_skp=siap, actor=akun, versi=siap.versi)


def test_the_penilai_sets_the_priority_with_his_word(kabupaten: Kabupaten) -> None:
    draf = isi(kabupaten, "eko")
    akun = kabupaten.akun("eko")
    kedua = save_rhk(
        versi_skp=draf,
        actor=akun,
        versi=draf.versi,
        isi=IsianRHK("Data tepat waktu", iki=(IKI,)),
    )
    draf = versi(kabupaten, "eko")
    submit_skp(versi_skp=draf, actor=akun, versi=draf.versi)
    maju, bupati = versi(kabupaten, "eko"), kabupaten.akun("safwan")
    semua = {rhk.garis: "TAMBAHAN" for rhk in maju.rhk.all()}
    with pytest.raises(InvalidInput, match="Utama"):
        agree_skp(versi_skp=maju, actor=bupati, versi=maju.versi, jenis=semua)
    agree_skp(
        versi_skp=versi(kabupaten, "eko"),
        actor=bupati,
        versi=maju.versi,
        jenis={kedua.garis: "TAMBAHAN"},
    )
    siap = versi(kabupaten, "eko")
    assert sorted(siap.rhk.values_list("jenis", flat=True)) == ["TAMBAHAN", "UTAMA"]
    assert siap.status == StatusVersi.DITETAPKAN


def test_what_changed_since_it_was_read_is_not_agreed_on(kabupaten: Kabupaten) -> None:
    maju = ajukan(kabupaten, "eko")
    bupati = kabupaten.akun("safwan")
    save_ekspektasi(
        versi_skp=maju, actor=bupati, versi=maju.versi, isi={1: "Tenang", 2: ""}
    )
    with pytest.raises(Conflict):
        agree_skp(versi_skp=maju, actor=bupati, versi=maju.versi)
    assert versi(kabupaten, "eko").status == StatusVersi.DIAJUKAN


@pytest.mark.parametrize(
    ("hari", "terlambat"), [((1, 31, 23, 50), False), ((2, 2, 8, 0), True)]
)
def test_set_after_january_is_accepted_and_marked(
    kabupaten: Kabupaten, hari: tuple[int, int, int, int], *, terlambat: bool
) -> None:
    """LT-02."""
    with time_machine.travel(datetime(2026, *hari, tzinfo=WIB), tick=False):
        assert tetapkan(kabupaten, "eko").terlambat is terlambat


def test_of_many_each_is_set_by_itself(kabupaten: Kabupaten) -> None:
    """Eko agrees on Budi's and on Lina's, of which one changed meanwhile."""
    tetapkan(kabupaten, "eko")
    budi, lina = ajukan(kabupaten, "budi"), ajukan(kabupaten, "lina")
    hasil = agree_many(
        actor=kabupaten.akun("eko"),
        pasangan=[
            (budi.skp.kode, budi.versi),
            (lina.skp.kode, lina.versi - 1),
            (uuid4(), 1),
        ],
    )
    assert [satu.ditetapkan for satu in hasil] == [True, False, False]
    assert "berubah" in hasil[1].alasan
    assert versi(kabupaten, "budi").status == StatusVersi.DITETAPKAN
    assert versi(kabupaten, "lina").status == StatusVersi.DIAJUKAN


def test_agreeing_on_many_asks_for_some(kabupaten: Kabupaten) -> None:
    with pytest.raises(InvalidInput, match="Pilih 1 sampai 50"):
        agree_many(actor=kabupaten.akun("eko"), pasangan=[])


def test_the_second_of_two_tabs_is_told(kabupaten: Kabupaten) -> None:
    draf = mulai(kabupaten, "sari")
    akun, isian = kabupaten.akun("sari"), IsianRHK("Ibu terlayani", iki=(IKI,))
    save_rhk(versi_skp=draf, actor=akun, versi=draf.versi, isi=isian)
    with pytest.raises(Conflict):
        save_rhk(versi_skp=draf, actor=akun, versi=draf.versi, isi=isian)
    assert draf.rhk.count() == 1


def test_the_indicator_of_the_unit_fills_what_was_left_out(
    kabupaten: Kabupaten,
) -> None:
    atas = indikator(kabupaten, "Dinas Kesehatan", "Cakupan K6")
    lain = indikator(kabupaten, "Dinas PUPR", "Jalan mantap")
    draf, akun = mulai(kabupaten, "sari"), kabupaten.akun("sari")
    kosong = replace(IKI, rumusan="", aspek=(), arah="", target="95")
    save_rhk(
        versi_skp=draf,
        actor=akun,
        versi=1,
        isi=IsianRHK("Ibu", iki=(replace(kosong, versi_indikator=atas.pk),)),
    )
    iki = draf.rhk.get().iki.get()
    assert (iki.rumusan, iki.satuan, iki.arah) == ("Cakupan K6", "%", "MAKSIMUM")
    assert iki.nilai_min == iki.nilai_maks == 95
    with pytest.raises(InvalidInput, match="tidak dikenal"):
        save_rhk(
            versi_skp=draf,
            actor=akun,
            versi=2,
            isi=IsianRHK("Ibu", iki=(replace(kosong, versi_indikator=lain.pk),)),
        )


def test_an_rhk_of_somebody_else_cannot_be_intervened(kabupaten: Kabupaten) -> None:
    asing = tetapkan(kabupaten, "eko").rhk.get()
    draf = mulai(kabupaten, "sari")
    with pytest.raises(InvalidInput, match="tidak ada lagi"):
        save_rhk(
            versi_skp=draf,
            actor=kabupaten.akun("sari"),
            versi=1,
            isi=IsianRHK("Ibu", rhk_pimpinan=asing.pk, iki=(IKI,)),
        )


def test_a_removed_row_goes_with_its_indicators(kabupaten: Kabupaten) -> None:
    draf = isi(kabupaten, "sari")
    remove_rhk(
        versi_skp=draf,
        actor=kabupaten.akun("sari"),
        versi=draf.versi,
        garis=draf.rhk.get().garis,
    )
    assert not draf.rhk.exists()


def test_only_the_penilai_of_today_writes_expectations(kabupaten: Kabupaten) -> None:
    draf = mulai(kabupaten, "sari")
    for nama in ("sari", "eko", "dewi"):
        with pytest.raises(NotAllowed):
            save_ekspektasi(
                versi_skp=draf, actor=kabupaten.akun(nama), versi=1, isi={1: "x"}
            )
    budi = kabupaten.akun("budi")
    save_ekspektasi(versi_skp=draf, actor=budi, versi=1, isi={1: " Tenang ", 3: ""})
    save_ekspektasi(versi_skp=draf, actor=budi, versi=2, isi={1: "Tenang", 4: "Puji"})
    assert dict(draf.ekspektasi.values_list("nilai", "isi")) == {
        1: "Tenang",
        4: "Puji",
    }


def test_a_set_version_counts_in_its_year_only(kabupaten: Kabupaten) -> None:
    siap = tetapkan(kabupaten, "eko")
    ajukan(kabupaten, "budi")
    tahun, kini = hari_ini().year, hari_ini()
    assert [v.pk for v in versi_berlaku(tahun, kini)] == [siap.pk]
    VersiSKP.objects.create(
        skp=siap.skp, nomor=2, status="DITETAPKAN", penilai=siap.penilai
    )
    assert [v.nomor for v in versi_berlaku(tahun, kini)] == [2]
    assert not versi_berlaku(tahun - 1, kini).exists()


def test_only_one_version_may_be_under_way(kabupaten: Kabupaten) -> None:
    draf = mulai(kabupaten, "sari")
    with (
        pytest.raises(Exception, match="versi_skp_satu_berjalan"),
        transaction.atomic(),
    ):
        VersiSKP.objects.create(skp=draf.skp, nomor=2, penilai=draf.penilai)
