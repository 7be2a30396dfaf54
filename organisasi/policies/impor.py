"""Who brings staff files into the register."""

from django.db.models import QuerySet

from kinerja.akun.models import Pengguna
from organisasi.models import Impor
from organisasi.policies.pegawai import has_peran
from organisasi.rules.jenis import JenisPeran


def can_import(actor: Pengguna) -> bool:
    """Say whether the actor reads, saves and discards imports: only BKPSDM."""
    return has_peran(actor, JenisPeran.BKPSDM)


def visible_impor(actor: Pengguna) -> QuerySet[Impor]:
    """Return the imports the actor may see; colleagues of BKPSDM share them."""
    return Impor.objects.all() if can_import(actor) else Impor.objects.none()
