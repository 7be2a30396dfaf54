"""Password hashing, reset tokens and digests of printed codes."""

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.crypto import salted_hmac

from kinerja.akun.rules import rapikan_kode

if TYPE_CHECKING:
    from kinerja.akun.models import Pengguna


class Argon2Ringan(Argon2PasswordHasher):
    """argon2id, 64 MiB, two passes: about 90 ms of one core (docs/akun.md).

    Parallelism 1 because a login should hold one core only. OWASP asks for at least
    19 MiB, t=2, p=1 (Password Storage Cheat Sheet).
    """

    algorithm = "argon2"
    time_cost = 2
    memory_cost = 65536
    parallelism = 1


class TokenLupaSandi(PasswordResetTokenGenerator):
    """Token of a reset link: dies with the password, the address or the account.

    Django's hash value holds password, last login and address; allauth's own class
    would copy addresses into a second table and keep the old ones alive there.
    """

    def _make_hash_value(self, user: "Pengguna", timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.is_active}"


def sidik_kode(kode: str) -> str:
    """Return the keyed digest under which a printed code is stored (64 hex)."""
    isi = rapikan_kode(kode)
    return salted_hmac("kinerja.akun.kode", isi, algorithm="sha256").hexdigest()


def sidik_perangkat(nama_masuk: str, acak: str) -> str:
    """Return the proof that a browser signed in to this account before (64 hex)."""
    isi = f"{acak}:{nama_masuk}"
    return salted_hmac("kinerja.akun.perangkat", isi, algorithm="sha256").hexdigest()
