"""The request of somebody who is signed in, for types only."""

from django.http import HttpRequest

from kinerja.akun.models import Pengguna


class AkunRequest(HttpRequest):
    """A request behind ``signed_in`` or ``requires``: ``user`` is an account."""

    user: Pengguna
