"""Saldo awal: what another system or paper said before the product was begun with.

A predikat and an organisation result belong to a year that is over; hours and angka
kredit may also belong to the year in which the start lies. None of it is computed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from evaluasi.rules.predikat import Predikat, PredikatOrganisasi
from kinerja.lib.angka import format_angka
from kinerja.lib.errors import InvalidInput
from kinerja.lib.tanggal import format_tanggal


class JenisSaldo(StrEnum):
    """What may be brought along; the last one belongs to a unit."""

    PREDIKAT = "PREDIKAT"
    JP = "JP"
    ANGKA_KREDIT = "ANGKA_KREDIT"
    CAPAIAN_ORGANISASI = "CAPAIAN_ORGANISASI"


SEBUTAN_SALDO: Mapping[JenisSaldo, str] = {
    JenisSaldo.PREDIKAT: "Predikat kinerja tahunan",
    JenisSaldo.JP: "Jam pelajaran (JP)",
    JenisSaldo.ANGKA_KREDIT: "Angka kredit kumulatif",
    JenisSaldo.CAPAIAN_ORGANISASI: "Capaian kinerja organisasi",
}
#: Kinds of a person, in the order of the page.
SALDO_PEGAWAI = (JenisSaldo.PREDIKAT, JenisSaldo.JP, JenisSaldo.ANGKA_KREDIT)
BERANGKA = frozenset({JenisSaldo.JP, JenisSaldo.ANGKA_KREDIT})
TAHUN_PERTAMA = 2000
#: More hours do not fit into a year, nor more angka kredit into a life of service.
TERBANYAK = {JenisSaldo.JP: Decimal(2000), JenisSaldo.ANGKA_KREDIT: Decimal(5000)}
DESIMAL = {JenisSaldo.JP: 2, JenisSaldo.ANGKA_KREDIT: 3}
SKALA: Mapping[JenisSaldo, type[Predikat] | type[PredikatOrganisasi]] = {
    JenisSaldo.PREDIKAT: Predikat,
    JenisSaldo.CAPAIAN_ORGANISASI: PredikatOrganisasi,
}


@dataclass(frozen=True, slots=True)
class IsiSaldo:
    """One balance: its value, and the document that says so.

    ``predikat`` for the two that are words, ``nilai`` for the two that are amounts.
    """

    jenis: JenisSaldo
    tahun: int
    dasar: str
    tanggal: date
    predikat: str = ""
    nilai: Decimal | None = None

    @property
    def sebutan(self) -> str:
        """Return the value in words, "Sangat Baik" or "12,5 JP"."""
        return sebut_nilai(self.jenis, self.predikat, self.nilai)


def sebut_nilai(jenis: JenisSaldo, predikat: str, nilai: Decimal | None) -> str:
    """Return a value as the screen writes it."""
    if nilai is None:
        return SKALA[jenis](predikat).label
    angka = format_angka(nilai.normalize(), None)
    return f"{angka} JP" if jenis is JenisSaldo.JP else angka


def periksa_saldo(isi: IsiSaldo, hari: date) -> None:
    """Raise ``InvalidInput`` with a sentence for what cannot be an opening balance."""
    lalu = isi.jenis not in BERANGKA
    terakhir = hari.year - 1 if lalu else hari.year
    if not TAHUN_PERTAMA <= isi.tahun <= terakhir:
        sebab = (
            " Hasil tahun berjalan dihitung di sini, tidak dicatat sebagai saldo awal."
            if lalu
            else ""
        )
        raise InvalidInput(
            f"Tahunnya harus antara {TAHUN_PERTAMA} dan {terakhir}.{sebab}"
        )
    if isi.tanggal > hari:
        raise InvalidInput(
            f"Tanggal dokumen {format_tanggal(isi.tanggal)} belum tiba. Periksa "
            "tahunnya."
        )
    if not isi.dasar.strip():
        raise InvalidInput("Isi dokumen sumbernya, misalnya nomor dokumen evaluasi.")
    _periksa_nilai(isi)


def _periksa_nilai(isi: IsiSaldo) -> None:
    if isi.jenis in BERANGKA:
        batas, desimal = TERBANYAK[isi.jenis], DESIMAL[isi.jenis]
        if isi.nilai is None or isi.predikat:
            raise InvalidInput("Isi jumlahnya dengan angka.")
        if not 0 <= isi.nilai <= batas:
            raise InvalidInput(f"Jumlahnya antara 0 dan {format_angka(batas, 0)}.")
        if isi.nilai != isi.nilai.quantize(Decimal(1).scaleb(-desimal)):
            raise InvalidInput(f"Paling banyak {desimal} angka di belakang koma.")
    elif isi.nilai is not None or isi.predikat not in set(SKALA[isi.jenis]):
        raise InvalidInput("Pilih predikatnya dari daftar.")
