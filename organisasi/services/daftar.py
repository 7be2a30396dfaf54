"""Lists that are looked at before they are saved: keep the file, sign the preview.

For lists that are no staff files (``services.impor``): a form gives what all rows
share, and the preview carries a signed token of it instead of rows of its own.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from django.core import signing

from kinerja.akun.models import Pengguna
from kinerja.berkas.models import Berkas
from kinerja.berkas.rules.jenis import Jenis
from kinerja.berkas.services import Readable, store_berkas
from kinerja.lib.errors import InvalidInput
from organisasi.pembaca.buku import Lembar, Nilai, read_lembar, teks_sel
from organisasi.rules.ditolak import Ditolak, sebut_letak, susun_ditolak
from organisasi.rules.tabel import DILIHAT, Tabel, temukan_tabel

T = TypeVar("T")
Baca = Callable[[Lembar, Tabel, list[list[str]]], Iterable[T]]
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


def read_daftar(
    berkas: Berkas, nilai: Nilai, baca: Baca[T], *, batas: int, kalimat: tuple[str, str]
) -> list[T]:
    """Return what ``baca`` makes of the sheets with a header, together.

    Raises ``InvalidInput`` with the first of ``kalimat`` when no sheet has one, with
    the second when no row stands below.
    """
    hasil: list[T] = []
    ketemu = False
    for lembar, tabel, baris in read_tabel(berkas, nilai, batas=batas):
        ketemu = True
        hasil += baca(lembar, tabel, baris)
    if not hasil:
        raise InvalidInput(kalimat[1] if ketemu else kalimat[0])
    return hasil


class Putusan(Protocol):
    """What is decided of one row: DITOLAK carries the reason."""

    @property
    def keputusan(self) -> str: ...
    @property
    def letak(self) -> str: ...
    @property
    def kalimat(self) -> str: ...


def refused_rows(
    berkas: Berkas, nilai: Nilai, putusan: Iterable[Putusan], *, batas: int
) -> Ditolak:
    """Return the refused rows as the file has them, with the reasons."""
    alasan: dict[str, list[str]] = {}
    for satu in putusan:
        if satu.keputusan == "DITOLAK":
            alasan.setdefault(satu.letak, []).append(satu.kalimat)
    lembaran = [
        (lembar.nama, tabel.judul, dict(enumerate(baris, start=1)))
        for lembar, tabel, baris in read_tabel(berkas, nilai, batas=batas)
    ]
    dicari = {
        (nama, nomor): " ".join(dict.fromkeys(alasan[letak]))
        for nama, _, baris in lembaran
        for nomor in baris
        if (letak := sebut_letak(nama, nomor)) in alasan
    }
    return susun_ditolak(lembaran, dicari)


def _teks(isi: Any) -> str:
    """Print a cell; a number of the spreadsheet has one reading: "104,375"."""
    teks = teks_sel(isi)
    return teks.replace(".", ",") if isinstance(isi, float) else teks


def fingerprint(isi: Any) -> str:
    """Return what a plan is recognised by when it is saved."""
    return hashlib.sha256(repr(isi).encode()).hexdigest()
