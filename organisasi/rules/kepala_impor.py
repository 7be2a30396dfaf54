"""The post that leads a unit and who holds it, as a tree of units names them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kinerja.lib.tanggal import format_tanggal
from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.jenis import LABEL
from organisasi.rules.linimasa import (
    JabatanImpor,
    Masa,
    UnitImpor,
    kunci,
    masa_pada,
    sisipkan,
)
from organisasi.rules.nip import bersihkan_nip
from organisasi.rules.papan_impor import Papan
from organisasi.rules.pohon_impor import KepalaRencana, PosRencana
from organisasi.rules.register_impor import OrangTercatat, Register

JABATAN, KEPALA = "Jabatan pemimpin", "Pemimpin"


@dataclass(slots=True)
class PencariKepala:
    """Compares leading posts and their holders with the register.

    ``penghuni`` counts the definitive stays of posts that do not lead: one with a
    single holder may become the leading one.
    """

    register: Register
    penghuni: Mapping[int, int]
    pada: date
    pos: list[PosRencana] = field(default_factory=list)
    kepala: list[KepalaRencana] = field(default_factory=list)
    memimpin: dict[UnitImpor, JabatanImpor] = field(default_factory=dict)
    pertama: dict[int, int] = field(default_factory=dict)  # the row naming a person
    bernama: dict[tuple[UnitImpor, str], list[JabatanImpor]] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        """Note which post leads which unit."""
        for satu in self.register.jabatan:
            self.bernama.setdefault((satu.unit, kunci(satu.nama)), []).append(satu)
            if satu.memimpin:
                self.memimpin[satu.unit] = satu

    def jabatan(
        self, papan: Papan, nomor: int, unit: UnitImpor, baru: JabatanImpor
    ) -> None:
        """Plan the leading post of a unit: the one it has, renamed, or a new one."""
        row = papan.baris[nomor]
        ada = self.memimpin.get(unit)
        if ada is None:
            self.memimpin[unit] = self._jadikan(papan, nomor, baru)
        elif kunci(ada.nama) != kunci(baru.nama):
            row.sebelum[JABATAN] = ada.nama
            self.pos.append(PosRencana(nomor, ada, {"nama": baru.nama}))
        elif baru.eselon and not ada.eselon:
            self.pos.append(PosRencana(nomor, ada, {"eselon": baru.eselon}))
        else:
            return
        row.sesudah[JABATAN] = baru.nama
        if row.keputusan is KeputusanBaris.SAMA:
            row.keputusan = KeputusanBaris.BERUBAH

    def _jadikan(self, papan: Papan, nomor: int, baru: JabatanImpor) -> JabatanImpor:
        """Let a post of that name lead its unit, or make one."""
        calon = self.bernama.get((baru.unit, kunci(baru.nama)), [])
        if len(calon) == 1 and self.penghuni.get(calon[0].pk or 0, 0) < 2:
            self.pos.append(PosRencana(nomor, calon[0], {"memimpin": True}))
            calon[0].memimpin = True
            return calon[0]
        papan.ingatkan(
            nomor,
            "jabatan",
            f"Jabatan ini dicatat sebagai {LABEL[baru.jenis]} yang memimpin unitnya.",
        )
        self.pos.append(PosRencana(nomor, baru))
        return baru

    def orang(self, papan: Papan, nomor: int, unit: UnitImpor, tertulis: str) -> None:
        """Plan that somebody of the register comes to lead a unit."""
        nip = bersihkan_nip(tertulis)
        orang = self.register.orang.get(nip)
        jabatan = self.memimpin.get(unit)
        if orang is None or jabatan is None:
            papan.ingatkan(nomor, "pemimpin", _tanpa_pemimpin(nip, jabatan))
            return
        kini = masa_pada(orang.masa, self.pada)
        dulu = self.pertama.setdefault(orang.pk, nomor)
        if kini is not None and kini.jabatan is jabatan:
            return
        if dulu != nomor:
            papan.ingatkan(
                nomor,
                "pemimpin",
                f"Orang ini sudah memimpin unit di {papan.letak(nomor, dulu)}, jadi "
                "tidak dicatat lagi. Bila ia Plt. di sini, catat lewat penempatan.",
            )
            return
        pemegang = self._pemegang(jabatan, orang)
        if pemegang:
            papan.ingatkan(
                nomor,
                "pemimpin",
                f"{jabatan.uraian} masih dipegang {pemegang}; tidak diubah. Akhiri "
                "dulu penempatannya bila sudah diganti.",
            )
            return
        papan.baris[nomor].sesudah[KEPALA] = str(orang.isi.get("nama", nip))
        if kini is not None:
            papan.baris[nomor].sebelum[KEPALA] = ""
        self._tempatkan(papan, nomor, orang, jabatan)

    def _tempatkan(
        self, papan: Papan, nomor: int, orang: OrangTercatat, jabatan: JabatanImpor
    ) -> None:
        sisipkan(orang.masa, jabatan, self.pada, pada=self.pada, baris=nomor)
        papan.ingatkan(
            nomor,
            "pemimpin",
            f"Dicatat memimpin mulai hari impor, {format_tanggal(self.pada)}, karena "
            "berkas tidak memuat TMT-nya.",
        )
        self.kepala.append(KepalaRencana(nomor, orang.pk, orang.masa))
        masa = Masa(None, jabatan, self.pada, None)
        self.register.pemegang.append((str(orang.isi.get("nama", "")), masa))
        row = papan.baris[nomor]
        if row.keputusan is KeputusanBaris.SAMA:
            row.keputusan = KeputusanBaris.BERUBAH

    def _pemegang(self, jabatan: JabatanImpor, orang: OrangTercatat) -> str:
        milik = {masa.pk for masa in orang.masa}
        return next(
            (
                nama
                for nama, masa in self.register.pemegang
                if masa.jabatan is jabatan
                and (masa.pk is None or masa.pk not in milik)
                and (masa.akhir is None or masa.akhir > self.pada)
            ),
            "",
        )


def _tanpa_pemimpin(nip: str, jabatan: JabatanImpor | None) -> str:
    if jabatan is None:
        return "Jabatan pemimpin unit ini kosong, jadi pemimpinnya tidak dicatat."
    if len(nip) == 18 and nip.isdigit():
        return "NIP pemimpin belum tercatat. Impor data pegawainya, lalu berkas ini."
    return "Isinya bukan NIP, jadi pemimpin unit ini tidak dicatat."
