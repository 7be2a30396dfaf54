"""Moving units in the dated tree."""

from datetime import date

from django.db import IntegrityError, connection

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import InvalidInput, NotAllowed
from organisasi.models import SusunanUnit, UnitKerja
from organisasi.policies import has_peran
from organisasi.rules.jenis import JenisPeran


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
