"""Words of the reminder, and the line on Beranda of those who chase."""

from django.urls import reverse

from kinerja.akun.models import Pengguna
from kinerja.beranda.policies import cakupan_ingatkan, is_pengurus_siklus
from kinerja.beranda.selectors.siklus import (
    TahapPapan,
    corong,
    masih_ditunggu,
    pilih_tahap,
    tahap_papan,
)
from kinerja.beranda.services.siklus import PENGINGAT
from kinerja.lib.kait import IsiPesan, Tugas
from kinerja.lib.tanggal import format_tanggal
from kinerja.pemberitahuan.models import Pesan


def _papan(pesan: Pesan) -> TahapPapan | None:
    return next((p for p in tahap_papan() if p.kode == pesan.objek_kode), None)


def isi_pengingat(pesan: Pesan) -> IsiPesan | None:
    """Return the words of a reminder; None for any other message."""
    papan = _papan(pesan) if pesan.jenis == PENGINGAT else None
    if papan is None:
        return None
    tutup = format_tanggal(papan.tutup, hari=True)
    batas = "sudah ditutup" if papan.lewat else "ditutup"
    return IsiPesan(
        judul=f"Pengingat: {papan.nama}",
        isi=f"{papan.nama} {batas} {tutup}. Masih ada yang menunggu Anda; daftarnya "
        "ada di Beranda.",
        alamat=reverse("beranda:home"),
    )


def pengingat_masih_berlaku(pesan: Pesan) -> bool:
    """Say no to a reminder of what was finished meanwhile."""
    if pesan.jenis != PENGINGAT:
        return True
    papan = _papan(pesan)
    return papan is not None and masih_ditunggu(papan, pesan.penerima)


def tugas_siklus(actor: Pengguna) -> list[Tugas]:
    """Tell those who chase how many are not finished in the stage opened last."""
    if not is_pengurus_siklus(actor):
        return []
    papan = pilih_tahap(tahap_papan(), "")
    if papan is None:
        return []
    jumlah = corong(papan, cakupan_ingatkan(actor)).jumlah.tertunggak
    if not jumlah:
        return []
    return [
        Tugas(
            judul=f"{papan.nama}: {jumlah} {papan.sebutan}",
            keterangan="Lihat siapa, lalu ingatkan sekaligus.",
            alamat=f"{reverse('beranda:siklus_tunggakan')}?tahap={papan.kode}",
            tombol="Siapa saja",
            status="Terlambat" if papan.lewat else "Menunggu pihak lain",
        )
    ]
