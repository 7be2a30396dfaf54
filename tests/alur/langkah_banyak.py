"""Steps 1, 3 and 5 for many: a file of 25, 25 SKP at once, reminders to the late."""

import json
import re
import subprocess
import sys

from playwright.sync_api import FilePayload, Page, expect

from kinerja.lokal.folder import AKAR
from tests.alur.jalan import DIA, HR, SARI, Jalan, ikuti, isi, menu, tekan
from tests.kotak_surat import KotakSurat, buka_kotak
from tests.organisasi.berkas_siasn import (
    SIASN_01,
    baris,
    judul_dan_baris,
    sebagai_xlsx,
)
from tests.situs import Situs

BANYAK = 25
KAPUS = "kepala puskesmas yang mendapat 25 orang baru"
HASIL_KERJA = "Pasien poli umum terlayani sesuai antrean"
PENGINGAT = re.compile(r"^Realisasi .+ belum dikirim|Realisasi SKP Anda belum")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Reminds on the last day; before 07.00 WIB the job due is yesterday's, one day before.
INGATKAN = """
import json
from evaluasi.models import Evaluasi
from evaluasi.selectors.periode import tahap_terbuka
from kinerja.jadwal.services import run_job
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.services import relay_pesan
(tahap,) = tahap_terbuka(hari_ini())
jendela = tahap.jendela
tahap.jendela = rentang(jendela.lower, hari_ini())
tahap.save()
run_job("ingatkan_evaluasi")
while relay_pesan():
    pass
tahap.jendela = jendela
tahap.save()
belum = Evaluasi.objects.filter(tahap=tahap, status="BELUM")
surel = belum.exclude(pegawai__pengguna__surel="")
print(json.dumps(sorted(surel.values_list("pegawai__pengguna__surel", flat=True))))
"""


def impor_banyak(jalan: Jalan) -> None:
    """1b: the same rows as XLSX change nothing; a file of 25 brings 25 people."""
    hr = jalan.sebagai(HR)
    main = hr.get_by_role("main")
    _unggah(hr, "sama.xlsx", sebagai_xlsx(judul_dan_baris()[1]))
    expect(main).to_contain_text("Tidak ada yang perlu disimpan")
    tekan(hr, "Batalkan")
    kapus = json.loads(_pengaju(jalan, "kepala"))
    jalan.kenal(KAPUS, kapus["nama"], kapus["nip"])
    _unggah(hr, "baru.xlsx", sebagai_xlsx(_orang_baru(kapus["unit"])))
    tekan(hr, f"Simpan {BANYAK} orang baru dan 0 perubahan")
    expect(main).to_contain_text("Disimpan")
    cetakan = jalan.situs.django("import_pegawai", str(SIASN_01), "--keluaran", "json")
    ringkas = json.loads(cetakan)
    assert (ringkas["baru"], ringkas["berubah"]) == (0, 0)
    assert ringkas["sama"] > 0
    assert {"baris", "kolom", "alasan"} <= set(ringkas["peringatan"][0])


def _unggah(page: Page, nama: str, buku: bytes) -> None:
    page.goto("/")
    menu(page, "Pegawai")
    ikuti(page, "Impor")
    berkas: FilePayload = {"name": nama, "mimeType": XLSX, "buffer": buku}
    page.get_by_label("Berkas data pegawai").set_input_files(berkas)
    tekan(page, "Baca berkas")


def _nip_baru() -> list[str]:
    return [f"199402202023212{nomor:03}" for nomor in range(101, 101 + BANYAK)]


def _orang_baru(unit: str) -> list[dict[str, str]]:
    """Return rows of nurses who begin in this unit."""
    return [
        baris(
            2,
            NAMA=f"PERAWAT BARU {nomor:02}",
            NIP_BARU=nip,
            JENIS_KELAMIN="F",
            UNOR_ID="",
            UNOR_NAMA=unit,
            NIK="",
        )
        for nomor, nip in enumerate(_nip_baru(), start=1)
    ]


def _pengaju(jalan: Jalan, *argumen: str) -> str:
    hasil = subprocess.run(
        [sys.executable, "-m", "tests.alur.pengaju", *argumen],
        cwd=AKAR,
        env=jalan.situs.env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    return hasil.stdout


def setujui_banyak(jalan: Jalan) -> None:
    """3b: 25 SKP wait for one penilai; he reads the names and agrees at once."""
    assert json.loads(_pengaju(jalan, "ajukan", HASIL_KERJA, *_nip_baru())) == BANYAK
    kapus = jalan.sebagai(KAPUS)
    menu(kapus, "SKP")
    isi(kapus, Nama_atau_NIP="Perawat Baru")
    tekan(kapus, "Cari")
    ikuti(kapus, f"Setujui {BANYAK} SKP yang menunggu di halaman ini")
    main = kapus.get_by_role("main")
    expect(main.locator("ol.tautan-daftar > li")).to_have_count(BANYAK)
    tekan(kapus, f"Setujui {BANYAK} SKP")
    expect(main).to_contain_text(f"{BANYAK} SKP ditetapkan")


def ingatkan(jalan: Jalan) -> None:
    """5b: mail and notice for those who have not sent their realisasi, no others."""
    with buka_kotak() as (kotak, port):
        env = {**jalan.situs.env, "KINERJA_EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        cetakan = Situs(jalan.situs.alamat, {}, env).django(
            "shell", "--command", INGATKAN
        )
    belum = json.loads(cetakan.splitlines()[-1])
    assert belum
    assert _diingatkan(kotak) == belum
    for sebutan, kali in ((DIA, 1), (SARI, 0)):
        page = jalan.sebagai(sebutan)
        menu(page, "Pemberi\u00adtahuan")
        kabar = page.get_by_role("listitem").filter(has_text=PENGINGAT)
        expect(kabar).to_have_count(kali)


def _diingatkan(kotak: KotakSurat) -> list[str]:
    surat = [satu for satu in kotak.surat if PENGINGAT.search(str(satu["Subject"]))]
    return sorted(str(satu["To"]) for satu in surat)
