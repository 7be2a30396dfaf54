"""Needs: what a unit is for, what it lacks, what is decided about it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import rentang
from kinerja.lib.waktu import hari_ini
from organisasi.models import Kebutuhan, KeputusanKebutuhan, Sasaran, UnitKerja
from organisasi.policies.kebutuhan import can_decide, can_edit_kebutuhan, can_propose
from organisasi.querysets import ancestors
from organisasi.rules.kebutuhan import (
    AKIBAT,
    BELUM_SELESAI,
    JenisKeputusan,
    JenisSasaran,
    StatusKebutuhan,
    SumberKebutuhan,
    dapat_diputuskan,
)

BUKAN_PENGUSUL = (
    "Hanya pimpinan unit, admin SKPK, dan BKPSDM yang dapat mengisi kebutuhan unit ini."
)
BUKAN_PENGUBAH = (
    "Hanya pimpinan unit, admin SKPK, dan BKPSDM yang mengusulkannya yang dapat "
    "mengubah kebutuhan ini."
)
BUKAN_PEMUTUS = (
    "Hanya pimpinan unit ini atau pimpinan di atasnya yang dapat memutuskan "
    "kebutuhan ini."
)
SUDAH_BERUBAH = "Kebutuhan ini baru saja diubah atau diputuskan orang lain."


@dataclass(frozen=True)
class IsiKebutuhan:
    """What a need says; urgensi, dampak and kelayakan are 1 to 5."""

    pernyataan: str
    sebab: str
    bukti: str
    urgensi: int
    dampak: int
    kelayakan: int
    sasaran: Sasaran | None = None
    sumber: str = SumberKebutuhan.LAIN.value


def add_sasaran(
    *,
    unit: UnitKerja,
    actor: Pengguna,
    jenis: JenisSasaran,
    rumusan: str,
    induk: Sasaran | None,
    tahun: int,
) -> Sasaran:
    """Add a node to the performance tree, in force from the first day of ``tahun``.

    Raises ``NotAllowed``, or ``InvalidInput`` where ``induk`` belongs to a unit that
    is neither this one nor above it.
    """
    if not can_propose(actor, unit):
        raise NotAllowed(BUKAN_PENGUSUL)
    with tindakan(pelaku=actor, nama="sasaran:tambah"):
        _check_sasaran(unit, induk)
        return Sasaran.objects.create(
            unit=unit,
            jenis=jenis.value,
            rumusan=rumusan,
            induk=induk,
            berlaku=rentang(date(tahun, 1, 1)),
        )


def _check_sasaran(unit: UnitKerja, sasaran: Sasaran | None) -> None:
    """Refuse a node of a unit that is neither this one nor above it."""
    if sasaran is None or sasaran.unit_id == unit.pk:
        return
    di_atas = UnitKerja.objects.filter(
        pk=sasaran.unit_id, pk__in=ancestors([unit.pk], hari_ini())
    )
    if not di_atas.exists():
        raise InvalidInput(
            "Sasaran itu milik unit lain. Pilih sasaran unit ini atau unit di atasnya."
        )


def propose_kebutuhan(
    *, unit: UnitKerja, actor: Pengguna, tahun: int, isi: IsiKebutuhan
) -> Kebutuhan:
    """Write down a need of a unit for a year; it waits for a decision then."""
    if not can_propose(actor, unit):
        raise NotAllowed(BUKAN_PENGUSUL)
    with tindakan(pelaku=actor, nama="kebutuhan:usulkan"):
        _check_sasaran(unit, isi.sasaran)
        return Kebutuhan.objects.create(
            unit=unit, tahun=tahun, dibuat_oleh=actor, **_columns(isi)
        )


def _columns(isi: IsiKebutuhan) -> dict[str, object]:
    return {nama: getattr(isi, nama) for nama in isi.__dataclass_fields__}


def update_kebutuhan(
    *, kebutuhan: Kebutuhan, actor: Pengguna, isi: IsiKebutuhan, versi: int
) -> None:
    """Change the words of a need that is not decided yet.

    Raises ``NotAllowed``, ``InvalidInput`` once it is decided, ``Conflict`` when the
    row is no longer at ``versi`` (nothing is saved then).
    """
    if not can_edit_kebutuhan(actor, kebutuhan):
        raise NotAllowed(BUKAN_PENGUBAH)
    if StatusKebutuhan(kebutuhan.status) not in BELUM_SELESAI:
        raise InvalidInput("Kebutuhan ini sudah diputuskan dan tidak berubah lagi.")
    with tindakan(pelaku=actor, nama="kebutuhan:ubah"):
        _check_sasaran(kebutuhan.unit, isi.sasaran)
        berubah = Kebutuhan.objects.filter(
            pk=kebutuhan.pk, versi=versi, status__in=BELUM_SELESAI
        ).update(versi=F("versi") + 1, **_columns(isi))
        if berubah != 1:
            raise Conflict(SUDAH_BERUBAH)


def decide_kebutuhan(
    *,
    kebutuhan: Kebutuhan,
    actor: Pengguna,
    jenis: JenisKeputusan,
    alasan: str,
    versi: int,
    tinjau_pada: date | None = None,
) -> KeputusanKebutuhan:
    """Record a decision and move the need; ``tinjau_pada`` belongs to TUNDA only.

    The indicator of an INDIKATOR decision is made by indikator.services in the same
    transaction. Raises ``NotAllowed``, ``InvalidInput`` for a decision that is not
    possible any more, ``Conflict`` when somebody else was first.
    """
    if not can_decide(actor, kebutuhan):
        raise NotAllowed(BUKAN_PEMUTUS)
    _check_keputusan(jenis, alasan, tinjau_pada)
    boleh = [status for status in StatusKebutuhan if dapat_diputuskan(status, jenis)]
    with tindakan(pelaku=actor, nama="kebutuhan:putuskan", alasan=alasan):
        berubah = Kebutuhan.objects.filter(
            pk=kebutuhan.pk, versi=versi, status__in=boleh
        ).update(
            status=AKIBAT[jenis].value, tinjau_pada=tinjau_pada, versi=F("versi") + 1
        )
        if berubah != 1:
            raise Conflict(SUDAH_BERUBAH)
        return KeputusanKebutuhan.objects.create(
            kebutuhan=kebutuhan, jenis=jenis.value, alasan=alasan, oleh=actor
        )


def _check_keputusan(
    jenis: JenisKeputusan, alasan: str, tinjau_pada: date | None
) -> None:
    if not alasan.strip():
        raise InvalidInput("Tulis alasan keputusan.")
    if (jenis is JenisKeputusan.TUNDA) != (tinjau_pada is not None):
        raise InvalidInput(
            "Isi tanggal ditinjau lagi bila kebutuhan ditunda; kosongkan bila tidak."
        )
    if tinjau_pada is not None and tinjau_pada <= hari_ini():
        raise InvalidInput("Tanggal ditinjau lagi harus sesudah hari ini.")
