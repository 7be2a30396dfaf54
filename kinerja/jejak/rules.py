"""Words of the history."""

from collections.abc import Mapping
from enum import StrEnum


class Aksi(StrEnum):
    """What the statement did to the row."""

    TAMBAH = "I"
    UBAH = "U"
    HAPUS = "D"


KATA_AKSI: Mapping[Aksi, str] = {
    Aksi.TAMBAH: "ditambah",
    Aksi.UBAH: "diubah",
    Aksi.HAPUS: "dihapus",
}
