"""A report of wrong data, from the own page to the answer, through its addresses."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kinerja.lib.tanggal import rentang
from kinerja.pemberitahuan.models import Pesan
from organisasi.models import LaporanData, Peran
from organisasi.rules.jenis import JenisPeran
from organisasi.rules.laporan import BagianData
from organisasi.tugas import tugas_laporan
from tests.conftest import Kabupaten

Masuk = Callable[[str], Client]
DAFTAR = reverse("organisasi:laporan_list")
BARU = reverse("organisasi:laporan_create")
ISI = {
    "bagian": "PENILAI",
    "salah": "Tertulis Budi",
    "benar": "Atasan saya Eko",
    "versi": "0",
}
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00"
    b"\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02"
    b"\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


def lapor(masuk: Masuk, aktor: str = "sari", **ubah: object) -> LaporanData:
    response = masuk(aktor).post(BARU, {**ISI, **ubah})
    assert response.status_code == 302
    return LaporanData.objects.latest("id")


def alamat(halaman: str, laporan: LaporanData) -> str:
    return reverse(f"organisasi:laporan_{halaman}", args=[laporan.kode])


def jawab(
    klien: Client, laporan: LaporanData, putusan: str = "SELESAI", **ubah: object
) -> int:
    isian = {
        "putusan": putusan,
        "jawaban": "Penilai sudah ditetapkan.",
        "versi": laporan.versi,
        **ubah,
    }
    return klien.post(alamat("detail", laporan), isian).status_code


def penerima(jenis: str) -> set[str]:
    return set(
        Pesan.objects.filter(jenis=jenis).values_list("penerima__nama", flat=True)
    )


def judul_tugas(kab: Kabupaten, nama: str) -> list[str]:
    return [tugas.judul for tugas in tugas_laporan(kab.akun(nama))]


def test_a_report_goes_to_the_admin_of_the_own_skpk(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    lapor(masuk)
    assert penerima("laporan:diajukan") == {"Lina"}
    assert judul_tugas(kabupaten, "lina") == ["1 laporan data salah menunggu Anda"]
    assert judul_tugas(kabupaten, "dewi") == []
    assert judul_tugas(kabupaten, "sari") == []


def test_without_an_admin_it_goes_to_bkpsdm(masuk: Masuk, kabupaten: Kabupaten) -> None:
    lapor(masuk, "citra")
    assert penerima("laporan:diajukan") == {"Dewi"}
    assert judul_tugas(kabupaten, "dewi") == ["1 laporan data salah menunggu Anda"]
    assert judul_tugas(kabupaten, "lina") == []


def test_the_report_of_an_admin_goes_to_bkpsdm(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    laporan = lapor(masuk, "lina")
    assert penerima("laporan:diajukan") == {"Dewi"}
    assert judul_tugas(kabupaten, "dewi") == ["1 laporan data salah menunggu Anda"]
    assert judul_tugas(kabupaten, "lina") == []
    assert jawab(masuk("lina"), laporan) == 403


def test_a_report_follows_when_the_admin_goes(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    lapor(masuk)
    Peran.objects.filter(jenis=JenisPeran.ADMIN_SKPK).update(
        berlaku=rentang(date(2024, 1, 1), date(2024, 12, 31))
    )
    assert judul_tugas(kabupaten, "dewi") == ["1 laporan data salah menunggu Anda"]


LIHAT = {
    "sari": 200,
    "lina": 200,
    "dewi": 200,
    "budi": 404,
    "eko": 404,
    "ilham": 404,
    "safwan": 404,
    "citra": 404,
}


@pytest.mark.parametrize("aktor", LIHAT)
def test_who_reads_a_report_and_its_evidence(masuk: Masuk, aktor: str) -> None:
    bukti = SimpleUploadedFile("sk.png", PNG, "image/png")
    laporan = lapor(masuk, bukti=bukti)
    klien = masuk(aktor)
    for halaman in ("detail", "bukti"):
        response = klien.get(alamat(halaman, laporan))
        assert response.status_code == LIHAT[aktor]
        assert b"".join(response)  # read to the end, so that the file is closed


@pytest.mark.parametrize(
    ("aktor", "status"), [("lina", 302), ("dewi", 302), ("sari", 403), ("budi", 404)]
)
def test_who_answers_a_report(masuk: Masuk, aktor: str, status: int) -> None:
    assert jawab(masuk(aktor), lapor(masuk)) == status


def test_an_admin_of_another_skpk_sees_and_answers_nothing(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.peran("citra", JenisPeran.ADMIN_SKPK, "Dinas PUPR")
    laporan = lapor(masuk)
    assert jawab(masuk("citra"), laporan) == 404
    assert masuk("citra").get(DAFTAR).context["halaman"].paginator.count == 0


def test_the_reporter_is_told_and_can_follow(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    laporan = lapor(masuk)
    klien = masuk("sari")
    assert "Menunggu pihak lain" in klien.get(DAFTAR).content.decode()
    jawab(masuk("lina"), laporan)
    assert penerima("laporan:dijawab") == {"Sari"}
    isi = klien.get(alamat("detail", laporan)).content.decode()
    assert "Penilai sudah ditetapkan." in isi
    assert "Selesai, sudah dibetulkan" in isi


def test_a_returned_report_is_completed_and_waits_again(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    laporan = lapor(masuk)
    jawab(masuk("lina"), laporan, "DIKEMBALIKAN", jawaban="Lampirkan SK.")
    assert judul_tugas(kabupaten, "sari") == ["Laporan data Anda dikembalikan"]
    klien = masuk("sari")
    formulir = klien.get(alamat("edit", laporan)).content.decode()
    assert "Lampirkan SK." in formulir
    assert "Atasan saya Eko" in formulir
    laporan.refresh_from_db()
    baru = {**ISI, "benar": "SK 800/12", "versi": laporan.versi}
    assert klien.post(alamat("edit", laporan), baru).status_code == 302
    laporan.refresh_from_db()
    assert (laporan.status, laporan.benar) == ("DIAJUKAN", "SK 800/12")
    assert judul_tugas(kabupaten, "lina") == ["1 laporan data salah menunggu Anda"]


def test_the_part_of_a_returned_report_stays(masuk: Masuk) -> None:
    laporan = lapor(masuk)
    jawab(masuk("lina"), laporan, "DIKEMBALIKAN")
    masuk("sari").post(alamat("edit", laporan), {**ISI, "bagian": "NIP", "versi": 2})
    laporan.refresh_from_db()
    assert (laporan.bagian, laporan.status) == ("PENILAI", "DIAJUKAN")


def test_nobody_else_completes_a_report(masuk: Masuk) -> None:
    laporan = lapor(masuk)
    jawab(masuk("lina"), laporan, "DIKEMBALIKAN")
    assert masuk("lina").post(alamat("edit", laporan), ISI).status_code == 404


def test_a_second_open_report_about_the_same_part_is_refused(masuk: Masuk) -> None:
    lapor(masuk)
    response = masuk("sari").post(BARU, {**ISI, "salah": "Lagi"})
    assert response.status_code == 409
    assert "masih terbuka" in response.content.decode()
    assert "Lagi" in response.content.decode()
    assert LaporanData.objects.count() == 1
    lapor(masuk, bagian="NIP")


def test_two_answers_one_wins_and_the_other_keeps_the_words(masuk: Masuk) -> None:
    laporan = lapor(masuk)
    assert jawab(masuk("lina"), laporan) == 302
    response = masuk("dewi").post(
        alamat("detail", laporan),
        {"putusan": "DITOLAK", "jawaban": "Sudah benar.", "versi": laporan.versi},
    )
    assert response.status_code == 409
    isi = response.content.decode()
    assert "Sudah benar." in isi
    assert "Penilai sudah ditetapkan." in isi


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"bagian": ""}, "Pilih data yang salah."),
        ({"salah": " "}, "Tulis apa yang salah."),
        ({"benar": ""}, "Tulis data yang benar."),
    ],
)
def test_an_incomplete_report_says_what_is_missing(
    masuk: Masuk, isian: dict[str, str], kalimat: str
) -> None:
    response = masuk("sari").post(BARU, {**ISI, **isian})
    assert kalimat in response.content.decode()
    assert not LaporanData.objects.exists()


def test_a_file_that_is_no_evidence_is_refused(masuk: Masuk) -> None:
    bukti = SimpleUploadedFile("sk.png", b"<script>", "image/png")
    response = masuk("sari").post(BARU, {**ISI, "bukti": bukti})
    assert response.status_code == 400
    assert "ditolak" in response.content.decode()
    assert not LaporanData.objects.exists()


def test_an_answer_without_words_is_refused(masuk: Masuk) -> None:
    laporan = lapor(masuk)
    assert jawab(masuk("lina"), laporan, jawaban=" ") == 200
    laporan.refresh_from_db()
    assert laporan.status == "DIAJUKAN"


def test_the_page_leads_to_the_form_that_repairs(masuk: Masuk) -> None:
    laporan = lapor(masuk)
    isi = masuk("lina").get(alamat("detail", laporan)).content.decode()
    assert "Perbaiki data" in isi
    assert str(laporan.pegawai.kode) in isi
    assert "Perbaiki data" not in (
        masuk("sari").get(alamat("detail", laporan)).content.decode()
    )


def test_an_account_without_a_person_has_nothing_to_report(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    kabupaten.orang["ilham"].pengguna = None
    akun = kabupaten.akun("ilham")
    kabupaten.orang["ilham"].save()
    klien = Client()
    klien.force_login(akun)
    assert klien.get(BARU).status_code == 404
    assert klien.get(DAFTAR).status_code == 403


def test_the_list_asks_as_often_for_many_as_for_few(
    masuk: Masuk, kabupaten: Kabupaten, jumlah_kueri: Callable[[str], object]
) -> None:
    lapor(masuk)
    klien = masuk("lina")
    klien.get(DAFTAR)
    with jumlah_kueri("laporan:list"):  # type: ignore[attr-defined]
        klien.get(DAFTAR)
    for bagian in ("NIP", "NAMA", "JABATAN", "LAIN"):
        lapor(masuk, bagian=bagian)
        lapor(masuk, "eko", bagian=bagian)
    with jumlah_kueri("laporan:list"):  # type: ignore[attr-defined]
        klien.get(DAFTAR)


@pytest.mark.parametrize("bagian", BagianData)
def test_the_form_that_repairs_opens_for_the_admin(
    masuk: Masuk, bagian: BagianData
) -> None:
    laporan = lapor(masuk, bagian=bagian.value)
    klien = masuk("lina")
    alamat_form = klien.get(alamat("detail", laporan)).context["perbaikan"]
    assert klien.get(alamat_form).status_code == 200


def test_a_second_report_leads_to_the_one_that_is_open(masuk: Masuk) -> None:
    laporan = lapor(masuk)
    klien = masuk("sari")
    jawaban = klien.post(BARU, ISI)
    assert jawaban.status_code == 409
    assert f'href="{alamat("detail", laporan)}"' in jawaban.content.decode()


def test_the_reporter_finds_the_own_reports_again(
    masuk: Masuk, kabupaten: Kabupaten
) -> None:
    lapor(masuk)
    klien = masuk("sari")
    ke = reverse("organisasi:laporan_list")
    diri = reverse("organisasi:pegawai_detail", args=[kabupaten.orang["sari"].kode])
    for halaman in (diri, BARU):
        assert f'href="{ke}"' in klien.get(halaman).content.decode()
    assert "Pejabat penilai atau atasan" in klien.get(ke).content.decode()
