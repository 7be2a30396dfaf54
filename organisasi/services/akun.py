"""Accounts of people who are new in the register."""

from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Protocol

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from kinerja.akun.models import Pengguna
from kinerja.lib.salin import copy_new


class Pemilik(Protocol):
    """What an account takes from its person."""

    @property
    def nip(self) -> str:
        """Return the login name."""

    @property
    def nama(self) -> str:
        """Return the name without titles."""

    @property
    def surel(self) -> str:
        """Return the e-mail address, or nothing."""


def create_akun(orang: Sequence[Pemilik]) -> dict[str, int]:
    """Give new people an account that opens only with an activation code.

    An account of that name which is nobody's yet is taken over. Returns keys by NIP.
    """
    nip = [satu.nip for satu in orang]
    semua = Pengguna.objects.filter(nama_masuk__in=nip)
    ada = dict(semua.values_list("nama_masuk", "pk"))
    baru = [satu for satu in orang if satu.nip not in ada]
    dibuat = copy_new(
        Pengguna,
        [
            {
                "nama_masuk": satu.nip,
                "nama": satu.nama,
                "surel": satu.surel,
                "password": f"{UNUSABLE_PASSWORD_PREFIX}{token_urlsafe(30)}",
            }
            for satu in baru
        ],
    )
    return ada | {s.nip: pk for s, pk in zip(baru, dibuat, strict=True)}
