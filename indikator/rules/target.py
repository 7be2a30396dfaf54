"""A target as people type it, read by the direction of its indicator.

What may mean two values is refused with both; nothing is guessed. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator.rules.capaian import Arah
from indikator.rules.capaian_tercetak import (
    kalimat_bacaan,
    satuan_bertentangan,
    tanpa_batas,
)
from kinerja.lib.angka import format_angka, jumlah_desimal, koma_desimal
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import baca_tanggal, format_tanggal
from kinerja.lib.tercetak import (
    Bentuk,
    Rentang,
    Tercetak,
    baca_tercetak,
    normalkan_satuan,
)

TERPANJANG = 120  # as ``Target.teks`` holds it
_DESIMAL, _TERBESAR = 6, Decimal(10) ** 18  # as ``Target.nilai_min`` holds it
_KONTRADIKSI = {
    (Arah.MAKSIMUM, "<"): "makin besar makin baik",
    (Arah.MINIMUM, ">"): "makin kecil makin baik",
}
_BUKAN_ANGKA = {
    Bentuk.KOSONG: "berarti tidak ada. Tulis angkanya; nol ditulis 0.",
    Bentuk.KATA: "bukan angka. Tulis angka, misalnya 95 atau 80-90. Bila targetnya "
    "memang kata, pilih arah kategori.",
    Bentuk.MAJEMUK: "memuat lebih dari satu angka. Tulis satu angka atau satu "
    "rentang, misalnya 80-90.",
    Bentuk.RUSAK: "tidak terbaca sebagai angka. Tulis angka saja, misalnya 95 atau "
    "80-90.",
}


@dataclass(frozen=True, slots=True)
class TargetTerbaca:
    """What was typed and what it was read as.

    ``nilai_min`` and ``nilai_maks`` are equal for one number and both None for a
    word or a date; ``satuan`` is normalised ("%", "bulan"; "" when none is typed);
    ``terbaca`` says the reading in words ("95 persen", "80 sampai 90 persen").
    """

    teks: str
    nilai_min: Decimal | None
    nilai_maks: Decimal | None
    satuan: str
    terbaca: str


def baca_target(teks: str, arah: Arah, *, satuan: str = "") -> TargetTerbaca:
    """Read a target; ``satuan`` is the unit its indicator declares, if known.

    Raises ``InvalidInput`` with a sentence that says how to write it.
    """
    rapi = " ".join(teks.split())
    if not rapi:
        raise InvalidInput("Target masih kosong.")
    if len(rapi) > TERPANJANG:
        raise InvalidInput(f"Target paling banyak {TERPANJANG} huruf dan angka.")
    if arah is Arah.KATEGORI:
        return _kategori(rapi)
    if arah is Arah.TANGGAL:
        hari = format_tanggal(baca_tanggal(tanpa_batas(rapi)))
        return TargetTerbaca(rapi, None, None, "", hari)
    return _angka(rapi, arah, satuan)


def _kategori(rapi: str) -> TargetTerbaca:
    if not any(huruf.isalpha() for huruf in rapi):
        raise InvalidInput(
            f"“{rapi}” bukan kategori. Tulis katanya, misalnya Baik atau BB."
        )
    return TargetTerbaca(rapi, None, None, "", rapi)


def _angka(rapi: str, arah: Arah, satuan_indikator: str) -> TargetTerbaca:
    sel = baca_tercetak(rapi, satuan=satuan_indikator)
    if sel.bentuk is Bentuk.GANDA:
        raise InvalidInput(kalimat_bacaan(sel))
    if sel.bentuk is not Bentuk.ANGKA:
        raise InvalidInput(f"“{rapi}” {_BUKAN_ANGKA[sel.bentuk]}")
    satuan = normalkan_satuan(satuan_indikator)
    _periksa_batas(sel, arah)
    if satuan and sel.satuan and satuan_bertentangan(sel.satuan, satuan):
        raise InvalidInput(
            f"Satuan target ({sel.satuan}) berbeda dari satuan indikator ({satuan}). "
            "Samakan dulu."
        )
    nilai = sel.bacaan[0]
    terbaca = f"{_sebut(nilai)} {_sebut_satuan(sel.satuan or satuan)}".strip()
    teks = koma_desimal(rapi, nilai.bawah)
    return TargetTerbaca(teks, nilai.bawah, nilai.atas, sel.satuan, terbaca)


def _periksa_batas(sel: Tercetak, arah: Arah) -> None:
    if sel.pembanding == "≈":
        raise InvalidInput(f"“{sel.teks}” hanya perkiraan. Tulis angka yang pasti.")
    if arti := _KONTRADIKSI.get((arah, sel.pembanding)):
        raise InvalidInput(
            f"“{sel.teks}” berlawanan dengan arah indikator ({arti}). Ubah target "
            "atau arahnya."
        )
    nilai = sel.bacaan[0]
    if max(abs(nilai.bawah), abs(nilai.atas)) >= _TERBESAR:
        raise InvalidInput(f"“{sel.teks}” terlalu besar. Periksa angkanya.")
    if max(jumlah_desimal(nilai.bawah), jumlah_desimal(nilai.atas)) > _DESIMAL:
        raise InvalidInput(
            f"“{sel.teks}”: paling banyak {_DESIMAL} angka di belakang koma."
        )


def _sebut(nilai: Rentang) -> str:
    bawah = format_angka(nilai.bawah, None)
    if nilai.tunggal:
        return bawah
    return f"{bawah} sampai {format_angka(nilai.atas, None)}"


def _sebut_satuan(satuan: str) -> str:
    return {"%": "persen", "rp": "rupiah"}.get(satuan, satuan)


def selisih_tahun(
    tahunan: TargetTerbaca, periode: Sequence[TargetTerbaca]
) -> tuple[Decimal, Decimal] | None:
    """Return (sum of the periods, year) where they are numbers that differ (TR-04).

    None where all is well, where there is nothing to add, and where the last period
    repeats the year: then each period names a level to reach, not a share.
    """
    nilai = [satu.nilai_maks for satu in periode]
    setahun = tahunan.nilai_maks
    if setahun is None or not nilai or None in nilai or nilai[-1] == setahun:
        return None
    jumlah = sum((satu for satu in nilai if satu is not None), Decimal(0))
    return None if jumlah == setahun else (jumlah, setahun)


def peringatan_jumlah(
    arah: Arah,
    tahunan: TargetTerbaca,
    periode: Sequence[TargetTerbaca],
    *,
    kumulatif: bool,
) -> str:
    """Say that the periods do not add up to the year; "" where all is well.

    Only for what grows and is not counted from the start of the year anyway.
    """
    if kumulatif or arah is not Arah.MAKSIMUM:
        return ""
    beda = selisih_tahun(tahunan, periode)
    if beda is None:
        return ""
    jumlah, setahun = (format_angka(_rapi(nilai), None) for nilai in beda)
    return (
        f"Jumlah target per masa {jumlah}, sedangkan target tahunan {setahun}. "
        "Periksa apakah memang begitu maksudnya."
    )


def _rapi(nilai: Decimal) -> Decimal:
    """Drop zeros that only the sum added."""
    return Decimal(f"{nilai.normalize():f}")
