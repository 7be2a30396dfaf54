"""What the scorecard and keberatan ask of a person on Beranda."""

from django.urls import reverse

from evaluasi.models import Evaluasi
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.selectors.keberatan import menunggu_penjelasan, menunggu_putusan
from kinerja.akun.models import Pengguna
from kinerja.jadwal.selectors import sebut_tahap
from kinerja.lib.kait import Tugas


def tugas_kartu(actor: Pengguna) -> list[Tugas]:
    """Ask the Pegawai to read a delivered result."""
    baris = (
        Evaluasi.objects.dihitung()
        .filter(pegawai__pengguna=actor, status=StatusEvaluasi.DISAMPAIKAN.value)
        .select_related("tahap__siklus")
    )
    return [
        Tugas(
            judul=f"Baca hasil evaluasi {sebut_tahap(satu.tahap)}",
            keterangan="Buka kartu kinerja Anda, lalu nyatakan hasilnya diterima.",
            alamat=reverse("beranda:kartu_detail", args=[satu.kode]),
            tombol="Baca hasil",
        )
        for satu in baris
    ]


def tugas_keberatan(actor: Pengguna) -> list[Tugas]:
    """Tell the penilai what to explain and the atasan what to decide."""
    alamat = reverse("evaluasi:keberatan_list")
    tugas = []
    if jumlah := menunggu_penjelasan(actor):
        tugas.append(
            Tugas(
                judul=f"{jumlah} keberatan menunggu penjelasan Anda",
                keterangan="Atasan memutus sesudah mendengar kedua pihak.",
                alamat=alamat,
                tombol="Beri penjelasan",
            )
        )
    if jumlah := menunggu_putusan(actor):
        tugas.append(
            Tugas(
                judul=f"{jumlah} keberatan menunggu putusan Anda",
                keterangan="Baca kedua penjelasan, lalu kuatkan atau ubah hasilnya.",
                alamat=alamat,
                tombol="Lihat keberatan",
            )
        )
    return tugas
