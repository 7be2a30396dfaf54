"""Steps 5-9: the period, realisasi, ratings, the card, what follows."""

import re

from playwright.sync_api import Locator, Page, expect

from evaluasi.services.periode import JAM_KIRIM
from kinerja.lib.tanggal import WIB, format_tanggal
from kinerja.lib.waktu import hari_ini, sekarang
from tests.alur.jalan import (
    ATASAN,
    DIA,
    HR,
    PENILAI,
    SARI,
    Jalan,
    ikuti,
    isi,
    menu,
    tekan,
    tugas,
)
from tests.alur.langkah_rencana import KEBUTUHAN, PROGRAM
from tests.peramban.layanan import pilih

#: The least file that is a PDF by its content.
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
KERJA = "from kinerja.jadwal.services import run_job; run_job('buka_evaluasi')"
LANJUTAN = "Kader belum punya telepon untuk mengabari kelahiran"
KABID, KADIS = "kepala bidang", "kepala dinas"
PUPR = "Dinas Pekerjaan Umum dan Penataan Ruang"
LOKET = "Loket kunjungan nifas"
CUKUP = 5  # answers from which a result is shown


def buka_masa(jalan: Jalan) -> None:
    """5: the scheduler's job opens her evaluation; twice makes no second one."""
    for _ in range(2):
        jalan.situs.django("shell", "--command", KERJA)
    dia = jalan.sebagai(DIA)
    expect(tugas(dia, "Isi realisasi")).to_have_count(1)
    if sekarang().astimezone(WIB).time() >= JAM_KIRIM:
        menu(dia, "Pemberi\u00adtahuan")
        kabar = dia.get_by_role("listitem").filter(has_text="Isi realisasi")
        expect(kabar).to_have_count(1)


