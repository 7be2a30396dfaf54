"""Is the target of an IKI easier than what its unit promised for a period?

A unit's target may be shared out among people (direct cascading, p.39-43), so this
is only ever a warning. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator.rules.capaian import Arah


@dataclass(frozen=True, slots=True)
class TargetAngka:
    """A target as shown ("88 persen") and as read; of a period with its name.

    ``bawah`` and ``atas`` are equal for one number.
    """

    tampil: str
    bawah: Decimal
    atas: Decimal
    nama: str = ""


@dataclass(frozen=True, slots=True)
class TargetUnit:
    """The yearly target of one IKI beside those of the unit's linked indikator.

    ``masa`` are the unit's targets of the periods in their order, ``tahunan`` that of
    the year where it is a number; all in the same unit of measure.
    """

    arah: Arah
    milik: TargetAngka
    masa: Sequence[TargetAngka]
    tahunan: Decimal | None = None
    kumulatif: bool = False

    def lebih_berat(self) -> TargetAngka | None:
        """Return the hardest target of a period that asks more than the IKI; or None.

        More is a larger number where large is good, a smaller one where small is good.
        Elsewhere (exactly on target, a word, a date) nothing is more.
        """
        if not self.masa:
            return None
        if self.arah is Arah.MAKSIMUM:
            terberat = max(self.masa, key=lambda satu: satu.bawah)
            return terberat if self.milik.atas < terberat.bawah else None
        terkecil = self._terkecil() if self.arah is Arah.MINIMUM else None
        if terkecil is not None and self.milik.bawah > terkecil.atas:
            return terkecil
        return None

    def _terkecil(self) -> TargetAngka | None:
        """Return the smallest level; None where periods are shares of the year.

        A period counted from the start of the year is its share so far: only the last
        one speaks of a whole year.
        """
        akhir = self.masa[-1]
        if self.kumulatif:
            return akhir
        if self.tahunan is not None and akhir.atas != self.tahunan:
            return None
        return min(self.masa, key=lambda satu: satu.atas)

    @property
    def kalimat(self) -> str:
        """Return the warning with both numbers; empty where there is none."""
        berat = self.lebih_berat()
        if berat is None:
            return ""
        kata = "lebih rendah" if self.arah is Arah.MAKSIMUM else "lebih longgar"
        return (
            f"target setahun {self.milik.tampil} {kata} daripada target unit untuk "
            f"{berat.nama}, {berat.tampil}. Periksa lagi, kecuali target unit memang "
            "dibagi kepada beberapa pegawai."
        )
