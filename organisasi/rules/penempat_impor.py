"""Which unit and which post the rows of a list of people name."""

from collections.abc import MutableSequence
from datetime import date

from organisasi.rules.baca_jabatan import TANPA_UNIT
from organisasi.rules.baris_pegawai import BarisPegawai, HasilBaris
from organisasi.rules.jenis import LABEL, JenisPenempatan
from organisasi.rules.kata_siasn import memimpin_unit
from organisasi.rules.linimasa import JabatanImpor, UnitImpor, kunci, masa_pada
from organisasi.rules.papan_impor import Papan
from organisasi.rules.register_impor import Pertanyaan, Register
from organisasi.rules.tempat_impor import Tempat, tanya_unit

_ACTING = (JenisPenempatan.PLT, JenisPenempatan.PLH)


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
        for nomor, satu in enumerate(self.hasil):
            if satu.baris and satu.baris.penjabat:
                self.hasil[nomor] = satu._replace(
                    baris=self._penjabat(nomor, satu.baris)
                )
        hasil: dict[int, JabatanImpor] = {}
        bertempat = [
            (nomor, satu.baris)
            for nomor, satu in enumerate(self.hasil)
            if satu.baris and satu.baris.jabatan
        ]
        for nomor, baris in sorted(bertempat, key=lambda s: not s[1].kode_unor):
            unit = self._unit(nomor, baris) if self.papan.terbuka(nomor) else None
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

    def _penjabat(self, nomor: int, baris: BarisPegawai) -> BarisPegawai:
        """Ask how a post with "Pj." is held; there are rules for Plt. and Plh. only."""
        jawab = self.papan.jawab(nomor, "cara")
        if jawab in _ACTING:
            return baris._replace(penempatan=JenisPenempatan(jawab))
        if jawab == JenisPenempatan.DEFINITIF:
            return baris._replace(jabatan=baris.penjabat, memimpin=False)
        self.papan.tanya(nomor, _tanya_penjabat(baris))
        return baris

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
            baris = satu.baris._replace(
                jabatan=lepas,
                unit=unit.nama,
                memimpin=memimpin_unit(satu.baris.jenis_jabatan, lepas, unit.nama),
            )
            self.hasil[nomor] = satu._replace(baris=baris)

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


def _tanya_penjabat(baris: BarisPegawai) -> Pertanyaan:
    return Pertanyaan(
        "jabatan",
        f"Tertulis “{baris.penjabat}”. PermenPANRB 6/2022 hanya mengenal Plt. dan "
        "Plh., jadi pilih bagaimana jabatan ini dipegang.",
        (
            *((f"cara:{j}", f"{LABEL[j]} {baris.jabatan}") for j in _ACTING),
            (
                f"cara:{JenisPenempatan.DEFINITIF}",
                f"Jabatan sendiri bernama “{baris.penjabat}”, tidak memimpin unit",
            ),
        ),
    )
