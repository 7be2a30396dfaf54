"""Cells of printed lists that hold two values: name and NIP, golongan and TMT, …

What is split comes out under the field of its own; the packed field stays, so that a
sentence can still name its column.
"""

import re
from collections.abc import Mapping

from organisasi.rules.sel import BULAN_ROMAWI

_LABEL = (
    r"(?:NIP|NI\s*P(?:PP|3)K|NIPPPK|NIP\s*PPPK|NIP\s*P?3K|NIPTT|NRP)(?![A-Z])[\s.:]*"
)
_NOMOR = r"(?:[0-9][0-9 \t\xa0.'’‘-]{6,}[0-9]|[0-9][0-9.,]*E\+?[0-9]{1,2})"
_NIP = re.compile(
    rf"[(\s/,;|]*(?:(?:{_LABEL})+['’]?({_NOMOR})|['’]?({_NOMOR})|(?:{_LABEL})+)-?\)?",
    re.IGNORECASE,
)
_TANGGAL = (
    r"(?:[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"|[0-9]{1,2}[\s-]+[A-Za-z]{3,9}\.?[\s-]+[0-9]{4}"
    rf"|[0-9]{{1,2}}\s?[-/. ]\s?{BULAN_ROMAWI}\s?[-/. ]\s?[0-9]{{4}})"
)
_AKHIR_TANGGAL = re.compile(
    rf"^(?P<awal>.*?)[\s/,;|(]*(?:TMT\b[\s.:]*)?(?P<hari>{_TANGGAL})\)?$",
    re.IGNORECASE | re.DOTALL,
)
_AWAL_TANGGAL = re.compile(
    rf"^(?P<hari>{_TANGGAL})[\s/,;|]+(?P<awal>\S.*)$", re.IGNORECASE | re.DOTALL
)
_SERI = re.compile(r"^(?P<awal>.*\S)[\s/]*\n\s*(?P<hari>[1-9][0-9]{4})$", re.DOTALL)
_LAHIR = re.compile(rf"[A-Za-z .'’()-]+[,/]\s*(?P<hari>{_TANGGAL})")
_ESELON = re.compile(
    r"^(?P<awal>.*?\S)[\s/,;|(]+(?:(?:ESELON|ESS?|ESL)[\s.:]*)?"
    r"(?P<eselon>(?:IV|V|I{1,3})\s*[./]?\s*[AB]|NON[\s-]*ESELON|-)\)?$",
    re.IGNORECASE | re.DOTALL,
)
#: A word in the remarks that dates an acting post: "Plt sejak 2 Januari 2025".
_SEJAK = re.compile(
    rf"(?:SEJAK|TMT|MULAI|TERHITUNG(?: MULAI)?|PER)\b[\s.:]*(?:TANGGAL\s+)?"
    rf"(?P<hari>{_TANGGAL})",
    re.IGNORECASE,
)


def pecah_sel(isi: Mapping[str, str]) -> Mapping[str, str]:
    """Return the row with packed cells taken apart; fields of their own win."""
    if not _GABUNGAN & isi.keys():
        return isi
    hasil = dict(isi)
    for kunci, bagi in _CARA.items():
        teks = isi.get(kunci, "").strip()
        if not teks:
            continue
        for bagian, nilai in bagi(teks).items():
            if not hasil.get(bagian):
                hasil[bagian] = nilai
    return hasil


def pecah_nama_nip(teks: str) -> dict[str, str]:
    """Split "NAMA, S.H.\\nNIP. 1980…"; no digits give an empty NIP."""
    baris = teks.split("\n")
    lahir = next((hari for satu in baris if (hari := baris_lahir(satu))), "")
    if lahir:
        teks = "\n".join(satu for satu in baris if not baris_lahir(satu))
    cocok = next((c for c in _NIP.finditer(teks) if c[1] or c[2]), None)
    nip = (cocok[1] or cocok[2]) if cocok else ""
    nama = _NIP.sub(" ", teks)
    nama = re.sub(r"(?:\n|^)\s*-+\s*$", " ", nama)
    hasil = {"nama": " ".join(nama.split()).strip(" -/,;|"), "nip": nip}
    return hasil | {"lahir": lahir} if lahir else hasil


def baris_lahir(teks: str) -> str:
    """Return the day of a line "Blangpidie, 15 Maret 1980", "" for any other line."""
    cocok = _LAHIR.fullmatch(teks.strip())
    return cocok["hari"] if cocok else ""


def _pecah_tanggal(teks: str, awal: str, hari: str) -> dict[str, str]:
    for pola in (_AKHIR_TANGGAL, _SERI, _AWAL_TANGGAL):
        if cocok := pola.match(teks):
            return {awal: cocok["awal"].strip(), hari: cocok["hari"]}
    return {awal: teks}


def _golongan(teks: str) -> dict[str, str]:
    return _pecah_tanggal(teks, "golongan", "tmt_golongan")


def _lahir(teks: str) -> dict[str, str]:
    hasil = _pecah_tanggal(teks, "tempat_lahir", "lahir")
    if "lahir" in hasil or not re.search(r"[0-9]", teks):
        return hasil
    # a day that cannot be read is told as such, not passed over
    return {"lahir": re.split(r"[,/\n]", teks, maxsplit=1)[-1].strip()}


def _jabatan_tmt(teks: str) -> dict[str, str]:
    return _pecah_tanggal(teks, "jabatan", "tmt_jabatan")


def _jabatan_eselon(teks: str) -> dict[str, str]:
    if cocok := _ESELON.match(teks):
        return {"jabatan": cocok["awal"].strip(), "eselon": cocok["eselon"]}
    return {"jabatan": teks}


def tanggal_sejak(teks: str) -> str:
    """Return the day that remarks date a post with, "" when they do not."""
    cocok = _SEJAK.search(teks)
    return cocok["hari"] if cocok else ""


_CARA = {
    "nama_nip": pecah_nama_nip,
    "golongan_tmt": _golongan,
    "ttl": _lahir,
    "jabatan_tmt": _jabatan_tmt,
    "jabatan_eselon": _jabatan_eselon,
}
_GABUNGAN = _CARA.keys()
#: Fields that a packed column may be the source of.
ASAL: dict[str, tuple[str, ...]] = {
    "nama": ("nama_nip",),
    "nip": ("nama_nip",),
    "golongan": ("golongan_tmt",),
    "tmt_golongan": ("golongan_tmt",),
    "lahir": ("ttl",),
    "jabatan": ("jabatan_tmt", "jabatan_eselon"),
    "tmt_jabatan": ("jabatan_tmt",),
    "eselon": ("jabatan_eselon",),
}
