"""What an open evaluation period asks of a person on Beranda."""

from datetime import datetime, time

from django.db.models import Count, Q
from django.urls import reverse

from evaluasi.models import Evaluasi
from evaluasi.policies.meja import BELUM_DIKIRIM
from evaluasi.rules.alur import StatusEvaluasi
from evaluasi.selectors.capaian import capaian_saya
from evaluasi.selectors.periode import jendela_tahap, tahap_terbuka
from kinerja.akun.models import Pengguna
from kinerja.jadwal.models import Tahap
from kinerja.jadwal.selectors import sebut_kode, sebut_tahap
from kinerja.lib.kait import Tugas
from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import hari_ini
from organisasi.policies import unit_dipimpin


def tugas_masa(actor: Pengguna) -> list[Tugas]:
    """Ask for realisasi, ratings and capaian organisasi of the open stages."""
    hasil = []
    for tahap in tahap_terbuka(hari_ini()):
        hasil += _realisasi(actor, tahap) + _capaian(actor, tahap)
        hasil += _nilai(actor, tahap)
    return hasil


def _tenggat(tahap: Tahap) -> datetime:
    return datetime.combine(jendela_tahap(tahap).akhir, time(23, 59, 59), WIB)


def _realisasi(actor: Pengguna, tahap: Tahap) -> list[Tugas]:
    belum = Evaluasi.objects.dihitung().filter(
        tahap=tahap, pegawai__pengguna=actor, status=StatusEvaluasi.BELUM.value
    )
    return [
        Tugas(
            judul=f"Isi realisasi {sebut_tahap(tahap)}",
            keterangan="Tulis yang dicapai, sertakan bukti, lalu kirim ke penilai.",
            alamat=reverse("evaluasi:realisasi_edit", args=[kode]),
            tombol="Isi realisasi",
            tenggat=_tenggat(tahap),
        )
        for kode in belum.values_list("kode", flat=True)
    ]


def _nilai(actor: Pengguna, tahap: Tahap) -> list[Tugas]:
    milik = Evaluasi.objects.filter(tahap=tahap, penilai__pengguna=actor)
    baris = milik.dihitung().aggregate(
        menunggu=Count("pk", filter=Q(status__in=[s.value for s in BELUM_DIKIRIM])),
        semua=Count("pk"),
        selesai=Count("pk", filter=~Q(predikat="")),
    )
    if not baris["menunggu"]:
        return []
    return [
        Tugas(
            judul=f"Nilai {baris['menunggu']} orang, {sebut_tahap(tahap)}",
            keterangan=f"{baris['selesai']} dari {baris['semua']} selesai dinilai.",
            alamat=reverse("evaluasi:meja_tahap", args=[sebut_kode(tahap)]),
            tombol="Buka meja penilai",
            tenggat=_tenggat(tahap),
        )
    ]


def _capaian(actor: Pengguna, tahap: Tahap) -> list[Tugas]:
    if not unit_dipimpin(actor):
        return []
    jumlah = sum(not satu.sendiri for satu in capaian_saya(actor, tahap))
    if not jumlah:
        return []
    return [
        Tugas(
            judul=f"Tetapkan capaian {jumlah} unit, {sebut_tahap(tahap)}",
            keterangan="Penilaian pegawai menunggu capaian organisasi.",
            alamat=reverse("evaluasi:capaian_list"),
            tombol="Tetapkan capaian",
            tenggat=_tenggat(tahap),
        )
    ]
