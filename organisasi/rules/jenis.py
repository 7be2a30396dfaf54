"""Kinds and states of the organisation, as stored, with their words on screen.

Source: UU 20/2023 (jabatan manajerial and nonmanajerial), PermenPANRB 6/2022 p.65-66
(who needs no SKP), PP 11/2017 (pangkat). Labels live here, not in model fields, so a
better word never costs a migration.
"""

from collections.abc import Mapping
from enum import StrEnum


class JenisUnit(StrEnum):
    """Kind of a Unit Kerja; SKPK is what Aceh calls a perangkat daerah."""

    KABUPATEN = "KABUPATEN"
    SKPK = "SKPK"
    KECAMATAN = "KECAMATAN"
    RSUD = "RSUD"
    BAGIAN = "BAGIAN"
    BIDANG = "BIDANG"
    SUBBAGIAN = "SUBBAGIAN"
    SEKSI = "SEKSI"
    UPTD = "UPTD"
    PUSKESMAS = "PUSKESMAS"
    SEKOLAH = "SEKOLAH"


#: Units that appear as one office of the kabupaten in filters and reports.
UNIT_SKPK = (JenisUnit.SKPK, JenisUnit.KECAMATAN, JenisUnit.RSUD)


class JenisJabatan(StrEnum):
    """Kind of a post (UU 20/2023 Ps 13-18); KEPALA_DAERAH is the Bupati's."""

    KEPALA_DAERAH = "KEPALA_DAERAH"
    JPT_MADYA = "JPT_MADYA"
    JPT_PRATAMA = "JPT_PRATAMA"
    ADMINISTRATOR = "ADMINISTRATOR"
    PENGAWAS = "PENGAWAS"
    FUNGSIONAL = "FUNGSIONAL"
    PELAKSANA = "PELAKSANA"


class JenisPegawai(StrEnum):
    """Legal kind of a person in the register."""

    PNS = "PNS"
    CPNS = "CPNS"
    PPPK = "PPPK"
    PPPK_PW = "PPPK_PW"
    NON_ASN = "NON_ASN"


class JenisPenempatan(StrEnum):
    """How somebody holds a post: for good, or acting (Plt, Plh)."""

    DEFINITIF = "DEFINITIF"
    PLT = "PLT"
    PLH = "PLH"


class JenisKeadaan(StrEnum):
    """A state of the person while the post stays (domain: special cases)."""

    TUGAS_BELAJAR = "TUGAS_BELAJAR"
    DIPERBANTUKAN = "DIPERBANTUKAN"
    CLTN = "CLTN"
    MPP = "MPP"
    DIBERHENTIKAN_SEMENTARA = "DIBERHENTIKAN_SEMENTARA"
    CUTI_PANJANG = "CUTI_PANJANG"
    PEJABAT_NEGARA = "PEJABAT_NEGARA"
    BERHENTI = "BERHENTI"


#: States in which a head cannot rate: "berhalangan tetap" (p.89 no.2). A long leave
#: ends, so the post's own head stays penilai (O-16).
BERHALANGAN_TETAP = frozenset(JenisKeadaan) - {JenisKeadaan.CUTI_PANJANG}


class JenisPeran(StrEnum):
    """Roles with a unit scope; penilai, atasan and ketua tim are derived instead."""

    BKPSDM = "BKPSDM"
    ADMIN_SKPK = "ADMIN_SKPK"
    INSPEKTORAT = "INSPEKTORAT"
    TIM_PENGELOLA = "TIM_PENGELOLA"
    KONSELOR = "KONSELOR"
    PIMPINAN_PENUH = "PIMPINAN_PENUH"


class JenisKelamin(StrEnum):
    """As digit 15 of the NIP knows it."""

    PRIA = "L"
    WANITA = "P"


LABEL: Mapping[StrEnum, str] = {
    JenisUnit.KABUPATEN: "Kabupaten",
    JenisUnit.SKPK: "SKPK",
    JenisUnit.KECAMATAN: "Kecamatan",
    JenisUnit.RSUD: "Rumah sakit",
    JenisUnit.BAGIAN: "Bagian",
    JenisUnit.BIDANG: "Bidang",
    JenisUnit.SUBBAGIAN: "Subbagian",
    JenisUnit.SEKSI: "Seksi",
    JenisUnit.UPTD: "UPTD",
    JenisUnit.PUSKESMAS: "Puskesmas",
    JenisUnit.SEKOLAH: "Sekolah",
    JenisJabatan.KEPALA_DAERAH: "Kepala daerah",
    JenisJabatan.JPT_MADYA: "JPT madya",
    JenisJabatan.JPT_PRATAMA: "JPT pratama",
    JenisJabatan.ADMINISTRATOR: "Administrator",
    JenisJabatan.PENGAWAS: "Pengawas",
    JenisJabatan.FUNGSIONAL: "Fungsional",
    JenisJabatan.PELAKSANA: "Pelaksana",
    JenisPegawai.PNS: "PNS",
    JenisPegawai.CPNS: "CPNS",
    JenisPegawai.PPPK: "PPPK",
    JenisPegawai.PPPK_PW: "PPPK paruh waktu",
    JenisPegawai.NON_ASN: "Bukan ASN",
    JenisPenempatan.DEFINITIF: "Definitif",
    JenisPenempatan.PLT: "Plt.",
    JenisPenempatan.PLH: "Plh.",
    JenisKeadaan.TUGAS_BELAJAR: "Tugas belajar",
    JenisKeadaan.DIPERBANTUKAN: "Diperbantukan",
    JenisKeadaan.CLTN: "Cuti di luar tanggungan negara",
    JenisKeadaan.MPP: "Masa persiapan pensiun",
    JenisKeadaan.DIBERHENTIKAN_SEMENTARA: "Diberhentikan sementara",
    JenisKeadaan.CUTI_PANJANG: "Cuti panjang",
    JenisKeadaan.PEJABAT_NEGARA: "Pejabat negara",
    JenisKeadaan.BERHENTI: "Berhenti",
    JenisPeran.BKPSDM: "BKPSDM",
    JenisPeran.ADMIN_SKPK: "Admin SKPK",
    JenisPeran.INSPEKTORAT: "Inspektorat",
    JenisPeran.TIM_PENGELOLA: "Tim pengelola kinerja",
    JenisPeran.KONSELOR: "Konselor",
    JenisPeran.PIMPINAN_PENUH: "Pimpinan",
    JenisKelamin.PRIA: "Laki-laki",
    JenisKelamin.WANITA: "Perempuan",
}
