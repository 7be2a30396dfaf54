"""Steps 1-4: staff, needs, SKP, training."""

import re

from playwright.sync_api import Page, expect

from kinerja.lib.tanggal import format_tanggal
from kinerja.lib.waktu import hari_ini
from tests.alur.jalan import DIA, HR, PENILAI, Jalan, ikuti, isi, menu, tekan
from tests.organisasi.berkas_siasn import SIASN_01

KEBUTUHAN = "Bayi baru lahir di gampong pesisir belum dikunjungi pada minggu pertama"
INDIKATOR = "Persentase bayi baru lahir yang dikunjungi dalam tujuh hari"
PROGRAM = "Kunjungan pertama bayi baru lahir"
RHK = "Bayi baru lahir di wilayah binaan dikunjungi pada minggu pertama"
CATATAN = "Target terlalu rendah. Tahun lalu sudah 85."


def impor(jalan: Jalan) -> None:
    """1: HR reads the SIASN export, saves it, and a second time changes nothing."""
    hr = jalan.sebagai(HR)
    menu(hr, "Pegawai")
    ikuti(hr, "Impor")
    _unggah(hr)
    main = hr.get_by_role("main")
    ditolak = main.get_by_role("row").filter(has_text="Nurlaili")
    expect(ditolak).to_contain_text("TANGGAL LAHIR")
    tekan(hr, re.compile("^Simpan [1-9]"))
    expect(main).to_contain_text("Disimpan")
    menu(hr, "Pegawai")
    hr.get_by_label("Nama, NIP, atau jabatan").fill("Zulfikri Hamdani")
    tekan(hr, "Cari")
    ikuti(hr, re.compile("Zulfikri Hamdani", re.IGNORECASE))
    expect(main).to_contain_text("S.STP., M.Si.")
    menu(hr, "Pegawai")
    ikuti(hr, "Impor")
    _unggah(hr)
    expect(main).to_contain_text("Tidak ada yang perlu disimpan")
    tekan(hr, "Batalkan")


def _unggah(page: Page) -> None:
    page.get_by_label("Berkas data pegawai").set_input_files(SIASN_01)
    tekan(page, "Baca berkas")


def kebutuhan(jalan: Jalan) -> None:
    """2: the head proposes a need, sees its priority, makes it an indicator."""
    budi = jalan.sebagai(PENILAI)
    menu(budi, "Kebutuhan")
    ikuti(budi, "Tambah kebutuhan")
    isi(
        budi,
        Kebutuhan=KEBUTUHAN,
        Sebab="Kelahiran dilaporkan ke bidan setelah lewat seminggu.",
        Bukti="Buku register: 14 dari 40 bayi dikunjungi setelah hari ketujuh.",
    )
    for label, pilihan in (
        ("Sumber", "Temuan"),
        ("Urgensi", "4"),
        ("Dampak", "5, banyak orang atau nyawa"),
        ("Kelayakan", "4"),
    ):
        budi.get_by_label(label, exact=True).select_option(label=pilihan)
    tekan(budi, "Simpan kebutuhan")
    expect(budi.get_by_role("heading", level=1)).to_have_text(KEBUTUHAN)
    hitung = budi.get_by_role("region", name="Prioritas 80")
    expect(hitung).to_contain_text("urgensi 4 × dampak 5 × kelayakan 4 = 80")
    ikuti(budi, "Putuskan")
    budi.get_by_label(re.compile("^Indikator:")).check()
    isi(budi, Alasan="Dapat diukur dari buku register.")
    tekan(budi, "Putuskan")
    _indikator(budi)


def _indikator(page: Page) -> None:
    isi(page, Rumusan_indikator=INDIKATOR, Satuan="persen")
    page.get_by_label(re.compile("^Makin besar makin baik")).check()
    page.get_by_label("Kuantitas").check()
    isi(
        page,
        Cara_menghitung="bayi dikunjungi dalam tujuh hari / bayi lahir x 100",
        Sumber_data="Buku register bidan",
    )
    page.get_by_label(re.compile("Target tahun")).fill("90")
    triwulan = page.get_by_label(re.compile("Target Triwulan"))
    for letak, teks in enumerate(("80", "85", "88", "90")):
        triwulan.nth(letak).fill(teks)
    isi(page, Alasan_keputusan="Dapat diukur dari buku register.")
    tekan(page, "Periksa target")
    expect(page.get_by_role("main")).to_contain_text("Terbaca: 90 persen")
    tekan(page, "Simpan indikator")
    expect(page.get_by_role("heading", level=1)).to_contain_text(INDIKATOR)


