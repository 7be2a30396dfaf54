"""What words of the SIASN export mean; no eselon and no head of a unit stand there."""

import re
from functools import lru_cache

from organisasi.rules.jenis import JenisJabatan, JenisKeadaan, JenisKelamin

KELAMIN = {
    JenisKelamin.PRIA: ("M", "L", "1", "LK", "PRIA", "LAKI LAKI", "LAKI", "MALE"),
    JenisKelamin.WANITA: ("F", "P", "2", "PR", "W", "WANITA", "PEREMPUAN", "FEMALE"),
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
    ("WAFAT", JenisKeadaan.BERHENTI),
    ("TEWAS", JenisKeadaan.BERHENTI),
    ("MENGUNDURKAN DIRI", JenisKeadaan.BERHENTI),
)
#: Short forms, which must be the whole cell or a word of it.
KEDUDUKAN_SINGKAT = {"TB": JenisKeadaan.TUGAS_BELAJAR}
_SINGKATAN = re.compile(r"\b(?:(?P<bantu>DP[BK])|BUP)\b")
_BUKAN_AKTIF = re.compile(r"\b(?:NON|TIDAK|TDK)\b")
#: Words of a column or a sheet that tell the kind of posts; the first that fits.
_KATA_JENIS: tuple[tuple[str, JenisJabatan], ...] = (
    (
        r"FUNGSIONAL UMUM|NOMENKLATUR|PELAKSANA|JFU|^JP$|\bSTAF\b(?! AHLI)",
        JenisJabatan.PELAKSANA,
    ),
    (r"FUNGSIONAL|\bJFT?\b", JenisJabatan.FUNGSIONAL),
    (r"(?:JPT|TINGGI) MADYA|\bESELON (?:I|1)$", JenisJabatan.JPT_MADYA),
    (r"PIMPINAN TINGGI|JPT|STAF AHLI|\bESELON (?:II|2)$", JenisJabatan.JPT_PRATAMA),
    (r"ADMINISTRATOR|\bESELON (?:III|3)$", JenisJabatan.ADMINISTRATOR),
    (r"PENGAWAS|SUB KEPALA|\bESELON (?:IV|4|V|5)$", JenisJabatan.PENGAWAS),
)

_KATA = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_PENGHUBUNG = frozenset({"BIN", "BINTI"})
_KEPALA_DAERAH = re.compile(r"(?:WAKIL )?(?:BUPATI|WALI ?KOTA|GUBERNUR)\b")
_JPT = re.compile(
    r"KEPALA (?:DINAS|BADAN|SATUAN)\b|SEKRETARIS (?:DAERAH|DPR)|ASISTEN\b|STAF AHLI\b"
    r"|INSPEKTUR(?! PEMBANTU)"
)
_PENGAWAS = re.compile(
    r"KEPALA (?:SEKSI|SUB|UPT|PUSKESMAS|TATA USAHA)|LURAH\b|KASI\b|KASIE\b|KASUB"
)
_PUNCAK = re.compile(
    r"(?:KEPALA|CAMAT|LURAH|DIREKTUR|INSPEKTUR(?! PEMBANTU)|SEKRETARIS DAERAH"
    r"|SEKRETARIS DPR\w*|KASI|KASIE|KABID|KABAG|KADIS|KABAN|KASUBBAG|KASUBAG)\b"
)
#: A head of a part leads only a unit that is such a part.
_KEPALA_BAGIAN = re.compile(
    r"KEPALA (?P<bagian>SEKSI|SUB|BIDANG|BAGIAN|UPT|PUSKESMAS|TATA USAHA|URUSAN|RUANG"
    r"|INSTALASI)|(?P<kasi>KASIE?)\b|(?P<kabid>KABID)\b"
    r"|(?P<kasub>KASUB)"
)
_STRUKTURAL = re.compile(
    r"(?:KEPALA (?:DINAS|BADAN|SATUAN|KANTOR|BIDANG|BAGIAN|SEKSI|SUB|UPT|TATA USAHA"
    r"|URUSAN)|SEKRETARIS\b|CAMAT\b|LURAH\b|ASISTEN (?!AHLI|APOTEKER)|STAF AHLI\b"
    r"|INSPEKTUR\b|DIREKTUR\b|WAKIL DIREKTUR\b|KASIE?\b|KASUB|KABID\b|KABAG\b"
    r"|KADIS\b|KABAN\b|SEKCAM\b|SEKDIS\b|SEKDA\b)"
)
_FUNGSIONAL = re.compile(
    r"\b(?:AHLI (?:PERTAMA|MUDA|MADYA|UTAMA)|TERAMPIL|MAHIR|PENYELIA|PEMULA"
    r"|PELAKSANA LANJUTAN)\b|^(?:GURU|DOKTER|PERAWAT|BIDAN|APOTEKER|PENYULUH|AUDITOR"
    r"|NUTRISIONIS|SANITARIAN|PENGAWAS SEKOLAH|KEPALA SEKOLAH|KEPALA PUSKESMAS"
    r"|KEPALA (?:SD|SMP|TK|PAUD))\b"
)


