"""Who of the register stands in the way of somebody new."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kinerja.akun.models import Pengguna
from organisasi.models import Pegawai, RiwayatNip
from organisasi.policies import visible_pegawai
from organisasi.rules.linimasa import kunci


@dataclass(frozen=True)
class Tercatat:
    """Somebody of the register; ``terlihat`` says whether the actor may see him."""

    pegawai: Pegawai
    terlihat: bool
    #: Only with a NIP he no longer has.
    dahulu: bool = False


def pemilik_nip(actor: Pengguna, nip: str) -> Tercatat | None:
    """Return who has this NIP, or had it before."""
    kini = Pegawai.objects.filter(nip=nip).first()
    if kini is not None:
        return Tercatat(kini, bool(_terlihat(actor, [kini])))
    lama = RiwayatNip.objects.filter(nip=nip).select_related("pegawai").first()
    if lama is None:
        return None
    return Tercatat(lama.pegawai, bool(_terlihat(actor, [lama.pegawai])), dahulu=True)


def orang_serupa(actor: Pengguna, nama: str, lahir: date) -> list[Tercatat]:
    """Return who bears this name and was born on this day, by key."""
    dari_nip = Q(lahir=None, nip__startswith=f"{lahir:%Y%m%d}")
    sehari = Pegawai.objects.filter(Q(lahir=lahir) | dari_nip).order_by("id")
    serupa = [satu for satu in sehari if kunci(satu.nama) == kunci(nama)]
    terlihat = _terlihat(actor, serupa) if serupa else set()
    return [Tercatat(satu, satu.pk in terlihat) for satu in serupa]


def _terlihat(actor: Pengguna, orang: list[Pegawai]) -> set[int]:
    baris = visible_pegawai(actor).filter(pk__in=[satu.pk for satu in orang])
    return set(baris.values_list("pk", flat=True))
