"""Counts of one stage and the bar that draws them."""

from dataclasses import dataclass
from enum import StrEnum


class Ember(StrEnum):
    """The four columns of the funnel, for SKP and evaluations alike."""

    BELUM = "belum"
    DRAF = "draf"
    MENUNGGU = "menunggu"
    SELESAI = "selesai"


LABEL_EMBER = {
    Ember.BELUM: "Belum mulai",
    Ember.DRAF: "Draf",
    Ember.MENUNGGU: "Menunggu penilai",
    Ember.SELESAI: "Ditetapkan",
}
WARNA_EMBER = {
    Ember.BELUM: "g-belum",
    Ember.DRAF: "g-oker",
    Ember.MENUNGGU: "g-tengah",
    Ember.SELESAI: "g-aksen",
}
_LEBAR, _CELAH = 200.0, 0.8


@dataclass(frozen=True, slots=True)
class Potong:
    """One coloured piece of a bar 200 wide; numbers as SVG wants them."""

    warna: str
    x: str
    lebar: str


@dataclass(frozen=True, slots=True)
class Hitungan:
    """How many stand where; ``orang`` are the distinct people it now waits for."""

    belum: int = 0
    draf: int = 0
    menunggu: int = 0
    selesai: int = 0
    orang: int = 0

    @property
    def jumlah(self) -> int:
        """Return how many there are in all."""
        return self.belum + self.draf + self.menunggu + self.selesai

    @property
    def tertunggak(self) -> int:
        """Return how many are not finished."""
        return self.jumlah - self.selesai

    @property
    def persen(self) -> int:
        """Return the finished part in whole percent, rounded down; 0 of nothing."""
        return self.selesai * 100 // self.jumlah if self.jumlah else 0

    @property
    def corong(self) -> tuple[Potong, ...]:
        """Return the pieces of the bar, empty ones left out."""
        if not self.jumlah:
            return ()
        potong, mulai = [], 0.0
        for ember in Ember:
            bagian = getattr(self, ember.value) / self.jumlah * _LEBAR
            if bagian:
                lebar = max(bagian - _CELAH, 0.8)
                potong.append(
                    Potong(WARNA_EMBER[ember], f"{mulai:.1f}", f"{lebar:.1f}")
                )
            mulai += bagian
        return tuple(potong)