@lru_cache(maxsize=1024)
def baca_kedudukan(teks: str) -> tuple[JenisKeadaan | None, bool]:
    """Return the state a cell in capitals names, and whether it says "active"."""
    ada = KEDUDUKAN_SINGKAT.get(teks)
    ada = ada or next((keadaan for kata, keadaan in KEDUDUKAN if kata in teks), None)
    if ada is None and (cocok := _SINGKATAN.search(teks)):
        bantu = cocok["bantu"]
        ada = JenisKeadaan.DIPERBANTUKAN if bantu else JenisKeadaan.BERHENTI
    aktif = ada is None and "AKTIF" in teks and not _BUKAN_AKTIF.search(teks)
    return ada, aktif


@lru_cache(maxsize=1024)
def jenis_tertulis(teks: str) -> JenisJabatan | None:
    """Return the kind that a word of the law or of a list names."""
    besar = " ".join(teks.upper().split())
    return next((j for pola, j in _KATA_JENIS if re.search(pola, besar)), None)


@lru_cache(maxsize=4096)
def jenis_tersirat(jabatan: str) -> JenisJabatan:
    """Guess the kind of a post from its words alone."""
    besar = jabatan.upper()
    if _KEPALA_DAERAH.match(besar):
        return JenisJabatan.KEPALA_DAERAH
    if _STRUKTURAL.match(besar):
        return jenis_struktural(besar)
    if _FUNGSIONAL.search(besar):
        return JenisJabatan.FUNGSIONAL
    return JenisJabatan.PELAKSANA


def jenis_struktural(jabatan: str) -> JenisJabatan:
    """Guess the level from the words, since the file does not say the eselon."""
    if _JPT.match(jabatan):
        return JenisJabatan.JPT_PRATAMA
    if _PENGAWAS.match(jabatan):
        return JenisJabatan.PENGAWAS
    return JenisJabatan.ADMINISTRATOR


@lru_cache(maxsize=4096)
def memimpin_unit(jenis: JenisJabatan, jabatan: str, unit: str) -> bool:
    """Say whether the words tell that this post leads its unit."""
    besar, tempat = jabatan.upper(), unit.upper()
    if jenis is JenisJabatan.FUNGSIONAL:
        kepala = re.match(r"KEPALA (SEKOLAH|PUSKESMAS|SD|SMP|TK)\b", besar)
        return kepala is not None and _tempat_kepala(kepala[1], tempat)
    if jenis is JenisJabatan.PELAKSANA:
        return False
    if cocok := _KEPALA_BAGIAN.match(besar):
        return _nama_bagian(cocok) in tempat
    if _PUNCAK.match(besar):
        return True
    return besar.startswith("SEKRETARIS") and tempat.startswith("SEKRETARIAT")


def _nama_bagian(cocok: re.Match[str]) -> str:
    if bagian := cocok["bagian"]:
        return bagian
    if cocok["kasi"]:
        return "SEKSI"
    return "BIDANG" if cocok["kabid"] else "SUB"


def _tempat_kepala(kepala: str, tempat: str) -> bool:
    """Say whether a head of a school or puskesmas stands in one."""
    if kepala == "PUSKESMAS":
        return "PUSKESMAS" in tempat
    return bool(re.search(r"\b(?:SD|SDN|SMP|SMPN|TK|PAUD|MIN|SEKOLAH)\b", tempat))


def sebut_nama(nama: str) -> str:
    """Return a name typed all in capitals as it is usually written.

    "CUT NUR'AINI BINTI M. ALI AR" is Cut Nur'aini binti M. Ali AR: two letters at the
    end are the father's, shortened. Any other name stays as it is.
    """
    return nama if nama != nama.upper() else _KATA.sub(_sebut_kata, nama)


def _sebut_kata(kata: re.Match[str]) -> str:
    if kata[0] in _PENGHUBUNG:
        return kata[0].lower()
    singkatan = len(kata[0]) == 2 and kata.end() == len(kata.string)
    return kata[0] if singkatan else kata[0].capitalize()
