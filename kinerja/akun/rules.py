"""Pure text rules of the account: how a login name and a printed code are read."""

import re

# No 0/O, 1/I/L: the code is read from paper. 31 signs, so 16 of them are 79 bits.
ABJAD_KODE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PANJANG_KODE = 16
KELOMPOK_KODE = 4
NAMA_MASUK = r"^[a-z0-9][a-z0-9._-]{2,39}$"

_HIASAN_NIP = re.compile(r"[\s.'’‘`´\u200b\ufeff-]+")


def rapikan_nama_masuk(teks: str) -> str:
    """Return the stored form: a NIP as bare digits, any other name in lower case.

    "19850317 201012 2 001", "19850317.201012.2.001" and a spreadsheet's leading
    apostrophe all name one account. Whether the digits are a real NIP is not asked.
    """
    angka = _HIASAN_NIP.sub("", teks)
    if angka.isascii() and angka.isdigit():
        return angka
    return teks.strip().lower()


def rapikan_kode(teks: str) -> str:
    """Return a typed code as it was issued: capitals, without spaces or hyphens."""
    return re.sub(r"[\s-]+", "", teks).upper()


def kelompokkan_kode(kode: str) -> str:
    """Print "ABCDEFGH…" as "ABCD-EFGH-…", the way it stands on the slip."""
    potongan = range(0, len(kode), KELOMPOK_KODE)
    return "-".join(kode[awal : awal + KELOMPOK_KODE] for awal in potongan)
