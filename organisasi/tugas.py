"""What the organisation asks of a person on Beranda."""

from django.urls import reverse

from kinerja.akun.models import Pengguna
from kinerja.lib.kait import Tugas
from organisasi.models import Pegawai


def tugas_kontak(actor: Pengguna) -> list[Tugas]:
    """Ask for an e-mail address: without one no reminder and no reset arrives."""
    if not Pegawai.objects.filter(pengguna=actor, surel="").exists():
        return []
    return [
        Tugas(
            judul="Lengkapi data kontak Anda",
            keterangan="Tanpa surel, pengingat dan tautan ganti kata sandi tidak "
            "dapat dikirim.",
            alamat=reverse("organisasi:kontak_edit"),
            tombol="Isi data kontak",
        )
    ]
