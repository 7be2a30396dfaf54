"""Print activation slips: many of a unit at once, or one in person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kinerja.akun.models import Pengguna
from kinerja.akun.services import MASA_KODE, issue_banyak
from kinerja.jejak.services import record_akses, tindakan
from kinerja.lib.errors import InvalidInput, NotAllowed
from kinerja.lib.waktu import hari_ini
from organisasi.models import Pegawai, UnitKerja
from organisasi.policies.kode import (
    belum_masuk,
    can_issue_kode,
    kode_berlaku,
    unit_berkode,
)

#: Slips of one print: five sheets of A4. The rest is a second print.
SEKALI_CETAK = 40


@dataclass(frozen=True)
class Lembar:
    """One slip; the code stands nowhere else."""

    pegawai: Pegawai
    nama_masuk: str
    kode: str
    akhir: date


def print_kode_unit(
    *, unit: UnitKerja, actor: Pengguna, ulang: bool = False
) -> list[Lembar]:
    """Make codes for up to ``SEKALI_CETAK`` people of a unit who cannot sign in yet.

    Without ``ulang`` only for those whose slip is not printed or has run out: of two
    admins at once, the second gets the next people, so no fresh slip is void. Raises
    ``NotAllowed`` outside the actor's part, ``InvalidInput`` when nobody is left.
    """
    if not unit_berkode(actor).filter(pk=unit.pk).exists():
        raise NotAllowed("Kode aktivasi dicetak admin SKPK-nya atau BKPSDM.")
    with tindakan(pelaku=actor, nama="akun:cetak_kode", alasan=unit.nama):
        calon = _lock(unit, actor, ulang=ulang)
        if not calon:
            raise InvalidInput(
                "Tidak ada lagi yang perlu kode di unit ini. Untuk mencetak ulang "
                "kode yang masih berlaku, centang pilihannya."
            )
        record_akses(pelaku=actor, halaman="kode_aktivasi", subjek_id=None)
        return _issue(calon, actor)


def _lock(unit: UnitKerja, actor: Pengguna, *, ulang: bool) -> Sequence[Pegawai]:
    """Return the people to print for, once no other print is under way.

    The second admin waits here, then sees the codes of the first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('kode_aktivasi'))")
    semua = belum_masuk(actor, unit).select_related("pengguna")
    if not ulang:
        semua = semua.filter(~kode_berlaku())
    return list(semua[:SEKALI_CETAK])


def print_kode(*, pegawai: Pegawai, actor: Pengguna) -> Lembar:
    """Make a code for one person who stands before the admin; the old one is void.

    The password, if there is one, works until the code is used. Raises
    ``NotAllowed`` unless the actor keeps this person's data, ``InvalidInput`` for an
    account that is shut.
    """
    if not can_issue_kode(actor, pegawai):
        raise NotAllowed("Kode aktivasi dibuat admin SKPK-nya atau BKPSDM.")
    record_akses(pelaku=actor, halaman="kode_aktivasi", subjek_id=pegawai.pk)
    return _issue([pegawai], actor)[0]


def _issue(semua: Sequence[Pegawai], actor: Pengguna) -> list[Lembar]:
    """Make the slips of people who have an account."""
    akun = [(satu, satu.pengguna) for satu in semua if satu.pengguna]
    kode = issue_banyak(pengguna=[a.pk for _, a in akun], actor=actor)
    akhir = hari_ini() + MASA_KODE
    return [Lembar(satu, a.nama_masuk, kode[a.pk], akhir) for satu, a in akun]
