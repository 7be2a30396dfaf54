"""What each row of a staff file would do to the register as it is: the preview.

Nothing is decided at saving: the same plan is made again then and must come out equal.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import cast

from kinerja.lib.tanggal import format_tanggal
from organisasi.rules.atasan_impor import PencariAtasan
from organisasi.rules.baris_pegawai import BarisPegawai, HasilBaris
from organisasi.rules.bentrok_impor import lerai_pemimpin
from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.jenis import LABEL, JenisPenempatan
from organisasi.rules.kembar_impor import ingatkan_kembar
from organisasi.rules.linimasa import (
    JabatanImpor,
    Masa,
    MasaRangkap,
    UnitImpor,
    kunci,
    sisipkan,
)
from organisasi.rules.papan_impor import Letak, Papan
from organisasi.rules.penempat_impor import Penempat
from organisasi.rules.rangkap_impor import Perangkap
from organisasi.rules.register_impor import (
    BarisRencana,
    OrangRencana,
    OrangTercatat,
    Register,
    Rencana,
)
from organisasi.rules.sel import Catatan
from organisasi.rules.selisih_pegawai import ATASAN, LAIN, perubahan, selisih
from organisasi.rules.tempat_impor import Tempat


def susun_rencana(
    hasil: Sequence[tuple[str, int, HasilBaris]],
    register: Register,
    *,
    pada: date,
    kolom: Mapping[str, str],
    jawaban: Mapping[Letak, str] | None = None,
) -> Rencana:
    """Plan rows (sheet, number, read row) against the register on day ``pada``.

    ``kolom`` is {field key: heading}, to name columns as the file does; ``jawaban``
    are the answers to what an earlier plan asked, by sheet and row.
    """
    papan = Papan([_mula(*satu) for satu in hasil], kolom, jawaban or {})
    return _Penyusun([satu for _, _, satu in hasil], register, pada, papan).susun()


class _Penyusun:
    def __init__(
        self,
        hasil: Sequence[HasilBaris],
        register: Register,
        pada: date,
        papan: Papan,
    ) -> None:
        self.hasil = list(hasil)
        self.register = register
        self.pada = pada
        self.papan = papan
        self.baris = papan.baris
        self.tempat = Tempat(register.unit, register.jabatan)
        penempat = Penempat(papan, register, self.tempat, self.hasil, pada)
        self.jabatan = penempat.tempatkan()
        self.perangkap = Perangkap(papan, register, self.jabatan, pada)

    def susun(self) -> Rencana:
        orang = [self._orang(nip, semua) for nip, semua in self._kelompok().items()]
        ingatkan_kembar(orang, self.register, self.papan)
        for nomor, kalimat in lerai_pemimpin(orang, self.register, self.tempat):
            self.papan.ingatkan(nomor, "jabatan", kalimat)
        atasan = PencariAtasan(self.papan, self.register, orang, self.pada)
        atasan.cari()
        for satu in orang:
            self._putuskan(satu, atasan)
        self._umumkan(orang)
        return Rencana(
            self.papan.selesai(),
            orang,
            self._unit_berkode(orang),
            sum(self._penempatan(satu) for satu in orang),
            self._akar(orang),
            self._lengkapi(orang),
        )

    # Rows ----------------------------------------------------------------------

    def _kelompok(self) -> dict[str, list[int]]:
        """Return the usable rows of each NIP, in the order of the file."""
        kelompok: dict[str, list[int]] = {}
        for nomor, satu in enumerate(self.hasil):
            if satu.nip in self.register.nip_lama and satu.baris:
                nama = self.register.nip_lama[satu.nip]
                self.papan.tolak(
                    nomor,
                    "nip",
                    f"Ini NIP lama {nama}. Pakai NIP yang sekarang.",
                )
            if satu.baris and self.papan.terbuka(nomor):
                kelompok.setdefault(satu.nip, []).append(nomor)
        return kelompok

    def _isi(self, nomor: int) -> BarisPegawai:
        """Return a row that has one: only usable rows are grouped."""
        return cast("BarisPegawai", self.hasil[nomor].baris)

    # People --------------------------------------------------------------------

    def _orang(self, nip: str, semua: list[int]) -> OrangRencana:
        """The newest TMT JABATAN decides; older rows become history.

        Acting posts stand beside it and decide only where nothing else is told.
        """
        tetap = [
            n for n in semua if self._isi(n).penempatan is JenisPenempatan.DEFINITIF
        ]
        urut = sorted(tetap, key=lambda n: self._isi(n).tmt_jabatan or date.min)
        utama = max(tetap or semua, key=lambda n: self._isi(n).tmt_jabatan or date.min)
        tercatat = self.register.orang.get(nip)
        orang = OrangRencana(
            pk=tercatat.pk if tercatat else None,
            baris=self._isi(utama),
            nomor=utama,
            semua=semua,
            isian=selisih(self._isi(utama), tercatat.isi if tercatat else None),
            masa=[copy(satu) for satu in tercatat.masa] if tercatat else [],
        )
        for nomor in urut:
            self._sisipkan(orang, nomor)
        if len(tetap) < len(semua):
            lain = [(n, self._isi(n)) for n in semua if n not in tetap]
            self.perangkap.rangkap(orang, lain)
        self._keadaan(orang, tercatat)
        return orang

    def _sisipkan(self, orang: OrangRencana, nomor: int) -> None:
        jabatan = self.jabatan.get(nomor)
        if jabatan is None:
            return
        tmt = self._isi(nomor).tmt_jabatan
        if nomor != orang.nomor and tmt is None:
            self.papan.ingatkan(
                nomor,
                "tmt_jabatan",
                "Kosong, jadi tidak dicatat sebagai riwayat.",
            )
            return
        if nomor != orang.nomor and tmt == orang.baris.tmt_jabatan:
            return
        kalimat = sisipkan(orang.masa, jabatan, tmt, pada=self.pada, baris=nomor)
        if kalimat:
            self.papan.ingatkan(nomor, "tmt_jabatan", kalimat)

    def _keadaan(self, orang: OrangRencana, tercatat: OrangTercatat | None) -> None:
        semua = tercatat.keadaan if tercatat else []
        kini = next(
            (
                satu
                for satu in semua
                if satu.mulai <= self.pada
                and (satu.akhir is None or self.pada < satu.akhir)
            ),
            None,
        )
        baru = orang.baris.keadaan
        if baru is None and kini and orang.baris.aktif:
            self.papan.ingatkan(
                orang.nomor,
                "kedudukan",
                f"Tertulis aktif, sedangkan di sini tercatat {LABEL[kini.jenis]}; "
                "tidak diubah. Akhiri keadaan itu bila memang sudah selesai.",
            )
        if baru is None or (kini and kini.jenis is baru):
            return
        nanti = [satu.mulai for satu in semua if satu.mulai > self.pada]
        orang.keadaan_lama = kini
        orang.keadaan_baru = (baru, self.pada, min(nanti, default=None))
        self.papan.ingatkan(
            orang.nomor,
            "kedudukan",
            f"{LABEL[baru]} dicatat mulai {format_tanggal(self.pada)}, karena berkas "
            "tidak memuat tanggalnya.",
        )

    # Decisions -------------------------------------------------------------------

    def _putuskan(self, orang: OrangRencana, atasan: PencariAtasan) -> None:
        for nomor in set(orang.semua) - {orang.nomor}:
            self._putuskan_lain(orang, nomor)
        baris = self.baris[orang.nomor]
        tercatat = self.register.orang.get(orang.baris.nip)
        sebelum, sesudah = perubahan(orang, tercatat, self.pada)
        if orang.penilai:
            sesudah[ATASAN] = atasan.sebut(orang.penilai)
        baris.sebelum = sebelum
        baris.sesudah |= sesudah
        if orang.pk is None:
            baris.keputusan = KeputusanBaris.BARU
        else:
            berubah = bool(sesudah)
            baris.keputusan = KeputusanBaris.BERUBAH if berubah else KeputusanBaris.SAMA
        semua: list[Masa | MasaRangkap] = [*orang.masa, *orang.rangkap]
        for masa in semua:
            if masa.baru and masa.baris is not None and masa.baris != orang.nomor:
                self.baris[masa.baris].sesudah[LAIN] = masa.uraian

    def _putuskan_lain(self, orang: OrangRencana, nomor: int) -> None:
        """Tell of a further row of one person what it is."""
        baris, utama = self._isi(nomor), self.papan.letak(nomor, orang.nomor)
        if baris.penempatan is not JenisPenempatan.DEFINITIF:
            self.baris[nomor].keputusan = KeputusanBaris.RANGKAP
            return
        self.baris[nomor].keputusan = KeputusanBaris.DUPLIKAT
        terbaru = baris.tmt_jabatan != orang.baris.tmt_jabatan
        sebab = " karena TMT-nya terbaru" if terbaru else ""
        lain = ""
        if kunci(baris.nama) != kunci(orang.baris.nama):
            lain = f" Namanya lain, {orang.baris.nama}; periksa NIP siapa ini."
        self.papan.ingatkan(
            nomor,
            "nip",
            f"NIP ini juga ada di {utama}, yang dipakai{sebab}.{lain}",
        )

    def _penempatan(self, orang: OrangRencana) -> int:
        """Count the dated posts the file names for this person."""
        return len(
            {
                (id(self.jabatan[nomor]), baris.tmt_jabatan, baris.penempatan)
                for nomor in orang.semua
                if nomor in self.jabatan
                for baris in (self._isi(nomor),)
                if nomor == orang.nomor
                or baris.tmt_jabatan
                or baris.penempatan is not JenisPenempatan.DEFINITIF
            }
        )

    # New units and posts -----------------------------------------------------------

    def _umumkan(self, orang: list[OrangRencana]) -> None:
        """Warn once per new unit and new leading post; set when they begin."""
        sudah: set[int] = set()
        semua: list[Masa | MasaRangkap] = []
        for satu in orang:
            semua += [m for m in satu.masa if m.berubah]
            semua += satu.rangkap
        for masa in semua:
            jabatan, unit = masa.jabatan, masa.jabatan.unit
            for benda in (jabatan, unit):
                if benda.pk is None:
                    benda.mulai = min(benda.mulai or masa.mulai, masa.mulai)
            if masa.baris is not None and id(unit) not in sudah:
                self._umumkan_unit(masa.baris, unit)
            if masa.baris is not None and id(jabatan) not in sudah:
                self._umumkan_jabatan(masa.baris, jabatan)
            sudah |= {id(unit), id(jabatan)}
        for unit in self._unit_berkode(orang):
            nomor = next(n for n, post in self.jabatan.items() if post.unit is unit)
            self.papan.ingatkan(
                nomor,
                "kode_unor",
                f"UNOR ID {unit.kode} dicatat pada unit “{unit.nama}”, yang namanya "
                "sama.",
            )

    def _umumkan_unit(self, nomor: int, unit: UnitImpor) -> None:
        if unit.pk is not None:
            return
        self.papan.ingatkan(
            nomor,
            "unit",
            f"Unit “{unit.nama}” belum ada; dibuat sebagai {LABEL[unit.jenis]} "
            "langsung di bawah kabupaten. Pindahkan ke induknya sesudah ini.",
        )

    def _unit_berkode(self, orang: list[OrangRencana]) -> list[UnitImpor]:
        """Return the units whose UNOR ID a usable row told."""
        nomor = (n for satu in orang for n in satu.semua if n in self.jabatan)
        unit = {id(u): u for u in (self.jabatan[n].unit for n in nomor)}
        return [u for u in unit.values() if u.pk and u.kode_baru]

    def _umumkan_jabatan(self, nomor: int, jabatan: JabatanImpor) -> None:
        if jabatan.pk is not None or not self._isi(nomor).memimpin:
            return
        jabatan_ini = self.papan.kolom("jabatan")
        if any(c.kolom == jabatan_ini for c in self.baris[nomor].peringatan):
            return  # told already that another holds the lead
        memimpin = "memimpin" if jabatan.memimpin else "tidak memimpin"
        awal = "Jabatan" if jabatan.eselon else "Eselon tidak ada dalam berkas; jabatan"
        self.papan.ingatkan(
            nomor,
            "jabatan",
            f"{awal} ini dicatat sebagai {LABEL[jabatan.jenis]} yang {memimpin} "
            "unitnya.",
        )

    def _lengkapi(self, orang: list[OrangRencana]) -> list[JabatanImpor]:
        """Fill in eselon and class of posts of the register that have none."""
        hasil: dict[int, JabatanImpor] = {}
        for nomor in (n for satu in orang for n in satu.semua if n in self.jabatan):
            jabatan, baris = self.jabatan[nomor], self._isi(nomor)
            baru = {
                "eselon": "" if jabatan.eselon else baris.eselon,
                "kelas jabatan": "" if jabatan.kelas else str(baris.kelas or ""),
            }
            if jabatan.pk is None or not any(baru.values()):
                continue
            jabatan.eselon = jabatan.eselon or baris.eselon
            jabatan.kelas = jabatan.kelas or baris.kelas
            hasil[id(jabatan)] = jabatan
            isi = " dan ".join(
                f"{kata} {nilai}" for kata, nilai in baru.items() if nilai
            )
            self.papan.ingatkan(
                nomor, "jabatan", f"{isi} dicatat pada jabatan {jabatan.uraian}."
            )
        return list(hasil.values())

    def _akar(self, orang: list[OrangRencana]) -> str:
        """Return the name of the kabupaten to be made, "" when it stands already."""
        if self.register.ada_akar:
            return ""
        nama = (satu.baris.instansi for satu in orang if satu.baris.instansi)
        return next(nama, "Pemerintah Kabupaten")


def _mula(lembar: str, nomor: int, hasil: HasilBaris) -> BarisRencana:
    """Return the row as it stands before it is compared with anything."""
    tolak = list(hasil.tolak)
    peringatan = list(hasil.peringatan)
    keputusan = KeputusanBaris.DITOLAK if tolak else KeputusanBaris.DUPLIKAT
    if hasil.lewati:
        keputusan = KeputusanBaris.DILEWATI
        tolak = [Catatan("", hasil.lewati)]
    sesudah = {"NIP": hasil.nip, "Nama": hasil.nama}
    return BarisRencana(
        lembar,
        nomor,
        keputusan,
        sesudah={kata: isi for kata, isi in sesudah.items() if isi},
        tolak=tolak,
        peringatan=peringatan,
    )
