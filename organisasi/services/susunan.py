"""Moving units in the dated tree."""

from datetime import date

from django.db import IntegrityError, connection

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import InvalidInput, NotAllowed
from organisasi.models import SusunanUnit, UnitKerja
from organisasi.policies.pegawai import cakupan_peran
from organisasi.rules.jenis import JenisPeran

#: The constraints that keep the tree a tree.
LINGKARAN = ("susunan_tanpa_lingkaran", "susunan_bukan_diri_sendiri")


def move_unit(
    *, unit: UnitKerja, induk: UnitKerja, mulai: date, actor: Pengguna
) -> None:
    """Put ``unit`` (and all below it) under ``induk`` from ``mulai`` on.

    Raises ``NotAllowed`` unless the actor is BKPSDM for the whole kabupaten,
    ``InvalidInput`` when the unit would come to stand below itself, or when one of
    the two has no place in the tree on that day.
    """
    if not cakupan_peran(actor, frozenset({JenisPeran.BKPSDM})).semua:
        raise NotAllowed("Hanya BKPSDM kabupaten yang dapat memindahkan unit kerja.")
    try:
        with tindakan(pelaku=actor, nama="susunan:pindah"):
            _lock_susunan()
            _place(induk, mulai)
            _replace_induk(_place(unit, mulai), induk, mulai)
    except IntegrityError as error:
        if not any(nama in str(error) for nama in LINGKARAN):
            raise
        raise InvalidInput(
            f"{unit.nama} tidak dapat dipindah ke bawah {induk}, karena {induk} "
            f"berada di bawah {unit.nama}. Pindahkan dulu {induk}."
        ) from error


def _lock_susunan() -> None:
    """Let one transaction at a time change the tree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('susunan'))")


def _place(unit: UnitKerja, mulai: date) -> SusunanUnit:
    tempat = SusunanUnit.objects.pada(mulai).filter(unit=unit).first()
    if tempat is None:
        raise InvalidInput(
            f"{unit.nama} belum punya tempat dalam susunan pada tanggal itu. "
            "Tempatkan dulu, atau pilih tanggal sesudahnya."
        )
    return tempat


def _replace_induk(lama: SusunanUnit, induk: UnitKerja, mulai: date) -> None:
    if lama.induk_id is None:
        raise InvalidInput(f"{lama.unit} adalah puncak susunan, tidak dapat dipindah.")
    akhir = lama.berlaku.upper
    if lama.berlaku.lower == mulai:
        SusunanUnit.objects.filter(pk=lama.pk).update(induk=induk)
        return
    rentang = type(lama.berlaku)
    SusunanUnit.objects.filter(pk=lama.pk).update(
        berlaku=rentang(lama.berlaku.lower, mulai)
    )
    SusunanUnit.objects.create(
        unit_id=lama.unit_id, induk=induk, berlaku=rentang(mulai, akhir)
    )
