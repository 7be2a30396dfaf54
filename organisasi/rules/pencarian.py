"""What somebody typed to find a person, without what our records keep apart."""

import re

_PEMISAH_NIP = re.compile(r"[\s.'’\-]")
#: Titles people put before a name; a name with nothing else keeps them.
_SEBUTAN = frozenset("dr drg drh drs dra ir prof apt ns".split())  # noqa: SIM905


def angka_nip(teks: str) -> str:
    """Return the figures of a NIP or a part of one, "" when it is something else."""
    angka = _PEMISAH_NIP.sub("", teks)
    return angka if angka.isascii() and angka.isdigit() else ""


def kata_nama(teks: str) -> list[str]:
    """Return the words to look for: no degrees, unless there is nothing else.

    What follows a comma is a degree, as our own lists print names; so is a word with
    a full stop in it, and a title before the name.
    """
    semua = teks.partition(",")[0].split()
    kata = [k for k in semua if "." not in k and k.casefold() not in _SEBUTAN]
    return kata or semua
