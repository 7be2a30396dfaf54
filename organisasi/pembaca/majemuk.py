"""How far the cells of an old XLS reach, and from when its days count.

A reader lays out the whole rectangle up to the last cell before anybody can ask, so the
records are walked first. Compound file: MS-CFB 2; records: MS-XLS 2.1.4 and 2.4.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.lib.errors import InvalidInput
from organisasi.pembaca.bentang import BATAS_SEL, JAUH, RUSAK

_TANDA = 512  # bytes of the header, whatever the size of a sector
_AKHIR = 0xFFFFFFFA  # this and above are no sectors (MS-CFB 2.1)
_ALIRAN = ("Workbook", "Book")
_DATEMODE, _BOF = 0x0022, 0x0809
#: BLANK and MULBLANK hold nothing; all others begin with row and column.
_SEL = {0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}
_MULRK = 0x00BD


@dataclass(slots=True)
class Majemuk:
    """The workbook stream of a compound file."""

    isi: bytes
    sektor: int
    fat: list[int]

    @classmethod
    def open(cls, isi: bytes) -> "Majemuk":
        """Read the allocation table. Raises ``InvalidInput`` for a broken file."""
        if len(isi) < _TANDA:
            raise InvalidInput(RUSAK)
        geser = struct.unpack_from("<H", isi, 30)[0]
        if geser not in {9, 12}:
            raise InvalidInput(RUSAK)
        berkas = cls(isi, 1 << geser, [])
        letak = list(struct.unpack_from("<109I", isi, 76))
        lanjut = struct.unpack_from("<I", isi, 68)[0]
        while lanjut < _AKHIR and len(letak) * berkas.sektor <= len(isi) + _TANDA:
            nomor = berkas._angka(lanjut)
            letak += nomor[:-1]
            lanjut = nomor[-1]
        for satu in letak:
            if satu < _AKHIR:
                berkas.fat += berkas._angka(satu)
        return berkas

    def _angka(self, nomor: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self.sektor // 4}I", self._sektor(nomor))

    def _sektor(self, nomor: int) -> bytes:
        """Return a sector; the last may have been cut off."""
        awal = (nomor + 1) * self.sektor
        if awal >= len(self.isi):
            raise InvalidInput(RUSAK)
        return self.isi[awal : awal + self.sektor].ljust(self.sektor, b"\0")

    def _rantai(self, awal: int) -> bytes:
        bagian: list[bytes] = []
        nomor = awal
        while nomor < _AKHIR:
            if nomor >= len(self.fat) or len(bagian) > len(self.fat):
                raise InvalidInput(RUSAK)
            bagian.append(self._sektor(nomor))
            nomor = self.fat[nomor]
        return b"".join(bagian)

    def buku(self) -> bytes:
        """Return the workbook stream, from the small sectors if it is kept there."""
        direktori = self._rantai(struct.unpack_from("<I", self.isi, 48)[0])
        entri = [direktori[i : i + 128] for i in range(0, len(direktori), 128)]
        for satu in entri:
            panjang = struct.unpack_from("<H", satu, 64)[0]
            nama = satu[: max(panjang - 2, 0)].decode("utf-16-le", errors="replace")
            awal, ukuran = struct.unpack_from("<II", satu, 116)
            if satu[66] == 2 and nama in _ALIRAN:
                if ukuran >= 4096:
                    return self._rantai(awal)[:ukuran]
                return self._kecil(entri[0], awal)[:ukuran]
        raise InvalidInput(RUSAK)

    def _kecil(self, akar: bytes, awal: int) -> bytes:
        """Follow a chain of the 64-byte sectors that lie in the root's stream."""
        semua = self._rantai(struct.unpack_from("<I", akar, 116)[0])
        tabel = self._rantai(struct.unpack_from("<I", self.isi, 60)[0])
        fat = struct.unpack(f"<{len(tabel) // 4}I", tabel)
        bagian: list[bytes] = []
        nomor = awal
        while nomor < _AKHIR:
            if nomor >= len(fat) or len(bagian) > len(fat):
                raise InvalidInput(RUSAK)
            bagian.append(semua[nomor * 64 : nomor * 64 + 64])
            nomor = fat[nomor]
        return b"".join(bagian)


def check_xls(isi: bytes) -> bool:
    """Refuse sheets whose cells span more than ``BATAS_SEL``.

    Returns whether the workbook's days count from 1904.
    """
    sejak_1904 = False
    baris = kolom = 0
    for jenis, rekam in _rekam(Majemuk.open(isi).buku()):
        if jenis == _BOF:
            baris = kolom = 0
        elif jenis == _DATEMODE:
            sejak_1904 = rekam[:2] == b"\x01\x00"
        elif jenis in _SEL and len(rekam) >= 6:
            letak = struct.unpack_from("<HH", rekam)
            akhir = struct.unpack("<H", rekam[-2:])[0] if jenis == _MULRK else 0
            baris, kolom = max(baris, letak[0]), max(kolom, letak[1], akhir)
            if (baris + 1) * (kolom + 1) > BATAS_SEL:
                raise InvalidInput(JAUH)
    return sejak_1904


def _rekam(isi: bytes) -> Iterator[tuple[int, bytes]]:
    letak = 0
    while letak + 4 <= len(isi):
        jenis, panjang = struct.unpack_from("<HH", isi, letak)
        yield jenis, isi[letak + 4 : letak + 4 + panjang]
        letak += 4 + panjang
