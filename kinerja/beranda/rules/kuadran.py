"""Where the nine cells of the kuadran stand in the drawing (p.99, p.102)."""

from dataclasses import dataclass

from evaluasi.rules.predikat import KUADRAN_2022, Predikat, Rating

_LEBAR, _TINGGI, _KIRI, _ATAS = 102, 76, 84, 2
#: Columns left to right (perilaku), rows top to bottom (hasil kerja).
KOLOM = (Rating.DIBAWAH, Rating.SESUAI, Rating.DIATAS)
BARIS = (Rating.DIATAS, Rating.SESUAI, Rating.DIBAWAH)
_WARNA = {
    Predikat.SANGAT_BAIK: "g-lembut",
    Predikat.BAIK: "g-lembut",
    Predikat.BUTUH_PERBAIKAN: "g-oker-lembut",
    Predikat.KURANG: "g-bata-lembut",
    Predikat.SANGAT_KURANG: "g-bata-lembut",
}
#: The ratings on an axis that says "dibanding ekspektasi" itself.
SUMBU = {rating: rating.ringkas for rating in Rating}


@dataclass(frozen=True, slots=True)
class Teks:
    """One line of words at a point of the drawing."""

    x: int
    y: float
    isi: str


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell; ``di_sini`` marks where the person stands, in words too."""

    x: int
    y: int
    warna: str
    di_sini: bool
    teks: tuple[Teks, ...]
    predikat: Predikat


def gambar_kuadran(
    hasil: Rating | None, perilaku: Rating | None, *, sebutan: str
) -> tuple[tuple[Sel, ...], ...]:
    """Return three rows of cells; without ratings no cell is marked.

    ``sebutan`` stands in the marked cell ("Anda di sini").
    """
    return tuple(
        tuple(
            _sel(
                kolom,
                baris,
                KUADRAN_2022.sel[h, p],
                sebutan if (h, p) == (hasil, perilaku) else "",
            )
            for kolom, p in enumerate(KOLOM)
        )
        for baris, h in enumerate(BARIS)
    )


def _sel(kolom: int, baris: int, predikat: Predikat, sebutan: str) -> Sel:
    x, y = _KIRI + kolom * _LEBAR, _ATAS + baris * _TINGGI
    kata = [predikat.label] if sebutan else _pecah(predikat.label)
    kata += [sebutan] if sebutan else []
    tengah = y + 43 - 8.5 * (len(kata) - 1)
    teks = tuple(
        Teks(x + _LEBAR // 2, tengah + 17 * nomor, isi)
        for nomor, isi in enumerate(kata)
    )
    warna = "g-aksen" if sebutan else _WARNA[predikat]
    return Sel(x, y, warna, bool(sebutan), teks, predikat)


def _pecah(kata: str) -> list[str]:
    """Break a predikat so that it fits its cell."""
    return kata.replace("/", "/ ").split()
