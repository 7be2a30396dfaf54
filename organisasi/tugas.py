"""What the organisation asks of a person on Beranda."""

from django.urls import reverse

from kinerja.akun.models import Pengguna
from kinerja.lib.kait import Tugas
from organisasi.models import Pegawai, UnitKerja
from organisasi.policies.laporan import menunggu_jawaban
from organisasi.selectors.kebutuhan import menunggu_keputusan
from organisasi.selectors.laporan import dikembalikan


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


def tugas_kebutuhan(actor: Pengguna) -> list[Tugas]:
    """Ask a head to decide the needs that wait for nobody else, year by year."""
    setahun: dict[int, list[tuple[UnitKerja, int]]] = {}
    for tahun, unit, jumlah in menunggu_keputusan(actor):
        setahun.setdefault(tahun, []).append((unit, jumlah))
    return [_tugas_setahun(tahun, isi) for tahun, isi in setahun.items()]


def _tugas_setahun(tahun: int, isi: list[tuple[UnitKerja, int]]) -> Tugas:
    unit = [satu.nama for satu, _ in isi]
    sisa = f" dan {len(unit) - 3} unit lain" if len(unit) > 3 else ""
    alamat = f"{reverse('organisasi:kebutuhan_unit')}?q=&tahun={tahun}"
    if len(unit) == 1:
        papan = reverse("organisasi:kebutuhan_papan", args=[isi[0][0].kode])
        alamat = f"{papan}?tahun={tahun}"
    return Tugas(
        judul=f"{sum(n for _, n in isi)} kebutuhan menunggu keputusan Anda",
        keterangan=f"{', '.join(unit[:3])}{sisa}, untuk {tahun}.",
        alamat=alamat,
        tombol="Lihat kebutuhan",
    )


def tugas_laporan(actor: Pengguna) -> list[Tugas]:
    """Ask who keeps data to answer reports, and a reporter for what is missing."""
    tugas = [
        Tugas(
            judul="Laporan data Anda dikembalikan",
            keterangan="Keterangannya masih kurang. Baca jawabannya, lalu lengkapi.",
            alamat=reverse("organisasi:laporan_edit", args=[laporan.kode]),
            tombol="Lengkapi laporan",
            status="Dikembalikan",
        )
        for laporan in dikembalikan(actor)
    ]
    if jumlah := menunggu_jawaban(actor).count():
        tugas.append(
            Tugas(
                judul=f"{jumlah} laporan data salah menunggu Anda",
                keterangan="Periksa, perbaiki datanya, lalu beri tahu pelapor.",
                alamat=reverse("organisasi:laporan_list"),
                tombol="Lihat laporan",
            )
        )
    return tugas
