"""Survey points of a unit: the list, a new one, its results, its link and poster."""

from http import HTTPStatus
from io import BytesIO
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from evaluasi.forms.layanan import TitikForm, TitikUbahForm, VersiForm
from evaluasi.policies.layanan import (
    can_keep_layanan,
    can_keep_layanan_of,
    can_open_layanan,
    can_read_saran,
)
from evaluasi.rules.kelompok import MINIMUM
from evaluasi.selectors import layanan as selectors
from evaluasi.services import layanan as services
from kinerja.akun.http import AkunRequest
from kinerja.lib.akses import requires
from kinerja.lib.errors import Conflict, InvalidInput

PER_HALAMAN = 25


@require_safe
@requires(can_open_layanan)
def layanan_list(request: AkunRequest) -> HttpResponse:
    """List the points the actor may see; find the unit of a new one."""
    titik = selectors.list_titik(request.user)
    halaman = Paginator(titik, PER_HALAMAN).get_page(request.GET.get("halaman"))
    halaman.object_list = selectors.with_hasil(list(halaman.object_list))
    cari = request.GET.get("unit", "")
    boleh = can_keep_layanan(request.user)
    unit = selectors.search_kept_unit(request.user, cari) if boleh else []
    return render(
        request,
        "evaluasi/layanan_list.html",
        {
            "halaman": halaman,
            "boleh_buat": boleh,
            "cari": cari,
            "unit_semua": unit,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_keep_layanan)
def layanan_create(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Open a new point for a unit; its link is shown once, on the poster."""
    unit = selectors.kept_unit_for(request.user, kode)
    form = TitikForm(selectors.indikator_unit(unit), request.POST or None)
    if form.is_valid():
        try:
            token = services.create_titik(
                actor=request.user, unit=unit, **form.cleaned_data
            )
        except InvalidInput as error:
            form.add_error("nama", error.message)
        else:
            return redirect("evaluasi:layanan_poster", token=token)
    return render(
        request,
        "evaluasi/layanan_baru.html",
        {"form": form, "unit": unit, "titik": None},
    )


@require_safe
@requires(can_open_layanan)
def layanan_detail(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Show what citizens said, once enough of them did; the link's two buttons."""
    titik = selectors.titik_for(request.user, kode)
    masa = selectors.masa_setahun()
    return render(
        request,
        "evaluasi/layanan_detail.html",
        {
            "titik": titik,
            "masa": masa,
            "hasil": selectors.hasil_layanan([titik.pk], masa).get(titik.pk),
            "triwulan": selectors.hasil_per_triwulan(titik),
            "menunggu": selectors.jumlah_menunggu(titik),
            "minimum": MINIMUM,
            "indikator": selectors.rumusan_indikator(titik),
            "boleh_urus": can_keep_layanan_of(request.user, titik.unit),
            "boleh_saran": can_read_saran(request.user, titik),
            "saran": selectors.saran_for(request.user, titik),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(can_keep_layanan)
def layanan_edit(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Rename a point or let it feed another indicator; two editors are told."""
    titik = selectors.titik_for(request.user, kode)
    if not can_keep_layanan_of(request.user, titik.unit):
        raise PermissionDenied
    versi = selectors.indikator_unit(titik.unit)
    form = TitikUbahForm(
        versi, request.POST or None, initial=selectors.isian_titik(titik)
    )
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            services.update_titik(actor=request.user, titik=titik, **form.cleaned_data)
        except InvalidInput as error:
            form.add_error("nama", error.message)
        except Conflict:
            titik.refresh_from_db(fields=["nama", "versi"])
            form = TitikUbahForm(versi, {**request.POST.dict(), "versi": titik.versi})
            form.add_error(None, _bentrok(titik.nama))
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, "Titik layanan tersimpan.")
            return redirect("evaluasi:layanan_detail", kode=kode)
    isi = {"form": form, "unit": titik.unit, "titik": titik}
    return render(request, "evaluasi/layanan_baru.html", isi, status=status)


def _bentrok(nama: str) -> str:
    return (
        f"Layanan ini baru saja diubah orang lain; sekarang bernama “{nama}”. Isian "
        "Anda masih ada di bawah; simpan lagi bila isian Anda yang benar."
    )


@require_POST
@requires(can_keep_layanan)
def layanan_renew(request: AkunRequest, kode: UUID) -> HttpResponse:
    """Give the point a new link and show its poster; the old link is dead."""
    titik = selectors.titik_for(request.user, kode)
    token = services.renew_tautan(
        actor=request.user, titik=titik, versi=_versi(request)
    )
    messages.success(request, "Tautan baru berlaku. Tautan lama sudah mati.")
    return redirect("evaluasi:layanan_poster", token=token)


@require_POST
@requires(can_keep_layanan)
def layanan_close(request: AkunRequest, kode: UUID) -> HttpResponse:
    """End the point's link; its results stay."""
    titik = selectors.titik_for(request.user, kode)
    services.close_tautan(actor=request.user, titik=titik, versi=_versi(request))
    messages.success(request, "Tautan ditutup. Hasilnya tetap tersimpan.")
    return redirect("evaluasi:layanan_detail", kode=titik.kode)


# The page's own address holds the token, so it can be shown again by those who kept
# it; from the database nobody can make it.
@require_safe
@never_cache
@requires(can_keep_layanan)
def layanan_poster(request: AkunRequest, token: str) -> HttpResponse:
    """Show link and QR code, to be printed on one A4 sheet."""
    titik = selectors.kept_titik_of_token(request.user, token)
    isi = {"titik": titik, "token": token, "alamat": _alamat(token)}
    return render(request, "evaluasi/layanan_poster.html", isi)


@require_safe
@never_cache
@requires(can_keep_layanan)
def layanan_qr(request: AkunRequest, token: str) -> HttpResponse:
    """Draw the link as a QR code (SVG); level M survives a scratched sheet."""
    selectors.kept_titik_of_token(request.user, token)
    gambar = BytesIO()
    kode = segno.make_qr(_alamat(token), error="m")
    kode.save(gambar, kind="svg", scale=8, border=4, light="#fff", nl=False)
    return HttpResponse(gambar.getvalue(), content_type="image/svg+xml")


def _alamat(token: str) -> str:
    jalur = reverse("evaluasi:jawaban_create", args=[token])
    return f"{settings.SITUS.rstrip('/')}{jalur}"


def _versi(request: HttpRequest) -> int:
    form = VersiForm(request.POST)
    if not form.is_valid():
        raise InvalidInput("Isian tombol tidak lengkap. Muat ulang halaman ini.")
    return int(form.cleaned_data["versi"])
