"""How many people of a unit still need a code."""

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from kinerja.akun.models import Pengguna
from organisasi.models import UnitKerja
from organisasi.policies.kode import belum_masuk, kode_berlaku, unit_berkode


@dataclass(frozen=True)
class BelumMasuk:
    """People without a password: how many, and how many of them hold a good slip."""

    semua: int
    berkode: int

    @property
    def perlu(self) -> int:
        """Return how many have no good slip."""
        return self.semua - self.berkode


def unit_kode_for(actor: Pengguna, kode: UUID) -> UnitKerja:
    """Return a unit for whose people the actor prints slips; 404 for every other."""
    return get_object_or_404(unit_berkode(actor), kode=kode)


def hitung_belum_masuk(actor: Pengguna, unit: UnitKerja) -> BelumMasuk:
    """Count the people of a unit and below who cannot sign in yet."""
    semua = belum_masuk(actor, unit)
    return BelumMasuk(semua.count(), semua.filter(kode_berlaku()).count())
