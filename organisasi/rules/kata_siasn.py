"""What words of the SIASN export mean; no eselon and no head of a unit stand there."""

import re

from organisasi.rules.jenis import JenisJabatan, JenisKeadaan, JenisKelamin

KELAMIN = {
    JenisKelamin.PRIA: ("M", "L", "1", "PRIA", "LAKI-LAKI", "LAKI LAKI", "LAKI"),
    JenisKelamin.WANITA: ("F", "P", "2", "WANITA", "PEREMPUAN"),
}
# Told by the name alone: the ids differ between exports (66 is CLTN in one and
# "diberhentikan" in another). The first word found decides.
KEDUDUKAN: tuple[tuple[str, JenisKeadaan], ...] = (
    ("CLTN", JenisKeadaan.CLTN),
    ("LUAR TANGGUNGAN", JenisKeadaan.CLTN),
    ("TUGAS BELAJAR", JenisKeadaan.TUGAS_BELAJAR),
    ("SEMENTARA", JenisKeadaan.DIBERHENTIKAN_SEMENTARA),
    ("PEJABAT NEGARA", JenisKeadaan.PEJABAT_NEGARA),
    ("MASA PERSIAPAN PENSIUN", JenisKeadaan.MPP),
    ("MPP", JenisKeadaan.MPP),
    ("DIPERBANTUKAN", JenisKeadaan.DIPERBANTUKAN),
    ("DIPEKERJAKAN", JenisKeadaan.DIPERBANTUKAN),
    ("CUTI BESAR", JenisKeadaan.CUTI_PANJANG),
    ("CUTI PANJANG", JenisKeadaan.CUTI_PANJANG),
    ("BERHENTI", JenisKeadaan.BERHENTI),
    ("PENSIUN", JenisKeadaan.BERHENTI),
    ("MENINGGAL", JenisKeadaan.BERHENTI),
)

_JPT = re.compile(
    r"KEPALA (?:DINAS|BADAN|SATUAN)\b|SEKRETARIS (?:DAERAH|DPR)|ASISTEN\b|STAF AHLI\b"
    r"|INSPEKTUR(?! PEMBANTU)"
)
_PENGAWAS = re.compile(r"KEPALA (?:SEKSI|SUB|UPT|PUSKESMAS|TATA USAHA)|LURAH\b")
_PUNCAK = re.compile(
    r"(?:KEPALA|CAMAT|LURAH|DIREKTUR|INSPEKTUR(?! PEMBANTU)|SEKRETARIS DAERAH"
    r"|SEKRETARIS DPR\w*)\b"
)


def jenis_struktural(jabatan: str) -> JenisJabatan:
    """Guess the level from the words, since the file does not say the eselon."""
    if _JPT.match(jabatan):
        return JenisJabatan.JPT_PRATAMA
    if _PENGAWAS.match(jabatan):
        return JenisJabatan.PENGAWAS
    return JenisJabatan.ADMINISTRATOR


def memimpin_unit(jenis: JenisJabatan, jabatan: str, unit: str) -> bool:
    """Say whether the words tell that this post leads its unit."""
    if jenis in {JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA}:
        return False
    if _PUNCAK.match(jabatan.upper()):
        return True
    sekretaris = jabatan.upper().startswith("SEKRETARIS")
    return sekretaris and unit.upper().startswith("SEKRETARIAT")
