"""Keep the days off: add, change, take off the list, put back."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import TAHUN_PERTAMA, TAHUN_TERAKHIR, HariLibur
from kinerja.jadwal.rules.jenis import JenisLibur
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from organisasi.policies.acuan import can_keep_acuan
from organisasi.services.acuan import BUKAN_BKPSDM

SUDAH_ADA = (
    "Tanggal ini sudah tercatat dengan jenis yang sama. Ubah baris itu, atau pulihkan "
    "bila sudah dicabut."
)
BENTROK = (
    "Hari libur ini baru saja diubah di tempat lain. Muat ulang halamannya, lalu "
    "periksa yang tersimpan sekarang."
)


@dataclass(frozen=True, slots=True)
class IsiLibur:
    """One day off as somebody writes it; ``wilayah`` only for LIBUR_DAERAH."""

    tanggal: date
    jenis: JenisLibur
    nama: str
    wilayah: str = ""
    dasar: str = ""

    def kolom(self) -> dict[str, object]:
        """Return the columns. Raises ``InvalidInput`` for what cannot be one day."""
        if not TAHUN_PERTAMA <= self.tanggal.year <= TAHUN_TERAKHIR:
            raise InvalidInput(
                f"Tahunnya harus antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
            )
        if (self.jenis is JenisLibur.LIBUR_DAERAH) != bool(self.wilayah):
            raise InvalidInput(
                "Isi wilayah untuk libur daerah; kosongkan untuk libur nasional dan "
                "cuti bersama."
            )
        return {
            "tanggal": self.tanggal,
            "jenis": self.jenis.value,
            "nama": self.nama,
            "wilayah": self.wilayah,
            "dasar": self.dasar,
        }


def add_libur(*, actor: Pengguna, isi: IsiLibur) -> HariLibur:
    """Add one day. Raises ``NotAllowed``, ``InvalidInput`` when it is there."""
    require_bkpsdm(actor)
    kolom = isi.kolom()
    with tindakan(pelaku=actor, nama="libur:tambah", alasan=isi.dasar):
        try:
            with transaction.atomic():
                return HariLibur.objects.create(**kolom)
        except IntegrityError as galat:
            raise InvalidInput(SUDAH_ADA) from galat


def edit_libur(*, libur: HariLibur, actor: Pengguna, isi: IsiLibur, versi: int) -> None:
    """Change one day, also its date. Raises as ``add_libur``, and ``Conflict``."""
    _change(libur, actor, "libur:ubah", isi.dasar, versi, isi.kolom())


def withdraw_libur(
    *, libur: HariLibur, actor: Pengguna, alasan: str, versi: int
) -> None:
    """Make it an ordinary day again; the row stays with the reason.

    Raises ``NotAllowed``, ``InvalidInput`` without a reason, ``Conflict``.
    """
    if not alasan:
        raise InvalidInput("Tulis alasan pencabutannya, misalnya nomor SKB perubahan.")
    _change(libur, actor, "libur:cabut", alasan, versi, {"dicabut": alasan})


def restore_libur(*, libur: HariLibur, actor: Pengguna, versi: int) -> None:
    """Let a withdrawn day be a day off again. Raises ``NotAllowed``, ``Conflict``."""
    _change(libur, actor, "libur:pulihkan", "", versi, {"dicabut": ""})


def require_bkpsdm(actor: Pengguna) -> None:
    """Raise ``NotAllowed`` for everybody who does not keep reference data."""
    if not can_keep_acuan(actor):
        raise NotAllowed(BUKAN_BKPSDM)


def _change(
    libur: HariLibur,
    actor: Pengguna,
    nama: str,
    alasan: str,
    versi: int,
    kolom: dict[str, object],
) -> None:
    require_bkpsdm(actor)
    ada = HariLibur.objects.filter(pk=libur.pk, versi=versi)
    with tindakan(pelaku=actor, nama=nama, alasan=alasan):
        try:
            with transaction.atomic():
                berubah = ada.update(versi=F("versi") + 1, **kolom)
        except IntegrityError as galat:
            raise InvalidInput(SUDAH_ADA) from galat
        if not berubah:
            raise Conflict(BENTROK)
