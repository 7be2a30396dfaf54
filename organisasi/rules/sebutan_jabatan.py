"""Names of posts as people shorten them: "Sekcam", "Kasi", "KEPALA SUB BAGIAN"."""

import re
from functools import lru_cache

_PENDEK = {
    "SEKDA": "SEKRETARIS DAERAH",
    "SETDA": "SEKRETARIS DAERAH",
    "SEKWAN": "SEKRETARIS DPRK",
    "SEKCAM": "SEKRETARIS CAMAT",
    "SEKDIS": "SEKRETARIS DINAS",
    "SEKBAN": "SEKRETARIS BADAN",
    "SEKRET": "SEKRETARIS",
    "SEK": "SEKRETARIS",
    "KADIS": "KEPALA DINAS",
    "KADINAS": "KEPALA DINAS",
    "KABAN": "KEPALA BADAN",
    "KABAG": "KEPALA BAGIAN",
    "KABID": "KEPALA BIDANG",
    "KASI": "KEPALA SEKSI",
    "KASIE": "KEPALA SEKSI",
    "KASUBBAG": "KEPALA SUBBAGIAN",
    "KASUBAG": "KEPALA SUBBAGIAN",
    "KASUBBID": "KEPALA SUBBIDANG",
    "KASUBID": "KEPALA SUBBIDANG",
    "KATU": "KEPALA TATA USAHA",
    "KA": "KEPALA",
    "KAPUS": "KEPALA PUSKESMAS",
    "KAPUSKESMAS": "KEPALA PUSKESMAS",
    "KEPSEK": "KEPALA SEKOLAH",
    "KASEK": "KEPALA SEKOLAH",
    "SUBBAG": "SUBBAGIAN",
    "SUBAG": "SUBBAGIAN",
    "SUBBID": "SUBBIDANG",
    "TU": "TATA USAHA",
}
_AWALAN = re.compile(r"(?:PL[TH]|PJ|PJS|PELAKSANA (?:TUGAS|HARIAN))\b\.?\s*")


@lru_cache(maxsize=16_384)
def baku(jabatan: str) -> tuple[str, ...]:
    """Return a post as plain words: "Plt. Kasubbag Umum" is KEPALA SUBBAGIAN UMUM."""
    besar = _AWALAN.sub("", " ".join(jabatan.upper().split()), count=1)
    besar = re.sub(r"\bSUB\s+(BAGIAN|BIDANG|BAG|BID)\b", r"SUB\1", besar)
    kata = re.findall(r"[A-Z0-9]+", besar)
    panjang = " ".join(_PENDEK.get(satu, satu) for satu in kata)
    panjang = panjang.replace("SEKRETARIS KECAMATAN", "SEKRETARIS CAMAT")
    return tuple(satu for satu in panjang.split() if satu != "DAN")


def cocok(sebutan: str, jabatan: str) -> int:
    """Return how well a post fits what somebody is called: 3 wholly, 0 not at all.

    "Camat" fits "Camat Susoh" and "Sekretaris Camat" fits "Sekretaris": one may say
    less than the other, but both begin alike.
    """
    a, b = baku(sebutan), baku(jabatan)
    if not a or not b:
        return 0
    if a == b:
        return 3
    pendek, panjang = sorted((a, b), key=len)
    if panjang[: len(pendek)] != pendek or pendek == ("KEPALA",):
        return 0
    return 2 if pendek == a else 1
