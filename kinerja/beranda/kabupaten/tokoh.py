"""The people of the example whose logins are printed, and what they may do."""

from dataclasses import dataclass

from organisasi.rules.jenis import JenisKelamin, JenisPeran

#: Every account of the example has it; `isi_contoh` refuses a site with HTTPS.
SANDI = "contoh-blangpidie"
BUPATI = "bupati"


@dataclass(frozen=True)
class Tokoh:
    """One person of the story; no ``jabatan`` means: leads the unit."""

    sebutan: str
    nama: str
    gelar: str
    kelamin: JenisKelamin
    unit: str
    jabatan: str = ""
    peran: JenisPeran | None = None
    cakupan: str = ""


L, P = JenisKelamin.PRIA, JenisKelamin.WANITA
PKM = "Puskesmas Susoh"
DINKES = "Dinas Kesehatan"
TOKOH = (
    Tokoh(
        "Pimpinan (Bupati)",
        "Safwan Kenari",
        "",
        L,
        "Pemerintah Kabupaten Aceh Barat Daya",
        peran=JenisPeran.PIMPINAN_PENUH,
    ),
    Tokoh("Atasan pejabat penilai", "Eko Meranti", "M.Kes.", L, DINKES),
    Tokoh("Pejabat penilai", "Budi Cempaka", "S.KM.", L, PKM),
    Tokoh("Pegawai", "Sari Rumbia", "A.Md.Keb.", P, PKM, "Bidan Penyelia"),
    Tokoh(
        "HR (BKPSDM)",
        "Dewi Seulanga",
        "S.Psi.",
        P,
        "Bidang Penilaian Kinerja dan Penghargaan",
        "Analis SDM Aparatur Ahli Pertama",
        JenisPeran.BKPSDM,
    ),
    Tokoh(
        "Admin SKPK",
        "Lina Pandan",
        "A.Md.",
        P,
        f"Subbagian Umum dan Kepegawaian {DINKES}",
        "Pengolah Data dan Informasi",
        JenisPeran.ADMIN_SKPK,
        DINKES,
    ),
    Tokoh(
        "Inspektorat",
        "Ilham Gaharu",
        "S.E.",
        L,
        "Irban Wilayah I",
        "Penelaah Teknis Kebijakan",
        JenisPeran.INSPEKTORAT,
    ),
    Tokoh(
        "Pegawai unit lain",
        "Citra Damar",
        "S.T.",
        P,
        "Bidang Bina Marga",
        "Perencana Ahli Muda",
    ),
)
