"""Turn stored codes into the words people read; a raw code never reaches the screen."""

from django import template

from kinerja.jadwal.rules.jenis import JenisLibur
from organisasi.rules.impor import KeputusanBaris, kata_keputusan
from organisasi.rules.jenis import LABEL
from organisasi.rules.kebutuhan import SEBUTAN
from organisasi.rules.libur import KEPUTUSAN_LIBUR, SEBUTAN_LIBUR
from organisasi.rules.penilai import Penilaian, Sebab
from organisasi.rules.tim import KATA_PERAN

register = template.Library()

SEBAB: dict[Sebab, str] = {
    Sebab.PENETAPAN: "Ditetapkan dengan surat keputusan.",
    Sebab.KEPALA_UNIT: "Pimpinan unit kerja tempat bertugas.",
    Sebab.PLT_KEPALA: "Pelaksana tugas pimpinan unit kerja tempat bertugas.",
    Sebab.KEPALA_DI_ATAS: "Pimpinan unit kerja di atasnya.",
    Sebab.PLT_DI_ATAS: "Pelaksana tugas pimpinan unit kerja di atasnya.",
    Sebab.TANPA_PENEMPATAN: "Belum ada jabatan hari ini. Penilai muncul sesudah "
    "penempatannya dicatat.",
    Sebab.PUNCAK: "Jabatan tertinggi, tidak ada pejabat penilai di atasnya.",
}


_LABEL = {str(kunci): kata for kunci, kata in LABEL.items()}
_SEBUTAN = {str(kunci): kata for kunci, kata in SEBUTAN.items()}


@register.filter
def label(kode: str) -> str:
    """Return the word of a stored code; KeyError for a code without a word."""
    return _LABEL[kode]


@register.filter
def sebutan(kode: str) -> str:
    """Return the word of a code of sasaran and needs; KeyError for one without."""
    return _SEBUTAN[kode]


@register.filter
def kata_baru(jenis: str) -> str:
    """Return what is new in a kind of staff file, in a sentence."""
    return kata_keputusan(jenis)[KeputusanBaris.BARU].lower()


@register.filter
def peran_tim(kode: str) -> str:
    """Return what somebody is in a team, as a word."""
    return KATA_PERAN[kode]


@register.filter
def sebab(penilaian: Penilaian) -> str:
    """Say in a sentence why this one is the penilai."""
    if penilaian.dasar:
        alasan = f" Alasan: {penilaian.alasan}" if penilaian.alasan else ""
        return f"Ditetapkan dengan {penilaian.dasar}.{alasan}"
    return SEBAB[penilaian.sebab]


@register.filter
def libur(jenis: str) -> str:
    """Return the word of a kind of day off."""
    return SEBUTAN_LIBUR[JenisLibur(jenis)]


@register.filter
def keputusan_libur(keputusan: str) -> str:
    """Return the word of what becomes of one day of an imported list."""
    return KEPUTUSAN_LIBUR[keputusan]
