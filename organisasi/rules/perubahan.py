"""The acts that change who holds which post and how the units stand to each other."""

from collections.abc import Mapping
from enum import StrEnum


class JenisPerubahan(StrEnum):
    """Kind of an act; each has a form of its own."""

    MUTASI = "MUTASI"
    PROMOSI = "PROMOSI"
    PLT = "PLT"
    PLT_SELESAI = "PLT_SELESAI"
    KEADAAN = "KEADAAN"
    KEMBALI = "KEMBALI"
    BERHENTI = "BERHENTI"
    TUKAR = "TUKAR"
    PINDAH_UNIT = "PINDAH_UNIT"
    GABUNG_UNIT = "GABUNG_UNIT"
    NAMA_UNIT = "NAMA_UNIT"
    UNIT_BARU = "UNIT_BARU"
    AKHIRI_UNIT = "AKHIRI_UNIT"


class SebabBerhenti(StrEnum):
    """Why somebody leaves (PP 11/2017 Ps 238-266; PP 49/2018 Ps 53 for PPPK)."""

    PENSIUN = "PENSIUN"
    PINDAH_INSTANSI = "PINDAH_INSTANSI"
    MENGUNDURKAN_DIRI = "MENGUNDURKAN_DIRI"
    DIBERHENTIKAN = "DIBERHENTIKAN"
    PERJANJIAN_BERAKHIR = "PERJANJIAN_BERAKHIR"
    MENINGGAL = "MENINGGAL"


SEBUTAN_PERUBAHAN: Mapping[StrEnum, str] = {
    JenisPerubahan.MUTASI: "Mutasi",
    JenisPerubahan.PROMOSI: "Promosi atau kenaikan pangkat",
    JenisPerubahan.PLT: "Penugasan Plt. atau Plh.",
    JenisPerubahan.PLT_SELESAI: "Akhir Plt. atau Plh.",
    JenisPerubahan.KEADAAN: "Tugas belajar, cuti, atau keadaan lain",
    JenisPerubahan.KEMBALI: "Kembali bertugas",
    JenisPerubahan.BERHENTI: "Pensiun atau berhenti",
    JenisPerubahan.TUKAR: "Tukar jabatan",
    JenisPerubahan.PINDAH_UNIT: "Pindah ke bawah unit lain",
    JenisPerubahan.GABUNG_UNIT: "Gabung ke unit lain",
    JenisPerubahan.NAMA_UNIT: "Ganti nama unit",
    JenisPerubahan.UNIT_BARU: "Unit baru di bawahnya",
    JenisPerubahan.AKHIRI_UNIT: "Akhiri unit",
    SebabBerhenti.PENSIUN: "Pensiun",
    SebabBerhenti.PINDAH_INSTANSI: "Pindah ke instansi lain",
    SebabBerhenti.MENGUNDURKAN_DIRI: "Mengundurkan diri",
    SebabBerhenti.DIBERHENTIKAN: "Diberhentikan",
    SebabBerhenti.PERJANJIAN_BERAKHIR: "Perjanjian kerja berakhir",
    SebabBerhenti.MENINGGAL: "Meninggal dunia",
}
#: The name of an act in the history.
TINDAKAN: Mapping[JenisPerubahan, str] = {
    JenisPerubahan.MUTASI: "pegawai:mutasi",
    JenisPerubahan.PROMOSI: "pegawai:promosi",
    JenisPerubahan.PLT: "pegawai:plt",
    JenisPerubahan.PLT_SELESAI: "pegawai:akhiri_plt",
    JenisPerubahan.KEADAAN: "pegawai:keadaan",
    JenisPerubahan.KEMBALI: "pegawai:kembali",
    JenisPerubahan.BERHENTI: "pegawai:berhenti",
    JenisPerubahan.TUKAR: "pegawai:tukar",
    JenisPerubahan.PINDAH_UNIT: "susunan:pindah",
    JenisPerubahan.GABUNG_UNIT: "susunan:gabung",
    JenisPerubahan.NAMA_UNIT: "susunan:nama",
    JenisPerubahan.UNIT_BARU: "susunan:baru",
    JenisPerubahan.AKHIRI_UNIT: "susunan:akhiri",
}
