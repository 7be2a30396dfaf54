"""Which columns a kind of file has, and guesses from the words above them.

A field key stands for one meaning whatever a source calls it; a mapping says for each
column heading which key it holds, "" for columns that are not read.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from organisasi.rules.impor import JenisImpor


@dataclass(frozen=True, slots=True)
class Medan:
    """A field: its key, its word on screen and the headings that mean it."""

    kunci: str
    label: str
    sebutan: tuple[str, ...]


_NIP = Medan("nip", "NIP", ("NIP BARU", "NIP", "NIPBARU"))
_NAMA = Medan("nama", "Nama", ("NAMA", "NAMA PEGAWAI", "NAMA LENGKAP"))

MEDAN: Mapping[JenisImpor, tuple[Medan, ...]] = {
    JenisImpor.SIASN: (_NIP, _NAMA),
}


def rapikan_judul(teks: str) -> str:
    """Return a column's name as it is compared: capitals, single spaces."""
    return " ".join(teks.replace("_", " ").split()).upper()


def guess_jenis(judul: Sequence[str]) -> JenisImpor | None:
    """Return the kind of file these headings belong to, None when none fits."""
    pemetaan = guess_pemetaan(judul, JenisImpor.SIASN)
    return JenisImpor.SIASN if {"nip", "nama"} <= set(pemetaan.values()) else None


def guess_pemetaan(judul: Sequence[str], jenis: JenisImpor) -> dict[str, str]:
    """Return {heading: field key or ""}; of two columns of one field the first."""
    kunci = {kata: medan.kunci for medan in MEDAN[jenis] for kata in medan.sebutan}
    hasil: dict[str, str] = {}
    for satu in judul:
        tebak = kunci.get(rapikan_judul(satu), "")
        hasil[satu] = "" if tebak in hasil.values() else tebak
    return hasil


def fingerprint_judul(judul: Sequence[str]) -> str:
    """Return what a source is recognised by: the same columns in the same order."""
    isi = "\n".join(rapikan_judul(satu) for satu in judul)
    return hashlib.sha256(isi.encode()).hexdigest()[:32]
