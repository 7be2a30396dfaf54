"""Who reads an indicator and who words one: as with the needs of its unit."""

from django.db.models import QuerySet

from indikator.models import Indikator
from kinerja.akun.models import Pengguna
from organisasi.models import Kebutuhan
from organisasi.policies.kebutuhan import can_decide, can_open_kebutuhan, visible_unit

__all__ = ["can_create_indikator", "can_open_indikator", "visible_indikator"]
can_open_indikator = can_open_kebutuhan


def visible_indikator(actor: Pengguna) -> QuerySet[Indikator]:
    """Return the indicators of the units whose needs the actor reads."""
    return Indikator.objects.filter(unit__in=visible_unit(actor))


def can_create_indikator(actor: Pengguna, kebutuhan: Kebutuhan) -> bool:
    """Say who words an indicator for a need: who decides about the need."""
    return can_decide(actor, kebutuhan)
