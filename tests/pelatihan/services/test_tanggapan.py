"""Only who was there says what a class was worth, once, and unnamed."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from kinerja.lib.errors import Conflict, NotAllowed
from pelatihan.models import Peserta, Tanggapan
from pelatihan.rules.jenis import StatusPeserta
from pelatihan.rules.tanggapan import ringkas
from pelatihan.selectors.tanggapan import tanggapan_angkatan
from pelatihan.services.tanggapan import record_tanggapan
from tests.conftest import Kabupaten
from tests.pelatihan.conftest import Latihan
from tests.serentak import serentak

ISI = {"manfaat": "4", "pengajar": "3", "saran": "Lebih banyak latihan."}


def peserta(latihan: Latihan, kab: Kabupaten, status: StatusPeserta) -> Peserta:
    return Peserta.objects.create(
        angkatan=latihan.angkatan, pegawai=kab.orang["sari"], status=status.value
    )


def tanggapi(kab: Kabupaten, satu: Peserta, nama: str = "sari") -> None:
    record_tanggapan(
        actor=kab.akun(nama), peserta=satu, manfaat=4, pengajar=3, saran=""
    )


@pytest.mark.parametrize("status", list(StatusPeserta))
def test_b60_only_who_was_present_may_respond(
    latihan: Latihan, kabupaten: Kabupaten, status: StatusPeserta
) -> None:
    satu = peserta(latihan, kabupaten, status)
    alamat = reverse("pelatihan:tanggapan_create", args=[satu.kode])
    klien = Client()
    klien.force_login(kabupaten.akun("sari"))
    boleh = status in {StatusPeserta.HADIR, StatusPeserta.LULUS}
    assert klien.get(alamat).status_code == (200 if boleh else 403)
    assert klien.post(alamat, ISI).status_code == (302 if boleh else 403)
    assert Tanggapan.objects.exists() is boleh


@pytest.mark.parametrize(
    ("nama", "kode"), [("dewi", 403), ("lina", 403), ("budi", 404), ("citra", 404)]
)
def test_nobody_responds_for_somebody_else(
    latihan: Latihan, kabupaten: Kabupaten, nama: str, kode: int
) -> None:
    satu = peserta(latihan, kabupaten, StatusPeserta.HADIR)
    klien = Client()
    klien.force_login(kabupaten.akun(nama))
    alamat = reverse("pelatihan:tanggapan_create", args=[satu.kode])
    assert klien.get(alamat).status_code == kode
    with pytest.raises(NotAllowed):
        tanggapi(kabupaten, satu, nama)


def test_an_answer_left_out_is_told_at_its_question(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    satu = peserta(latihan, kabupaten, StatusPeserta.HADIR)
    klien = Client()
    klien.force_login(kabupaten.akun("sari"))
    alamat = reverse("pelatihan:tanggapan_create", args=[satu.kode])
    isi = klien.post(alamat, {**ISI, "manfaat": ""}).content.decode()
    assert "Manfaat: pilih satu jawaban." in isi
    assert "Lebih banyak latihan." in isi
    assert not Tanggapan.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_one_is_kept(latihan: Latihan, kabupaten: Kabupaten) -> None:
    satu = peserta(latihan, kabupaten, StatusPeserta.LULUS)

    def kirim() -> str:
        try:
            tanggapi(kabupaten, satu)
        except Conflict:
            return "sudah"
        return "tercatat"

    hasil = serentak(10, kirim)
    assert (hasil.count("tercatat"), hasil.count("sudah")) == (1, 9)
    assert Tanggapan.objects.count() == 1


def test_less_than_five_answers_show_nothing(
    latihan: Latihan, kabupaten: Kabupaten
) -> None:
    tanggapi(kabupaten, peserta(latihan, kabupaten, StatusPeserta.HADIR))
    isi = tanggapan_angkatan(latihan.angkatan)
    assert (isi.ringkas.jumlah, isi.ringkas.menunggu, isi.saran) == (0, 1, [])


def test_the_sixth_answer_waits_for_its_group() -> None:
    lima = [(4, 3), (4, 3), (3, 3), (2, 1), (4, 4)]
    for jawaban in (lima, [*lima, (1, 1)]):
        isi = ringkas(jawaban)
        assert isi.jumlah == 5
        assert [rata for _, rata in isi.rata] == [Decimal("3.4"), Decimal("2.8")]
