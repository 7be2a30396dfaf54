"""One person's definitive posts in time, and how a dated file changes them.

Times are half-open: a stay ends on the day the next begins. Nothing overlaps.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from kinerja.lib.tanggal import format_tanggal
from organisasi.rules.jenis import LABEL, JenisJabatan, JenisPenempatan, JenisUnit


@lru_cache(maxsize=16_384)
def kunci(nama: str) -> str:
    """Return a name as it is compared: case and spaces do not count."""
    return " ".join(nama.casefold().split())


@dataclass(eq=False, slots=True)
class UnitImpor:
    """A unit of the register, or (``pk`` None) one the import would make."""

    pk: int | None
    nama: str
    kode: str = ""
    jenis: JenisUnit = JenisUnit.SKPK
    mulai: date | None = None
    kode_baru: bool = False
    induk: "UnitImpor | None" = None


@dataclass(eq=False, slots=True)
class JabatanImpor:
    """A post of the register, or (``pk`` None) one the import would make."""

    pk: int | None
    unit: UnitImpor
    nama: str
    jenis: JenisJabatan = JenisJabatan.PELAKSANA
    memimpin: bool = False
    mulai: date | None = None
    eselon: str = ""
    kelas: int | None = None

    @property
    def uraian(self) -> str:
        """Say the post with its unit, which a leading post often names itself."""
        if kunci(self.unit.nama) in kunci(self.nama):
            return self.nama
        return f"{self.nama}, {self.unit.nama}"

    def sama(self, lain: "JabatanImpor") -> bool:
        """Say whether both are one post by unit and name."""
        return self.unit is lain.unit and kunci(self.nama) == kunci(lain.nama)


@dataclass(slots=True)
class Masa:
    """One stay in one post; ``asal`` is what the register holds (None: nothing)."""

    pk: int | None
    jabatan: JabatanImpor
    mulai: date
    akhir: date | None
    asal: tuple[JabatanImpor, date, date | None] | None = None
    baris: int | None = field(default=None, compare=False)

    @property
    def berubah(self) -> bool:
        """Say whether this must be written."""
        return self.asal != (self.jabatan, self.mulai, self.akhir)

    @property
    def baru(self) -> bool:
        """Say whether post or first day is not what the register holds."""
        return self.asal is None or self.asal[:2] != (self.jabatan, self.mulai)

    @property
    def uraian(self) -> str:
        """Say post, unit and first day."""
        return f"{self.jabatan.uraian} sejak {format_tanggal(self.mulai)}"

    def memuat(self, hari: date) -> bool:
        """Say whether this stay covers the day."""
        return self.mulai <= hari and (self.akhir is None or hari < self.akhir)


@dataclass(slots=True)
class MasaRangkap:
    """An acting post (Plt., Plh.) beside the own one; ``akhir`` is half-open."""

    jabatan: JabatanImpor
    jenis: JenisPenempatan
    mulai: date
    akhir: date | None = None
    baru: bool = False
    baris: int | None = field(default=None, compare=False)

    @property
    def uraian(self) -> str:
        """Say how, which post and since when."""
        jenis = LABEL[self.jenis]
        return f"{jenis} {self.jabatan.uraian} sejak {format_tanggal(self.mulai)}"

    def bertemu(self, lain: "MasaRangkap") -> bool:
        """Say whether both share a day."""
        return (lain.akhir is None or self.mulai < lain.akhir) and (
            self.akhir is None or lain.mulai < self.akhir
        )


def masa_pada(masa: list[Masa], hari: date) -> Masa | None:
    """Return the stay of a day."""
    return next((satu for satu in masa if satu.memuat(hari)), None)


def sisipkan(
    masa: list[Masa], jabatan: JabatanImpor, tmt: date | None, *, pada: date, baris: int
) -> str:
    """Put a post from ``tmt`` on into the sorted ``masa``; return a warning or "".

    Without a ``tmt`` the post of day ``pada`` is meant: it starts then unless the
    person holds it already. A start that differs inside one post changes nothing,
    because cutting one stay in two would cut the SKP that belongs to it.
    """
    mulai = tmt or pada
    kini = masa_pada(masa, mulai)
    if kini and kini.jabatan.sama(jabatan):
        if tmt is None or kini.mulai == tmt:
            return ""
        return (
            f"Tertulis {format_tanggal(tmt)}, sedangkan jabatan ini sudah tercatat "
            f"sejak {format_tanggal(kini.mulai)}; tidak diubah."
        )
    if kini and kini.mulai == mulai:
        kini.jabatan, kini.baris = jabatan, baris
        return _tanpa_tmt(tmt, pada)
    berikut = next((satu for satu in masa if satu.mulai > mulai), None)
    if berikut and kini is None and berikut.jabatan.sama(jabatan):
        berikut.mulai, berikut.baris = mulai, baris
        return ""
    akhir = kini.akhir if kini else (berikut.mulai if berikut else None)
    if kini:
        kini.akhir = mulai
    masa.append(Masa(None, jabatan, mulai, akhir, baris=baris))
    masa.sort(key=lambda satu: satu.mulai)
    return _tanpa_tmt(tmt, pada)


def _tanpa_tmt(tmt: date | None, pada: date) -> str:
    if tmt is not None:
        return ""
    return (
        f"Kosong, jadi penempatan dicatat mulai hari impor, "
        f"{format_tanggal(pada)}. Betulkan bila TMT-nya diketahui."
    )
