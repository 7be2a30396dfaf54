"""One person of two rows: what the one who stays takes over, and where a stay is cut.

Nothing that stands in the row that stays is ever replaced; only what it lacks is
taken from the other one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

#: What describes a person, with the word of each on screen; ``jenis`` goes with the
#: number, because it says of what kind the number is.
IDENTITAS: dict[str, str] = {
    "nip": "NIP",
    "gelar_depan": "Gelar depan",
    "gelar_belakang": "Gelar belakang",
    "golongan": "Golongan",
    "tmt_golongan": "TMT golongan",
    "jenis_kelamin": "Jenis kelamin",
    "lahir": "Tanggal lahir",
    "surel": "Surel",
    "telepon": "Telepon",
}


@dataclass(frozen=True)
class Masa:
    """Half-open days of a stay; ``akhir`` None: until further notice."""

    mulai: date
    akhir: date | None

    def bertemu(self, lain: "Masa") -> bool:
        """Say whether both last on some day."""
        return (lain.akhir is None or self.mulai < lain.akhir) and (
            self.akhir is None or lain.mulai < self.akhir
        )

    def bersama(self, lain: "Masa") -> "Masa":
        """Return the days from the first to the last of two that meet."""
        akhir = None
        if self.akhir is not None and lain.akhir is not None:
            akhir = max(self.akhir, lain.akhir)
        return Masa(min(self.mulai, lain.mulai), akhir)


def diambil(tetap: Mapping[str, object], pergi: Mapping[str, object]) -> list[str]:
    """Return the fields that the one who stays lacks and the other one has.

    A TMT comes only with the golongan it belongs to.
    """
    ambil = [nama for nama in IDENTITAS if not tetap[nama] and pergi[nama]]
    if tetap["golongan"] and tetap["golongan"] != pergi["golongan"]:
        ambil = [nama for nama in ambil if nama != "tmt_golongan"]
    return [*ambil, *(["jenis"] if "nip" in ambil else [])]


def pemotongan(satu: Masa, lain: Masa) -> date | None:
    """Return the day on which ``satu`` ends if ``lain`` follows it, as a mutasi would.

    None where that would lose days: ``lain`` must begin later and last as long.
    """
    if satu.mulai >= lain.mulai or not satu.bertemu(lain):
        return None
    if lain.akhir is not None and (satu.akhir is None or satu.akhir > lain.akhir):
        return None
    return lain.mulai
