"""Golongan and eselon as files spell them.

"43", "IV/c", "IV c", "IIIc", "Pembina Utama Muda (IV/c)", "Penata Tk. I". PNS: I/a to
IV/e (PP 11/2017 Ps 46), in SIASN also as 11 to 45. PPPK: I to XVII (Perpres 98/2020),
another scale: "IV" of a PPPK is not below "IV/a". Eselon: I.a to V.b, as ids 11 to 52.
"""

import re
from functools import lru_cache

from organisasi.rules.jenis import JenisJabatan

_RUANG = re.compile(
    r"(?:^|[\s(\-,/])(I{1,3}|IV|[1-4])\s*[/.\s\-\\]?\s*([A-E])\b\.?\)?", re.IGNORECASE
)
_ID = re.compile(r"([1-4])([1-5])")
_PPPK = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split()  # noqa: SIM905
)
_GOL_PPPK = re.compile(
    r"(?:(?:GOL(?:ONGAN)?|PPPK|P3K)[\s.:\-]*)*([IVX]{1,5})(?:\s*\([A-Z ]+\))?",
    re.IGNORECASE,
)
#: A step of the PPPK scale beside the name of a post or level: "Ahli Pertama / IX".
_GOL_PPPK_SAJA = re.compile(
    r"(?:^|[\s(/,\-])([IVX]{1,5}|[0-9]{1,2})(?:\.0)?(?=$|[\s),.\-]|/(?![A-E]))"
)
_ROMAWI = ("I", "II", "III", "IV")
#: A small L typed for a capital I.
_HURUF_L = re.compile(r"[Il]*l[IlVX]*(?![a-z])")
_TINGKAT = re.compile(r"\b(?:TK|TKT|TINGKAT)\b\.?\s*(?:I|1)\b", re.IGNORECASE)
#: Names of ranks without "Tingkat I", and with it one ruang higher (PP 11/2017 Ps 46).
_PANGKAT = {
    "JURU MUDA": "I/a",
    "JURU": "I/c",
    "PENGATUR MUDA": "II/a",
    "PENGATUR": "II/c",
    "PENATA MUDA": "III/a",
    "PENATA": "III/c",
    "PEMBINA": "IV/a",
    "PEMBINA UTAMA MUDA": "IV/c",
    "PEMBINA UTAMA MADYA": "IV/d",
    "PEMBINA UTAMA": "IV/e",
}
_ESELON = re.compile(
    r"(?:(?:ESELON|ESS?|ESL)\b[\s.:\-]*|ESELON|ESS|ESL)?"
    r"(IV|V|I{1,3}|[1-5])\s*[/.\s\-]?\s*([AB])\b\.?(?:\s*[/(,\-].*)?",
    re.IGNORECASE,
)
_BUKAN_ESELON = re.compile(
    r"NON\b.*|(?:TIDAK|BUKAN) .*|(?:JABATAN )?(?:FUNGSIONAL|PELAKSANA).*|STAF"
    r"|J?F[TU]?|99",
    re.IGNORECASE,
)
_ID_ESELON = re.compile(r"([1-5])([12])")
_JENIS_ESELON = {
    "I": JenisJabatan.JPT_MADYA,
    "II": JenisJabatan.JPT_PRATAMA,
    "III": JenisJabatan.ADMINISTRATOR,
    "IV": JenisJabatan.PENGAWAS,
    "V": JenisJabatan.PENGAWAS,
}


@lru_cache(maxsize=4096)
def baca_golongan(teks: str) -> str:
    """Return "IV/c" for a PNS, "VII" for a PPPK, "" for what is neither."""
    isi = " ".join(teks.split())
    if cocok := _GOL_PPPK.fullmatch(isi):
        return cocok[1].upper() if cocok[1].upper() in _PPPK else ""
    if cocok := _ID.fullmatch(isi):
        return _ruang(_ROMAWI[int(cocok[1]) - 1], "abcde"[int(cocok[2]) - 1])
    if cocok := _RUANG.search(isi):
        golongan = cocok[1].upper()
        golongan = _ROMAWI[int(golongan) - 1] if golongan.isdigit() else golongan
        return _ruang(golongan, cocok[2].lower())
    if _HURUF_L.match(isi):
        return baca_golongan(isi.replace("l", "I"))
    return _pangkat(isi)


def baca_golongan_pppk(teks: str) -> str:
    """Return the step that a cell of a PPPK says, also "9" and "Ahli Pertama / IX".

    "11" is XI here, not the id of I/a.
    """
    isi = " ".join(teks.upper().split())
    if not re.fullmatch(r"[0-9]{1,2}(?:\.0)?", isi) and (ada := baca_golongan(teks)):
        return ada
    cocok = _GOL_PPPK_SAJA.search(isi)
    if cocok is None or not cocok[1].isdigit():
        return cocok[1] if cocok and cocok[1] in _PPPK else ""
    langkah = int(cocok[1])
    return _PPPK[langkah - 1] if 0 < langkah <= len(_PPPK) else ""


def _pangkat(isi: str) -> str:
    """Return the golongan of a rank that stands there by its name alone."""
    nama = " ".join(re.findall(r"[A-Z]+", _TINGKAT.sub(" ", isi).upper()))
    dasar = _PANGKAT.get(nama, "")
    if not dasar or not _TINGKAT.search(isi):
        return dasar
    golongan, ruang = dasar.split("/")
    return f"{golongan}/{chr(ord(ruang) + 1)}" if ruang in "ac" else ""


def _ruang(golongan: str, ruang: str) -> str:
    """Only golongan IV has a ruang e."""
    return "" if ruang == "e" and golongan != "IV" else f"{golongan}/{ruang}"


def golongan_pppk(golongan: str) -> bool:
    """Say whether this is a step of the PPPK scale."""
    return golongan in _PPPK


def baca_eselon(teks: str) -> str:
    """Return "II.b"; "" for "Non-Eselon" and for what is none."""
    isi = " ".join(teks.split())
    if cocok := _ID_ESELON.fullmatch(isi):
        return f"{_PPPK[int(cocok[1]) - 1]}.{'ab'[int(cocok[2]) - 1]}"
    cocok = _ESELON.fullmatch(isi)
    if cocok is None:
        return ""
    tingkat = _PPPK[int(cocok[1]) - 1] if cocok[1].isdigit() else cocok[1].upper()
    return f"{tingkat}.{cocok[2].lower()}"


def bukan_eselon(teks: str) -> bool:
    """Say whether a cell tells in words that a post has no eselon."""
    return _BUKAN_ESELON.fullmatch(" ".join(teks.split())) is not None


def jenis_eselon(eselon: str) -> JenisJabatan:
    """Return the kind of a post by its eselon (UU 20/2023, PP 100/2000)."""
    return _JENIS_ESELON[eselon.partition(".")[0]]
