"""Reference data: what there is, a list of codes, and one code with its history."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict, InvalidInput
from kinerja.lib.waktu import hari_ini
from organisasi.forms.acuan import AcuanForm, awal_acuan
from organisasi.policies.acuan import can_keep_acuan
from organisasi.rules.acuan import SEBUTAN_RANAH, Butir, RanahAcuan
from organisasi.selectors.acuan import (
    acuan_pada,
    daftar_tahun,
    pemakaian,
    riwayat_acuan,
)
from organisasi.services.acuan import set_acuan

#: The word of a list in addresses.
ALAMAT = {
    "golongan": RanahAcuan.GOLONGAN,
    "jenis-jabatan": RanahAcuan.JENIS_JABATAN,
}


def slug_kunci(kunci: str) -> str:
    """Return a code as an address writes it: "III/a" is "III-a"."""
    return kunci.replace("/", "-").replace("_", "-")


@require_safe
@requires(can_keep_acuan)
def acuan_home(request: AkunRequest) -> HttpResponse:
    """Show which lists there are and which years have days off."""
    isi = {"tahun_semua": daftar_tahun(), "tahun": hari_ini().year}
    return render(request, "organisasi/acuan.html", isi)


@require_safe
@requires(can_keep_acuan)
def acuan_list(request: AkunRequest, ranah: str) -> HttpResponse:
    """Show the codes of one list with their source and who has them."""
    jenis = _ranah(ranah)
    jumlah = pemakaian(jenis)
    isi = {
        "judul": SEBUTAN_RANAH[jenis],
        "ranah": ranah,
        "golongan": jenis is RanahAcuan.GOLONGAN,
        "baris": [
            (satu, slug_kunci(satu.kunci), jumlah.get(satu.kunci, 0))
            for satu in acuan_pada(hari_ini(), jenis)[jenis]
        ],
    }
    return render(request, "organisasi/acuan_list.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_keep_acuan)
def acuan_edit(request: AkunRequest, ranah: str, kunci: str) -> HttpResponse:
    """Show what HR said of one code, and let it be called otherwise from a day on."""
    jenis = _ranah(ranah)
    butir = _butir(jenis, kunci)
    riwayat = list(riwayat_acuan(jenis, butir.kunci))
    form = AcuanForm(
        request.POST or None,
        ranah=jenis,
        wajib=bool(butir.aturan.label),
        initial=awal_acuan(butir, riwayat[0].versi if riwayat else 0, hari_ini()),
    )
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    if form.is_valid():
        try:
            set_acuan(
                ranah=jenis,
                kunci=butir.kunci,
                actor=request.user,
                perubahan=form.perubahan(),
                versi=form.cleaned_data["versi"],
            )
        except InvalidInput as galat:
            form.add_error("mulai", galat.message)
        except Conflict as galat:
            form.add_error(None, galat.message)
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, f"{butir.kunci} tersimpan.")
            return redirect("organisasi:acuan_list", ranah=ranah)
    isi = {
        "form": form,
        "butir": butir,
        "riwayat": riwayat,
        "ranah": ranah,
        "judul": SEBUTAN_RANAH[jenis],
    }
    return render(request, "organisasi/acuan_isi.html", isi, status=status)


def _ranah(slug: str) -> RanahAcuan:
    if slug not in ALAMAT:
        raise Http404
    return ALAMAT[slug]


def _butir(ranah: RanahAcuan, slug: str) -> Butir:
    for satu in acuan_pada(hari_ini(), ranah)[ranah]:
        if slug_kunci(satu.kunci) == slug:
            return satu
    raise Http404
