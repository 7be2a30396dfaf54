"""Templates cost less: indentation is not sent, what never changes is drawn once."""

import re
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import ParamSpec, cast
from uuid import UUID

from django.conf import settings
from django.template import Origin
from django.template.loader import render_to_string
from django.template.loaders import filesystem
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

P = ParamSpec("P")
Kata = str | int | UUID
#: Lines stay lines, so that a template error still names the right one.
_INDEN = re.compile(r"(?<=\n)[ \t]+")
#: Where a word goes, between two signs no text of ours has.
_CELAH = re.compile("\ue000(\\w+)\ue001")


class Loader(filesystem.Loader):
    """Read our templates without the indentation that people need: a third less."""

    def get_contents(self, origin: Origin) -> str:
        """Return the source; only HTML, where blanks at a line's start mean nothing."""
        isi = super().get_contents(origin)
        return _INDEN.sub("", isi) if origin.name.endswith(".html") else isi


def sekali(
    gambar: Callable[P, SafeString], *, sebanyak: int = 1024
) -> Callable[P, SafeString]:
    """Draw what depends on nothing but its words once per process.

    The newest ``sebanyak`` drawings are kept. Not while templates are being written.
    """
    if settings.DEBUG:
        return gambar
    # typed: a literal of a template is a SafeString, somebody's words are not
    return cast("Callable[P, SafeString]", lru_cache(sebanyak, typed=True)(gambar))


def cetak(nama: str, kata: Mapping[str, Kata], **pilihan: Hashable) -> SafeString:
    """Draw one of many rows: its template runs once, then only words are filled in.

    ``kata`` are printed and nothing else (``{{ nama }}``, no filter, no test);
    ``pilihan`` are what the template decides by, so they must have few values.
    """
    bagian = list(_pola(nama, tuple(kata), tuple(pilihan.items())))
    bagian[1::2] = [_lolos(kata[satu]) for satu in bagian[1::2]]
    return SafeString("".join(bagian))


def _lolos(kata: Kata) -> str:
    return conditional_escape(kata if isinstance(kata, str) else str(kata))


def _gambar_pola(
    nama: str, kata: tuple[str, ...], pilihan: tuple[tuple[str, Hashable], ...]
) -> tuple[str, ...]:
    """Return the drawn template as text, word, text, word, …, text."""
    celah = {satu: SafeString(f"\ue000{satu}\ue001") for satu in kata}
    return tuple(_CELAH.split(render_to_string(nama, {**celah, **dict(pilihan)})))


_pola = _gambar_pola if settings.DEBUG else lru_cache(1024)(_gambar_pola)
