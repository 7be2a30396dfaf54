"""Legacy value of an IKI (PermenPANRB 8/2021 annex p.93, revoked in 2022).

Only to read old documents; the present regulation has no such scale.
"""

from decimal import Decimal

from kinerja.lib.angka import bulatkan


def nilai_iki_lama(capaian: Decimal, *, maksimal_tercapai: bool = False) -> Decimal:
    """Turn capaian in percent into the 0-120 value.

    Capaian is rounded to a whole percent first (97,89 gives 98, hence 88).
    ``maksimal_tercapai``: 100 % is the highest value that can be reached.
    """
    persen = max(bulatkan(capaian, 0), Decimal(0))
    if persen > 110:
        return Decimal(120)
    if persen > 100:
        return 110 + Decimal(10) / 9 * (persen - 101)
    if persen == 100:
        return Decimal(120) if maksimal_tercapai else Decimal(109)
    if persen >= 80:
        return 70 + (persen - 80)
    if persen >= 60:
        return 50 + (persen - 60)
    return persen * 49 / 59
