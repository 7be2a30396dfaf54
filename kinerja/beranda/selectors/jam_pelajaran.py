"""What somebody learned in one year, for the card."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.lib.angka import format_angka
from organisasi.models import Pegawai
from organisasi.rules.jenis import JenisPegawai
from pelatihan.models import CatatanJP, Peserta, Usulan
from pelatihan.rules.hasil import JP_PNS, JP_PPPK, keadaan_jp
from pelatihan.rules.jenis import StatusPeserta, StatusUsulan

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
        status__in=[
            StatusPeserta.TERDAFTAR.value,
            StatusPeserta.HADIR.value,
            StatusPeserta.LULUS.value,
        ],
        catatan_jp__isnull=True,
    ).select_related("angkatan__program")
    usulan = Usulan.objects.filter(
        pegawai=pegawai, status=StatusUsulan.DIUSULKAN.value
    ).select_related("program")
    jumlah = sum((satu.jp_diakui for satu in catatan), Decimal(0))
    keadaan = keadaan_jp(JenisPegawai(pegawai.jenis), jumlah)
    acuan = keadaan.sasaran or JP_PNS
    return Pengembangan(
        jumlah=jumlah,
        acuan=int(acuan),
        kalimat=keadaan.kalimat,
        aturan="PerLAN 15/2020, PPPK paling banyak 24 JP setahun."
        if keadaan.sasaran == JP_PPPK
        else "PP 11/2017 Pasal 203 ayat (4), PNS paling sedikit 20 JP setahun.",
        penjumlahan=" + ".join(
            format_angka(c.jp_diakui.normalize(), None) for c in catatan
        ),
        busur=f"{min(jumlah / acuan, Decimal(1)) * _KELILING:.1f}",
        catatan=catatan,
        berjalan=list(berjalan.order_by("id")),
        usulan=list(usulan.order_by("id")),
    )
