"""Golongan as files spell it: "43", "IV/c", "IV c", "Pembina Utama Muda (IV/c)", "VII".

PNS: I/a to IV/e (PP 11/2017 Ps 46), in SIASN also as 11 to 45. PPPK: I to XVII
(Perpres 98/2020), another scale: "IV" of a PPPK is not below "IV/a".
"""

import re

_RUANG = re.compile(r"(?:^|[\s(\-])(I{1,3}|IV)\s*[/.\s]?\s*([A-E])\)?$", re.IGNORECASE)
_ID = re.compile(r"([1-4])([1-5])")
_PPPK = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split()  # noqa: SIM905
)
_ROMAWI = ("I", "II", "III", "IV")


def baca_golongan(teks: str) -> str:
    """Return "IV/c" for a PNS, "VII" for a PPPK, "" for what is neither."""
    isi = " ".join(teks.split())
    if isi.upper() in _PPPK:
        return isi.upper()
    if cocok := _ID.fullmatch(isi):
        return _ruang(_ROMAWI[int(cocok[1]) - 1], "abcde"[int(cocok[2]) - 1])
    if cocok := _RUANG.search(isi):
        return _ruang(cocok[1].upper(), cocok[2].lower())
    return ""


def _ruang(golongan: str, ruang: str) -> str:
    """Only golongan IV has a ruang e."""
    return "" if ruang == "e" and golongan != "IV" else f"{golongan}/{ruang}"


def golongan_pppk(golongan: str) -> bool:
    """Say whether this is a step of the PPPK scale."""
    return golongan in _PPPK
