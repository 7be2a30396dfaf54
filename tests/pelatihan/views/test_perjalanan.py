"""The whole way through the pages: a programme is written, taught and closed."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kinerja.lib.kait import tugas_saya
from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from pelatihan.models import (
    Angkatan,
    CatatanJP,
    Percobaan,
    Peserta,
    Program,
    StudiKasus,
    Usulan,
)
from tests.conftest import Kabupaten
from tests.evaluasi.bahan_kartu import BahanKartu
from tests.pelatihan.conftest import Latihan

Masuk = Callable[[str], Client]


def kirim(klien: Client, nama: str, /, *args: object, **isian: object) -> str:
    """Fill a form as the page shows it (hidden fields kept), return what follows."""
    alamat = reverse(f"pelatihan:{nama}", args=args)
    halaman = klien.get(alamat).content.decode()
    cocok = re.search(r'name="versi" value="(\d+)"', halaman)
    versi = cocok[1] if cocok else ""
    jawaban = klien.post(alamat, {"versi": versi, **isian}, follow=True)
    assert jawaban.status_code == 200, jawaban.content.decode()
    return jawaban.content.decode()


TUGAS = "Kerjakan studi kasus Gampong tertinggal"


def judul_tugas(kab: Kabupaten) -> list[str]:
    return [t.judul for jawaban in tugas_saya(kab.akun("sari")) for t in jawaban]


def tulis_program(dewi: Client, latihan: Latihan) -> Program:
    unit = latihan.program.unit
    kirim(
        dewi,
        "program_create",
        unit.kode,
        nama="Program baru",
        tujuan="Mampu menjadwalkan sweeping.",
        jp="6",
        indikator=[str(latihan.indikator.kode)],
    )
    program = Program.objects.get(nama="Program baru")
    kirim(
        dewi,
        "kasus_edit",
        program.kode,
        judul="Vaksin habis",
        situasi="Persediaan tinggal dua hari.",
        pertanyaan_1="Apa langkah pertama?",
        rubrik_1="Menyebut koordinasi.",
        pembahasan_1="Hubungi gudang farmasi.",
    )
    kirim(dewi, "skenario_edit", program.kode, judul="Kampanye", pengantar="Mulai.")
    kirim(
        dewi,
        "adegan_edit",
        program.kode,
        1,
        isi="Vaksin tinggal sedikit.",
        teks_1="Tunggu",
        menuju_1="2",
        waktu_1="-5",
        kepuasan_1="-3",
        teks_2="Jemput vaksin",
        menuju_2="3",
        waktu_2="4",
        mutu_2="2",
    )
    return program


def test_a_programme_is_written_and_says_what_lacks_until_it_is_whole(
    masuk: Masuk, latihan: Latihan
) -> None:
    dewi = masuk("dewi")
    program = tulis_program(dewi, latihan)
    isi = dewi.get(reverse("pelatihan:program_detail", args=[program.kode]))
    assert "Adegan 2 belum ditulis" in isi.content.decode()
    for nomor in (2, 3):
        kirim(dewi, "adegan_edit", program.kode, nomor, isi=f"Akhir {nomor}.")
    program.refresh_from_db()
    alamat = reverse("pelatihan:program_publish", args=[program.kode])
    isi = dewi.post(alamat, {"versi": program.versi}, follow=True)
    assert "Program ini terbit" in isi.content.decode()
    assert "Cakupan imunisasi dasar naik" in isi.content.decode()


def test_from_the_seat_to_the_hours(
    masuk: Masuk, latihan: Latihan, kabupaten: Kabupaten
) -> None:
    sari, dewi = masuk("sari"), masuk("dewi")
    angkatan = latihan.angkatan
    assert latihan.program.nama in sari.get("/pelatihan/").content.decode()
    sari.post(reverse("pelatihan:peserta_join", args=[angkatan.kode]))
    dewi.post(
        reverse("pelatihan:peserta_add", args=[angkatan.kode]),
        {"pegawai": kabupaten.orang["budi"].kode},
    )
    assert TUGAS in judul_tugas(kabupaten)

    kirim(sari, "kasus_answer", latihan.kasus.kode, jawaban_1="Satu", simpan="1")
    isi = kirim(
        sari,
        "kasus_answer",
        latihan.kasus.kode,
        jawaban_1="Satu",
        jawaban_2="Dua",
        serahkan="1",
    )
    assert "CONTOH-1" in isi
    assert TUGAS not in judul_tugas(kabupaten)

    with time_machine.travel(f"{angkatan.masa.upper}T03:00Z"):
        dewi, sari = masuk("dewi"), masuk("sari")
        isi = _catat_dan_tutup(dewi, angkatan)
        assert "JP dicatat untuk 1 peserta" in isi
        assert "0,60 sedang" in isi
        catatan = sari.get(reverse("pelatihan:jp_saya")).content.decode()
    assert "Sweeping imunisasi" in catatan
    assert "Kurang 12 dari 20 JP" in catatan
    assert CatatanJP.objects.count() == 1


def _catat_dan_tutup(dewi: Client, angkatan: Angkatan) -> str:
    peserta = {p.pegawai.nama: p for p in angkatan.peserta.select_related("pegawai")}
    sari = peserta["Sari"].kode
    hari = [angkatan.masa.lower + timedelta(days=n) for n in (0, 1)]
    kirim(
        dewi,
        "kehadiran_edit",
        angkatan.kode,
        peserta=[str(p.kode) for p in peserta.values()],
        **{f"{sari}-{h.isoformat()}": "on" for h in hari},
    )
    kirim(
        dewi,
        "nilai_edit",
        angkatan.kode,
        **{f"pra-{sari}": "50", f"pasca-{sari}": "80"},
    )
    angkatan.refresh_from_db()
    tutup = reverse("pelatihan:angkatan_close", args=[angkatan.kode])
    isi = dewi.post(tutup, {"versi": angkatan.versi}, follow=True)
    return isi.content.decode()


def test_a_simulation_is_walked_and_a_second_click_changes_nothing(
    masuk: Masuk, latihan: Latihan, kabupaten: Kabupaten
) -> None:
    Peserta.objects.create(angkatan=latihan.angkatan, pegawai=kabupaten.orang["sari"])
    sari = masuk("sari")
    alamat = reverse("pelatihan:simulasi_play", args=[latihan.skenario.kode])

    def pilih(versi: str, pilihan: str) -> str:
        isian = {"versi": versi, "pilihan": pilihan}
        return sari.post(alamat, isian, follow=True).content.decode()

    sari.post(alamat)
    isi = pilih("1", "1")
    assert "+3" in isi
    assert "lebih cepat" in isi
    assert "sudah tercatat" in pilih("1", "3")
    assert "Pilih salah satu tindakan" in pilih("2", "9")
    isi = pilih("2", "3")
    assert "Jalan yang ditempuh" in isi
    assert "Bila memilih: Pilihan 2" in isi
    assert "Ulangi dari awal" in sari.get(alamat).content.decode()


def test_the_last_seat_gone_offers_another_class(
    masuk: Masuk, latihan: Latihan
) -> None:
    Angkatan.objects.update(kuota=1, terisi=1)
    lain = Angkatan.objects.create(
        program=latihan.program,
        nama="Angkatan II",
        tempat="Susoh",
        masa=latihan.angkatan.masa,
        kuota=5,
    )
    alamat = reverse("pelatihan:peserta_join", args=[latihan.angkatan.kode])
    response = masuk("sari").post(alamat)
    assert response.status_code == 409
    assert lain.nama in response.content.decode()


def test_two_tabs_lose_no_word_of_an_answer(
    masuk: Masuk, latihan: Latihan, kabupaten: Kabupaten
) -> None:
    Peserta.objects.create(angkatan=latihan.angkatan, pegawai=kabupaten.orang["sari"])
    sari = masuk("sari")
    alamat = reverse("pelatihan:kasus_answer", args=[latihan.kasus.kode])
    sari.post(alamat, {"versi": "0", "jawaban_1": "dari tab satu"})
    response = sari.post(alamat, {"versi": "0", "jawaban_1": "dari tab dua"})
    assert response.status_code == 409
    isi = response.content.decode()
    assert "dari tab satu" in isi
    assert "dari tab dua" in isi
    versi = response.context["form"]["versi"].value()
    sari.post(alamat, {"versi": versi, "jawaban_1": "dari tab dua"})
    assert Percobaan.objects.get().jawaban == ["dari tab dua", ""]


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"isi": "x", "teks_1": "a"}, "Tulis nomor adegan yang dituju"),
        ({"isi": "x", "menuju_1": "2"}, "Tulis teks pilihan 1"),
        ({"isi": "x", "teks_1": "a", "menuju_1": "2", "waktu_1": "11"}, "Paling"),
        ({"isi": ""}, "Tulis isi adegan: apa yang terjadi"),
    ],
)
def test_a_scene_says_what_is_wrong(
    masuk: Masuk, latihan: Latihan, isian: dict[str, str], kalimat: str
) -> None:
    Program.objects.update(terbit=False)
    isi = kirim(masuk("dewi"), "adegan_edit", latihan.program.kode, 1, **isian)
    assert kalimat in isi
    assert "<title>Galat:" in isi


def test_a_class_that_ends_before_it_starts_is_refused(
    masuk: Masuk, latihan: Latihan
) -> None:
    isi = kirim(
        masuk("dewi"),
        "angkatan_create",
        latihan.program.kode,
        nama="A",
        tempat="B",
        mulai=format_tanggal(hari_ini()),
        akhir=format_tanggal(hari_ini() - timedelta(days=1)),
        kuota="5",
    )
    assert "mendahului tanggal mulai" in isi
    assert Angkatan.objects.count() == 1


def test_a_conflict_keeps_the_words_of_the_later_writer(
    masuk: Masuk, latihan: Latihan
) -> None:
    Program.objects.update(terbit=False)
    alamat = reverse("pelatihan:kasus_edit", args=[latihan.program.kode])
    isian = {
        "versi": "0",
        "judul": "Judul saya",
        "situasi": "s",
        "pertanyaan_1": "p",
        "rubrik_1": "r",
        "pembahasan_1": "b",
    }
    response = masuk("dewi").post(alamat, isian)
    assert response.status_code == 409
    assert 'value="Judul saya"' in response.content.decode()
    versi = response.context["form"]["versi"].value()
    masuk("dewi").post(alamat, {**isian, "versi": versi})
    assert StudiKasus.objects.get().judul == "Judul saya"


def test_a_proposal_from_the_evaluation_to_the_plan(
    masuk: Masuk, latihan: Latihan, kabupaten: Kabupaten
) -> None:
    evaluasi = BahanKartu(kabupaten).evaluasi("sari", "budi", "eko")
    alamat = f"{reverse('pelatihan:usulan_create')}?evaluasi={evaluasi.kode}"
    assert masuk("citra").get(alamat).status_code == 404
    isi = masuk("budi").post(alamat, {"sebab": "Perlu sweeping."}, follow=True)
    assert "dikirim ke BKPSDM" in isi.content.decode()
    usulan = Usulan.objects.get()
    putusan = reverse("pelatihan:usulan_decide", args=[usulan.kode])
    assert masuk("budi").get(putusan).status_code == 403
    dewi = masuk("dewi")
    isi = dewi.post(putusan, {"putusan": "rencanakan"})
    assert "Pilih programnya dulu" in isi.content.decode()
    dewi.post(putusan, {"putusan": "rencanakan", "program": str(latihan.program.kode)})
    usulan.refresh_from_db()
    assert usulan.status == "DIRENCANAKAN"
    daftar = masuk("budi").get(reverse("pelatihan:usulan_list")).content.decode()
    assert "direncanakan" in daftar


def test_a_head_finds_the_person_for_a_need(
    masuk: Masuk, latihan: Latihan, kabupaten: Kabupaten
) -> None:
    dasar = f"{reverse('pelatihan:usulan_create')}?kebutuhan={latihan.kebutuhan.kode}"
    budi = masuk("budi")
    assert "Sari" in budi.get(f"{dasar}&cari=sar").content.decode()
    assert "Citra" not in budi.get(f"{dasar}&cari=cit").content.decode()
    sari, citra = (kabupaten.orang[n].kode for n in ("sari", "citra"))
    assert budi.get(f"{dasar}&pegawai={citra}").status_code == 404
    budi.post(f"{dasar}&pegawai={sari}", {"sebab": "Perlu."})
    assert Usulan.objects.get().pegawai.nama == "Sari"


def test_nonsense_in_the_address_is_not_found(masuk: Masuk, latihan: Latihan) -> None:
    alamat = reverse("pelatihan:usulan_create")
    assert masuk("sari").get(f"{alamat}?evaluasi=x").status_code == 404
