"""Numbers as Indonesians type them, one rounding and one way to print.

Decimal comma, dot for thousands. A dot before exactly three digits may be either,
so outside whole-number fields it is refused with both readings. Pure: no Django.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from kinerja.lib.errors import InvalidInput

# Wide enough for any sum of rupiah with decimals; the ambient context (28 digits)
# would make quantize() fail on a raw quotient of large numbers.
_KONTEKS = Context(prec=80, rounding=ROUND_HALF_UP)

_MINUS = str.maketrans({"−": "-", "–": "-", "\u2010": "-", "\u2011": "-"})
_UTUH = re.compile(r"[0-9]+")
_KOMA = re.compile(r"[0-9]+,[0-9]+")
_TITIK = re.compile(r"[0-9]+\.[0-9]+")
_RIBUAN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_RIBUAN_INGGRIS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_TITIK_GANDA_ARTI = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_KOMA_LALU_TITIK = re.compile(r"[0-9]+,[0-9]+\.[0-9]+")
_BILANGAN_BULAT = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,0{1,2})?")
_PANGKAT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)[eE]\+?([0-9]{1,2})")
_TERPANJANG = 40
_RUPIAH = re.compile(r"rp\.?\s*", re.IGNORECASE)


class AngkaDitolak(InvalidInput):
    """A text that is not one clear number.

    ``bacaan`` holds the possible values (none when the text is simply broken, two
    when it may mean two numbers); ``kode`` is "kosong", "ganda" or "rusak".
    """

    def __init__(
        self, message: str, *, kode: str, bacaan: tuple[Decimal, ...] = ()
    ) -> None:
        super().__init__(message)
        self.kode = kode
        self.bacaan = bacaan


def bulatkan(nilai: Decimal | int, desimal: int = 2) -> Decimal:
    """Round half up (away from zero on a tie): the only rounding of the product.

    Used once, when a value is shown; what is stored and compared stays unrounded.
    """
    langkah = Decimal(1).scaleb(-desimal)
    hasil = Decimal(nilai).quantize(langkah, context=_KONTEKS)
    return hasil.copy_abs() if hasil.is_zero() else hasil


def jumlah_desimal(nilai: Decimal) -> int:
    """Return how many decimals a value was written with ("100,00" has two)."""
    eksponen = nilai.as_tuple().exponent
    return max(-eksponen, 0) if isinstance(eksponen, int) else 0


def format_angka(nilai: Decimal | int, desimal: int | None = 2) -> str:
    """Print as "1.234,56"; ``desimal=None`` keeps the digits the value has."""
    if desimal == 0 and isinstance(nilai, int):  # most numbers of a page are counts
        return f"{nilai:,d}".replace(",", ".")
    angka = Decimal(nilai) if desimal is None else bulatkan(nilai, desimal)
    return (
        f"{angka:,f}".replace(",", "\N{NO-BREAK SPACE}")
        .replace(".", ",")
        .replace("\N{NO-BREAK SPACE}", ".")
    )


def teks_isian(nilai: Decimal | int) -> str:
    """Print for an input box so that ``baca_angka`` reads the same value back.

    No thousand dots: "1.250" in a decimal field would be refused as ambiguous.
    """
    return f"{Decimal(nilai):f}".replace(".", ",")


def baca_angka(teks: str, *, bulat: bool = False) -> Decimal:
    """Read what a person typed into a number field.

    With ``bulat`` the field holds whole numbers or rupiah: dots are thousands there.
    Raises AngkaDitolak with a sentence for the user.
    """
    isi = teks.translate(_MINUS).strip()
    if not isi:
        raise AngkaDitolak("Isian angka masih kosong.", kode="kosong")
    if not isi.isascii():
        raise _rusak(teks, "Gunakan angka 0-9 biasa")
    if len(isi) > _TERPANJANG:
        raise _rusak(teks, f"Paling banyak {_TERPANJANG} huruf dan angka")
    tanda, isi = _tanda(isi)
    if pangkat := _PANGKAT.fullmatch(isi):
        raise _tolak_pangkat(teks, tanda, *pangkat.groups())
    nilai = _baca_bulat(teks, tanda, isi) if bulat else _baca_desimal(teks, tanda, isi)
    return tanda * nilai if nilai else nilai


def _tanda(isi: str) -> tuple[int, str]:
    """Split a sign or accounting brackets off: (1 or -1, the rest)."""
    if isi.startswith("(") and isi.endswith(")"):
        return -1, isi[1:-1].strip()
    if isi[0] in "+-":
        return -1 if isi[0] == "-" else 1, isi[1:].lstrip()
    return 1, isi


def desimal_dari(isi: str) -> Decimal:
    """Turn "1.234,56" (dots are thousands, the comma is the decimal) into a value."""
    return Decimal(isi.replace(".", "").replace(",", "."))


def bacaan_angka(isi: str) -> tuple[Decimal, ...]:
    """Return every value an unsigned run of digits, dots and commas may mean.

    None: broken. One: clear. Two: ambiguous, the decimal reading first.
    """
    if _UTUH.fullmatch(isi):
        return (Decimal(isi),)
    if _KOMA.fullmatch(isi):
        return (desimal_dari(isi),)
    if _TITIK_GANDA_ARTI.fullmatch(isi):
        return Decimal(isi), desimal_dari(isi)
    if _TITIK.fullmatch(isi):
        return (Decimal(isi),)
    if _RIBUAN.fullmatch(isi):
        return (desimal_dari(isi),)
    return _bacaan_inggris(isi)


def _bacaan_inggris(isi: str) -> tuple[Decimal, ...]:
    if not _RIBUAN_INGGRIS.fullmatch(isi):
        return ()
    inggris = Decimal(isi.replace(",", ""))
    if _KOMA_LALU_TITIK.fullmatch(isi):
        return Decimal(isi.replace(".", "").replace(",", ".")), inggris
    return (inggris,)


def kalimat_ganda(teks: str, bacaan: tuple[Decimal, ...]) -> str:
    """Say both readings and how each is written without doubt."""
    kecil, besar = bacaan
    return (
        f"“{teks.strip()}” dapat berarti {teks_isian(kecil)} atau "
        f"{teks_isian(besar)}. Tulis {teks_isian(kecil)} (koma untuk desimal) "
        f"atau {teks_isian(besar)} (tanpa pemisah ribuan)."
    )


def _baca_desimal(teks: str, tanda: int, isi: str) -> Decimal:
    bacaan = bacaan_angka(isi)
    if len(bacaan) > 1:
        bacaan = tuple(tanda * nilai for nilai in bacaan)
        raise AngkaDitolak(kalimat_ganda(teks, bacaan), kode="ganda", bacaan=bacaan)
    if bacaan and isi.count(",") > 1:
        saran = f"Bila maksudnya {format_angka(tanda * bacaan[0], None)}, tulis begitu"
        raise _rusak(teks, saran, bacaan)
    if bacaan:
        return bacaan[0]
    raise _rusak(teks, "Tulis angka saja, misalnya 87,5")


def _baca_bulat(teks: str, tanda: int, isi: str) -> Decimal:
    angka = _RUPIAH.sub("", isi, count=1) if _RUPIAH.match(isi) else isi
    angka = angka.removesuffix(",-")
    if _BILANGAN_BULAT.fullmatch(angka):
        return desimal_dari(angka).to_integral_value()
    raise _tolak_bulat(teks, tanda, angka)


def _tolak_bulat(teks: str, tanda: int, isi: str) -> AngkaDitolak:
    bacaan = bacaan_angka(isi)
    if re.fullmatch(r"[0-9]{1,3},[0-9]{3}", isi):
        bacaan = (desimal_dari(isi), Decimal(isi.replace(",", "")))
    if len(bacaan) < 2 or "," not in isi:
        saran = "Isian ini bilangan bulat, misalnya 1250 atau 1.250"
        return _rusak(teks, saran, bacaan)
    bacaan = tuple(tanda * nilai for nilai in bacaan)
    kecil, besar = (teks_isian(nilai) for nilai in bacaan)
    bulat = " atau ".join(
        teks_isian(nilai) for nilai in bacaan if nilai == nilai.to_integral_value()
    )
    saran = f"Tulis {bulat} tanpa koma." if bulat else "Tulis bilangan bulat terdekat."
    pesan = (
        f"“{teks.strip()}” dapat berarti {kecil} atau {besar}, padahal isian ini "
        f"bilangan bulat. {saran}"
    )
    return AngkaDitolak(pesan, kode="ganda", bacaan=bacaan)


def _tolak_pangkat(teks: str, tanda: int, dasar: str, pangkat: str) -> AngkaDitolak:
    """Spreadsheet notation: either the power of ten, or a slip of the finger."""
    angka = dasar.replace(",", ".")
    besar = tanda * Decimal(angka).scaleb(int(pangkat))
    ketik = tanda * Decimal(f"{angka}{pangkat}")
    pesan = (
        f"“{teks.strip()}” memakai huruf e seperti di lembar kerja: dapat berarti "
        f"{teks_isian(besar)} atau salah ketik untuk {teks_isian(ketik)}. "
        "Tulis angkanya lengkap."
    )
    return AngkaDitolak(pesan, kode="ganda", bacaan=(besar, ketik))


def _rusak(teks: str, saran: str, bacaan: tuple[Decimal, ...] = ()) -> AngkaDitolak:
    pesan = f"“{teks.strip()}” tidak terbaca sebagai angka. {saran}."
    return AngkaDitolak(pesan, kode="rusak", bacaan=bacaan)


def koma_desimal(teks: str, nilai: Decimal | None) -> str:
    """Return a number as it was typed, with the comma where a point was read as one.

    "95.5 %" read as 95,5 is printed "95,5 %"; anything else stays as it is.
    """
    satu = re.fullmatch(rf"({_TITIK.pattern})[^0-9]*", teks)
    if satu is None or nilai is None or Decimal(satu[1]) != nilai:
        return teks
    return teks.replace(".", ",", 1)
