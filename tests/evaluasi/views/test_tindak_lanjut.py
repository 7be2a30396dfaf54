"""Recording what follows, through its page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from evaluasi.models import Evaluasi, TindakLanjut
from evaluasi.rules.alur import JenisTindakLanjut, StatusEvaluasi
from evaluasi.rules.predikat import Rating
from evaluasi.services.tindak_lanjut import record_tindak_lanjut
from kinerja.lib.errors import InvalidInput, NotAllowed
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.models import Pesan
from kinerja.pemberitahuan.selectors import words_for
from organisasi.models import Kebutuhan
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu

Masuk = Callable[[str], Client]


@pytest.fixture
def evaluasi(bahan: BahanKartu) -> Evaluasi:
    return bahan.evaluasi("sari", "budi", "eko", rating=(Rating.DIBAWAH, Rating.SESUAI))


def alamat(evaluasi: Evaluasi) -> str:
    return reverse("evaluasi:tindak_lanjut_create", args=[evaluasi.kode])


def isian(**lain: str) -> dict[str, str]:
    return {
        "jenis": "BIMBINGAN",
        "isi": "Bimbingan tiap Jumat.",
        "tenggat": format_tanggal(hari_ini() + timedelta(days=30)),
        "urgensi": "",
        "dampak": "",
        "kelayakan": "",
    } | lain


def test_the_page_suggests_by_predikat(masuk: Masuk, evaluasi: Evaluasi) -> None:
    response = masuk("budi").get(alamat(evaluasi))
    isi = response.content.decode()
    assert "Bimbingan kinerja oleh pimpinan" in isi
    assert response.context["form"].initial["jenis"] == "BIMBINGAN"


def test_the_penilai_records_one_and_the_pegawai_is_told(
    masuk: Masuk, evaluasi: Evaluasi
) -> None:
    response = masuk("budi").post(alamat(evaluasi), isian(), follow=True)
    assert "Bimbingan tiap Jumat." in response.content.decode()
    assert TindakLanjut.objects.get().kebutuhan is None
    pesan = Pesan.objects.get()
    assert (pesan.jenis, pesan.penerima.nama) == ("tindak_lanjut:dicatat", "Sari")
    isi = words_for(pesan)
    assert isi is not None
    assert str(evaluasi.kode) in isi.alamat


def test_a_need_of_next_year_is_born_without_a_name(
    masuk: Masuk, kabupaten: Kabupaten, evaluasi: Evaluasi
) -> None:
    masuk("budi").post(
        alamat(evaluasi),
        isian(
            jenis="KEBUTUHAN",
            isi="Alat ukur Hb digital untuk poli KIA.",
            urgensi="5",
            dampak="4",
            kelayakan="3",
        ),
    )
    kebutuhan = Kebutuhan.objects.get()
    assert (kebutuhan.unit, kebutuhan.tahun) == (
        kabupaten.unit["Puskesmas Susoh"],
        2027,
    )
    assert kebutuhan.prioritas.skor == 60
    assert TindakLanjut.objects.get().kebutuhan == kebutuhan
    assert "Sari" not in f"{kebutuhan.sebab}{kebutuhan.bukti}"


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"isi": ""}, "Tulis tindak lanjutnya"),
        ({"tenggat": "1 Januari 2020"}, "Tenggat sudah lewat"),
        ({"tenggat": "31/02/2027"}, "31/02/2027"),
        ({"jenis": "KEBUTUHAN", "urgensi": "5"}, "Isi dampak kebutuhan"),
        ({"jenis": "MUTASI"}, "Galat"),
    ],
)
def test_what_cannot_be_recorded_is_said(
    masuk: Masuk, evaluasi: Evaluasi, lain: dict[str, str], kata: str
) -> None:
    response = masuk("budi").post(alamat(evaluasi), isian(**lain))
    assert kata in response.content.decode()
    assert not TindakLanjut.objects.exists()


@pytest.mark.parametrize(
    ("aktor", "status"),
    [("sari", 403), ("eko", 403), ("dewi", 403), ("ilham", 403), ("citra", 404)],
)
def test_only_the_penilai_records(
    masuk: Masuk, evaluasi: Evaluasi, aktor: str, status: int
) -> None:
    assert masuk(aktor).get(alamat(evaluasi)).status_code == status
    assert masuk(aktor).post(alamat(evaluasi), isian()).status_code == status


@pytest.mark.parametrize(
    "status", [StatusEvaluasi.DINILAI, StatusEvaluasi.KEBERATAN, StatusEvaluasi.BELUM]
)
def test_not_before_delivery_nor_during_a_keberatan(
    masuk: Masuk, evaluasi: Evaluasi, status: StatusEvaluasi
) -> None:
    Evaluasi.objects.filter(pk=evaluasi.pk).update(status=status.value)
    assert masuk("budi").get(alamat(evaluasi)).status_code == 403


def test_the_service_guards_itself(kabupaten: Kabupaten, evaluasi: Evaluasi) -> None:
    besok = hari_ini() + timedelta(days=1)
    with pytest.raises(NotAllowed):
        record_tindak_lanjut(
            evaluasi=evaluasi,
            actor=kabupaten.akun("eko"),
            jenis=JenisTindakLanjut.BIMBINGAN,
            isi="x",
            tenggat=besok,
        )
    with pytest.raises(InvalidInput, match="urgensi"):
        record_tindak_lanjut(
            evaluasi=evaluasi,
            actor=kabupaten.akun("budi"),
            jenis=JenisTindakLanjut.KEBUTUHAN,
            isi="x",
            tenggat=besok,
        )
    assert not TindakLanjut.objects.exists()
    assert not Kebutuhan.objects.exists()
