"""What somebody learned in one year, for the card."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.lib.angka import format_angka
from organisasi.models import Pegawai
from organisasi.rules.jenis import JenisPegawai
from pelatihan.models import CatatanJP, Peserta, Usulan
from pelatihan.rules.jenis import StatusPeserta, StatusUsulan

#: PNS at least 20 JP a year (PP 11/2017 Ps 203(4)); PPPK at most 24 (PerLAN 15/2020).
PNS_MINIMUM, PPPK_MAKSIMUM = 20, 24
_PPPK = frozenset({JenisPegawai.PPPK, JenisPegawai.PPPK_PW})
_KELILING = Decimal("314.2")  # of the ring of radius 50


@dataclass(frozen=True)
class Pengembangan:
    """Hours of a year: what was counted, what runs, what is proposed."""

    jumlah: Decimal
    acuan: int
    kalimat: str
    aturan: str
    penjumlahan: str
    busur: str
    catatan: list[CatatanJP]
    berjalan: list[Peserta]
    usulan: list[Usulan]

    @property
    def kosong(self) -> bool:
        """Say whether there is nothing to list."""
        return not (self.catatan or self.berjalan or self.usulan)


def pengembangan(pegawai: Pegawai, tahun: int) -> Pengembangan:
    """Return the ledger of one person and year; three queries."""
    catatan = list(
        CatatanJP.objects.filter(pegawai=pegawai, tahun=tahun).order_by("pada", "id")
    )
    berjalan = Peserta.objects.filter(
        pegawai=pegawai,
        status__in=[StatusPeserta.TERDAFTAR.value, StatusPeserta.HADIR.value],
        catatan_jp__isnull=True,
    ).select_related("angkatan__program")
    usulan = Usulan.objects.filter(
        pegawai=pegawai, status=StatusUsulan.DIUSULKAN.value
    ).select_related("program")
    jumlah = sum((satu.jp_diakui for satu in catatan), Decimal(0))
    pppk = pegawai.jenis in _PPPK
    acuan = PPPK_MAKSIMUM if pppk else PNS_MINIMUM
    return Pengembangan(
        jumlah=jumlah,
        acuan=acuan,
        kalimat=_kalimat(jumlah, acuan, pppk=pppk),
        aturan="PerLAN 15/2020, PPPK paling banyak 24 JP setahun."
        if pppk
        else "PP 11/2017 Pasal 203 ayat (4), PNS paling sedikit 20 JP setahun.",
        penjumlahan=" + ".join(
            format_angka(c.jp_diakui.normalize(), None) for c in catatan
        ),
        busur=f"{min(jumlah / acuan, Decimal(1)) * _KELILING:.1f}",
        catatan=catatan,
        berjalan=list(berjalan.order_by("id")),
        usulan=list(usulan.order_by("id")),
    )


def _kalimat(jumlah: Decimal, acuan: int, *, pppk: bool) -> str:
    if pppk:
        return f"PPPK mendapat paling banyak {acuan} JP setahun."
    if jumlah >= acuan:
        return "Batas paling sedikit setahun sudah terpenuhi."
    kurang = format_angka((acuan - jumlah).normalize(), None)
    return f"{kurang} JP lagi untuk batas paling sedikit setahun."
