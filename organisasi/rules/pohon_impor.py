"""What imports of the structure and of contacts write, beside the people of a list."""

from dataclasses import dataclass, field
from typing import Any

from organisasi.rules.jenis import JenisJabatan
from organisasi.rules.linimasa import JabatanImpor, Masa, UnitImpor, kunci

#: What the plan needs though no row says it: written whatever is ticked.
TANPA_BARIS = -1


@dataclass(eq=False, slots=True)
class UnitRencana:
    """A unit to make, rename, give a code or move (``pindah``) below ``unit.induk``."""

    nomor: int
    unit: UnitImpor
    isian: dict[str, Any] = field(default_factory=dict)
    pindah: bool = False
    induk_baris: int | None = None  # the row that makes the unit above, if one does


@dataclass(eq=False, slots=True)
class PosRencana:
    """A post to make (``jabatan.pk`` None) or to change; ``isian`` are model fields."""

    nomor: int
    jabatan: JabatanImpor
    isian: dict[str, Any] = field(default_factory=dict)
    kuota: int | None = None


@dataclass(slots=True)
class KepalaRencana:
    """Who comes to lead a unit: his whole timeline, changed."""

    nomor: int
    pegawai: int
    masa: list[Masa]


@dataclass(frozen=True, slots=True)
class KontakTercatat:
    """The contact data of one person of the register."""

    pk: int
    nip: str
    nama: str
    surel: str
    telepon: str


@dataclass(slots=True)
class KontakRencana:
    """Contact data to change of one person."""

    nomor: int
    pk: int
    isian: dict[str, str]


@dataclass(frozen=True, slots=True)
class BarisBerkas:
    """A row of a kind without people: its place in the file and its cells by field."""

    lembar: str
    nomor: int
    isi: dict[str, str]
    lewati: str = ""
    sejak_1904: bool = False


@dataclass(slots=True)
class BarisUnit:
    """A row of a tree of units that can be planned."""

    nomor: int
    nama: str
    kode: str
    kode_induk: str
    induk: str
    jabatan: str
    eselon: str
    pemimpin: str
    unit: UnitImpor | None = None
    atas: UnitImpor | None = None

    def pos(self, unit: UnitImpor, jenis: JenisJabatan) -> JabatanImpor:
        """Return the post that leads the unit."""
        return JabatanImpor(
            None, unit, self.jabatan, jenis, memimpin=True, eselon=self.eselon
        )


def di_bawah(unit: UnitImpor, baris: BarisUnit) -> bool:
    """Say whether a unit of the register stands below the unit that a row names."""
    if unit.induk is None:
        return False
    berkode = bool(baris.kode_induk) and unit.induk.kode == baris.kode_induk
    return berkode or kunci(unit.induk.nama) == kunci(baris.induk)
