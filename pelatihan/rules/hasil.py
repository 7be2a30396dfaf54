"""What a class gave: gain from test to test, and lesson hours against the year's aim.

Source: n-gain (Hake) with its three bands; PP 11/2017 Ps 203(4): at least 20 JP a year
for a PNS; PerLAN 15/2020: at most 24 JP a year for PPPK.
"""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.lib.angka import format_angka
from organisasi.rules.jenis import JenisPegawai
from pelatihan.rules.jenis import StatusPeserta

NILAI_MAKS = Decimal(100)
JP_PNS = Decimal(20)
JP_PPPK = Decimal(24)
PPPK = frozenset({JenisPegawai.PPPK, JenisPegawai.PPPK_PW})


@dataclass(frozen=True)
class NGain:
    """Gain as a part of what could still be gained, unrounded, and its band."""

    nilai: Decimal

    @property
    def golongan(self) -> str:
        """Return tinggi (from 0,7), sedang (from 0,3) or rendah."""
        if self.nilai >= Decimal("0.7"):
            return "tinggi"
        return "sedang" if self.nilai >= Decimal("0.3") else "rendah"


def n_gain(
    pra: Decimal | None, pasca: Decimal | None, maks: Decimal = NILAI_MAKS
) -> NGain | None:
    """Return (pasca - pra) / (maks - pra); None without both, or with pra = maks."""
    if pra is None or pasca is None or pra >= maks:
        return None
    return NGain((pasca - pra) / (maks - pra))


@dataclass(frozen=True)
class KeadaanJP:
    """How the hours of a year stand against the rule for this kind of person."""

    jumlah: Decimal
    sasaran: Decimal | None
    kalimat: str
    peringatan: bool = False


def keadaan_jp(jenis: JenisPegawai, jumlah: Decimal) -> KeadaanJP:
    """Return the sentence for hours of one year (JP-08, JP-09)."""
    tercatat = format_angka(jumlah.normalize(), None)
    if jenis == JenisPegawai.PNS and jumlah < JP_PNS:
        kurang = format_angka((JP_PNS - jumlah).normalize(), None)
        return KeadaanJP(jumlah, JP_PNS, f"Kurang {kurang} dari 20 JP setahun.")
    if jenis == JenisPegawai.PNS:
        return KeadaanJP(jumlah, JP_PNS, "Memenuhi 20 JP setahun.")
    if jenis in PPPK and jumlah > JP_PPPK:
        return KeadaanJP(
            jumlah,
            JP_PPPK,
            "Melebihi 24 JP, batas setahun untuk PPPK.",
            peringatan=True,
        )
    if jenis in PPPK:
        return KeadaanJP(jumlah, JP_PPPK, "Paling banyak 24 JP setahun untuk PPPK.")
    return KeadaanJP(jumlah, None, f"{tercatat} JP tercatat.")


def hasil_peserta(
    *, hadir_penuh: bool, pasca: Decimal | None, nilai_lulus: Decimal | None
) -> StatusPeserta:
    """Return how somebody ends a class: presence first, then the last test.

    Lulus needs presence on every day and the least result the programme asks for;
    where it asks for none, presence is all there is to say.
    """
    if not hadir_penuh:
        return StatusPeserta.TIDAK_HADIR
    if nilai_lulus is None or pasca is None or pasca < nilai_lulus:
        return StatusPeserta.HADIR
    return StatusPeserta.LULUS


def memenuhi_kehadiran(hadir: int, hari: int) -> bool:
    """Say whether somebody took part: present on every day of the class."""
    return hari > 0 and hadir == hari
