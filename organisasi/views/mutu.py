"""What is wrong in the data, with the page that repairs each thing."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from organisasi.policies.struktur import can_merge, can_open_mutu
from organisasi.rules.mutu import SEBUTAN, JenisMutu
from organisasi.selectors.mutu import (
    Temuan,
    isi_temuan,
    lingkup_mutu,
    ringkasan_mutu,
    temuan_mutu,
)

PER_HALAMAN = 25
#: The page that repairs a kind, and what its address needs besides the row's code.
PERBAIKAN: dict[JenisMutu, tuple[str, tuple[str, ...]]] = {
    JenisMutu.LINGKARAN_PENILAI: ("organisasi:penetapan_create", ()),
    JenisMutu.LINGKARAN_UNIT: ("organisasi:unit_detail", ()),
    JenisMutu.UNIT_LEPAS: ("organisasi:unit_detail", ()),
    JenisMutu.KEPALA_KOSONG: ("organisasi:unit_detail", ()),
    JenisMutu.TANPA_PENEMPATAN: ("organisasi:perubahan_pegawai", ("mutasi",)),
    JenisMutu.TANPA_PENILAI: ("organisasi:penetapan_create", ()),
    JenisMutu.RANGKAP: ("organisasi:pegawai_merge", ()),
}


@dataclass(frozen=True)
class Pilihan:
    """One kind with its number, and whether its rows are shown."""

    jenis: str
    judul: str
    jumlah: int
    kini: bool


@require_safe
@requires(can_open_mutu)
def mutu_list(request: AkunRequest) -> HttpResponse:
    """Count every kind of finding in the actor's part, and list one of them."""
    unit = request.GET.get("unit", "").strip()[:100]
    lingkup = lingkup_mutu(request.user, unit)
    jumlah = ringkasan_mutu(lingkup)
    jenis = _jenis(request.GET.get("jenis", ""), jumlah)
    baris = temuan_mutu(lingkup, jenis)
    halaman = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    gabung = can_merge(request.user)
    isi = {
        "unit": unit,
        "jenis": jenis,
        "sebutan": SEBUTAN[jenis],
        "pilihan": [
            Pilihan(satu.value, SEBUTAN[satu].judul, n, satu is jenis)
            for satu, n in jumlah.items()
        ],
        "semua": sum(jumlah.values()),
        "halaman": halaman,
        "baris": [
            (satu, _alamat(jenis, satu, gabung=gabung))
            for satu in isi_temuan(jenis, list(halaman.object_list))
        ],
    }
    return render(request, "organisasi/mutu_list.html", isi)


def _jenis(diminta: str, jumlah: dict[JenisMutu, int]) -> JenisMutu:
    """Return the kind asked for, else the first that has something."""
    if diminta in JenisMutu.__members__:
        return JenisMutu[diminta]
    return next((satu for satu, n in jumlah.items() if n), next(iter(jumlah)))


def _alamat(jenis: JenisMutu, temuan: Temuan, *, gabung: bool) -> str:
    """Return the page that repairs it; "" where the actor has none."""
    if jenis is JenisMutu.RANGKAP and not gabung:
        return ""
    nama, tambahan = PERBAIKAN[jenis]
    lain = (temuan.lain,) if temuan.lain else ()
    return reverse(nama, args=[temuan.kode, *lain, *tambahan])
