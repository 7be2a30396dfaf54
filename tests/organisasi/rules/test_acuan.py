"""Reference data: the codes of the regulation under HR's words."""

from organisasi.rules.acuan import (
    ATURAN,
    ButirAturan,
    IsiAcuan,
    RanahAcuan,
    susun_acuan,
)
from organisasi.rules.golongan import baca_golongan
from organisasi.rules.jenis import JenisJabatan


def test_every_golongan_of_the_list_is_read_from_files_as_it_is_written() -> None:
    semua = [satu.kunci for satu in ATURAN[RanahAcuan.GOLONGAN]]
    assert len(semua) == 17 + 17
    assert [baca_golongan(satu) for satu in semua] == semua


def test_every_pangkat_of_the_list_is_read_as_its_golongan() -> None:
    pns = [a for a in ATURAN[RanahAcuan.GOLONGAN] if a.label]
    assert len(pns) == 17
    assert [baca_golongan(satu.label) for satu in pns] == [a.kunci for a in pns]


def test_the_list_of_kinds_holds_every_kind_of_the_code() -> None:
    kunci = {satu.kunci for satu in ATURAN[RanahAcuan.JENIS_JABATAN]}
    assert kunci == {jenis.value for jenis in JenisJabatan}


def test_without_hr_the_regulation_speaks() -> None:
    butir = susun_acuan(RanahAcuan.GOLONGAN, {})[8]
    assert butir.sebutan == "III/a Penata Muda"
    assert butir.dipakai
    assert not butir.diubah


def test_hr_words_orders_and_ends_a_code() -> None:
    isi = {"I/a": IsiAcuan("Juru Pertama", 999, dipakai=False)}
    terakhir = susun_acuan(RanahAcuan.GOLONGAN, isi)[-1]
    assert (terakhir.kunci, terakhir.label) == ("I/a", "Juru Pertama")
    assert not terakhir.dipakai
    assert terakhir.diubah


def test_a_golongan_of_the_pppk_has_no_pangkat() -> None:
    butir = susun_acuan(RanahAcuan.GOLONGAN, {})[-1]
    assert butir.sebutan == "XVII"
    assert isinstance(butir.aturan, ButirAturan)
    assert butir.aturan.sumber == "Perpres 98/2020 Pasal 3"
