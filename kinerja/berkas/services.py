"""Take a file in, set it aside, sweep what no row knows."""

import hashlib
import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from django.conf import settings

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.rules.jenis import Jenis, detect_jenis
from kinerja.berkas.rules.nama import clean_name, extension, hides_program
from kinerja.jejak.services import tindakan
from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.waktu import sekarang

MIB = 1024 * 1024
BATAS_UKURAN = 20 * MIB
POTONG = 256 * 1024
SISA_DIBIARKAN = timedelta(days=1)


class Readable(Protocol):
    """What can be read in pieces: an open file, or a file of a form."""

    def seek(self, letak: int, /) -> object:
        """Go to this byte."""

    def read(self, jumlah: int, /) -> bytes:
        """Return at most ``jumlah`` bytes, none at the end."""


def store_berkas(
    *,
    isi: Readable,
    nama: str,
    actor: Pengguna,
    jenis_boleh: Collection[Jenis],
    batas: int = BATAS_UKURAN,
) -> Berkas:
    """Check and store one uploaded file; return its row.

    ``isi`` is read in pieces and from its start (a form may have read it before);
    ``batas`` is in bytes. Raises ``InvalidInput`` with the sentence for the user. The
    row appears with the surrounding transaction; the content is on disk before it.
    After a rollback the content belongs to no row and ``remove_orphans`` takes it
    away: Django has no hook on rollback, and a guess could delete evidence.
    """
    rapi = clean_name(nama)
    lokasi = _new_location()
    tujuan = Path(settings.MEDIA_ROOT) / lokasi
    with _refused_leaves_nothing(tujuan, rapi):
        if hides_program(rapi):
            raise InvalidInput("namanya berakhiran program atau halaman web.")
        ukuran, sidik = _write(isi, tujuan, batas)
        with tujuan.open("rb") as tertulis:
            jenis = detect_jenis(tertulis, extension(rapi))
        if jenis not in jenis_boleh:
            raise InvalidInput(f"di sini hanya diterima {', '.join(jenis_boleh)}.")
        with tindakan(pelaku=actor, nama="berkas:simpan"):
            return Berkas.objects.create(
                nama_asli=rapi,
                jenis_terdeteksi=jenis.value,
                ukuran=ukuran,
                sha256=sidik,
                lokasi=lokasi,
                pengunggah=actor,
            )


@contextmanager
def _refused_leaves_nothing(tujuan: Path, nama: str) -> Iterator[None]:
    """Remove the content after any error; put the file's name before a refusal."""
    try:
        yield
    except InvalidInput as galat:
        tujuan.unlink(missing_ok=True)
        raise InvalidInput(f"Berkas “{nama}” ditolak: {galat.message}") from galat
    except BaseException:
        tujuan.unlink(missing_ok=True)
        raise


def _new_location() -> str:
    acak = secrets.token_hex(16)
    return f"{acak[:2]}/{acak[2:]}"


def _write(isi: Readable, tujuan: Path, batas: int) -> tuple[int, str]:
    """Write in pieces, stop at the limit; return size in bytes and SHA-256."""
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sidik, ukuran = hashlib.sha256(), 0
    isi.seek(0)
    with tujuan.open("xb") as keluar:
        tujuan.chmod(0o600)
        while potong := isi.read(POTONG):
            ukuran += len(potong)
            if ukuran > batas:
                raise InvalidInput(f"lebih besar dari {batas // MIB} MB.")
            sidik.update(potong)
            keluar.write(potong)
        keluar.flush()
        os.fsync(keluar.fileno())  # the row must not outlive its content
    if not ukuran:
        raise InvalidInput("isinya kosong (0 byte).")
    return ukuran, sidik.hexdigest()


def discard_berkas(*, berkas: Berkas, actor: Pengguna, alasan: str) -> None:
    """Set a file aside: nobody gets it any more, row and content stay.

    The calling room decides who may. Raises ``Conflict`` when somebody did so before.
    """
    with tindakan(pelaku=actor, nama="berkas:hapus", alasan=alasan):
        ada = Berkas.objects.ada().filter(pk=berkas.pk)
        if not ada.update(dihapus_pada=sekarang()):
            raise Conflict(f"Berkas “{berkas.nama_asli}” sudah dihapus sebelumnya.")


def remove_orphans(*, dibiarkan: timedelta = SISA_DIBIARKAN) -> int:
    """Delete stored content older than ``dibiarkan`` that no row knows; count it.

    Such content is left by a rolled back transaction or a killed process.
    """
    akar = Path(settings.MEDIA_ROOT)
    tua = (sekarang() - dibiarkan).timestamp()
    calon = {
        str(jalur.relative_to(akar)): jalur
        for jalur in akar.glob("??/*")
        if jalur.stat().st_mtime <= tua
    }
    dikenal = Berkas.objects.filter(lokasi__in=calon).values_list("lokasi", flat=True)
    yatim = calon.keys() - set(dikenal)
    for lokasi in yatim:
        calon[lokasi].unlink(missing_ok=True)
    return len(yatim)