def realisasi(jalan: Jalan) -> None:
    """6a: she writes what was reached, with a file, sees the capaian and sends."""
    dia = jalan.sebagai(DIA)
    tugas(dia, "Isi realisasi").get_by_role("link", name="Isi realisasi").click()
    dia.get_by_label(re.compile("Realisasi")).first.fill("80")
    dia.get_by_label("Tambah bukti").set_input_files(
        {"name": "rekap.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    tekan(dia, "Simpan draf")
    main = dia.get_by_role("main")
    dia.get_by_text(re.compile("^Dari mana angka ini")).first.click()
    expect(main).to_contain_text("rekap.pdf")
    tekan(dia, "Kirim ke pejabat penilai")
    expect(main).to_contain_text("Realisasi terkirim kepada pejabat penilai.")


def umpan_balik(jalan: Jalan) -> None:
    """6b: a colleague gives feedback; she reads his part, not his name."""
    sari = jalan.sebagai(SARI)
    menu(sari, "Evaluasi")
    ikuti(sari, re.compile("[Uu]mpan balik"))
    isi(sari, Cari_nama=jalan.nama[DIA])
    tekan(sari, "Cari")
    ikuti(sari, re.compile(re.escape(jalan.nama[DIA])))
    isi(sari, Umpan_balik="Cepat datang ketika bayi lahir di luar jadwal.")
    tekan(sari, "Kirim umpan balik")
    dia = jalan.sebagai(DIA)
    menu(dia, "Evaluasi")
    ikuti(dia, re.compile("[Uu]mpan balik"))
    main = dia.get_by_role("main")
    expect(main).to_contain_text("Cepat datang ketika bayi lahir")
    diterima = dia.get_by_role("region", name="Untuk Anda")
    expect(diterima).not_to_contain_text("Sari")


def suara_warga(jalan: Jalan) -> None:
    """6c: citizens answer by the link; five make a result, four do not."""
    budi = jalan.sebagai(PENILAI)
    menu(budi, "Layanan")
    ikuti(budi, "Buat untuk Puskesmas Susoh")
    isi(budi, Nama_layanan=LOKET)
    budi.get_by_label(re.compile("^Indeks kepuasan masyarakat")).check()
    tekan(budi, "Buat tautan dan kode QR")
    expect(budi.get_by_role("img", name=re.compile("^Kode QR"))).to_be_visible()
    alamat = budi.locator(".poster-alamat").inner_text()
    ikuti(budi, "Ke hasil layanan")
    for nomor in range(1, CUKUP + 1):
        _jawab(jalan, alamat)
        budi.reload()
        cukup = budi.get_by_role("heading", name=re.compile("^Belum cukup jawaban"))
        expect(cukup).to_have_count(int(nomor < CUKUP))
    expect(budi.get_by_role("region", name="Penilaian warga")).to_contain_text("A ")
    sari = jalan.sebagai(SARI)  # whose SKP carries that indicator
    menu(sari, "Evaluasi")
    ikuti(sari, re.compile("realisasi Triwulan IV"))
    expect(sari.get_by_role("main")).to_contain_text("Penilaian warga")


def _jawab(jalan: Jalan, alamat: str) -> None:
    warga = jalan.buka()
    warga.goto(alamat)
    pilih(warga)
    warga.get_by_role("button", name="Kirim jawaban").click()
    expect(warga.get_by_role("heading", level=1)).to_contain_text("Terima kasih")
    warga.context.close()


def capaian(jalan: Jalan) -> None:
    """7a: a penilai reads who still has to set the result; that leader sets it."""
    _kenal_kepala(jalan, KABID, "Kepala Bidang Bina Marga")
    kabid = jalan.sebagai(KABID)
    tugas(kabid, "Nilai").get_by_role("link").first.click()
    main = kabid.get_by_role("main")
    _kenal_kepala(jalan, KADIS, f"Kepala {PUPR}")
    expect(main).to_contain_text(jalan.nama[KADIS])
    kadis = jalan.sebagai(KADIS)
    tugas(kadis, "Tetapkan capaian").get_by_role("link").first.click()
    ikuti(kadis, re.compile("capaian Bidang Bina Marga"))
    kadis.get_by_label("Baik", exact=True).check()
    isi(kadis, Alasan="Sepuluh dari dua belas paket selesai tepat waktu.")
    tekan(kadis, "Tetapkan capaian")
    kabid.reload()
    expect(main).to_contain_text("Capaian organisasi Bidang Bina Marga: Baik")


def _kenal_kepala(jalan: Jalan, sebutan: str, jabatan: str) -> None:
    """Find the holder of a post in the directory, as HR would."""
    hr = jalan.sebagai(HR)
    menu(hr, "Pegawai")
    hr.get_by_label("Nama, NIP, atau jabatan").fill(jabatan)
    tekan(hr, "Cari")
    baris = hr.get_by_role("row").filter(has_text=jabatan).first
    nip = baris.locator("small").first.inner_text()
    nama = baris.get_by_role("link").inner_text()
    jalan.kenal(sebutan, nama.partition(",")[0], nip)


def penilaian(jalan: Jalan) -> None:
    """7b: he rates his people with the keyboard and sends what is complete."""
    budi = jalan.sebagai(PENILAI)
    tugas(budi, "Nilai").get_by_role("link", name="Buka meja penilai").click()
    for sebutan in (DIA, SARI):
        nama = jalan.nama.get(sebutan, "Sari Rumbia")
        orang = _orang(budi, nama)
        orang.get_by_role("radio").first.focus()
        budi.keyboard.press("2")
        budi.keyboard.press("2")
        expect(orang.locator(".orang-hasil")).to_contain_text("Baik")
    expect(budi.locator("#meja-saat")).to_contain_text("Tersimpan")
    ikuti(budi, "Periksa lalu kirim")
    tekan(budi, re.compile("^Kirim [0-9]+ penilaian"))
    expect(budi.get_by_role("main")).to_contain_text("penilaian terkirim")


def _orang(page: Page, nama: str) -> Locator:
    """Return one person's row of the desk; others may be named in its feedback."""
    kepala = page.get_by_role("heading", name=re.compile(re.escape(nama)))
    return page.locator(".orang").filter(has=kepala)


def kartu(jalan: Jalan) -> None:
    """8a: she opens the card, asks where the figure comes from, and accepts."""
    dia = jalan.sebagai(DIA)
    tugas(dia, "Baca hasil evaluasi").get_by_role("link", name="Baca hasil").click()
    main = dia.get_by_role("main")
    _kuadran(main)
    main.get_by_text(re.compile("^Dari mana angka ini")).first.click()
    asal = main.locator("details.asal[open]").first
    expect(asal).to_contain_text("PermenPANRB 6/2022")
    expect(asal).to_contain_text("Budi Cempaka")
    benang = dia.get_by_role("region", name="Benang emas")
    expect(benang).to_contain_text(KEBUTUHAN)
    expect(dia.get_by_role("region", name="Umpan balik")).to_contain_text(
        "Cepat datang"
    )
    expect(main).to_contain_text(PROGRAM)
    tekan(dia, "Saya sudah menerima hasil ini")
    expect(main.get_by_role("button", name="Saya sudah menerima")).to_have_count(0)


def _kuadran(main: Locator) -> None:
    """The drawing and its table mark the one cell of both ratings."""
    gambar = main.get_by_role("img", name=re.compile("^Kuadran kinerja"))
    expect(gambar).to_have_accessible_name(
        re.compile("Hasil kerja Sesuai ekspektasi, perilaku kerja Sesuai ekspektasi")
    )
    expect(gambar.get_by_text("Anda di sini")).to_have_count(1)
    main.get_by_text("Kuadran sebagai tabel").click()
    tabel = main.get_by_role("table", name=re.compile("predikat Baik"))
    expect(tabel.get_by_text("(di sini)")).to_have_count(1)
    baris = tabel.get_by_role("row", name=re.compile("^Hasil sesuai"))
    expect(baris.get_by_role("cell").nth(1)).to_have_text(
        re.compile(r"Baik\s+\(di sini\)")
    )


def keberatan(jalan: Jalan) -> None:
    """8b: another objects, the penilai explains."""
    sari = jalan.sebagai(SARI)
    baris = tugas(sari, "Baca hasil evaluasi Triwulan IV")
    baris.get_by_role("link", name="Baca hasil").click()
    tekan(sari, "Saya sudah menerima hasil ini")
    ikuti(sari, "Ajukan keberatan")
    isi(sari, Alasan_keberatan="Tiga kunjungan malam tidak dihitung.")
    tekan(sari, "Ajukan keberatan")
    budi = jalan.sebagai(PENILAI)
    tugas(budi, "menunggu penjelasan").get_by_role("link").first.click()
    ikuti(budi, re.compile("Sari Rumbia"))
    isi(budi, Penjelasan_pejabat_penilai="Kunjungan malam dicatat bulan berikutnya.")
    tekan(budi, "Kirim penjelasan")


def putusan(jalan: Jalan) -> None:
    """8c: the atasan decides, she reads the new result beside the old one."""
    eko = jalan.sebagai(ATASAN)
    tugas(eko, "menunggu putusan").get_by_role("link").first.click()
    ikuti(eko, re.compile("Sari Rumbia"))
    eko.get_by_label(re.compile("^Mengubah")).check()
    baru = eko.get_by_role("group", name=re.compile("Rating hasil kerja baru"))
    baru.get_by_label(re.compile("^Di ?atas", re.IGNORECASE)).check()
    lama = eko.get_by_role("group", name=re.compile("Rating perilaku kerja baru"))
    lama.get_by_label(re.compile("^Sesuai", re.IGNORECASE)).check()
    eko.get_by_label("Rekomendasi baru").fill("Catat kunjungan pada harinya.")
    isi(eko, Pertimbangan="Bukti kunjungan malam lengkap.")
    tekan(eko, "Tetapkan putusan")
    sari = jalan.sebagai(SARI)
    menu(sari, "Kartu")
    expect(sari.get_by_role("main")).to_contain_text("Sebelum putusan keberatan")


def tindak_lanjut(jalan: Jalan) -> None:
    """9a: follow-ups from the predikat, a training proposal, a need for next year."""
    budi = jalan.sebagai(PENILAI)
    _buka_kartu_dia(jalan, budi)
    _catat_lanjut(budi, "Pengembangan kompetensi", "Kunjungan nifas bersama kader.")
    ikuti(budi, "Usulkan pelatihan")
    isi(budi, Mengapa_pelatihan_ini_perlu="Belum pernah dilatih mendata kelahiran.")
    tekan(budi, "Kirim usulan ke BKPSDM")
    _buka_kartu_dia(jalan, budi)
    _catat_lanjut(
        budi,
        "Kebutuhan organisasi tahun depan",
        LANJUTAN,
        Urgensi="4",
        Dampak="4",
        Kelayakan="5",
    )
    menu(budi, "Kebutuhan")
    ikuti(budi, str(hari_ini().year + 1))
    expect(budi.get_by_role("main")).to_contain_text(LANJUTAN)


def _buka_kartu_dia(jalan: Jalan, page: Page) -> None:
    menu(page, "Evaluasi")
    ikuti(page, "Meja penilai")
    orang = _orang(page, jalan.nama[DIA])
    orang.get_by_role("link", name=re.compile("^Buka kartu")).click()


def _catat_lanjut(page: Page, jenis: str, uraian: str, **bobot: str) -> None:
    ikuti(page, "Catat tindak lanjut")
    page.get_by_label(jenis).check()
    isi(page, Tindak_lanjut=uraian, Tenggat=format_tanggal(hari_ini()))
    for label, nilai in bobot.items():
        page.get_by_label(label).select_option(label=nilai)
    tekan(page, "Catat tindak lanjut")
    expect(page.get_by_role("region", name="Tindak lanjut")).to_contain_text(uraian)


def siklus(jalan: Jalan) -> None:
    """9b: HR sees who has not finished by one click; the public sees sums only."""
    hr = jalan.sebagai(HR)
    menu(hr, "Siklus")
    ikuti(hr, re.compile("^Siapa "))
    expect(hr.get_by_role("main").get_by_role("row").nth(1)).to_be_visible()
    warga = jalan.buka()
    warga.goto("/publik/")
    main = warga.get_by_role("main")
    expect(main.get_by_role("row").filter(has_text=LOKET)).to_contain_text("A, ")
    expect(main).not_to_contain_text("Sari Rumbia")
    warga.context.close()
