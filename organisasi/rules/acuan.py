"""Reference data: the codes of the regulation, and what HR's dated words make of them.

The codes are closed: rules hang on them (who is penilai, how a file is read). How a
code is called, its place in lists and, for a golongan, whether it is still given are
HR's, from a day on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from organisasi.rules.jenis import LABEL, JenisJabatan


class RanahAcuan(StrEnum):
    """The lists HR may word."""

    GOLONGAN = "GOLONGAN"
    JENIS_JABATAN = "JENIS_JABATAN"


#: Word on screen, and whether a code of it may go out of use.
SEBUTAN_RANAH: Mapping[RanahAcuan, str] = {
    RanahAcuan.GOLONGAN: "Golongan dan pangkat",
    RanahAcuan.JENIS_JABATAN: "Jenis jabatan",
}
DAPAT_BERAKHIR = frozenset({RanahAcuan.GOLONGAN})
#: Why somebody cannot be given a golongan.
TAK_DIPAKAI = (
    "Golongan {} tidak dipakai lagi menurut data acuan. Tulis golongan yang lain."
)
#: Places between two codes, so that one can be put between them.
LANGKAH = 10


@dataclass(frozen=True, slots=True)
class ButirAturan:
    """One code as the regulation has it."""

    kunci: str
    label: str
    kelompok: str
    sumber: str
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class IsiAcuan:
    """What HR says of a code on a day."""

    label: str
    urutan: int
    dipakai: bool = True


@dataclass(frozen=True, slots=True)
class Butir:
    """One code as it stands on a day; ``diubah``: by HR."""

    aturan: ButirAturan
    label: str
    urutan: int
    dipakai: bool
    diubah: bool

    @property
    def kunci(self) -> str:
        """Return the code."""
        return self.aturan.kunci

    @property
    def sebutan(self) -> str:
        """Return code and word, "III/a Penata Muda"; a PPPK has no pangkat."""
        return f"{self.kunci} {self.label}".strip()


_PP_11 = "PP 11/2017 Pasal 46"
_PERPRES_98 = "Perpres 98/2020 Pasal 3"
_UU_20 = "UU 20/2023 Pasal 13 sampai 18"
_PNS = (
    "I/a Juru Muda|I/b Juru Muda Tingkat I|I/c Juru|I/d Juru Tingkat I"
    "|II/a Pengatur Muda|II/b Pengatur Muda Tingkat I|II/c Pengatur"
    "|II/d Pengatur Tingkat I|III/a Penata Muda|III/b Penata Muda Tingkat I"
    "|III/c Penata|III/d Penata Tingkat I|IV/a Pembina|IV/b Pembina Tingkat I"
    "|IV/c Pembina Utama Muda|IV/d Pembina Utama Madya|IV/e Pembina Utama"
)
_PPPK = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII"
_IJAZAH = {
    "I": "SD",
    "IV": "SMP",
    "V": "SMA atau D-I",
    "VI": "D-II",
    "VII": "D-III",
    "IX": "D-IV atau S-1",
    "X": "S-2",
    "XI": "S-3",
}
#: Batas usia pensiun (UU 20/2023 Ps 55, PP 11/2017 Ps 239).
_BUP = {
    JenisJabatan.JPT_MADYA: "60 tahun",
    JenisJabatan.JPT_PRATAMA: "60 tahun",
    JenisJabatan.ADMINISTRATOR: "58 tahun",
    JenisJabatan.PENGAWAS: "58 tahun",
    JenisJabatan.FUNGSIONAL: "58, 60 atau 65 tahun menurut jenjang; guru 60",
    JenisJabatan.PELAKSANA: "58 tahun",
}


def _golongan() -> tuple[ButirAturan, ...]:
    pns = (
        ButirAturan(satu.split()[0], satu.partition(" ")[2], "PNS", _PP_11)
        for satu in _PNS.split("|")
    )
    pppk = (
        ButirAturan(satu, "", "PPPK", _PERPRES_98, _ijazah(satu))
        for satu in _PPPK.split()
    )
    return (*pns, *pppk)


def _ijazah(golongan: str) -> str:
    return f"masuk dengan ijazah {_IJAZAH[golongan]}" if golongan in _IJAZAH else ""


def _jenis_jabatan() -> tuple[ButirAturan, ...]:
    nonmanajerial = {JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA}
    kepala = ButirAturan(
        JenisJabatan.KEPALA_DAERAH.value,
        LABEL[JenisJabatan.KEPALA_DAERAH],
        "Bukan ASN",
        "UU 23/2014 Pasal 59",
    )
    return (
        kepala,
        *(
            ButirAturan(
                jenis.value,
                LABEL[jenis],
                "Nonmanajerial" if jenis in nonmanajerial else "Manajerial",
                _UU_20,
                f"batas usia pensiun {_BUP[jenis]}",
            )
            for jenis in JenisJabatan
            if jenis in _BUP
        ),
    )


ATURAN: Mapping[RanahAcuan, tuple[ButirAturan, ...]] = {
    RanahAcuan.GOLONGAN: _golongan(),
    RanahAcuan.JENIS_JABATAN: _jenis_jabatan(),
}


def susun_acuan(ranah: RanahAcuan, isi: Mapping[str, IsiAcuan]) -> list[Butir]:
    """Return every code of a list in order; ``isi`` is what HR says of some."""
    semua = [
        _butir(satu, (letak + 1) * LANGKAH, isi.get(satu.kunci))
        for letak, satu in enumerate(ATURAN[ranah])
    ]
    return sorted(semua, key=lambda satu: satu.urutan)


def _butir(aturan: ButirAturan, urutan: int, isi: IsiAcuan | None) -> Butir:
    if isi is None:
        return Butir(aturan, aturan.label, urutan, dipakai=True, diubah=False)
    return Butir(aturan, isi.label, isi.urutan, dipakai=isi.dipakai, diubah=True)
