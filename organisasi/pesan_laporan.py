"""Words of messages about reports of wrong data, written when they are read."""

from django.urls import reverse

from kinerja.lib.kait import IsiPesan
from kinerja.pemberitahuan.models import Pesan
from organisasi.models import LaporanData
from organisasi.rules.laporan import KATA_BAGIAN, StatusLaporan
from organisasi.services.laporan import DIAJUKAN, DIJAWAB

_HASIL = {
    StatusLaporan.SELESAI: "Data Anda sudah dibetulkan.",
    StatusLaporan.DITOLAK: "Data yang tercatat sudah benar; alasannya tertulis.",
    StatusLaporan.DIKEMBALIKAN: "Keterangan Anda masih kurang; lengkapi laporannya.",
    StatusLaporan.DIAJUKAN: "Laporan Anda sudah dijawab, lalu dilengkapi lagi.",
}


def _laporan(pesan: Pesan) -> LaporanData | None:
    if pesan.jenis not in {DIAJUKAN, DIJAWAB}:
        return None
    semua = LaporanData.objects.select_related("pegawai")
    return semua.filter(kode=pesan.objek_kode).first()


def isi_pesan_laporan(pesan: Pesan) -> IsiPesan | None:
    """Return the words of one of our messages; None for anybody else's."""
    laporan = _laporan(pesan)
    if laporan is None:
        return None
    alamat = reverse("organisasi:laporan_detail", args=[laporan.kode])
    bagian = KATA_BAGIAN[laporan.bagian]
    if pesan.jenis == DIAJUKAN:
        return IsiPesan(
            judul=f"Laporan data salah: {bagian}",
            isi=f"{laporan.pegawai} melaporkan datanya salah. Periksa, perbaiki, lalu "
            "jawab.",
            alamat=alamat,
        )
    return IsiPesan(
        judul=f"Laporan Anda dijawab: {bagian}",
        isi=_HASIL[StatusLaporan(laporan.status)],
        alamat=alamat,
    )


def laporan_masih_berlaku(pesan: Pesan) -> bool:
    """Say no to a request for an answer that was given meanwhile."""
    if pesan.jenis != DIAJUKAN:
        return True
    laporan = _laporan(pesan)
    return laporan is not None and laporan.status == StatusLaporan.DIAJUKAN