def skp(jalan: Jalan) -> None:
    """3: she drafts, he returns it with a note, she mends, he sees it and agrees."""
    _cari_yang_belum(jalan)
    dia = jalan.sebagai(DIA)
    menu(dia, "SKP")
    tekan(dia, re.compile("^Susun SKP"))
    ikuti(dia, "Tambah RHK")
    _rhk(dia)
    _lampiran(dia)
    ikuti(dia, "Periksa lalu ajukan")
    tekan(dia, re.compile("^Ajukan kepada Budi Cempaka"))
    budi = jalan.sebagai(PENILAI)
    _buka_skp(budi, jalan.nama[DIA])
    ikuti(budi, "Kembalikan dengan catatan")
    isi(budi, Catatan_untuk_RHK_1=CATATAN)
    tekan(budi, re.compile("^Kembalikan kepada"))
    _perbaiki(jalan)
    _buka_skp(jalan.sebagai(PENILAI), jalan.nama[DIA])
    beda = budi.locator(".beda")
    expect(beda.locator("del")).to_contain_text("80")
    expect(beda.locator("ins")).to_contain_text("88")
    ikuti(budi, "Tetapkan SKP")
    tekan(budi, re.compile("^Tetapkan SKP"))
    expect(budi.get_by_role("main")).to_contain_text("Ditetapkan Budi Cempaka")


def _cari_yang_belum(jalan: Jalan) -> None:
    budi = jalan.sebagai(PENILAI)
    menu(budi, "SKP")
    budi.get_by_label("Status").select_option(label="Belum mulai")
    tekan(budi, "Cari")
    baris = budi.get_by_role("main").get_by_role("row").nth(1).get_by_role("rowheader")
    nip = baris.locator("small").inner_text()
    nama = baris.inner_text().replace(nip, "").partition(",")[0].strip()
    jalan.kenal(DIA, nama, nip)


def _buka_skp(page: Page, nama: str) -> None:
    menu(page, "SKP")
    isi(page, Nama_atau_NIP=nama)
    tekan(page, "Cari")
    ikuti(page, re.compile(re.escape(nama)))


def _rhk(page: Page) -> None:
    page.get_by_label("RHK pimpinan yang diintervensi").select_option(index=1)
    isi(page, Rencana_hasil_kerja=RHK)
    page.get_by_role("radio", name="Utama").check()
    unit = page.get_by_label("Indikator unit kerja")
    pilihan = unit.locator("option", has_text=INDIKATOR).first
    unit.select_option(value=pilihan.get_attribute("value"))
    isi(page, Target_tahunan="80")
    tekan(page, "Simpan hasil kerja")
    expect(page.get_by_role("main")).to_contain_text(INDIKATOR)


def _lampiran(page: Page) -> None:
    ikuti(page, "Ubah lampiran")
    isi(
        page,
        Dukungan_sumber_daya="Sepeda motor puskesmas pada hari kunjungan.",
        Skema_pertanggungjawaban="Rekap kunjungan tiap triwulan.",
        Konsekuensi="Apresiasi bila tercapai, pembinaan bila tidak.",
    )
    tekan(page, "Simpan lampiran")


def _perbaiki(jalan: Jalan) -> None:
    dia = jalan.sebagai(DIA)
    menu(dia, "SKP")
    expect(dia.get_by_role("main")).to_contain_text("Dikembalikan")
    ikuti(dia, re.compile("^SKP 20"))
    expect(dia.get_by_role("main")).to_contain_text(CATATAN)
    ikuti(dia, "Ubah RHK 1")
    isi(dia, Target_tahunan="88")
    tekan(dia, "Simpan hasil kerja")
    ikuti(dia, "Periksa lalu ajukan")
    tekan(dia, re.compile("^Ajukan kepada"))


def pelatihan(jalan: Jalan) -> None:
    """4: a programme for that indicator; she takes part and gets her JP."""
    hr = jalan.sebagai(HR)
    _program(hr)
    _angkatan(hr)
    dia = jalan.sebagai(DIA)
    menu(dia, "Pelatihan")
    ikuti(dia, PROGRAM)
    tekan(dia, "Daftar")
    _belajar(dia)
    _catat(hr, jalan.nama[DIA])
    menu(dia, "Pelatihan")
    ikuti(dia, "JP saya")
    catatan = dia.get_by_role("region", name="Catatan JP")
    expect(catatan).to_contain_text(PROGRAM)
    expect(catatan).to_contain_text("4 JP")


