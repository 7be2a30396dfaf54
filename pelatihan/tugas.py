"""What training asks of a person on Beranda."""

from datetime import datetime, time

from django.urls import reverse

from kinerja.akun.models import Pengguna
from kinerja.lib.kait import Tugas
from kinerja.lib.tanggal import WIB
from kinerja.lib.waktu import hari_ini
from pelatihan.policies.program import can_decide_usulan
from pelatihan.selectors.belajar import kasus_terbuka
from pelatihan.selectors.program import hari_angkatan
from pelatihan.selectors.usulan import count_waiting

AKHIR_HARI = time(23, 59)


def tugas_kasus(actor: Pengguna) -> list[Tugas]:
    """Ask for the study case of a class that has not ended, until it is handed in."""
    return [
        Tugas(
            judul=f"Kerjakan studi kasus {kasus.judul}",
            keterangan=f"Pelatihan {kasus.program.nama}, {angkatan.nama}.",
            alamat=reverse("pelatihan:kasus_answer", args=[kasus.kode]),
            tombol="Kerjakan",
            tenggat=datetime.combine(hari_angkatan(angkatan)[-1], AKHIR_HARI, WIB),
        )
        for kasus, angkatan in kasus_terbuka(actor, hari_ini())
    ]


def tugas_usulan(actor: Pengguna) -> list[Tugas]:
    """Ask BKPSDM to decide the proposals that wait."""
    jumlah = count_waiting() if can_decide_usulan(actor) else 0
    if not jumlah:
        return []
    return [
        Tugas(
            judul=f"{jumlah} usulan pelatihan menunggu keputusan",
            keterangan="Rencanakan dalam sebuah program, atau tolak dengan alasan.",
            alamat=reverse("pelatihan:usulan_list"),
            tombol="Putuskan usulan",
        )
    ]
