"""Addresses of many rows: one look into the URL table, not one per row."""

from functools import lru_cache
from uuid import UUID

from django.urls import reverse

_CONTOH = UUID(int=0)


def alamat_baris(nama: str, kode: UUID) -> str:
    """Return the address of a page that takes one code, as ``reverse`` would.

    Raises NoReverseMatch for a name that takes no single code.
    """
    awal, akhir = _potongan(nama)
    return f"{awal}{kode}{akhir}"


@lru_cache
def _potongan(nama: str) -> tuple[str, str]:
    awal, _, akhir = reverse(nama, args=[_CONTOH]).partition(str(_CONTOH))
    return awal, akhir
