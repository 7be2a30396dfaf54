"""Titles that stand inside the cell of a name, before it and after it.

"Dr. H. ZULFIKRI, S.E., M.Si." is Zulfikri; titles are kept apart from the name (model
of Pegawai). Without a comma only what is surely a title is taken off: "M. Ali AR" and
"Yusuf A.R." keep the letters of the father.
"""

import re

_DEPAN = re.compile(
    r"(?:(?:prof|dr|drg|drh|ir|drs|dra|apt|ns|h|hj)\.\s*"
    r"|(?:drg|drh|drs|dra|hj|ir|prof|dr)\s+(?:h\s+(?=\S{3}))?)+(?=\S)",
    re.IGNORECASE,
)
_SINGKAT = (
    "SE|SH|SKM|SPd|SPdI|SAg|SSos|SKom|SKep|SHut|SPt|STP|SIP|SSTP|MM|MH|MSi|MPd|MKes|MAP"
    "|MSc|AMd|AMa|Lc"
)
_BIDANG = (
    "AB|AP|Adm|Ag|Ak|Ars|Des|E|Ec|Eng|Epid|Farm|Fil|Gz|H|Hub|Hum|Hut|IP|KG|KM|Kb|Keb|Ked"
    "|Kel|Kep|Kes|Kn|Kom|Ling|Log|Mat|P|PH|PWK|Par|Pd|PdI|Pi|Psi|Pt|Pub|S|STP|Sc|Si|Sn"
    "|Sos|SosI|Stat|T|Th|Tr|A|M"
)
_BELAKANG = re.compile(
    r"[\s,]+(?P<gelar>(?:"
    rf"(?:S|M)\.(?! [A-Z]\b) ?(?:I\. ?)?(?:{_BIDANG})\b(?:\. ?(?:I|{_BIDANG})\b)*\.?"
    r"|A\.\s?M[ad]\b[.A-Za-z ]{0,8}"
    r"|(?:Sp|Ph|Dipl)\.\s?[A-Z][A-Za-z]{0,3}\.?"
    rf"|(?:{_SINGKAT})\b\.?"
    r")(?:[\s,]+|$))+$"
)
_HURUF = re.compile(r"[^\W\d_]+")


def pisahkan_gelar(nama: str) -> tuple[str, str, str]:
    """Return (title before, name, title after) of a cell with single spaces."""
    depan = belakang = ""
    if cocok := _DEPAN.match(nama):
        depan, nama = cocok[0].strip(), nama[cocok.end() :]
    if "," in nama:
        nama, _, belakang = (bagian.strip(" ,") for bagian in nama.partition(","))
    if cocok := _BELAKANG.search(nama):
        gelar = cocok[0].strip(" ,")
        nama = nama[: cocok.start()]
        belakang = f"{gelar}, {belakang}" if belakang else gelar
    return depan, nama, belakang


def gabung_gelar(kolom: str, dari_nama: str, sela: str) -> str:
    """Return the title of its own column, with what only the name's cell says."""
    if not kolom or not dari_nama:
        return kolom or dari_nama
    sudah = "".join(_HURUF.findall(kolom)).casefold()
    lain = "".join(_HURUF.findall(dari_nama)).casefold()
    return kolom if lain in sudah else f"{kolom}{sela}{dari_nama}"
