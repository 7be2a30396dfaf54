"""Ways to the states of the learning room; what they write may be written again."""

import re

from playwright.sync_api import Page

from tests.peramban.langkah import tekan

DRAF = "Mencatat kelahiran pada harinya"
CONTOH = "Menjangkau bayi sasaran di gampong pesisir"
UNIT = "Puskesmas Susoh"


def _kirim(page: Page, nama: str) -> None:
    tekan(page.get_by_role("main").get_by_role("button", name=nama).first)


# --- what a participant sees ---


def program(page: Page) -> None:
    """Open the programme of the example."""
    page.goto("/pelatihan/")
    tekan(page.get_by_role("main").get_by_role("link", name=CONTOH).first)


def kasus(page: Page) -> None:
    """Open the study case, not handed in yet."""
    program(page)
    tekan(page.get_by_role("link", name="Kerjakan studi kasus"))


def kasus_galat(page: Page) -> None:
    """Hand in one answer of two."""
    kasus(page)
    page.locator("textarea").nth(0).fill("Hari posyandu dan hari melaut.")
    page.locator("textarea").nth(1).fill("")
    _kirim(page, "Serahkan dan lihat pembahasan")


def simulasi(page: Page) -> None:
    """Stand in the middle of the simulation."""
    program(page)
    tekan(page.get_by_role("link", name=re.compile("simulasi$")))
    mulai = page.get_by_role("button", name="Mulai simulasi")
    if mulai.count():
        tekan(mulai)
    if page.get_by_role("heading", name="Awal cerita").count():
        page.locator("main input[type=radio]").nth(1).check()
        _kirim(page, "Lakukan")


def simulasi_galat(page: Page) -> None:
    """Go on without a choice."""
    simulasi(page)
    _kirim(page, "Lakukan")


# --- what the committee sees ---


def kelola(page: Page) -> None:
    """Find the unit of a new programme."""
    page.goto("/pelatihan/kelola/")
    page.get_by_label("Cari unit kerja").fill(UNIT)
    _kirim(page, "Cari unit")


def program_baru(page: Page) -> None:
    """Open the form of a new programme."""
    kelola(page)
    tekan(page.get_by_role("link", name=f"Buat untuk {UNIT}", exact=True))


def program_galat(page: Page) -> None:
    """Save it with hours that are no number."""
    program_baru(page)
    page.get_by_label("Nama program").fill(DRAF)
    page.get_by_label("JP", exact=True).fill("empat")
    _kirim(page, "Simpan program")


def draf(page: Page) -> None:
    """Open a programme that is not published; written once."""
    page.goto("/pelatihan/kelola/")
    ada = page.get_by_role("link", name=DRAF)
    if ada.count():
        tekan(ada.first)
        return
    program_baru(page)
    page.get_by_label("Nama program").fill(DRAF)
    page.get_by_label("Tujuan").fill("Bidan tahu setiap kelahiran pada harinya.")
    page.get_by_label("JP", exact=True).fill("4")
    _kirim(page, "Simpan program")


def ubah_program(page: Page) -> None:
    """Open the form of a programme that is there."""
    draf(page)
    tekan(page.get_by_role("link", name="Ubah nama dan indikator"))


def tulis_kasus(page: Page) -> None:
    """Open the form of its study case."""
    draf(page)
    tekan(page.get_by_role("link", name="Tulis studi kasus"))


def tulis_kasus_galat(page: Page) -> None:
    """Save a question without rubric and model answer."""
    tulis_kasus(page)
    page.get_by_label("Judul kasus").fill("Kabar yang terlambat")
    page.get_by_label("Pertanyaan 1").fill("Siapa yang dapat mengabari lebih cepat?")
    _kirim(page, "Simpan studi kasus")


def tulis_simulasi(page: Page) -> None:
    """Open the simulation with one scene."""
    draf(page)
    tekan(page.get_by_role("link", name="Tulis simulasi"))
    if not page.get_by_role("link", name="Adegan 1").count():
        page.get_by_label("Judul simulasi").fill("Telepon malam hari")
        page.get_by_label("Pengantar", exact=True).fill("Anda bidan jaga.")
        _kirim(page, "Simpan judul")


def adegan(page: Page) -> None:
    """Open the form of the first scene."""
    tulis_simulasi(page)
    tekan(page.get_by_role("link", name="Adegan 1"))


