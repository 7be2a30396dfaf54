"""A realisasi as people type it, read by the direction of its indicator."""

from decimal import Decimal

from indikator.rules.capaian import Arah
from indikator.rules.capaian_tercetak import kalimat_bacaan, satuan_bertentangan
from kinerja.lib.angka import jumlah_desimal
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import baca_tanggal
from kinerja.lib.tercetak import Bentuk, baca_tercetak, normalkan_satuan

TERPANJANG = 120  # as ``Realisasi.teks`` holds it
_DESIMAL, _TERBESAR = 6, Decimal(10) ** 18  # as ``Realisasi.nilai`` holds it


def baca_realisasi(teks: str, arah: Arah, satuan: str) -> Decimal | None:
    """Return the number of a realisasi; None for a word or a date.

    Raises ``InvalidInput`` with a sentence that says how to write it; blank text is
    for the caller: it means "not told", never 0.
    """
    if arah is Arah.TANGGAL:
        baca_tanggal(teks)
        return None
    if arah is Arah.KATEGORI:
        return None
    sel = baca_tercetak(teks, satuan=satuan)
    if sel.bentuk is Bentuk.GANDA:
        raise InvalidInput(kalimat_bacaan(sel))
    if sel.bentuk is not Bentuk.ANGKA or sel.pembanding or not sel.bacaan[0].tunggal:
        raise InvalidInput(
            f"“{teks}” bukan satu angka. Tulis angka yang dicapai, misalnya 87,5. "
            "Bila belum ada, kosongkan."
        )
    diminta = normalkan_satuan(satuan)
    if diminta and sel.satuan and satuan_bertentangan(sel.satuan, diminta):
        raise InvalidInput(
            f"Satuan yang ditulis ({sel.satuan}) berbeda dari satuan indikator "
            f"({diminta}). Samakan dulu."
        )
    nilai = sel.bacaan[0].bawah
    if abs(nilai) >= _TERBESAR or jumlah_desimal(nilai) > _DESIMAL:
        raise InvalidInput(
            f"“{teks}”: periksa angkanya; paling banyak {_DESIMAL} angka di belakang "
            "koma."
        )
    return nilai
