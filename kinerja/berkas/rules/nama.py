"""Turn the name a browser sent into one that is safe to show and to offer."""

import re
import unicodedata
from pathlib import PurePosixPath

PANJANG_NAMA = 150
NAMA_KOSONG = "berkas"
# Endings that open as a program, a page or a macro when they hide before the last one.
# Not "sh" and "msi": "Ijazah Andi.SH.pdf" and "M.Si" are degrees.
AKHIRAN_BERBAHAYA = frozenset(
    {
        *("bat", "cmd", "cpl", "docm", "exe", "hta", "htm", "html", "jar", "js", "jsp"),
        *("lnk", "php", "pif", "ps1", "pptm", "scr", "svg", "vbs", "wsf", "xlsm"),
    }
)


def clean_name(nama: str) -> str:
    """Return the last path part of ``nama`` without anything unseen or reserved.

    Control, format (right-to-left marks, zero width) and unassigned characters go,
    characters that Windows refuses become "_"; at most 150 characters, the ending kept.
    """
    bagian = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    terlihat = "".join(c for c in bagian if unicodedata.category(c)[0] != "C")
    rapi = " ".join(re.sub(r'[<>:"|?*]', "_", terlihat).split()).lstrip(". ")
    jalur = PurePosixPath(rapi or NAMA_KOSONG)
    return jalur.stem[: PANJANG_NAMA - len(jalur.suffix[:20])] + jalur.suffix[:20]


def extension(nama: str) -> str:
    """Return the last ending in lower case without its dot, "" when there is none."""
    return PurePosixPath(nama).suffix.lower().removeprefix(".")


def hides_program(nama: str) -> bool:
    """Tell whether any ending of a cleaned name is that of a program or page."""
    akhiran = {satu.lower().removeprefix(".") for satu in PurePosixPath(nama).suffixes}
    return bool(akhiran & AKHIRAN_BERBAHAYA)
