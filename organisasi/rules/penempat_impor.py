"""Which unit and which post the rows of a list of people name."""

from collections.abc import MutableSequence
from dataclasses import replace
from datetime import date

from organisasi.rules.baca_jabatan import TANPA_UNIT
from organisasi.rules.baris_pegawai import BarisPegawai, HasilBaris
from organisasi.rules.kata_siasn import memimpin_unit
from organisasi.rules.linimasa import JabatanImpor, UnitImpor, kunci, masa_pada
from organisasi.rules.papan_impor import Papan
from organisasi.rules.register_impor import Register
from organisasi.rules.tempat_impor import Tempat, tanya_unit


class Penempat:
    """Finds places; rows of ``hasil`` get the unit that their post tells."""

    def __init__(
        self,
        papan: Papan,
        register: Register,
        tempat: Tempat,
        hasil: MutableSequence[HasilBaris],
        pada: date,
    ) -> None:
        self.papan = papan
        self.register = register
        self.tempat = tempat
        self.hasil = hasil
        self.pada = pada

    def tempatkan(self) -> dict[int, JabatanImpor]:
        """Return the post of each row by index; a row without one is told why.

        Rows with a UNOR ID come first: they say which name has which code.
        """
        self._temukan_unit_lepas()
        hasil: dict[int, JabatanImpor] = {}
        bertempat = [
            (nomor, satu.baris)
            for nomor, satu in enumerate(self.hasil)
            if satu.baris and satu.baris.jabatan
        ]
        for nomor, baris in sorted(bertempat, key=lambda s: not s[1].kode_unor):
            unit = self._unit(nomor, baris)
            if unit is None:
                continue
            if baris.unit and kunci(unit.nama) != kunci(baris.unit):
                self.papan.ingatkan(
                    nomor,
                    "unit",
                    f"Unit ini di sini bernama “{unit.nama}”; namanya tidak diubah.",
                )
            hasil[nomor] = self.tempat.jabatan(baris, unit)
        return hasil

    def _temukan_unit_lepas(self) -> None:
        """Find units for posts that stand without one: as held now, else by name."""
        for nomor, satu in enumerate(self.hasil):
            if satu.baris is None or not satu.baris.jabatan_lepas:
                continue
            lepas = satu.baris.jabatan_lepas
            tercatat = self.register.orang.get(satu.nip)
            kini = masa_pada(tercatat.masa, self.pada) if tercatat else None
            if kini and kunci(kini.jabatan.nama) == kunci(lepas):
                unit: UnitImpor | None = kini.jabatan.unit
            else:
                unit = self.tempat.unit_jabatan(lepas)
            if unit is None:
                self.papan.ingatkan(nomor, "unit", TANPA_UNIT)
                continue
            baris = replace(
                satu.baris,
                jabatan=lepas,
                unit=unit.nama,
                memimpin=memimpin_unit(satu.baris.jenis_jabatan, lepas, unit.nama),
            )
            self.hasil[nomor] = replace(satu, baris=baris)

    def _unit(self, nomor: int, baris: BarisPegawai) -> UnitImpor | None:
        """Return the unit of a row, None when it must be asked which one is meant."""
        calon = self.tempat.calon(baris)
        if len(calon) < 2:
            return self.tempat.unit(baris)
        jawab = self.papan.jawab(nomor, "unit")
        for satu in calon:
            if jawab and str(satu.pk) == jawab:
                return self.tempat.unit(baris, satu)
        self.papan.tanya(nomor, tanya_unit(baris.unit, calon))
        return None
