"""The superior a file names by post, by name or by NIP: found in the unit, or asked.

The structure gives everybody a superior already: the head of the unit. Only somebody
else is recorded, as an override; one that HR has set is never replaced.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from organisasi.rules.gelar_impor import pisahkan_gelar
from organisasi.rules.jenis import JenisUnit
from organisasi.rules.linimasa import JabatanImpor, UnitImpor, kunci, masa_pada
from organisasi.rules.nip import bersihkan_nip
from organisasi.rules.papan_impor import BIARKAN, Papan
from organisasi.rules.pecah import pecah_nama_nip
from organisasi.rules.register_impor import (
    OrangRencana,
    Pejabat,
    Pertanyaan,
    Register,
)
from organisasi.rules.sebutan_jabatan import cocok

PILIHAN = 50


class PencariAtasan:
    """Looks superiors up among the people of the file and today's office holders."""

    def __init__(
        self,
        papan: Papan,
        register: Register,
        orang: Sequence[OrangRencana],
        pada: date,
    ) -> None:
        self.papan = papan
        self.register = register
        self.pada = pada
        self.orang = {satu.baris.nip: satu for satu in orang}
        bertanya = any(satu.baris.atasan for satu in orang)
        self.pejabat = list(self._pejabat(orang)) if bertanya else []
        self.per_unit: dict[UnitImpor, list[Pejabat]] = defaultdict(list)
        self.per_nip: dict[str, Pejabat] = {}
        self.pemimpin: dict[UnitImpor, list[Pejabat]] = defaultdict(list)
        self.dinilai: dict[tuple[UnitImpor | None, str], list[tuple[int, Pejabat]]] = {}
        for satu in self.pejabat:
            self.per_unit[satu.jabatan.unit].append(satu)
            self.per_nip.setdefault(satu.nip, satu)
            if satu.jabatan.memimpin:
                self.pemimpin[satu.jabatan.unit].append(satu)

    def _pejabat(self, orang: Iterable[OrangRencana]) -> Iterable[Pejabat]:
        for satu in orang:
            nip, nama = satu.baris.nip, satu.baris.nama
            if kini := masa_pada(satu.masa, self.pada):
                yield Pejabat(nip, nama, kini.jabatan)
            tercatat = self.register.orang.get(nip)
            for masa in (*satu.rangkap, *(tercatat.rangkap if tercatat else ())):
                if masa.mulai <= self.pada and (
                    masa.akhir is None or self.pada < masa.akhir
                ):
                    yield Pejabat(nip, nama, masa.jabatan, definitif=False)
        yield from (p for p in self.register.pejabat if p.nip not in self.orang)

    def cari(self) -> None:
        """Set ``penilai`` of everybody whose superior the structure does not give."""
        for satu in self.orang.values():
            if satu.baris.atasan:
                self._cari(satu)
        for satu in self.orang.values():
            if satu.penilai and self._berputar(satu):
                self.papan.ingatkan(
                    satu.nomor,
                    "atasan",
                    "Atasan ini dinilai oleh orang yang sama, jadi tidak dicatat.",
                )
                satu.penilai = ""

    def sebut(self, nip: str) -> str:
        """Say who it is and which post he holds."""
        satu = self.per_nip[nip]
        return f"{satu.nama}, {satu.jabatan.uraian}"

    def _cari(self, orang: OrangRencana) -> None:
        jawab = self.papan.jawab(orang.nomor, "atasan")
        if jawab == BIARKAN:
            return
        if jawab:
            self._tetapkan(orang, self._menurut_nip(orang, jawab))
            return
        tertulis = pecah_nama_nip(orang.baris.atasan)
        nip = bersihkan_nip(tertulis["nip"] or orang.baris.atasan)
        if nip.isascii() and nip.isdigit():
            self._tetapkan(orang, self._menurut_nip(orang, nip))
            return
        unit = self._unit(orang)
        calon = self._di_unit(orang, unit)
        if len({satu.nip for satu in calon}) == 1:
            self._tetapkan(orang, calon[0])
        else:
            self._tanya(orang, unit, calon)

    def _di_unit(self, orang: OrangRencana, unit: UnitImpor | None) -> list[Pejabat]:
        """Look in the unit, then in those above it, but not in the whole kabupaten."""
        while unit is not None and unit.jenis is not JenisUnit.KABUPATEN:
            if calon := self._calon(orang, unit):
                return calon
            unit = unit.induk
        return []

    def _calon(self, orang: OrangRencana, unit: UnitImpor | None) -> list[Pejabat]:
        """Return those who fit best; of two the one who holds the post for good.

        Everywhere with ``unit`` None.
        """
        nilai = [
            (n, satu)
            for n, satu in self._nilai(orang.baris.atasan, unit)
            if satu.nip != orang.baris.nip
        ]
        terbaik = max((n for n, _ in nilai), default=0)
        calon = [satu for n, satu in nilai if n == terbaik]
        return [satu for satu in calon if satu.definitif] or calon

    def _nilai(self, sebutan: str, unit: UnitImpor | None) -> list[tuple[int, Pejabat]]:
        """Return who fits at all and how well; asked once for each word and unit."""
        letak = (unit, sebutan)
        if letak not in self.dinilai:
            semua = self.pejabat if unit is None else self.per_unit.get(unit, [])
            nama = kunci(pisahkan_gelar(sebutan)[1])
            self.dinilai[letak] = [
                (n, satu)
                for satu in semua
                if (
                    n := 3
                    if kunci(satu.nama) == nama
                    else cocok(sebutan, satu.jabatan.nama)
                )
            ]
        return self.dinilai[letak]

    def _menurut_nip(self, orang: OrangRencana, nip: str) -> Pejabat | None:
        if nip in self.per_nip and nip != orang.baris.nip:
            return self.per_nip[nip]
        self.papan.ingatkan(
            orang.nomor,
            "atasan",
            f"NIP {nip[:18]} bukan NIP pejabat lain yang tercatat, jadi atasannya "
            "mengikuti susunan unit.",
        )
        return None

    def _tetapkan(self, orang: OrangRencana, atasan: Pejabat | None) -> None:
        """Record a superior unless the structure or HR says so already."""
        if atasan is None or atasan.nip == self._kepala(orang):
            return
        tercatat = self.register.orang.get(orang.baris.nip)
        ada = tercatat.penilai if tercatat else ""
        if ada and ada != atasan.nip:
            self.papan.ingatkan(
                orang.nomor,
                "atasan",
                f"Tertulis {atasan.nama}, sedangkan penilai orang ini sudah ditetapkan "
                "lain; tidak diubah.",
            )
        elif not ada:
            orang.penilai = atasan.nip

    def _kepala(self, orang: OrangRencana) -> str:
        """Return the NIP of the head whom the structure gives, "" for none known."""
        unit = self._unit(orang)
        while unit is not None:
            kepala = self._pemimpin(unit, orang.baris.nip)
            if kepala:
                return kepala
            unit = unit.induk
        return ""

    def _pemimpin(self, unit: UnitImpor, kecuali: str) -> str:
        memimpin = sorted(self.pemimpin.get(unit, ()), key=lambda p: not p.definitif)
        return next((p.nip for p in memimpin if p.nip != kecuali), "")

    def _unit(self, orang: OrangRencana) -> UnitImpor | None:
        kini = masa_pada(orang.masa, self.pada)
        jabatan: JabatanImpor | None = kini.jabatan if kini else None
        if jabatan is None and orang.rangkap:
            jabatan = orang.rangkap[-1].jabatan
        return jabatan.unit if jabatan else None

    def _berputar(self, orang: OrangRencana) -> bool:
        """Say whether following superiors upwards comes back to the person."""
        nip, sudah = orang.penilai, {orang.baris.nip}
        while nip:
            if nip in sudah:
                return nip == orang.baris.nip
            sudah.add(nip)
            nip = self._atas(nip)
        return False

    def _atas(self, nip: str) -> str:
        """Return who rates somebody of the file, as far as the file tells."""
        orang, tercatat = self.orang.get(nip), self.register.orang.get(nip)
        if orang is None:
            return ""
        return (
            orang.penilai
            or (tercatat.penilai if tercatat else "")
            or self._kepala(orang)
        )

    def _tanya(
        self, orang: OrangRencana, unit: UnitImpor | None, calon: list[Pejabat]
    ) -> None:
        tercatat = self.register.orang.get(orang.baris.nip)
        if tercatat and tercatat.penilai:
            return
        di = f" di {unit.nama}" if unit else ""
        sebab = "lebih dari satu orang" if calon else "tidak ditemukan"
        luas = calon or self._calon(orang, None)
        pilihan = {
            satu.nip: f"{satu.nama}, {satu.jabatan.uraian}" for satu in luas[:PILIHAN]
        }
        self.papan.tanya(
            orang.nomor,
            Pertanyaan(
                "atasan",
                f"Atasan “{orang.baris.atasan[:80]}” {sebab}{di}. Pilih orangnya, atau "
                "tulis atasan: diikuti NIP-nya. Tanpa jawaban, penilai mengikuti "
                "susunan unit.",
                (
                    *((f"atasan:{nip}", kata) for nip, kata in pilihan.items()),
                    (f"atasan:{BIARKAN}", "Ikuti susunan unit"),
                ),
                wajib=False,
            ),
        )
