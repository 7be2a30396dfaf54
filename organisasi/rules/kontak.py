"""Contact data as people type it."""

import re

from kinerja.lib.errors import InvalidInput

_SELA = re.compile(r"[;,\s]+|/")
_LABEL_SUREL = re.compile(r"^(?:e-?mail|surel|mailto)\s*[:=\s]\s*", re.IGNORECASE)
_TAMBAHAN = re.compile(
    r"\((?:wa|whatsapp|hp|telp|rumah|kantor|pribadi|aktif)\)", re.IGNORECASE
)
_SELA_TELEPON = re.compile(r"\s*[/;,&]\s*(?=[+0-9])|\n|\s+(?:dan|atau)\s+")
#: How a number of its own begins; what follows "0659/" does not.
_AWAL_NOMOR = re.compile(r"\+|0|62|8[0-9]{2}")
_LABEL = re.compile(r"^(?:hp|wa|whatsapp|telp|tlp|no)\b[\s.:]*", re.IGNORECASE)
_SUREL = re.compile(
    r"[^@\s\"'’<>(),;:]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE
)


def baca_surel(teks: str) -> str:
    """Return an e-mail address, "" for what is none."""
    return teks if len(teks) <= 254 and _SUREL.fullmatch(teks) else ""


def surel_berkas(teks: str) -> str:
    """Return the first e-mail address of a cell, "" when there is none.

    What stands before it must be none of it: "ani uji@abdya.example" is not uji's.
    """
    if cocok := re.search(r"<([^<>]+)>", teks):
        teks = cocok[1]
    for satu in _SELA.split(_LABEL_SUREL.sub("", teks)):
        calon = satu.strip("<>().,'’\"")
        if calon.strip("-"):
            return baca_surel(calon)
    return ""


def telepon_berkas(teks: str) -> str:
    """Return the first phone number of a cell; a number cell has lost its zero.

    Raises ``InvalidInput`` where none can be one.
    """
    if not teks:
        return ""
    pertama = _SELA_TELEPON.split(_LABEL.sub("", _TAMBAHAN.sub("", teks)))[0]
    rapi = rapikan_telepon(re.sub(r"^8(?=[0-9]{8,12}$)", "08", pertama.strip()))
    return re.sub(r"^(?:\+?62|0062)0?(?=8[0-9]{8})", "+62", rapi)


def rapikan_telepon(teks: str) -> str:
    """Return "081234567890" or "+62…" from what was typed; "" stays "".

    Raises ``InvalidInput`` where it cannot be a phone number, or is two of them.
    """
    _, *lain = _SELA_TELEPON.split(teks.strip())
    if any(_AWAL_NOMOR.match(satu) for satu in lain):
        raise InvalidInput("Tulis satu nomor telepon saja. Contoh: 0812 3456 7890.")
    rapi = re.sub(r"[\s.\-()/]", "", teks)
    if rapi and not re.fullmatch(r"\+?[0-9]{8,15}", rapi):
        raise InvalidInput(
            "Nomor telepon hanya boleh berisi 8 sampai 15 angka, boleh diawali +. "
            "Contoh: 0812 3456 7890."
        )
    return rapi
