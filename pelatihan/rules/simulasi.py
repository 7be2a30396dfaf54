"""Branching simulations: what makes one whole, and one way through it.

A simulation starts at scene 1; a scene without choices is an ending. Each choice
changes time, quality and public satisfaction by -10 to 10: more is better for all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kinerja.lib.errors import InvalidInput

AWAL = 1
PILIHAN_TERBANYAK = 4
LANGKAH_TERBANYAK = 60

#: Word for a loss, for no change and for a gain, in each of the three.
KATA: Mapping[str, tuple[str, str, str]] = {
    "Waktu": ("lebih lambat", "tetap", "lebih cepat"),
    "Mutu": ("mutu turun", "tetap", "mutu naik"),
    "Kepuasan masyarakat": (
        "masyarakat kurang puas",
        "tetap",
        "masyarakat lebih puas",
    ),
}


@dataclass(frozen=True)
class BarisAkibat:
    """One of the three consequences as a reader sees it."""

    nama: str
    nilai: int
    kata: str

    @property
    def teks(self) -> str:
        """Return the number with its sign, "+3", "−2", "0"."""
        return f"{self.nilai:+d}".replace("-", "−") if self.nilai else "0"


@dataclass(frozen=True)
class Akibat:
    """What a choice, or a whole way, does to the three."""

    waktu: int = 0
    mutu: int = 0
    kepuasan: int = 0

    def __add__(self, lain: "Akibat") -> "Akibat":
        return Akibat(
            self.waktu + lain.waktu,
            self.mutu + lain.mutu,
            self.kepuasan + lain.kepuasan,
        )

    @property
    def baris(self) -> tuple[BarisAkibat, ...]:
        """Return the three in words and numbers."""
        nilai = (self.waktu, self.mutu, self.kepuasan)
        return tuple(
            BarisAkibat(nama, satu, kata[(satu > 0) - (satu < 0) + 1])
            for (nama, kata), satu in zip(KATA.items(), nilai, strict=True)
        )


@dataclass(frozen=True)
class Pilihan:
    """One choice of a scene."""

    urutan: int
    teks: str
    menuju: int
    akibat: Akibat = field(default_factory=Akibat)


@dataclass(frozen=True)
class Adegan:
    """One scene; no choices: an ending."""

    nomor: int
    isi: str
    pilihan: tuple[Pilihan, ...] = ()

    def pilih(self, urutan: int) -> Pilihan:
        """Return one choice. Raises ``InvalidInput`` for a number it has not."""
        for satu in self.pilihan:
            if satu.urutan == urutan:
                return satu
        raise InvalidInput("Pilih salah satu tindakan yang tersedia.")


@dataclass(frozen=True)
class Langkah:
    """One decision on the way, and what stood beside it."""

    adegan: Adegan
    dipilih: Pilihan

    @property
    def lain(self) -> tuple[Pilihan, ...]:
        """Return the choices that were not taken."""
        return tuple(p for p in self.adegan.pilihan if p != self.dipilih)


@dataclass(frozen=True)
class Jalan:
    """The way taken so far, its sum, and the scene it has come to."""

    langkah: tuple[Langkah, ...]
    total: Akibat
    kini: Adegan

    @property
    def tamat(self) -> bool:
        """Say whether the way has come to an ending."""
        return not self.kini.pilihan


def periksa(adegan: Iterable[Adegan]) -> list[str]:
    """Return a sentence for everything that keeps a simulation from being played."""
    semua = list(adegan)
    ada = {satu.nomor: satu for satu in semua}
    if AWAL not in ada:
        return ["Adegan 1 belum ada. Simulasi mulai dari adegan 1."]
    kalimat = _isi_kurang(semua)
    kalimat += _tujuan_hilang(semua, ada)
    terjangkau = _jangkau({AWAL}, _maju(semua))
    kalimat += [
        f"Adegan {nomor} tidak pernah dicapai. Arahkan sebuah pilihan ke sana, atau "
        "hapus."
        for nomor in sorted(ada.keys() - terjangkau)
    ]
    buntu = ada.keys() - _jangkau(_akhir(semua), _mundur(semua))
    kalimat += [
        f"Dari adegan {nomor} tidak ada jalan ke akhir cerita. Tambahkan pilihan "
        "menuju adegan tanpa pilihan."
        for nomor in sorted(buntu & terjangkau)
    ]
    return kalimat


def telusuri(adegan: Iterable[Adegan], pilihan: Sequence[int]) -> Jalan:
    """Follow the choices (their numbers, in order) from scene 1.

    Raises ``InvalidInput`` for a choice the scene does not offer, or too long a way.
    """
    ada = {satu.nomor: satu for satu in adegan}
    if len(pilihan) > LANGKAH_TERBANYAK:
        raise InvalidInput("Jalan ini berputar terlalu lama. Mulai lagi dari awal.")
    kini, total, langkah = ada[AWAL], Akibat(), []
    for urutan in pilihan:
        dipilih = kini.pilih(urutan)
        langkah.append(Langkah(kini, dipilih))
        total += dipilih.akibat
        kini = ada[dipilih.menuju]
    return Jalan(tuple(langkah), total, kini)


def _isi_kurang(semua: Sequence[Adegan]) -> list[str]:
    kosong = [
        f"Adegan {satu.nomor} belum ditulis." for satu in semua if not satu.isi.strip()
    ]
    ganda = [
        f"Nomor adegan {nomor} dipakai {jumlah} kali."
        for nomor, jumlah in Counter(satu.nomor for satu in semua).items()
        if jumlah > 1
    ]
    tunggal = [
        f"Adegan {satu.nomor} hanya punya satu pilihan. Beri paling sedikit dua, atau "
        "tidak sama sekali."
        for satu in semua
        if len(satu.pilihan) == 1
    ]
    return kosong + ganda + tunggal


def _tujuan_hilang(semua: Sequence[Adegan], ada: Mapping[int, Adegan]) -> list[str]:
    return [
        f"Adegan {satu.nomor}, pilihan {p.urutan}: adegan {p.menuju} tidak ada."
        for satu in semua
        for p in satu.pilihan
        if p.menuju not in ada
    ]


def _maju(semua: Sequence[Adegan]) -> dict[int, set[int]]:
    return {satu.nomor: {p.menuju for p in satu.pilihan} for satu in semua}


def _mundur(semua: Sequence[Adegan]) -> dict[int, set[int]]:
    balik: dict[int, set[int]] = {}
    for satu in semua:
        for p in satu.pilihan:
            balik.setdefault(p.menuju, set()).add(satu.nomor)
    return balik


def _akhir(semua: Sequence[Adegan]) -> set[int]:
    return {satu.nomor for satu in semua if not satu.pilihan}


def _jangkau(dari: set[int], panah: Mapping[int, set[int]]) -> set[int]:
    """Return everything that can be reached along the arrows, the start included."""
    sampai, antre = set(dari), list(dari)
    while antre:
        for berikut in panah.get(antre.pop(), set()) - sampai:
            sampai.add(berikut)
            antre.append(berikut)
    return sampai
