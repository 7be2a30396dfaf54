"""What a row of ours is, in words, for who merges two rows of one person."""

from django.urls import reverse
from django.utils.timezone import localdate

from evaluasi.models import Evaluasi, SaldoAwal, UmpanBalik
from evaluasi.rules.saldo import SEBUTAN_SALDO, JenisSaldo
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.lib.kait import Simpul
from kinerja.lib.tanggal import format_tanggal
from organisasi.services.gabung.sebut import BARIS


def sebut_evaluasi(objek: object, arah: str) -> list[Simpul]:
    """Answer ``kait.simpul_benang``: an evaluation or feedback with both people."""
    if arah != BARIS:
        return []
    if isinstance(objek, Evaluasi):
        return [
            Simpul(
                "Evaluasi",
                f"{sebut_tahap(objek.tahap)}, {objek.pegawai} dinilai {objek.penilai}",
                alamat=reverse("beranda:kartu_detail", args=[objek.kode]),
            )
        ]
    if isinstance(objek, UmpanBalik):
        hari = format_tanggal(localdate(objek.pada))
        return [Simpul("Umpan balik", f"untuk {objek.pegawai}, {hari}")]
    if isinstance(objek, SaldoAwal):
        kata = SEBUTAN_SALDO[JenisSaldo(objek.jenis)]
        teks = f"{kata} {objek.tahun}, {objek.dasar}"
        if objek.pegawai is None:
            return [Simpul("Saldo awal", teks)]
        alamat = reverse("evaluasi:saldo_pegawai", args=[objek.pegawai.kode])
        return [Simpul("Saldo awal", teks, alamat=alamat)]
    return []
