"""SKP in words; a raw code never reaches the screen."""

from typing import Any

from django import template

from indikator.models import IKI, RHK
from indikator.rules.skp import LABEL_JENIS
from indikator.rules.status import Pembaca, kata_status
from indikator.selectors.skp_dokumen import aspek_teks, pimpinan_teks, target_teks
from kinerja.akun.models import Pengguna

register = template.Library()


@register.filter
def aspek(iki: IKI) -> str:
    """Print the aspects of an indicator: "Kuantitas, Waktu"."""
    return aspek_teks(iki)


@register.filter
def target(iki: IKI) -> str:
    """Print the target with its unit."""
    return target_teks(iki)


@register.filter
def pimpinan(rhk: RHK) -> str:
    """Print the leader's hasil kerja that this one intervenes."""
    return pimpinan_teks(rhk)


@register.filter
def jenis(rhk: RHK) -> str:
    """Print "Utama" or "Tambahan"."""
    return LABEL_JENIS[rhk.jenis]


@register.filter
def kata_skp(pegawai: Any, pengguna: Pengguna) -> str:
    """Return the status word of a row of ``selectors.skp_daftar`` for its reader."""
    penilai = pegawai.skp_penilai == pengguna.pk
    return kata_status(pegawai.skp_status, Pembaca.PENILAI if penilai else Pembaca.LAIN)
