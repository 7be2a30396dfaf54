"""Lists that are looked at before they are saved: keep the file, sign the preview.

For lists that are no staff files (``services.impor``): a form gives what all rows
share, and the preview carries a signed token of it instead of rows of its own.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.core import signing

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.rules.jenis import Jenis
from kinerja.berkas.services import Readable, store_berkas
from kinerja.lib.errors import InvalidInput
from organisasi.pembaca.buku import Lembar, Nilai, read_lembar, teks_sel
from organisasi.rules.tabel import DILIHAT, Tabel, temukan_tabel

JENIS_BOLEH = (Jenis.CSV, Jenis.XLSX, Jenis.XLS)
TAK_ADA = "Berkas ini sudah tidak dikenal. Unggah lagi berkas daftarnya, lalu periksa."


def store_daftar(*, berkas: Readable, nama: str, actor: Pengguna) -> Berkas:
    """Store an uploaded list. Raises ``InvalidInput`` as ``store_berkas``."""
    return store_berkas(isi=berkas, nama=nama, actor=actor, jenis_boleh=JENIS_BOLEH)


def sign_daftar(berkas: Berkas, garam: str, *isi: Any) -> str:
    """Return the token of a preview: the file and what its form said."""
    return signing.dumps([str(berkas.kode), *isi], salt=garam)


def open_daftar(kode: str, garam: str) -> tuple[Berkas, list[Any]]:
    """Return file and form of a token. Raises ``InvalidInput`` for no token of ours."""
    try:
        berkas, *isi = signing.loads(kode, salt=garam)
    except signing.BadSignature as galat:
        raise InvalidInput(TAK_ADA) from galat
    simpan = Berkas.objects.ada().filter(kode=berkas).first()
    if simpan is None:
        raise InvalidInput(TAK_ADA)
    return simpan, isi


def read_tabel(
    berkas: Berkas, nilai: Nilai, *, batas: int
) -> Iterator[tuple[Lembar, Tabel, list[list[str]]]]:
    """Yield each sheet with a header that ``nilai`` knows: its table, cells as text.

    Raises ``InvalidInput`` for a file that cannot be read, or of more than ``batas``
    rows.
    """
    jenis = Jenis(berkas.jenis_terdeteksi)
    for lembar in read_lembar(berkas.path, jenis, nilai):
        if len(lembar.baris) > batas:
            raise InvalidInput(
                f"Berkas ini lebih dari {batas} baris. Bagi menjadi beberapa berkas."
            )
        baris = [[_teks(s) for s in sel] for sel in lembar.baris]
        tabel = temukan_tabel(baris[:DILIHAT], nilai)
        if tabel is not None:
            yield lembar, tabel, baris


def _teks(isi: Any) -> str:
    """Print a cell; a number of the spreadsheet has one reading: "104,375"."""
    teks = teks_sel(isi)
    return teks.replace(".", ",") if isinstance(isi, float) else teks


def fingerprint(isi: Any) -> str:
    """Return what a plan is recognised by when it is saved."""
    return hashlib.sha256(repr(isi).encode()).hexdigest()
