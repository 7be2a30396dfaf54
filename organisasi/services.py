"""Acts on the organisation: policy, change and its name in the history, together."""

from datetime import date

from django.db import IntegrityError, connection
from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from organisasi.models import Pegawai, SusunanUnit, UnitKerja
from organisasi.policies import can_edit_kontak, has_peran
from organisasi.rules.jenis import JenisPeran


def update_kontak(
    *, pegawai: Pegawai, actor: Pengguna, surel: str, telepon: str, versi: int
) -> None:
    """Save the actor's own contact data; the account's e-mail follows.

    Raises ``NotAllowed`` for somebody else's row, ``Conflict`` when the row is no
    longer at ``versi`` (nothing is saved then).
    """
    if not can_edit_kontak(actor, pegawai):
        raise NotAllowed("Hanya pemiliknya yang dapat mengubah data kontak ini.")
    with tindakan(pelaku=actor, nama="kontak:ubah"):
        berubah = Pegawai.objects.filter(pk=pegawai.pk, versi=versi).update(
            surel=surel, telepon=telepon, versi=F("versi") + 1
        )
        if berubah != 1:
            raise Conflict("Data kontak ini baru saja diubah di tempat lain.")
        Pengguna.objects.filter(pk=actor.pk).update(surel=surel)


def move_unit(
    *, unit: UnitKerja, induk: UnitKerja | None, mulai: date, actor: Pengguna
) -> None:
    """Put ``unit`` (and all below it) under ``induk`` from ``mulai`` on.

    Raises ``NotAllowed`` unless the actor is BKPSDM, ``InvalidInput`` when the unit
    would come to stand below itself or has no place on that day.
    """
    if not has_peran(actor, JenisPeran.BKPSDM):
        raise NotAllowed("Hanya BKPSDM yang dapat memindahkan unit kerja.")
    try:
        with tindakan(pelaku=actor, nama="susunan:pindah"):
            _lock_susunan()
            _replace_induk(unit, induk, mulai)
    except IntegrityError as error:
        if "susunan_tanpa_lingkaran" not in str(error):
            raise
        raise InvalidInput(
            f"{unit.nama} tidak dapat dipindah ke bawah {induk}, karena {induk} "
            f"berada di bawah {unit.nama}. Pindahkan dulu {induk}."
        ) from error


def _lock_susunan() -> None:
    """Let one transaction at a time change the tree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('susunan'))")


def _replace_induk(unit: UnitKerja, induk: UnitKerja | None, mulai: date) -> None:
    lama = SusunanUnit.objects.pada(mulai).filter(unit=unit).first()
    if lama is None:
        raise InvalidInput(f"{unit.nama} belum punya tempat pada tanggal itu.")
    akhir = lama.berlaku.upper
    if lama.berlaku.lower == mulai:
        SusunanUnit.objects.filter(pk=lama.pk).update(induk=induk)
        return
    SusunanUnit.objects.filter(pk=lama.pk).update(
        berlaku=type(lama.berlaku)(lama.berlaku.lower, mulai)
    )
    SusunanUnit.objects.create(
        unit=unit, induk=induk, berlaku=type(lama.berlaku)(mulai, akhir)
    )
