"""What one row of a list of people says, as typed values.

Named tuples, because a file makes thousands and a frozen dataclass of so many fields is
three times as slow to make.
"""

from datetime import date
from typing import NamedTuple

from organisasi.rules.jenis import (
    JenisJabatan,
    JenisKeadaan,
    JenisKelamin,
    JenisPegawai,
    JenisPenempatan,
)
from organisasi.rules.sel import Catatan


class BarisPegawai(NamedTuple):
    """A row that can be saved. Empty text and None mean: the file does not say.

    ``tersirat`` names the fields that were taken from the NIP, not from a column.
    ``atasan`` is the superior as the file words him: a post, a name or a NIP.
    ``jabatan_lepas`` is a post of which the row does not say the unit, ``penjabat`` the
    post as written where "Pj." leaves open how it is held.
    """

    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    jenis: JenisPegawai
    golongan: str
    tmt_golongan: date | None
    jenis_kelamin: JenisKelamin
    lahir: date | None
    surel: str
    keadaan: JenisKeadaan | None
    aktif: bool
    jabatan: str
    jenis_jabatan: JenisJabatan
    memimpin: bool
    tmt_jabatan: date | None
    kode_unor: str
    unit: str
    instansi: str
    tersirat: frozenset[str]
    penempatan: JenisPenempatan = JenisPenempatan.DEFINITIF
    eselon: str = ""
    kelas: int | None = None
    telepon: str = ""
    atasan: str = ""
    jabatan_lepas: str = ""
    penjabat: str = ""


class HasilBaris(NamedTuple):
    """Exactly one of: a row, refusals, a reason to skip; warnings may stand beside."""

    nip: str
    nama: str
    baris: BarisPegawai | None = None
    peringatan: tuple[Catatan, ...] = ()
    tolak: tuple[Catatan, ...] = ()
    lewati: str = ""
