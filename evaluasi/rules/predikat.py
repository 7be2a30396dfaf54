"""Rating, predikat and the kuadran kinerja (PermenPANRB 6/2022, p.92-103).

The predikat of a Pegawai is computed from two ratings, never typed. Labels of other
systems are read in any spelling met; a label of the wrong scale is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja.lib.errors import InvalidInput


class Rating(StrEnum):
    """Rating of hasil kerja or of perilaku kerja against the expectation (p.97)."""

    DIATAS = "DIATAS"
    SESUAI = "SESUAI"
    DIBAWAH = "DIBAWAH"

    @property
    def label(self) -> str:
        """Words for the screen."""
        return _LABEL_RATING[self]

    @property
    def ringkas(self) -> str:
        """First word of the label, where "ekspektasi" stands beside it anyway."""
        return self.label.partition(" ")[0]


class Predikat(StrEnum):
    """Predikat kinerja of a Pegawai (p.99)."""

    SANGAT_BAIK = "SANGAT_BAIK"
    BAIK = "BAIK"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN"
    KURANG = "KURANG"
    SANGAT_KURANG = "SANGAT_KURANG"

    @property
    def label(self) -> str:
        """Words for the screen, as the regulation writes them."""
        return _LABEL_PREDIKAT[self]


class PredikatOrganisasi(StrEnum):
    """Predikat of capaian kinerja organisasi (p.92): Istimewa, not Sangat Baik."""

    ISTIMEWA = "ISTIMEWA"
    BAIK = "BAIK"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN"
    KURANG = "KURANG"
    SANGAT_KURANG = "SANGAT_KURANG"

    @property
    def label(self) -> str:
        """Words for the screen."""
        return self.value.replace("_", " ").title()


#: Spelt as the forms of the regulation print them, in one word.
_LABEL_RATING = {
    Rating.DIATAS: "Diatas ekspektasi",
    Rating.SESUAI: "Sesuai ekspektasi",
    Rating.DIBAWAH: "Dibawah ekspektasi",
}
_LABEL_PREDIKAT = {
    Predikat.SANGAT_BAIK: "Sangat Baik",
    Predikat.BAIK: "Baik",
    Predikat.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    Predikat.KURANG: "Kurang/Misconduct",
    Predikat.SANGAT_KURANG: "Sangat Kurang",
}


class LabelDitolak(InvalidInput):
    """A text that is no label of the scale asked for."""


@dataclass(frozen=True, slots=True)
class Kuadran:
    """One version of the 3x3 table: (hasil kerja, perilaku) to predikat.

    ``berlaku`` is inclusive start and exclusive end (None: still in force).
    """

    versi: str
    sumber: str
    berlaku: tuple[date, date | None]
    sel: Mapping[tuple[Rating, Rating], Predikat]
    putus_studi: frozenset[Predikat]


KUADRAN_2022 = Kuadran(
    versi="permenpanrb-6-2022",
    sumber="PermenPANRB 6/2022 Pasal 24-25, Lampiran hal. 99-100 dan 102-103",
    berlaku=(date(2022, 2, 7), None),
    sel={
        (Rating.DIATAS, Rating.DIATAS): Predikat.SANGAT_BAIK,
        (Rating.DIATAS, Rating.SESUAI): Predikat.BAIK,
        (Rating.DIATAS, Rating.DIBAWAH): Predikat.KURANG,
        (Rating.SESUAI, Rating.DIATAS): Predikat.BAIK,
        (Rating.SESUAI, Rating.SESUAI): Predikat.BAIK,
        (Rating.SESUAI, Rating.DIBAWAH): Predikat.KURANG,
        (Rating.DIBAWAH, Rating.DIATAS): Predikat.BUTUH_PERBAIKAN,
        (Rating.DIBAWAH, Rating.SESUAI): Predikat.BUTUH_PERBAIKAN,
        (Rating.DIBAWAH, Rating.DIBAWAH): Predikat.SANGAT_KURANG,
    },
    putus_studi=frozenset({Predikat.KURANG, Predikat.SANGAT_KURANG}),
)


def determine_predikat(
    hasil: Rating | None, perilaku: Rating | None, kuadran: Kuadran
) -> Predikat | None:
    """Return the predikat of both ratings; None while one is missing."""
    if hasil is None or perilaku is None:
        return None
    return kuadran.sel[hasil, perilaku]


def pilih_predikat_putus_studi(pilihan: Predikat, kuadran: Kuadran) -> Predikat:
    """Accept the predikat chosen for a drop-out of tugas belajar (p.100 d, 103 d).

    The only predikat not taken from the kuadran. Raises LabelDitolak otherwise.
    """
    if pilihan in kuadran.putus_studi:
        return pilihan
    boleh = " atau ".join(p.label for p in Predikat if p in kuadran.putus_studi)
    raise LabelDitolak(
        f"Pegawai tugas belajar yang tidak lulus hanya dapat diberi predikat {boleh}, "
        f"bukan {pilihan.label} (hal. 100 huruf d)."
    )


# Ekspektasi is misspelt in most exports: ekspetasi, expektasi, ekpektasi ...
_EKSPEKTASI = r"(?:E[KX]?S?P?E[KC]?S?TASI)?"
_POLA_RATING = (
    (re.compile(rf"(?:DI)?ATAS{_EKSPEKTASI}"), Rating.DIATAS),
    (re.compile(rf"SESUAI{_EKSPEKTASI}"), Rating.SESUAI),
    (re.compile(rf"(?:DI)?BAWAH{_EKSPEKTASI}"), Rating.DIBAWAH),
)
_POLA_PREDIKAT = (
    (re.compile(r"SANGATBAIK"), Predikat.SANGAT_BAIK),
    (re.compile(r"BAIK"), Predikat.BAIK),
    (re.compile(r"BUTUHPERBAIKAN"), Predikat.BUTUH_PERBAIKAN),
    (re.compile(r"SANGATKURANG"), Predikat.SANGAT_KURANG),
    (re.compile(r"KURANG(?:MISS?CONDU[CK]T?)?|MISS?CONDU[CK]T?"), Predikat.KURANG),
)
_SKALA_LAMA = {"CUKUP": Predikat.BUTUH_PERBAIKAN}


def _inti(teks: str) -> str:
    """Keep only the letters, upper case: spelling, spaces and slashes do not count."""
    return "".join(huruf for huruf in teks.upper() if huruf.isalpha())


def baca_rating(teks: str) -> Rating:
    """Read a rating label in any spelling met (MX-24). Raises LabelDitolak."""
    inti = _inti(teks)
    for pola, rating in _POLA_RATING:
        if pola.fullmatch(inti) and not _ada_angka(teks):
            return rating
    boleh = ", ".join(rating.label for rating in Rating)
    raise LabelDitolak(f"“{teks.strip()}” bukan rating. Pilih salah satu: {boleh}.")


def baca_predikat(teks: str, *, skala_angka_kredit: bool = False) -> Predikat:
    """Read a predikat of a Pegawai in any spelling met (MX-25). Raises LabelDitolak.

    With ``skala_angka_kredit`` "Cukup" is read as Butuh Perbaikan: the same step in
    the angka kredit table; elsewhere it belongs to an older scale and is refused.
    """
    inti = _inti(teks)
    if skala_angka_kredit and inti in _SKALA_LAMA:
        return _SKALA_LAMA[inti]
    for pola, predikat in _POLA_PREDIKAT:
        if pola.fullmatch(inti) and not _ada_angka(teks):
            return predikat
    if inti == "ISTIMEWA":
        raise LabelDitolak(
            "“Istimewa” hanya untuk capaian organisasi. Predikat tertinggi Pegawai "
            "adalah Sangat Baik."
        )
    boleh = ", ".join(predikat.label for predikat in Predikat)
    raise LabelDitolak(f"“{teks.strip()}” bukan predikat Pegawai. Pilihannya: {boleh}.")


def baca_predikat_organisasi(teks: str) -> PredikatOrganisasi:
    """Read a predikat of an organisation (OR-06). Raises LabelDitolak."""
    inti = _inti(teks)
    for predikat in PredikatOrganisasi:
        if inti == _inti(predikat.value) and not _ada_angka(teks):
            return predikat
    if inti == "SANGATBAIK":
        raise LabelDitolak(
            "“Sangat Baik” adalah predikat Pegawai. Capaian organisasi tertinggi "
            "disebut Istimewa (hal. 92)."
        )
    boleh = ", ".join(predikat.label for predikat in PredikatOrganisasi)
    raise LabelDitolak(
        f"“{teks.strip()}” bukan predikat organisasi. Pilihannya: {boleh}."
    )


def _ada_angka(teks: str) -> bool:
    return any(huruf.isdigit() for huruf in teks)
