"""What a person does at the doors, through the test client."""

import re
from http import HTTPStatus
from typing import Any

from django.test import Client

from kinerja.akun.sandi import Argon2Ringan

SANDI = "Kuda-laut-biru-42"
SANDI_LAIN = "Perahu-merah-tua-77"
TAK_DIKENAL = "199912312020121009"


def masuk(client: Client, nama_masuk: str, sandi: str = SANDI, **extra: Any) -> Any:
    """Post the login form."""
    isian = {"login": nama_masuk, "password": sandi}
    return client.post("/masuk/", isian, **extra)


def is_signed_in(client: Client) -> bool:
    """Tell whether the login page sends this browser on instead of asking."""
    return client.get("/masuk/").status_code == HTTPStatus.FOUND


def tanpa_acak(response: Any, *ketikan: str) -> tuple[Any, ...]:
    """Return all a stranger sees, without the form's token and what was typed."""
    isi = re.sub(
        r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", response.content.decode()
    )
    for teks in ketikan:
        isi = isi.replace(teks, "…")
    kepala = [(k, v) for k, v in response.items() if k.lower() != "expires"]
    return response.status_code, isi, kepala, sorted(response.cookies)


class PenghitungHash(Argon2Ringan):
    """The production hasher, counting its work."""

    kerja = 0

    def encode(self, password: str, salt: str) -> str:
        """Hash, and count it."""
        type(self).kerja += 1
        return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Compare, and count it."""
        type(self).kerja += 1
        return super().verify(password, encoded)
