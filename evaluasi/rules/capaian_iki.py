"""Capaian of one IKI from its target and what came of it; absent is not 0."""

from dataclasses import dataclass
from decimal import Decimal

from indikator.rules.capaian import (
    Arah,
    Capaian,
    hitung_capaian,
    nilai_tanggal,
    tanpa_skor,
)
from indikator.rules.capaian_tercetak import tanpa_batas
from kinerja.lib.angka import format_angka
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import baca_tanggal
from kinerja.lib.tercetak import Rentang

KATA_ARAH = {
    Arah.MAKSIMUM: "Makin besar makin baik",
    Arah.MINIMUM: "Makin kecil makin baik",
    Arah.STABIL: "Makin dekat ke target makin baik",
    Arah.KATEGORI: "Kategori, tidak dihitung",
    Arah.TANGGAL: "Tanggal, tidak dihitung",
}


@dataclass(frozen=True, slots=True)
class SasaranAngka:
    """A target as stored: the words and, for a number, its inclusive bounds."""

    teks: str
    nilai_min: Decimal | None
    nilai_maks: Decimal | None
    satuan: str = ""

    @property
    def tampil(self) -> str:
        """Return the words with their unit, once."""
        return bersatuan(self.teks, self.satuan)


def bersatuan(teks: str, satuan: str) -> str:
    """Return what was typed with the unit after it, unless it stands there already."""
    if not satuan or teks.casefold().endswith(satuan.casefold()):
        return teks
    return f"{teks} {satuan}"


def capaian_iki(
    arah: Arah, target: SasaranAngka, nilai: Decimal | None, teks: str
) -> Capaian:
    """Return the capaian of a realisasi that was told (``nilai`` None: words)."""
    if arah is Arah.TANGGAL:
        return _tanggal(target.teks, teks)
    if nilai is None or target.nilai_min is None or target.nilai_maks is None:
        return tanpa_skor("Target atau realisasi berupa kata, jadi tidak dihitung.")
    return hitung_capaian(arah, Rentang(target.nilai_min, target.nilai_maks), nilai)


def _tanggal(target: str, realisasi: str) -> Capaian:
    try:
        return nilai_tanggal(baca_tanggal(tanpa_batas(target)), baca_tanggal(realisasi))
    except InvalidInput as tolak:
        return tanpa_skor(tolak.message)


def uraikan(hasil: Capaian, target: SasaranAngka, nilai: Decimal | None) -> str:
    """Return the arithmetic with its figures, or the sentence why there is none."""
    if hasil.mentah is None or nilai is None or target.nilai_min is None:
        return hasil.alasan
    di_bawah = nilai < target.nilai_min
    acuan = target.nilai_min if di_bawah else target.nilai_maks
    if acuan is None or "Rumus" not in hasil.alasan:
        return hasil.alasan
    r, t, c = rapi(nilai), rapi(acuan), format_angka(hasil.mentah)
    if "(2T" in hasil.alasan:
        return f"(2 × {t} − {r}) ÷ {t} × 100 = {c}"
    return f"{r} ÷ {t} × 100 = {c}"


def rapi(nilai: Decimal) -> str:
    """Print a stored value without the zeros its column adds."""
    return format_angka(nilai.normalize(), None)
