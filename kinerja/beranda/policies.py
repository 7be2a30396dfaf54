"""Who opens the board of the cycle, and who reminds."""

from kinerja.akun.models import Pengguna
from organisasi.policies import (
    Cakupan,
    cakupan_baca,
    cakupan_peran,
    has_peran,
    unit_dipimpin,
)
from organisasi.rules.jenis import JenisPeran

#: Roles that remind; inspektorat only reads.
PENGINGAT = frozenset(
    {
        JenisPeran.BKPSDM,
        JenisPeran.ADMIN_SKPK,
        JenisPeran.TIM_PENGELOLA,
        JenisPeran.PIMPINAN_PENUH,
    }
)


def cakupan_siklus(actor: Pengguna) -> Cakupan:
    """Return whose progress the actor follows: all, or subtrees of units."""
    return cakupan_baca(actor)


def can_open_siklus(actor: Pengguna) -> bool:
    """Say whether the actor follows anybody's progress."""
    return bool(cakupan_siklus(actor))


def cakupan_ingatkan(actor: Pengguna) -> Cakupan:
    """Return whom the actor may remind: by role, and below units he leads."""
    dari_peran = cakupan_peran(actor, PENGINGAT)
    return Cakupan(dari_peran.semua, dari_peran.unit | unit_dipimpin(actor))


def can_remind(actor: Pengguna) -> bool:
    """Say whether the actor reminds anybody."""
    return bool(cakupan_ingatkan(actor))


def is_pengurus_siklus(actor: Pengguna) -> bool:
    """Say whether chasing is the actor's work, so that Beranda says who is late."""
    return has_peran(
        actor, JenisPeran.BKPSDM, JenisPeran.ADMIN_SKPK, JenisPeran.TIM_PENGELOLA
    )
