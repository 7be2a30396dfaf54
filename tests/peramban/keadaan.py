"""Every page in every state it can be in: empty, filled, refused."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from playwright.sync_api import Page

from tests.peramban import (
    acuan,
    data,
    gabung,
    impor,
    kartu,
    kebutuhan,
    latih,
    layanan,
    nilai,
    perubahan,
    skp,
    tim,
    unit,
)

HR = "HR (BKPSDM)"
PEGAWAI = "Pegawai"
PENILAI = "Pejabat penilai"
ATASAN = "Atasan pejabat penilai"
PIMPINAN = "Pimpinan (Bupati)"
ADMIN = "Admin SKPK"
LAIN = "Pegawai unit lain"


@dataclass(frozen=True)
class Keadaan:
    """A page in one state, as somebody sees it."""

    nama: str
    sebagai: str | None
    bawa: Callable[[Page], object]

    def __str__(self) -> str:
        return self.nama


def _ke(alamat: str) -> Callable[[Page], object]:
    return lambda page: page.goto(alamat)


def _kirim(alamat: str, **isian: str) -> Callable[[Page], None]:
    def bawa(page: Page) -> None:
        page.goto(alamat)
        for nama, teks in isian.items():
            page.locator(f"[name={nama}]").fill(teks)
        page.locator("main form [type=submit]").first.click()

    return bawa


def _orang_pertama(page: Page) -> None:
    page.goto("/pegawai/")
    page.locator("a.nama").first.click()
    page.wait_for_url("**/pegawai/*-*/")


def _kedaluwarsa(page: Page) -> None:
    page.goto("/saya/kontak/")
    page.context.clear_cookies(name="csrftoken")
    page.locator("main form [type=submit]").click()


def _templat(nama: str) -> Callable[[Page], None]:
    """Error pages that a healthy site does not show."""

    def bawa(page: Page) -> None:
        isi = render_to_string(nama)
        page.route("**/uji-galat", lambda rute: rute.fulfill(body=isi, status=200))
        page.goto("/uji-galat")

    return bawa


KEADAAN = (
    Keadaan("masuk", None, _ke("/masuk/")),
    Keadaan("masuk-galat", None, _kirim("/masuk/", login="123", password="keliru")),
    Keadaan("aktivasi", None, _ke("/aktivasi/")),
    Keadaan("aktivasi-galat", None, _kirim("/aktivasi/")),
    Keadaan("lupa-sandi", None, _ke("/lupa-sandi/")),
    Keadaan("lupa-sandi-galat", None, _kirim("/lupa-sandi/", email="a@")),
    Keadaan("lupa-sandi-terkirim", None, _ke("/lupa-sandi/terkirim/")),
    Keadaan("lupa-sandi-tautan", None, _ke("/lupa-sandi/1-salah/")),
    Keadaan("lupa-sandi-selesai", None, _ke("/lupa-sandi/selesai/")),
    Keadaan("akun-nonaktif", None, _ke("/akun-nonaktif/")),
    Keadaan("beranda", PEGAWAI, _ke("/")),
    Keadaan("pegawai", HR, _ke("/pegawai/?halaman=2")),
    Keadaan("pegawai-saring", HR, _ke("/pegawai/?q=cut&jenis=PNS")),
    Keadaan("pegawai-kosong", HR, _ke("/pegawai/?q=jeurunger")),
    Keadaan("pegawai-galat", HR, _ke("/pegawai/?jenis=bukan")),
    Keadaan("pegawai-detail", HR, _orang_pertama),
    Keadaan("gabung-cari-kosong", HR, gabung.kosong),
    Keadaan("gabung-cari", HR, gabung.cari),
    Keadaan("gabung-konflik", HR, gabung.konflik),
    Keadaan("gabung-galat", HR, gabung.galat),
    Keadaan("tim-baru", HR, tim.baru),
    Keadaan("tim-galat", HR, tim.galat),
    Keadaan("tim", HR, tim.rincian),
    Keadaan("tim-anggota", HR, tim.cari),
    Keadaan("tim-anggota-galat", HR, tim.anggota_galat),
    Keadaan("tim-akhiri", HR, tim.akhiri),
    Keadaan("impor-kosong", HR, _ke("/impor/")),
    Keadaan("impor", HR, impor.daftar),
    Keadaan("impor-galat", HR, impor.unggah_keliru),
    Keadaan("impor-pratinjau", HR, impor.pratinjau),
    Keadaan("impor-saring-kosong", HR, impor.saringan_kosong),
    Keadaan("impor-dibatalkan", HR, impor.dibatalkan),
    Keadaan("impor-berjalan", HR, impor.berjalan),
    Keadaan("impor-kolom", HR, impor.kolom),
    Keadaan("impor-kolom-galat", HR, impor.kolom_galat),
    Keadaan("impor-kolom-asing", HR, impor.kolom_asing),
    Keadaan("impor-tanpa-centang", HR, impor.tanpa_centang),
    Keadaan("impor-tanya", HR, impor.tanya),
    Keadaan("impor-diurungkan", HR, impor.diurungkan),
    Keadaan("kebutuhan-unit", HR, _ke("/kebutuhan/?q=")),
    Keadaan("kebutuhan-unit-kosong", HR, _ke("/kebutuhan/?q=jeurunger")),
    Keadaan("kebutuhan-papan", PENILAI, kebutuhan.papan),
    Keadaan("kebutuhan-papan-kosong", PENILAI, kebutuhan.papan_kosong),
    Keadaan("kebutuhan-sasaran-galat", PENILAI, kebutuhan.sasaran_galat),
    Keadaan("kebutuhan-isi-galat", PENILAI, kebutuhan.isi_galat),
    Keadaan("kebutuhan-rincian", PENILAI, kebutuhan.rincian),
    Keadaan("kebutuhan-putusan-galat", PENILAI, kebutuhan.putusan_galat),
    Keadaan("indikator", PENILAI, kebutuhan.indikator),
    Keadaan("indikator-baru", PENILAI, kebutuhan.indikator_baru),
    Keadaan("indikator-baru-galat", PENILAI, kebutuhan.indikator_baru_galat),
    Keadaan("kontak", PEGAWAI, _ke("/saya/kontak/")),
    Keadaan("kontak-galat", PEGAWAI, _kirim("/saya/kontak/", surel="a@", telepon="x")),
    Keadaan("ganti-sandi", PEGAWAI, _ke("/ganti-sandi/")),
    Keadaan("ganti-sandi-galat", PEGAWAI, _kirim("/ganti-sandi/")),
    Keadaan("keluar", PEGAWAI, _ke("/keluar/")),
    Keadaan("pemberitahuan", PEGAWAI, _ke("/pemberitahuan/")),
    Keadaan("bantuan", PEGAWAI, _ke("/bantuan/")),
    Keadaan("kartu", PEGAWAI, _ke("/kartu/")),
    Keadaan("kartu-terbuka", PEGAWAI, kartu.kartu_terbuka),
    Keadaan("kartu-lama", PEGAWAI, kartu.kartu_lama),
    Keadaan("keberatan-daftar", PEGAWAI, _ke("/keberatan/")),
    Keadaan("siklus", HR, _ke("/siklus/")),
    Keadaan("siklus-lewat", HR, kartu.siklus_lewat),
    Keadaan("siklus-tunggakan", HR, _ke("/siklus/tunggakan/")),
    Keadaan("siklus-tunggakan-unit", HR, kartu.tunggakan_unit),
    Keadaan("siklus-ingatkan", HR, kartu.ingatkan),
    Keadaan("gaya", PEGAWAI, _ke("/gaya/")),
    Keadaan("publik", None, _ke("/publik/")),
    Keadaan("layanan-isi", HR, layanan.buka_formulir),
    Keadaan("layanan-isi-galat", HR, layanan.kirim_kosong),
    Keadaan("layanan-terima", HR, layanan.kirim_jawaban),
    Keadaan("layanan-tiada", None, _ke("/layanan/tidak-ada/")),
    Keadaan("titik-layanan", HR, _ke("/titik-layanan/")),
    Keadaan("titik-layanan-baru", HR, layanan.buka_baru),
    Keadaan("titik-layanan-baru-galat", HR, layanan.buat_kosong),
    Keadaan("titik-layanan-lembar", HR, layanan.buka_lembar),
    Keadaan("titik-layanan-ubah", HR, layanan.buka_ubah),
    Keadaan("titik-layanan-hasil", HR, layanan.buka_hasil),
    Keadaan("skp", PEGAWAI, _ke("/skp/")),
    Keadaan("skp-daftar", HR, _ke("/skp/?lingkup=semua")),
    Keadaan("skp-kosong", HR, _ke("/skp/?lingkup=semua&q=jeurunger")),
    Keadaan("skp-saya", PEGAWAI, skp.buka),
    Keadaan("skp-baca", HR, skp.baca),
    Keadaan("skp-batalkan-galat", HR, skp.batalkan),
    Keadaan("evaluasi", PEGAWAI, _ke("/evaluasi/")),
    Keadaan("umpan-balik", PEGAWAI, _ke("/umpan-balik/")),
    Keadaan("meja", PENILAI, _ke("/meja/")),
    Keadaan("capaian", ATASAN, _ke("/capaian/")),
    Keadaan("keberatan-kosong", ATASAN, _ke("/keberatan/")),
    Keadaan("pelatihan", PEGAWAI, _ke("/pelatihan/")),
    Keadaan("pelatihan-saya", PEGAWAI, _ke("/pelatihan/saya/")),
    Keadaan("pelatihan-kelola", HR, _ke("/pelatihan/kelola/")),
    Keadaan("usulan-pelatihan", HR, _ke("/usulan-pelatihan/")),
    Keadaan("evaluasi-kosong", LAIN, _ke("/evaluasi/")),
    Keadaan("realisasi", ADMIN, nilai.realisasi),
    Keadaan("realisasi-galat", ADMIN, nilai.realisasi_galat),
    Keadaan("realisasi-bentrok", ADMIN, nilai.realisasi_bentrok),
    Keadaan("realisasi-baca", ADMIN, nilai.realisasi_baca),
    Keadaan("umpan-balik-kosong", LAIN, _ke("/umpan-balik/?q=jeurunger")),
    Keadaan("umpan-balik-beri", PEGAWAI, nilai.beri_umpan_balik),
    Keadaan("umpan-balik-galat", PEGAWAI, nilai.umpan_balik_galat),
    Keadaan("capaian-isi", ATASAN, nilai.capaian),
    Keadaan("capaian-galat", ATASAN, nilai.capaian_galat),
    Keadaan("meja-tertahan", ATASAN, _ke("/meja/")),
    Keadaan("meja-bukti", PENILAI, nilai.meja_bukti),
    Keadaan("meja-seorang", PENILAI, nilai.meja_seorang),
    Keadaan("meja-terisi", PENILAI, nilai.meja_terisi),
    Keadaan("meja-bentrok", PENILAI, nilai.meja_bentrok),
    Keadaan("meja-periksa", PENILAI, nilai.meja_periksa),
    Keadaan("meja-periksa-galat", PENILAI, nilai.meja_periksa_galat),
    Keadaan("keberatan-ajukan", HR, nilai.ajukan),
    Keadaan("keberatan-ajukan-galat", HR, nilai.ajukan_galat),
    Keadaan("keberatan-penilai", PENILAI, _ke("/keberatan/")),
    Keadaan("keberatan-jelaskan", PENILAI, nilai.jelaskan),
    Keadaan("keberatan-jelaskan-galat", PENILAI, nilai.jelaskan_galat),
    Keadaan("keberatan-putuskan", ATASAN, nilai.putuskan),
    Keadaan("keberatan-putuskan-galat", ATASAN, nilai.putuskan_galat),
    Keadaan("keberatan-diputus", ATASAN, nilai.diputus),
    Keadaan("kartu-bawahan", PENILAI, nilai.kartu_bawahan),
    Keadaan("tindak-lanjut", PENILAI, nilai.tindak_lanjut),
    Keadaan("tindak-lanjut-galat", PENILAI, nilai.tindak_lanjut_galat),
    Keadaan("tindak-lanjut-tutup-galat", PENILAI, nilai.tutup_galat),
    Keadaan("pelatihan-kosong", LAIN, _ke("/pelatihan/")),
    Keadaan("program", PEGAWAI, latih.program),
    Keadaan("kasus", PEGAWAI, latih.kasus),
    Keadaan("kasus-galat", PEGAWAI, latih.kasus_galat),
    Keadaan("simulasi", PEGAWAI, latih.simulasi),
    Keadaan("simulasi-galat", PEGAWAI, latih.simulasi_galat),
    Keadaan("jp-saya", PENILAI, _ke("/pelatihan/saya/")),
    Keadaan("program-kelola-cari", HR, latih.kelola),
    Keadaan("program-baru", HR, latih.program_baru),
    Keadaan("program-galat", HR, latih.program_galat),
    Keadaan("program-draf", HR, latih.draf),
    Keadaan("program-ubah", HR, latih.ubah_program),
    Keadaan("kasus-tulis", HR, latih.tulis_kasus),
    Keadaan("kasus-tulis-galat", HR, latih.tulis_kasus_galat),
    Keadaan("simulasi-tulis", HR, latih.tulis_simulasi),
    Keadaan("adegan", HR, latih.adegan),
    Keadaan("adegan-galat", HR, latih.adegan_galat),
    Keadaan("angkatan-baru", HR, latih.angkatan_baru),
    Keadaan("angkatan-galat", HR, latih.angkatan_galat),
    Keadaan("angkatan", HR, latih.angkatan),
    Keadaan("angkatan-cari", HR, latih.angkatan_cari),
    Keadaan("angkatan-tutup", HR, latih.angkatan_tutup),
    Keadaan("kehadiran", HR, latih.kehadiran),
    Keadaan("kehadiran-bentrok", HR, latih.kehadiran_bentrok),
    Keadaan("nilai-tes", HR, latih.nilai),
    Keadaan("nilai-tes-galat", HR, latih.nilai_galat),
    Keadaan("pembahasan", HR, latih.pembahasan),
    Keadaan("simulasi-hasil", HR, latih.jalan),
    Keadaan("tanggapan", PENILAI, latih.tanggapan),
    Keadaan("tanggapan-galat", PENILAI, latih.tanggapan_galat),
    Keadaan("usulan-kosong", LAIN, _ke("/usulan-pelatihan/")),
    Keadaan("usulan-baru", PEGAWAI, _ke("/usulan-pelatihan/baru/")),
    Keadaan("usulan-galat", PEGAWAI, latih.usulan_galat),
    Keadaan("usulan-putusan", HR, latih.putusan_usulan),
    Keadaan("usulan-putusan-galat", HR, latih.putusan_usulan_galat),
    Keadaan("unit", HR, _ke("/unit/")),
    Keadaan("unit-terbuka", HR, unit.pohon_terbuka),
    Keadaan("unit-cari", HR, _ke("/unit/?q=puskesmas")),
    Keadaan("unit-kosong", HR, _ke("/unit/?q=jeurunger")),
    Keadaan("unit-lama-kosong", HR, _ke("/unit/?pada=2001-01-01")),
    Keadaan("unit-galat", HR, _ke("/unit/?pada=kemarin")),
    Keadaan("unit-rincian", HR, unit.rincian),
    Keadaan("unit-rincian-lama", HR, unit.rincian_lama),
    Keadaan("unit-rincian-admin", ADMIN, unit.rincian),
    Keadaan("unit-bagan", HR, unit.bagan),
    Keadaan("unit-saya", PEGAWAI, _ke("/unit/")),
    Keadaan("pegawai-lanjut", HR, _ke("/pegawai/?golongan=III/a&keadaan=AKTIF")),
    Keadaan("pegawai-ubah", ADMIN, unit.ubah_pegawai),
    Keadaan("pegawai-ubah-galat", ADMIN, unit.ubah_pegawai_galat),
    Keadaan("pegawai-baru-galat", ADMIN, unit.pegawai_baru_galat),
    Keadaan("kode-unit", ADMIN, unit.kode_unit),
    Keadaan("kode-pegawai", ADMIN, unit.kode_pegawai),
    Keadaan("kode-lembar", ADMIN, unit.kode_lembar),
    Keadaan("laporan-kosong", LAIN, _ke("/laporan-data/")),
    Keadaan("laporan-baru", PEGAWAI, _ke("/laporan-data/baru/?bagian=PENILAI")),
    Keadaan("laporan-baru-galat", PEGAWAI, unit.lapor_galat),
    Keadaan("laporan-saya", PEGAWAI, unit.lapor),
    Keadaan("laporan", ADMIN, _ke("/laporan-data/")),
    Keadaan("perubahan-cari", HR, perubahan.cari),
    Keadaan("perubahan-galat", HR, perubahan.galat),
    Keadaan("perubahan-akibat", HR, perubahan.akibat),
    Keadaan("perubahan-unit", HR, perubahan.unit_gabung),
    Keadaan("perubahan-batalkan", HR, perubahan.batalkan),
    Keadaan("acuan", HR, _ke("/acuan/")),
    Keadaan("libur", HR, _ke("/acuan/libur/2026/")),
    Keadaan("libur-kosong", HR, _ke("/acuan/libur/2090/")),
    Keadaan("libur-galat", HR, acuan.libur_galat),
    Keadaan("libur-ubah", HR, acuan.libur_ubah),
    Keadaan("libur-cabut-galat", HR, acuan.libur_cabut_galat),
    Keadaan("libur-impor-galat", HR, acuan.impor_galat),
    Keadaan("libur-periksa", HR, acuan.periksa),
    Keadaan("acuan-golongan", HR, _ke("/acuan/golongan/")),
    Keadaan("acuan-jabatan", HR, _ke("/acuan/jenis-jabatan/")),
    Keadaan("acuan-ubah-galat", HR, acuan.ubah_galat),
    Keadaan("saldo", HR, _ke("/saldo-awal/?q=susoh")),
    Keadaan("saldo-tiada", HR, _ke("/saldo-awal/?q=jeurunger")),
    Keadaan("saldo-unit", HR, acuan.saldo_milik),
    Keadaan("saldo-galat", ADMIN, acuan.saldo_galat),
    Keadaan("saldo-impor-galat", HR, acuan.saldo_impor_galat),
    Keadaan("saldo-periksa", HR, acuan.saldo_periksa),
    Keadaan("mutu", HR, _ke("/mutu-data/")),
    Keadaan("mutu-admin", ADMIN, _ke("/mutu-data/")),
    Keadaan("mutu-kosong", HR, _ke("/mutu-data/?unit=jeurunger")),
    Keadaan("penilai-isi", HR, data.orang("penilai/")),
    Keadaan("penilai-cari-kosong", HR, data.orang("penilai/?q=jeurunger")),
    Keadaan("penilai-galat", HR, data.penilai_galat),
    Keadaan("penilai-akhiri", HR, data.penilai_akhiri),
    Keadaan("penilai-akhiri-galat", HR, data.penilai_akhiri_galat),
    Keadaan("perubahan-promosi", HR, data.orang("perubahan/promosi/")),
    Keadaan("perubahan-plt", HR, data.orang("perubahan/plt/?q=kepala")),
    Keadaan("perubahan-tukar", HR, data.orang("perubahan/tukar/?q=cut")),
    Keadaan("perubahan-keadaan", HR, data.orang("perubahan/keadaan/")),
    Keadaan("perubahan-nama-galat", HR, data.unit_galat),
    Keadaan("400", None, _templat("400.html")),
    Keadaan("403", PEGAWAI, _ke("/pegawai/")),
    Keadaan("403-kedaluwarsa", PEGAWAI, _kedaluwarsa),
    Keadaan("404", PEGAWAI, _ke("/tidak-ada")),
    Keadaan("404-belum-masuk", None, _ke("/tidak-ada")),
    Keadaan("409", None, _templat("409.html")),
    Keadaan("500", None, _templat("500.html")),
)
