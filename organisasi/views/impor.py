"""Staff files: upload, preview, save or discard."""

from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kinerja.akun.http import AkunRequest
from kinerja.jejak.services import record_akses
from kinerja.lib.akses import STATUS, requires
from kinerja.lib.errors import InvalidInput, KinerjaError
from organisasi.forms.impor import ImporForm
from organisasi.policies.impor import can_import
from organisasi.selectors import impor as selectors
from organisasi.services.impor import discard_impor, read_impor, save_impor

if TYPE_CHECKING:
    from organisasi.models import Impor

PER_HALAMAN = 25
BARIS_PER_HALAMAN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_import)
def impor_list(request: AkunRequest) -> HttpResponse:
    """Take a file in and list what was imported before."""
    diunggah = request.method == "POST"
    form = ImporForm(request.POST, request.FILES) if diunggah else ImporForm()
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            impor = read_impor(berkas=berkas, nama=berkas.name, actor=request.user)
        except InvalidInput as error:
            form.add_error("berkas", error.message)
        else:
            return redirect("organisasi:impor_detail", kode=impor.kode)
    semua = selectors.list_impor(request.user)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "organisasi/impor_list.html",
        {"form": form, "halaman": halaman},
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_safe
@requires(can_import)
def impor_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show what each row will do, or did."""
    return _detail(request, selectors.impor_for(request.user, kode))


@require_POST
@requires(can_import)
def impor_save(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Save what the preview shows; a stale preview comes back anew."""
    impor = selectors.impor_for(request.user, kode)
    try:
        save_impor(impor=impor, actor=request.user, versi=_versi(request))
    except KinerjaError as error:
        impor.refresh_from_db()
        return _detail(request, impor, error)
    messages.success(request, "Data pegawai tersimpan.")
    return redirect("organisasi:impor_detail", kode=kode)


@require_POST
@requires(can_import)
def impor_discard(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Throw a preview away."""
    impor = selectors.impor_for(request.user, kode)
    try:
        discard_impor(impor=impor, actor=request.user, versi=_versi(request))
    except KinerjaError as error:
        impor.refresh_from_db()
        return _detail(request, impor, error)
    messages.success(request, "Impor dibatalkan. Tidak ada data pegawai yang berubah.")
    return redirect("organisasi:impor_list")


def _versi(request: AkunRequest) -> int:
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 9 else 0


def _detail(
    request: AkunRequest, impor: "Impor", galat: KinerjaError | None = None
) -> HttpResponse:
    record_akses(pelaku=request.user, halaman="impor", subjek_id=None)
    saring = selectors.saring_dikenal(request.GET.get("keputusan", ""))
    baris = selectors.baris_impor(impor, saring)
    halaman = Paginator(baris, BARIS_PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "organisasi/impor_detail.html",
        {
            "impor": impor,
            "galat": galat.message if galat else "",
            "ringkasan": selectors.ringkasan(impor),
            "saring": saring,
            "halaman": halaman,
            "baris_semua": [selectors.tampil(satu) for satu in halaman.object_list],
        },
        status=STATUS[type(galat)] if galat else HTTPStatus.OK,
    )
