"""A tree of units (``ref_unor``) with the head of each, compared with the register.

A row names its unit, the unit above it by id or by name, and the post that leads it.
Rows may come in any order. Nothing is taken out of the tree: what the file does not
name stays where it is.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from organisasi.rules.golongan import baca_eselon, jenis_eselon
from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.induk_unit import periksa_induk
from organisasi.rules.jenis import LABEL, UNIT_SKPK, JenisUnit
from organisasi.rules.kata_siasn import jenis_tersirat
from organisasi.rules.kepala_impor import PencariKepala
from organisasi.rules.linimasa import UnitImpor, kunci
from organisasi.rules.papan_impor import Letak, Papan
from organisasi.rules.pohon_impor import (
    TANPA_BARIS,
    BarisBerkas,
    BarisUnit,
    UnitRencana,
    di_bawah,
)
from organisasi.rules.register_impor import BarisRencana, Pertanyaan, Register, Rencana
from organisasi.rules.sel import Sel
from organisasi.rules.tempat_impor import jenis_unit, tanya_unit

_KABUPATEN = re.compile(r"(?:PEMERINTAH|PEMKAB|KABUPATEN|KAB\b)", re.IGNORECASE)
#: Answers that no unit of the register is meant.
BARU = "baru"
_BERNAMA_SENDIRI = {*UNIT_SKPK, JenisUnit.PUSKESMAS, JenisUnit.SEKOLAH}
NAMA, INDUK, KODE, JABATAN = "Nama unit", "Unit atasan", "UNOR ID", "Jabatan pemimpin"
_PANJANG = {"unit": 200, "kode_unor": 40, "kode_induk": 40, "induk": 200}


def susun_unit(
    baris: Sequence[BarisBerkas],
    register: Register,
    *,
    kepala: PencariKepala,
    kolom: Mapping[str, str],
    jawaban: Mapping[Letak, str],
) -> Rencana:
    """Plan a tree; ``register.unit`` holds the units with the one above each."""
    mula = [
        BarisRencana(satu.lembar, satu.nomor, KeputusanBaris.DILEWATI) for satu in baris
    ]
    papan = Papan(mula, kolom, jawaban)
    return _Penyusun(papan, register, kepala, kolom).susun(baris)


class _Penyusun:
    def __init__(
        self,
        papan: Papan,
        register: Register,
        kepala: PencariKepala,
        kolom: Mapping[str, str],
    ) -> None:
        self.papan = papan
        self.register = register
        self.kepala = kepala
        self.kolom = kolom
        self.kode = {satu.kode: satu for satu in register.unit if satu.kode}
        self.nama: dict[str, list[UnitImpor]] = defaultdict(list)
        for satu in register.unit:
            self.nama[kunci(satu.nama)].append(satu)
        self.akar = next(
            (
                satu
                for satu in register.unit
                if satu.jenis is JenisUnit.KABUPATEN and satu.induk is None
            ),
            None,
        )
        self.per_unit: dict[UnitImpor, BarisUnit] = {}
        self.sudah: dict[str, int] = {}  # the row of each id

    def susun(self, baris: Sequence[BarisBerkas]) -> Rencana:
        semua = [isi for isi in self._baca_semua(baris) if self._temukan(isi)]
        berkode = {satu.kode: satu for satu in semua if satu.kode}
        bernama: dict[str, list[BarisUnit]] = defaultdict(list)
        for satu in semua:
            bernama[kunci(satu.nama)].append(satu)
        pohon = self._akari(semua)
        ada = [satu for satu in semua if self._atasi(satu, berkode, bernama)]
        for satu in self._tanpa_gantung(ada):
            if rencana := self._putuskan(satu):
                pohon.append(rencana)
        return Rencana(
            self.papan.selesai(),
            [],
            [],
            0,
            "",
            pohon=pohon,
            pos=self.kepala.pos,
            kepala=self.kepala.kepala,
        )

    def _baca_semua(self, baris: Sequence[BarisBerkas]) -> list[BarisUnit]:
        semua: list[BarisUnit] = []
        for nomor, satu in enumerate(baris):
            if satu.lewati:
                self.papan.lewati(nomor, satu.lewati)
            elif isi := self._baca(nomor, satu):
                semua.append(isi)
        nama = {isi.kode: isi.nama for isi in semua if isi.kode}
        for isi in semua:
            isi.induk = isi.induk or nama.get(isi.kode_induk, "")
        return periksa_induk(semua, self.papan)

    def _akari(self, semua: Sequence[BarisUnit]) -> list[UnitRencana]:
        """Settle what stands at the top where the register has no kabupaten yet."""
        if self.akar is not None:
            return []
        puncak = [satu for satu in semua if not satu.kode_induk and not satu.induk]
        kabupaten = [s.unit for s in puncak if s.unit and _KABUPATEN.match(s.nama)]
        if kabupaten:
            self.akar = kabupaten[0]
            self.akar.jenis = JenisUnit.KABUPATEN
            return []
        self.akar = UnitImpor(None, "Pemerintah Kabupaten", jenis=JenisUnit.KABUPATEN)
        return [UnitRencana(TANPA_BARIS, self.akar, pindah=True)]

    def _baca(self, nomor: int, baris: BarisBerkas) -> BarisUnit | None:
        sel = Sel(baris.isi, self.kolom)
        hasil = BarisUnit(
            nomor,
            sel.teks("unit"),
            sel.kode("kode_unor"),
            sel.kode("kode_induk"),
            sel.teks("induk"),
            sel.teks("jabatan")[:200],
            baca_eselon(sel.kode("eselon")),
            sel.kode("pemimpin"),
        )
        if not hasil.nama:
            sel.tolak_karena("unit", "Nama unit kosong. Isi nama unitnya.")
        for medan, batas in _PANJANG.items():
            if len(sel.teks(medan)) > batas:
                sel.tolak_karena(medan, f"Isinya lebih dari {batas} huruf.")
        self.papan.baris[nomor].sesudah = {NAMA: hasil.nama[:200]}
        self.papan.salin(nomor, sel)
        return None if sel.tolak else hasil

    def _temukan(self, baris: BarisUnit) -> bool:
        """Find the unit of a row in the register, or make a new one ready."""
        if baris.kode and self.sudah.setdefault(baris.kode, baris.nomor) != baris.nomor:
            return self._ganda(baris, self.sudah[baris.kode])
        calon = self._calon(baris)
        jawab = self.papan.jawab(baris.nomor, "unit")
        pilih = [satu for satu in calon if str(satu.pk) == jawab]
        if pilih or jawab == BARU:
            calon = pilih
        elif (
            len(calon) > 1
            or (baris.kode and any(satu.kode not in {"", baris.kode} for satu in calon))
            or any(self._di_tempat_lain(baris, satu) for satu in calon)
        ):
            self._tanya_unit(baris, calon)
            return False
        baris.unit = calon[0] if calon else None
        if baris.unit is None:
            baris.unit = UnitImpor(None, baris.nama, baris.kode, jenis_unit(baris.nama))
        if baris.unit in self.per_unit:
            return self._ganda(baris, self.per_unit[baris.unit].nomor)
        self.per_unit[baris.unit] = baris
        if baris.kode:
            self.kode.setdefault(baris.kode, baris.unit)
        return True

    def _ganda(self, baris: BarisUnit, lain: int) -> bool:
        self.papan.tolak(
            baris.nomor,
            "kode_unor" if baris.kode else "unit",
            f"Unit ini sudah ada di {self.papan.letak(baris.nomor, lain)}. Hapus salah "
            "satunya.",
        )
        return False

    def _calon(self, baris: BarisUnit) -> list[UnitImpor]:
        """Return the units a row may mean: by id, by name, or the kabupaten."""
        if baris.kode in self.kode:
            return [self.kode[baris.kode]]
        bernama = self.nama.get(kunci(baris.nama), [])
        calon = [satu for satu in bernama if not (baris.kode and satu.kode)]
        calon = self._seinduk(baris, calon)
        puncak = not baris.kode_induk and not baris.induk
        if not calon and self.akar and puncak and _KABUPATEN.match(baris.nama):
            calon = [self.akar]
        return calon or self._berkode_lain(baris)

    def _tanya_unit(self, baris: BarisUnit, calon: Sequence[UnitImpor]) -> None:
        tanya = tanya_unit(baris.nama, calon)
        alasan, lain = tanya.alasan, (f"unit:{BARU}", "Unit lain yang belum ada")
        if len(calon) == 1 and self._di_tempat_lain(baris, calon[0]):
            atas = calon[0].induk.nama if calon[0].induk else ""
            alasan = (
                f"Unit bernama “{calon[0].nama}” sudah ada di bawah {atas}. Pilih unit "
                "itu bila memang dipindahkan."
            )
        elif len(calon) == 1:
            alasan = (
                f"Unit bernama “{calon[0].nama}” sudah ada dengan UNOR ID lain, "
                f"{calon[0].kode}. Pilih unit yang dimaksud."
            )
        self.papan.tanya(
            baris.nomor,
            replace(tanya, alasan=alasan, pilihan=(*tanya.pilihan, lain)),
        )

    def _berkode_lain(self, baris: BarisUnit) -> list[UnitImpor]:
        """Return units of this name and another id, where a name should be one unit.

        "Sekretariat" is the name of many, "Dinas Kesehatan" of one.
        """
        if jenis_unit(baris.nama) not in _BERNAMA_SENDIRI:
            return []
        return [s for s in self.nama.get(kunci(baris.nama), ()) if s.kode]

    def _seinduk(self, baris: BarisUnit, calon: list[UnitImpor]) -> list[UnitImpor]:
        """Of units of one name prefer those below the unit that the row names."""
        if len(calon) < 2:
            return calon
        return [satu for satu in calon if di_bawah(satu, baris)] or calon

    def _di_tempat_lain(self, baris: BarisUnit, unit: UnitImpor) -> bool:
        """Say whether "Sekretariat", a name in every office, stands in another one."""
        return (
            not (baris.kode and unit.kode == baris.kode)
            and bool(baris.kode_induk or baris.induk)
            and unit.induk is not None
            and unit.jenis not in _BERNAMA_SENDIRI
            and not di_bawah(unit, baris)
        )

    # The unit above -----------------------------------------------------------------

    def _atasi(
        self,
        baris: BarisUnit,
        berkode: Mapping[str, BarisUnit],
        bernama: Mapping[str, Sequence[BarisUnit]],
    ) -> bool:
        if baris.kode_induk and baris.kode_induk != baris.kode:
            induk = berkode.get(baris.kode_induk)
            baris.atas = induk.unit if induk else self.kode.get(baris.kode_induk)
            if baris.atas is None:
                self.papan.tolak(
                    baris.nomor,
                    "kode_induk",
                    f"Unit atasan dengan ID {baris.kode_induk} tidak ada dalam berkas "
                    "yang dapat dibaca maupun di sini. Tambahkan barisnya.",
                )
            return baris.atas is not None
        if baris.induk and kunci(baris.induk) != kunci(baris.nama):
            return self._atasi_nama(baris, bernama)
        return self._puncak(baris)

    def _atasi_nama(
        self, baris: BarisUnit, bernama: Mapping[str, Sequence[BarisUnit]]
    ) -> bool:
        nama = kunci(baris.induk)
        calon = [s.unit for s in bernama.get(nama, ()) if s.unit]
        calon = [s for s in calon if s is not baris.unit] or self.nama.get(nama, [])
        jawab = self.papan.jawab(baris.nomor, "induk")
        pilih = [s for s in calon if jawab and self._tanda(s) == jawab] or calon
        if len(pilih) == 1:
            baris.atas = pilih[0]
            return True
        if not pilih and self.akar and _KABUPATEN.match(baris.induk):
            baris.atas = self.akar
            return True
        if not pilih:
            self.papan.tolak(
                baris.nomor,
                "induk",
                f"Unit atasan “{baris.induk[:80]}” tidak ada dalam berkas maupun di "
                "sini. Betulkan namanya, atau tambahkan barisnya.",
            )
            return False
        self.papan.tanya(
            baris.nomor,
            Pertanyaan(
                "induk",
                f"Ada {len(pilih)} unit bernama “{baris.induk[:80]}”. Pilih yang "
                "menjadi atasan unit ini.",
                tuple(
                    (f"induk:{self._tanda(s)}", self._sebut(baris.nomor, s))
                    for s in pilih
                ),
            ),
        )
        return False

    def _tanda(self, unit: UnitImpor) -> str:
        if unit.pk is not None:
            return str(unit.pk)
        return self.papan.tanda(self.per_unit[unit].nomor)

    def _sebut(self, nomor: int, unit: UnitImpor) -> str:
        di = self.per_unit.get(unit)
        letak = f", {self.papan.letak(nomor, di.nomor)}" if di else ""
        atas = f", di bawah {unit.induk.nama}" if unit.induk else ""
        return f"{unit.nama} ({LABEL[unit.jenis]}{atas}{letak})"

    def _puncak(self, baris: BarisUnit) -> bool:
        """Put a row without a unit above below the kabupaten."""
        if baris.unit is not self.akar:
            baris.atas = self.akar
        return True

    def _tanpa_gantung(self, baris: Sequence[BarisUnit]) -> list[BarisUnit]:
        """Refuse rows whose unit would stand below itself or below nothing."""
        sisa = list(baris)
        while True:
            ada = {satu.unit for satu in sisa}
            tetap = [satu for satu in sisa if self._tergantung(satu, ada)]
            if len(tetap) == len(sisa):
                return sisa
            sisa = tetap

    def _tergantung(self, baris: BarisUnit, ada: set[UnitImpor | None]) -> bool:
        atas, sudah = baris.atas, {baris.unit}
        baru = atas is not None and atas.pk is None and atas is not self.akar
        if atas is not None and baru and atas not in ada:
            self.papan.tolak(
                baris.nomor,
                "kode_induk" if baris.kode_induk else "induk",
                f"Baris unit atasannya, “{atas.nama[:80]}”, tidak dapat dipakai. "
                "Betulkan baris itu dulu.",
            )
            return False
        while atas is not None:
            if atas in sudah:
                self.papan.tolak(
                    baris.nomor,
                    "kode_induk" if baris.kode_induk else "induk",
                    "Unit ini akan berada di bawah dirinya sendiri. Betulkan unit "
                    "atasannya.",
                )
                return False
            sudah.add(atas)
            di = self.per_unit.get(atas)
            atas = di.atas if di is not None and atas in ada else atas.induk
        return True

    # Decisions ----------------------------------------------------------------------

    def _putuskan(self, baris: BarisUnit) -> UnitRencana | None:
        unit = baris.unit
        if unit is None:
            return None
        row = self.papan.baris[baris.nomor]
        rencana = UnitRencana(baris.nomor, unit)
        if unit.pk is None:
            row.keputusan = KeputusanBaris.BARU
            rencana.pindah = True
            if baris.atas:
                row.sesudah[INDUK] = baris.atas.nama
        else:
            row.keputusan = KeputusanBaris.SAMA
            self._ubah(baris, unit, rencana)
        if baris.atas in self.per_unit and baris.atas and baris.atas.pk is None:
            rencana.induk_baris = self.per_unit[baris.atas].nomor
        self._kepala(baris, unit)
        unit.induk = baris.atas if rencana.pindah else unit.induk
        return rencana if unit.pk is None or rencana.isian or rencana.pindah else None

    def _ubah(self, baris: BarisUnit, unit: UnitImpor, rencana: UnitRencana) -> None:
        row = self.papan.baris[baris.nomor]
        if kunci(unit.nama) != kunci(baris.nama):
            rencana.isian["nama"] = baris.nama
            row.sebelum[NAMA] = unit.nama
            row.keputusan = KeputusanBaris.BERUBAH
        if baris.kode and baris.kode != unit.kode:
            if unit.kode:
                row.sebelum[KODE] = unit.kode
            rencana.isian["kode_unor"] = baris.kode
            row.sesudah[KODE] = baris.kode
            row.keputusan = KeputusanBaris.BERUBAH
        if baris.atas is not None and baris.atas is not unit.induk:
            rencana.pindah = True
            row.sebelum[INDUK] = unit.induk.nama if unit.induk else ""
            row.sesudah[INDUK] = baris.atas.nama
            row.keputusan = KeputusanBaris.BERUBAH

    def _kepala(self, baris: BarisUnit, unit: UnitImpor) -> None:
        jenis = jenis_eselon(baris.eselon) if baris.eselon else None
        jenis = jenis or jenis_tersirat(baris.jabatan)
        if baris.jabatan:
            self.kepala.jabatan(self.papan, baris.nomor, unit, baris.pos(unit, jenis))
        if baris.pemimpin:
            self.kepala.orang(self.papan, baris.nomor, unit, baris.pemimpin)
