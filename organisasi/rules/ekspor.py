"""Columns of an exported list of people, named so that our own reader takes it back.

The headings are those of the SIASN "Export Data ASN" (domain, section 23).
"""

from collections.abc import Mapping
from datetime import date

from organisasi.rules.jenis import LABEL, JenisJabatan, JenisKeadaan, JenisPegawai

KOLOM = (
    "NIP BARU",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "JENIS PEGAWAI NAMA",
    "STATUS CPNS PNS",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "KEDUDUKAN HUKUM NAMA",
    "JENIS JABATAN NAMA",
    "JABATAN NAMA",
    "TMT JABATAN",
    "UNOR ID",
    "UNOR NAMA",
)
#: Personal data: only for those who keep it right, and for the person.
KOLOM_PRIBADI = ("JENIS KELAMIN", "TANGGAL LAHIR", "EMAIL", "NOMOR HP")
#: Long numbers; a spreadsheet must not take them for numbers.
TEKS = frozenset({"NIP BARU", "NOMOR HP", "UNOR ID"})

_JENIS_JABATAN: Mapping[str, str] = {
    JenisJabatan.FUNGSIONAL: "Jabatan Fungsional",
    JenisJabatan.PELAKSANA: "Jabatan Pelaksana",
}


def kata_jenis_jabatan(jenis: str) -> str:
    """Return the kind of a post as SIASN names it, "" without a post."""
    return _JENIS_JABATAN.get(jenis, "Jabatan Struktural") if jenis else ""


def kata_jenis_pegawai(jenis: str) -> tuple[str, str]:
    """Return (kind, "C" or "P" for a PNS) as SIASN writes them."""
    if jenis == JenisPegawai.CPNS:
        return "PNS", "C"
    if jenis == JenisPegawai.NON_ASN:
        return "Non-ASN", ""  # the word our reader passes over
    return LABEL[JenisPegawai(jenis)], "P" if jenis == JenisPegawai.PNS else ""


def kata_kedudukan(keadaan: str) -> str:
    """Return the state of somebody as "kedudukan hukum"."""
    return LABEL[JenisKeadaan(keadaan)] if keadaan else "Aktif"


def kata_tanggal(tanggal: date | None) -> str:
    """Print a day the one way the SIASN reader takes: dd-mm-yyyy."""
    return tanggal.strftime("%d-%m-%Y") if tanggal else ""
