"""Contact data as people type it."""

import re

from kinerja.lib.errors import InvalidInput

_SUREL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")


def baca_surel(teks: str) -> str:
    """Return an e-mail address, "" for what is none."""
    return teks if len(teks) <= 254 and _SUREL.fullmatch(teks) else ""


def rapikan_telepon(teks: str) -> str:
    """Return "081234567890" or "+62…" from what was typed; "" stays "".

    Raises ``InvalidInput`` where it cannot be a phone number.
    """
    rapi = re.sub(r"[\s.\-()/]", "", teks)
    if rapi and not re.fullmatch(r"\+?[0-9]{8,15}", rapi):
        raise InvalidInput(
            "Nomor telepon hanya boleh berisi 8 sampai 15 angka, boleh diawali +. "
            "Contoh: 0812 3456 7890."
        )
    return rapi
