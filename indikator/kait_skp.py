"""What SKP answers to the rooms below: lines on Beranda, words of messages."""

from datetime import datetime, time
from urllib.parse import urlencode

from django.urls import reverse

from indikator.models import VersiSKP
from indikator.rules.alur_skp import StatusSKP, StatusVersi
from indikator.rules.skp import batas_penetapan
from indikator.selectors.skp import newest_versi, own_skp, penempatan_kini, perlu_skp
from indikator.selectors.skp_daftar import jumlah_menunggu
from indikator.services.batal import DIBATALKAN
from indikator.services.tutup import DIAJUKAN, DITUTUP
from kinerja.akun.models import Pengguna
from kinerja.lib.kait import IsiPesan, Tugas
from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import hari_ini
from kinerja.pemberitahuan.models import Pesan
from organisasi.models import Pegawai

#: The status in which a message still has its reason.
STATUS_PESAN = {
    DIAJUKAN: StatusVersi.DIAJUKAN,
    "skp_dikembalikan": StatusVersi.DIKEMBALIKAN,
    "skp_ditetapkan": StatusVersi.DITETAPKAN,
}
#: The same of messages about the plan as a whole.
STATUS_SKP = {
    DITUTUP: StatusSKP.DITUTUP,
    DIBATALKAN: StatusSKP.DIBATALKAN,
}


def tugas_skp(actor: Pengguna) -> list[Tugas]:
    """Ask the owner for an unfinished SKP, the penilai for those that wait."""
    return [*_tugas_pemilik(actor), *_tugas_penilai(actor)]


def _tugas_pemilik(actor: Pengguna) -> list[Tugas]:
    pegawai = Pegawai.objects.filter(pengguna=actor).first()
    if pegawai is None:
        return []
    tahun = hari_ini().year
    milik = [  # after a mutasi a new SKP is due (p.65)
        versi
        for versi in own_skp(actor)
        if versi.skp.tahun == tahun and hari_ini() in versi.skp.penempatan.berlaku
    ]
    if milik:
        return _tugas_berjalan(milik[0])
    return _tugas_mulai(pegawai, tahun)


def _tugas_mulai(pegawai: Pegawai, tahun: int) -> list[Tugas]:
    pos = penempatan_kini(pegawai)
    if pos is None or not perlu_skp(pegawai):
        return []
    batas = batas_penetapan(tahun, pos.berlaku.lower)
    return [
        Tugas(
            judul=f"Susun SKP {tahun}",
            keterangan="Hasil kerja, indikator, dan target Anda tahun ini.",
            alamat=reverse("indikator:skp_list"),
            tombol="Mulai SKP",
            tenggat=datetime.combine(batas, time(23, 59), WIB),
            status="Belum mulai",
        )
    ]


def _tugas_berjalan(versi: VersiSKP) -> list[Tugas]:
    skp, alamat = versi.skp, reverse("indikator:skp_detail", args=[versi.skp.kode])
    batas = batas_penetapan(skp.tahun, skp.masa.lower)
    tenggat = datetime.combine(batas, time(23, 59), WIB)
    if versi.status == StatusVersi.DRAF:
        return [
            Tugas(
                judul=f"Lanjutkan SKP {skp.tahun}",
                keterangan=f"Lengkapi, lalu ajukan; {versi.penilai} yang menetapkan.",
                alamat=alamat,
                tombol="Lanjutkan",
                tenggat=tenggat,
                status="Draf",
            )
        ]
    if versi.status == StatusVersi.DIKEMBALIKAN:
        jumlah = versi.catatan.filter(selesai_pada=None).count()
        return [
            Tugas(
                judul=f"Perbaiki SKP {skp.tahun}",
                keterangan=f"{versi.penilai} menulis {jumlah} catatan.",
                alamat=alamat,
                tombol="Baca catatan",
                tenggat=tenggat,
                status="Dikembalikan",
            )
        ]
    return []


def _tugas_penilai(actor: Pengguna) -> list[Tugas]:
    jumlah = jumlah_menunggu(actor)
    if not jumlah:
        return []
    saring = urlencode({"status": StatusVersi.DIAJUKAN.value})
    return [
        Tugas(
            judul=f"{jumlah} SKP menunggu Anda",
            keterangan="Baca, lalu tetapkan atau kembalikan dengan catatan.",
            alamat=f"{reverse('indikator:skp_list')}?{saring}",
            tombol="Buka daftar",
        )
    ]


def _versi(pesan: Pesan) -> VersiSKP | None:
    kode = pesan.objek_kode.split(":")[0]
    return newest_versi().filter(skp__kode=kode).first()


def pesan_skp_berlaku(pesan: Pesan) -> bool:
    """Say whether the SKP still stands where the message left it; others always do."""
    if pesan.jenis not in {*STATUS_PESAN, *STATUS_SKP}:
        return True
    versi = _versi(pesan)
    if pesan.jenis in STATUS_SKP:
        return versi is not None and versi.skp.status == STATUS_SKP[pesan.jenis]
    if versi is None or versi.status != STATUS_PESAN[pesan.jenis]:
        return False
    # one that moved to another penilai does not wait for the former one
    return (
        pesan.jenis != DIAJUKAN or versi.penilai.pengguna_id == pesan.penerima_id
    ) and versi.skp.status != StatusSKP.DIBATALKAN


def isi_pesan_skp(pesan: Pesan) -> IsiPesan | None:
    """Put the words to a message about an SKP; None for other rooms' messages."""
    versi = _versi(pesan) if pesan.jenis in {*STATUS_PESAN, *STATUS_SKP} else None
    if versi is None:
        return None
    tahun, nama, penilai = versi.skp.tahun, versi.skp.pegawai, versi.penilai
    kata = {
        DITUTUP: (
            f"SKP {tahun} Anda ditutup",
            (
                f"Masa Anda sebagai {versi.skp.penempatan.jabatan.nama} berakhir. "
                "SKP itu tetap terbaca. Susun SKP untuk jabatan Anda yang sekarang "
                "(hal. 65)."
            ),
        ),
        "skp_diajukan": (
            f"SKP {tahun} {nama} menunggu Anda",
            (
                f"{nama} mengajukan SKP {tahun}. Baca, lalu tetapkan atau kembalikan "
                "dengan catatan."
            ),
        ),
        DIBATALKAN: (
            f"SKP {tahun} {nama} dibatalkan",
            f"SKP {tahun} {nama} dibatalkan. Alasannya tertulis pada SKP itu.",
        ),
        "skp_dikembalikan": (
            f"SKP {tahun} Anda dikembalikan",
            f"{penilai} menulis catatan pada SKP Anda. Perbaiki, lalu ajukan lagi.",
        ),
        "skp_ditetapkan": (
            f"SKP {tahun} Anda ditetapkan",
            f"{penilai} menyetujui SKP Anda. SKP ini berlaku sampai akhir tahun.",
        ),
    }
    judul, isi = kata[pesan.jenis]
    return IsiPesan(judul, isi, reverse("indikator:skp_detail", args=[versi.skp.kode]))
