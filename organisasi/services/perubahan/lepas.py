"""What somebody lets go of from a day on: roles, overrides, teams."""

from datetime import date

from django.db.models import Q

from kinerja.lib.tanggal import DateRange, format_tanggal
from organisasi.models import AnggotaTim, Pegawai, PenetapanPenilai, Peran
from organisasi.rules.jenis import LABEL, JenisPeran
from organisasi.rules.tim import PeranTim
from organisasi.services.perubahan.pokok import SEHARI
from organisasi.services.perubahan.rekam import Perekam


def akhiri_peran(rekam: Perekam, peran: list[Peran], tanggal: date) -> None:
    """End roles before ``tanggal``; those that begin later go."""
    for satu in peran:
        _akhiri(rekam, satu, tanggal, f"Peran {_sebut_peran(satu)}")


def _sebut_peran(peran: Peran) -> str:
    kata = LABEL[JenisPeran(peran.jenis)]
    unit = f" {peran.unit}" if peran.unit else ""
    return f"{kata}{unit} ({peran.pengguna})"


def akhiri_penetapan(rekam: Perekam, pegawai: Pegawai, tanggal: date) -> None:
    """End the overrides by and on somebody; one he only stands above goes on."""
    semua = PenetapanPenilai.objects.filter(
        Q(pegawai=pegawai) | Q(penilai=pegawai) | Q(atasan=pegawai)
    ).select_related("pegawai", "penilai")
    for satu in semua.order_by("berlaku", "id"):
        masa = satu.berlaku
        berjalan = _akhiri(
            rekam,
            satu,
            tanggal,
            f"Penetapan {satu.penilai} sebagai penilai {satu.pegawai}",
        )
        if berjalan and pegawai not in (satu.pegawai, satu.penilai):
            rekam.buat(
                PenetapanPenilai,
                f"{satu.penilai} tetap menilai {satu.pegawai}; atasan penilainya "
                "mengikuti susunan unit.",
                pegawai=satu.pegawai,
                penilai=satu.penilai,
                dasar=satu.dasar,
                alasan=satu.alasan,
                berlaku=DateRange(max(tanggal, masa.lower), masa.upper),
            )


def akhiri_tim(rekam: Perekam, pegawai: Pegawai, tanggal: date) -> None:
    """End the memberships in teams; a team may be left without its ketua."""
    semua = AnggotaTim.objects.filter(pegawai=pegawai).select_related("tim")
    for satu in semua.order_by("berlaku", "id"):
        kata = f"Keanggotaan {pegawai} dalam {satu.tim}"
        if _akhiri(rekam, satu, tanggal, kata) and satu.peran == PeranTim.KETUA:
            rekam.peringatan.append(
                f"{satu.tim} tanpa ketua mulai {format_tanggal(tanggal)}. Tetapkan "
                "ketua yang baru."
            )


def _akhiri(
    rekam: Perekam,
    satu: Peran | PenetapanPenilai | AnggotaTim,
    tanggal: date,
    sebutan: str,
) -> bool:
    """End what lasts before ``tanggal``, delete what begins later; say if it was."""
    atas = satu.berlaku.upper
    if satu.berlaku.lower >= tanggal:
        rekam.hapus(satu, f"{sebutan} dihapus.")
    elif atas is None or atas > tanggal:
        rekam.ubah(
            satu,
            f"{sebutan} berakhir {format_tanggal(tanggal - SEHARI)}.",
            berlaku=DateRange(satu.berlaku.lower, tanggal),
        )
    else:
        return False
    return True