def adegan_galat(page: Page) -> None:
    """Save a choice whose effect is out of range."""
    adegan(page)
    page.get_by_label("Isi adegan").fill("Kader menelepon: bayi lahir di Pawoh.")
    page.get_by_label("Teks pilihan 1").fill("Berangkat malam ini.")
    page.get_by_label("Waktu").first.fill("25")
    _kirim(page, "Simpan adegan 1")


def angkatan_baru(page: Page) -> None:
    """Open the form of a new class."""
    page.goto("/pelatihan/kelola/")
    tekan(page.get_by_role("link", name=CONTOH))
    tekan(page.get_by_role("link", name="Buka angkatan"))


def angkatan_galat(page: Page) -> None:
    """Save a class that ends before it begins."""
    angkatan_baru(page)
    page.get_by_label("Nama angkatan").fill("Angkatan II")
    page.get_by_label("Tempat").fill("Aula Puskesmas Susoh")
    page.get_by_label("Hari pertama").fill("10 Desember 2026")
    page.get_by_label("Hari terakhir").fill("9 Desember 2026")
    page.get_by_label("Kuota").fill("20")
    _kirim(page, "Simpan angkatan")


def angkatan(page: Page, nama: str = "Angkatan I") -> None:
    """Open a class of the example as its committee."""
    page.goto("/pelatihan/kelola/")
    tekan(page.get_by_role("link", name=CONTOH))
    kelas = page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name=nama, exact=True)
    )
    tekan(kelas.get_by_role("link", name=re.compile("^Kelola")))


def angkatan_cari(page: Page) -> None:
    """Look for somebody who could still take part."""
    angkatan(page)
    page.get_by_label("Nama atau NIP").fill("ri")
    _kirim(page, "Cari")


def angkatan_tutup(page: Page) -> None:
    """Read a closed class."""
    angkatan(page, "Angkatan Percontohan")


def kehadiran(page: Page) -> None:
    """Open the attendance."""
    angkatan(page)
    tekan(page.get_by_role("link", name="Catat kehadiran"))


def kehadiran_bentrok(page: Page) -> None:
    """Save an attendance that another tab has overtaken."""
    kehadiran(page)
    lain = page.context.new_page()
    nilai(lain)
    _kirim(lain, "Simpan nilai")
    lain.close()
    tekan(page.get_by_role("button", name=re.compile("^Simpan kehadiran")))


def nilai(page: Page) -> None:
    """Open the results of the tests."""
    angkatan(page)
    tekan(page.get_by_role("link", name="Catat nilai tes"))


def nilai_galat(page: Page) -> None:
    """Save a result above 100."""
    nilai(page)
    page.get_by_label(re.compile("Tes akhir")).first.fill("105")
    _kirim(page, "Simpan nilai")


def pembahasan(page: Page) -> None:
    """Read as the committee what somebody handed in."""
    angkatan(page)
    tekan(page.get_by_role("link", name=re.compile("Studi kasus")).first)


def jalan(page: Page) -> None:
    """Read as the committee which way somebody took."""
    angkatan(page)
    tekan(page.get_by_role("link", name=re.compile("Simulasi")).first)


def tanggapan(page: Page) -> None:
    """Open the questions about a class one was at."""
    page.goto("/pelatihan/")
    tekan(page.get_by_role("main").get_by_role("link", name=CONTOH).first)
    tekan(page.get_by_role("link", name="Beri tanggapan"))


def tanggapan_galat(page: Page) -> None:
    """Send a suggestion only."""
    tanggapan(page)
    page.get_by_label("Saran").fill("Tambah latihan.")
    _kirim(page, "Kirim tanggapan")


# --- proposals ---


def usulan_galat(page: Page) -> None:
    """Send a proposal without a reason."""
    page.goto("/usulan-pelatihan/baru/")
    _kirim(page, "Kirim usulan ke BKPSDM")


def putusan_usulan(page: Page) -> None:
    """Open a proposal that waits for BKPSDM."""
    page.goto("/usulan-pelatihan/")
    tekan(page.get_by_role("link", name=re.compile("^Putuskan")).first)


def putusan_usulan_galat(page: Page) -> None:
    """Refuse it without a reason."""
    putusan_usulan(page)
    _kirim(page, "Tolak usulan")
