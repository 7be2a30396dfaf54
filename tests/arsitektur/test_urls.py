"""Default deny: every address says who may open it; few are open to the anonymous."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kinerja.lib.akses import PUBLIC

PUBLIK = Path(__file__).with_name("publik.txt")
#: One value per kind of argument, to make an address out of a pattern.
CONTOH = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1"}


def semua_alamat(
    resolver: URLResolver | None = None, awalan: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Yield (pattern text, pattern) for every address of the product."""
    for pola in (resolver or get_resolver()).url_patterns:
        teks = awalan + str(pola.pattern)
        if isinstance(pola, URLResolver):
            yield from semua_alamat(pola, teks)
        else:
            yield teks, pola


ALAMAT = dict(semua_alamat())
TERBUKA = {
    baris
    for baris in PUBLIK.read_text().splitlines()
    if baris.strip() and not baris.startswith("#")
}


@pytest.mark.parametrize("teks", ALAMAT)
def test_every_view_says_who_may_open_it(teks: str) -> None:
    assert hasattr(ALAMAT[teks].callback, "akses")


def test_the_list_of_public_addresses_is_closed() -> None:
    publik = {
        teks or "/"
        for teks, pola in ALAMAT.items()
        if getattr(pola.callback, "akses", None) == PUBLIC
    }
    assert publik == TERBUKA


def alamat_nyata(teks: str) -> str:
    """Return a path that matches the pattern; no closed pattern is a regex so far."""
    return "/" + re.sub(
        r"<(?:(\w+):)?\w+>", lambda cocok: CONTOH.get(cocok[1], "contoh"), teks
    )


@pytest.mark.django_db
@pytest.mark.parametrize("cara", ["get", "post"])
@pytest.mark.parametrize(
    "teks", [teks for teks in ALAMAT if (teks or "/") not in TERBUKA]
)
def test_every_other_address_refuses_the_anonymous(
    client: Client, teks: str, cara: str
) -> None:
    response = getattr(client, cara)(alamat_nyata(teks))
    assert response.status_code == 302
    assert response["Location"].startswith("/masuk/?next=")
