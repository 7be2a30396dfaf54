"""Activation slips: what is due, and the sheet that is shown once."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from organisasi import selectors as orang
from organisasi.policies.kode import can_issue_kode, can_open_kode
from organisasi.selectors import kode as selectors
from organisasi.services.kode import (
    SEKALI_CETAK,
    Lembar,
    print_kode,
    print_kode_unit,
)

GET_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_POST)
@requires(can_open_kode)
def kode_unit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Say how many of a unit need a slip; a POST makes and shows them, once."""
    unit = selectors.unit_kode_for(request.user, kode)
    if request.method == "POST":
        lembar = print_kode_unit(
            unit=unit, actor=request.user, ulang=request.POST.get("ulang") == "1"
        )
        return _lembar(request, lembar, kembali=request.path, judul=unit.nama)
    isi = {
        "unit": unit,
        "belum": selectors.hitung_belum_masuk(request.user, unit),
        "sekali": SEKALI_CETAK,
    }
    return render(request, "organisasi/kode_unit.html", isi)


@require_http_methods(GET_POST)
@requires(can_open_kode)
def kode_pegawai(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Ask first, then make a code for one person and show it once."""
    pegawai = orang.pegawai_for(request.user, kode)
    if not can_issue_kode(request.user, pegawai):
        raise PermissionDenied
    if request.method == "POST":
        lembar = print_kode(pegawai=pegawai, actor=request.user)
        kembali = reverse("organisasi:pegawai_detail", args=[kode])
        return _lembar(request, [lembar], kembali=kembali, judul=pegawai.nama)
    return render(request, "organisasi/kode_pegawai.html", {"pegawai": pegawai})


def _lembar(
    request: AkunRequest, lembar: Sequence[Lembar], *, kembali: str, judul: str
) -> HttpResponse:
    """Show the slips as the answer to the POST itself, so that no address has them."""
    alamat = f"{settings.SITUS.rstrip('/')}{reverse('akun:kode_redeem')}"
    isi = {"lembar": lembar, "kembali": kembali, "judul": judul, "alamat": alamat}
    return render(request, "organisasi/kode_lembar.html", isi)
