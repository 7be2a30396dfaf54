"""The rows of a preview while they are planned: what is noted, refused, asked of each.

Every kind of file is planned on such a board, so that sentences and decisions of all
kinds look alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from organisasi.rules.impor import KeputusanBaris
from organisasi.rules.register_impor import BarisRencana, Pertanyaan
from organisasi.rules.sel import Catatan, Sel

Letak = tuple[str, int]
#: The answer that leaves what was asked as it is.
BIARKAN = "-"
_TUTUP = frozenset(
    (KeputusanBaris.DITOLAK, KeputusanBaris.DILEWATI, KeputusanBaris.TANYA)
)


class Papan:
    """``kolom`` is {field: heading}; ``jawaban`` holds answers by sheet and row."""

    def __init__(
        self,
        baris: Sequence[BarisRencana],
        kolom: Mapping[str, str],
        jawaban: Mapping[Letak, str],
    ) -> None:
        self.baris = list(baris)
        self._kolom = kolom
        self._jawaban = jawaban

    def kolom(self, kunci: str) -> str:
        """Return what the file calls a field."""
        return self._kolom.get(kunci, kunci)

    def letak(self, nomor: int, lain: int) -> str:
        """Say where another row stands, with its sheet when that is another one."""
        satu = self.baris[lain]
        sama = satu.lembar == self.baris[nomor].lembar
        return f"baris {satu.nomor}" + ("" if sama else f" lembar {satu.lembar}")

    def tanda(self, nomor: int) -> str:
        """Return a row as the value of an answer; sheets share row numbers."""
        baris = self.baris[nomor]
        return f"b{nomor if baris.lembar else baris.nomor}"

    def tolak(self, nomor: int, kunci: str, alasan: str) -> None:
        """Refuse a row."""
        baris = self.baris[nomor]
        baris.keputusan = KeputusanBaris.DITOLAK
        baris.tolak.append(Catatan(self.kolom(kunci), alasan))

    def ingatkan(self, nomor: int, kunci: str, alasan: str) -> None:
        """Note something doubtful about a row."""
        self.baris[nomor].peringatan.append(Catatan(self.kolom(kunci), alasan))

    def lewati(self, nomor: int, sebab: str) -> None:
        """Pass a row over with a reason."""
        baris = self.baris[nomor]
        baris.keputusan = KeputusanBaris.DILEWATI
        baris.tolak = [Catatan("", sebab)]

    def salin(self, nomor: int, sel: Sel) -> None:
        """Take over what the reading of the cells noted."""
        self.baris[nomor].peringatan += sel.peringatan
        self.baris[nomor].tolak += sel.tolak
        if sel.tolak:
            self.baris[nomor].keputusan = KeputusanBaris.DITOLAK

    def tanya(self, nomor: int, pertanyaan: Pertanyaan) -> None:
        """Ask; the column of the question is a field key here."""
        baris = self.baris[nomor]
        kolom = self.kolom(pertanyaan.kolom)
        baris.tanya.append(replace(pertanyaan, kolom=kolom))
        if pertanyaan.wajib:
            baris.keputusan = KeputusanBaris.TANYA

    def jawab(self, nomor: int, awalan: str) -> str:
        """Return the answer "awalan:…" of a row without its prefix, "" for none."""
        baris = self.baris[nomor]
        for satu in self._jawaban.get((baris.lembar, baris.nomor), "").split():
            nama, titik, isi = satu.partition(":")
            if titik and nama == awalan:
                return isi
        return ""

    def terbuka(self, nomor: int) -> bool:
        """Say whether a row can still be written."""
        return self.baris[nomor].keputusan not in _TUTUP

    def selesai(self) -> list[BarisRencana]:
        """Return the rows; where a question is open, that is what is shown."""
        for baris in self.baris:
            if baris.tanya and baris.keputusan is not KeputusanBaris.TANYA:
                baris.tanpa_jawaban = baris.keputusan
                if baris.keputusan is not KeputusanBaris.DITOLAK:
                    baris.keputusan = KeputusanBaris.TANYA
        return self.baris
