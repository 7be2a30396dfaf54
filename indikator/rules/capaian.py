"""Capaian: how far a realisasi reached its target, in percent.

PermenPANRB 6/2022 gives no formula for persons. These are for indicators only and
never become a rating. Sources: PermenPANRB 8/2021 annex (revoked, ranges and
minimise), SAKIP practice; cap and zero target are settings (O-26).
Values stay unrounded; ``kinerja.lib.angka.bulatkan`` rounds once, when shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kinerja.lib.angka import bulatkan
from kinerja.lib.tercetak import Rentang

_SERATUS = Decimal(100)
_NOL = Decimal(0)
_BATAS_WAJAR = Decimal(200)
PERIKSA_SATUAN = "Capaian di atas 200 %: periksa satuan target dan realisasi."


class Arah(StrEnum):
    """Direction of an indicator; stored with it, never guessed."""

    MAKSIMUM = "MAKSIMUM"
    MINIMUM = "MINIMUM"
    STABIL = "STABIL"
    KATEGORI = "KATEGORI"
    TANGGAL = "TANGGAL"


class StatusCapaian(StrEnum):
    """What became of one calculation."""

    DIHITUNG = "dihitung"
    TANPA_SKOR = "tanpa_skor"
    TANYA = "tanya"
    KELIRU = "keliru"


@dataclass(frozen=True, slots=True)
class Capaian:
    """Result: ``mentah`` is the raw percent, ``nilai`` floored at 0 and capped.

    Both are None unless ``status`` is DIHITUNG; ``alasan`` is an Indonesian sentence.
    """

    status: StatusCapaian
    alasan: str
    mentah: Decimal | None = None
    nilai: Decimal | None = None

    @property
    def periksa_satuan(self) -> bool:
        """Tell whether the raw value is so high that a unit is probably wrong."""
        return self.mentah is not None and self.mentah > _BATAS_WAJAR


def tanpa_skor(alasan: str) -> Capaian:
    """Return a result that has no number and stays out of every mean."""
    return Capaian(StatusCapaian.TANPA_SKOR, alasan)


def hitung_capaian(
    arah: Arah, target: Rentang, realisasi: Decimal, *, batas: Decimal | None = None
) -> Capaian:
    """Compute capaian of a number against a target (a point or a range).

    ``batas`` caps the shown value (100, 110, 120 or None); the raw value is kept.
    """
    if arah in (Arah.KATEGORI, Arah.TANGGAL):
        return tanpa_skor("Kategori dan tanggal tidak diberi angka.")
    if target.bawah < 0:
        return tanpa_skor("Target negatif: rumus persentase tidak berlaku.")
    if target.bawah <= realisasi <= target.atas and target.atas > 0:
        sama = "sama dengan target" if target.tunggal else "di dalam rentang target"
        return _hasil(_SERATUS, f"Realisasi {sama}: 100.", batas)
    acuan = target.bawah if realisasi < target.bawah else target.atas
    if acuan == 0:
        return _target_nol(arah, realisasi, batas)
    mentah, rumus = _rumus(arah, acuan, realisasi, di_bawah=acuan > realisasi)
    return _hasil(mentah, rumus, batas)


def _rumus(
    arah: Arah, acuan: Decimal, realisasi: Decimal, *, di_bawah: bool
) -> tuple[Decimal, str]:
    """Apply R/T or (2T-R)/T against the bound that was missed."""
    langsung = arah is Arah.MAKSIMUM or (arah is Arah.STABIL and di_bawah)
    if langsung:
        return realisasi * _SERATUS / acuan, "Rumus R / T x 100."
    return (2 * acuan - realisasi) * _SERATUS / acuan, "Rumus (2T - R) / T x 100."


def _target_nol(arah: Arah, realisasi: Decimal, batas: Decimal | None) -> Capaian:
    if arah is Arah.MAKSIMUM:
        return tanpa_skor("Target 0: tidak ditargetkan, tidak ikut rata-rata.")
    if realisasi == 0:
        return _hasil(_SERATUS, "Target 0 dan realisasi 0: terpenuhi.", batas)
    if arah is Arah.MINIMUM and realisasi > 0:
        return _hasil(_NOL, "Target 0 tetapi realisasi lebih dari 0.", batas)
    return tanpa_skor("Target 0: selisih tidak dapat dinyatakan dalam persen.")


def _hasil(mentah: Decimal, rumus: str, batas: Decimal | None) -> Capaian:
    alasan = [rumus]
    nilai = max(mentah, _NOL)
    if mentah < 0:
        alasan.append("Nilai di bawah 0 ditampilkan 0.")
    if batas is not None and nilai > batas:
        nilai = batas
        alasan.append(f"Dibatasi {batas:f}.")
    if mentah > _BATAS_WAJAR:
        alasan.append(PERIKSA_SATUAN)
    return Capaian(StatusCapaian.DIHITUNG, " ".join(alasan), mentah, nilai)


def nilai_tanggal(target: date, realisasi: date) -> Capaian:
    """Say on time or late by how many days; no percentage is invented."""
    selisih = (realisasi - target).days
    if selisih > 0:
        return tanpa_skor(f"Terlambat {selisih} hari dari tanggal target.")
    if selisih < 0:
        return tanpa_skor(f"Tepat waktu, {-selisih} hari lebih awal dari target.")
    return tanpa_skor("Tepat waktu, pada tanggal target.")


def rerata_capaian(nilai: Iterable[Decimal | None]) -> Decimal | None:
    """Return the mean of what is present; None when nothing is. Absent is not 0."""
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada, _NOL) / len(ada) if ada else None


@dataclass(frozen=True, slots=True)
class Pita:
    """One band: from this whole percent upwards (inclusive)."""

    dari: int
    sebutan: str


@dataclass(frozen=True, slots=True)
class TabelPita:
    """A table of bands with its source; bands differ per body and year.

    ``pita`` is ordered from high to low and ends at 0.
    """

    versi: str
    sumber: str
    berlaku: tuple[date, date | None]
    pita: tuple[Pita, ...]


PITA_PERMENDAGRI_86_2017 = TabelPita(
    versi="permendagri-86-2017",
    sumber="Permendagri 86/2017, skala nilai peringkat kinerja",
    # The day of 2017 it came into force is unconfirmed; no earlier year is judged.
    berlaku=(date(2017, 1, 1), None),
    pita=(
        Pita(91, "Sangat Tinggi"),
        Pita(76, "Tinggi"),
        Pita(66, "Sedang"),
        Pita(51, "Rendah"),
        Pita(0, "Sangat Rendah"),
    ),
)


def sebutan_capaian(nilai: Decimal, tabel: TabelPita) -> str:
    """Return the band of a value, looked up on its whole percent (90,5 is 91)."""
    persen = max(bulatkan(nilai, 0), _NOL)
    return next(pita.sebutan for pita in tabel.pita if persen >= pita.dari)
