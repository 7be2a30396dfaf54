"""A staff file on its way into the register: read, shown, then saved or discarded."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.db import IntegrityError, connection
from django.db.models import F

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.rules.jenis import Jenis, detect_jenis
from kinerja.berkas.rules.nama import extension
from kinerja.berkas.services import Readable, discard_berkas, store_berkas
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput, NotAllowed
from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import hari_ini, sekarang
from organisasi.models import BarisImpor, Impor
from organisasi.policies.impor import can_import
from organisasi.rencana_berkas import JENIS_BOLEH, RencanaBerkas, plan_berkas
from organisasi.rules.impor import JenisImpor, StatusImpor
from organisasi.rules.register_impor import BarisRencana, Pertanyaan, Rencana
from organisasi.rules.sel import Catatan
from organisasi.services.impor_terap import apply_rencana

BASI = (
    "Data pegawai berubah sejak pratinjau ini dibuat, jadi belum ada yang disimpan. "
    "Pratinjau di bawah sudah disusun ulang; periksa lagi, lalu simpan."
)
BUKAN_PRATINJAU = (
    "Impor ini sudah disimpan, dibatalkan, atau disusun ulang di tempat lain. Lihat "
    "keadaannya yang terbaru."
)


def read_impor(*, berkas: Readable, nama: str, actor: Pengguna) -> Impor:
    """Store the file and its preview, nothing else. ``nama`` is the file's name.

    Raises ``NotAllowed``, or ``InvalidInput`` for a file that cannot be read.
    """
    _require_bkpsdm(actor)
    with tindakan(pelaku=actor, nama="impor:baca"):
        tersimpan = store_berkas(
            isi=berkas, nama=nama, actor=actor, jenis_boleh=JENIS_BOLEH
        )
        hasil = _plan(tersimpan, hari_ini(), None)
        impor = Impor.objects.create(
            berkas=tersimpan, jenis=hasil.jenis.value, oleh=actor
        )
        _write_preview(impor, hasil.rencana)
    return impor


def save_impor(*, impor: Impor, actor: Pengguna, versi: int) -> None:
    """Write the previewed changes in one transaction.

    Raises ``Conflict`` when the import is not a preview of this ``versi`` any more, or
    when the register changed so that the preview would not come true: the preview is
    then made anew and nothing else is saved. ``InvalidInput`` when the database
    refuses a row; nothing is saved then either.
    """
    _require_bkpsdm(actor)
    with _explained(), tindakan(pelaku=actor, nama="impor:simpan"):
        _lock()
        pada = impor.dibuat_pada.astimezone(WIB).date()
        rencana = _plan(impor.berkas, pada, JenisImpor(impor.jenis)).rencana
        basi = _stored(impor) != [_as_stored(baris) for baris in rencana.baris]
        if basi:
            _advance(impor, versi)
            impor.baris.all().delete()
            _write_preview(impor, rencana)
        else:
            _advance(
                impor,
                versi,
                status=StatusImpor.TERSIMPAN.value,
                disimpan_pada=sekarang(),
            )
            apply_rencana(rencana, pada=pada)
    if basi:
        raise Conflict(BASI)


def discard_impor(*, impor: Impor, actor: Pengguna, versi: int) -> None:
    """Throw a preview away and set its file aside. Raises ``Conflict`` if too late."""
    _require_bkpsdm(actor)
    with tindakan(pelaku=actor, nama="impor:batalkan"):
        _advance(impor, versi, status=StatusImpor.DIBATALKAN.value)
        discard_berkas(
            berkas=impor.berkas, actor=actor, alasan="Pratinjau impor dibatalkan."
        )


def plan_file(
    jalur: Path, *, pada: date, jenis: JenisImpor | None = None
) -> RencanaBerkas:
    """Plan a file on this machine without writing anything.

    Raises ``InvalidInput`` with one sentence when it cannot be read.
    """
    try:
        with jalur.open("rb") as isi:
            berkas = detect_jenis(isi, extension(jalur.name))
    except InvalidInput as galat:
        raise InvalidInput(f"Berkas {jalur.name} ditolak: {galat.message}") from None
    except OSError:
        raise InvalidInput(f"Berkas {jalur} tidak ada atau tidak terbaca.") from None
    if berkas not in JENIS_BOLEH:
        raise InvalidInput(f"Berkas {jalur.name} bukan CSV, XLSX atau XLS.")
    return plan_berkas(jalur, jenis_berkas=berkas, pada=pada, jenis=jenis)


def import_file(
    jalur: Path, *, pada: date, jenis: JenisImpor | None = None
) -> RencanaBerkas:
    """Plan and save a file as the operator of the server; no preview is kept."""
    with _explained(), tindakan(pelaku=None, nama="impor:perintah"):
        _lock()
        hasil = plan_file(jalur, pada=pada, jenis=jenis)
        apply_rencana(hasil.rencana, pada=pada)
    return hasil


def _require_bkpsdm(actor: Pengguna) -> None:
    if not can_import(actor):
        raise NotAllowed("Hanya BKPSDM yang dapat mengimpor data pegawai.")


@contextmanager
def _explained() -> Iterator[None]:
    """Turn a refusal of the database into a sentence; the transaction is undone.

    The plan keeps people from overlapping with themselves and heads with each other;
    what is left are rows that somebody else writes at the same moment.
    """
    try:
        yield
    except IntegrityError as galat:
        raise InvalidInput(
            "Tidak ada yang disimpan, karena data kepegawaian sedang diubah di tempat "
            "lain dan bertentangan dengan isi berkas ini. Muat ulang, lalu coba lagi."
        ) from galat


def _lock() -> None:
    """Let one import at a time write; a second waits and then plans anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('impor_pegawai'))")


def _advance(impor: Impor, versi: int, **isian: object) -> None:
    """Compare and set: only a preview of this ``versi`` goes on."""
    ada = Impor.objects.filter(
        pk=impor.pk, versi=versi, status=StatusImpor.PRATINJAU.value
    )
    if not ada.update(versi=F("versi") + 1, **isian):
        raise Conflict(BUKAN_PRATINJAU)


def _plan(berkas: Berkas, pada: date, jenis: JenisImpor | None) -> RencanaBerkas:
    return plan_berkas(
        berkas.path,
        jenis_berkas=Jenis(berkas.jenis_terdeteksi),
        pada=pada,
        jenis=jenis,
    )


def _as_stored(baris: BarisRencana) -> dict[str, Any]:
    catatan: list[tuple[str, Catatan | Pertanyaan]] = []
    catatan += [("tolak", satu) for satu in baris.tolak]
    catatan += [("tanya", satu) for satu in baris.tanya]
    catatan += [("peringatan", satu) for satu in baris.peringatan]
    return {
        "lembar": baris.lembar,
        "nomor": baris.nomor,
        "keputusan": baris.keputusan.value,
        "sebelum": baris.sebelum,
        "sesudah": baris.sesudah,
        "alasan": [
            {"jenis": jenis, "kolom": satu.kolom, "alasan": satu.alasan}
            for jenis, satu in catatan
        ],
    }


def _stored(impor: Impor) -> list[dict[str, Any]]:
    bidang = ("lembar", "nomor", "keputusan", "sebelum", "sesudah", "alasan")
    return list(impor.baris.order_by("id").values(*bidang))


def _write_preview(impor: Impor, rencana: Rencana) -> None:
    BarisImpor.objects.bulk_create(
        BarisImpor(impor=impor, **_as_stored(baris)) for baris in rencana.baris
    )