def _program(page: Page) -> None:
    menu(page, "Pelatihan")
    ikuti(page, "Kelola program")
    isi(page, Cari_unit_kerja="Puskesmas Susoh")
    tekan(page, "Cari unit")
    ikuti(page, re.compile("^Buat untuk Puskesmas Susoh$"))
    isi(page, Nama_program=PROGRAM, JP="4")
    page.get_by_label("Tujuan").fill("Bidan tahu setiap kelahiran pada harinya.")
    page.get_by_label(INDIKATOR).first.check()
    tekan(page, "Simpan program")
    ikuti(page, "Tulis studi kasus")
    isi(
        page,
        Judul_kasus="Kabar yang terlambat",
        Situasi="Tiga bayi baru dikunjungi pada hari kesepuluh.",
        Pertanyaan_1="Siapa yang dapat mengabari Anda lebih cepat?",
    )
    page.get_by_label("Rubrik: cara menilai jawaban").first.fill("Menyebut kader.")
    page.get_by_label("Contoh jawaban").first.fill("Kader, keuchik, dan keluarga.")
    tekan(page, "Simpan studi kasus")
    ikuti(page, "Tulis simulasi")
    isi(page, Judul_simulasi="Telepon malam hari", Pengantar="Anda bidan jaga.")
    tekan(page, "Simpan judul")
    _adegan(page, 1, "Kader menelepon: bayi lahir di Pawoh.", AKIBAT)
    _adegan(page, 2, "Bayi dan ibunya sehat, buku register terisi.", ())
    _adegan(page, 3, "Besok pagi bayi itu demam.", ())
    ikuti(page, PROGRAM)
    tekan(page, "Terbitkan program")


AKIBAT = (("Berangkat malam ini.", 2, -2, 4, 4), ("Menunggu pagi.", 3, 2, -4, -3))


def _adegan(
    page: Page,
    nomor: int,
    cerita: str,
    pilihan: tuple[tuple[str, int, int, int, int], ...],
) -> None:
    ikuti(page, f"Adegan {nomor}")
    isi(page, Isi_adegan=cerita)
    for letak, (teks, *angka) in enumerate(pilihan):
        page.get_by_label(f"Teks pilihan {letak + 1}").fill(teks)
        label = ("Menuju adegan", "Waktu", "Mutu", "Kepuasan")
        for nama, nilai in zip(label, angka, strict=True):
            page.get_by_label(nama, exact=True).nth(letak).fill(str(nilai))
    tekan(page, f"Simpan adegan {nomor}")


def _angkatan(page: Page) -> None:
    ikuti(page, "Buka angkatan")
    hari = format_tanggal(hari_ini())
    isi(
        page,
        Nama_angkatan="Angkatan I",
        Tempat="Aula Puskesmas Susoh",
        Hari_pertama=hari,
        Hari_terakhir=hari,
        Kuota="20",
    )
    tekan(page, "Simpan angkatan")


def _belajar(page: Page) -> None:
    ikuti(page, "Kerjakan studi kasus")
    page.get_by_label("Jawaban Anda atas pertanyaan 1").fill("Kader posyandu.")
    tekan(page, "Serahkan dan lihat pembahasan")
    main = page.get_by_role("main")
    for teks in ("Menyebut kader.", "Kader, keuchik, dan keluarga."):
        expect(main).to_contain_text(teks)
    ikuti(page, "Kembali ke program")
    ikuti(page, "Buka simulasi")
    tekan(page, "Mulai simulasi")
    page.get_by_label("Berangkat malam ini.").check()
    tekan(page, "Lakukan")
    expect(main).to_contain_text("Bayi dan ibunya sehat")
    for akibat in ("Waktu", "Mutu", "Kepuasan"):
        expect(main).to_contain_text(akibat)
    ikuti(page, "Kembali ke program")


def _catat(page: Page, nama: str) -> None:
    menu(page, "Pelatihan")
    ikuti(page, "Kelola program")
    ikuti(page, PROGRAM)
    ikuti(page, re.compile("^Kelola *Angkatan I"))
    ikuti(page, "Catat nilai tes")
    page.get_by_label(f"Tes awal {nama}").fill("50")
    page.get_by_label(f"Tes akhir {nama}").fill("80")
    tekan(page, "Simpan nilai")
    expect(page.get_by_role("row").filter(has_text=nama)).to_contain_text("0,60")
    ikuti(page, "Catat kehadiran")
    page.get_by_role("checkbox").check()
    tekan(page, re.compile("^Simpan kehadiran"))
    tekan(page, re.compile("^Tutup angkatan, catat JP 1 orang"))
