"""How a printed capaian differs from the one computed from the same row."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal
from enum import StrEnum

from indikator.rules.capaian import Capaian
from kinerja.lib.angka import bulatkan, jumlah_desimal
from kinerja.lib.tercetak import Bentuk, Rentang, Tercetak

_CAP = (Decimal(0), Decimal(100), Decimal(110), Decimal(120))


class Beda(StrEnum):
    """The closed list of words, the first that applies."""

    SAMA = "sama"  # no difference (or both have no figure)
    DIBULATKAN = "dibulatkan"  # rounded, half up
    DIPOTONG = "dipotong"  # digits cut off
    DINAIKKAN = "dibulatkan ke atas"  # rounded up where half up rounds down
    DIBATASI = "dibatasi"  # capped at 100, 110 or 120, or floored at 0
    RASIO = "rasio"  # unscaled: 1,04 for 104
    MENYALIN = "menyalin realisasi"  # the realisasi itself is printed
    RUMUS_LAIN = "rumus lain"  # R/T or T/R where another formula applies
    TANPA_DASAR = "tanpa dasar"  # a figure is printed where none can be computed
    TIDAK_TERCETAK = "tidak tercetak"  # a figure can be computed but none is printed
    TIDAK_TERBACA = "tidak terbaca"  # the printed figure is no clear number
    TIDAK_SESUAI = "tidak sesuai"  # source error: it follows from nothing here


def bandingkan(
    cetak: Tercetak, hasil: Capaian, target: Tercetak, realisasi: Tercetak
) -> Beda:
    """Name the difference between the printed figure and the raw capaian."""
    if cetak.bentuk is Bentuk.KOSONG:
        return Beda.SAMA if hasil.mentah is None else Beda.TIDAK_TERCETAK
    angka = _angka(cetak)
    if angka is None:
        return _tanpa_angka(cetak, realisasi, hasil)
    if hasil.mentah is None:
        return Beda.TANPA_DASAR
    desimal = jumlah_desimal(angka)
    if kata := _pembulatan(angka, hasil.mentah, desimal):
        return kata
    return _sebab_lain(angka, hasil.mentah, target, realisasi)


def _tanpa_angka(cetak: Tercetak, realisasi: Tercetak, hasil: Capaian) -> Beda:
    """Judge a word such as "Tercapai", or an ambiguous figure."""
    if cetak.bentuk is not Bentuk.KATA:
        return Beda.TIDAK_TERBACA
    if cetak.teks.strip().casefold() == realisasi.teks.strip().casefold():
        return Beda.MENYALIN
    return Beda.TIDAK_TERBACA if hasil.mentah is None else Beda.TIDAK_TERCETAK


def cocok_tercetak(angka: Decimal, mentah: Decimal) -> bool:
    """Tell whether the printed figure is the raw value rounded or cut."""
    kata = _pembulatan(angka, mentah, jumlah_desimal(angka))
    return kata in (Beda.SAMA, Beda.DIBULATKAN, Beda.DIPOTONG)


def _angka(sel: Tercetak) -> Decimal | None:
    if sel.bentuk is Bentuk.ANGKA and sel.bacaan[0].tunggal:
        return sel.bacaan[0].atas
    return None


def _pembulatan(angka: Decimal, mentah: Decimal, desimal: int) -> Beda | None:
    if angka == mentah:
        return Beda.SAMA
    if kata := _pada_desimal(angka, mentah, desimal):
        return kata
    if mentah > angka and angka in _CAP[1:]:
        return Beda.DIBATASI
    if mentah < 0 and angka == 0:
        return Beda.DIBATASI
    for kurang in range(desimal - 1, -1, -1):  # "104,00 %" for 103,69
        if kata := _pada_desimal(angka, mentah, kurang):
            return kata
    return None


def _pada_desimal(angka: Decimal, mentah: Decimal, desimal: int) -> Beda | None:
    langkah = Decimal(1).scaleb(-desimal)
    if angka == bulatkan(mentah, desimal):
        return Beda.DIBULATKAN
    if angka == mentah.quantize(langkah, ROUND_DOWN):
        return Beda.DIPOTONG
    if angka == mentah.quantize(langkah, ROUND_CEILING):
        return Beda.DINAIKKAN
    return None


def _sebab_lain(
    angka: Decimal, mentah: Decimal, target: Tercetak, realisasi: Tercetak
) -> Beda:
    desimal = jumlah_desimal(angka)
    if desimal and _pada_desimal(angka, mentah / 100, desimal):
        return Beda.RASIO
    if angka == _angka(realisasi):
        return Beda.MENYALIN
    if any(_mirip(angka, lain, desimal) for lain in _rumus_lain(target, realisasi)):
        return Beda.RUMUS_LAIN
    return Beda.TIDAK_SESUAI


def _mirip(angka: Decimal, nilai: Decimal, desimal: int) -> bool:
    kata = _pada_desimal(angka, nilai, desimal)
    return angka == nilai or kata in (Beda.DIBULATKAN, Beda.DIPOTONG)


def _rumus_lain(target: Tercetak, realisasi: Tercetak) -> Iterator[Decimal]:
    """Every other formula met in practice, against either bound of the target."""
    r = _angka(realisasi)
    if r is None or target.bentuk is not Bentuk.ANGKA:
        return
    batas: Rentang = target.bacaan[0]
    for t in {batas.bawah, batas.atas}:
        if t > 0:
            yield r * 100 / t
            yield (2 * t - r) * 100 / t
            yield from (t * 100 / r,) if r > 0 else ()
