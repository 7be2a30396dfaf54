"""Doors to accounts for pages that have no actor yet."""

from kinerja.akun.models import KodeAktivasi, Pengguna
from kinerja.akun.rules import rapikan_nama_masuk
from kinerja.akun.sandi import sidik_kode
from kinerja.lib.waktu import hari_ini


def pengguna_by_nama_masuk(nama_masuk: str) -> Pengguna | None:
    """Return the account of this login name in its stored form."""
    return Pengguna.objects.filter(nama_masuk=nama_masuk).first()


def pengguna_by_surel(surel: str) -> list[Pengguna]:
    """Return the accounts that may sign in and have this address (any case)."""
    ketemu = Pengguna.objects.filter(surel__iexact=surel) if surel else ()
    return [pengguna for pengguna in ketemu if pengguna.is_active]


def usable_kode(nama_masuk: str, kode: str) -> KodeAktivasi | None:
    """Return the unused, still valid code of this account, in one query."""
    return (
        KodeAktivasi.objects.select_related("pengguna")
        .filter(
            pengguna__nama_masuk=rapikan_nama_masuk(nama_masuk),
            pengguna__aktif=True,
            pengguna__terkunci_sejak=None,
            sidik=sidik_kode(kode),
            dipakai_pada=None,
            berlaku__contains=hari_ini(),
        )
        .exclude(pengguna__ditutup__contains=hari_ini())
        .first()
    )
