"""Who keeps the reference data."""

from kinerja.akun.models import Pengguna
from organisasi.policies.pegawai import cakupan_peran
from organisasi.rules.jenis import JenisPeran


def can_keep_acuan(actor: Pengguna) -> bool:
    """Say who reads and changes reference data: BKPSDM of the whole kabupaten."""
    return cakupan_peran(actor, frozenset({JenisPeran.BKPSDM})).semua
