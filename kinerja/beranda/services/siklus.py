"""Remind everybody a stage waits for, at most once a day."""

from dataclasses import dataclass
from uuid import UUID

from kinerja.akun.models import Pengguna
from kinerja.beranda.policies import cakupan_ingatkan, can_remind
from kinerja.beranda.selectors.siklus import (
    TahapPapan,
    penerima,
    sempitkan,
    unit_dalam,
)
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import NotAllowed
from kinerja.pemberitahuan.selectors import sudah_dikabari
from kinerja.pemberitahuan.services import queue_banyak

PENGINGAT, OBJEK = "siklus:ingatkan", "tahap"


@dataclass(frozen=True)
class HasilIngatkan:
    """How many got a reminder now, and how many had one today already."""

    baru: int
    sudah: int


def remind_late(
    *, actor: Pengguna, papan: TahapPapan, kode_unit: UUID | None = None
) -> HasilIngatkan:
    """Queue one reminder per person the unfinished rows of this scope wait for.

    The outbox holds one per person, stage and day, however often and by however many
    it is pressed. Raises ``NotAllowed`` for readers, Http404 for a unit outside what
    the actor may remind.
    """
    if not can_remind(actor):
        raise NotAllowed("Peran Anda membaca papan siklus, tetapi tidak mengingatkan.")
    cakupan = cakupan_ingatkan(actor)
    unit = unit_dalam(cakupan, kode_unit) if kode_unit else None
    orang = penerima(papan, sempitkan(cakupan, unit))
    with tindakan(pelaku=actor, nama=PENGINGAT):
        baru = queue_banyak(
            jenis=PENGINGAT,
            objek_jenis=OBJEK,
            tujuan=[(pk, papan.kode) for pk, _ in orang],
        )
    return HasilIngatkan(baru, len(orang) - baru)


def sudah_diingatkan(papan: TahapPapan, orang: list[tuple[int, str]]) -> frozenset[int]:
    """Return which of these people have today's reminder of this stage."""
    return sudah_dikabari(PENGINGAT, OBJEK, papan.kode, [pk for pk, _ in orang])
