"""Words of indicators and SKP as stored (PermenPANRB 6/2022, p.27-57)."""

from enum import StrEnum


class TingkatIndikator(StrEnum):
    """Whose indicator: the organisation's (IKU), a unit's (IKK), a person's (IKI)."""

    IKU = "IKU"
    IKK = "IKK"
    IKI = "IKI"


class Aspek(StrEnum):
    """Aspects an IKI may join in one narrative (Ps 9(2), p.51 no.6)."""

    KUANTITAS = "KUANTITAS"
    KUALITAS = "KUALITAS"
    WAKTU = "WAKTU"
    BIAYA = "BIAYA"


class Pendekatan(StrEnum):
    """How hasil kerja is expressed (p.50)."""

    KUANTITATIF = "KUANTITATIF"
    KUALITATIF = "KUALITATIF"


class JenisRHK(StrEnum):
    """Priority of a hasil kerja (p.27, 49); the penilai sets it."""

    UTAMA = "UTAMA"
    TAMBAHAN = "TAMBAHAN"


class BagianLampiran(StrEnum):
    """The three parts of the Lampiran SKP (A.1.8, p.61), all obligatory."""

    SUMBER_DAYA = "SUMBER_DAYA"
    SKEMA = "SKEMA"
    KONSEKUENSI = "KONSEKUENSI"
