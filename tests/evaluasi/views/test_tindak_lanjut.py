"""Recording what follows, through its page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from evaluasi.models import Evaluasi, TindakLanjut
from evaluasi.rules.alur import (
    JenisTindakLanjut,
    StatusEvaluasi,
    StatusTindakLanjut,
)
from evaluasi.rules.predikat import Rating
from evaluasi.services.tindak_lanjut import (
    close_tindak_lanjut,
    record_tindak_lanjut,
)
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
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


@pytest.fixture
def tindak(evaluasi: Evaluasi, kabupaten: Kabupaten) -> TindakLanjut:
    return record_tindak_lanjut(
        evaluasi=evaluasi,
        actor=kabupaten.akun("budi"),
        jenis=JenisTindakLanjut.BIMBINGAN,
        isi="Bimbingan tiap Jumat.",
        tenggat=hari_ini(),
    )


def tutup(tindak: TindakLanjut) -> str:
    return reverse("evaluasi:tindak_lanjut_close", args=[tindak.kode])


@pytest.mark.parametrize(
    ("status", "kata"), [("SELESAI", "Selesai"), ("BATAL", "dibatalkan")]
)
def test_the_penilai_closes_one_with_its_result_and_the_pegawai_is_told(
    masuk: Masuk, evaluasi: Evaluasi, tindak: TindakLanjut, status: str, kata: str
) -> None:
    budi = masuk("budi")
    kartu = reverse("beranda:kartu_detail", args=[evaluasi.kode])
    assert tutup(tindak) in budi.get(kartu).content.decode()
    isian = {"status": status, "hasil": "Empat pertemuan, laporan lengkap."}
    isi = budi.post(tutup(tindak), isian, follow=True).content.decode()
    assert "Empat pertemuan, laporan lengkap." in isi
    assert kata in isi
    assert tutup(tindak) not in isi
    tindak.refresh_from_db()
    assert (tindak.status, tindak.ditutup_pada is not None) == (status, True)
    assert Pesan.objects.filter(
        jenis="tindak_lanjut:ditutup", penerima__nama="Sari"
    ).exists()


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        ({"status": "", "hasil": "Sudah."}, "Pilih Selesai atau Dibatalkan"),
        ({"status": "SELESAI", "hasil": " "}, "Tulis hasilnya"),
        ({"status": "DIRENCANAKAN", "hasil": "Nanti."}, "Galat"),
    ],
)
def test_one_is_not_closed_without_a_result(
    masuk: Masuk, tindak: TindakLanjut, isian: dict[str, str], kata: str
) -> None:
    assert kata in masuk("budi").post(tutup(tindak), isian).content.decode()
    tindak.refresh_from_db()
    assert tindak.ditutup_pada is None


@pytest.mark.parametrize(
    ("aktor", "status"),
    [("sari", 403), ("eko", 403), ("dewi", 403), ("ilham", 403), ("citra", 404)],
)
def test_only_the_penilai_closes(
    masuk: Masuk, tindak: TindakLanjut, aktor: str, status: int
) -> None:
    isian = {"status": "SELESAI", "hasil": "Sudah."}
    assert masuk(aktor).get(tutup(tindak)).status_code == status
    assert masuk(aktor).post(tutup(tindak), isian).status_code == status


def test_one_is_closed_once(
    masuk: Masuk, kabupaten: Kabupaten, tindak: TindakLanjut
) -> None:
    isian = {"status": "SELESAI", "hasil": "Sudah."}
    masuk("budi").post(tutup(tindak), isian)
    assert masuk("budi").post(tutup(tindak), isian).status_code == 403
    lama = TindakLanjut.objects.get()
    lama.status = StatusTindakLanjut.DIRENCANAKAN.value  # as another tab read it
    with pytest.raises(Conflict, match="di tempat lain"):
        close_tindak_lanjut(
            tindak=lama,
            actor=kabupaten.akun("budi"),
            status=StatusTindakLanjut.BATAL,
            hasil="Batal.",
        )
