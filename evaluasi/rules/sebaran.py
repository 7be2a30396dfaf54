"""How many have which predikat, beside the guide of the regulation (p.94-97).

The guide is a consideration of the penilai, never a quota: nothing here refuses. The
regulation gives no figures, only drawings; their heights are read off for ours.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from evaluasi.rules.predikat import Predikat, PredikatOrganisasi

#: Relative height of the drawn curve, in the order of Predikat (the best first).
POLA = {
    PredikatOrganisasi.ISTIMEWA: (87, 36, 9, 6, 3),
    PredikatOrganisasi.BAIK: (28, 86, 28, 14, 7),
    PredikatOrganisasi.BUTUH_PERBAIKAN: (7, 21, 86, 21, 7),
    PredikatOrganisasi.KURANG: (7, 11, 28, 86, 28),
    PredikatOrganisasi.SANGAT_KURANG: (2, 5, 11, 36, 86),
}
_WARNA = {
    Predikat.SANGAT_BAIK: "g-aksen",
    Predikat.BAIK: "g-tengah",
    Predikat.BUTUH_PERBAIKAN: "g-oker",
    Predikat.KURANG: "g-bata",
    Predikat.SANGAT_KURANG: "g-bata",
}
#: The drawing: bars from KIRI on, PENUH wide for all, one every TINGGI.
KIRI, PENUH, TINGGI = 128, 86, 30


@dataclass(frozen=True, slots=True)
class Batang:
    """One predikat: how many, and its bar in the drawing."""

    kata: str
    jumlah: int
    y: int
    lebar: str
    warna: str


@dataclass(frozen=True, slots=True)
class Sebaran:
    """The distribution of one desk so far.

    ``jumlah`` are all people there; ``organisasi`` the words of the capaian that count,
    ``terbanyak`` the predikat most ideally have, ``kurva`` the path of the guide: both
    empty unless exactly one predikat of organisation counts.
    """

    batang: tuple[Batang, ...]
    jumlah: int
    organisasi: tuple[str, ...]
    terbanyak: str
    kurva: str

    @property
    def dinilai(self) -> int:
        """Return how many have both ratings."""
        return sum(satu.jumlah for satu in self.batang)

    @property
    def kalimat(self) -> str:
        """Return the drawing in words."""
        rincian = ", ".join(f"{satu.kata} {satu.jumlah}" for satu in self.batang)
        return f"Sebaran {self.dinilai} dari {self.jumlah} pegawai: {rincian}."


def susun_sebaran(
    hitungan: Mapping[str, int], organisasi: Collection[PredikatOrganisasi]
) -> Sebaran:
    """Return bars and guide; ``hitungan`` counts predikat, "" for not yet rated."""
    dinilai = sum(hitungan.get(p.value, 0) for p in Predikat) or 1
    batang = tuple(
        Batang(
            p.label,
            (n := hitungan.get(p.value, 0)),
            TINGGI * baris,
            f"{PENUH * n / dinilai:.1f}",
            _WARNA[p],
        )
        for baris, p in enumerate(Predikat)
    )
    terbanyak, kurva = "", ""
    if len(set(organisasi)) == 1:
        tinggi = POLA[next(iter(organisasi))]
        terbanyak = list(Predikat)[tinggi.index(max(tinggi))].label
        kurva = _kurva([KIRI + PENUH * t / sum(tinggi) for t in tinggi])
    return Sebaran(
        batang,
        sum(hitungan.values()),
        tuple(p.label for p in PredikatOrganisasi if p in organisasi),
        terbanyak,
        kurva,
    )


def _kurva(x: list[float]) -> str:
    """Return a smooth path through the middle of each bar, from top to bottom."""
    y = [TINGGI * baris + TINGGI / 2 for baris in range(len(x))]
    jalan = f"M{x[0]:.1f} {y[0]:.0f}"
    for n in range(1, len(x)):
        tengah = (y[n - 1] + y[n]) / 2
        jalan += f"C{x[n - 1]:.1f} {tengah:.0f} {x[n]:.1f} {tengah:.0f} "
        jalan += f"{x[n]:.1f} {y[n]:.0f}"
    return jalan
